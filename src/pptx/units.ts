/** Units of length: the layout speaks points, pptxgenjs inches, the file English Metric Units. */

/** Inches of a length in points. */
export function inches(points: number): number {
  return points / 72;
}

/** English Metric Units, 12 700 to the point (ECMA-376 part 1, §20.1.10.16). */
export function emu(points: number): number {
  return Math.round(points * 12700);
}

/** Hundredths of a point, the unit of font sizes (ECMA-376 part 1, §20.1.10.72). */
export function hundredths(points: number): number {
  return Math.round(points * 100);
}
