/** What stands below a table: the notes that its rows need, which are fewer where a part of them stands alone. */
import type { Inline, Paragraph, Table } from './types.js';
import { words } from './words.js';

/** The notes of the rows that the table has, as small print; null where they need none. */
export function noteBelow({ notes, rows, place }: Table): Paragraph | null {
  const needed = new Set(rows.flatMap((row) => row.notes));
  const children = notes
    .filter(({ id }) => needed.has(id))
    .flatMap(({ lead, children }, index, told): Inline[] => {
      // Notes of one lead are told in one sentence.
      if (lead === '') return [...words(index === 0 ? '' : ' '), ...children];
      const before = told[index - 1]?.lead === lead ? '; ' : `${index === 0 ? '' : ' '}${lead} `;
      return [...words(before), ...children, ...words(told[index + 1]?.lead === lead ? '' : '.')];
    });
  return children.length > 0 ? { tag: 'p', role: 'note', end: '', place, drop: 0, children } : null;
}
