/** Which header cells tell what a data cell is about. */
import type { Tagged } from '../layout/types.js';

/** What a cell is called by others, and what it calls its headers. */
export interface CellLinks {
  id?: string;
  headers?: string[];
}

interface PlacedCell {
  tagged: Tagged;
  /** The columns it covers, from 0; `end` is the first one after it. */
  start: number;
  end: number;
}

/**
 * Names the header cells of a table and gives each data cell the names of its
 * own (the attribute Headers of ISO 32000-1, 14.8.5.7): those above it, the one
 * that names its group of rows, and those of its row. Scope alone cannot say
 * that a row of one header cell heads all rows down to the next such row.
 * Names count on from `named`, the number of cells that have one already.
 */
export function cellLinks(table: Tagged, named: number): Map<Tagged, CellLinks> {
  const links = new Map<Tagged, CellLinks>();
  const above: string[][] = [];
  let group: string[] = [];
  let next = named;
  const name = ({ tagged }: PlacedCell) => {
    const id = `cell-${++next}`;
    links.set(tagged, { id });
    return id;
  };
  for (const cells of table.children.map(cellsOf)) {
    const heads = cells.filter((cell) => cell.tagged.role === 'TH');
    if (cells.length === 1 && heads.length === 1) {
      group = heads.map(name);
      continue;
    }
    const beside: string[] = [];
    for (const head of heads) {
      const id = name(head);
      if (head.tagged.scope !== 'Column') beside.push(id);
      if (head.tagged.scope !== 'Row') for (const column of columnsOf(head)) (above[column] ??= []).push(id);
    }
    for (const cell of cells.filter((cell) => cell.tagged.role === 'TD')) {
      const over = columnsOf(cell).flatMap((column) => above[column] ?? []);
      const headers = [...new Set([...over, ...group, ...beside])];
      if (headers.length > 0) links.set(cell.tagged, { headers });
    }
  }
  return links;
}

function cellsOf(row: Tagged['children'][number]): PlacedCell[] {
  if (row.kind !== 'tagged') return [];
  const cells: PlacedCell[] = [];
  for (const tagged of row.children) {
    if (tagged.kind !== 'tagged') continue;
    const start = cells.at(-1)?.end ?? 0;
    cells.push({ tagged, start, end: start + (tagged.colSpan ?? 1) });
  }
  return cells;
}

function columnsOf({ start, end }: PlacedCell): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
