/** From values to positions on an axis. */

export interface Axis {
  from: number;
  to: number;
  ticks: number[];
  /** Position of a value between 0 (start of the axis) and 1 (its end), not clamped. */
  place(value: number): number;
}

/** A step of 1, 2, 2.5 or 5 times a power of ten that gives about `count` ticks. */
function niceStep(span: number, count: number): number {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return factor * power;
}

/**
 * A linear axis over the values, zero included. Where no value is positive it
 * runs to the left, so that a longer bar always means more change.
 */
export function barAxis(values: number[], most = Infinity): Axis {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = niceStep(high - low || 1, 5);
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.min(most, Math.ceil(high / step - 1e-9) * step);
  const ticks = multiples(from, to, step);
  return to <= 0 ? axisBetween(to, from, ticks.toReversed()) : axisBetween(from, to, ticks);
}

/** A linear axis over the values and the line of no effect. */
export function linearAxis(values: number[]): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = niceStep(high - low || 1, 5);
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.ceil(high / step - 1e-9) * step;
  return axisBetween(from, to, multiples(from, to, step));
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

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.round(from / step);
  const count = Math.round((to - from) / step + 1e-9);
  // Sums of steps drift; multiples of a rounded step do not.
  return Array.from({ length: count + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
