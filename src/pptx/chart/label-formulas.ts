/** Words in a cell that follow the numbers they print. */
import { cellName, type Range, type SheetValue } from './sheet.js';

/** A number of the sheet, and the cell that holds it. */
export interface Held {
  range: Range;
  value: number;
}

/** A number as it is printed: a sign, digits in groups, and decimals behind either mark. */
const printedNumber = /([+\u2212-]?)(\d+(?:[\u202F,]\d{3})*)(?:([.\u00B7])(\d+))?/g;

/**
 * A formula that gives these words as long as the cells hold what they hold now: each
 * number among them that is the next of the numbers held is written from its cell, with as
 * many decimals. Words that print none of them stay words.
 */
export function labelFormula(text: string, held: readonly Held[]): SheetValue {
  const parts: string[] = [];
  let [end, next] = [0, 0];
  for (const match of text.matchAll(printedNumber)) {
    const [printed, sign = '', whole = '', mark = '', decimals = ''] = match;
    const holder = held[next];
    const size = Number(`${whole.replace(/\D/g, '')}.${decimals || '0'}`);
    const value = sign === '' || sign === '+' ? size : -size;
    if (!holder || holder.value.toFixed(decimals.length) !== value.toFixed(decimals.length)) continue;
    if (match.index > end) parts.push(quoted(text.slice(end, match.index)));
    parts.push(numberFormula(cellName(holder.range), sign, mark, decimals.length));
    end = match.index + printed.length;
    next += 1;
  }
  if (parts.length === 0) return text;
  if (end < text.length) parts.push(quoted(text.slice(end)));
  return { formula: parts.join('&'), value: text };
}

const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;

/** FIXED writes the mark of the reader's language: it is put right, and the sign is that of print. */
function numberFormula(cell: string, sign: string, mark: string, decimals: number): string {
  const fixed = `FIXED(${cell},${decimals},TRUE)`;
  const signed = `SUBSTITUTE(${fixed},"-","\u2212")`;
  const marked =
    mark === '\u00B7'
      ? `SUBSTITUTE(SUBSTITUTE(${signed},".","\u00B7"),",","\u00B7")`
      : mark === '.'
        ? `SUBSTITUTE(${signed},",",".")`
        : signed;
  return sign === '+' ? `IF(${cell}>0,"+","")&${marked}` : marked;
}
