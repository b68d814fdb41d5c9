/** Widths of the columns of a table, of page and deck alike: from the words of its cells, so that the table is as low as it can be. */
import type { Row } from '../document/types.js';
import type { MeasuredText } from './lines.js';

/** A cell with the first of its columns, and its words as they are measured. */
export interface MeasuredCell {
  column: number;
  span: number;
  text: MeasuredText;
}

/** How the words of cells are set: their size and the margin at each side in points, and how words are counted in a width. */
export interface CellSetting {
  size: number;
  side: number;
  /** Part of a width that measured words may take. */
  safeShare: number;
}

/** The cells of rows, as `measure` finds their words. */
export function measuredCells(row: Row, measure: (cell: Row['cells'][number]) => MeasuredText): MeasuredCell[] {
  let column = 0;
  return row.cells.map((cell) => {
    const measured = { column, span: cell.span, text: measure(cell) };
    column += cell.span;
    return measured;
  });
}

/** Lines of the cell that has the most. */
export function linesOf(row: readonly MeasuredCell[], widths: readonly number[], setting: CellSetting): number {
  let most = 1;
  for (const { column, span, text } of row) {
    let width = -2 * setting.side;
    for (let index = column; index < column + span; index++) width += widths[index]!;
    most = Math.max(most, text.count(setting.size, width * setting.safeShare));
  }
  return most;
}

/** Widths with how far the widest words leave them; 0 when all is well. */
export interface ColumnWidths {
  widths: number[];
  tooWide: number;
}

/** Parts of the way from their least to their natural width that the columns behind the first are tried at. */
const tried = [1, 0.75, 0.5, 0.25, 0] as const;

/**
 * The columns behind the first take between their least and their natural width, whatever makes the table
 * lowest; the first the rest. `spread` gives out what it does not need.
 */
export function columnWidths(
  rows: MeasuredCell[][],
  width: number,
  setting: CellSetting,
  spread: (widths: number[], natural: number) => number[],
): ColumnWidths {
  const { size } = setting;
  const count = Math.max(1, ...rows.map((cells) => sum(cells.map(({ span }) => span))));
  const least = contentWidths(rows, count, setting, ({ widest }) => widest(size));
  const tooWide = Math.max(0, sum(least) - width);
  if (tooWide > 0) return { widths: least.map((column) => (column * width) / sum(least)), tooWide };
  const single = rows.map((cells) => cells.filter(({ span }) => span === 1));
  const natural = contentWidths(single, count, setting, (text) => text.natural(size));
  let [best, lowest] = [least, Infinity];
  for (const share of tried) {
    const others = least.slice(1).map((column, index) => column + (natural[index + 1]! - column) * share);
    const first = width - sum(others);
    if (first < least[0]!) continue;
    const widths = spread([first, ...others], natural[0]!);
    const height = sum(rows.map((row) => linesOf(row, widths, setting)));
    if (height < lowest) [best, lowest] = [widths, height];
    // No row is lower than one line.
    if (lowest === rows.length) break;
  }
  return { widths: best, tooWide: 0 };
}

/** Widths of columns by what `measure` says of each cell; cells that span widen all the columns they cover. */
function contentWidths(
  rows: MeasuredCell[][],
  count: number,
  { side, safeShare }: CellSetting,
  measure: (text: MeasuredText) => number,
): number[] {
  const widths = Array.from({ length: count }, () => 2 * side);
  const need = ({ text }: MeasuredCell) => measure(text) / safeShare + 2 * side;
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

export const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
