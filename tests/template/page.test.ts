/** What the page says once. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { bare } from '../../src/document/carried.js';
import { viewOf } from '../../src/template/view/view.js';
import { imported, record } from '../import/records.js';

const trial = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');
const draft = (name: string) => {
  const { id, text } = imported(record(name).text);
  return viewOf(loadDataset(`${id}.yaml`, text));
};
type Rows = { groups: { rows: { cells: { text: string }[] }[] }[] };
const cellsIn = (table: Rows) =>
  table.groups.flatMap(({ rows }) => rows).flatMap(({ cells }) => cells.map(({ text }) => bare(text)));

test('deaths that an outcome and an adverse event count alike, in a row that stays; slides have both', () => {
  const { tables } = draft('NCT01206062');
  const deaths = (table: Rows) => cellsIn(table).filter((text) => text.startsWith('155/4678'));
  expect(deaths(tables.page)).toHaveLength(1);
  const rows = tables.page.groups.flatMap((group) => group.rows);
  expect(rows.find(({ cells }) => bare(cells[0]!.text).startsWith('155/4678'))!.rank).toBe('death');
  expect(deaths(tables.other!)).toHaveLength(1);
  expect(deaths(tables.safety!)).toHaveLength(1);
});

test('the name of the outcome: a heading that says no more gives way to what the data show', () => {
  const heading = (message: string) => {
    const text = trial.replace('Both doses lowered skin activity more than placebo did', `'${message}'`);
    return bare(viewOf(loadDataset('a.yaml', text)).chart!.heading);
  };
  expect(heading('Primary outcome: CDASI-A')).toBe('CDASI-A: better on 600 mg and 150 mg than on placebo');
  expect(heading('Skin activity fell')).toBe('Skin activity fell');
});

test('where one arm has a count of its own beside its figure, the others have theirs', () => {
  const { tables } = draft('NCT00959660');
  const rows = tables.other!.groups.flatMap((group) => group.rows);
  for (const { label, cells } of rows) {
    const counted = cells.filter(({ kind, text }) => kind === 'number' && !text.includes('/')).map(({ text }) => text);
    expect(new Set(counted.map((text) => text.includes('n = '))).size, label).toBeLessThan(2);
  }
});
