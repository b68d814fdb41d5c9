/** How many digits a calculated number may show: never more than what it is made of bears. */

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
