/** Numbers of a typed text turned back into references to the data. */
import { numbersInText } from '../checks/numbers-in-text.js';
import { exactReference } from '../checks/numbers-without-reference.js';
import { isInDataset, valuesOf } from '../checks/values-in-dataset.js';
import { wordsOf, type Prose } from '../dataset/prose.js';
import type { Dataset } from '../dataset/schema.js';
import { firstWord, lastWord, type PrintedReference } from './sentences.js';

export interface Tied {
  /** The text with references, `[[…]]`, for the data file. */
  text: string;
  /** Numbers that come from no value of the data, nor stood in the sentence before. */
  untied: string[];
}

interface Tie {
  start: number;
  end: number;
  written: string;
}

/** Turns back what the sentence referred to, then other numbers that the data hold once. */
export function tied(typed: string, sentence: Prose, references: readonly PrintedReference[], dataset: Dataset): Tied {
  const ties = tiesIn(typed, references);
  // What is tied is no number of the text any more.
  const rest = ties.reduce(
    (text, { start, end }) => text.slice(0, start) + '\u0000'.repeat(end - start) + text.slice(end),
    typed,
  );
  const values = valuesOf(dataset);
  const stands = isInDataset(dataset);
  const known = new Set(numbersInText(wordsOf(sentence)).map(({ written }) => written));
  const untied: string[] = [];
  let from = 0;
  for (const number of numbersInText(rest)) {
    const digits = /\d[\d,.·]*\d|\d/.exec(number.written)![0];
    const start = rest.indexOf(digits, from);
    from = start + digits.length;
    if (known.has(number.written)) continue;
    const reference = exactReference(number, values);
    if (reference) ties.push(withSign(typed, { start, end: from, written: reference }));
    else if (!stands(number)) untied.push(number.written);
  }
  return { text: written(typed, ties), untied };
}

/** `−2.1` typed of a value that is negative is the value itself, and not a minus before its size. */
function withSign(typed: string, tie: Tie): Tie {
  const sign = tie.written.includes(' | size') && typed[tie.start - 1] === '−';
  return sign ? { ...tie, start: tie.start - 1, written: tie.written.replace(' | size', '') } : tie;
}

function written(typed: string, ties: Tie[]): string {
  const backwards = ties.toSorted((one, other) => other.start - one.start);
  return backwards.reduce((text, { start, end, written: put }) => text.slice(0, start) + put + text.slice(end), typed);
}

function tiesIn(typed: string, references: readonly PrintedReference[]): Tie[] {
  const ties: Tie[] = [];
  const isFree = (start: number, end: number) => ties.every((tie) => end <= tie.start || start >= tie.end);
  const longestFirst = [...new Set(references.map(({ shown }) => shown))].sort((a, b) => b.length - a.length);
  for (const shown of longestFirst) {
    const alike = references.filter((reference) => reference.shown === shown);
    for (const [form, change] of formsOf(shown)) {
      for (const start of placesOf(typed, form)) {
        const end = start + form.length;
        const reference = isFree(start, end) ? oneOf(alike, typed.slice(0, start), typed.slice(end)) : null;
        if (reference !== null) ties.push({ start, end, written: change(reference) });
      }
    }
  }
  return ties;
}

type Form = [shown: string, change: (written: string) => string];

/**
 * As it was printed, then without the raised letters of its sources, and a negative
 * number without its sign: “fell by 2.1” of “changed by −2.1”.
 */
function formsOf(shown: string): Form[] {
  const bare = /^(−?\d[\d.,·]*%?)[a-z](?:,[a-z])*$/.exec(shown)?.[1];
  return [shown, ...(bare === undefined ? [] : [bare])].flatMap((form): Form[] => [
    [form, (reference) => reference],
    ...(/^−\d/.test(form)
      ? [[form.slice(1), (reference: string) => reference.replace(']]', ' | size]]')] as Form]
      : []),
  ]);
}

function placesOf(typed: string, shown: string): number[] {
  const places: number[] = [];
  for (let at = typed.indexOf(shown); at >= 0; at = typed.indexOf(shown, at + 1)) {
    const [before, after] = [typed[at - 1] ?? '', typed.slice(at + shown.length, at + shown.length + 2)];
    if (!/[\p{L}\d]/u.test(before) && !/[.,·]/.test(before) && !/^(?:[\p{L}\d]|[.,·]\d)/u.test(after)) places.push(at);
  }
  return places;
}

/** Of several references that print the same, the one that stood beside the same word; null where that tells no one. */
function oneOf(alike: PrintedReference[], before: string, after: string): string | null {
  const different = (some: PrintedReference[]) => [...new Set(some.map(({ written: reference }) => reference))];
  const all = different(alike);
  if (all.length === 1) return all[0]!;
  const [wordBefore, wordAfter] = [lastWord(before), firstWord(after)];
  const beside = different(
    alike.filter(
      (one) => (one.before !== '' && one.before === wordBefore) || (one.after !== '' && one.after === wordAfter),
    ),
  );
  return beside.length === 1 ? beside[0]! : null;
}
