/** What a number typed by hand was probably meant to be, where the data do not hold it; and percentages that a ratio gives. */
import { isQuantity } from '../dataset/quantity.js';
import type { Comparison, Dataset } from '../dataset/schema.js';
import { isRatio, measureName } from '../trial/effect.js';
import { withDigits } from '../dataset/number-words.js';
import { numbersInText, type NumberInText } from './numbers-in-text.js';

/** Nouns behind a number, and the value that counts them. */
const nouns = [
  {
    noun: /^\s(?:clusters|villages|communities)\b/i,
    path: 'participants.clusters',
    of: ({ participants }: Dataset) => participants.clusters,
  },
  { noun: /^\s(?:sites|centres|centers)\b/i, path: 'sites.total', of: ({ sites }: Dataset) => sites?.total },
  {
    noun: /^\s(?:people|participants|patients|adults|children|women|men)\b(?! (?:on|in|with|who)\b)/i,
    path: 'participants.randomised',
    of: ({ participants }: Dataset) => participants.randomised,
  },
];
const falling = /\b(?:cut\w*|reduc\w*|lower\w*|fewer|less|fell|drop\w*|decreas\w*|prevent\w*)\b/i;

const ratiosIn = ({ results }: Dataset): { comparison: Comparison; ratio: number }[] =>
  results.flatMap(({ comparisons }) =>
    comparisons.flatMap((comparison) => {
      const { estimate, inPercent } = comparison;
      return isQuantity(estimate) && estimate.relation === '' && isRatio(comparison) && !inPercent
        ? [{ comparison, ratio: estimate.value }]
        : [];
    }),
  );

/** Whether a percentage is what a ratio means: one of 0.44 is 56% fewer, one of 1.5 is 50% more. */
export const isOfRatio = ({ kind, size, decimals }: NumberInText, dataset: Dataset): boolean =>
  kind === 'percent' &&
  ratiosIn(dataset).some(({ ratio }) => Math.abs(100 * Math.abs(1 - ratio) - size) <= 0.5 * 10 ** -decimals + 1e-9);

/** The value of the same unit or noun, as a hint tells it; null where none is sure. */
export function meantBy(number: NumberInText, text: string, dataset: Dataset): string | null {
  const { kind, size, unit, written } = number;
  if (kind === 'percent') {
    const read = falling.test(text)
      ? ratiosIn(dataset).find(({ ratio }) => ratio < 1 && Math.round(100 * ratio) === size)
      : undefined;
    if (!read) return null;
    const fewer = `${Math.round(100 * (1 - read.ratio))}%`;
    const named = measureName(read.comparison);
    return `a ${named} of ${String(read.comparison.estimate)} means ${fewer} fewer: write ${fewer}, or a reference to the ${named}`;
  }
  if (kind === 'time or amount') return timeMeant(number, dataset);
  if (kind !== 'number' || unit !== null) return null;
  const next = text.slice(text.indexOf(written) + written.length);
  const named = nouns.find(({ noun }) => noun.test(next));
  const value = named?.of(dataset);
  if (!named || !isQuantity(value)) return null;
  return `${named.path} is ${value.toString()}: write [[${named.path}]] instead`;
}

function timeMeant({ unit }: NumberInText, { outcomes, results }: Dataset): string | null {
  const all = [...outcomes.map(({ timepoint }) => timepoint), ...results.map(({ timepoint }) => timepoint)];
  const alike = [...new Set(all)].filter(
    (time): time is string => time !== null && numbersInText(time).some((one) => one.unit === unit),
  );
  if (alike.length === 0) return null;
  return `the results are of ${alike.slice(0, 3).join(', ')}: check which of the two is right`;
}

const marginOf = /\bmargins? (?:of |was |is |were )?[-−]?(\d+(?:[.·]\d+)?)/i;

/** The size of a margin that a sentence types, in digits or words; null where it types none. */
export function marginIn(text: string): number | null {
  const typed = marginOf.exec(withDigits(text))?.[1];
  return typed === undefined ? null : Number(typed.replace('·', '.'));
}

/** Whether a number is a margin that is held against those of the comparisons. */
export const isMargin = ({ size }: NumberInText, text: string, { results }: Dataset): boolean =>
  size === marginIn(text) && results.some(({ comparisons }) => comparisons.some(({ margin }) => margin !== null));
