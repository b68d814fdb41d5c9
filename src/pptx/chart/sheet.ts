/**
 * The data of a chart: one grid of cells, from which both the workbook behind
 * "Edit Data" and the values cached in the chart are written, so that the two
 * cannot differ.
 */
import { escapeXml } from '../xml.js';

export type SheetValue = string | number | null;
/** Rows of cells; the first row holds the headings. */
export type Sheet = SheetValue[][];

export interface BuiltChart {
  /** The chart part (ECMA-376 part 1, §14.2.1). */
  xml: string;
  /** The data that the chart refers to. */
  sheet: Sheet;
}

/** Cells from (column, row) on, counted from 0; `width` and `height` are 1 unless given. */
export interface Range {
  column: number;
  row: number;
  width?: number;
  height?: number;
}

/** Name of a column counted from 0: A, B, …, Z, AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** `<c:numRef>` with the formula and the cached values; empty cells have no point (ECMA-376 part 1, §21.2.2.123). */
export function numberReference(sheet: Sheet, range: Range): string {
  const cells = cellsOf(sheet, range);
  const points = cells.map((cell, index) =>
    typeof cell === 'number' ? `<c:pt idx="${index}"><c:v>${cell}</c:v></c:pt>` : '',
  );
  const cache = `<c:formatCode>General</c:formatCode><c:ptCount val="${cells.length}"/>${points.join('')}`;
  return `<c:numRef><c:f>${formula(range)}</c:f><c:numCache>${cache}</c:numCache></c:numRef>`;
}

/** `<c:strRef>` with the formula and the cached texts (ECMA-376 part 1, §21.2.2.201). */
export function textReference(sheet: Sheet, range: Range): string {
  const cells = cellsOf(sheet, range);
  const points = cells.map((cell, index) =>
    cell === null || cell === '' ? '' : `<c:pt idx="${index}"><c:v>${escapeXml(String(cell))}</c:v></c:pt>`,
  );
  const cache = `<c:ptCount val="${cells.length}"/>${points.join('')}`;
  return `<c:strRef><c:f>${formula(range)}</c:f><c:strCache>${cache}</c:strCache></c:strRef>`;
}

function cellsOf(sheet: Sheet, { column, row, width = 1, height = 1 }: Range): SheetValue[] {
  const rows = Array.from({ length: height }, (_, index) => sheet[row + index] ?? []);
  return rows.flatMap((cells) => Array.from({ length: width }, (_, index) => cells[column + index] ?? null));
}

function formula({ column, row, width = 1, height = 1 }: Range): string {
  const first = `$${columnName(column)}$${row + 1}`;
  const last = `$${columnName(column + width - 1)}$${row + height}`;
  return first === last ? `Sheet1!${first}` : `Sheet1!${first}:${last}`;
}
