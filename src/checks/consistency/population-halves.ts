/** Populations that part another one: with and without, men and women, or all of a run whose numbers add up to it. */
import { exact } from '../../dataset/quantity.js';
import type { TrialPopulation } from '../../trial/trial.js';

/** Words that part people in two, each with what its other half says; whether everybody is known to be in one of them. */
const words: readonly { word: RegExp; other: string; isOfAll?: true }[] = [
  { word: /\bwithout\b/i, other: 'with' },
  { word: /\bno (?=\p{L})/iu, other: '' },
  { word: /\bnot\s/i, other: '' },
  { word: /\bwomen\b/i, other: 'men', isOfAll: true },
  { word: /\bfemale\b/i, other: 'male', isOfAll: true },
  { word: /\bnegative\b/i, other: 'positive' },
  { word: /</, other: '≥' },
  { word: /≤/, other: '>' },
  { word: /\byounger than\b/i, other: 'at least' },
  { word: /\bunder\b/i, other: 'over' },
  { word: /\bbelow\b/i, other: 'at or above' },
];

const plain = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether the second name is the other half of the first, and whether everybody is known to be in one of the two. */
export function isOtherHalf(name: string, other: string): { isOfAll: boolean } | null {
  const found = words.find(
    ({ word, other: half }) => word.test(name) && plain(name.replace(word, half)) === plain(other),
  );
  return found ? { isOfAll: found.isOfAll ?? false } : null;
}

const sizeOf = ({ n }: TrialPopulation): number | undefined => exact(n)?.value;

/**
 * Each set of these populations, all of one whole, that parts it: two halves by their names, or two and more in a row
 * whose numbers add up to that of the whole.
 */
export function partsOfWhole(parts: readonly TrialPopulation[], whole: TrialPopulation): TrialPopulation[][] {
  const found: TrialPopulation[][] = [];
  const total = sizeOf(whole);
  parts.forEach((first, from) => {
    let sum = sizeOf(first);
    for (let to = from + 1; to < parts.length; to++) {
      const next = sizeOf(parts[to]!);
      sum = sum === undefined || next === undefined ? undefined : sum + next;
      if (sum !== undefined && sum === total) found.push(parts.slice(from, to + 1));
    }
    for (const other of parts) {
      const isNew = !found.some((set) => set.includes(first) && set.includes(other));
      if (isNew && isOtherHalf(first.name, other.name)) found.push([first, other]);
    }
  });
  return found;
}
