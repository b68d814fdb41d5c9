/** Means, their spread, and the difference between two. */
import type { Estimate } from './proportion.js';
import { zOf } from './normal.js';
import { studentQuantile } from './student.js';

/** Mean and standard deviation of n participants, in the unit of the outcome; n above 1. */
export interface Sample {
  mean: number;
  sd: number;
  n: number;
}

/** Standard deviation from the standard error of a mean. Cochrane Handbook 6.5.2.2. */
export const sdFromError = (se: number, n: number) => se * Math.sqrt(n);

/** Standard error of a mean from the standard deviation. Cochrane Handbook 6.5.2.2. */
export const errorFromSd = (sd: number, n: number) => sd / Math.sqrt(n);

/**
 * Standard deviation from the interval of one group's mean, of a level in percent.
 * Cochrane Handbook 6.5.2.2. The t distribution is used for every n: for large
 * ones it is the normal one.
 */
export function sdFromInterval(low: number, high: number, n: number, level = 95): number {
  return sdFromError((high - low) / (2 * studentQuantile(0.5 + level / 200, n - 1)), n);
}

/** The interval of one group's mean, from its standard deviation, by the t distribution. */
export function meanInterval({ mean, sd, n }: Sample, level = 95): Estimate {
  const half = studentQuantile(0.5 + level / 200, n - 1) * errorFromSd(sd, n);
  return { value: mean, low: mean - half, high: mean + half };
}

/**
 * The mean of the first less that of the second, with the interval that lets the
 * spreads differ. Welch BL. Biometrika 1947;34:28–35, degrees of freedom by
 * Satterthwaite FE. Biometrics 1946;2:110–114.
 */
export function meanDifference(first: Sample, second: Sample, level = 95): Estimate {
  const [one, two] = [first.sd ** 2 / first.n, second.sd ** 2 / second.n];
  const value = first.mean - second.mean;
  if (one + two === 0) return { value, low: value, high: value };
  const df = (one + two) ** 2 / (one ** 2 / (first.n - 1) + two ** 2 / (second.n - 1));
  const half = studentQuantile(0.5 + level / 200, df) * Math.sqrt(one + two);
  return { value, low: value - half, high: value + half };
}

/** The spread of n participants under the name of a standard deviation. */
export type Spread = Omit<Sample, 'mean'>;

/**
 * Whether spreads that are named standard deviations can only be standard errors, a
 * mix-up that Cochrane Handbook 6.5.2 warns of: the interval of the difference, of a
 * level in percent, is more than four times as wide as they allow, and as errors they
 * make it about as wide as it is (between half and twice). Clusters alone do not do that.
 */
export function areErrors([one, two]: readonly [Spread, Spread], low: number, high: number, level: number): boolean {
  const error = (high - low) / (2 * zOf(level));
  const asDeviations = Math.hypot(errorFromSd(one.sd, one.n), errorFromSd(two.sd, two.n));
  const asErrors = Math.hypot(one.sd, two.sd);
  return error > 4 * asDeviations && error > asErrors / 2 && error < 2 * asErrors;
}
