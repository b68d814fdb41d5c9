/** How many digits a calculated number may show: never more than what it is made of supports. */

/** Decimals of a percentage, of events among n: as many as n supports, and enough that a small share is not printed as none. */
export function shareDecimals(events: number, n: number): number {
  const share = (100 * events) / n;
  return share === 0 ? percentDecimals(n) : Math.max(percentDecimals(n), -Math.floor(Math.log10(share)));
}

/** Decimals of a percentage of n, or of a difference of two with the smaller n: none below 100, one from 100 on. Lang TA, Altman DG. Int J Nurs Stud 2015;52:5–9. */
export const percentDecimals = (n: number) => (n < 100 ? 0 : 1);

/**
 * Decimals of a ratio of counts: two significant digits where the smaller count
 * has one, else three, and never more than two decimals. Cole TJ. Arch Dis Child
 * 2015;100:608–609.
 */
export function ratioDecimals(ratio: number, smallerCount: number): number {
  const significant = smallerCount < 10 ? 2 : 3;
  return Math.min(2, Math.max(0, significant - 1 - Math.floor(Math.log10(ratio))));
}

/** Decimals of a sum or difference: those of the coarsest number in it. */
export const sumDecimals = (decimals: readonly number[]) => Math.min(...decimals);

/**
 * A number with so many decimals, half away from zero. Its decimal digits are
 * rounded, so that the binary fraction below 1.005 does not mislead. (`Intl`
 * does the same, but takes twenty milliseconds to wake up for it.)
 */
export function roundedTo(value: number, decimals: number): string {
  const [digits, exponent = 0] = String(Math.abs(value)).split('e');
  const whole = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return `${value < 0 && whole > 0 ? '-' : ''}${(whole / 10 ** decimals).toFixed(decimals)}`;
}

/**
 * Decimals of a number that is so many times a reported one with some decimals:
 * as many as the rounding of that leaves, none at least.
 */
export const scaledDecimals = (decimals: number, times: number) =>
  Math.max(0, Math.floor(decimals - Math.log10(times) + 1e-9));
