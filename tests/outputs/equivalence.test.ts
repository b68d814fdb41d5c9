/** Equivalence reads as what it is: both margins, and whether the interval lies between them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { make } from './make.js';

const trial = readFileSync('tests/fixtures/equivalence.yaml', 'utf8');

test('both margins stand with the interval, in the figure and in its alternative text, with what each row shows', async () => {
  const { page, deck, warnings } = await make(trial);
  expect(warnings).toEqual([]);
  expect(page.tables.flat()[0]!.at(-1)).toContain('geometric mean ratio (90% CI; margins 0.80 to 1.25)');
  expect(page.tables.flat(2)).toContain('0.96 (0.91 to 1.01); P <0.001 for equivalence; P 0.21 for a difference');
  const note = 'Dashed: the equivalence margins, 0.80 and 1.25.';
  expect(page.text).toContain(note);
  expect(page.alts.join('\n')).toContain(note);
  expect(page.alts.join('\n')).toContain('0.96 (0.91 to 1.01; P <0.001 for equivalence; equivalent)');
  expect(page.alts.join('\n')).toContain('0.87 (0.79 to 0.95; P 0.073 for equivalence; equivalence not shown)');
  for (const words of ['Equivalence margins', '0.80 to 1.25', 'P for equivalence']) expect(deck.text).toContain(words);
});

test('one verdict of all rows is a sentence', async () => {
  const both = trial
    .replace('low: 0.79, high: 0.95', 'low: 0.83, high: 0.95')
    .replace('p_margin: 0.073', 'p_margin: 0.012')
    .replace('cmax-all.comparisons.generic: equivalence not shown', 'cmax-all.comparisons.generic: equivalent');
  expect((await make(both)).page.text).toContain('Equivalent: the intervals lie between them.');
});

test('an end that is printed as the margin itself is no verdict', async () => {
  const touching = trial
    .replace('low: 0.79, high: 0.95', 'low: 0.80, high: 0.95')
    .replace(/^ {4}- results\.cmax-all.*\n/m, '');
  const alt = (await make(touching)).page.alts.join('\n');
  expect(alt).toContain('P <0.001 for equivalence; equivalent)');
  expect(alt).not.toMatch(/0\.87 \([^)]*equivalent\)/);
});
