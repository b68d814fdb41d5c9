/** What stands behind printed words: the sentences and names that hold them, and for “NR” the values that no source gives. */
import { namedPath, Prose } from '../dataset/prose.js';
import { join } from '../dataset/tree.js';
import { absentWords, isQuantity, type Absent } from '../dataset/quantity.js';
import { notApplicable, notEstimable, notReported } from '../format/format.js';
import type { Loaded } from '../load.js';

/** Each absence as tables print it. */
const printedAs: Partial<Record<Absent, string>> = {
  'not reported': notReported,
  'not estimable': notEstimable,
  'not applicable': notApplicable,
};

/** `  outcomes.pain.name (trial.yaml:12:3): “Pain”`, one line each; empty where the dataset does not hold them. */
export function explainWords(words: string, { dataset, file, locate }: Loaded): string[] {
  const wanted = words.trim();
  const absent: Absent | undefined = absentWords.find((word) => word === wanted || printedAs[word] === wanted);
  return textsIn(dataset, '')
    .filter(({ text }) => (absent ? text === absent : text.toLowerCase().includes(wanted.toLowerCase())))
    .map(({ path, text }) => {
      const place = locate(path);
      return `  ${namedPath(dataset, path)}${place ? ` (${file}:${place.line}:${place.column})` : ''}: ${absent ? text : `“${text}”`}`;
    });
}

function textsIn(node: unknown, path: string): { path: string; text: string }[] {
  if (typeof node === 'string') return [{ path, text: node }];
  if (node instanceof Prose) return [{ path, text: node.text }];
  if (node === null || typeof node !== 'object' || isQuantity(node)) return [];
  return Object.entries(node).flatMap(([key, child]) => textsIn(child, join(path, key)));
}
