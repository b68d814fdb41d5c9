/** What a layout drew, measured again, and the properties that every slide of every deck must have. */
import { expect } from 'vitest';
import { Fonts } from '../../src/fonts/fonts.js';
import { measured } from '../../src/layout/lines.js';
import { typeSizes } from '../../src/layout/deck/frame.js';
import type { Run } from '../../src/layout/runs.js';
import type {
  DeckItem,
  DeckLayout,
  DeckParagraph,
  DeckTable,
  DeckText,
  Face,
  SlideLayout,
} from '../../src/layout/types.js';
import { defaultTheme } from '../../src/theme/theme.js';

export const deckFonts = new Fonts(defaultTheme.fonts, 'deck');

/** Lengths of an item's box are compared with this slack, in points. */
export const slack = 0.05;

export const shapesOf = (item: DeckItem): Exclude<DeckItem, { kind: 'group' }>[] =>
  item.kind === 'group' ? item.items : [item];
export const bodyOf = (slide: SlideLayout) =>
  slide.items.filter(
    (item) => item.kind !== 'text' || !['title', 'kicker', 'subtitle', 'presenter'].includes(item.placeholder),
  );

export function runs({ runs }: DeckParagraph, strong: boolean, caps: boolean): Run[] {
  const faceOf = (run: { strong: boolean; italic: boolean }): Face =>
    strong || run.strong ? 'strong' : run.italic ? 'italic' : 'regular';
  const known = (text: string) => (caps ? text.toUpperCase() : text).replace(/\p{Script=Han}/gu, 'W');
  return runs.map((run) => ({ text: known(run.text), face: faceOf(run), script: run.script, link: null }));
}

/** PowerPoint and LibreOffice may set words this much wider than measured. */
export const wider = 1.015;

export function linesOf(paragraph: DeckParagraph, width: number, size: number, strong = false, caps = false): number {
  return measured(runs(paragraph, strong, caps), deckFonts).lines(size, width / wider).length;
}

export function heightOf(text: DeckText): number {
  const width = text.width - 2 * text.inset;
  const room = ({ marker }: DeckParagraph) => width - (marker === 'none' ? 0 : text.hang);
  const heights = text.paragraphs.map((paragraph, index) => {
    const { size, strong, caps } = paragraph.style ?? text;
    const lines = linesOf(paragraph, room(paragraph), size, strong, caps);
    return (index === 0 ? 0 : paragraph.before) + lines * size * text.leading;
  });
  return heights.reduce((sum, height) => sum + height, 0) + 2 * text.inset;
}

export function rowNeeds(table: DeckTable): { needed: number; height: number }[] {
  return table.rows.map((row) => {
    let column = 0;
    const needs = row.cells.map((cell) => {
      const width = table.columnWidths.slice(column, column + cell.span).reduce((sum, one) => sum + one, 0);
      column += cell.span;
      const room = width - 2 * table.cellMargin.horizontal;
      const lines = cell.paragraphs.map((paragraph) => linesOf(paragraph, room, table.size, row.kind !== 'body'));
      return lines.reduce((sum, count) => sum + count, 0) * table.size * 1.2 + 2 * table.cellMargin.vertical;
    });
    return { needed: Math.max(...needs), height: row.height };
  });
}

export function overlap(a: DeckItem, b: DeckItem): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > slack && down > slack;
}

export const isCard = (item: DeckItem) => item.kind === 'text' && (item.fill !== null || item.stroke !== null);
export const inside = (inner: DeckItem, outer: DeckItem) =>
  inner.x >= outer.x - slack &&
  inner.y >= outer.y - slack &&
  inner.x + inner.width <= outer.x + outer.width + slack &&
  inner.y + inner.height <= outer.y + outer.height + slack;

// ── Properties of every slide ───────────────────────────────────────────────

export function checkInside({ slides, frame: { width, height } }: DeckLayout): void {
  const page = { x: 48, y: 30, width: width - 96, height: height - 40 - 30 } as DeckItem;
  for (const item of slides.flatMap(({ items }) => items)) {
    expect(inside(item, page), item.name).toBe(true);
    for (const shape of shapesOf(item)) expect(inside(shape, item), shape.name).toBe(true);
  }
}

export function checkApart({ slides }: DeckLayout): void {
  for (const { items } of slides) {
    for (const [index, a] of items.entries()) {
      for (const b of items.slice(index + 1).filter((other) => overlap(a, other))) {
        expect(isCard(a) && inside(b, a), `${a.name} and ${b.name}`).toBe(true);
      }
    }
  }
}

export function checkHeights({ slides }: DeckLayout): void {
  for (const item of slides.flatMap(({ items }) => items).flatMap(shapesOf)) {
    if (item.kind === 'text') expect(heightOf(item), item.name).toBeLessThanOrEqual(item.height + slack);
    if (item.kind !== 'table') continue;
    for (const { needed, height } of rowNeeds(item)) expect(needed).toBeLessThanOrEqual(height + slack);
    expect(item.rows.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(item.height, 3);
    expect(item.columnWidths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(item.width, 3);
  }
}

const allowed: readonly number[] = Object.values(typeSizes);

export function checkSizes({ slides }: DeckLayout): void {
  for (const item of slides.flatMap(({ items }) => items).flatMap(shapesOf)) {
    if (item.kind !== 'line' && item.kind !== 'chart' && item.kind !== 'picture')
      expect(allowed, item.name).toContain(item.size);
    const paragraphs = item.kind === 'text' ? item.paragraphs : [];
    for (const { style } of paragraphs) if (style) expect(allowed, item.name).toContain(style.size);
  }
}

export function checkNames({ slides }: DeckLayout): void {
  const titles = slides.map(({ items }) => textOf(items[0]!));
  expect(new Set(titles).size).toBe(titles.length);
  for (const { items } of slides) {
    const all = items.flatMap((item) => [
      item.name,
      ...(item.kind === 'group' ? item.items.map(({ name }) => name) : []),
    ]);
    expect(new Set(all).size).toBe(all.length);
    expect(items.filter((item) => isPlaceholder(item, 'body')).length).toBeLessThanOrEqual(1);
    expect(isPlaceholder(items[0]!, 'title')).toBe(true);
  }
}

export const isPlaceholder = (item: DeckItem, placeholder: string) =>
  item.kind === 'text' && item.placeholder === placeholder;
export const textOf = (item: DeckItem) =>
  item.kind === 'text' ? item.paragraphs.map((one) => one.runs.map(({ text }) => text).join('')).join('\n') : '';
/** Where its words end, or its fill. */
export const drawnBottom = (item: DeckItem) =>
  item.kind === 'text' && !isCard(item) ? item.y + heightOf(item) : bottomOf(item);
export const bottomOf = (item: DeckItem) => item.y + item.height;
