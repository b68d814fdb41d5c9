/** The figure of a result: which kind suits it. */
import { isRatio } from '../../trial/effect.js';
import type { Trial, TrialResult } from '../../trial/trial.js';
import { isQuantity } from '../../dataset/quantity.js';
import { hasEstimate } from './effect.js';
import { estimationOf } from './estimation.js';
import { forestOf, rowsInForest } from './forest.js';
import type { ChartView } from './marks.js';
import { visitsOf } from './visits.js';

/** The figure of the primary outcome: the first primary result that has values to draw. */
export function primaryResult(trial: Trial): TrialResult | null {
  const primary = trial.results.filter(({ outcome }) => outcome.role === 'primary');
  return primary.find((result) => chartOf(trial, result) !== null) ?? null;
}

/**
 * Lines where an outcome was measured at several visits; a forest plot for times
 * to an event, for ratios of several outcomes or subgroups, and where arms have
 * no values; else an estimation figure. Null when there is nothing to draw.
 */
export function chartOf(trial: Trial, result: TrialResult): ChartView | null {
  return (
    visitsOf(trial, result) ??
    (isForest(trial, result) ? forestOf(trial, result) : null) ??
    estimationOf(trial, result) ??
    forestOf(trial, result)
  );
}

/** Whether its comparisons say more than what its arms had. */
function isForest(trial: Trial, result: TrialResult): boolean {
  const compared = result.comparisons.filter(hasEstimate);
  const [first] = compared;
  if (!first) return false;
  if (hasSubgroups(trial, result)) return true;
  // Each factor has a comparator of its own, and one axis beside the arms has room for one.
  if (new Set(compared.map(({ versus }) => versus)).size > 1 && trial.design.structure === 'factorial') return true;
  const { type } = result.outcome;
  const withValues = Object.values(result.arms).filter((arm) => typeof arm === 'object' && arm.told === null);
  return (
    type === 'time-to-event' ||
    withValues.length < 2 ||
    (isRatio(first) && rowsInForest(trial, result) > compared.length)
  );
}

/** Of so many subgroups a figure of arms would show none. */
const fewestSubgroups = 2;

/** Whether the same effect is told of several subgroups, which is seen in a forest. */
function hasSubgroups(trial: Trial, { outcome, comparisons }: TrialResult): boolean {
  const hasInterval = ({ estimate, ci }: TrialResult['comparisons'][number]) => isQuantity(estimate) && ci !== null;
  const measures = comparisons.filter(hasInterval).map(({ measure }) => measure);
  const inSubgroups = trial.results.filter(
    (other) =>
      other.outcome === outcome &&
      other.population.kind === 'subgroup' &&
      other.comparisons.some((one) => hasInterval(one) && measures.includes(one.measure)),
  );
  return new Set(inSubgroups.map(({ population }) => population)).size >= fewestSubgroups;
}
