/** Tables on the page: columns from their content, numbers aligned at the decimal point. */
import type { Cell, Row, Table } from '../../document/types.js';
import { ContentError } from '../../errors.js';
import { columnWidths, measuredCells, sum } from '../column-widths.js';
import type { Item, Tagged } from '../types.js';
import { stacked, type MeasuredBlock } from './measured-block.js';
import { typeOf, type Setting } from './style.js';
import { measureFor, setText, tag, type SetText, type TextStyle } from './text.js';

/** Space at both sides of a cell's text, and above and below it at the natural setting. */
const pad = { x: 4, y: 2.6 } as const;

/** A table that fills a width in points. */
export function layoutTable(table: Table, width: number, setting: Setting): MeasuredBlock {
  const widths = widthsOf(table, width, setting);
  if (widths.some((one) => one < 2 * pad.x + typeOf('table', setting).size)) throw tooManyColumns(table, widths.length);
  const grid: Grid = { widths, anchors: [], setting };
  grid.anchors = decimalAnchors(table, grid.widths, setting);
  const rows = table.rows.map((row, index) => layoutRow(row, grid, table.rows[index + 1]));
  const laid = stacked(rows.map((row) => ({ laid: row, before: 0 })));
  return {
    height: laid.height,
    place: (x, y) => {
      const placed = laid.place(x, y);
      return { ...placed, tagged: [tag('Table', placed.tagged, { title: table.title })] };
    },
  };
}

/** A column in which not a letter has room. */
function tooManyColumns({ title, place }: Table, count: number): ContentError {
  const message = `the table “${title}” has ${count} columns, for which the page has no room`;
  return new ContentError([
    { severity: 'error', message, hint: 'give it fewer columns, or make two tables of it', ...place },
  ]);
}

/** The columns of a table: their widths, and where decimal points stand in each. */
interface Grid {
  widths: number[];
  anchors: (number | null)[];
  setting: Setting;
}

function layoutRow(row: Row, grid: Grid, next?: Row): MeasuredBlock {
  const padY = pad.y * (0.35 + 0.65 * grid.setting.space);
  const above = row.kind === 'group' ? padY * 1.6 : padY;
  const below = row.kind === 'group' ? padY * 0.7 : padY;
  const total = sum(grid.widths);
  let column = 0;
  const cells = row.cells.map((cell) => {
    const left = sum(grid.widths.slice(0, column));
    const width = sum(grid.widths.slice(column, column + cell.span));
    const text = setCell(cell, row, column, width, grid);
    column += cell.span;
    return { cell, left, text };
  });
  const tallest = Math.max(...cells.map(({ text }) => text.height));
  const height = above + tallest + below;
  return {
    height,
    place: (x, y) => ({
      artifacts: rowArtifacts(row, x, y, total, height, next),
      tagged: [
        tag(
          'TR',
          cells.map(({ cell, left, text }) => {
            // The words of the head stand on its lower edge; all others on a common first baseline.
            const drop = row.kind === 'head' ? tallest - text.height : 0;
            return cellTag(cell, row, text.at(x + left, y + above + drop));
          }),
        ),
      ],
    }),
  };
}

function rowArtifacts(row: Row, x: number, y: number, width: number, height: number, next?: Row): Item[] {
  if (row.kind === 'head') return [{ kind: 'rect', x, y: y + height - 1.2, width, height: 1.2, fill: 'ink' }];
  const artifacts: Item[] = [];
  if (row.kind !== 'group' && next?.kind !== 'group') {
    artifacts.push({ kind: 'rect', x, y: y + height - 0.5, width, height: 0.5, fill: 'hairline' });
  }
  return artifacts;
}

function cellTag(cell: Cell, row: Row, children: (Tagged | Item)[]): Tagged {
  const span = cell.span > 1 ? { colSpan: cell.span } : {};
  if (cell.tag === 'td') return tag('TD', children, span);
  const column = cell.scope === 'col' || (cell.scope === 'rowgroup' && row.kind !== 'group');
  return tag('TH', children, { ...span, scope: column ? 'Column' : 'Row' });
}

/** Text style of a cell, before its width is known. */
function cellStyle(cell: Cell, row: Row, setting: Setting): Omit<TextStyle, 'width'> {
  const strong = row.kind === 'head' || row.kind === 'group' || row.kind === 'strong';
  return {
    role: 'table',
    setting,
    face: strong ? 'strong' : 'regular',
    color: cell.quiet ? 'muted' : row.kind === 'group' ? 'accent' : 'ink',
    align: cell.align === 'decimal' ? 'right' : cell.align,
  };
}

/** A cell's words, or its number with the decimal point where those of its column stand. */
function setCell(cell: Cell, row: Row, column: number, width: number, { anchors, setting }: Grid): SetText {
  const style = { ...cellStyle(cell, row, setting), width: width - 2 * pad.x };
  const anchor = cell.align === 'decimal' && cell.span === 1 ? anchors[column] : null;
  if (anchor != null) {
    const { size } = typeOf('table', setting);
    const left = anchor - widthBeforePoint(cell, row, setting);
    const whole = measureFor(cell.children, style).natural(size);
    if (whole <= width - 2 * pad.x && left >= 0 && left + whole <= width) {
      return shifted(setText(cell.children, { ...style, align: 'left', width: whole + 1 }), left);
    }
  }
  return shifted(setText(cell.children, style), pad.x);
}

const shifted = (text: SetText, dx: number): SetText => ({ height: text.height, at: (x, y) => text.at(x + dx, y) });

// ── Columns ─────────────────────────────────────────────────────────────────

/** Widths that add up to the table's: of what is left beside natural widths every column has the same part. */
function widthsOf(table: Table, width: number, setting: Setting): number[] {
  const { size } = typeOf('table', setting);
  const rows = table.rows.map((row) =>
    measuredCells(row, (cell) => measureFor(cell.children, cellStyle(cell, row, setting))),
  );
  return columnWidths(rows, width, { size, side: pad.x, safeShare: 1 }, ([first, ...others], natural) => {
    const each = Math.max(0, first! - natural) / (1 + others.length);
    return [Math.min(first!, natural) + each, ...others.map((column) => column + each)];
  }).widths;
}

// ── Decimal alignment ───────────────────────────────────────────────────────

/** The words of a cell up to the decimal point of its first number, as far as they are digits. */
function widthBeforePoint(cell: Cell, row: Row, setting: Setting): number {
  const first = cell.children[0];
  if (cell.align !== 'decimal' || first?.tag !== 'text') return 0;
  const head = /^[^\d]*\d+/u.exec(first.text)?.[0] ?? '';
  const face = row.kind === 'strong' || row.kind === 'head' ? 'strong' : 'regular';
  return setting.typesetter.width(head, face, typeOf('table', setting).size);
}

/** For each column, how far from its left edge decimal points stand; the longest number ends at its right edge. */
function decimalAnchors(table: Table, widths: number[], setting: Setting): (number | null)[] {
  const { size } = typeOf('table', setting);
  const before = widths.map(() => 0);
  const after = widths.map(() => 0);
  for (const row of table.rows) {
    let column = 0;
    for (const cell of row.cells) {
      if (cell.align === 'decimal' && cell.span === 1) {
        const head = widthBeforePoint(cell, row, setting);
        const whole = measureFor(cell.children, cellStyle(cell, row, setting)).natural(size);
        // What needs a second line stands flush right.
        if (whole <= widths[column]! - 2 * pad.x) {
          before[column] = Math.max(before[column]!, head);
          after[column] = Math.max(after[column]!, whole - head);
        }
      }
      column += cell.span;
    }
  }
  return widths.map((width, column) => (before[column] === 0 ? null : width - pad.x - after[column]!));
}
