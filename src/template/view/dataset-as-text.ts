/** The dataset as text: what a template may print by naming it. */
import { Prose } from '../../dataset/prose.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Trial } from '../../trial/trial.js';
import { join } from '../../dataset/tree.js';
import { printing } from '../../document/carried.js';
import { formatPercent, formatQuantity } from '../../format/format.js';
import { printedProse, withMark } from './sources.js';

/** A tree of texts, truths and lists with the keys of the dataset. */
export type Plain = string | boolean | null | Plain[] | { [key: string]: Plain };

/** Every value of the dataset formatted, every sentence with its references filled in, with their paths and the letters of their sources. */
export function plainView(trial: Trial): Record<string, Plain> {
  const plain = (node: unknown, key: string, path: string): Plain => {
    if (typeof node === 'string') return printing(path, node);
    if (isQuantity(node))
      return withMark(trial, node.kind === 'percent' ? formatPercent(node) : formatQuantity(node), [node]);
    if (node instanceof Prose) return printedProse(trial, node);
    if (Array.isArray(node)) return node.map((item, index) => plain(item, key, join(path, index)));
    if (node !== null && typeof node === 'object') {
      return Object.fromEntries(
        Object.entries(node).map(([name, child]) => [name, plain(child, name, join(path, name))]),
      );
    }
    return node as Plain;
  };
  return plain(trial, '', '') as Record<string, Plain>;
}
