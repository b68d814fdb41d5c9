/**
 * Results and adverse events from CSV files: one row for what an arm did, one for
 * a comparison, one for what is only told. They become the rows that the data
 * file could have held, and are checked as those are.
 */
import { overBound } from '../bounds.js';
import type { Problem } from '../errors.js';
import { readSheet, type CsvCell, type CsvRow, type Sheet } from './csv.js';
import { join, type Position, type Tree } from './tree.js';
import { own } from '../own.js';

/** Gives the text of a file beside the dataset; throws a ContentError when it may not or cannot be read. */
export type ReadSheetFile = (name: string, place: Position & { file: string }) => { file: string; text: string };

type Fields = Record<string, unknown>;

const values = ['n', 'mean', 'median', 'sd', 'se', 'events', 'percent', 'rate', 'person_time'] as const;
const interval = ['low', 'high', 'level', 'sides', 'type'] as const;
const origin = ['source', 'at', 'known'] as const;
/** Columns of the two margins of equivalence, and the keys under `margin` that they fill. */
const margins = { margin_low: 'low', margin_high: 'high' } as const;
/** Columns of how the values of an arm are spread, and the keys under `range`. */
const ranges = { range_low: 'low', range_high: 'high', range_of: 'of' } as const;
/** What is said of the values of an arm. */
const ofArm = [...Object.keys(ranges), 'counted'];
/** What is said of an effect, beside its numbers. */
const ofEffect = ['adjusted', 'towards'] as const;

/** Columns, in the order in which the documentation has them. */
export const columns = {
  results: [
    ...['id', 'outcome', 'population', 'timepoint', 'label', 'page', 'arm', ...values, ...ofArm],
    ...['versus', 'measure', 'measure_label', ...ofEffect],
    ...['estimate', ...interval, 'p', 'margin', ...Object.keys(margins), 'p_margin', 'told', 'disagreement', ...origin],
  ],
  adverse_events: [
    ...['id', 'name', 'kind', 'population', 'arm', ...values, ...ofArm, ...interval],
    ...['told', 'detail', 'disagreement', ...origin],
  ],
};
type List = keyof typeof columns;

/** Keys of the whole entry, which need only stand in one of its rows. */
const shared: Record<List, readonly string[]> = {
  results: ['outcome', 'population', 'timepoint', 'label', 'page'],
  adverse_events: ['name', 'kind', 'population'],
};

/** Where a list is kept in a sheet of its own: puts the rows of the sheet in its place. Gives the lists that were. */
export function readSheets(tree: Tree, file: string, read: ReadSheetFile): List[] {
  const root = tree.root as Fields | null;
  return (['results', 'adverse_events'] as const).filter((list) => {
    const name = root?.[list];
    if (typeof name !== 'string' || !name.toLowerCase().endsWith('.csv')) return false;
    const found = read(name, { line: 1, column: 1, ...tree.values.get(list), file });
    const sheet = readSheet(found.file, found.text, columns[list]);
    tree.problems.push(...sheet.problems);
    root![list] = entriesOf(list, sheet, tree);
    return true;
  });
}

/** Rows with one id make one entry. */
function entriesOf(list: List, sheet: Sheet, tree: Tree): Fields[] {
  const entries = new Map<string, Fields>();
  for (const row of sheet.rows) {
    const id = row.cells.get('id');
    if (!id) {
      report(tree, row.start, 'this row has no id', 'rows of one result share its id; write it in each of them');
      continue;
    }
    if (!entries.has(id.text)) {
      const path = join(list, entries.size);
      tree.values.set(path, row.start);
      entries.set(id.text, { id: id.text, arms: {} });
      tree.values.set(join(path, 'id'), id);
    }
    const entry = entries.get(id.text)!;
    addRow(new Filler(sheet, tree), list, entry, join(list, [...entries.keys()].indexOf(id.text)), row);
  }
  return [...entries.values()];
}

function report(tree: Tree, place: Position, message: string, hint: string): void {
  tree.problems.push({ severity: 'error', message, hint, ...place } satisfies Problem);
}

const truths = { true: true, yes: true, false: false, no: false };

/** Puts cells under keys, with their positions. */
class Filler {
  constructor(
    readonly sheet: Sheet,
    readonly tree: Tree,
  ) {}

  set(target: Fields, path: string, key: string, cell: CsvCell | undefined): void {
    if (!cell) return;
    const tooLong = overBound('characters of a text', cell.text.length);
    if (tooLong) return report(this.tree, cell, `in this cell ${tooLong.message}`, tooLong.hint!);
    const place = join(path, key);
    target[key] = this.valueOf(key, cell);
    this.tree.values.set(place, cell);
    this.tree.keys.set(place, cell);
  }

  private valueOf(key: string, cell: CsvCell): unknown {
    if (key === 'page' || key === 'adjusted') return own(truths, cell.text.toLowerCase()) ?? cell.text;
    const isNumber = [...values, ...interval, 'estimate', 'p', 'margin', 'p_margin'].includes(key);
    if (!isNumber || key === 'sides' || key === 'type') return cell.text;
    const number = this.numberOf(key, cell);
    // Of 1.553 and 1,553 nobody knows whether they are a count or a fraction.
    if ((key === 'n' || key === 'events') && /\d\.\d/.test(number)) {
      const hint = 'write a count without a sign between thousands, such as 1553';
      report(this.tree, cell, `“${cell.text}” is no whole number`, hint);
    }
    return number;
  }

  /** A number as the data file would have it: with a point, and without a percent sign. */
  private numberOf(key: string, cell: CsvCell): string {
    const text = key === 'percent' ? cell.text.replace(/\s?%$/, '') : cell.text;
    if (!/^\D{0,4}\d+,\d+$/.test(text)) return text;
    if (this.sheet.decimalComma) return text.replace(',', '.');
    if (/^\D{0,4}[1-9]\d{0,2},\d{3}$/.test(text)) return text;
    const hint = 'write it with a point, or save the sheet with semicolons between its cells';
    report(this.tree, cell, `“${text}” has a comma, and so have the cells between them`, hint);
    return text;
  }
}

function addRow(filler: Filler, list: List, entry: Fields, path: string, { cells, start }: CsvRow): void {
  for (const key of shared[list]) {
    const cell = cells.get(key);
    const before = own(entry, key);
    filler.set(entry, path, key, cell);
    if (cell && before !== undefined && before !== own(entry, key)) {
      const hint = 'the rows of one id tell one entry; make them agree, or give this one another id';
      report(filler.tree, cell, `${key} is "${cell.text}" here, and "${before as string}" further up`, hint);
    }
  }
  for (const key of ['detail', 'disagreement']) filler.set(entry, path, key, cells.get(key));
  const arm = cells.get('arm');
  if (cells.has('versus')) addComparison(filler, entry, path, { cells, start });
  else if (arm) addArm(filler, entry, path, arm, { cells, start });
  else for (const key of ['told', ...origin]) filler.set(entry, path, key, cells.get(key));
  refuseStrays(filler, list, { cells, start });
}

/** The values of an arm; without any, it is not reported. */
function addArm(filler: Filler, entry: Fields, path: string, arm: CsvCell, row: CsvRow): void {
  const arms = entry.arms as Fields;
  const place = join(join(path, 'arms'), arm.text);
  if (Object.hasOwn(arms, arm.text)) {
    report(filler.tree, arm, `the arm "${arm.text}" stands twice under this id`, 'delete one of the rows');
    return;
  }
  filler.tree.values.set(place, arm);
  filler.tree.keys.set(place, arm);
  const filled = filledFields(filler, place, row, [...values, 'counted', 'told']);
  addGroup(filler, filled, place, row, 'range', ranges);
  const told = Object.keys(filled).length > 0;
  // A name such as __proto__ must become a key, never the prototype.
  const value = told ? { ...filled, ...filledFields(filler, place, row, origin) } : 'not reported';
  Object.defineProperty(arms, arm.text, { value, enumerable: true, configurable: true, writable: true });
}

function addComparison(filler: Filler, entry: Fields, path: string, row: CsvRow): void {
  const list = (entry.comparisons ??= []) as Fields[];
  const place = join(join(path, 'comparisons'), list.length);
  filler.tree.values.set(place, row.start);
  const keys = ['arm', 'versus', 'measure', ...ofEffect, 'estimate', 'p', 'margin', 'p_margin', 'told', ...origin];
  const fields = filledFields(filler, place, row, keys);
  filler.set(fields, place, 'label', row.cells.get('measure_label'));
  addMargins(filler, fields, place, row);
  list.push(fields);
}

/** Both margins of equivalence, where the row has one of them. */
function addMargins(filler: Filler, fields: Fields, path: string, row: CsvRow): void {
  const one = row.cells.get('margin');
  if (addGroup(filler, fields, path, row, 'margin', margins) && one)
    report(filler.tree, one, 'this row has one margin and two', 'keep margin, or margin_low and margin_high');
}

/** Columns that fill a group of keys; false where the row has none of them. */
function addGroup(
  filler: Filler,
  fields: Fields,
  path: string,
  { cells }: CsvRow,
  name: string,
  keys: Readonly<Record<string, string>>,
): boolean {
  const first = Object.keys(keys).flatMap((column) => cells.get(column) ?? [])[0];
  if (!first) return false;
  const group: Fields = {};
  filler.tree.values.set(join(path, name), first);
  for (const [column, key] of Object.entries(keys)) filler.set(group, join(path, name), key, cells.get(column));
  fields[name] = group;
  return true;
}

function filledFields(filler: Filler, path: string, row: CsvRow, keys: readonly string[]): Fields {
  const fields: Fields = {};
  for (const key of keys) filler.set(fields, path, key, row.cells.get(key));
  const ends = interval.filter((key) => row.cells.has(key));
  if (ends.length > 0 && keys.length > origin.length) {
    const ci: Fields = {};
    filler.tree.values.set(join(path, 'ci'), row.cells.get(ends[0]!)!);
    for (const key of ends) filler.set(ci, join(path, 'ci'), key, row.cells.get(key));
    fields.ci = ci;
  }
  return fields;
}

/** Values in a row of which nobody would know what they are of. */
function refuseStrays(filler: Filler, list: List, { cells }: CsvRow): void {
  const compared = [
    'measure',
    'measure_label',
    ...ofEffect,
    'estimate',
    'p',
    'margin',
    ...Object.keys(margins),
    'p_margin',
  ];
  const stray = (keys: readonly string[]) => keys.flatMap((key) => cells.get(key) ?? []).at(0);
  const value = stray([...values, ...ofArm]);
  if (cells.has('versus')) {
    if (value) report(filler.tree, value, 'a comparison has no values of an arm', 'give the arm a row of its own');
    return;
  }
  const effect = list === 'results' ? stray(compared) : undefined;
  if (effect)
    report(filler.tree, effect, 'this row compares nothing: it has no "versus"', 'name the arm it is compared with');
  const loose = cells.has('arm') ? undefined : (value ?? stray(interval));
  if (loose) report(filler.tree, loose, 'this value has no arm', 'write the id of its arm in the row');
}
