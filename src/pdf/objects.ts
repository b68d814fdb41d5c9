/** Objects of ISO 32000-1, 7.3 in the shapes that pdfkit writes them from. */

/** pdfkit writes a string as a name, such as /Table, and a String object as text, such as (Table). */
export function pdfString(text: string): string {
  return new String(text) as string;
}

/** A name tree of one node (ISO 32000-1, 7.9.6): keys in order, each before its value. */
export function nameTree(entries: ReadonlyMap<string, unknown>): { Names: unknown[] } {
  const byKey = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return { Names: byKey.flatMap(([key, value]) => [pdfString(key), value]) };
}
