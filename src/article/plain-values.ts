/** Figures of a text as a dataset has them: in digits, without percent sign and thousands' marks. */
import { numberWord, sizeInWords } from '../dataset/number-words.js';

/** `two` is 2, `14 587` 14587, `−1.6%` −1.6; decimals, sign and bound stay as they are printed. */
export function plainNumber(written: string): string {
  const words = written.trim();
  if (new RegExp(`^(?:${numberWord})$`, 'iu').test(words)) return String(sizeInWords(words));
  return words
    .replace(/\s?(?:%|per\s?cent)$/i, '')
    .replace(/^(?:less than|fewer than|below|under)\s/i, '<')
    .replace(/^(?:more than|greater than|over|above)\s/i, '>')
    .replace(/^(?:about|approximately|around|roughly|nearly|almost|some|up to|at least|at most)\s/i, '')
    .replace(/(\d)[, \u00A0\u2009\u202F](?=\d{3}(?!\d))/g, '$1')
    .replace(/\s/g, '');
}

const units = new Map([
  ['s', 'seconds'],
  ['sec', 'seconds'],
  ['min', 'minutes'],
  ['h', 'hours'],
  ['d', 'days'],
  ['wk', 'weeks'],
  ['mo', 'months'],
  ['y', 'years'],
  ['yr', 'years'],
]);

/** A unit in words where a letter alone would not be understood. */
export const spelledUnit = (unit: string): string => units.get(unit) ?? unit;
