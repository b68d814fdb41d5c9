/** Axes with round ticks. */
import { numberStyles, type StyleName } from '../../dataset/number-styles.js';
import { formatTicks } from '../../format/format.js';
import type { Axis } from './figure.js';

/** Slack for the rounding of quotients. */
const slack = 1e-9;

/** The next step of 1, 2, 2.5 or 5 × 10ⁿ that is not less than a rough one. */
export function niceStep(rough: number): number {
  const unit = 10 ** Math.floor(Math.log10(rough) + slack);
  return clean(([1, 2, 2.5, 5].find((factor) => factor * unit >= rough - slack * unit) ?? 10) * unit);
}

/** Without the last digits of a float: 0.30000000000000004 is 0.3. */
const clean = (value: number): number => Number(value.toPrecision(12));

/** A linear axis that holds all the values, in about so many steps; it ends at `most` where values cannot be larger. */
export function linearAxis(values: readonly number[], numbers: StyleName, steps: number, most = Infinity): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = niceStep((high - low || Math.abs(high) || 1) / steps);
  const first = Math.floor(low / step + slack);
  const last = Math.max(first + 1, Math.ceil(Math.min(high, most) / step - slack));
  // Whole multiples of the step: sums of steps would gather the dust of floats.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
  return { scale: 'linear', from: ticks[0]!, to: ticks.at(-1)!, step, ticks: labelled(ticks, numbers) };
}

/** Values that may be ticks of a logarithmic axis, the closest together first. */
const logTicks: readonly (readonly number[])[] = [
  multiplied([1, 1.4, 2, 2.8, 4, 5.6], [0.125, 1, 8, 64]).filter((tick) => tick !== 0.175),
  multiplied([1, 2], [0.25, 1, 4, 16, 64]),
  multiplied([1, 2, 5], [0.001, 0.01, 0.1, 1, 10, 100, 1000]),
  multiplied([1, 3], [0.001, 0.01, 0.1, 1, 10, 100, 1000]),
  multiplied([1], [1e-6, 1e-5, 1e-4, 0.001, 0.01, 0.1, 1, 10, 100, 1000, 1e4, 1e5, 1e6]),
];

function multiplied(digits: readonly number[], by: readonly number[]): number[] {
  // Two digits, as ticks are printed: 0.7 and not 0.7071.
  return by.flatMap((power) => digits.map((digit) => Number((digit * power).toPrecision(2))));
}

/** A logarithmic axis that holds all the values, which are above zero, with at most so many ticks. */
export function logAxis(values: readonly number[], numbers: StyleName, most: number): Axis {
  const air = 1.04;
  const [from, to] = [Math.min(...values) / air, Math.max(...values) * air];
  const inside = (ticks: readonly number[]) => ticks.filter((tick) => tick >= from && tick <= to);
  const close = to / from < 2 ? [linearTicks(from, to, most - 1)] : [];
  const ticks = [...close, ...logTicks].map(inside).find(({ length }) => length >= 2 && length <= most);
  return { scale: 'log', from, to, step: 0, ticks: labelled(ticks ?? inside([1]), numbers, false) };
}

/** Multiples of a round step, for an axis so short that it has no doubling in it. */
function linearTicks(from: number, to: number, steps: number): number[] {
  const step = niceStep((to - from) / steps);
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => clean((first + index) * step));
}

/** Printed with as many digits after the point as the finest needs; on a logarithmic axis each with its own. */
function labelled(ticks: readonly number[], numbers: StyleName, isEven = true): Axis['ticks'] {
  const even = isEven
    ? formatTicks(ticks, numberStyles[numbers])
    : ticks.flatMap((tick) => formatTicks([tick], numberStyles[numbers]));
  return ticks.map((value, index) => ({ value, text: even[index]! }));
}

/**
 * The values that the axis of comparisons must reach: estimates, no effect, margins and
 * what matters least; and every limit but those so far out that the rest would shrink to dots.
 */
export function effectValues(fixed: readonly number[], limits: readonly number[], scale: Axis['scale']): number[] {
  const at = scale === 'log' ? Math.log : (value: number) => value;
  const places = fixed.map(at);
  const [least, most] = [Math.min(...places), Math.max(...places)];
  const away = (limit: number) => Math.abs(at(limit) - (least + most) / 2);
  const near = limits.map(away).toSorted((a, b) => a - b);
  const usual = Math.max(most - least, near[Math.floor(near.length / 2)] ?? 0) || 1;
  return [...fixed, ...limits.filter((limit) => away(limit) < usual * farOut[scale])];
}

/** How many times as far as the others a limit may lie, by the scale of the axis. */
const farOut = { linear: 12, log: 6 } as const;
