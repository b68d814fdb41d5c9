/** Results as a Markdown table (GitHub flavour). */
import { cellText, type Sheet } from './sheet.js';

/** Groups are rows in bold; what stands for several arms stands in the first of them. */
export function toMarkdown({ title, head, groups, notes, described }: Sheet): string {
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
  const paragraphs = [`**${escape(title)}**`, lines.join('\n'), ...[...notes, ...described].map(escape)];
  return `${paragraphs.join('\n\n')}\n`;
}

/** No sign of the text may become markup. */
const escape = (text: string): string => text.replace(/[\\`*_{}[\]()#+!|<>~&$^=-]/g, '\\$&').replace(/\s+/g, ' ');
