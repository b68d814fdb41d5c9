/** Comparisons as abstracts print them: an estimate, its interval as one value, and its p value. */
import { numeralsIn } from '../verify/numerals.js';

/** A part of a text. */
export interface Span {
  start: number;
  end: number;
}

export interface WrittenInterval extends Span {
  /** As they are written, with their signs. */
  low: string;
  high: string;
  /** Percent; empty where the text tells none. */
  level: string;
  isCredible: boolean;
}

const number = '[−–‑-]?\\s?\\d{1,9}(?:[.·]\\d{1,9})?';
const limits = `(${number})\\s?%?\\s?(?:to|,|;|–|—|-|and)\\s?(${number})(?![.·]?\\d)\\s?%?`;
const labelled = new RegExp(
  `(\\d\\d(?:[.·]\\d{1,2})?)\\s?%\\s?-?\\s?((?:confidence|credible)\\s(?:intervals?|limits?)|CI|CrI|BCI)\\b(?:\\s?[[(](?:CI|CrI)[\\])])?[,:;=]?\\s?(?:of\\s|from\\s)?[[(]?\\s?${limits}`,
  'gi',
);
/** Of further intervals of a sentence the level is not told again. */
const bare = new RegExp(`[[(]\\s?(${number})\\s?%?\\s?(?:to|–)\\s?(${number})\\s?%?(?=\\s?[;,)\\]])`, 'g');

/** Every interval of a text, in its order. */
export function intervalsIn(text: string): WrittenInterval[] {
  const first = [...text.matchAll(labelled)].map(
    ({ 0: written, 1: level = '', 2: kind = '', 3: low = '', 4: high = '', index }) => ({
      ...{ start: index, end: index + written.length, level, isCredible: /^(?:cred|CrI|BCI)/i.test(kind) },
      ...{ low: low.replace(/\s/g, ''), high: high.replace(/\s/g, '') },
    }),
  );
  const further = [...text.matchAll(bare)].flatMap(({ 0: written, 1: low = '', 2: high = '', index }) => {
    const before = first.findLast(({ end }) => end < index);
    const span = { start: index, end: index + written.length };
    if (!before || first.some((one) => overlap(one, span))) return [];
    return [{ ...before, ...span, low: low.replace(/\s/g, ''), high: high.replace(/\s/g, '') }];
  });
  return [...first, ...further].sort((a, b) => a.start - b.start);
}

export const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** The number that an interval is around, with its unit: what stands directly before it. */
export function estimateBefore(text: string, { start }: Span): (Span & { unit: string }) | null {
  const before = text.slice(0, start);
  const numeral = numeralsIn(before).at(-1);
  if (!numeral || !/\d/.test(before.slice(numeral.start, numeral.end))) return null;
  const [, unit] =
    /^\s?((?:[\p{L}/%°][\p{L}\d/%°²³.]{0,12}\s?){0,3}?)\s?[,;:]?\s?[[(]?\s?$/u.exec(before.slice(numeral.end)) ?? [];
  return unit === undefined ? null : { start: numeral.start, end: numeral.end, unit: unit.trim() };
}

export interface WrittenP extends Span {
  written: string;
  /** Of a test against a margin. */
  ofMargin: boolean;
}

const pValue =
  /^\s?[^.\d]{0,12}?\b[Pp](?:[\s-]?values?)?(?:\s?for\s([\w-]+))?\s?(?:=|(?=[<>≤≥]))\s?([<>≤≥]?\s?(?:\d{1,3})?[.·]\d{1,9}(?:\s?[×x]\s?10[−–-]\d{1,3})?)/u;

/** The p value that follows an interval or an estimate. */
export function pAfter(text: string, end: number): WrittenP | null {
  const found = pValue.exec(text.slice(end, end + 80));
  if (!found || /^(?:interaction|trend|heterogeneity)/i.test(found[1] ?? '')) return null;
  const written = found[2]!.replace(/\s/g, '');
  const start = end + found[0].length - found[2]!.length;
  return { start, end: end + found[0].length, written, ofMargin: /^(?:non|equiv)/i.test(found[1] ?? '') };
}
