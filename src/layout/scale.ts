/** Scales with round numbers, and what stands on them: page and deck show the same values on the same axis. */
import type { DeckFigure as Chart } from './types.js';

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

/**
 * What the axis of a forest plot must reach: the estimates, the line of no effect,
 * the margins and what matters least, always; the end of an interval only where it
 * lies not so far out that the rest would shrink to dots.
 */
export function forestValues({ marks, noEffect, margins, important, scale }: Chart): number[] {
  const estimates = marks.flatMap(({ value }) => (value === null ? [] : [value]));
  const limits = marks.flatMap(({ low, high }) => [low, high].filter((limit) => limit !== null));
  const band = important === null || noEffect === null ? [] : [noEffect - important, noEffect + important];
  const fixed = [...estimates, ...band, ...margins, ...(noEffect === null ? [] : [noEffect])];
  const [least, most] = [Math.min(...fixed), Math.max(...fixed)];
  if (scale === 'log') return [...fixed, ...limits.filter((limit) => limit > least / 3 && limit < most * 3)];
  const span = most - least || 1;
  return [...fixed, ...limits.filter((limit) => Math.abs(limit - (least + most) / 2) < span * 4)];
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
