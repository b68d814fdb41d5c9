/** The width of intervals against what it is made of: spreads and numbers of the arms, or their counts. */
import { exact } from '../../dataset/quantity.js';
import type { ArmValues } from '../../dataset/schema.js';
import { own } from '../../own.js';
import { meanDifference } from '../../statistics/mean.js';
import { zOf } from '../../statistics/normal.js';
import { oddsRatio, riskDifference, riskRatio, type Counts, type Estimate } from '../../statistics/proportion.js';
import { countsOf, sampleOf } from '../../trial/calculated/inputs.js';
import { isAdjusted } from '../../trial/effect.js';
import type { Measure } from '../../trial/measures.js';
import type { Trial, TrialArm, TrialComparison, TrialResult } from '../../trial/trial.js';
import { compared, computedAs, rounding, type Compared } from './agreement.js';

/**
 * Of comparisons of parallel arms, not adjusted: clusters widen an interval, the same people in both arms and
 * adjustment narrow it, by how much nobody can tell from the figures of the arms.
 */
export function checkWidths({ results, design }: Trial): Compared[] {
  if (design.structure !== 'parallel') return [];
  return results.flatMap((result, index) =>
    result.disagreement
      ? []
      : result.comparisons.flatMap((comparison, number) =>
          isAdjusted(comparison) ? [] : checkWidth(result, comparison, `results.${index}.comparisons.${number}.ci`),
        ),
  );
}

/** An interval as the figures of the arms give it, and how it may differ from the one that is told. */
interface Expected {
  interval: Estimate;
  isLog: boolean;
  /** The least and the most part of its width that a source's own method may give. */
  from: number;
  to: number;
  by: string;
}

/** The width of an interval as it is told and as the figures of the arms give it, on the scale of its measure. */
interface Width {
  told: number;
  made: number;
  slack: number;
  expected: Expected;
}

/** Null where the figures of the arms do not give it. */
export function widthOf(result: TrialResult, { ci, arm, versus, measure }: TrialComparison): Width | null {
  const [low, high, level] = [exact(ci?.low), exact(ci?.high), exact(ci?.level)];
  if (!ci || ci.sides !== 'two' || ci.type === 'credible' || !low || !high || !level) return null;
  const [one, two] = [arm, versus].map((each) => valuesOf(result, each));
  const expected = one && two ? expectedOf(measure, one, two, level.value) : null;
  if (!expected) return null;
  const { interval, isLog } = expected;
  if (isLog && low.value <= 0) return null;
  const scale = isLog ? Math.log : (value: number) => value;
  const slack = isLog ? rounding(low) / low.value + rounding(high) / high.value : rounding(low) + rounding(high);
  const [told, made] = [scale(high.value) - scale(low.value), scale(interval.high) - scale(interval.low)];
  return told > 0 && made > 0 ? { told, made, slack, expected } : null;
}

function checkWidth(result: TrialResult, comparison: TrialComparison, path: string): Compared[] {
  const width = widthOf(result, comparison);
  if (!width) return [];
  const { low, high, level } = comparison.ci!;
  const { told, made, slack } = width;
  const { interval, from, to, by } = width.expected;
  const holds = told + slack >= from * made && told - slack <= to * made;
  const decimals = Math.max(exact(low)!.decimals, exact(high)!.decimals);
  const shown = `${computedAs(interval.low, decimals)} to ${computedAs(interval.high, decimals)}`;
  const what = `the ${String(level)}% interval ${String(low)} to ${String(high)}`;
  return [
    compared(path, `the width of ${what} and that by the figures of the arms`, holds ? 'agrees' : 'disagrees', {
      message: `${what} is ${told < made ? 'far narrower' : 'far wider'} than the figures of the arms give, ${shown}`,
      hint: 'check the limits, their level, n, and whether a standard error stands as a standard deviation; if the estimate is adjusted, say so: “adjusted: true”, or for what',
      by: `${by}, between ${from} and ${to} times the width`,
    }),
  ];
}

/** With the number of the arm where the row has none of its own. */
function valuesOf({ arms }: TrialResult, arm: TrialArm): ArmValues | null {
  const values = own(arms, arm.id);
  return values === undefined || typeof values === 'string' ? null : { ...values, n: values.n ?? arm.n };
}

function expectedOf(measure: Measure, one: ArmValues, two: ArmValues, level: number): Expected | null {
  if (measure === 'mean difference') {
    const [first, second] = [sampleOf(one), sampleOf(two)];
    // Analyses of covariance that are not called adjusted make it narrower.
    return first && second
      ? {
          interval: meanDifference(first, second, level),
          isLog: false,
          from: 0.5,
          to: 1.6,
          by: 'Welch’s interval of the standard deviations',
        }
      : null;
  }
  const [first, second] = [countsOf(one), countsOf(two)];
  if (!first || !second || fewest(first, second) < 5) return null;
  // The usual methods differ by less than that, and intervals of 90%, 95% and 99% by more.
  const limits = { from: 0.8, to: 1.28 };
  if (measure === 'risk difference' || measure === 'absolute risk reduction') {
    const { value, low, high } = riskDifference(first, second, level);
    return {
      interval: { value: 100 * value, low: 100 * low, high: 100 * high },
      isLog: false,
      ...limits,
      by: 'Newcombe’s interval of the counts',
    };
  }
  if (measure === 'risk ratio')
    return ofRatio(riskRatio(first, second, level), limits, 'the interval of the counts on the scale of logarithms');
  if (measure === 'odds ratio')
    return ofRatio(oddsRatio(first, second, level), limits, 'the interval of the counts on the scale of logarithms');
  // Strata and people who leave move it, and by how much shows in no count.
  if (measure === 'hazard ratio')
    return ofRatio(
      byEvents(first, second, level),
      { from: 0.65, to: 1.7 },
      'the numbers of events, √(1/events + 1/events) (Parmar et al. Stat Med 1998;17:2815–2834)',
    );
  return null;
}

const ofRatio = (interval: Estimate | null, limits: Pick<Expected, 'from' | 'to'>, by: string): Expected | null =>
  interval && { interval, isLog: true, ...limits, by };

/** The smallest cell of the table. */
const fewest = (...counts: Counts[]): number => Math.min(...counts.flatMap(({ events, n }) => [events, n - events]));

/** About a hazard ratio as the shares give it: only its width is looked at. */
function byEvents(first: Counts, second: Counts, level: number): Estimate {
  const value = Math.log(1 - first.events / first.n) / Math.log(1 - second.events / second.n);
  const factor = Math.exp(zOf(level) * Math.sqrt(1 / first.events + 1 / second.events));
  return { value, low: value / factor, high: value * factor };
}
