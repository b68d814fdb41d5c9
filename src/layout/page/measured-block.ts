/** A block that knows its height and can draw itself where it is put. Lengths are points. */
import type { Item, Tagged } from '../types.js';

/**
 * A measured block. Nothing is drawn until its place is known, so that trying a
 * setting costs no more than counting lines.
 */
export interface MeasuredBlock {
  height: number;
  /** Its items with its top left corner at (x, y). */
  place(x: number, y: number): Placed;
}

export interface Placed {
  /** Backgrounds and rules: drawn first, hidden from screen readers. */
  artifacts: Item[];
  /** Its part of the tag tree, in reading order. */
  tagged: Tagged[];
}

/** Blocks one on another with the given gap before each; the gap of the first is ignored. */
export function stacked(blocks: { laid: MeasuredBlock; before: number }[]): MeasuredBlock {
  let height = 0;
  const tops = blocks.map(({ laid, before }, index) => {
    const top = height + (index === 0 ? 0 : before);
    height = top + laid.height;
    return top;
  });
  return { height, place: (x, y) => joined(blocks.map(({ laid }, index) => laid.place(x, y + tops[index]!))) };
}

/** Blocks side by side at their own x; as tall as the tallest. */
export function sideBySide(blocks: { laid: MeasuredBlock; x: number }[]): MeasuredBlock {
  return {
    height: Math.max(0, ...blocks.map(({ laid }) => laid.height)),
    place: (x, y) => joined(blocks.map(({ laid, x: left }) => laid.place(x + left, y))),
  };
}

/** Parts as one, in their order. */
export function joined(parts: Placed[]): Placed {
  return {
    artifacts: parts.flatMap(({ artifacts }) => artifacts),
    tagged: parts.flatMap(({ tagged }) => tagged),
  };
}

/** One item, moved right by dx and down by dy. */
export function movedItem(item: Item, dx: number, dy: number): Item {
  switch (item.kind) {
    case 'text':
      return { ...item, x: item.x + dx, baseline: item.baseline + dy };
    case 'rect':
    case 'circle':
    case 'picture':
      return { ...item, x: item.x + dx, y: item.y + dy };
    case 'path':
      return { ...item, points: item.points.map(([x, y]) => [x + dx, y + dy]) };
  }
}
