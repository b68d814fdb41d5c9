/**
 * The data of a chart: one grid of cells, from which both the workbook behind
 * "Edit Data" and the values cached in the chart are written, so that the two
 * cannot differ. First the trial as a table; at its right what is drawn of it,
 * as formulas on the table.
 */
import type { Panel } from '../../layout/charts/panel.js';
import type { ChartTable } from '../../layout/types.js';
import { escapeXml } from '../xml.js';

/** What a formula gives, without its equals sign, and the value that it has now. */
export interface Formula {
  formula: string;
  value: string | number;
}
export type SheetValue = string | number | null | Formula;
/** Rows of cells; the first row holds the headings. */
export type SheetRows = SheetValue[][];

export interface BuiltChart {
  /** The chart part (ECMA-376 part 1, §14.2.1). */
  xml: string;
  /** The data that the chart refers to. */
  sheet: SheetRows;
}

/** Cells from (column, row) on, counted from 0; `width` and `height` are 1 unless given. */
export interface Range {
  column: number;
  row: number;
  width?: number;
  height?: number;
}

export class Sheet {
  readonly rows: SheetRows;
  /** Where the next column of what is drawn goes: one stays empty beside the table. */
  private next: number;
  private readonly added = new Map<string, number>();

  constructor(private readonly table: ChartTable) {
    const { columns } = table;
    const length = columns[0]?.cells.length ?? 0;
    const body = Array.from({ length }, (_, row) => columns.map(({ cells }) => valueOf(cells[row] ?? null)));
    this.rows = [columns.map(({ head }) => head), ...body];
    this.next = columns.length + 1;
  }

  /** The cells that a panel draws of a series: one in a panel of rows, all below one another in one of visits. */
  drawn(panel: Panel['name'], what: 'value' | 'low' | 'high', series: number): Range | null {
    const column = this.table.columns.findIndex(
      ({ draws }) => draws?.panel === panel && draws.what === what && (draws.series ?? series) === series,
    );
    if (column < 0) return null;
    const isRows = this.table.columns[column]!.draws!.series === null;
    return isRows ? { column, row: 1 + series } : { column, row: 1, height: this.rows.length - 1 };
  }

  /** Puts a cell into the row of a series, in a column of what is drawn, which is added when it is first named. */
  put(head: string, series: number, value: SheetValue): Range {
    let column = this.added.get(head);
    if (column === undefined) {
      this.added.set(head, (column = this.next++));
      this.set(0, column, head);
    }
    this.set(1 + series, column, value);
    return { column, row: 1 + series };
  }

  private set(row: number, column: number, value: SheetValue): void {
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row]!;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }

  /** What the cells of a range show, row by row. */
  cells({ column, row, width = 1, height = 1 }: Range): (string | number | null)[] {
    const rows = Array.from({ length: height }, (_, index) => this.rows[row + index] ?? []);
    return rows.flatMap((cells) => Array.from({ length: width }, (_, index) => shown(cells[column + index] ?? null)));
  }
}

const valueOf = (cell: ChartTable['columns'][number]['cells'][number]): SheetValue =>
  cell === null || typeof cell === 'number' ? cell : cell.text;

const shown = (value: SheetValue) => (value !== null && typeof value === 'object' ? value.value : value);

/** Name of a column counted from 0: A, B, …, Z, AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** A cell as formulas of its own sheet name it, such as `C2`. */
export const cellName = ({ column, row }: Range): string => `${columnName(column)}${row + 1}`;

/** A range as a chart names it, such as `Sheet1!$B$2:$B$4`. */
export function reference({ column, row, width = 1, height = 1 }: Range): string {
  const first = `$${columnName(column)}$${row + 1}`;
  const last = `$${columnName(column + width - 1)}$${row + height}`;
  return first === last ? `Sheet1!${first}` : `Sheet1!${first}:${last}`;
}

/** Points of a cache; empty cells have none (ECMA-376 part 1, §21.2.2.125). */
export function points(cells: readonly (string | number | null)[]): string {
  const all = cells.map((cell, index) =>
    cell === null || cell === '' ? '' : `<c:pt idx="${index}"><c:v>${escapeXml(String(cell))}</c:v></c:pt>`,
  );
  return `<c:ptCount val="${cells.length}"/>${all.join('')}`;
}

/** `<c:numRef>` with the formula and the cached values (ECMA-376 part 1, §21.2.2.123). */
export function numberReference(sheet: Sheet, range: Range): string {
  const numbers = sheet.cells(range).map((cell) => (typeof cell === 'number' ? cell : null));
  return `<c:numRef><c:f>${reference(range)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(numbers)}</c:numCache></c:numRef>`;
}

/** Numbers of the drawing alone, which stand in no sheet (ECMA-376 part 1, §21.2.2.122). */
export const numbers = (values: readonly (number | null)[]): string =>
  `<c:numLit><c:formatCode>General</c:formatCode>${points(values)}</c:numLit>`;
