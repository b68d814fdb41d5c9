/** A time that a name tells stands there once, and nothing is “not reported” of an arm of which nothing could be. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bare } from '../../src/document/carried.js';
import { loadDataset } from '../../src/load.js';
import { readTemplates } from '../../src/template/files.js';
import { compileTemplates } from '../../src/template/render.js';
import { viewOf } from '../../src/template/view/view.js';

const trial = readFileSync('tests/fixtures/zero-events.yaml', 'utf8');
const render = compileTemplates(readTemplates('templates', 'templates'));

function documents(text: string): string[] {
  const view = viewOf(loadDataset('trial.yaml', text));
  return (['brief', 'deck'] as const).map((page) => bare(render(page, view)));
}

test('the time of an outcome stands behind a name that does not tell it', () => {
  for (const told of documents(trial)) expect(told).toContain('Confirmed infection, month 6');
});

test('and not behind one that does', () => {
  const name = 'Infection within 6 months';
  const text = trial
    .replace('name: Confirmed infection', `name: ${name}`)
    .replace('timepoint: month 6', 'timepoint: within 6 months');
  expect(text).toContain('timepoint: within 6 months');
  for (const told of documents(text)) expect(told).toContain(name);
  // Notes of the deck tell what stands in the data, key by key.
  expect(documents(text)[0]).not.toMatch(/within 6 months,[^."]{0,30}within 6 months/);
});

test('an arm of nobody has nothing that could be reported', () => {
  for (const told of documents(trial)) expect(told).not.toMatch(/\bNR\b/);
});

test('an arm of people has', () => {
  const text = trial
    .replace('delayed: not applicable', 'delayed: not reported')
    .replace('role: experimental, n: 0', 'role: experimental, n: 10')
    .replace('n: 300, source: article }\narms', 'n: 310, source: article }\narms')
    .replace('screened: 300, randomised: 300', 'screened: 310, randomised: 310');
  expect(documents(text)[0]).toMatch(/\bNR\b|not reported/);
});
