/** The outline that a reader shows beside the page (ISO 32000-1, 12.3.3). */
import type { StructureRole, Tagged } from '../layout/types.js';
import { boundsOf, itemsOf } from './bounds.js';

/** How deep a bookmark goes; a table belongs to the heading before it. */
const depths: Partial<Record<StructureRole, number>> = { H1: 1, H2: 2, H3: 3, Table: 4 };

interface Bookmark {
  title: string;
  depth: number;
  /** Points from the top of the page. */
  top: number;
  children: Bookmark[];
}

/** Adds a bookmark for each titled heading and table under a node. */
export function addBookmarks(document: PDFKit.PDFDocument, content: Tagged): void {
  write(document.outline, nest(titled(content)), document.page.width);
}

/** Headings and tables that have a title, in reading order. */
function titled(tagged: Tagged): Bookmark[] {
  const { role, title, children } = tagged;
  const depth = depths[role];
  const below = children.flatMap((child) => (child.kind === 'tagged' ? titled(child) : []));
  if (!title || !depth) return below;
  return [{ title, depth, top: boundsOf(itemsOf(tagged))?.top ?? 0, children: [] }, ...below];
}

/** Puts each bookmark below the nearest one before it that is less deep. */
function nest(bookmarks: Bookmark[]): Bookmark[] {
  const root: Bookmark = { title: '', depth: 0, top: 0, children: [] };
  const open = [root];
  for (const bookmark of bookmarks) {
    while (open.at(-1)!.depth >= bookmark.depth) open.pop();
    open.at(-1)!.children.push(bookmark);
    open.push(bookmark);
  }
  return root.children;
}

/** Writes bookmarks, all unfolded, and returns how many they are. */
function write(parent: PDFKit.PDFOutline, bookmarks: Bookmark[], pageWidth: number): number {
  let count = 0;
  for (const { title, top, children } of bookmarks) {
    const item = parent.addItem(title, { top, left: pageWidth });
    count += 1 + write(item, children, pageWidth);
  }
  if (count > 0) parent.dictionary.data.Count = count;
  return count;
}
