/** What a difference in risk means for people. */
import { percentDecimals } from '../../statistics/digits.js';
import { numberNeeded, type NumberNeeded } from '../../statistics/needed.js';
import { perThousand, riskDifference, type Estimate } from '../../statistics/proportion.js';
import { directionByMeasure } from '../direction.js';
import type { TrialArm, TrialResult } from '../trial.js';
import { isCalculated } from './calculated.js';
import { countsOf } from './inputs.js';
import { level } from './differences.js';
import { own } from '../../own.js';

/** For one comparison of an outcome with a better side. */
export interface AbsoluteEffect {
  arm: TrialArm;
  versus: TrialArm;
  /** Events more (above 0) or fewer (below) among 1000, rounded as finely as the counts support. */
  perThousand: Estimate;
  needed: NumberNeeded;
}

/** For each calculated risk difference; none where neither direction is better. */
export function absoluteEffects(result: TrialResult): AbsoluteEffect[] {
  const { arms, comparisons } = result;
  return comparisons.flatMap((comparison) => {
    const { arm, versus, measure, estimate } = comparison;
    const { good } = directionByMeasure(comparison, result);
    if (!isCalculated(estimate) || measure !== 'risk difference' || good === null) return [];
    const sign = good === 'above' ? 1 : -1;
    const [one, two] = [own(arms, arm.id), own(arms, versus.id)].map((values) =>
      values && typeof values !== 'string' ? countsOf(values) : null,
    );
    if (!one || !two) return [];
    const difference = riskDifference(one, two, level);
    const unit = 10 ** (1 - percentDecimals(Math.min(one.n, two.n)));
    const rounded = (count: number) => Math.round(count / unit) * unit;
    const { value, low, high } = perThousand(difference);
    const [worst, best] = [sign * difference.low, sign * difference.high].sort((left, right) => left - right);
    return [
      {
        arm,
        versus,
        perThousand: { value: rounded(value), low: rounded(low), high: rounded(high) },
        needed: numberNeeded({ value: sign * difference.value, low: worst!, high: best! }),
      },
    ];
  });
}
