/** A view as it reads: its texts without the paths and letters that they carry. */
import { bare } from '../../src/document/carried.js';

export function bareView<T>(node: T): T {
  if (typeof node === 'string') return bare(node) as T;
  if (Array.isArray(node)) return node.map(bareView) as T;
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, bareView<unknown>(child)])) as T;
}
