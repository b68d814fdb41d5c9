/** Every figure of an abstract, with its sentence and the key of the dataset where it may belong: a person decides. */
import { numeralsIn, unitAt, type Numeral } from '../verify/numerals.js';
import type { Sentence } from './article.js';
import { armAt, namesOf, type NamedArm } from './arm-names.js';
import { comparisonsIn } from './candidate-comparisons.js';
import type { Candidate, Found, Reading, Spot } from './candidate.js';
import { keyOf } from './candidate-keys.js';
import { wordsIn } from './candidate-words.js';
import { overlap } from './compared.js';
import type { OutcomeType } from './kinds.js';
import { noFiguresIn } from './no-figures.js';
import { partsOf } from './parts.js';
import { datesIn } from './recruitment.js';
import { topicAt, topicsOf } from './topics.js';

export type { NamedArm } from './arm-names.js';
export type { Candidate } from './candidate.js';

/** In the order of the abstract. A number of the citation, or one that begins a name, such as that of a register, is none. */
export function candidatesIn(
  abstract: readonly Sentence[],
  arms: readonly NamedArm[],
  outcome = '',
  type: OutcomeType | null = null,
): Candidate[] {
  const reading = { arms, outcome, type };
  const parts = partsOf(abstract);
  const topics = topicsOf(abstract, parts, outcome);
  const isRandomisedTold = abstract.some(({ text }) =>
    /\d\s(?:[\p{L}-]+\s){0,4}(?:underwent randomi|were randomi|were randomly|randomi[sz]ed)/u.test(text),
  );
  return abstract
    .flatMap(({ text, place }, index) => {
      const about = { part: parts[index]!, topic: topics[index]!, isRandomisedTold };
      const found = foundIn(text, about, reading);
      return found.map((one): Candidate => ({ ...one, sentence: text, place }));
    })
    .filter(isFirst)
    .map(withoutTaken);
}

/** A place is told once: who reads on meets the same value again. Of times only those are told again that differ. */
function isFirst({ key, figure, writes }: Candidate, index: number, all: Candidate[]): boolean {
  const before = all.slice(0, index).filter((one) => one.key === key);
  if (writes.length > 0) return !before.some((one) => one.writes.length > 0 && one.figure === figure);
  if (!key.endsWith('.timepoint')) return true;
  return !all.some((one, at) => one.key === key && (one.writes.length > 0 || (at < index && one.figure === figure)));
}

/** A second value for a place is that of something else: a person says of what. */
function withoutTaken(one: Candidate, index: number, all: Candidate[]): Candidate {
  const isTaken = all.slice(0, index).some(({ key, writes }) => key === one.key && writes.length > 0);
  return isTaken && one.writes.length > 0 ? { ...one, writes: [] } : one;
}

function foundIn(text: string, about: Pick<Spot, 'part' | 'topic' | 'isRandomisedTold'>, reading: Reading): Found[] {
  const { arms } = reading;
  const names = namesOf(arms);
  const dates = datesIn(text).map(({ month, isFirst, ...span }): Found => ({
    ...{ span, figure: text.slice(span.start, span.end), key: 'dates.start' },
    question: isFirst ? 'when the first person took part?' : 'a date of the trial?',
    writes: isFirst && about.part !== 'background' ? [{ key: 'dates.start', value: month }] : [],
  }));
  const topic = (at: number) => topicAt(text, at, about.topic, reading.outcome);
  const comparisons = comparisonsIn(text, (at) => ({ ...about, topic: topic(at) }), reading);
  const words = about.part === 'background' || about.part === 'conclusion' ? [] : wordsIn(text);
  const taken = [...dates, ...comparisons, ...words].map(({ span }) => span);
  const doses = dosesOf(arms);
  const single = numeralsIn(text)
    .map((numeral) => withThousands(text, numeral))
    .filter(
      (numeral) => isFigure(text, numeral) && ![...taken, ...noFiguresIn(text)].some((span) => overlap(span, numeral)),
    )
    .filter(
      ({ start, end }) =>
        !doses.some((dose) => `${text.slice(start, end).trim()}${text.slice(end, end + 12)}`.startsWith(dose)),
    )
    .map((numeral): Found => {
      const spot: Spot = {
        ...{
          sentence: text,
          numeral,
          ...about,
          topic: topic(numeral.start),
          outcome: reading.outcome,
          type: reading.type,
        },
        before: text.slice(Math.max(0, numeral.start - 70), numeral.start),
        after: text.slice(numeral.end, numeral.end + 50),
        figure: text.slice(numeral.start, numeral.end).trim(),
        unit: unitAt(text, numeral.start, numeral.end),
        arm: armAt(text, numeral, names),
      };
      const { key, question, value, beside } = keyOf(spot, arms);
      const writes = value === undefined ? [] : [{ key, value }, ...beside];
      return { figure: spot.figure, key, question, writes, span: { start: numeral.start, end: numeral.end } };
    });
  return [...dates, ...comparisons, ...words, ...single].sort((a, b) => a.span.start - b.span.start);
}

const dosesOf = (arms: readonly NamedArm[]): string[] =>
  arms.flatMap(({ name }) => name.match(/(?<!\d)\d{1,6}(?:[.·]\d{1,4})?\s?(?:mg|g|µg|mcg|ml|IU)\b/gi) ?? []);

/** `14 587 women`: thousands set apart by a space, where people are counted. */
function withThousands(text: string, numeral: Numeral): Numeral {
  const [, tail] =
    /^( \d{3})(?=\s(?:[\p{L}-]+\s){0,2}(?:patients|participants|adults|people|children|women|men|infants|individuals)\b)/u.exec(
      text.slice(numeral.end),
    ) ?? [];
  if (tail === undefined || !/^\d{1,3}$/.test(text.slice(numeral.start, numeral.end))) return numeral;
  return { ...numeral, size: numeral.size * 1000 + Number(tail), end: numeral.end + tail.length };
}

const counted =
  /^\s(?:[\p{L}-]+,?\s){0,4}?(?:patients|participants|adults|people|children|women|men|infants|individuals|subjects|persons|underwent|were (?:random|enrol|screen|assign|assess|allocat|includ|recruit))/iu;

/** In digits, or a word that counts people or places. */
const isFigure = (text: string, numeral: Numeral): boolean =>
  /\d/.test(text.slice(numeral.start, numeral.end))
    ? !isOfCode(text, numeral)
    : counted.test(text.slice(numeral.end)) ||
      /^\s(?:\(|(?:in|and)\s|deaths?\b|countries\b|(?:[\w-]+\s){0,4}(?:events?|complications?|cases?|centres|centers|sites|hospitals)\b)|^-cent(?:er|re)\b/.test(
        text.slice(numeral.end),
      );

/** `NCT01234567`, `IFN-2`, `2019-001234-12`: a name, whose digits tell no amount. */
function isOfCode(text: string, { start, end }: Numeral): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 20), start), text.slice(end, end + 14)];
  return (
    (/^\d/.test(text.slice(start, end)) && /[\p{L}_/]$/u.test(before) && !/[(\s]\d{1,7}\/$/.test(before)) ||
    /^[\p{L}]/u.test(after.replace(/^(?:st|nd|rd|th|s|y|mg|g|kg|ml|mm|cm|h|d|months?|weeks?|days?)\b/i, '')) ||
    /(?<!\p{Lu})\p{Lu}{2,20}-$/u.test(before) ||
    (/\d[-:]$/.test(before.slice(-2)) && /^[-:]\d/.test(after)) ||
    /^-\d{4,6}-\d/.test(after) ||
    /\d{4}-$|\d{4}-\d{6}-$/.test(before)
  );
}
