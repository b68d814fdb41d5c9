/** Conditions on a value or a text: `below 0.05`, `says crossover`, `reported`. */
import { Prose } from '../../dataset/prose.js';
import { isQuantity, readQuantity } from '../../dataset/quantity.js';
import { walk } from '../../dataset/walk.js';
import { own } from '../../own.js';
import { spanOf } from '../../trial/effect.js';
import { Unfit, type Subject, type Verdict } from './verdict.js';

/** The beginning of a text, as messages show it. */
export const startOf = (text: string) => (text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text);

export function compareWith({ value, path }: Subject, limit: string, number: string): Verdict {
  const parsed = readQuantity(number);
  if (!parsed || parsed.relation !== '') throw new Unfit(`“${number}” is not a number`, `write such as “${limit} 5”`);
  if (!isQuantity(value)) {
    if (typeof value === 'string' || value === null) return { holds: false, found: value ?? 'not reported' };
    throw new Unfit(`${path} leads to a group of keys, not to a value`, 'go on to a value, such as its estimate');
  }
  const { low, high, closed } = spanOf(value);
  const bound = parsed.value;
  const limits = {
    below: high < bound || (high === bound && !closed),
    'at most': high <= bound,
    'at least': low >= bound,
    'more than': low > bound || (low === bound && !closed),
    exactly: low === bound && high === bound,
  };
  const holds = own(limits, limit);
  return { holds: holds === true, found: value.toString() };
}

/** Whether a text has these words, whole: “non-randomised” does not say “randomised”. */
export function saysWords({ value, path }: Subject, words: string): Verdict {
  const text = value instanceof Prose ? value.text : value;
  if (text === null) return { holds: false, found: 'nothing' };
  if (typeof text !== 'string') throw new Unfit(`${path} leads to no text`, 'go on to a text, such as design.masking');
  return {
    holds: hasWords(text.toLowerCase(), words.toLowerCase()),
    found: `“${startOf(text)}”`,
  };
}

const inWord = /[\p{L}\d-]/u;

/** Whether some words stand in a text, and not as a part of longer ones. */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (![text[at - 1], text[at + words.length]].some((beside) => beside !== undefined && inWord.test(beside)))
      return true;
  }
  return false;
}

export function isReported({ value }: Subject, wanted: boolean): Verdict {
  const found = valuesIn(value);
  return {
    holds: found.length > 0 === wanted,
    found: found.join(', ') || 'not reported',
  };
}

function valuesIn(node: unknown): string[] {
  const found: string[] = [];
  walk(node, { quantity: (quantity) => found.push(quantity.toString()) });
  return found;
}
