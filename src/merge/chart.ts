/** A native chart, merged by value: in the drawing's copy of the values, and in the sheet behind it. */
import { Package } from './package.js';
import type { Unresolved, WordsMerged } from './words.js';
import { at, attribute, children, within, type Element } from './xml.js';

/** What begins the names of leaves whose words a label prints, which is told of. */
const copies = 'cells of labels';

/** Something in a chart that has a value, under a name that survives being saved by other programs. */
interface Leaf {
  name: string;
  value: string;
  /** Writes another value into the chart. */
  write: (value: string) => void;
  /** The cell that it is a copy of, such as `Sheet1!$B$2`; null where there is none. */
  cell: string | null;
}

/** Values, names and categories of every series, labels, titles, and the ends of the axes. */
function leavesOf(chart: Element): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const add = (name: string, leaf: Omit<Leaf, 'name'>) => leaves.set(name, { name, ...leaf });
  const addText = (name: string, holder: Element, cell: string | null = null) =>
    add(name, { value: holder.textContent ?? '', write: (value) => (holder.textContent = value), cell });
  for (const series of within(chart, 'ser')) {
    const key = attribute(at(series, 'idx'), 'val') ?? '';
    for (const list of ['tx', 'cat', 'val', 'xVal', 'yVal']) {
      const formula = within(at(series, list) ?? series, 'f')[0]?.textContent ?? null;
      for (const point of at(series, list) ? within(at(series, list)!, 'pt') : []) {
        const index = Number(attribute(point, 'idx') ?? 0);
        const holder = at(point, 'v');
        if (holder) addText(`series ${key} ${list} ${index}`, holder, formula && cellAt(formula, index));
      }
    }
    // A name that no cell holds is written without a list of points, and by other programs with one.
    const name = at(series, 'tx', 'v');
    if (name) addText(`series ${key} tx 0`, name);
    // Words that labels take from cells (MS-ODRAWXML 2.24.3.18).
    for (const range of within(series, 'datalabelsRange')) {
      const formula = within(range, 'f')[0]?.textContent ?? null;
      for (const point of within(range, 'pt')) {
        const index = Number(attribute(point, 'idx') ?? 0);
        const holder = at(point, 'v');
        if (!holder) continue;
        const fields = fieldsOf(series, index);
        const write = (value: string) => [holder, ...fields].forEach((one) => (one.textContent = value));
        const cell = formula && cellAt(formula, index);
        add(`${copies} ${key} ${index}`, { value: holder.textContent ?? '', write, cell });
      }
    }
    for (const label of within(series, 'dLbl')) {
      const index = attribute(at(label, 'idx'), 'val') ?? '';
      const own = within(label, 't').filter((text) => !isField(text));
      own.forEach((text, i) => addText(`series ${key} label ${index} ${i}`, text));
    }
  }
  for (const title of within(chart, 'title')) {
    within(title, 't').forEach((text, i) => addText(`title ${title.parentNode!.nodeName} ${i}`, text));
  }
  within(chart, 'scaling').forEach((scaling, axis) => {
    for (const end of children(scaling)) {
      if (end.localName !== 'min' && end.localName !== 'max') continue;
      const write = (value: string) => end.setAttribute('val', value);
      add(`axis ${axis} ${end.localName}`, { value: attribute(end, 'val') ?? '', write, cell: null });
    }
  });
  return leaves;
}

/** Words of a label that repeat a cell: some programs write only the kind of the field in their place. */
const isField = (text: Element): boolean => attribute(text.parentElement, 'type') === 'CELLRANGE';

const fieldsOf = (series: Element, index: number): Element[] =>
  within(series, 'dLbl')
    .filter((label) => attribute(at(label, 'idx'), 'val') === String(index))
    .flatMap((label) => within(label, 't').filter(isField));

/** The cell of a range such as `Sheet1!$B$2:$B$7` that holds the value at an index. */
function cellAt(formula: string, index: number): string | null {
  const match = /^(.*!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(formula);
  if (!match) return null;
  const [, , column, row, lastColumn, lastRow] = match;
  if (lastColumn === undefined || lastColumn === column) return `${column}${Number(row) + index}`;
  return lastRow === row ? `${columnAfter(column!, index)}${row}` : null;
}

/** The letters of a column so many after another. */
function columnAfter(column: string, by: number): string {
  let number = Array.from(column).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) + by;
  let letters = '';
  for (; number > 0; number = Math.floor((number - 1) / 26))
    letters = String.fromCharCode(65 + ((number - 1) % 26)) + letters;
  return letters;
}

const sameValue = (a: string, b: string) =>
  a === b || (a.trim() !== '' && b.trim() !== '' && Math.abs(Number(a) - Number(b)) <= 1e-9 * Math.abs(Number(a)));

/** Whether a chart shows other values, or more or fewer, than another. */
export function sameChart(a: Element, b: Element): boolean {
  const [some, others] = [leavesOf(a), leavesOf(b)];
  return (
    some.size === others.size && [...some].every(([name, { value }]) => sameValue(value, others.get(name)?.value ?? ''))
  );
}

/** The values of a chart that another one has not in the same place. */
export function ownValues(chart: Element, other: Element): string[] {
  const others = leavesOf(other);
  return [...leavesOf(chart)].flatMap(([name, { value }]) =>
    name.startsWith('axis') || sameValue(value, others.get(name)?.value ?? '') ? [] : [value.replace(/^-/, '−')],
  );
}

export interface ChartMerged extends WordsMerged {
  /** False where the data have other series or points than before: then the whole chart is to be replaced. */
  fits: boolean;
  /** New values by cell, for the sheet behind the chart. */
  cells: Map<string, string>;
}

/** Merges values of ours into theirs in place, where both charts have the same series and points. */
export function mergeChart(theirs: Element, base: Element, ours: Element): ChartMerged {
  const merged: ChartMerged = { renewed: [], unresolved: [], fits: true, cells: new Map() };
  const [now, old, fresh] = [leavesOf(theirs), leavesOf(base), leavesOf(ours)];
  merged.fits = old.size === fresh.size && [...old.keys()].every((name) => fresh.has(name));
  if (!merged.fits) return merged;
  for (const [name, { value: before }] of old) {
    const after = fresh.get(name)!.value;
    const leaf = now.get(name);
    if (sameValue(before, after) || !leaf || sameValue(leaf.value, after)) continue;
    const change: Unresolved = { old: before, new: after };
    if (!sameValue(leaf.value, before)) {
      merged.unresolved.push(change);
      continue;
    }
    leaf.write(after);
    if (leaf.cell !== null) merged.cells.set(leaf.cell, after);
    if (!name.startsWith('axis') && !name.startsWith(copies)) merged.renewed.push(change);
  }
  return merged;
}

/** A workbook with other values in the cells of its first sheet that are named. */
export function withCells(workbook: Uint8Array, cells: Map<string, string>): Uint8Array {
  const book = new Package(workbook);
  const sheet = book.names.find((name) => /^xl\/worksheets\/sheet1\.xml$/.test(name));
  if (sheet === undefined) return workbook;
  for (const cell of within(book.root(sheet), 'c')) {
    const value = cells.get(attribute(cell, 'r') ?? '');
    if (value !== undefined) writeCell(cell, value);
  }
  return book.pack();
}

function writeCell(cell: Element, value: string): void {
  const isNumber = value.trim() !== '' && Number.isFinite(Number(value));
  const make = (name: string) => cell.ownerDocument!.createElementNS(cell.namespaceURI, name);
  const formula = at(cell, 'f');
  for (const child of children(cell)) if (child !== formula) cell.removeChild(child);
  if (formula) {
    // A formula stays, with what it gives now.
    if (isNumber) cell.removeAttribute('t');
    else cell.setAttribute('t', 'str');
    cell.appendChild(make('v')).textContent = value;
  } else if (isNumber) {
    cell.removeAttribute('t');
    cell.appendChild(make('v')).textContent = value;
  } else {
    cell.setAttribute('t', 'inlineStr');
    cell.appendChild(make('is')).appendChild(make('t')).textContent = value;
  }
}

/**
 * LibreOffice writes the words of a label behind how they look, where the standard has them before
 * (ECMA-376 part 1, §21.2.2.47). Puts them there in every chart.
 */
export function orderLabels(deck: Package): void {
  for (const name of deck.names) {
    if (!/\/charts\/[^/]+\.xml$/.test(name) || !/<\/c:txPr><c:tx>/.test(deck.current(name))) continue;
    for (const label of within(deck.root(name), 'dLbl')) {
      const [words, look] = [at(label, 'tx'), at(label, 'numFmt') ?? at(label, 'spPr') ?? at(label, 'txPr')];
      if (words && look) label.insertBefore(words, look);
    }
  }
}
