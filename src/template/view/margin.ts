/** What is said of a margin: of what it is, where it lies, and whether intervals keep within it. */
import { noninferiorityOf } from '../../dataset/effect.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Comparison, Dataset } from '../../dataset/schema.js';
import { printedValue } from './sources.js';

/** What the trial set out to show by the margin. */
export const marginKind = ({ design }: Dataset): 'noninferiority' | 'equivalence' =>
  design.framework === 'equivalence' ? 'equivalence' : 'noninferiority';

/** `margin 1.8` beside the name of an interval, or nothing. */
export const besideInterval = (dataset: Dataset, { margin }: Comparison): string =>
  isQuantity(margin) ? `margin ${printedValue(dataset, margin)}` : '';

/** `noninferior` or `not shown`, by the interval and the margin; null where they do not tell. */
export function verdictOf(dataset: Dataset, comparison: Comparison): 'noninferior' | 'not shown' | null {
  const { is } = noninferiorityOf(comparison);
  if (is === null || marginKind(dataset) === 'equivalence') return null;
  return is ? 'noninferior' : 'not shown';
}

/** The note of a figure that draws these comparisons, the margin being that of the first. */
export function marginNote(dataset: Dataset, drawn: Comparison[]): string {
  const [first] = drawn;
  if (!first || !isQuantity(first.margin)) return '';
  const judged = drawn.filter(({ margin }) => isQuantity(margin));
  const verdicts = [...new Set(judged.map((comparison) => verdictOf(dataset, comparison)))];
  const of = judged.length < drawn.length ? ' of the first row' : '';
  const margin = `Dashed: the ${marginKind(dataset)} margin${of}, ${printedValue(dataset, first.margin)}`;
  const interval = judged.length === 1 ? `the interval${of}` : 'the intervals';
  const ends = judged.length === 1 ? ['ends', 'reaches'] : ['end', 'reach'];
  if (verdicts.length > 1 || verdicts[0] === null) return `${margin}.`;
  return verdicts[0] === 'noninferior'
    ? `${margin}. Noninferior: ${interval} ${ends[0]} before it.`
    : `${margin}. Noninferiority not shown: ${interval} ${ends[1]} it.`;
}

/** Which test a p value is of: against no effect, or against the margin. */
export type Test = 'p' | 'p_margin';

/** The tests of which any of these comparisons has a p value, that against the margin first. */
export const testsIn = (comparisons: Comparison[]): Test[] =>
  (['p_margin', 'p'] as const).filter((test) => comparisons.some((comparison) => isQuantity(comparison[test])));

/** `P value`, or `P for noninferiority` and `P for superiority` where there is one against a margin. */
export function testName(dataset: Dataset, test: Test, comparisons: Comparison[]): string {
  if (test === 'p_margin') return `P for ${marginKind(dataset)}`;
  return testsIn(comparisons).includes('p_margin') ? 'P for superiority' : 'P value';
}
