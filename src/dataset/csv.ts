/** A CSV file to rows of cells by column, keeping where each cell stands. */
import { CsvError, parse } from 'csv-parse/sync';
import { ContentError, type Problem } from '../errors.js';
import { foreignFormat } from './foreign-formats.js';
import { bounds, expectWithin, overBound } from '../bounds.js';
import type { Position } from './tree.js';
import { controlCharacter } from './values.js';
import { suggest } from './suggest.js';

export interface CsvCell extends Position {
  /** Without spaces around it; never empty. */
  text: string;
}
/** The cells of one row that are not empty, by the name of their column. */
export interface CsvRow {
  cells: Map<string, CsvCell>;
  /** Where the row begins. */
  start: Position;
}
export interface Sheet {
  rows: CsvRow[];
  /** Whether the file separates by semicolons, as spreadsheets do where the decimal sign is a comma. */
  decimalComma: boolean;
  problems: Problem[];
}

/**
 * Reads comma, semicolon or tab separated values (RFC 4180) whose first row names
 * the columns. A byte order mark, either kind of line end and line breaks within
 * quotation marks are taken; columns that are not known are problems.
 */
export function readSheet(file: string, text: string, columns: readonly string[]): Sheet {
  const problems: Problem[] = [];
  // Excel may name the separator in a line of its own; it becomes an empty one, so that the others keep their numbers.
  const content = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^"?sep=.?"?\n/i, '\n');
  const delimiter = delimiterOf(content.trimStart());
  const sheet: Sheet = { rows: [], decimalComma: delimiter === ';', problems };
  const report = (message: string, hint: string, place: Position) => {
    if (problems.length >= bounds['problems of a file'].most) return;
    problems.push({ severity: 'error', message, hint, ...place });
  };
  const top = { file, line: 1, column: 1 };
  const tooMuch =
    overBound('bytes of a sheet', content.length) ??
    overBound('columns of a sheet', (content.split('\n', 1)[0] ?? '').split(delimiter).length);
  if (tooMuch) {
    report(tooMuch.message, tooMuch.hint!, top);
    return sheet;
  }
  const foreign = foreignFormat(content);
  if (foreign) {
    problems.push({ severity: 'error', ...foreign, file });
    return sheet;
  }
  const [head, ...body] = withoutEmptyColumns(parsed(content, delimiter, file, report));
  if (!head) {
    if (problems.length === 0) report('the file is empty', `its first row names columns, such as ${columns[0]}`, top);
    return sheet;
  }
  if (body.length === 0) report('there is a first row, and no other', 'write a row for each arm', top);
  const names = head.map((cell) => cell.text.toLowerCase());
  checkHead(head, names, columns, report);
  for (const cells of problems.length > 0 ? [] : body) {
    if (cells.length !== names.length) {
      const hint = 'put a cell that holds the separator between quotation marks, and keep empty cells';
      report(`this row has ${cells.length} cells, the first row ${names.length}`, hint, cells[0]!);
      continue;
    }
    for (const cell of cells) checkCell(cell, report);
    const filled = cells.flatMap((cell, index): [string, CsvCell][] =>
      cell.text === '' ? [] : [[names[index]!, cell]],
    );
    if (filled.length > 0) sheet.rows.push({ cells: new Map(filled), start: cells[0]! });
  }
  return sheet;
}

/** Without what spreadsheets save of columns at the right that look empty and once were not. */
function withoutEmptyColumns(records: CsvCell[][]): CsvCell[][] {
  const filled = (cells: CsvCell[]) => cells.findLastIndex(({ text }) => text !== '') + 1;
  const width = records.reduce((most, record) => Math.max(most, filled(record)), 0);
  const head = records[0] ? filled(records[0]) : 0;
  return records.map((cells) => (filled(cells) <= head ? cells.slice(0, Math.max(head, 1)) : cells.slice(0, width)));
}

type Report = (message: string, hint: string, place: Position) => void;

/** The separator that the first row has most of. */
function delimiterOf(content: string): string {
  const first = content.split('\n', 1)[0] ?? '';
  const count = (sign: string) => first.split(sign).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!;
}

function parsed(content: string, delimiter: string, file: string, report: Report): CsvCell[][] {
  try {
    let [rows, cells] = [0, 0];
    const records = parse(content, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      // What is beyond a bound is counted, and not kept; the first row names the columns.
      on_record(record: string[]) {
        [rows, cells] = [rows + 1, cells + record.length];
        return overBound('rows of a sheet', rows - 1) || overBound('cells of a sheet', cells) ? null : record;
      },
    });
    expectWithin('rows of a sheet', rows - 1, { file });
    expectWithin('cells of a sheet', cells, { file });
    return placed(records, content, delimiter, file);
  } catch (error) {
    if (error instanceof ContentError) {
      for (const { message, hint } of error.problems) report(message, hint!, { file, line: 1, column: 1 });
      return [];
    }
    if (!(error instanceof CsvError)) throw error;
    const told: Record<string, string> = {
      CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and not closed',
      CSV_INVALID_CLOSING_QUOTE: 'something stands behind a closing quotation mark',
      INVALID_OPENING_QUOTE: 'a quotation mark stands within a cell that has none around it',
    };
    const hint = 'put quotation marks around the whole cell, and double those within';
    const seen = { line: (error as { lines?: number }).lines ?? 1, column: 1 };
    const place = error.code === 'CSV_QUOTE_NOT_CLOSED' ? lastOpened(content) : seen;
    report(told[error.code] ?? 'this is not CSV', hint, { file, ...place });
    return [];
  }
}

/** Where the quotation mark stands that is not closed; the parser tells where the file ends. */
function lastOpened(content: string): Position {
  const marks = [...content.matchAll(/"/g)];
  // One that is doubled within a cell closes it and opens it again.
  const at = marks.at(-1 - ((marks.length + 1) % 2))?.index ?? 0;
  const before = content.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Gives each cell its line and column, by going through the text once. */
function placed(records: string[][], content: string, delimiter: string, file: string): CsvCell[][] {
  let [at, line, lineStart] = [0, 1, 0];
  const step = () => {
    if (content[at] === '\n') [line, lineStart] = [line + 1, at + 1];
    at += 1;
  };
  return records.map((record) => {
    while (content[at] === '\n') step();
    return record.map((text) => {
      const cell = { text: text.trim(), file, line, column: at - lineStart + 1 };
      let quoted = false;
      while (at < content.length && (quoted || (content[at] !== delimiter && content[at] !== '\n'))) {
        if (content[at] === '"') quoted = !quoted;
        step();
      }
      if (content[at] === delimiter) step();
      return cell;
    });
  });
}

function checkHead(head: CsvCell[], names: string[], columns: readonly string[], report: Report): void {
  for (const [index, name] of names.entries()) {
    if (!columns.includes(name)) {
      const message = name === '' ? 'this column has no name' : `unknown column "${name}"`;
      report(message, name === '' ? 'name it in the first row, or delete it' : suggest(name, columns), head[index]!);
    } else if (names.indexOf(name) < index) {
      report(`the column "${name}" stands twice`, 'delete or rename one of them', head[index]!);
    }
  }
}

function checkCell(cell: CsvCell, report: Report): void {
  const code = controlCharacter(cell.text);
  if (code) report(`the cell holds the control character ${code}`, 'delete it', cell);
}
