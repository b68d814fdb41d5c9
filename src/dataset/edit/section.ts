/** One of the outermost keys of a dataset, with all that stands below it. */
import { isMap, isScalar, type Node } from 'yaml';
import { parsed, type Edit } from './nodes.js';

/** The edit that puts `written`, lines of YAML with the key itself, in the place of what stands under a key, or at the end; null where the text is no YAML. */
export function replaceSection(text: string, key: string, written: string): Edit | null {
  const document = parsed(text);
  if (!document || !isMap(document.contents)) return null;
  const pair = document.contents.items.find((one) => isScalar(one.key) && one.key.value === key);
  if (!pair) return { from: text.length, to: text.length, insert: `${text.endsWith('\n') ? '' : '\n'}${written}` };
  const from = (pair.key as Node).range![0];
  const last = (pair.value as Node | null)?.range?.[1] ?? (pair.key as Node).range![1];
  const newline = text.indexOf('\n', text[last - 1] === '\n' ? last - 1 : last);
  return { from, to: newline < 0 ? text.length : newline + 1, insert: written };
}
