/** Where lines may break. */
import { expect, test } from 'vitest';
import type { Inline } from '../../src/document/types.js';
import { Fonts } from '../../src/fonts/fonts.js';
import { Typesetter } from '../../src/layout/typesetter.js';
import { defaultTheme } from '../../src/theme/theme.js';

const typesetterOf = (family: 'page' | 'deck') => new Typesetter(new Fonts(defaultTheme.fonts, family));
const text = (words: string): Inline => ({ tag: 'text', text: words });
const letters = (of: string): Inline => ({ tag: 'letters', children: [text(of)] });

test.each(['page', 'deck'] as const)('a raised letter does not part a number from its unit: %s', (family) => {
  const measured = typesetterOf(family).measure([text('a dose of 600'), letters('b'), text(' mg each')], 'regular');
  // From the widest word on, so that whatever can break does at some width.
  for (let width = Math.ceil(measured.widest(10)); width <= measured.natural(10); width += 1) {
    const lines = measured.lines(10, width).map(({ runs }) => runs.map((run) => run.text).join(''));
    expect(lines.some((line) => line.includes('600b mg'))).toBe(true);
  }
});

test('a word with a slash stays whole, as PowerPoint keeps it, and an address does not', () => {
  const opens = (words: string, width: number) =>
    typesetterOf('deck')
      .measure([text(words)], 'regular')
      .lines(10, width)
      .map(({ runs }) =>
        runs
          .map((run) => run.text)
          .join('')
          .trim(),
      );
  for (let width = 90; width < 160; width += 5)
    expect(opens('geometric mean, Milliliter/Liter (mL/L)', width).some((line) => line.endsWith('/'))).toBe(false);
  expect(opens(`see https://example.org/${'a'.repeat(20)}`, 110).length).toBeGreaterThan(1);
});
