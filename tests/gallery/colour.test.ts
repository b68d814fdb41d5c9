/** Text must be readable where it stands: WCAG 2.2, 1.4.3. */
import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/layout/types.js';
import { monoTheme } from '../../src/theme/mono.js';
import { armColors, defaultTheme, type ColorName } from '../../src/theme/theme.js';
import { itemsIn, pageOf, trials } from './pipeline.js';

const channel = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const luminance = (color: string) =>
  [0.2126, 0.7152, 0.0722].reduce(
    (sum, weight, index) => sum + weight * channel(parseInt(color.slice(2 * index, 2 * index + 2), 16) / 255),
    0,
  );
const contrast = (a: string, b: string) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** The colour that lies under the middle of a text: the last ground painted there before it. */
function groundUnder(items: Item[], index: number): ColorName {
  const text = items[index]!;
  if (text.kind !== 'text') return 'paper';
  const [x, y] = [text.x + text.width / 2, text.baseline - text.size * 0.3];
  const ground = items.slice(0, index).findLast((item) => {
    if (item.kind === 'rect') return x > item.x && x < item.x + item.width && y > item.y && y < item.y + item.height;
    return item.kind === 'circle' && Math.hypot(x - item.x, y - item.y) < item.radius;
  });
  return (ground && 'fill' in ground && ground.fill) || 'paper';
}

describe.each([
  ['colour', defaultTheme],
  ['mono', monoTheme(defaultTheme)],
])('in %s', (_, { colors }) => {
  test.each(Object.keys(trials))('every text of %s has a contrast of 4.5 : 1 to its ground', (name) => {
    const { page } = pageOf(name, 'a4');
    const items = [...page.artifacts, ...itemsIn(page.content)];
    const pairs = items.flatMap((item, index) =>
      item.kind === 'text' ? [`${item.color} on ${groundUnder(items, index)}`] : [],
    );
    expect(new Set(pairs).size).toBeGreaterThan(3);
    const faint = [...new Set(pairs)].filter((pair) => {
      const [text, ground] = pair.split(' on ') as [ColorName, ColorName];
      return contrast(colors[text], colors[ground]) < 4.5;
    });
    expect(faint).toEqual([]);
  });
});

/** Colours of lines, dots and bars: all but hairlines and grounds, which tell nothing. */
const telling: ColorName[] = [...armColors, 'comparator', 'caution', 'ink', 'muted'];

test.each([
  ['colour', defaultTheme],
  ['mono', monoTheme(defaultTheme)],
])('in %s every line and dot has a contrast of 3 : 1 to the page and to the tint', (_, { colors }) => {
  const faint = telling.filter((color) =>
    [colors.paper, colors.tint].some((ground) => contrast(colors[color], ground) < 3),
  );
  expect(faint).toEqual([]);
});

test('a page without colour has none, and its lines over time differ by their shapes', () => {
  const grey = Object.values(monoTheme(defaultTheme).colors);
  expect(grey.every((color) => color.slice(0, 2) === color.slice(2, 4) && color.slice(2, 4) === color.slice(4))).toBe(
    true,
  );
  const items = itemsIn(pageOf('visits', 'a4').page.content);
  const dots = items.filter((item) => item.kind === 'circle').length;
  const squares = items.filter((item) => item.kind === 'rect' && item.width === item.height).length;
  const diamonds = items.filter((item) => item.kind === 'path' && item.fill !== undefined && item.points.length === 4);
  expect([dots, squares > 4, diamonds.length]).toEqual([5, true, 5]);
});
