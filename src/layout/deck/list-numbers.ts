/** Parts of a list that is divided over slides. */
import type { List } from '../../document/types.js';
import { once } from './kept-pieces.js';

/** The items of a list from one index up to another, counting on from those before. */
export const partOfList = (list: List, from: number, to?: number): List =>
  once(list, `${from} to ${to ?? 'the end'}`, () => ({
    ...list,
    items: list.items.slice(from, to),
    start: list.start + from,
  }));
