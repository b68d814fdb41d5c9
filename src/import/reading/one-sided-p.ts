/** Whether p values are those of one-sided tests, which a record does not always say: by estimate and interval beside them. */
import { normalQuantile } from '../../statistics/normal.js';
import { factsOf } from '../../trial/measures.js';
import { exact } from './numbers.js';
import type { ComparisonDraft } from '../drafts.js';

/** How far z by the interval and z by the p value may lie apart, as both are rounded. */
const tolerance = 0.2;

/** z of an estimate by its two-sided interval, and of its p value on one side and on both; null where one is missing. */
function scoresOf({ measure, estimate, interval, p }: ComparisonDraft): { z: number; one: number; two: number } | null {
  const [value, low, high, level, tested] = [estimate, interval?.low, interval?.high, interval?.level, p].map((text) =>
    exact(text ?? null),
  );
  if (value === null || low === null || high === null || level === null || tested === null) return null;
  if (factsOf(measure).kind !== 'difference' || interval!.oneSided || !(tested! > 0 && tested! < 1) || high! <= low!)
    return null;
  const error = (high! - low!) / (2 * normalQuantile(0.5 + level! / 200));
  return {
    z: value! / error,
    one: normalQuantile(1 - tested!),
    two: normalQuantile(1 - tested! / 2),
  };
}

/** Whether the p values of several differences fit tests of one side, the same of all, and none of both sides. */
export function areOneSided(comparisons: readonly ComparisonDraft[]): boolean {
  const scores = comparisons.flatMap((comparison) => scoresOf(comparison) ?? []);
  const fits = (sign: number) => scores.every(({ z, one }) => Math.abs(sign * z - one) < tolerance);
  return (
    scores.length > 1 &&
    (fits(1) || fits(-1)) &&
    scores.some(({ z, two }) => Math.abs(Math.abs(z) - two) > 3 * tolerance)
  );
}
