/** What to do about a value of the wrong kind, from what was written. */

import { Written } from './quantity.js';
import { suggest } from './suggest.js';

/** For a number as a source, a spreadsheet or a hurried hand writes it, under a key such as `n`; `line` where nothing more can be said. */
export function numberHint(written: string, line: string, key = ''): string {
  const text = written.trim();
  if (text.length > longest) return line;
  const count = /^(\d+)\s?\(\s?\d[\d.]*\s?%?\s?\)$/.exec(text)?.[1];
  if (count !== undefined && /^(?:n|screened|randomised|clusters|total)$/.test(key))
    return `write ${key}: ${count}; a percentage has a key of its own`;
  const rule = numberRules.find(([pattern]) => pattern.test(text));
  return rule ? text.replace(...rule) : line;
}

const value = String.raw`[<>≤≥≈]?\s?[-−–]?(?:\d[\d.]*|\.\d+)`;

/** Longer texts are no slip of a number. */
const longest = 60;

/** A pattern of the whole text, and the hint with what it caught. */
const numberRules: [RegExp, string][] = [
  [/^[‘’“”](.*)[‘’“”]$/, "write straight quotation marks: '$1'"],
  [
    /^(\d{1,2}[. /-]*)?(jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\p{L}*[. /-]*(\d{1,4})?$/iu,
    'a spreadsheet has made a date of the number: format its column as text, and write the number again',
  ],
  [/^-?\d[\d.]*e[-+]?\d+$/i, 'write it out with its digits, such as 0.002'],
  [
    /^(not )?(reported|stated|given|available|known)\.?$|^(unknown|missing|none|nil|n\.?d\.?|n\.?r\.?|[-–—?.]+)$/i,
    'write “not reported”',
  ],
  [
    /^n\s?[./]?\s?a\.?$|^not applicable$|^inapplicable$/i,
    'write “not reported”, or “not applicable” where there can be none',
  ],
  [/^n\.?s\.?$|^(not|non)[- ]?significant$/i, 'write the p value as printed, or “not reported”'],
  [/^([<>≤≥≈~]?\s?[-−–+]?\d{1,3})\.(\d{3}),(\d+)$/, 'write it as $1$2.$3'],
  [/^([<>≤≥≈~]?\s?[-−–+]?\d+),(\d+)$/, 'write a point: $1.$2'],
  [/^([<>≤≥≈~]?\s?[-−–+]?\d{1,3})[\s'’](\d{3})$/, 'write it without the sign between thousands: $1$2'],
  [/^(\d+(?:[.·]\d+)?)\s?\+$/, 'of somebody still followed, write it as a bound: ≥$1'],
  [/^(.*\d)\s*%$/, 'write the value without the percent sign: $1'],
  [new RegExp(`^p[- ]?(?:values?)?\\s*(?:[=:]\\s*)?(${value})$`, 'i'), 'write the value alone: $1'],
  [/^(\d+)\s?\/\s?(\d+)$/, 'write events: $1 and n: $2'],
  [/^(\d+)\s?\(\s?(\d[\d.]*)\s?%?\s?\)$/, 'write events: $1 and percent: $2'],
  [
    new RegExp(`^(${value})\\s?(?:±|\\+/?-)\\s?(${value})$`),
    'write mean: $1 and sd: $2 (or se, if it is a standard error)',
  ],
  [new RegExp(`^(${value})\\s?(?:to|–|—|-|;|,)\\s?(${value})$`), 'write low: $1 and high: $2'],
  [
    new RegExp(`^(${value})\\s?\\(.*\\)$`),
    'write only the value here, $1; an interval or spread has keys of its own, such as ci or sd',
  ],
  [new RegExp(`^(${value})[*†‡§]+$`), 'write the value alone: $1'],
  [
    new RegExp(`^(${value})\\s?\\p{L}[\\p{L}\\d /.]*$`, 'u'),
    'write the value alone: $1; the unit stands in the outcome',
  ],
];

/** For a word that is none of those to choose from. */
export function choiceHint(written: string, choices: readonly string[]): string {
  const isOfTime = /^(?:longer|shorter|later|sooner|earlier)$/i.test(written) && choices.includes('lower');
  return isOfTime
    ? 'write “higher” where more of the outcome is good, such as months of survival; “lower” where less is, such as deaths or days to recovery'
    : suggest(written, choices);
}

/** An id as near to a name as its letters allow: `ProDERM 2` is `proderm-2`. */
export function idHint(written: string, line: string): string {
  const id = written
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^[-\d]+|-$/g, '');
  return id === '' ? line : `write ${id}`;
}

/** The sentence that a colon with a space behind it has made a key of. */
export const colonHint = (key: string, rest: string): string =>
  `text that holds ": " stands between quotation marks: "${key}: ${rest}"`;

/** For something else where a list should be. */
export function listHint(found: unknown, key: string): string {
  if (typeof found === 'string' && /^[-–—*•·]/.test(found)) return 'begin each item with a hyphen and a space: "- "';
  const each = 'each item on a line of its own that begins with "- "';
  const item = scalar(found);
  return item === null || item.length > longest ? `write ${each}` : `write ${key}: [${item}], or ${each}`;
}

/** A value as it stands in a list between brackets: words with signs of YAML between quotation marks; null for others. */
function scalar(found: unknown): string | null {
  if (found instanceof Written) return found.text;
  if (typeof found !== 'string') return null;
  return /^[\p{L}\d][\p{L}\d .()/%’–-]*$/u.test(found) ? found : JSON.stringify(found);
}

/** The one value of a list, where a value alone should be; null for any other. */
export const single = (found: unknown): string | null =>
  Array.isArray(found) && found.length === 1 ? scalar(found[0]) : null;

/** For something else where keys should be: a value says under one of them what it is. */
export function groupHint(keys: readonly string[], found: unknown, line: string): string {
  if (found instanceof Written && keys.includes('mean')) {
    const count = /^\d+$/.test(found.text) ? ` or { events: ${found.text} }` : '';
    return `say what the value is, such as { mean: ${found.text} }${count}`;
  }
  const known = `its keys: ${keys.slice(0, 8).join(', ')}${keys.length > 8 ? ', …' : ''}`;
  return line.includes('{') ? `${line}; ${known}` : `write ${known}`;
}
