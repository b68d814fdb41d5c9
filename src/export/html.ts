/** Results as an HTML page with one accessible table. */
import { cellText, type Sheet } from './sheet.js';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

/** Header cells with their scope, cells over several arms with their span; everything is escaped. */
export function toHtml({ language, title, head, groups, notes, described }: Sheet): string {
  const bodies = groups.map(({ name, rows }) =>
    [
      '<tbody>',
      `<tr><th scope="rowgroup" colspan="${head.length}">${escape(name)}</th></tr>`,
      ...rows.map(({ label, cells }) => {
        const data = cells.map(
          (cell) => `<td${cell.span > 1 ? ` colspan="${cell.span}"` : ''}>${escape(cellText(cell))}</td>`,
        );
        return `<tr><th scope="row">${escape(label)}</th>${data.join('')}</tr>`;
      }),
      '</tbody>',
    ].join('\n'),
  );
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<title>${escape(title)}</title>
</head>
<body>
<table>
<caption>${escape(title)}</caption>
<thead>
<tr>${head.map((name) => `<th scope="col">${escape(name)}</th>`).join('')}</tr>
</thead>
${bodies.join('\n')}
</table>
${[...notes, ...described].map((note) => `<p>${escape(note)}</p>`).join('\n')}
</body>
</html>
`;
}
