/** Where things are on the page. Points, from the top left corner. */
import type { Item, Tagged, TextItem } from '../layout/types.js';

/** A rectangle given by its edges. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What letters reach above and below their baseline, in ems. */
const ascent = 0.8;
const descent = 0.25;

/** All items under a node of the tag tree, in reading order. */
export function itemsOf(tagged: Tagged): Item[] {
  return tagged.children.flatMap((child) => (child.kind === 'tagged' ? itemsOf(child) : child));
}

/** The smallest rectangle around all items, strokes included; null when there are none. */
export function boundsOf(items: readonly Item[]): Box | null {
  if (items.length === 0) return null;
  const boxes = items.map(boxOf);
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

/** One rectangle for each line of text; superscripts belong to the line they rise from. */
export function linesOf(items: readonly Item[]): Box[] {
  const texts = items.filter((item) => item.kind === 'text');
  const lines: TextItem[][] = [];
  for (const text of texts) {
    const line = lines.at(-1);
    if (line && isOnLine(text, line[0]!)) line.push(text);
    else lines.push([text]);
  }
  return lines.flatMap((line) => boundsOf(line) ?? []);
}

function isOnLine(text: TextItem, first: TextItem): boolean {
  return Math.abs(text.baseline - first.baseline) < Math.max(text.size, first.size) / 2;
}

function boxOf(item: Item): Box {
  switch (item.kind) {
    case 'text':
      return {
        left: item.x,
        top: item.baseline - ascent * item.size,
        right: item.x + item.width,
        bottom: item.baseline + descent * item.size,
      };
    case 'rect':
      return grow({ left: item.x, top: item.y, right: item.x + item.width, bottom: item.y + item.height }, pen(item));
    case 'picture':
      return { left: item.x, top: item.y, right: item.x + item.width, bottom: item.y + item.height };
    case 'circle':
      return grow({ left: item.x, top: item.y, right: item.x, bottom: item.y }, item.radius + pen(item));
    case 'path': {
      const xs = item.points.map(([x]) => x);
      const ys = item.points.map(([, y]) => y);
      const box = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
      return grow(box, pen(item));
    }
  }
}

/** How far a stroke reaches beyond its path. */
function pen({ stroke, lineWidth = 1 }: { stroke?: string; lineWidth?: number }): number {
  return stroke ? lineWidth / 2 : 0;
}

function grow(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}
