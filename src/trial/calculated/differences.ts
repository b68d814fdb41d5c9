/** One arm against another: every measure that can be calculated from what sources report of both. */
import { percentDecimals, ratioDecimals, roundedTo, sumDecimals } from '../../statistics/digits.js';
import { meanDifference } from '../../statistics/mean.js';
import { oddsRatio, riskDifference, riskRatio, type Counts, type Estimate } from '../../statistics/proportion.js';
import type { Quantity } from '../../dataset/quantity.js';
import type { ArmValues, Dataset, Interval } from '../../dataset/schema.js';
import type { CalculableMeasure } from '../measures.js';
import { Calculated, reported } from './calculated.js';
import { countsOf, quantitiesOf, sampleOf } from './inputs.js';

/** Level of every interval calculated here, in percent. */
export const level = 95;

/** A comparison as far as it is calculated; a mean difference may lack its interval. */
export interface Difference {
  estimate: Calculated;
  ci: Interval | null;
}

const methods = {
  riskDifference: 'risk difference in percentage points, 95% interval by Newcombe’s hybrid score method',
  riskRatio: 'risk ratio, 95% interval by the log method',
  oddsRatio: 'odds ratio, 95% interval by the log method',
  meanDifference: 'difference of the means, 95% interval by Welch’s t method',
  bareDifference: 'difference of the means, without an interval, as spread or numbers are not reported',
};
/** Told with the method of a ratio where a group without an event, or without one spared, asks for it. */
const corrected = ', half added to each cell of the table for its empty one';

/**
 * Whether participants were randomised one by one to parallel arms: for clusters,
 * periods and other designs, a comparison needs what the values of arms do not tell.
 */
export const isComparable = ({ design }: Pick<Dataset, 'design'>): boolean =>
  design.allocation === 'randomised' && design.structure === 'parallel';

/** A measure of the first arm against the second; null where their values do not support it. */
export function calculate(measure: CalculableMeasure, one: ArmValues, two: ArmValues): Difference | null {
  if (measure === 'mean difference') return meanDifferenceOf(one, two);
  const [first, second] = [countsOf(one), countsOf(two)];
  if (!first || !second) return null;
  const from = [...quantitiesOf(one), ...quantitiesOf(two)];
  return measure === 'risk difference' ? riskDifferenceOf(first, second, from) : ratioOf(measure, first, second, from);
}

function riskDifferenceOf(first: Counts, second: Counts, from: Quantity[]): Difference {
  const { value, low, high } = riskDifference(first, second, level);
  const decimals = percentDecimals(Math.min(first.n, second.n));
  const points = { value: 100 * value, low: 100 * low, high: 100 * high };
  return withInterval(points, () => decimals, methods.riskDifference, from);
}

/** Each number of a ratio by its own size: 0.32 (0.14 to 0.73), 12.1 (1.6 to 93). */
function ratioOf(measure: 'risk ratio' | 'odds ratio', first: Counts, second: Counts, from: Quantity[]) {
  const ratio = measure === 'risk ratio' ? riskRatio(first, second, level) : oddsRatio(first, second, level);
  if (!ratio) return null;
  const others = measure === 'odds ratio' ? [first, second].map(({ events, n }) => n - events) : [];
  const smallest = Math.min(first.events, second.events, ...others);
  const method = `${measure === 'risk ratio' ? methods.riskRatio : methods.oddsRatio}${smallest === 0 ? corrected : ''}`;
  return withInterval(ratio, (number) => ratioDecimals(number, smallest), method, from);
}

function meanDifferenceOf(one: ArmValues, two: ArmValues): Difference | null {
  const [left, right] = [reported(one.mean), reported(two.mean)];
  if (!left || !right) return null;
  const decimals = sumDecimals([left.decimals, right.decimals]);
  const [first, second] = [sampleOf(one), sampleOf(two)];
  if (first && second) {
    const difference = meanDifference(first, second, level);
    // So coarse that rounding leaves nothing of it, as of 6 and 5.9, it would say that there is no difference.
    const isLost = roundedTo(difference.low, decimals) === roundedTo(difference.high, decimals);
    if (isLost && difference.low !== difference.high) return null;
    return withInterval(difference, () => decimals, methods.meanDifference, [...first.from, ...second.from]);
  }
  const estimate = new Calculated(left.value - right.value, decimals, methods.bareDifference, [left, right]);
  return { estimate, ci: null };
}

function withInterval(
  { value, ...limits }: Estimate,
  decimals: (number: number) => number,
  method: string,
  from: Quantity[],
): Difference {
  return {
    estimate: new Calculated(value, decimals(value), method, from, 'estimate'),
    ci: intervalOf(limits, decimals, method, from),
  };
}

/** An interval of the level of every one calculated here. */
export function intervalOf(
  { low, high }: Pick<Estimate, 'low' | 'high'>,
  decimals: (number: number) => number,
  method: string,
  from: readonly Quantity[],
): Interval {
  const limit = (value: number, key: string) => new Calculated(value, decimals(value), method, from, key);
  return {
    low: limit(low, 'ci.low'),
    high: limit(high, 'ci.high'),
    level: new Calculated(level, 0, method, [], 'ci.level'),
    sides: 'two',
    type: 'confidence',
  };
}
