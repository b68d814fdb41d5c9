/**
 * First drafts of what only a person can write, in neutral words: what was
 * measured, what came out, under which conditions, and nothing about what it
 * means. Numbers are references into the dataset.
 */
import { limitationsOf, strengthsOf } from './appraisal.js';
import { lowered } from '../reading/condition.js';
import { shortenTitle } from '../reading/shortened-titles.js';
import { armsText, comparedText } from './findings.js';
import { tellsTime } from '../../format/visit-time.js';
import { headlineOf, noneClearText } from './headline.js';
import { isOutsideRandomisation } from '../reading/unrandomised.js';
import { settingOf } from '../draft/people.js';
import type { RegistryTrial } from '../registry-trial.js';
import { upper } from '../../format/capital.js';
import { armName, ended, fullest, named, namesOf, outcomeName, type Names } from './references.js';
import type { DraftSize } from '../draft/draft-size.js';
import { takeawaysOf } from './takeaways.js';
import type { Said } from './verdict.js';
import type { ArmDraft, EventDraft, Outcomes, ResultDraft } from '../drafts.js';

/** A sentence with what the data must bear for it to be true. */
type Claim = string | { text: string; holds: Record<string, string>[] };

/** The keys of a dataset that hold words of our own. */
export interface Drafted {
  question: string;
  headline: Claim;
  bottom_line: Claim;
  primary_message: string;
  secondary_message: string;
  safety_message: string;
  appraisal_message: string;
  takeaway_message: string;
  strengths: string[];
  limitations: string[];
  takeaways: Claim[];
  questions: string[];
}

/** What the drafts are of. */
export interface Drawn {
  trial: RegistryTrial;
  /** Name of what was tried. */
  intervention: string;
  arms: ArmDraft[];
  outcomes: Outcomes;
  /** Rows of adverse events. */
  events: EventDraft[];
  /** The commonest of them. */
  commonest: EventDraft[];
}

/** Drafts of all that a person must write. */
export function draftOf({ trial, intervention, arms, outcomes, events, commonest }: Drawn, room: DraftSize): Drafted {
  const results = outcomes.drafts;
  const names = namesOf(intervention, arms, results);
  const setting = settingOf(trial);
  const what = upper(named(intervention, 'intervention.name'));
  const main =
    results.find(({ role, figures }) => role === 'primary' && figures.length > 0) ??
    results.find(({ figures }) => figures.length > 0);
  const against = againstWords(arms, main);
  const severalPrimary = primaryOf(trial) > 1;
  const tried = arms.filter(({ role, pools }) => role === 'experimental' && pools.length === 0);
  // Of two arms, each by its own name: what is added to both is in both.
  const isPart = trial.arms.some((arm) => isOutsideRandomisation(arm, trial));
  const one =
    tried.length === 1 && against !== ''
      ? armName(tried[0]!)
      : isPart
        ? tried
            .filter(({ of }) => !isOutsideRandomisation(of, trial))
            .map(armName)
            .join(' and ')
        : what;
  const asked = [`${one}${against}${setting}`, `${what}${setting}`].map((of) => `What did a trial of ${of} find?`);
  const questions = [...asked, `What did this trial${setting} find?`, 'What did this trial find?'];
  return {
    question: fullest(
      mostOfQuestion,
      names,
      questions.map((text) => ({ text })),
    ).text,
    headline: claim(
      headlineOf(
        {
          what,
          setting,
          isSingle: arms.length === 1,
          isOneTreatment: trial.design.model === 'single-arm',
          isTooSmall: wasTooSmall(trial),
          main,
        },
        room.headline,
        names,
      ),
    ),
    bottom_line: claim(bottomLine(main, severalPrimary, names)),
    primary_message: primaryMessage(main, names),
    secondary_message: 'The outcomes, as the record gives them',
    safety_message: 'Harms, as the record counts them',
    appraisal_message: 'Strengths and limits that the record shows by itself',
    takeaway_message: 'What the record tells beside the primary outcome',
    strengths: strengthsOf(trial),
    limitations: limitationsOf(trial, arms, results, outcomes),
    takeaways: takeawaysOf({ arms, results, main, events, commonest }, room.takeaways, names).map(claim),
    questions: [
      'Is the primary outcome one that matters to your patients?',
      'Would your patients have been let into this trial?',
      'Which of these results would change what you do, and why?',
    ],
  };
}

const primaryOf = ({ outcomes }: RegistryTrial) => outcomes.filter(({ role }) => role === 'primary').length;

/** Whether a trial was stopped because too few people were found, as one sentence of the record says, and not for what it showed. */
function wasTooSmall({ status, caveats }: RegistryTrial): boolean {
  const isFew =
    /\b(slow|low|poor|insufficient|lack of|difficult\w*|inadequate|enrol+ment|recruit\w*|accrual|funding|covid)\b/i;
  const isStop = /\b(stop(?:ped)?|terminat\w*|halted|discontinued|closed)\b/i;
  const isForResult = /\b(futil\w*|efficacy|superiority|benefit|harm|safety)\b/i;
  const told = caveats.split(/(?<=[.;])\s+/).filter((sentence) => isStop.test(sentence));
  const reasons = [...(status.isTerminated ? [status.why] : []), ...told];
  return reasons.some((text) => isFew.test(text)) && !reasons.some((text) => isForResult.test(text));
}

/** Letters of a question. */
const mostOfQuestion = 118;

/** The title of a slide, which has two lines. */
function primaryMessage(main: ResultDraft | undefined, names: Names): string {
  if (!main) return 'Primary outcome: no figures in the record';
  const { id, name } = main;
  const choices = [outcomeName(main), named(lowered(shortenTitle(name, 100)), `outcomes.${id}.name`)];
  const titles = choices.map((text) => ({ text: `Primary outcome: ${text}` }));
  return fullest(mostOfTitle, names, [...titles, { text: 'Primary outcome' }]).text;
}

/** Letters of that title. */
const mostOfTitle = 125;

const claim = ({ text, holds }: Said): Claim => (holds.length > 0 ? { text, holds: unrepeated(holds) } : text);

/** Each condition once. */
const unrepeated = (holds: Said['holds']) => [
  ...new Map(holds.map((condition) => [JSON.stringify(condition), condition])).values(),
];

/** What the primary comparison was made against, and the comparators. */
function againstWords(arms: ArmDraft[], main: ResultDraft | undefined): string {
  const compared = (main?.comparisons ?? []).map(({ versus }) => versus);
  const comparators = arms.filter(({ role, pools }) => role === 'comparator' && pools.length === 0);
  const whole = (arm: ArmDraft) => !compared.some(({ pools }) => pools.includes(arm.id));
  const all = new Set([...compared, ...comparators.filter(whole)]);
  const names = [...all].map(armName);
  return names.length > 0 && names.length <= mostAgainst ? ` versus ${names.join(' or ')}` : '';
}

/** More comparators than these are not named in one sentence. */
const mostAgainst = 2;

function bottomLine(main: ResultDraft | undefined, severalPrimary: boolean, names: Names): Said {
  const draft = 'Drafted from the registry record; nobody has appraised it yet';
  if (!main) return { text: `The record gives no figures for the primary outcome. ${draft}.`, holds: [] };
  const { text, holds } = comparedText(main);
  const found = text ? upper(text) : withoutComparison(main);
  return {
    text: [openingOf(main, severalPrimary), found, draft]
      .filter(Boolean)
      .map((part) => ended(part, names))
      .join(' '),
    holds,
  };
}

/** Which outcome it is, and when it was measured. */
function openingOf(main: ResultDraft, severalPrimary: boolean): string {
  const { role, name, timepoint, id, isPart } = main;
  const toldTwice = timepoint === 'not reported' || tellsTime(name, timepoint) || timepoint.length > mostOfTime;
  const time = named(lowered(timepoint), `outcomes.${id}.timepoint`);
  const when = toldTwice ? '' : timepoint.includes('(') ? `, ${time}` : ` (${time})`;
  const part = isPart ? 'Part of ' : '';
  const primary = severalPrimary ? (part ? 'a primary outcome' : 'One of the primary outcomes') : 'the primary outcome';
  const which = role !== 'primary' ? 'Outcome' : part || severalPrimary ? `${part}${primary}` : 'Primary outcome';
  return `${which}: ${outcomeName(main)}${when}`;
}

/** Letters of a time that stands beside a name. */
const mostOfTime = 40;

/** The figures of the arms, and that no comparison stands beside them. */
function withoutComparison(main: ResultDraft): string {
  if (main.figures.length > 1 && armsText(main) === '' && main.noneClear)
    return `${upper(noneClearText(main))}; figures and tests stand in the table of results`;
  if (main.figures.length < 2 || armsText(main) === '') return armsText(main);
  const shown = main.noneClear ? `. ${upper(noneClearText(main))}` : '';
  return `${armsText(main)}${main.analysed === 'not' ? '. The record posts no test for it' : shown}`;
}
