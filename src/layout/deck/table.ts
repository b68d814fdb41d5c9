/** Tables: widths of columns from their words, heights of rows from the widths. All lengths in points. */
import type { Cell, Row, Table } from '../../document/types.js';
import { columnWidths, linesOf, measuredCells } from '../column-widths.js';
import type { DeckCell, DeckRow, Face } from '../types.js';
import { paragraphOf } from './box.js';
import { leading, safeShare, typeSizes } from './frame.js';
import { sum, type Part, type Setting } from './stack.js';
import { runsFrom } from './measured-words.js';

/** Inner margin of a cell at its sides, in points. */
const cellSide = 6;

/** How much a row may grow where there is room, as a multiple of the size: of what is told more than of what is looked up. */
const rowStretch = { told: 1, lookedUp: 0.5 } as const;

/** Cells of more lines are hard to read along a row. */
const airyLines = 4;

/** The part of a table's width that the first column takes before the others get the rest. */
const firstShare = 0.4;

/** A table over the whole width. */
export function tablePart(table: Table, { width, sizes, typesetter }: Setting): Part {
  const size = sizes.table;
  const rows = table.rows.map((row) => measuredCells(row, ({ children }) => typesetter.measure(children, faceOf(row))));
  const setting = { size, side: cellSide, safeShare };
  const { widths, tooWide } = columnWidths(rows, width, setting, (tried, natural) => spread(tried, natural, width));
  const lines = rows.map((row) => linesOf(row, widths, setting));
  const heights = lines.map((count) => rowHeight(count, size, sizes.cell));
  const height = sum(heights);
  return {
    height,
    grows: 0,
    stretch: rows.length * size * (size > typeSizes.small ? rowStretch.told : rowStretch.lookedUp),
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

/** Height of a row of so many lines, in points; the size of the words and the margin above and below them in points too. */
export function rowHeight(lines: number, size: number, margin: number): number {
  return lines * size * leading + 2 * margin;
}

/** A first column with more room than it needs gives the rest to the others in equal parts. */
function spread([first, ...others]: number[], natural: number, width: number): number[] {
  const needed = others.length === 0 ? first! : Math.min(first!, Math.max(natural, width * firstShare));
  return [needed, ...others.map((column) => column + (first! - needed) / others.length)];
}
