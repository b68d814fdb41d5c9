/** No p value is lost, however many comparisons a result has. */
import { expect, test } from 'vitest';
import { make } from './make.js';
import { original } from './dataset.js';

/** A third comparison, with an arm of its own. */
const between = `      - arm: high
        versus: low
        measure: mean difference
        estimate: -2.6
        ci: { low: -6.1, high: 0.9, level: not stated }
        p: 0.15
        source: rheumnow
    source: summary
    at: ¶3, mean changes
`;
const three = original
  .replace('    source: summary\n    at: ¶3, mean changes\n', between)
  .replaceAll('cdasi-skin.comparisons.high', 'cdasi-skin.comparisons.high-versus-placebo');

test('those of three comparisons with two arms have rows below their estimates', async () => {
  expect(three).not.toBe(original);
  const { page } = await make(three);
  const rows = page.tables.flat().filter(([label]) => label?.startsWith('P value'));
  const plain = rows.map((cells) => cells.map((text) => text.replace(/[a-z†]+$/, '')));
  expect(plain.map((cells) => cells.slice(1, 4))).toEqual(
    expect.arrayContaining([
      ['<0.0001', '<0.0001', '–'],
      ['0.15', '–', '–'],
    ]),
  );
});

test('those of two comparisons have rows where the names of their arms are too long for a column', async () => {
  const labelsOf = async (text: string) => (await make(text)).page.tables.flat().map(([label]) => label);
  const differing = original.replace('        p: { value: <0.0001', '        p: { value: <0.001');
  expect(differing).not.toBe(original);
  const long = differing
    .replace('short: 600 mg', 'short: Six hundred mg')
    .replace('short: 150 mg', 'short: One hundred fifty mg');
  expect(await labelsOf(differing)).not.toContain('P value');
  expect(await labelsOf(long)).toContain('P value');
});
