/** Going through a dataset to every value and sentence it holds. */
import { Prose } from './prose.js';
import { isQuantity, Written, type Quantity } from './quantity.js';
import { join } from './tree.js';
import { own } from '../own.js';

export interface Visitor {
  quantity?(quantity: Quantity, path: string): void;
  prose?(prose: Prose, path: string): void;
  /** Each row or group of keys, before what is in it. */
  row?(row: Record<string, unknown>, path: string): void;
}

/** Visits everything below a node, in the order of the file. */
export function walk(node: unknown, visitor: Visitor, path = ''): void {
  if (isQuantity(node)) return visitor.quantity?.(node, path);
  if (node instanceof Prose) return visitor.prose?.(node, path);
  if (node === null || typeof node !== 'object' || node instanceof Written) return;
  if (!Array.isArray(node)) visitor.row?.(node as Record<string, unknown>, path);
  // Plain texts and numbers are no place to go to, and their paths need not be made.
  for (const key of Object.keys(node)) {
    const child = own(node as Record<string, unknown>, key);
    if (child !== null && typeof child === 'object') walk(child, visitor, join(path, key));
  }
}
