/** Noninferiority reads as what it is, by the data alone. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { make } from './make.js';

const trial = readFileSync('tests/fixtures/noninferiority.yaml', 'utf8');
const tests = 'margin: -7.5, p_margin: 0.004, p: 0.74, source: article,';
const tested = trial.replaceAll('margin: -7.5,', tests);

const told = async (text: string) => {
  const { page, deck } = await make(text);
  return { page: page.text, rows: page.tables.flat(), deck: deck.text, alt: page.alts.join('\n') };
};

test('the margin stands with the interval, and each p value says what it tested', async () => {
  const { rows, deck } = await told(tested);
  expect(rows[0]!.at(-1)).toContain('risk difference, percentage points (95% CI; margin −7.5)');
  expect(rows.flat()).toContain('−0.9 (−5.8 to 4.1); P 0.004 for noninferiority; P 0.74 for a difference');
  for (const words of ['Noninferiority margin', 'P for noninferiority', 'P for superiority'])
    expect(deck).toContain(words);
});

test('the figure tells whether the intervals keep within the margin', async () => {
  const within = 'Dashed: the noninferiority margin, −7.5. Noninferior: the interval stays above it.';
  const { page, alt } = await told(tested);
  expect(page).toContain(within);
  expect(alt).toContain(within);
});

test('an interval that reaches the margin shows nothing, whatever is written of it', async () => {
  const wide = tested.replaceAll('low: -5.8', 'low: -8.1').replaceAll('low: -5.9', 'low: -8.2');
  const { page, deck } = await told(wide);
  expect(page).toContain('Noninferiority not shown: the interval reaches it.');
  expect(deck).toContain('not shown');
  expect(deck).not.toContain('Noninferior:');
});

test('an equivalence trial has its margin, and no verdict from one side of it', async () => {
  const { page, deck } = await told(tested.replace('framework: noninferiority', 'framework: equivalence'));
  expect(page).toContain('Dashed: the equivalence margin, −7.5.');
  expect(deck).toContain('P for equivalence');
  expect(page).not.toContain('oninferior:');
});

test('a margin that only some rows of the figure have is told of those', async () => {
  const file = readFileSync('tests/fixtures/hazard.yaml', 'utf8');
  const margin = (text: string, estimate: string) =>
    text.replace(`estimate: ${estimate},`, `estimate: ${estimate}, margin: 1.3,`);
  const first = margin(file.replace('framework: superiority', 'framework: noninferiority'), '0.74');
  const note = async (text: string) => /Dashed:[^.]*\d\.\d\.[^.]*\./.exec((await told(text)).page)?.[0];
  expect(await note(first)).toBe(
    'Dashed: the noninferiority margin of the first row, 1.3. Noninferior: the interval of the first row stays below it.',
  );
  expect(await note(margin(first, '0.75'))).toBe(
    'Dashed: the noninferiority margin of the first rows, 1.3. Noninferior: their intervals stay below it.',
  );
});
