/** Words that a document has as bare texts: labels, titles of charts. */
import type { DataSpan, Inline } from './types.js';

const kept = new Map<string, Inline[]>();

/**
 * A text as inlines, with what it prints of the data, and with the letters of its sources behind it. The same words
 * are the same list, which is measured once however many sizes are tried.
 */
export function words(text: string, letters = '', data: readonly DataSpan[] = []): Inline[] {
  const key = [text, letters, ...data.map(({ start, end, path }) => `${start} ${end} ${path}`)].join('\n');
  if (kept.size > 500) kept.clear();
  let inlines = kept.get(key);
  if (!inlines) kept.set(key, (inlines = inlinesOf(text, letters, data)));
  return inlines;
}

function inlinesOf(text: string, letters: string, data: readonly DataSpan[]): Inline[] {
  const inlines: Inline[] =
    text === '' ? [] : [data.length === 0 ? { tag: 'text', text } : { tag: 'text', text, data: [...data] }];
  return letters === '' ? inlines : [...inlines, { tag: 'letters', children: [{ tag: 'text', text: letters }] }];
}
