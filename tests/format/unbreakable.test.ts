/** What stays on one line. */
import { expect, test } from 'vitest';
import { bindSpaces } from '../../src/format/unbreakable.js';
import { Fonts } from '../../src/fonts/fonts.js';
import { Typesetter } from '../../src/layout/typesetter.js';
import { defaultTheme } from '../../src/theme/theme.js';

const page = new Typesetter(new Fonts(defaultTheme.fonts, 'page'));

test.each([
  ['Mepolizumab 0.55 mg/kg a month', '0.55 mg/kg'],
  ['GSK256066 1 mcg daily', '1 mcg'],
  ['at most ≤0.5 ng/mL in serum', '≤0.5 ng/mL'],
  ['a clearance below 60 mL/min/1.73 m2 at entry', '60 mL/min/1.73 m2'],
  ['a clearance in mL/min/1.73 m2 at entry', 'mL/min/1.73 m2'],
  ['a mean of 2.2 (SE 0.7) in all', '(SE 0.7)'],
  ['a mean of −1.1 (SD 12.2) in all', '(SD 12.2)'],
  ['people aged 18–75 of both sexes', 'aged 18–75'],
  ['a tablet of PF-04236921 each month', 'PF-04236921'],
])('%s', (text, whole) => {
  const measured = page.measure([{ tag: 'text', text }], 'regular');
  // From the widest word on, so that whatever can break does at some width.
  for (let width = Math.ceil(measured.widest(10)); width <= measured.natural(10); width += 1) {
    const lines = measured.lines(10, width).map(({ runs }) => runs.map((run) => run.text).join(''));
    expect(lines.some((line) => line.includes(whole))).toBe(true);
  }
  expect(bindSpaces(text)).toContain(whole.replaceAll(' ', '\u00A0'));
});

test('words with a slash between them may part', () => {
  const measured = page.measure([{ tag: 'text', text: 'Ibuprofen/Caffeine' }], 'regular');
  expect(measured.widest(10)).toBeLessThan(measured.natural(10));
});
