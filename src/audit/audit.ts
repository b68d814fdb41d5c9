/**
 * Whether a document that anybody made tells the numbers of a dataset as they are: each number in it
 * is looked for in what the data hold or can be calculated from them, with its sign and beside the names of its arm.
 */
import { expectWithin } from '../bounds.js';
import type { Trial } from '../trial/trial.js';
import type { Generated, Origin } from '../outputs.js';
import { doubtOf } from '../verify/doubts.js';
import { excerpt } from '../verify/excerpt.js';
import { itemsOf, type Item } from '../verify/items.js';
import { isFall, matches } from '../verify/matches.js';
import { numeralsIn, unitAt, type Numeral } from '../verify/numerals.js';
import type { Passage } from './passage.js';

/**
 * `not in the data`: no value of the data is this number. `told wrongly`: it is a value, but the words or the sign say
 * that it is another. `missing`: a figure of the primary result that stands nowhere. `rounded`: a value with fewer digits.
 */
export type FindingKind = 'not in the data' | 'told wrongly' | 'missing' | 'rounded';

export interface AuditFinding {
  kind: FindingKind;
  /** The number as the document has it, or as the data have it where it is missing. */
  number: string;
  /** Why, in a few words; empty where the kind says it all. */
  why: string;
  place: string;
  /** The words around the number, itself between ‹ and ›; empty where it is missing. */
  around: string;
}

/** A number that the data can print, read as any other. */
interface Known {
  numeral: Numeral;
  origins: readonly Origin[];
}

/**
 * What is wrong, in the order of the document; last what is missing from it. `ours` are the texts that this tool
 * writes of the same data: each number of them was traced when they were made.
 */
export function audit(
  passages: readonly Passage[],
  trial: Trial,
  { ledger }: Pick<Generated, 'ledger'>,
  ours: ReadonlySet<string>,
): AuditFinding[] {
  const items = itemsOf(trial);
  const known = [...ledger()].flatMap(([number, origins]): Known[] =>
    numeralsIn(number).map((numeral) => ({ numeral, origins })),
  );
  const read = passages.map((passage) => ({ ...passage, text: withoutForeign(passage.text) }));
  const theirs = read.filter((_, index) => !ours.has(passages[index]!.text));
  const numbers = theirs.flatMap((passage) => numbersOf(passage.text).map((numeral) => ({ passage, numeral })));
  expectWithin('numbers of a document', numbers.length, {});
  const told = numbers.flatMap(({ passage, numeral }) => findingOf(passage, numeral, known, items));
  return [...told, ...missingFrom(read, trial, items)];
}

/** Numbers of a text that are written in digits, without that of an item of a list. */
const numbersOf = (text: string): Numeral[] =>
  numeralsIn(text).filter(({ start, end }) => {
    const written = text.slice(start, end);
    return /\d/.test(written) && !(start === 0 && /^\d{1,2}[.)]?$/.test(written) && /^[.)]\s/.test(text.slice(end)));
  });

/** Addresses, DOIs, times of the clock and the ticks of an axis are no results; their room is kept, so that places stay. */
const withoutForeign = (text: string): string =>
  text
    .replace(/(?:https?:\/\/|doi:|www\.)\S+|\b10\.\d{4,9}\/\S+|\b\d{1,2}:\d{2}\b/gi, blank)
    .replace(/(?<!\S)[−–-]?\d+(?:[.·]\d+)?(?:\s[−–-]?\d+(?:[.·]\d+)?){3,}(?!\S)/g, (run) =>
      isEvenlySpaced(run.split(/\s/)) ? blank(run) : run,
    );

const blank = (text: string) => ' '.repeat(text.length);

/** As the ticks of a linear axis are. */
function isEvenlySpaced(written: string[]): boolean {
  const values = written.map((one) => Number(one.replace(/[−–]/, '-').replace('·', '.')));
  const step = values[1]! - values[0]!;
  return (
    step !== 0 && values.every((value, index) => index === 0 || Math.abs(value - values[index - 1]! - step) < 1e-9)
  );
}

function findingOf({ text, place, cells }: Passage, numeral: Numeral, known: Known[], items: Item[]): AuditFinding[] {
  const of = (kind: FindingKind, why: string): AuditFinding[] => {
    const number = text.slice(numeral.start, numeral.end).trim();
    return [{ kind, number, why, place, around: excerpt(text, numeral) }];
  };
  const same = known.filter(({ numeral: { size, decimals } }) => size === numeral.size && decimals >= numeral.decimals);
  const signed = same.filter((one) => isSignKept(one.numeral, numeral, text));
  const whole = signed.length === 0 ? roundedFrom(numeral, text, items) : undefined;
  if (whole) return of('rounded', `in the data ${whole.shown} (${whole.path})`);
  if (same.length === 0) return of('not in the data', '');
  if (signed.length === 0)
    return of('told wrongly', numeral.negative ? 'the data have no minus' : 'the data have a minus');
  // A number that stands in words or is counted may stand anywhere.
  if (signed.some(({ origins }) => origins.some(({ kind }) => kind !== 'value'))) return [];
  const candidates = items.filter((item) => matches(item, numeral, text));
  const doubts = candidates.map((item) => ({ item, doubt: doubtOf(item, numeral, text, cells) }));
  const [first] = doubts;
  if (!first?.doubt || doubts.some(({ doubt }) => doubt === null)) return [];
  return of('told wrongly', `${first.doubt}; in the data it is ${first.item.path}`);
}

/** A minus may be told in words: “19.2 lower”, “fell by 19.2”. */
function isSignKept(data: Numeral, told: Numeral, text: string): boolean {
  if (data.size === 0 || data.negative === told.negative) return true;
  if (told.negative) return false;
  return isFall(text.slice(0, told.start)) || fallsAfter.test(text.slice(told.end, told.end + 60));
}

const fallsAfter =
  /^[^.;]{0,40}\b(?:reduc|decreas|declin|lower|fewer|less|fall|shorter|worse|improve|better|benefit|advantage)/i;

/** A value that is told with fewer decimals: `19%` of 19.2%. */
function roundedFrom(numeral: Numeral, text: string, items: Item[]): Item | undefined {
  return items.find(
    (item) =>
      !item.isWords &&
      isRounded(Math.abs(item.value), item.decimals, numeral) &&
      item.percent !== !numeral.percent &&
      doubtOf(item, numeral, text) === null,
  );
}

/** Whether a number is the size of a value with one or two decimals fewer. */
const isRounded = (size: number, decimals: number, told: Numeral): boolean =>
  decimals > told.decimals &&
  decimals <= told.decimals + 2 &&
  Math.abs(size - told.size) <= 0.5 * 10 ** -told.decimals + 1e-9;

/** What tells the value of an arm: one of them is enough. */
const mainKeys = ['mean', 'median', 'percent', 'events', 'rate'];

/** Figures of the first result of each primary outcome that no passage tells, not even with fewer digits. */
function missingFrom(passages: readonly Passage[], trial: Trial, items: Item[]): AuditFinding[] {
  const primary = trial.outcomes.filter(({ role }) => role === 'primary');
  const results = primary.flatMap((one) => trial.results.find(({ outcome }) => outcome === one) ?? []);
  const bare = passages.flatMap(({ text }) =>
    numeralsIn(text).filter(({ start, end }) => !/week|day|month|year/.test(unitAt(text, start, end) ?? '')),
  );
  const isTold = ({ value, decimals }: Item) =>
    bare.some((told) => isRounded(Math.abs(value), decimals, told) || told.size === Math.abs(value));
  return results.flatMap((result) => {
    const path = `results.${result.id}`;
    const own = items.filter((item) => item.path.startsWith(`${path}.`) && !item.isWords);
    const byArm = Object.keys(result.arms).flatMap((arm) => {
      const values = own.filter(({ path: at }) => mainKeys.some((key) => at === `${path}.arms.${arm}.${key}`));
      return values.length > 0 && !values.some(isTold) ? [values[0]!] : [];
    });
    const effects = own.filter(({ path: at }) => /\.comparisons\.[^.]+\.(?:estimate|ci\.low|ci\.high)$/.test(at));
    return [...byArm, ...effects.filter((item) => !isTold(item))].map((item) => missing(item));
  });
}

const missing = ({ shown, path }: Item): AuditFinding => ({
  kind: 'missing',
  number: shown,
  why: `of the primary result (${path})`,
  place: '',
  around: '',
});
