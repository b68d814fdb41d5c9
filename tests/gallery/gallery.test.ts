/** What must be true of every page, on every trial and both papers. */
import { describe, expect, test } from 'vitest';
import { Fonts } from '../../src/fonts/fonts.js';
import { unbreakable } from '../../src/format/unbreakable.js';
import { margin } from '../../src/layout/page/page.js';
import type { Item, RectItem, Tagged, TextItem } from '../../src/layout/types.js';
import { boundsOf } from '../../src/pdf/bounds.js';
import { defaultTheme } from '../../src/theme/theme.js';
import { briefOf, itemsIn, pageOf, pages, tagsIn, wordsOf } from './pipeline.js';

const isText = (item: Item): item is TextItem => item.kind === 'text';

/** A box around the letters themselves. */
const boxOf = ({ x, baseline, width, size }: TextItem) => ({
  left: x,
  right: x + width,
  top: baseline - 0.7 * size,
  bottom: baseline + 0.18 * size,
});

describe.each(pages)('%s on %s', (name, paper) => {
  const { page, dropped } = pageOf(name, paper);
  const content = itemsIn(page.content);
  const texts = content.filter(isText);

  test('lies within the margins', () => {
    const { left, top, right, bottom } = boundsOf([...page.artifacts, ...content])!;
    expect(left).toBeGreaterThanOrEqual(margin.x - 1);
    expect(right).toBeLessThanOrEqual(page.width - margin.x + 1);
    expect(top).toBeGreaterThanOrEqual(margin.y - 1);
    expect(bottom).toBeLessThanOrEqual(page.height - margin.y + 1);
  });

  test('has no hole in it: white is left above the foot only, and the foot stands at the foot', () => {
    const inked = [...page.artifacts, ...content].map((item) => boundsOf([item])!).sort((a, b) => a.top - b.top);
    let reached: number = margin.y;
    const gaps: number[] = [];
    for (const { top, bottom } of inked) {
      gaps.push(top - reached);
      reached = Math.max(reached, bottom);
    }
    expect(gaps.filter((gap) => gap > page.height / 14).length).toBeLessThanOrEqual(1);
    expect(page.height - margin.y - reached).toBeLessThan(page.height / 12);
  });

  test('has no text over another', () => {
    const boxes = texts.filter(({ text }) => text.trim() !== '').map((item) => ({ ...boxOf(item), text: item.text }));
    const clashes = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.6 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.8,
        )
        .map((b) => `“${a.text.trim()}” and “${b.text.trim()}”`),
    );
    expect(clashes).toEqual([]);
  });

  test('has no text that leaves the box it stands in', () => {
    const rects = [...page.artifacts, ...content].filter(
      (item): item is RectItem => item.kind === 'rect' && item.height > 12 && item.width > 30,
    );
    const leaving = texts.flatMap((text) => {
      const box = boxOf(text);
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      return rects
        .filter((rect) => x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height)
        .filter(
          (rect) =>
            box.left < rect.x - 0.5 ||
            box.right > rect.x + rect.width + 0.5 ||
            box.top < rect.y - 0.5 ||
            box.bottom > rect.y + rect.height + 0.5,
        )
        .map(() => text.text);
    });
    expect(leaving).toEqual([]);
  });

  test('has no text below 7 points, and none of its paragraphs below 8', () => {
    expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(7 - 1e-6);
    const items = tagsIn(page.content).filter(({ role }) => role === 'LBody');
    const sizes = items.flatMap((item) =>
      itemsIn(item)
        .filter(isText)
        .map(({ size }) => Math.round(size * 10) / 10),
    );
    // Raised letters are smaller than the text they stand at.
    expect(Math.max(8, ...sizes)).toBeGreaterThanOrEqual(8);
    expect(
      items.every(
        (item) =>
          Math.max(
            ...itemsIn(item)
              .filter(isText)
              .map(({ size }) => size),
          ) >= 8,
      ),
    ).toBe(true);
  });

  test('has a glyph for every character', () => {
    const fonts = new Fonts(defaultTheme.fonts, 'page');
    const missing = texts.flatMap(({ text, face, font }) =>
      Array.from(text).filter((character) => !fonts.chain(face).font(font).has(character.codePointAt(0)!)),
    );
    expect(missing).toEqual([]);
  });

  test('breaks no number from its sign or unit, and opens no line with a raised letter', () => {
    const broken = tagsIn(page.content).flatMap((tagged) => {
      const lines = linesOf(tagged);
      return lines.slice(1).flatMap((line, index) => {
        const before = lines[index]!;
        const joint = before.text.length;
        const cut = unbreakable(before.text + line.text).some(([start, end]) => start < joint && joint < end);
        const raised = line.first.size < line.size * 0.9 && line.first.baseline < line.baseline - 0.5;
        return cut || raised ? [`${before.text}|${line.text}`] : [];
      });
    });
    expect(broken).toEqual([]);
  });

  test('has the cells of a row on one baseline, and heads of columns on their last', () => {
    const rows = tagsIn(page.content).filter(({ role }) => role === 'TR');
    expect(rows.length).toBeGreaterThan(2);
    rows.forEach((row) => {
      const cells = row.children.map((cell) =>
        itemsIn(cell)
          .filter(isText)
          .filter(({ size }) => size > 7.2),
      );
      const isHead = row.children.every((cell) => cell.kind === 'tagged' && cell.scope === 'Column');
      const lines = cells.flatMap((cell) => (isHead ? cell.at(-1) : cell[0]) ?? []);
      expect(new Set(lines.map(({ baseline }) => baseline.toFixed(2))).size).toBe(lines.length > 0 ? 1 : 0);
    });
  });

  test('says all that the document says, and nothing else', () => {
    const gone = new Set(dropped);
    const squeezed = (text: string) => text.replace(/[\s\u00A0]+/gu, '').toLowerCase();
    const whole = squeezed(texts.map(({ text }) => text).join(' '));
    const missing = briefOf(name)
      .children.flatMap(wordsOf)
      .filter((words) => words !== '' && !whole.includes(squeezed(words)));
    if (gone.size === 0) expect(missing).toEqual([]);
    else expect(missing.length).toBeGreaterThan(0);
    for (const words of dropped.slice(0, 4)) expect(whole).toContain(squeezed(words));
  });

  test('has complete tags: each item under one, levels of headings without a gap, figures and links described', () => {
    const tags = tagsIn(page.content);
    expect(page.content.role).toBe('Document');
    expect(page.content.children.every((child) => child.kind === 'tagged')).toBe(true);
    const levels = tags.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, index) => expect(level - levels[index]!).toBeLessThanOrEqual(1));
    for (const { alt } of tags.filter(({ role }) => role === 'Figure' || role === 'Link')) expect(alt).toMatch(/\S/);
    for (const { scope } of tags.filter(({ role }) => role === 'TH')) expect(scope).toMatch(/^(Column|Row)$/);
    for (const row of tags.filter(({ role }) => role === 'TR')) {
      const columns = row.children.reduce((sum, cell) => sum + (cell.kind === 'tagged' ? (cell.colSpan ?? 1) : 0), 0);
      expect(columns).toBe(columnsOf(tags.find(({ role, children }) => role === 'Table' && children.includes(row))!));
    }
  });
});

const columnsOf = (table: Tagged) =>
  tagsIn(table)
    .find(({ role }) => role === 'TR')!
    .children.reduce((sum, cell) => sum + (cell.kind === 'tagged' ? (cell.colSpan ?? 1) : 0), 0);

interface TextLine {
  text: string;
  baseline: number;
  size: number;
  first: TextItem;
}

/** The lines of a paragraph, cell or list item. */
function linesOf({ role, children }: Tagged): TextLine[] {
  if (!['P', 'LBody', 'TH', 'TD', 'H1', 'H2', 'H3'].includes(role)) return [];
  const lines: TextLine[] = [];
  for (const item of children.flatMap(itemsIn).filter(isText)) {
    const last = lines.at(-1);
    if (last && Math.abs(item.baseline - last.baseline) < 4.5) {
      last.text += item.text;
      if (item.size > last.size) Object.assign(last, { size: item.size, baseline: item.baseline });
    } else lines.push({ text: item.text, baseline: item.baseline, size: item.size, first: item });
  }
  return lines;
}
