/** Native tables with horizontal rules only. */
import type { DeckCell, DeckRow, DeckTable } from '../layout/types.js';
import { schemeName } from './colors.js';
import type { PlannedShape } from './plan.js';
import type { Border, Slide, TableCell, TableCellOptions } from './pptxgenjs.js';
import { textRuns } from './text.js';
import { inches } from './units.js';

/** Adds the table with exactly its column widths and row heights. */
export function addTable(slide: Slide, shape: PlannedShape, table: DeckTable): void {
  slide.addTable(
    table.rows.map((row, index) => tableRow(table, row, index)),
    {
      objectName: shape.token,
      x: inches(table.x),
      y: inches(table.y),
      w: inches(sum(table.columnWidths)),
      h: inches(sum(table.rows.map((row) => row.height))),
      colW: table.columnWidths.map(inches),
      rowH: table.rows.map((row) => inches(row.height)),
      fontSize: table.size,
      autoPage: false,
    },
  );
}

function tableRow(table: DeckTable, row: DeckRow, index: number): TableCell[] {
  const previous = table.rows[index - 1];
  const above = previous === undefined ? noRule() : ruleBelow(previous);
  return row.cells.map((cell) => ({
    text: cellRuns(cell, row),
    options: cellOptions(cell, row, above, table),
  }));
}

function cellRuns(cell: DeckCell, row: DeckRow) {
  return textRuns(cell.paragraphs, 0, row.kind !== 'body');
}

function cellOptions(cell: DeckCell, row: DeckRow, above: Border, table: DeckTable): TableCellOptions {
  // Not below 1 point, or pptxgenjs takes them for inches.
  const { horizontal, vertical } = table.cellMargin;
  return {
    align: cell.align === 'decimal' ? 'center' : cell.align,
    valign: 'middle',
    fontSize: table.size,
    color: schemeName(row.kind === 'group' ? 'accent' : cell.quiet ? 'muted' : 'ink'),
    margin: [vertical, horizontal, vertical, horizontal],
    border: [above, noRule(), ruleBelow(row), noRule()],
    ...(cell.span > 1 ? { colspan: cell.span } : {}),
    ...(row.kind === 'strong' ? { fill: { color: schemeName('tint') } } : {}),
  };
}

/** The same rule is the bottom of one row and the top of the next, as PowerPoint draws the later of the two. */
function ruleBelow(row: DeckRow): Border {
  return row.kind === 'head'
    ? { type: 'solid', pt: 1.5, color: schemeName('ink') }
    : { type: 'solid', pt: 0.75, color: schemeName('hairline') };
}

function noRule(): Border {
  return { type: 'none' };
}

function sum(lengths: number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
