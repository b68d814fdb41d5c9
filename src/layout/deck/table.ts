/** Tables: widths of columns from their words, heights of rows from the widths. All lengths in points. */
import type { Cell, Row, Table } from '../../document/types.js';
import type { DeckCell, DeckRow, Face } from '../types.js';
import { paragraphOf } from './box.js';
import { leading } from './frame.js';
import { sum, type Part, type Setting } from './part.js';
import { leastWidth, lineCount, naturalWidth, runsFrom } from './words.js';

/** Inner margins of a cell, in points. */
export const cellMargin = { horizontal: 6, vertical: 4 } as const;

/** How much a row may grow where there is room, as a multiple of the size. */
const rowStretch = 0.9;

/** Cells of more lines are hard to read along a row. */
const airyLines = 4;

/** The part of a table's width that the first column takes before the others get the rest. */
const firstShare = 0.4;

/** A table over the whole width. */
export function tablePart(table: Table, { width, sizes }: Setting): Part {
  const size = sizes.table;
  const { widths, tooWide } = columnWidths(table, size, width);
  const heights = table.rows.map((row) => rowHeight(row, size, widths));
  const height = sum(heights);
  return {
    height,
    stretch: table.rows.length * rowStretch * size,
    tooWide,
    cramped: table.rows.some((row) => linesOf(row, size, widths) > airyLines),
    place: (x, y, given) => {
      const more = Math.max(0, given - height) / table.rows.length;
      return [
        {
          kind: 'table',
          name: table.title || 'Table',
          alt: `${table.title || 'Table'}, ${widths.length} columns, ${table.rows.length} rows`,
          ...{ x, y, width, height: height + more * table.rows.length },
          size,
          cellMargin,
          columnWidths: widths,
          rows: table.rows.map((row, index) => deckRow(row, heights[index]! + more)),
        },
      ];
    },
  };
}

function deckRow({ kind, cells }: Row, height: number): DeckRow {
  return { kind, height, cells: cells.map(deckCell) };
}

function deckCell({ tag, span, align, children }: Cell): DeckCell {
  return { header: tag === 'th', span, align, paragraphs: [paragraphOf(runsFrom(children))] };
}

/** The writer sets every row but those of the body strong. */
function faceOf({ kind }: Row): Face {
  return kind === 'body' ? 'regular' : 'strong';
}

function rowHeight(row: Row, size: number, widths: number[]): number {
  return linesOf(row, size, widths) * size * leading + 2 * cellMargin.vertical;
}

/** Lines of the cell that has the most. */
function linesOf(row: Row, size: number, widths: number[]): number {
  const counts = placedCells(row).map(({ cell, column }) => {
    const width = sum(widths.slice(column, column + cell.span)) - 2 * cellMargin.horizontal;
    return lineCount(cell.children, faceOf(row), size, width);
  });
  return Math.max(1, ...counts);
}

function placedCells({ cells }: Row): { cell: Cell; column: number }[] {
  let column = 0;
  return cells.map((cell) => {
    const placed = { cell, column };
    column += cell.span;
    return placed;
  });
}

// ── Widths ──────────────────────────────────────────────────────────────────

interface ColumnWidths {
  widths: number[];
  tooWide: number;
}

/** The other columns take between their least and their natural width, whatever makes the table lowest; the first the rest. */
function columnWidths(table: Table, size: number, width: number): ColumnWidths {
  const count = Math.max(1, ...table.rows.map(({ cells }) => sum(cells.map(({ span }) => span))));
  const least = contentWidths(table, count, size, leastWidth);
  const tooWide = Math.max(0, sum(least) - width);
  if (tooWide > 0) return { widths: least.map((column) => (column * width) / sum(least)), tooWide };
  const natural = contentWidths(table, count, size, naturalWidth);
  const candidates = [1, 0.75, 0.5, 0.25, 0]
    .map((share) => least.map((column, index) => column + (natural[index]! - column) * share))
    .map((widths) => [width - sum(widths.slice(1)), ...widths.slice(1)])
    .filter(([first]) => first! >= least[0]!)
    .map((widths) => spread(widths, natural[0]!, width));
  const heightOf = (widths: number[]) => sum(table.rows.map((row) => rowHeight(row, size, widths)));
  const heights = candidates.map(heightOf);
  return { widths: candidates[heights.indexOf(Math.min(...heights))]!, tooWide: 0 };
}

/** A first column with more room than it needs gives the rest to the others in equal parts. */
function spread([first, ...others]: number[], natural: number, width: number): number[] {
  const needed = others.length === 0 ? first! : Math.min(first!, Math.max(natural, width * firstShare));
  return [needed, ...others.map((column) => column + (first! - needed) / others.length)];
}

/** Widths of columns by what `measure` says of each cell; cells that span widen the last columns they cover. */
function contentWidths(table: Table, count: number, size: number, measure: typeof leastWidth): number[] {
  const widths = Array.from({ length: count }, () => 2 * cellMargin.horizontal);
  const cells = table.rows.flatMap((row) => placedCells(row).map((placed) => ({ ...placed, face: faceOf(row) })));
  const need = ({ cell, face }: (typeof cells)[number]) =>
    measure(cell.children, face, size) + 2 * cellMargin.horizontal;
  for (const placed of cells.filter(({ cell }) => cell.span === 1)) {
    widths[placed.column] = Math.max(widths[placed.column]!, need(placed));
  }
  if (measure === naturalWidth) return widths;
  for (const placed of cells.filter(({ cell }) => cell.span > 1)) {
    const covered = widths.slice(placed.column, placed.column + placed.cell.span);
    const more = (need(placed) - sum(covered)) / covered.length;
    if (more > 0) covered.forEach((_, index) => (widths[placed.column + index]! += more));
  }
  return widths;
}
