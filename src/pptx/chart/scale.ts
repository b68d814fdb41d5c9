/** Scales as chart XML has them. */
import { round, type Scale } from '../../layout/scale.js';

/** A log scale between powers of 2, or of 10 where the values span more than 64-fold; values must be above 0. */
export function logScale(values: number[]): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = high / low > 64 ? 10 : 2;
  const power = (value: number, end: (exponent: number) => number) => step ** end(Math.log(value) / Math.log(step));
  const min = power(low, (exponent) => Math.floor(exponent + 1e-9));
  const max = power(high, (exponent) => Math.ceil(exponent - 1e-9));
  return { min: round(min), max: round(max > min ? max : min * step), step };
}

/**
 * Number format of the ticks with U+2212 for negatives (ECMA-376 part 1,
 * §18.8.30). The sign is quoted, as Excel takes it for no operator.
 */
export function tickFormat(scale: Scale, suffix = ''): string {
  const digits = `0${'.0'.repeat(Math.min(1, decimals(scale.step)))}${'0'.repeat(Math.max(0, decimals(scale.step) - 1))}`;
  const end = suffix === '' ? '' : `"${suffix}"`;
  return `${digits}${end};"−"${digits}${end}`;
}

function decimals(step: number): number {
  return String(round(step)).split('.')[1]?.length ?? 0;
}
