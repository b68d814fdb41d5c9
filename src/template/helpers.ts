/** The helpers that a template may call: a closed list, all of them pure. */
import { upper } from '../format/capital.js';
import Handlebars from 'handlebars';

import { bare, withWords } from '../document/carried.js';

/** Block helpers of Handlebars that are kept. */
export const blockHelpers = ['if', 'unless', 'each', 'with'] as const;

const plain = (text: unknown) => (typeof text === 'string' ? text : '');

/** A value without what it carries, such as the letters of its sources, which are for the eye. */
const alone = (value: unknown) => (typeof value === 'string' ? bare(value) : value);

/** Helpers of our own, each from texts to a text or a truth. */
export const ownHelpers = {
  /** `{{#if (is tone "caution")}}`: whether two texts are the same. */
  is: (left: unknown, right: unknown) => alone(left) === alone(right),
  /** `{{#if (or tables.other biomarkers)}}`: the first that is there and not empty. */
  or: (left: unknown, right: unknown) => (Handlebars.Utils.isEmpty(left) ? right : left),
  /** `{{join authors ", "}}`: the items of a list as one text. */
  join: (items: unknown, between: unknown) => (Array.isArray(items) ? items.join(String(between)) : ''),
  /** `{{upper condition}}`: with a capital at its beginning, unless its first word has one, as `eGFR`. */
  upper: (text: unknown) => withWords(plain(text), upper),
  /** `{{lower name}}`: with a small letter at its beginning. */
  lower: (text: unknown) => withWords(plain(text), (words) => words.replace(/^./u, (first) => first.toLowerCase())),
  /** `{{count arms}}`: how many items a list has. */
  count: (items: unknown) => (Array.isArray(items) ? String(items.length) : '0'),
} as const;

/** How many values each helper takes. */
export const takes: ReadonlyMap<string, number> = new Map([
  ...blockHelpers.map((name) => [name, 1] as const),
  ...Object.entries(ownHelpers).map(([name, helper]) => [name, helper.length] as const),
]);

export const helperNames: readonly string[] = [...blockHelpers, ...Object.keys(ownHelpers)];
