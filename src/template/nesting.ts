/** How deep a template nests, seen before it is parsed: the parser takes the square of the depth, and more than its stack holds. */
import { overBound } from '../bounds.js';
import type { Problem } from '../errors.js';
import { placeOf, withoutRemarks } from './braces.js';

/** What opens a block or goes on in one, what closes one, what begins anything else, and parentheses; whatever stands in between. */
const signs = /\{\{\{?~?(?:\s*(else)\s+[^\s~}]|([#/]|\^(?!\s*~?\}\}))|)|[()]/g;

/** The first place where blocks, their `{{else if …}}`, and parentheses stand too deep in one another; null where none do. */
export function tooDeep(file: string, text: string): Problem | null {
  /** For each block that is open, how deep it stands: an `{{else if …}}` stands in the block that it goes on. */
  const open: number[] = [];
  let [depth, parentheses] = [0, 0];
  for (const { 0: written, 1: goesOn, 2: sign, index } of withoutRemarks(text).matchAll(signs)) {
    if (written === '(') parentheses += 1;
    else if (written === ')') parentheses = Math.max(0, parentheses - 1);
    else parentheses = 0;
    if (sign === '/') depth = open.pop() ?? 0;
    else if (sign !== undefined) open.push(depth);
    if (goesOn !== undefined || (sign !== undefined && sign !== '/')) depth += 1;
    const problem = overBound('depth of a template', depth + parentheses);
    if (problem) return { severity: 'error', ...problem, file, ...placeOf(text, index) };
  }
  return null;
}
