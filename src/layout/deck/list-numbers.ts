/** Where a numbered list that was divided goes on counting. */
import type { List } from '../../document/types.js';
import { once } from './kept-pieces.js';

/** The number of the first item; null where the list has one item alone, which needs none. */
export const firstNumber = ({ items, start }: List): number | null => start ?? (items.length > 1 ? 1 : null);

/** The items of a list from one index up to another, counting on from those before. */
export const partOfList = (list: List, from: number, to?: number): List =>
  once(list, `${from} to ${to ?? 'the end'}`, () => ({
    ...list,
    items: list.items.slice(from, to),
    start: (list.start ?? 1) + from,
  }));
