/** What stands below a table: the notes that its rows need, which are fewer where a part of them stands alone. */
import type { Inline, Paragraph, Table, TableNote } from './types.js';
import { words } from './words.js';

/** The notes of the rows that a table has, or several on one slide, as small print, each once; null where they need none. */
export function noteBelow(...tables: [Table, ...Table[]]): Paragraph | null {
  const needed = tables.flatMap(neededIn);
  const notes = tables.length > 1 ? groupedByLead(needed) : needed;
  const children = notes.flatMap(({ lead, children }, index, told): Inline[] => {
    // Notes of one lead are told in one sentence.
    if (lead === '') return [...words(index === 0 ? '' : ' '), ...children];
    const before = told[index - 1]?.lead === lead ? '; ' : `${index === 0 ? '' : ' '}${lead} `;
    return [...words(before), ...children, ...words(told[index + 1]?.lead === lead ? '' : '.')];
  });
  const [{ place }] = tables;
  return children.length > 0 ? { tag: 'p', role: 'note', end: '', place, drop: 0, children } : null;
}

function neededIn({ notes, rows }: Table): TableNote[] {
  const needed = new Set(rows.flatMap((row) => row.notes));
  return notes.filter(({ id }) => needed.has(id));
}

/** Without those that say the same, and those of one lead together. */
function groupedByLead(notes: TableNote[]): TableNote[] {
  const once = [...new Map(notes.map((note) => [JSON.stringify([note.lead, note.children]), note])).values()];
  const leads = [...new Set(once.map(({ lead }) => lead))];
  return leads.flatMap((lead) => once.filter((note) => note.lead === lead));
}
