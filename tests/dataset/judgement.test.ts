import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { loadDataset } from '../../src/load.js';
import { viewOf } from '../../src/template/view/view.js';
import { bareView } from '../template/bare-view.js';

test('a value of our own judgement is marked by the letter of its source, and one of nobody’s is refused', () => {
  const binary = readFileSync('tests/fixtures/binary.yaml', 'utf8');
  const judged = binary
    .replace(/^citation:/m, (key) => `  - { id: ours, kind: judgement, cite: our own judgement }\n${key}`)
    .replace('events: 201, percent: 50.0', 'events: { value: 201, source: ours }, percent: 50.0');
  const view = bareView(viewOf(loadDataset('trial.yaml', judged)));
  const { letter } = view.sources.find(({ cite }) => cite === 'our own judgement')!;
  const cells = view.tables.page.groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  expect(cells.find(({ text }) => text.startsWith('201'))?.mark).toBe(letter);
  expect(() =>
    loadDataset('trial.yaml', binary.replace(/(name: Any adverse event[\s\S]*?)\n {4}source: article/, '$1')),
  ).toThrow(/the value 201 has no source/);
});
