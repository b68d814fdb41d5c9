/** The heading over the figure of the primary outcome names every arm that shows the same, and no other. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bare } from '../../src/document/carried.js';
import { loadDataset } from '../../src/load.js';
import { viewOf } from '../../src/template/view/view.js';

const visits = readFileSync('tests/fixtures/visits.yaml', 'utf8').replace(/^primary_message: .*\n/m, '');
const headingOf = (text: string) => bare(viewOf(loadDataset('trial.yaml', text)).chart!.heading);

/** The two doses against placebo, with other p values and the intervals that go with them. */
const unclear = (text: string, dose: 'high' | 'low') => {
  const [from, to] = { high: ['-2.0, high: -1.4', '-3.6, high: 0.2'], low: ['-1.5, high: -0.9', '-2.9, high: 0.5'] }[
    dose
  ];
  const changed = text.replace(`${from}, level: 95 },\n          p: <0.001`, `${to}, level: 95 },\n          p: 0.13`);
  expect(changed).not.toBe(text);
  return changed;
};

test('all arms that did better are named', () => {
  expect(headingOf(visits)).toBe('HbA1c: better on 10 mg and 5 mg than on placebo');
});

test('an arm of which it is not clear is not', () => {
  expect(headingOf(unclear(visits, 'low'))).toBe('HbA1c: better on 10 mg than on placebo');
});

test('where none shows a difference, no arm is picked', () => {
  expect(headingOf(unclear(unclear(visits, 'high'), 'low'))).toBe(
    'HbA1c: no clear difference between any arm and placebo',
  );
});

test('values keep their unit in a row whose time is told in the same', () => {
  const inMonths = visits.replaceAll('week 24', '9 months').replace('unit: percentage points', 'unit: months');
  expect(bare(viewOf(loadDataset('trial.yaml', inMonths)).tables.page.groups[0]!.rows[0]!.label)).toContain('(months)');
});

test('the bottom line is no title over nothing', () => {
  const text = visits.replace(/^authors_conclusion: .*\n/m, '').replace(/^takeaways:\n(?: {2}.*\n)+/m, '');
  const { titles, takeaways } = viewOf(loadDataset('trial.yaml', text)).talk;
  expect(takeaways).toHaveLength(1);
  expect(bare(titles.takeaways)).toBe('What this trial changes, and what it leaves open');
});
