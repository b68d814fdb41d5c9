/** Numbers in words: `thirteen`, `sixty-three`, `one hundred and two`, `one in seven`, `a third of`. English only. */
import { own } from '../own.js';

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const small = `(?:${tens.join('|')})(?:[- ](?:${ones.slice(1, 10).join('|')}))?|${[...ones].reverse().join('|')}`;
/** A whole number in words from zero to nine hundred and ninety-nine, as a pattern for the flags `iu`; `two-sided` holds none. */
export const numberWord = String.raw`(?<![\p{L}\d-])(?:(?:(?:(?:an?|${ones.slice(1, 10).join('|')}) )?hundred(?:(?: and)? (?:${small}))?)|${small})(?![\p{L}\d]|-\p{L})`;
const whole = new RegExp(numberWord, 'giu');

/** One number in words, and where it stands. */
export interface WordedNumber {
  written: string;
  size: number;
  index: number;
  end: number;
}

/** Every such number of a text. */
export function numberWords(text: string): WordedNumber[] {
  return [...text.matchAll(whole)].map(({ 0: written, index }) => ({
    written,
    size: sizeInWords(written),
    index,
    end: index + written.length,
  }));
}

/** What such words count: 63 for `sixty-three`. */
export function sizeInWords(written: string): number {
  const words = written.toLowerCase();
  const [before, after = ''] = words.includes('hundred') ? words.split('hundred') : [null, words];
  const hundreds = before === null ? 0 : 100 * Math.max(1, ones.indexOf(before.trim()));
  const parts = after
    .replace(/^\s*and\s+/, '')
    .trim()
    .split(/[- ]/);
  return parts.reduce(
    (sum, part) => sum + Math.max(0, ones.indexOf(part)) + 10 * (tens.indexOf(part) + 1 && tens.indexOf(part) + 2),
    hundreds,
  );
}

/** The same text with digits for those numbers: `after 12 weeks` for `after twelve weeks`. */
export function withDigits(text: string, numbers: readonly WordedNumber[] = numberWords(text)): string {
  if (numbers.length === 0) return text;
  let at = 0;
  const parts = numbers.map(({ size, index, end }) => {
    const part = `${text.slice(at, index)}${size}`;
    at = end;
    return part;
  });
  return parts.join('') + text.slice(at);
}

/** Words before an amount that bound it, as a pattern with one group. */
export const boundWord = String.raw`(?:(more than|over|at least|above|less than|fewer than|under|below|at most|up to|nearly|almost|close to|about|roughly|around) )?`;

/** The sizes of which an amount in words is told: those beyond a bound, those just below `nearly`, else as far to either side as `slack` says. */
export function rangeOf(size: number, before: string | undefined, slack: number): [from: number, to: number] {
  if (/\b(?:more|over|least|above)\b/i.test(before ?? '')) return [size, Infinity];
  if (/\b(?:less|fewer|under|below|most|up to)\b/i.test(before ?? '')) return [0, size];
  if (/\b(?:nearly|almost|close)\b/i.test(before ?? '')) return [size - 2 * slack, size + 0.1 * slack];
  return [size - slack, size + slack];
}

/** A share of people in words, in percent, with how far a value may lie from it and still be told so. */
export interface WordedShare {
  written: string;
  from: number;
  to: number;
  /** Whether the words only bound it, as `more than half` does. */
  isBound: boolean;
  /** Where its words end in the text. */
  end: number;
}

const parts = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 };
const people = 'people|patients|participants|adults|children|women|men|infants|them|those';
const person = 'person|people|patients?|participants?|child|children|adults?|infants?|wom[ae]n|m[ae]n';
const count = 'one|two|three|four|five|six|seven|eight|nine';
const oneIn = new RegExp(
  String.raw`\b${boundWord}(?:(?:${count}) (?:(?:${person}) )?in (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty))\b(?!-)`,
  'gi',
);
const part = new RegExp(
  String.raw`\b${boundWord}(?:a |one[- ]|two[- ]|three[- ])?(half|third|quarter|fifth|tenth)s? of (?:the |all |those |these )?(?:${people})\b`,
  'gi',
);
const most = new RegExp(
  String.raw`\b(?:most|the majority) (?:(?:of (?:the |all |those |these )?)?(?:${people})|had|got|responded|died)\b`,
  'gi',
);
const rare = /\b(?:was|were|is|are) (?:very )?rare(?:ly)?\b/gi;
/** A change, and a number of something else. */
const other = /\b(?:by|every|phase|visit) $/i;

/** Shares that a text tells in words: `one in seven`, `more than a third of the patients`, `most had`. */
export function sharesInWords(text: string): WordedShare[] {
  const isTold = ({ index }: { index: number }) => !other.test(text.slice(Math.max(0, index - 10), index));
  const share = (written: string, index: number, [from, to]: [number, number], isBound: boolean): WordedShare => ({
    written,
    from,
    to,
    isBound,
    end: index + written.length,
  });
  const ofTen = [...text.matchAll(oneIn)].filter(isTold).map(({ 0: written, 1: before, index }) => {
    const [counted, of] = numberWords(written.slice(before?.length ?? 0)).map(({ size }) => size) as [number, number];
    const size = (100 * counted) / of;
    // “One in seven” is nearer to that than to one in six or in eight.
    const near: [number, number] =
      counted === 1
        ? [Math.min(100 / (of + 0.6), 0.88 * size), Math.max(100 / (of - 0.6), 1.12 * size)]
        : rangeOf(size, undefined, Math.max(60 / of, 0.12 * size));
    return share(written, index, before ? rangeOf(size, before, 0.15 * size) : near, before !== undefined);
  });
  const ofParts = [...text.matchAll(part)].filter(isTold).map(({ 0: written, 1: before, 2: name, index }) => {
    const counted = /\btwo/i.test(written) ? 2 : /\bthree/i.test(written) ? 3 : 1;
    const size = (100 * counted) / own(parts, name!.toLowerCase())!;
    return share(written, index, rangeOf(size, before, 0.15 * size), before !== undefined);
  });
  const ofMost = [...text.matchAll(most)].map(({ 0: written, index }) => share(written, index, [50, 100], true));
  const ofFew = [...text.matchAll(rare)].map(({ 0: written, index }) => share(written, index, [0, 10], true));
  return [...ofTen, ...ofParts, ...ofMost, ...ofFew];
}
