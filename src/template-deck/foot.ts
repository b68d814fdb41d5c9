/** The foot of slides on a template: footer and number. */
import { typeSizes } from '../layout/deck/frame.js';
import type { Frame, Placeholder, SlideKind } from '../layout/types.js';
import { kinds } from './match.js';
import { least, type Placing } from './placing.js';
import type { Area, TemplateLayout } from './types.js';

/** How far down the words of a slide may go: to its foot. */
export function limitOfFoot(placing: Placing, layout: TemplateLayout): number {
  const tops = layout.placeholders.flatMap(({ type, box }) =>
    /^(ftr|sldNum|dt)$/.test(type) && box.y > placing.house.height * 0.75 ? [box.y] : [],
  );
  return Math.min(placing.house.height - 8, ...tops);
}

/** The foot of slides of content; each layout that has one is tied to it. */
export function foot(placing: Placing): Frame['foot'] {
  const { width, height } = placing.house;
  const find = (kind: SlideKind, type: string) =>
    placing.layout(kind).placeholders.find((one) => one.type === type) ?? null;
  const parts = (name: 'footer' | 'number', type: string): Placeholder | null => {
    const theirs = find('text', type);
    for (const kind of kinds) {
      const there = find(kind, type);
      if (there && theirs && sameBox(there.words, theirs.words)) placing.holders[kind][name] = { type, idx: there.idx };
    }
    return theirs ? placing.placed('text', name, theirs, theirs.words, Math.min(theirs.size, typeSizes.small)) : null;
  };
  const number = parts('number', 'sldNum');
  const own = parts('footer', 'ftr');
  const free = {
    x: 48,
    y: height - 30,
    width: (number && number.x > width / 2 ? number.x - 8 : width - 48) - 48,
    height: 18,
  };
  if (!own) placing.remarks.push('it has no footer: citations stand in a box of their own');
  return { number, footer: own ?? placing.free('text', 'muted', { ...free, size: least.text, valign: 'bottom' }) };
}

const sameBox = (one: Area, other: Area) =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) < 0.5);
