/** Numbers in words: `thirteen`, `sixty-three`, `one hundred and two`, `one in seven`, `a third of`. English only. */
import { own } from '../own.js';

const ones = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '); // prettier-ignore
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
  return parts.reduce((sum, part) => sum + Math.max(0, ones.indexOf(part)) + 10 * (tens.indexOf(part) + 1 && tens.indexOf(part) + 2), hundreds); // prettier-ignore
}

/** The same text with digits for those numbers: `after 12 weeks` for `after twelve weeks`. */
export function withDigits(text: string): string {
  let at = 0;
  const parts = numberWords(text).map(({ size, index, end }) => {
    const part = `${text.slice(at, index)}${size}`;
    at = end;
    return part;
  });
  return parts.join('') + text.slice(at);
}

/** A share of people in words, in percent, with how far a value may lie from it and still be told so. */
export interface WordedShare {
  written: string;
  from: number;
  to: number;
  /** Where its words end in the text. */
  end: number;
}

const shares = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 };
const oneIn =
  /\b(?:one|two|three|four|five|six|seven|eight|nine) in (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b(?!-)/gi;
const part =
  /\b(?:a |one[- ]|two[- ]|three[- ])?(half|third|quarter|fifth|tenth)s? of (?:the |all |those |these )?(?:people|patients|participants|adults|children|women|men|infants|them|those)\b/gi;
/** A bound, and no share of its own. */
const bound =
  /\b(?:fewer|less|more|over|under|at least|at most|up to|below|above|by|every|phase|visit) (?:than )?(?:about )?$/i;

/** Shares that a text tells in words: `one in seven`, `a third of the patients`. Those that are bounds are left out. */
export function sharesInWords(text: string): WordedShare[] {
  const isTold = ({ index }: { index: number }) => !bound.test(text.slice(Math.max(0, index - 20), index));
  const ofTen = [...text.matchAll(oneIn)].filter(isTold).map(({ 0: written, index }): WordedShare => {
    const [count, of] = numberWords(written).map(({ size }) => size) as [number, number];
    const share = (100 * count) / of;
    // “One in seven” is nearer to that than to one in six or in eight.
    const next = count === 1 ? [100 / (of + 0.6), 100 / (of - 0.6)] : [share - 60 / of, share + 60 / of];
    return { written, from: Math.min(next[0]!, 0.88 * share), to: Math.max(next[1]!, 1.12 * share), end: index + written.length }; // prettier-ignore
  });
  const parts = [...text.matchAll(part)].filter(isTold).map(({ 0: written, 1: name, index }): WordedShare => {
    const count = /^two/i.test(written) ? 2 : /^three/i.test(written) ? 3 : 1;
    const share = (100 * count) / own(shares, name!.toLowerCase())!;
    return { written, from: share * 0.85, to: share * 1.15, end: index + written.length };
  });
  return [...ofTen, ...parts];
}
