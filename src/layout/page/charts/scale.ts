/** From values to positions on an axis. */
import { linearScale, ticksOf } from '../../scale.js';

export interface Axis {
  from: number;
  to: number;
  ticks: number[];
  /** Position of a value between 0 (start of the axis) and 1 (its end), not clamped. */
  place(value: number): number;
}

/**
 * A linear axis over the values, zero included. Where no value is positive it
 * runs to the left, so that a longer bar always means more change.
 */
export function barAxis(values: number[], most = Infinity): Axis {
  const scale = linearScale([0, ...values], most);
  const ticks = ticksOf(scale);
  return scale.max <= 0
    ? axisBetween(scale.max, scale.min, ticks.toReversed())
    : axisBetween(scale.min, scale.max, ticks);
}

/** A linear axis over the values and the line of no effect. */
export function linearAxis(values: number[]): Axis {
  const scale = linearScale(values);
  return axisBetween(scale.min, scale.max, ticksOf(scale));
}

/** A logarithmic axis over positive values, with ticks at 1, 2 and 5 times the powers of ten. */
export function logAxis(values: number[]): Axis {
  const candidates = [-3, -2, -1, 0, 1, 2, 3].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
  const from = candidates.findLast((tick) => tick <= Math.min(...values)) ?? candidates[0]!;
  const to = candidates.find((tick) => tick >= Math.max(...values)) ?? candidates.at(-1)!;
  const ticks = candidates.filter((tick) => tick >= from && tick <= to);
  const place = (value: number) => Math.log(value / from) / Math.log(to / from || Math.E);
  return { from, to, ticks, place };
}

function axisBetween(from: number, to: number, ticks: number[]): Axis {
  return { from, to, ticks, place: (value) => (value - from) / (to - from || 1) };
}
