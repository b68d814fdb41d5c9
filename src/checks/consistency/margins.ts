/** Margins of noninferiority and equivalence: where they lie, and what is held against them. */
import { directionByMeasure, type Side } from '../../trial/direction.js';
import { isRatio, isTwoSided, noEffectOf } from '../../trial/effect.js';
import { exact, isQuantity, type Quantity } from '../../dataset/quantity.js';
import type { Margins } from '../../dataset/schema.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import { computedAs, must, rounding, should, type Compared } from './agreement.js';

/** Of every comparison that has one, or two. */
export function checkMargins({ results, design }: Trial): Compared[] {
  const each = results.flatMap((result, index) => {
    return result.comparisons.flatMap((comparison, number) => {
      const path = `results.${index}.comparisons.${number}.margin`;
      const { margin } = comparison;
      if (isTwoSided(margin)) return checkBoth(comparison, margin, path);
      if (design.framework === 'equivalence') return checkNumber(comparison, path);
      return checkSide(comparison, directionByMeasure(comparison, result).good, path);
    });
  });
  return [...each, ...ofOneOutcome(results)];
}

/** An outcome has one margin in every population, by one measure. */
function ofOneOutcome(results: readonly TrialResult[]): Compared[] {
  const all = results.flatMap(({ outcome, comparisons }, index) =>
    comparisons.flatMap(({ margin, measure }, number) => {
      const size = isTwoSided(margin) ? null : exact(margin);
      return size
        ? [
            {
              outcome,
              measure,
              size,
              path: `results.${index}.comparisons.${number}.margin`,
            },
          ]
        : [];
    }),
  );
  return all.flatMap(({ outcome, measure, size, path }, at) => {
    const first = all.slice(0, at).find((one) => one.outcome === outcome && one.measure === measure);
    if (!first) return [];
    const message = `the margin of “${outcome.name}” is ${String(size)} here, and ${String(first.size)} in an earlier result`;
    return [
      should(path, `${String(size)} and ${String(first.size)}`, size.value === first.size.value, message, 'check both'),
    ];
  });
}

/** A margin marks how much worse is still accepted: it lies on the bad side of no effect. */
function checkSide(comparison: TrialComparison, good: Side | null, path: string): Compared[] {
  const { margin } = comparison;
  const none = noEffectOf(comparison);
  if (!isQuantity(margin) || none === null || good === null) return [];
  const isBad = good === 'above' ? margin.value < none : margin.value > none;
  const better = good === 'above' ? 'higher' : 'lower';
  const message = `${better} is better, and the margin ${margin.toString()} lies on the better side of no effect, ${none}`;
  return [
    should(path, 'the margin and no effect', isBad, message, 'check its sign, or which way is better in the outcome'),
  ];
}

/** Equivalence is shown between two margins; of one, nothing is said. */
function checkNumber({ margin }: TrialComparison, path: string): Compared[] {
  if (!isQuantity(margin)) return [];
  const message = `the trial is of equivalence, and has one margin, ${margin.toString()}`;
  return [should(path, 'the framework and the margin', false, message, 'write both: margin: { low: …, high: … }')];
}

/** The margins in order, with no effect between them, and an interval of a known level to hold against them. */
function checkBoth(comparison: TrialComparison, margin: Margins, path: string): Compared[] {
  const [low, high, none] = [exact(margin.low), exact(margin.high), noEffectOf(comparison)];
  const interval = checkJudged(comparison, path);
  if (!low || !high) return interval;
  const range = `${low.toString()} to ${high.toString()}`;
  const ordered = low.value < high.value;
  const order = must(
    path,
    `the margins ${range}`,
    ordered,
    `the margins run from ${range}`,
    'the lower one comes first',
  );
  if (!ordered) return [order];
  const possible = !isRatio(comparison) || low.value > 0;
  const ratio = must(
    path,
    `the margins ${range} and 0`,
    possible,
    `a ratio has no margin of ${low.toString()}`,
    'a ratio is above 0',
  );
  const around = none === null || (low.value < none && none < high.value);
  const message = `no effect, ${none}, does not lie between the margins, ${range}`;
  const middle = should(path, 'the margins and no effect', around, message, 'check signs and measure');
  return [order, ratio, middle, ...(none === null ? [] : [even(comparison, [low, high], path)]), ...interval];
}

/** Margins of equivalence lie evenly around no effect: as far below as above, of ratios on the scale of logarithms. */
function even(comparison: TrialComparison, [low, high]: [Quantity, Quantity], path: string): Compared {
  const none = noEffectOf(comparison)!;
  const opposite = isRatio(comparison) ? none ** 2 / high.value : 2 * none - high.value;
  const holds = Math.abs(opposite - low.value) <= rounding(low) + (isRatio(comparison) ? rounding(high) : 0) + 1e-9;
  const shown = computedAs(opposite, Math.max(low.decimals, high.decimals));
  const message = `the margins ${String(low)} and ${String(high)} do not lie evenly around no effect: the other end of ${String(high)} is ${shown}`;
  return should(
    path,
    `the margins ${String(low)} and ${String(high)}`,
    holds,
    message,
    'check both; if they are so, say why: known: "…"',
    isRatio(comparison) ? '1 ÷ the upper margin' : 'the upper margin with the other sign',
  );
}

function checkJudged({ ci }: TrialComparison, path: string): Compared[] {
  const what = 'the margins and the interval';
  if (!ci) return [should(path, what, false, 'there is no interval to hold against the margins', 'add “ci”')];
  const known = isQuantity(ci.level);
  const message = 'the interval held against the margins has no level; equivalence is usually read off one of 90%';
  return [should(path, what, known, message, 'write the level that the source gives')];
}
