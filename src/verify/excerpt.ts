/** How a place in a source is shown to people. */
import type { Block } from './block.js';

/** The words around a number, itself between ‹ and ›, on one line. */
export function excerpt(text: string, { start, end }: { start: number; end: number }): string {
  const [from, to] = [Math.max(0, start - 45), end + 40];
  const inside = `${text.slice(from, start)}‹${text.slice(start, end).trim()}›${text.slice(end, to)}`;
  return `${from > 0 ? '…' : ''}${inside}${to < text.length ? '…' : ''}`;
}

/** `page 3`, `¶2`, `table`; empty where a block has no name. */
export const placeOf = ({ page, paragraph, cells }: Block): string =>
  page !== null ? `page ${page}` : paragraph !== null ? `¶${paragraph}` : cells ? 'table' : '';
