/** Results as comma-separated values (RFC 4180), for spreadsheets. */
import type { NumberStyle } from '../dataset/number-styles.js';
import { cellText, type ResultsTable } from './results-table.js';

/** A row a line, with a byte-order mark, without which Excel would misread every minus sign. */
export function toCsv({ head, groups, notes, described, style }: ResultsTable): string {
  const rows = [
    ['Group', ...head],
    ...groups.flatMap(({ name, rows: inGroup }) =>
      inGroup.map(({ label, cells }) => [
        name,
        label,
        // What stands for several arms is repeated for each, so that a column can be sorted and filtered.
        ...cells.flatMap((cell) => Array.from({ length: cell.span }, () => cellText(cell))),
      ]),
    ),
    [],
    ...[...notes, ...described].map((note) => [note]),
  ];
  return `\uFEFF${rows.map((row) => row.map((text) => field(text, style)).join(',')).join('\r\n')}\r\n`;
}

/** One number alone, with the marks of print taken from it. */
const number = /^−?(?:\d+(?:\.\d+)?|\.\d+)$/;

/**
 * A number has a hyphen for its minus sign, a point, and nothing between thousands, without which no spreadsheet could
 * calculate with it; ranges and words stay as they are printed. Any other cell
 * that would be run as a formula begins with an apostrophe (OWASP, CSV injection).
 */
function field(text: string, { thousands, decimalMark }: NumberStyle): string {
  const unmarked = text.replaceAll(thousands, '').replace(decimalMark, '.');
  if (number.test(unmarked)) return unmarked.replace('−', '-');
  const harmless = /^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
