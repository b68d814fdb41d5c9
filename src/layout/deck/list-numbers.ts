/** Where a numbered list that was divided goes on counting. */
import type { List } from '../../document/types.js';
import { once } from './kept-pieces.js';

const starts = new WeakMap<List, number>();

/** The number of the first item. */
export function firstNumber(list: List): number {
  return starts.get(list) ?? 1;
}

/** The items of a list from one index up to another, counting on from those before. */
export function partOfList(list: List, from: number, to?: number): List {
  return once(list, `${from} to ${to ?? 'the end'}`, () => {
    const part = { ...list, items: list.items.slice(from, to) };
    starts.set(part, firstNumber(list) + from);
    return part;
  });
}
