/** Sources by letter: what a value printed with a letter comes from. */
import { lookUp, piecesOf, Prose } from '../../dataset/prose.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Interval, Value } from '../../dataset/schema.js';
import type { Trial } from '../../trial/trial.js';
import { walk } from '../../dataset/walk.js';

import { bare, lettered } from '../../document/carried.js';
import { formatDate, formatValue, intervalName } from '../../format/format.js';
import { isCalculated } from '../../trial/calculated/calculated.js';
import { proseWithPaths, withPaths } from './paths.js';

/** A text with the letters of its sources, as printed: `37` and `b`. */
export interface Marked {
  text: string;
  /** Letters of the sources that are not the main one, such as `b` or `b,c`; empty for the main source. */
  mark: string;
}

/** A source as the foot of the page lists it. */
export interface LetteredSource {
  letter: string;
  cite: string;
  date: string;
}

/** `a` for the first, `z` for the 26th, `aa` for the 27th. */
const letterAt = (index: number): string =>
  (index < 26 ? '' : letterAt(Math.floor(index / 26) - 1)) + String.fromCharCode('a'.charCodeAt(0) + (index % 26));

/** All sources with their letters, in the order of the dataset; `date` as printed, or empty. */
export function letteredSources(trial: Pick<Trial, 'sources'>): LetteredSource[] {
  return trial.sources.map(({ cite, date }, index) => ({
    letter: letterAt(index),
    cite,
    date: date ? formatDate(date) : '',
  }));
}

/** What a reader must know of the letters: what has none, what one counts for, and which names go without. */
export function letteringOf(trial: Trial): string {
  const { sources, arms, outcomes, populations, design } = trial;
  const made = holdsCalculated(trial) ? [calculatedMeaning] : [];
  if (sources.length === 1) return ['All values are from source a.', ...made].join(' ');
  const named = [...arms, ...outcomes, ...populations, design].some((row) => lettersFor(trial, [row]).length > 0);
  return [
    'Raised letters name the source of a value, at a label, a head or the end of a phrase that of all of it; none: a.',
    ...(named ? ['Names, doses and times: only under “Who was studied”.'] : []),
    ...made,
  ].join(' ');
}

/** Whether the dataset asks for values that no source prints: a sentence may tell them far from their table. */
function holdsCalculated(trial: Trial): boolean {
  let found = false;
  walk(trial.dataset, { quantity: (quantity) => (found ||= isCalculated(quantity)) });
  return found;
}

/** What a printed text is made of: values, words that a source told, or a whole row whose words are printed. */
export type Ingredient = unknown;

function sourcesIn(trial: Trial, ingredients: readonly Ingredient[]): string[] {
  return ingredients.flatMap((item) => {
    if (item === null || typeof item !== 'object') return [];
    const { source } = item as { source?: unknown };
    const own = typeof source === 'string' ? [source] : [];
    return item instanceof Prose ? [...own, ...sourcesIn(trial, referencesOf(trial, item))] : own;
  });
}

/** What a sentence takes from the data: values, and for words the row that they stand in. */
export function referencesOf(trial: Trial, prose: Prose): Ingredient[] {
  return piecesOf(prose).flatMap((piece) => {
    if (!('path' in piece)) return [];
    const { found } = lookUp(trial.dataset, piece.path);
    return [isQuantity(found) ? found : rowAround(trial, piece.path)];
  });
}

/** The innermost row on a path that names its source. */
function rowAround(trial: Trial, path: string): Ingredient {
  const steps = path.split('.').slice(0, -1);
  const { found } = lookUp(trial.dataset, steps.join('.'));
  if (steps.length === 0) return null;
  const { source } = (found ?? {}) as { source?: unknown };
  return typeof source === 'string' ? found : rowAround(trial, steps.join('.'));
}

/** Marks what no source prints, being calculated here. */
export const dagger = '†';

/** What it means, where it is not told how. */
export const calculatedMeaning = `${dagger} Calculated here from reported values.`;

/** The letters for a text made of these. The main source has none, being the one that is meant when there is none. */
function lettersFor(trial: Trial, ingredients: readonly Ingredient[]): string[] {
  const ids = new Set(sourcesIn(trial, ingredients));
  return trial.sources.flatMap(({ id }, index) => (index > 0 && ids.has(id) ? [letterAt(index)] : []));
}

/** Those letters, and † where something is calculated here: `b`, `b,c`, `b,†`. */
export function markFor(trial: Trial, ingredients: readonly Ingredient[]): string {
  return [...lettersFor(trial, ingredients), ...(daggerFor(ingredients) ? [dagger] : [])].join(',');
}

/** A text with the paths of what it prints, and its letters apart. */
export const marked = (trial: Trial, text: string, ingredients: readonly Ingredient[]): Marked => ({
  text: withPaths(trial, text, ingredients),
  mark: markFor(trial, ingredients),
});

/**
 * A text with the paths of what it prints, and with its letters, which stand raised
 * behind it wherever a template prints it; † is part of the text.
 */
export const withMark = (trial: Trial, text: string, ingredients: readonly Ingredient[]): string =>
  withLetters(trial, withPaths(trial, text, ingredients), ingredients);

/** A text, whose paths are known already, with the letters of its sources. */
export const withLetters = (trial: Trial, text: string, ingredients: readonly Ingredient[]): string =>
  lettered(`${text}${daggerFor(ingredients)}`, lettersFor(trial, ingredients).join(','));

/** Parts of a phrase, each with what it is made of. */
export type Part = [text: string, ...from: Ingredient[]];

/** Parts as one phrase: what they share in letters stands once, at its end; else each part has its own. */
export function phrase(trial: Trial, parts: readonly Part[], between = ''): string {
  const sourced = parts.filter(([text, ...from]) => text !== '' && sourcesIn(trial, from).length > 0);
  const marks = new Set(sourced.map(([, ...from]) => markFor(trial, from)));
  const texts = parts.filter(([text]) => text !== '');
  if (marks.size > 1) return texts.map(([text, ...from]) => withMark(trial, text, from)).join(between);
  const whole = texts.map(([text]) => text).join(between);
  return whole === ''
    ? ''
    : withMark(
        trial,
        whole,
        sourced.flatMap(([, ...from]) => from),
      );
}

/** The letters in a text in square brackets, for plain text where nothing can be raised. */
export const inBrackets = (text: string): string => bare(text, (letters) => ` [${letters}]`);

/** A value as prose prints it, with its letters. */
export const printedValue = (trial: Trial, value: Value | null): string => withMark(trial, formatValue(value), [value]);

/** A sentence with its letters: behind each value of another source, and at the end where a source tells it. */
export function printedProse(trial: Trial, prose: Prose): string {
  if (prose.source !== null) return withLetters(trial, proseWithPaths(trial, prose), [prose]);
  return proseWithPaths(trial, prose, (text, reference) => withLetters(trial, text, referencesOf(trial, reference)));
}

/** `95% CI` with the letters of its level, or †; without a path, as one name stands for the intervals of many rows. */
export const printedInterval = (trial: Trial, interval: Interval): string =>
  withLetters(trial, intervalName(interval), [interval.level]);

/** † where one of these values is calculated here, else nothing. */
const daggerFor = (ingredients: readonly Ingredient[]): string => (ingredients.some(isCalculated) ? dagger : '');

/** What an interval is made of: its limits, and its level, which a label or a note tells (that of a calculated one, its method). */
export const limitsOf = (interval: Interval | null): unknown[] =>
  interval ? [interval.low, interval.high, ...(isCalculated(interval.level) ? [] : [interval.level])] : [];
