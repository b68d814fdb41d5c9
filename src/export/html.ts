/** Results as an HTML page with one accessible table. */
import { escapeXml } from '../xml/escape.js';
import { cellText, type ResultsTable } from './results-table.js';

/** Header cells with their scope, cells over several arms with their span; everything is escaped. */
export function toHtml({ language, title, head, groups, notes, described }: ResultsTable): string {
  const bodies = groups.map(({ name, rows }) =>
    [
      '<tbody>',
      `<tr><th scope="rowgroup" colspan="${head.length}">${escapeXml(name)}</th></tr>`,
      ...rows.map(({ label, cells }) => {
        const data = cells.map(
          (cell) => `<td${cell.span > 1 ? ` colspan="${cell.span}"` : ''}>${escapeXml(cellText(cell))}</td>`,
        );
        return `<tr><th scope="row">${escapeXml(label)}</th>${data.join('')}</tr>`;
      }),
      '</tbody>',
    ].join('\n'),
  );
  return `<!DOCTYPE html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<title>${escapeXml(title)}</title>
</head>
<body>
<table>
<caption>${escapeXml(title)}</caption>
<thead>
<tr>${head.map((name) => `<th scope="col">${escapeXml(name)}</th>`).join('')}</tr>
</thead>
${bodies.join('\n')}
</table>
${[...notes, ...described].map((note) => `<p>${escapeXml(note)}</p>`).join('\n')}
</body>
</html>
`;
}
