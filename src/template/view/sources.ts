/** Sources by letter: what a value printed with a letter comes from. */
import { Prose } from '../../dataset/prose.js';
import { isQuantity, type Quantity } from '../../dataset/quantity.js';
import type { Dataset } from '../../dataset/schema.js';
import { formatDate, formatPercent, formatQuantity } from '../../format/format.js';
import { isCalculated } from '../../statistics/calculated.js';

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

/** `a` for the first source, `b` for the second. */
function letterOf(dataset: Dataset, id: string | null): string {
  const index = dataset.sources.findIndex((source) => source.id === id);
  return index < 0 ? '' : String.fromCharCode('a'.charCodeAt(0) + index);
}

/** All sources with their letters, in the order of the dataset; `date` as printed, or empty. */
export function letteredSources(dataset: Dataset): LetteredSource[] {
  return dataset.sources.map(({ id, cite, date }) => ({
    letter: letterOf(dataset, id),
    cite,
    date: date ? formatDate(date) : '',
  }));
}

/** What a printed text is made of: values, and words that a source told. */
export type Ingredient = unknown;

const sourcesIn = (ingredients: Ingredient[]): string[] =>
  ingredients.flatMap((item) => ((isQuantity(item) || item instanceof Prose) && item.source ? [item.source] : []));

/** Marks what no source prints, being calculated here. */
export const dagger = '†';

/**
 * The letters for a text made of these values, and † where one is calculated here.
 * The main source has none, being the one that is meant when there is none.
 */
export function markFor(dataset: Dataset, ingredients: Ingredient[]): string {
  const letters = new Set(sourcesIn(ingredients).map((id) => letterOf(dataset, id)));
  letters.delete('a');
  return [...[...letters].sort(), ...(daggerFor(ingredients) ? [dagger] : [])].join(',');
}

/** † where one of these values is calculated here, else nothing. */
export const daggerFor = (ingredients: Ingredient[]): string => (ingredients.some(isCalculated) ? dagger : '');

/**
 * Where the values of a slide come from, one line a source and place:
 * `−19.2, −16.6, −2.9: Summary of the trial by Zili Zhou (¶3)`.
 */
export function provenance(dataset: Dataset, values: { value: Ingredient; text: string }[]): string[] {
  const lines = new Map<string, Set<string>>();
  for (const { value, text: told } of values) {
    if (!isQuantity(value) && !(value instanceof Prose)) continue;
    const text = isQuantity(value) ? asPrinted(value) : told;
    if (isCalculated(value)) {
      const place = `calculated here, ${value.method}`;
      lines.set(place, (lines.get(place) ?? new Set()).add(text));
      continue;
    }
    const source = dataset.sources.find(({ id }) => id === value.source);
    if (!source) continue;
    const place = `${source.cite}${placeIn(value)}`;
    lines.set(place, (lines.get(place) ?? new Set()).add(text));
  }
  return [...lines].map(([place, texts]) => `${[...texts].join('; ')}: ${place}.`);
}

const asPrinted = (value: Quantity): string =>
  value.path.endsWith('percent') ? formatPercent(value) : formatQuantity(value);

const placeIn = ({ at }: Quantity | Prose): string => (at ? ` (${at})` : '');
