/** Tables: widths of columns from their words, heights of rows from the widths. All lengths in points. */
import type { Cell, Row, Table } from '../../document/types.js';
import type { MeasuredText } from '../lines.js';
import type { DeckCell, DeckRow, Face } from '../types.js';
import { paragraphOf } from './box.js';
import { leading, safeShare } from './frame.js';
import { sum, type Part, type Setting } from './stack.js';
import { linesIn, runsFrom, type DeckTypesetter } from './measured-words.js';

/** Inner margin of a cell at its sides, in points. */
const cellSide = 6;

/** How much a row may grow where there is room, as a multiple of the size. */
const rowStretch = 0.5;

/** Cells of more lines are hard to read along a row. */
const airyLines = 4;

/** The part of a table's width that the first column takes before the others get the rest. */
const firstShare = 0.4;

/** A table over the whole width. */
export function tablePart(table: Table, { width, sizes, typesetter }: Setting): Part {
  const size = sizes.table;
  const rows = table.rows.map((row) => measuredRow(row, typesetter));
  const { widths, tooWide } = columnWidths(rows, size, width);
  const lines = rows.map((row) => linesOf(row, size, widths));
  const heights = lines.map((count) => rowHeight(count, size, sizes.cell));
  const height = sum(heights);
  return {
    height,
    grows: 0,
    stretch: rows.length * rowStretch * size,
    tooWide,
    cramped: lines.some((count) => count > airyLines),
    place: (x, y, given) => {
      const more = Math.max(0, given - height) / rows.length;
      return [
        {
          kind: 'table',
          name: table.title || 'Table',
          alt: table.title || 'Table',
          ...{ x, y, width, height: height + more * rows.length },
          size,
          cellMargin: { horizontal: cellSide, vertical: sizes.cell },
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

function deckCell({ tag, span, align, quiet, children }: Cell): DeckCell {
  return {
    header: tag === 'th',
    ...(quiet ? { quiet } : {}),
    span,
    align,
    paragraphs: [paragraphOf(runsFrom(children))],
  };
}

/** The writer sets every row but those of the body strong. */
function faceOf({ kind }: Row): Face {
  return kind === 'body' ? 'regular' : 'strong';
}

/** A cell with the first of its columns, and its words as they are measured. */
interface MeasuredCell {
  column: number;
  span: number;
  text: MeasuredText;
}

/** The cells of a row; found once for each way that a table is tried in. */
function measuredRow(row: Row, typesetter: DeckTypesetter): MeasuredCell[] {
  let column = 0;
  return row.cells.map(({ span, children }) => {
    const cell = { column, span, text: typesetter.measure(children, faceOf(row)) };
    column += span;
    return cell;
  });
}

/** Lines of the cell that has the most. */
function linesOf(row: MeasuredCell[], size: number, widths: number[]): number {
  let most = 1;
  for (const { column, span, text } of row) {
    let width = -2 * cellSide;
    for (let index = column; index < column + span; index++) width += widths[index]!;
    most = Math.max(most, linesIn(text, size, width));
  }
  return most;
}

/** Height of a row of so many lines, in points; the size of the words and the margin above and below them in points too. */
export function rowHeight(lines: number, size: number, margin: number): number {
  return lines * size * leading + 2 * margin;
}

// ── Widths ──────────────────────────────────────────────────────────────────

interface ColumnWidths {
  widths: number[];
  tooWide: number;
}

/** The other columns take between their least and their natural width, whatever makes the table lowest; the first the rest. */
function columnWidths(rows: MeasuredCell[][], size: number, width: number): ColumnWidths {
  const count = Math.max(1, ...rows.map((cells) => sum(cells.map(({ span }) => span))));
  const least = contentWidths(rows, count, ({ widest }) => widest(size));
  const tooWide = Math.max(0, sum(least) - width);
  if (tooWide > 0) return { widths: least.map((column) => (column * width) / sum(least)), tooWide };
  const single = rows.map((cells) => cells.filter(({ span }) => span === 1));
  const natural = contentWidths(single, count, ({ natural }) => natural(size));
  let [best, lowest] = [least, Infinity];
  for (const share of [1, 0.75, 0.5, 0.25, 0]) {
    const others = least.slice(1).map((column, index) => column + (natural[index + 1]! - column) * share);
    const first = width - sum(others);
    if (first < least[0]!) continue;
    const widths = spread([first, ...others], natural[0]!, width);
    const height = sum(rows.map((row) => linesOf(row, size, widths)));
    if (height < lowest) [best, lowest] = [widths, height];
    // No row is lower than one line.
    if (lowest === rows.length) break;
  }
  return { widths: best, tooWide: 0 };
}

/** A first column with more room than it needs gives the rest to the others in equal parts. */
function spread([first, ...others]: number[], natural: number, width: number): number[] {
  const needed = others.length === 0 ? first! : Math.min(first!, Math.max(natural, width * firstShare));
  return [needed, ...others.map((column) => column + (first! - needed) / others.length)];
}

/** Widths of columns by what `measure` says of each cell; cells that span widen the last columns they cover. */
function contentWidths(rows: MeasuredCell[][], count: number, measure: (text: MeasuredText) => number): number[] {
  const widths = Array.from({ length: count }, () => 2 * cellSide);
  const need = ({ text }: MeasuredCell) => measure(text) / safeShare + 2 * cellSide;
  const spanning: MeasuredCell[] = [];
  for (const row of rows) {
    for (const cell of row) {
      if (cell.span > 1) spanning.push(cell);
      else if (cell.span === 1) widths[cell.column] = Math.max(widths[cell.column]!, need(cell));
    }
  }
  for (const cell of spanning) {
    const covered = widths.slice(cell.column, cell.column + cell.span);
    const more = (need(cell) - sum(covered)) / covered.length;
    if (more > 0) covered.forEach((_, index) => (widths[cell.column + index]! += more));
  }
  return widths;
}
