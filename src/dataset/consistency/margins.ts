/** Margins of noninferiority against the side on which the comparator is better. */
import { noEffectOf } from '../effect.js';
import { isQuantity } from '../quantity.js';
import type { Comparison, Dataset } from '../schema.js';
import { should, type Compared } from './compared.js';

/** A margin marks how much worse is still accepted: it lies on the bad side of no effect. */
export function checkMargins({ outcomes, results, design }: Dataset): Compared[] {
  if (design.framework === 'equivalence') return [];
  return results.flatMap(({ outcome, comparisons }, index) => {
    const better = outcomes.find(({ id }) => id === outcome)?.better ?? 'neither';
    return comparisons.flatMap((comparison, number) =>
      checkSide(comparison, better, `results.${index}.comparisons.${number}.margin`),
    );
  });
}

function checkSide(comparison: Comparison, better: string, path: string): Compared[] {
  const { margin, measure } = comparison;
  const none = noEffectOf(comparison);
  if (!isQuantity(margin) || none === null || better === 'neither') return [];
  // A hazard can be of the event or of its absence, such as survival, where more is better.
  if (measure === 'hazard ratio' && better === 'higher') return [];
  const bad = better === 'higher' ? margin.value < none : margin.value > none;
  const side = `${better} is better, and the margin ${margin.toString()} lies on the better side of no effect, ${none}`;
  return [should(path, 'the margin and no effect', bad, side, 'check its sign, or which way is better in the outcome')];
}
