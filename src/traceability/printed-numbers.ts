/** Finding the numbers in a text. */

/** A number with its bound, its minus sign and its percent sign, as one reads it. */
const pattern =
  /(?:[<>≤≥≈] ?)?(?:(?<![\p{L}\d])−)?(?:\d{1,3}(?:\u202F\d{3})+(?!\d)|\d+|(?<![\d.·])(?=\.\d))(?:[.,·]\d+)*%?/gu;

/** `['−16.3', '−20.4', '95%']` in the order of the text; a line never breaks within one. */
export function numbersIn(text: string): string[] {
  return (text.replaceAll(/[\u00A0\u2009]/g, ' ').match(pattern) ?? []).map((number) => number.replace(' ', ''));
}

/** The same with where each begins in the text, and where it ends. */
export function numbersAt(text: string): { number: string; start: number; end: number }[] {
  const found = text.replaceAll(/[\u00A0\u2009]/g, ' ').matchAll(pattern);
  return [...found].map(({ 0: number, index }) => ({
    number: number.replace(' ', ''),
    start: index,
    end: index + number.length,
  }));
}

/** The value of a number as printed: −16.3 of `−16.3`, 80 of `>80%`. */
export const valueOf = (number: string): number =>
  Number(
    number
      .replace(/[<>≤≥≈%,\u202F]/g, '')
      .replace('−', '-')
      .replace('·', '.'),
  );
