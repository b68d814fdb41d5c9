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

test('those of three comparisons with two arms stand with their estimates', async () => {
  expect(three).not.toBe(original);
  const cells = (await make(three)).page.tables.flat(2).map((text) => text.replace(/[a-z†,]+$/, ''));
  for (const told of [
    '−16.3 (−20.4 to −12.1); P <0.0001',
    '−13.7 (−18.3 to −9.0); P <0.0001',
    '−2.6 (−6.1 to 0.9); P 0.15',
  ])
    expect(cells).toContain(told);
});

test('the p value of a difference stands in its cell, and in no column of its own', async () => {
  const { page } = await make(original);
  const [head, ...rows] = page.tables[0]!;
  expect(head!.map((text) => text.replace(/[a-z]$/, ''))).not.toContain('P value');
  expect(rows.flat()).toContain('−16.3 (−20.4 to −12.1); P <0.0001');
  expect(rows.filter(([label]) => label!.startsWith('CDASI-A, mean change'))).toHaveLength(1);
});
