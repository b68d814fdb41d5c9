/** Intervals of one arm against its own figures: how far the limits lie from the value, and from what counts give. */
import { exact, type Quantity } from '../../dataset/quantity.js';
import type { ArmValues } from '../../dataset/schema.js';
import { proportion } from '../../statistics/proportion.js';
import { countsOf } from '../../trial/calculated/inputs.js';
import type { Trial, TrialResult } from '../../trial/trial.js';
import { compared, computedAs, rounding, type Compared } from './agreement.js';

/** Of results; events of harms have no intervals. */
export function checkArmIntervals({ results }: Trial): Compared[] {
  return results.flatMap((result, index) =>
    result.ofArms.flatMap(({ arm, values }) =>
      typeof values === 'string' ? [] : checkArm(result, { ...values, n: values.n ?? arm.n }, `results.${index}.arms.${arm.id}.ci`),
    ),
  ); // prettier-ignore
}

function checkArm({ outcome }: TrialResult, values: ArmValues, path: string): Compared[] {
  const { ci, mean, rate, percent } = values;
  const [low, high] = [exact(ci?.low), exact(ci?.high)];
  if (!ci || ci.sides !== 'two' || ci.type === 'credible' || !low || !high) return [];
  // A mean in percent, or a rate without its events, may be a share by a curve, whose interval is not even.
  const [middle, often] = [
    /%|percent(?!age point)/i.test(outcome.unit ?? '') ? null : exact(mean),
    exact(values.events) && exact(rate),
  ];
  if (middle) return checkEven(middle, low, high, evenMean, path);
  if (often) return checkEven(often, low, high, evenRate, path);
  // Shares by the curve of a time to an event are not those of the counts.
  const counts = outcome.type === 'binary' && exact(percent) ? countsOf(values) : null;
  const level = exact(ci.level);
  return counts && level ? checkShare(low, high, proportion(counts, level.value), path) : [];
}

/** How far from the middle a value may lie, as a part of the width: intervals of means are even, exact ones of rates not quite. */
const [evenMean, evenRate] = [0.03, 0.1];

/** The value lies in the middle, on its own scale or on that of logarithms. */
function checkEven(value: Quantity, low: Quantity, high: Quantity, part: number, path: string): Compared[] {
  const width = high.value - low.value;
  if (!(width > 0) || value.value < low.value || value.value > high.value) return [];
  const slack = rounding(value) + (rounding(low) + rounding(high)) / 2;
  const isEven = Math.abs(value.value - (low.value + high.value) / 2) <= part * width + slack;
  const middle = Math.sqrt(Math.max(0, low.value * high.value));
  const isEvenAsLog = low.value > 0 && Math.abs(Math.log(value.value / middle)) <= part * Math.log(high.value / low.value) + slack / low.value; // prettier-ignore
  const what = `${String(value)} and its interval, ${String(low)} to ${String(high)}`;
  return [
    compared(path, what, isEven || isEvenAsLog ? 'agrees' : 'disagrees', {
      message: `${String(value)} is far from the middle of its interval, ${String(low)} to ${String(high)}`,
      hint: 'check the digits of all three',
      by: `(low + high) ÷ 2, or the square root of low × high, within ${100 * part}% of the width and what was rounded`,
    }),
  ];
}

/** The limits of a share of 0 to 1 against those in percent that are told, whatever method made them. */
function checkShare(low: Quantity, high: Quantity, made: { low: number; high: number }, path: string): Compared[] {
  const [from, to] = [100 * made.low, 100 * made.high];
  const most = 0.3 * (to - from) + rounding(low) + rounding(high) + 0.5;
  const holds = Math.abs(low.value - from) <= most && Math.abs(high.value - to) <= most;
  const decimals = Math.max(low.decimals, high.decimals);
  const shown = `${computedAs(from, decimals)} to ${computedAs(to, decimals)}`;
  const told = `${String(low)} to ${String(high)}`;
  return [
    compared(path, `the interval ${told} and that of the counts, ${shown}`, holds ? 'agrees' : 'disagrees', {
      message: `the interval ${told} is far from that of the counts, ${shown}`,
      hint: 'check the limits and the counts',
      by: 'Wilson’s score interval, within a third of its width',
    }),
  ];
}
