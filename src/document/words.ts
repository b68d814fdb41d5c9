/** Words that a document has as bare texts: labels, titles of charts. */
import type { Inline } from './types.js';

const kept = new Map<string, Inline[]>();

/**
 * A text as inlines, with the letters of its sources behind it. The same words
 * are the same list, which is measured once however many sizes are tried.
 */
export function words(text: string, letters = ''): Inline[] {
  const key = `${text}\n${letters}`;
  if (kept.size > 500) kept.clear();
  let inlines = kept.get(key);
  if (!inlines) kept.set(key, (inlines = inlinesOf(text, letters)));
  return inlines;
}

function inlinesOf(text: string, letters: string): Inline[] {
  const inlines: Inline[] = text === '' ? [] : [{ tag: 'text', text }];
  return letters === '' ? inlines : [...inlines, { tag: 'letters', children: [{ tag: 'text', text: letters }] }];
}
