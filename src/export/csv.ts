/** Results as comma-separated values (RFC 4180), for spreadsheets. */
import { cellText, type ResultsTable } from './results-table.js';

/** A row a line, with a byte-order mark, without which Excel would misread every minus sign. */
export function toCsv({ head, groups, notes, described }: ResultsTable): string {
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
  return `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

/** One number alone, with the minus sign of print. */
const number = /^−?(?:\d+|\d{1,3}(?:\u202F\d{3})+)(\.\d+)?$/;

/**
 * A number has a hyphen for its minus sign, and no spaces between thousands, without which no spreadsheet could
 * calculate with it; ranges and words stay as they are printed. Any other cell
 * that would be run as a formula begins with an apostrophe (OWASP, CSV injection).
 */
function field(text: string): string {
  if (number.test(text)) return text.replace('−', '-').replaceAll('\u202F', '');
  const harmless = /^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
