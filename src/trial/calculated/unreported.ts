/**
 * What is calculated wherever a dataset allows it and reports nothing:
 * percentages, and differences between arms with intervals. A reported value
 * always wins; nothing is calculated from bounds or from calculated values.
 */
import { isEstimated } from '../effect.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { ArmResult, Comparison, Result } from '../../dataset/schema.js';
import { relinkTrial, type Trial, type TrialArm, type TrialResult } from '../trial.js';
import { percentOf } from './requested.js';
import { linkValues } from '../link-values.js';
import { isCalculated } from './calculated.js';
import type { CalculableMeasure } from '../measures.js';
import { typeFacts } from '../outcome-types.js';
import { calculate, isComparable, type Difference } from './differences.js';
import { own } from '../../own.js';

/** The trial with what can be calculated put where nothing is reported. The one given is not changed. */
export function withCalculated(trial: Trial): Trial {
  const { dataset } = trial;
  const whole = {
    ...dataset,
    results: dataset.results.map((result, index) => ({
      ...result,
      arms: withPercentages(result.arms),
      comparisons: withDifferences(result, differencesFor(trial, trial.results[index]!)),
    })),
    baseline: dataset.baseline.map((row) => ({ ...row, arms: withPercentages(row.arms) })),
    adverse_events: dataset.adverse_events.map((event) => ({ ...event, arms: withPercentages(event.arms) })),
  };
  linkValues(whole);
  return relinkTrial(trial, whole);
}

function withPercentages(arms: Record<string, ArmResult>): Record<string, ArmResult> {
  return Object.fromEntries(Object.entries(arms).map(([id, values]) => [id, withPercentage(values)]));
}

function withPercentage(values: ArmResult): ArmResult {
  if (typeof values === 'string' || values.percent !== null) return values;
  return { ...values, percent: percentOf(values) };
}

/** A difference of each arm from the comparator, where no source compares the two. */
function withDifferences(result: Result, own: Compared[]): Comparison[] {
  // A comparison that only tells a p value, or words, keeps them beside the difference.
  const completed = result.comparisons.map((comparison) => {
    const difference = own.find((one) => samePair(one, comparison));
    return difference && !isEstimated(comparison) ? { ...comparison, ...difference } : comparison;
  });
  const added = own.filter((one) => !completed.some((comparison) => comparison.estimate === one.estimate));
  return [...completed, ...added.map((difference) => ({ ...blank, ...difference }))];
}

type Pair = Pick<Comparison, 'arm' | 'versus'>;
type Compared = Difference & Pair & { measure: CalculableMeasure };

const samePair = (one: Pair, two: Pair) => one.arm === two.arm && one.versus === two.versus;

const blank = {
  label: null,
  inPercent: false,
  adjusted: null,
  towards: null,
  p: null,
  margin: null,
  p_margin: null,
  told: null,
  source: null,
  at: null,
  known: null,
};

function differencesFor(trial: Trial, result: TrialResult): Compared[] {
  const comparator = comparatorIn(trial, result);
  const reference = comparator && own(result.arms, comparator.id);
  const measure = typeFacts(result.outcome.type).difference;
  if (trial.calculated_differences === 'none') return [];
  if (!reference || typeof reference === 'string' || !measure || !isComparable(trial)) return [];
  return trial.arms.flatMap((arm) => {
    const values = own(result.arms, arm.id);
    if (values === undefined || typeof values === 'string' || arm.external || arm === comparator) return [];
    if (arm.pools.includes(comparator) || isCompared(result, arm, comparator, measure)) return [];
    const difference = calculate(measure, values, reference);
    return difference ? [{ arm: arm.id, versus: comparator.id, measure, ...difference }] : [];
  });
}

/** The one comparator of a result; with several, only a source can say which arm goes with which. */
function comparatorIn({ arms }: Trial, result: TrialResult): TrialArm | null {
  const [first, ...more] = arms.filter(
    ({ id, role, pools, external }) =>
      role === 'comparator' && pools.length === 0 && !external && hasValues(own(result.arms, id)),
  );
  return first && more.length === 0 ? first : null;
}

const hasValues = (values: ArmResult | undefined): boolean =>
  values !== undefined && typeof values !== 'string' && Object.values(values).some(isQuantity);

/** Whether a source compares two arms, one way round or the other, or the difference itself was asked for. */
function isCompared(
  { comparisons }: TrialResult,
  arm: TrialArm,
  comparator: TrialArm,
  measure: CalculableMeasure,
): boolean {
  const pair = [arm, comparator];
  return comparisons.some(
    (one) =>
      isEstimated(one) &&
      pair.includes(one.arm) &&
      pair.includes(one.versus) &&
      (!isCalculated(one.estimate) || one.measure === measure),
  );
}
