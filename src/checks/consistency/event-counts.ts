/** Counts of events in words, against their rows: none at all, so many cases, and so many people to treat or in 1000. */
import { piecesOf, wordsOf, type Prose } from '../../dataset/prose.js';
import { withDigits } from '../../dataset/number-words.js';
import { exact } from '../../dataset/quantity.js';
import { factsOf } from '../../trial/measures.js';
import type { Trial, TrialEvent } from '../../trial/trial.js';
import { rowsOf, sizeIn, stemsOf, type Row } from '../rows-in-text.js';
import { tellingsIn } from '../sentences.js';
import { should, type Compared } from './agreement.js';

/** In every sentence of ours that tells what the trial found, and in what is told of an event. */
export function checkEventCounts(trial: Trial): Compared[] {
  if (!trial.language.startsWith('en')) return [];
  return tellingsIn(trial).flatMap(({ prose, place, event }) => [
    ...none(trial, wordsOf(prose), place),
    ...(event === null ? needed(trial, prose, place) : cases(trial, trial.adverse_events[event]!, prose, place)),
  ]);
}

/** All events of a row, where each arm of its own tells them; null where one does not. */
function eventsOf({ arms }: Trial, row: Pick<TrialEvent, 'ofArms'>): number[] | null {
  const single = arms.filter(({ pools, external }) => pools.length === 0 && !external);
  const counts = single.map((arm) => {
    const values = row.ofArms.find((one) => one.arm === arm)?.values;
    return values === undefined || typeof values === 'string' ? null : exact(values.events);
  });
  return counts.length === 0 || counts.includes(null) ? null : counts.map((count) => count!.value);
}

const sumOf = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0);

const noDeath = /\b(?:no|zero|without(?: any)?) (?:treatment-related )?deaths?\b(?! (?:on|with|in|after|from|was|were) )|\b(?:nobody|no one|none) died\b(?! (?:on|with|in|of|from) )/i; // prettier-ignore
const noSerious = /\b(?:no|zero|without(?: any)?) serious (?:adverse )?events?\b(?! (?:on|with|in) )/i;

/** `Nobody died`, `no serious adverse events`: the row has none in any arm. */
function none(trial: Trial, text: string, place: string): Compared[] {
  return ([['death', noDeath], ['serious', noSerious]] as const).flatMap(([kind, words]) => {
    const said = words.exec(text)?.[0];
    const rows = trial.adverse_events.filter((event) => event.kind === kind);
    const [row, ...more] = rows;
    const counts = row && eventsOf(trial, row);
    if (said === undefined || !row || more.length > 0 || !counts || /related/i.test(said)) return [];
    const message = `“${said}” stands here, and “${row.name}” counts ${sumOf(counts)}`;
    return [should(place, `“${said}” and ${sumOf(counts)}`, sumOf(counts) === 0, message, 'check which of the two is right')]; // prettier-ignore
  });
} // prettier-ignore

/** `Six cases`, in what is told of an event: as many as its row counts, or the row whose name begins as its own does. */
function cases(trial: Trial, event: TrialEvent, prose: Prose, place: string): Compared[] {
  const [, digits, noun] = /^(?:all |the )?(\d+) ((?:\w+ )?(?:cases|events|people|participants|patients))\b/i.exec(withDigits(wordsOf(prose))) ?? []; // prettier-ignore
  const own = stemsOf(event.name);
  const isAlike = ({ name }: TrialEvent) => own.length > 0 && own.every((stem) => stemsOf(name).includes(stem));
  const counts = [event, ...trial.adverse_events.filter((other) => other !== event && isAlike(other))].flatMap(
    (row) => {
      const known = eventsOf(trial, row);
      return known ? [{ row, known }] : [];
    },
  );
  const [first] = counts;
  if (digits === undefined || !first) return [];
  const size = Number(digits);
  const holds = first.known.includes(size) || size === sumOf(first.known);
  const message = `this tells of ${digits} ${noun!}, the counts of “${first.row.name}” of ${sumOf(first.known)}`;
  return [should(place, `${digits} ${noun!} and ${sumOf(first.known)}`, holds, message, 'check both')];
}

const toTreat = /\b(?:number needed to (?:treat|harm)|NN[TH][BH]?)(?: (?:of|was|is|to benefit))* (?:about |only )?(\d+)\b|\b(?:treat|vaccinate|screen)(?:ing|ed)? (?:about )?(\d+) (?:\w+ )?(?:for|to (?:prevent|spare|help|gain|get))\b/i; // prettier-ignore
const inThousand =
  /\b(\d+) (?:\w+ ){0,3}?(fewer |more |less )?(?:\w+ ){0,3}?(?:per|in|of|out of|among|for)(?: every| each)? (1000|1 000|1,000|100)\b/i;
/** How far what is told may lie from what the shares give. */
const apart = 0.15;

/** Of the results that a sentence cites; else of any result or event. */
function needed(trial: Trial, prose: Prose, place: string): Compared[] {
  const text = withDigits(wordsOf(prose));
  const [treat, among] = [toTreat.exec(text), inThousand.exec(text)];
  if (!treat && !among?.[2]) return [];
  const paths = piecesOf(prose).flatMap((piece) => ('path' in piece ? [`${piece.path}.`] : []));
  const all = rowsOf(trial).filter(({ kind }) => kind !== 'measure');
  const cited = all.filter((row) => paths.some((path) => path.startsWith(row.path)));
  const differences = (cited.length > 0 ? cited : all).flatMap((row) => differencesOf(trial, row));
  if (differences.length === 0) return [];
  const [said, size, made] = treat
    ? [treat[0], Number(treat[1] ?? treat[2]), differences.map((one) => 100 / one)]
    : [among![0], Number(among![1]), differences.map((one) => (one * Number(among![3]!.replace(/\D/g, ''))) / 100)];
  const nearest = made.toSorted((one, other) => Math.abs(one - size) - Math.abs(other - size))[0]!;
  const holds = Math.abs(nearest - size) <= Math.max(1, apart * nearest);
  const message = `“${said}” stands in this sentence, and the shares of the arms give ${nearest.toFixed(nearest < 10 ? 1 : 0)}`; // prettier-ignore
  return [should(place, `“${said}” and ${nearest.toFixed(1)}`, holds, message, 'check the number and the values', treat ? '100 ÷ the difference in percentage points, within 15%' : 'the difference of the shares × so many, within 15%')]; // prettier-ignore
}

/** Differences of shares in percentage points, without their signs: of the arms, and as they are told. */
function differencesOf(trial: Trial, row: Row): number[] {
  const result = trial.results.find(({ id }) => row.path === `results.${id}.`);
  if (result?.outcome.type === 'rate') return [];
  const told = (result?.comparisons ?? []).flatMap(({ measure, estimate }) => {
    const value = factsOf(measure).unit === 'percentage points' ? exact(estimate)?.value : undefined;
    return value ? [Math.abs(value)] : [];
  });
  const sizes = trial.arms.map((arm) => sizeIn(row, arm)).filter((size) => size !== undefined);
  const ofArms = sizes.flatMap((one, at) => sizes.slice(at + 1).map((other) => Math.abs(one - other)));
  return [...told, ...ofArms.filter((one) => one > 0)];
}
