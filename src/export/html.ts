/** Results as an HTML page with one accessible table. */
import { cellText, type ResultsTable } from './results-table.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The text as content of an element or of a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

/** Header cells with their scope, cells over several arms with their span; everything is escaped. */
export function toHtml({ language, title, head, groups, notes, described }: ResultsTable): string {
  const bodies = groups.map(({ name, rows }) =>
    [
      '<tbody>',
      `<tr><th scope="rowgroup" colspan="${head.length}">${escapeHtml(name)}</th></tr>`,
      ...rows.map(({ label, cells }) => {
        const data = cells.map(
          (cell) => `<td${cell.span > 1 ? ` colspan="${cell.span}"` : ''}>${escapeHtml(cellText(cell))}</td>`,
        );
        return `<tr><th scope="row">${escapeHtml(label)}</th>${data.join('')}</tr>`;
      }),
      '</tbody>',
    ].join('\n'),
  );
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
</head>
<body>
<table>
<caption>${escapeHtml(title)}</caption>
<thead>
<tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr>
</thead>
${bodies.join('\n')}
</table>
${[...notes, ...described].map((note) => `<p>${escapeHtml(note)}</p>`).join('\n')}
</body>
</html>
`;
}
