/** Takeaways: what came out beside the first outcome, which the bottom line tells, and the harms. */
import { armsText, comparedText, summaryText, tellable } from './findings.js';
import { commonestText, harmText } from './harms.js';
import { upper } from '../../format/capital.js';
import { ended, named, outcomeName, type Names } from './references.js';
import { verdictOf, type Said } from './verdict.js';
import type { ArmDraft, EventDraft, ResultDraft } from '../drafts.js';

interface Found {
  arms: ArmDraft[];
  results: ResultDraft[];
  /** The result that the bottom line tells. */
  main: ResultDraft | undefined;
  /** Rows of adverse events. */
  events: EventDraft[];
  commonest: EventDraft[];
}

/** At most so many takeaways, and one at least; harms come second, so that they are not the ones that a full page drops. */
export function takeawaysOf(found: Found, most: number, names: Names): Said[] {
  const { arms, results, main } = found;
  const own = arms.filter(({ pools }) => pools.length === 0).length;
  const others = results.filter(
    (result) =>
      result !== main &&
      (tellable(result).length > 0 || (result.figures.length >= Math.min(own, 2) && armsText(result) !== '')),
  );
  const harms = harmsOf(found);
  const kept = harms.slice(0, Math.max(1, most - others.length, Math.floor(most / 2)));
  const [first, ...more] = others.slice(0, most - kept.length).map((result) => takeaway(result, names));
  const all = [...(first ? [first] : []), ...kept.map((text) => ({ text: ended(text, names), holds: [] })), ...more];
  return all.length > 0 || results.length > 0 ? all : [nothing];
}

/** Deaths and serious events, what happened to nobody last; beside them the commonest event where it is short. */
function harmsOf({ arms, events, commonest }: Found): string[] {
  const of = (id: string) => events.find((event) => event.id === id);
  const death = of('death');
  const harms = [
    harmText(
      death,
      /leaving/.test(death?.name ?? '') ? named(death!.name, 'adverse_events.death.name') : 'Deaths',
      arms,
    ),
    harmText(of('serious'), 'People with a serious adverse event', arms),
  ]
    .filter(({ text, none }) => text !== '' && !none)
    .toSorted((a, b) => Number(a.none) - Number(b.none));
  const common = arms.length <= mostInTakeaway ? commonestText(commonest, arms) : '';
  const beside = (text: string) => (common ? `${text}. ${common}` : text);
  return harms.map(({ text }, index) => (index === 0 ? beside(text) : text));
}

/** Arms of which two counts have room in one takeaway. */
const mostInTakeaway = 2;

/** What stands before the name of an outcome that the trial was not made for. */
const leads = { primary: '', secondary: 'Secondary: ', exploratory: 'Other outcome: ' } as const;

function takeaway(result: ResultDraft, names: Names): Said {
  const { text, holds } = hasVerdicts(result) ? summaryText(result) : comparedText(result);
  const name = `${leads[result.role]}${upper(outcomeName(result))}`;
  return { text: ended(text ? `${name}, ${text}` : `${name}: ${armsText(result)}`, names), holds };
}

/** Several comparisons that each show something are told so; their figures stand in the table. */
function hasVerdicts(result: ResultDraft): boolean {
  const told = tellable(result);
  return told.length > 1 && told.every((comparison) => verdictOf(result, comparison) !== null);
}

const nothing: Said = { text: 'The record holds no figures for the outcomes of this trial.', holds: [] };
