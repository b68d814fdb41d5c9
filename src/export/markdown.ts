/** Results as a Markdown table (GitHub flavour). */
import { cellText, type ResultsTable } from './results-table.js';

/** Groups are rows in bold; what stands for several arms stands in the first of them. */
export function toMarkdown({ title, head, groups, notes, described }: ResultsTable): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const lines = [
    line(head.map(escape)),
    line(head.map(() => '---')),
    ...groups.flatMap(({ name, rows }) => [
      line([`**${escape(name)}**`, ...head.slice(1).map(() => '')]),
      ...rows.map(({ label, cells }) =>
        line([
          escape(label),
          ...cells.flatMap((cell) => [escape(cellText(cell)), ...Array<string>(cell.span - 1).fill('')]),
        ]),
      ),
    ]),
  ];
  const paragraphs = [`**${escape(title)}**`, lines.join('\n'), ...[...notes, ...described].map(paragraph)];
  return `${paragraphs.join('\n\n')}\n`;
}

/**
 * The text with a backslash before each sign that would become markup, and before
 * no other (CommonMark 0.31, GitHub flavour): emphasis, code, cells, formulas and
 * HTML; a bracket that begins a link; entities.
 */
const escape = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_|<~$]|\[(?=[^[\]]*\][(:[])|&(?=#?\w+;)/g, '\\$&');

/** The same for a paragraph, whose beginning could be that of a heading, a list, a quotation or a rule. */
const paragraph = (text: string): string =>
  escape(text)
    .replace(/^[#+>=-]/, '\\$&')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
