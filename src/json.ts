/** JSON of other people. */
import { expectWithin } from './bounds.js';
import { ContentError } from './errors.js';

/** The value of a text. Throws a ContentError where it is no JSON, or nested too deep for those who go through it. */
export function readJson(text: string, file: string, hint: string): unknown {
  let value: unknown;
  expectShallow(text, file);
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = `this is not JSON: ${shown(error)}`;
    throw new ContentError([{ severity: 'error', message, hint, file }]);
  }
  return value;
}

/** What the parser says may repeat a part of the text. */
const shown = (error: unknown) => (error instanceof Error ? error.message.slice(0, 120) : '');

/** Counts brackets that stand outside of strings. */
function expectShallow(text: string, file: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '[' || sign === '{') expectWithin('depth of JSON', (depth += 1), { file });
    else if (sign === ']' || sign === '}') depth -= 1;
  }
}
