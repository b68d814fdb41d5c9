/** The figure of a result: which kind suits it. */
import { isRatio } from '../../trial/effect.js';
import type { Dataset, Result } from '../../dataset/schema.js';
import { isQuantity } from '../../dataset/quantity.js';
import { hasEstimate } from './effect.js';
import { estimationOf } from './estimation.js';
import { forestOf, rowsInForest } from './forest.js';
import type { ChartView } from './marks.js';
import { outcomeOf, populationOf } from './names.js';
import { visitsOf } from './visits.js';

/** The figure of the primary outcome: the first primary result that has figures to draw. */
export function primaryResult(dataset: Dataset): Result | null {
  const primary = dataset.results.filter(({ outcome }) => outcomeOf(dataset, outcome).role === 'primary');
  return primary.find((result) => chartOf(dataset, result) !== null) ?? null;
}

/**
 * Lines where an outcome was measured at several visits; a forest plot for times
 * to an event, for ratios of several outcomes or subgroups, and where arms have
 * no figures; else an estimation figure. Null when there is nothing to draw.
 */
export function chartOf(dataset: Dataset, result: Result): ChartView | null {
  return (
    visitsOf(dataset, result) ??
    (isForest(dataset, result) ? forestOf(dataset, result) : null) ??
    estimationOf(dataset, result) ??
    forestOf(dataset, result)
  );
}

/** Whether its comparisons say more than what its arms had. */
function isForest(dataset: Dataset, result: Result): boolean {
  const compared = result.comparisons.filter(hasEstimate);
  const [first] = compared;
  if (!first) return false;
  if (hasSubgroups(dataset, result)) return true;
  const { type } = outcomeOf(dataset, result.outcome);
  const figures = Object.values(result.arms).filter((arm) => typeof arm === 'object' && arm.told === null);
  return (
    type === 'time-to-event' ||
    figures.length < 2 ||
    (isRatio(first) && rowsInForest(dataset, result) > compared.length)
  );
}

/** Of so many subgroups a figure of arms would show none. */
const fewestSubgroups = 2;

/** Whether the same effect is told of several subgroups, which is seen in a forest. */
function hasSubgroups(dataset: Dataset, { outcome, comparisons }: Result): boolean {
  const hasInterval = ({ estimate, ci }: Result['comparisons'][number]) => isQuantity(estimate) && ci !== null;
  const measures = comparisons.filter(hasInterval).map(({ measure }) => measure);
  const inSubgroups = dataset.results.filter(
    (other) =>
      other.outcome === outcome &&
      populationOf(dataset, other.population).kind === 'subgroup' &&
      other.comparisons.some((one) => hasInterval(one) && measures.includes(one.measure)),
  );
  return new Set(inSubgroups.map(({ population }) => population)).size >= fewestSubgroups;
}
