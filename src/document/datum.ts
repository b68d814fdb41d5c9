/** Which datum words are printed from. */
import { plainText } from './build.js';
import type { DataSpan, Inline } from './types.js';

/** The path of the datum that a whole text prints, such as a sentence of the author's; none where a template wrote a part. */
export function datumOf(inlines: Inline[]): { datum?: string } {
  const { length } = plainText(inlines);
  const whole = spansIn(inlines).find(({ start, end }) => end - start === length);
  return whole ? { datum: whole.path } : {};
}

const spansIn = (inlines: Inline[]): DataSpan[] =>
  inlines.flatMap((inline) => {
    if (inline.tag === 'text') return inline.data ?? [];
    return 'children' in inline ? spansIn(inline.children) : [];
  });
