/** Linear scales with round numbers: page and deck show the same values on the same axis. */

export interface Scale {
  min: number;
  max: number;
  /** Distance of ticks; on a log axis the factor between them. */
  step: number;
}

/** A linear scale of about so many steps of 1, 2, 2.5 or 5 × 10ⁿ that holds all the values, up to a limit. */
export function linearScale(values: number[], limit = Infinity, steps = 5): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = niceStep((high - low || Math.abs(high) || 1) / steps);
  const min = round(Math.floor(low / step + tolerance) * step);
  const max = Math.min(limit, round(Math.ceil(high / step - tolerance) * step));
  return { min, max: max > min ? max : round(min + step), step };
}

/** The values of a linear scale's ticks, the least first. */
export function ticksOf({ min, max, step }: Scale): number[] {
  const count = Math.floor((max - min) / step + tolerance);
  return Array.from({ length: count + 1 }, (_, index) => round(min + index * step));
}

/** Slack for the rounding of quotients. */
const tolerance = 1e-9;

function niceStep(rough: number): number {
  const unit = 10 ** Math.floor(Math.log10(rough));
  return round(([1, 2, 2.5, 5].find((factor) => factor * unit >= rough - tolerance * unit) ?? 10) * unit);
}

/** Without the last digits of a float: 0.30000000000000004 is 0.3. */
export function round(value: number): number {
  return Number(value.toPrecision(12));
}
