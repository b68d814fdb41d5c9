/** A native table, merged by cell: rows are found by the words of their first cell, columns by their place. */
import { renewNumbers, sameWords, type WordsMerged } from './words.js';
import { wordsOf } from './shapes.js';
import { at, attribute, children, replaceBy, within, type Element } from './xml.js';

interface TableRow {
  element: Element;
  /** Words of its first cell, and how many rows above it have the same. */
  label: string;
  cells: Element[];
}

function rowsOf(frame: Element): TableRow[] {
  const seen = new Map<string, number>();
  return within(frame, 'tr').map((element) => {
    const cells = children(element, 'tc');
    const words = cells[0] ? wordsOf(cells[0]).join(' ').replace(/\s+/g, ' ').trim() : '';
    const count = seen.get(words) ?? 0;
    seen.set(words, count + 1);
    return { element, label: count === 0 ? words : `${words}\0${count}`, cells };
  });
}

const byLabel = (rows: TableRow[]) => new Map(rows.map((row) => [row.label, row]));

/**
 * Merges ours into theirs, cell by cell, in place. A row that the user changed in
 * its first cell is found by its place where no row was added or left out.
 */
export function mergeTable(theirs: Element, base: Element, ours: Element): WordsMerged {
  const merged: WordsMerged = { renewed: [], unresolved: [] };
  const [theirRows, baseRows, ourRows] = [rowsOf(theirs), rowsOf(base), rowsOf(ours)];
  const inPlace = theirRows.length === baseRows.length;
  const theirsByLabel = byLabel(theirRows);
  const find = (row: TableRow, index: number) =>
    theirsByLabel.get(row.label) ?? (inPlace ? theirRows[index] : undefined);
  const oursByLabel = byLabel(ourRows);
  const sameRows = baseRows.length === ourRows.length;
  baseRows.forEach((row, index) => {
    const their = find(row, index);
    const our = oursByLabel.get(row.label) ?? (sameRows ? ourRows[index] : undefined);
    if (!their) return;
    if (our) mergeRow(their, row, our, merged);
    else if (isUntouched(their, row)) their.element.parentNode!.removeChild(their.element);
    else merged.unresolved.push({ old: textOfRow(row), new: 'no longer in the data' });
  });
  addRows(theirRows, baseRows, ourRows, find, merged);
  return merged;
}

function mergeRow(their: TableRow, base: TableRow, our: TableRow, merged: WordsMerged): void {
  base.cells.forEach((cell, column) => {
    const [theirCell, ourCell] = [their.cells[column], our.cells[column]];
    if (!theirCell || !ourCell) return;
    const [old, now, fresh] = [wordsOf(cell), wordsOf(theirCell), wordsOf(ourCell)];
    if (sameWords(old, fresh)) return;
    if (sameWords(old, now)) {
      replaceBy(at(theirCell, 'txBody')!, at(ourCell, 'txBody')!);
      merged.renewed.push({ old: old.join(' '), new: fresh.join(' ') });
    } else if (!sameWords(now, fresh)) {
      const { renewed, unresolved } = renewNumbers(theirCell, old, fresh);
      merged.renewed.push(...renewed);
      merged.unresolved.push(...unresolved);
    }
  });
}

/** Rows that the data have now and had not: each behind the row that it stands behind in ours. */
function addRows(
  theirRows: TableRow[],
  baseRows: TableRow[],
  ourRows: TableRow[],
  find: (row: TableRow, index: number) => TableRow | undefined,
  merged: WordsMerged,
): void {
  if (baseRows.length === ourRows.length) return;
  const known = byLabel(baseRows);
  let behind: Element | null = theirRows[0]?.element ?? null;
  for (const row of ourRows) {
    const old = known.get(row.label);
    if (old) {
      behind = find(old, baseRows.indexOf(old))?.element ?? behind;
    } else if (behind?.parentNode) {
      const copy = behind.ownerDocument!.importNode(row.element, true);
      behind.parentNode.insertBefore(copy, behind.nextSibling);
      merged.renewed.push({ old: '', new: textOfRow(row) });
      behind = copy;
    }
  }
}

/** Saving by LibreOffice rounds widths to a hundredth of a millimetre and back, in EMU. */
const rounding = 3600;

/** Whether two tables have the same columns, as wide. */
export function sameColumns(a: Element, b: Element): boolean {
  const widths = (frame: Element) => within(frame, 'gridCol').map((column) => Number(attribute(column, 'w')));
  const [some, others] = [widths(a), widths(b)];
  return some.length === others.length && some.every((width, i) => Math.abs(width - others[i]!) <= rounding);
}

const textOfRow = (row: TableRow) => row.cells.map((cell) => wordsOf(cell).join(' ')).join(' · ');
const isUntouched = (their: TableRow, base: TableRow) =>
  their.cells.length === base.cells.length &&
  base.cells.every((cell, i) => sameWords(wordsOf(cell), wordsOf(their.cells[i]!)));
