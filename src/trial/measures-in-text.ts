/** Where running text names a measure: by the names of the table. */
import { factsOf, measureNames, type Measure } from './measures.js';

/** A measure that a text names, and where. */
export interface Mention {
  measure: Measure;
  start: number;
  end: number;
  /** Whether the name is one that sentences use of other things too, such as efficacy: beside a figure it is one. */
  isLoose: boolean;
}

/** A name as a pattern finds it. */
export const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names without a word for their kind; `difference` is one that sentences use of nothing else. */
const isLoose = (name: string): boolean => !name.includes(' ') && name !== 'difference';

const isAbbreviation = (name: string): boolean => name.length <= 4 && !name.includes(' ');

const byName = new Map<string, Measure>();
for (const measure of measureNames) {
  const { kind, abbreviation, synonyms } = factsOf(measure);
  // Tests are named by words that sentences use of other things.
  if (kind === 'test' || kind === 'other') continue;
  for (const name of [measure, ...synonyms, ...(abbreviation === null ? [] : [abbreviation])]) {
    const key = isAbbreviation(name) ? name.toUpperCase() : name.replace(/-/g, ' ');
    // As where a name is read alone, the first entry keeps it.
    if (!byName.has(key)) byName.set(key, measure);
  }
}
const longestFirst = [...byName.keys()].sort((a, b) => b.length - a.length);
const alternatives = (names: readonly string[]): string =>
  names.map((name) => escaped(name).replace(/ /g, '[\\s\\-‐‑–]+')).join('|');

const inLetters = alternatives(longestFirst.filter((name) => !isAbbreviation(name)));
const inCapitals = alternatives(longestFirst.filter(isAbbreviation));
const named = new RegExp(`(?<![\\p{L}\\d])(?:${inLetters})s?(?![\\p{L}\\d])`, 'giu');
const abbreviated = new RegExp(`(?<![\\p{L}\\d])(?:${inCapitals})s?(?![\\p{L}\\d])`, 'gu');

/** Every measure that a text names, in its order. Abbreviations count only in capitals. */
export function measuresIn(text: string): Mention[] {
  return [...text.matchAll(named), ...text.matchAll(abbreviated)]
    .map(({ 0: words, index }) => {
      const plain = words.toLowerCase().replace(/[\s\-‐‑–]+/g, ' ');
      const name = [words, words.slice(0, -1), plain, plain.slice(0, -1)].find((one) => byName.has(one))!;
      return { measure: byName.get(name)!, start: index, end: index + words.length, isLoose: isLoose(name) };
    })
    .sort((one, other) => one.start - other.start);
}
