/** Whether a number of a text can be a value that is looked for, whatever stands around it. */
import type { Item } from './items.js';
import { unitAt, type Numeral } from './numerals.js';

/** By its size, digits, sign, bound, percent sign and unit. */
export function matches(item: Item, numeral: Numeral, text: string): boolean {
  if (Math.abs(item.value) !== numeral.size || numeral.decimals < item.decimals) return false;
  if (item.percent !== null && item.percent !== numeral.percent) return false;
  if (item.value < 0 && !numeral.negative && !isFall(text.slice(Math.max(0, numeral.start - farthest), numeral.start)))
    return false;
  if (item.value >= 0 && numeral.negative && item.value !== 0) return false;
  if (!item.isWords && !boundsAgree(item, numeral)) return false;
  if (item.unit !== null && unitAt(text, numeral.start, numeral.end) !== item.unit) return false;
  return item.owner === null || belongsTo(item.owner, numeral, text);
}

/** As far before a number stands what tells whose it is, or that it fell. */
const farthest = 200;

/** “A reduction of 19.2” is −19.2. */
export const isFall = (before: string) =>
  /\b(?:reduc|decreas|declin|lower|fell|fall|drop|fewer|less|loss|lost|shorten)\w*\b(?:[^.;]|\.\d){0,120}$/i.test(
    before,
  );

/** `at least 18` and `up to 80` are the numbers 18 and 80 of a range; `more than 80%` is never the number 80. */
function boundsAgree(item: Item, { relation }: Numeral): boolean {
  if (item.relation === relation) return true;
  return item.relation === '' && ['≤', '≥', '≈'].includes(relation);
}

/** `19 in the USA`, `USA 19`, `USA (n=19)`. */
function belongsTo(owner: string, { start, end }: Numeral, text: string): boolean {
  const name = owner.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const after = new RegExp(
    `^(?:\\s(?:sites?|centres?|centers?|hospitals?))?\\s(?:in|from)\\s(?:the\\s)?${name}\\b`,
    'i',
  );
  const behind = text.slice(end, end + farthest);
  if (after.test(behind)) return true;
  // In “one in Hungary, two in Poland”, two is not Hungary's.
  if (/^(?:\s\w+)?\s(?:in|from)\s/.test(behind)) return false;
  return new RegExp(`\\b${name}\\W{0,3}(?:n\\s?=\\s?)?$`, 'i').test(text.slice(Math.max(0, start - farthest), start));
}
