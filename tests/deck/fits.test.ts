/** Every box of every slide of every trial holds its words, and no slide is left half bare. */
import { describe, expect, test } from 'vitest';
import { checkApart, checkHeights, checkInside, checkNames, checkSizes } from '../layout/measured.js';
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
});
