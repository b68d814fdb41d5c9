/** Rows of tables: which cells are heads, and what stands over and before each other cell. */
import { expectWithin } from '../bounds.js';
import type { Block, SourceCell } from './block.js';
import { plainLetters } from './plain-letters.js';

/** A cell of a row that was read, and the columns that it stands in: positions, or points from the left. */
export interface ReadCell {
  text: string;
  from: number;
  to: number;
}

const separator = ' | ';

/** Begins like a value: `19.2 (4.1)`, `−16`, `<0.001`, `NR`. A group such as `600 mg (n=37)` does not. */
const isValue = (text: string): boolean =>
  (/\d/.test(text) && !/\p{L}/u.test(text)) || /^(?:[<>≤≥−–-]?\s?\d[\d.·,%\s]*\(|NR\b|NE\b|[-–—]$|$)/u.test(text);

/** A table of more head rows has none that can be told from the others. */
const mostHeads = 20;

/** Head rows lead: the first, and those after it until one has a value behind its first cell. */
function headsOf(rows: readonly ReadCell[][]): number {
  const first = rows.findIndex(
    (cells, index) => index > 0 && cells.slice(1).some(({ text }) => text !== '' && isValue(text)),
  );
  return first < 0 ? Math.min(1, rows.length) : Math.min(first, mostHeads);
}

/** The texts of the rows of one table, with the heads of each cell. A row of one cell is a group, and leads the names of those below. */
export function tableBlocks(read: readonly ReadCell[][], page: number | null): Block[] {
  for (const { length } of read) expectWithin('columns of a source', length, {});
  const rows = read.map((cells) => cells.map((cell) => ({ ...cell, text: plainLetters(cell.text) })));
  const headRows = headsOf(rows);
  const heads = rows.slice(0, headRows).flat();
  let group = '';
  return rows.map((cells, index): Block => {
    const [label] = cells;
    const isGroup = cells.filter(({ text }) => text !== '').length === 1;
    if (index > 0 && isGroup && label!.text !== '') group = label!.text;
    const text = cells.map((cell) => cell.text).join(separator);
    const row = [group, label?.text ?? ''].filter(Boolean).join(' ');
    let start = 0;
    const placed = cells.map((cell, position): SourceCell => {
      const at = start;
      start += cell.text.length + separator.length;
      const column =
        position === 0
          ? ''
          : heads
              .filter((head) => isOver(head, cell))
              .map((head) => head.text)
              .join(' ');
      return { start: at, end: at + cell.text.length, row: position === 0 ? group : row, column };
    });
    return { text, paragraph: null, page, region: 'table', cells: index < headRows ? [] : placed };
  });
}

/** Whether a head stands over a cell: they share some of their width. */
const isOver = (head: ReadCell, cell: ReadCell): boolean =>
  head.text !== '' && Math.min(head.to, cell.to) - Math.max(head.from, cell.from) > 0;

/** Rows of Markdown, which begin with a line: `| Itch | 21 | 30 |`. */
export function withMarkdownTables(blocks: readonly Block[]): Block[] {
  const isRow = ({ text }: Block) => text.startsWith('|');
  return blocks.flatMap((block, index): Block[] => {
    if (!isRow(block)) return [block];
    if (index > 0 && isRow(blocks[index - 1]!)) return [];
    const end = blocks.findIndex((other, at) => at > index && !isRow(other));
    const run = blocks.slice(index, end < 0 ? undefined : end).filter(({ text }) => !/^[|\s:-]+$/.test(text));
    return tableBlocks(
      run.map(({ text }) => cellsOf(text)),
      block.page,
    );
  });
}

const cellsOf = (line: string): ReadCell[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((text, index) => ({ text: text.trim(), from: index, to: index + 1 }));
