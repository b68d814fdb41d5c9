/** Every box of every slide of every trial holds its words, and no slide is left half bare. */
import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  bottomOf,
  checkApart,
  checkHeights,
  checkInside,
  checkNames,
  checkSizes,
  drawnBottom,
  textOf,
} from '../layout/measured.js';
import { trials } from './trials.js';

describe.each(trials)('$name', ({ layout }) => {
  test('every item is within the slide and above its foot', () => checkInside(layout));
  test('items do not overlap; what is on a card is inside it', () => checkApart(layout));
  test('words fit the height of their box', () => checkHeights(layout));
  test('no text is smaller than its least size', () => checkSizes(layout));
  test('names, titles and placeholders are each once', () => checkNames(layout));

  test('tables have 14 points or more, beyond the 12 that must be', () => {
    const tables = layout.slides.flatMap(({ items }) => items.filter((item) => item.kind === 'table'));
    for (const table of tables) expect(table.size, table.name).toBeGreaterThanOrEqual(14);
  });

  test('what little a slide holds does not hang under its title', () => {
    for (const { items, layout: kind } of layout.slides) {
      if (kind === 'title') continue;
      const body = bodyOf({ items } as never);
      const top = Math.min(...body.map(({ y }) => y)) - bottomOf(items[0]!);
      const left = 484 - Math.max(...body.map(drawnBottom));
      // What is bare below is at most the half, or there is air above as well.
      expect(left < 240 || top > 40, `${textOf(items[0]!)}: ${Math.round(top)} above, ${Math.round(left)} below`).toBe(
        true,
      );
    }
  });
});
