/** What stands in the tables of slides. */
import type { DeckItem, DeckTable } from '../../src/layout/types.js';

const textsOf = ({ rows }: DeckTable): string[] =>
  rows.flatMap(({ cells }) =>
    cells.map(({ paragraphs }) => paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')),
  );

/** The words of each cell, with the letters and † behind them; none for what is no table. */
export const cellsOf = (item: DeckItem): string[] => (item.kind === 'table' ? textsOf(item) : []);
