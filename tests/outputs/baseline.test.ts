/** Who took part, where the data tell it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { make } from './make.js';

const trial = readFileSync('tests/fixtures/noninferiority.yaml', 'utf8');
const baseline = `
baseline:
  - { id: age, name: 'Age, mean, years', arms: { short: { n: 318, mean: 4.1, sd: 2.2 }, long: { n: 314, mean: 4.3, sd: 2.1 } }, source: article }
  - { id: girls, name: Girls, arms: { short: { n: 318, events: 150 }, long: { n: 314, events: 148 } }, source: article }
outcomes:`;
const titles = ({ slides }: Awaited<ReturnType<typeof make>>['deck']) => slides.map(({ title }) => title);

test('has a slide of its own and a place beside the flow, percentages calculated and marked', async () => {
  const { page, deck } = await make(trial.replace('\noutcomes:', baseline));
  expect(titles(deck)).toContain('Who was studied: the arms at baseline');
  expect(deck.text).toContain('150/318 (47.2%)');
  expect(page.tables[0]).toEqual([
    ['At baseline', '5 days', '10 days'],
    ['Age, mean, years', '4.1 (SD 2.2)', '4.3 (SD 2.1)'],
    ['Girls†', '150/318 (47.2%)', '148/314 (47.1%)'],
  ]);
});

test('has neither where the data do not tell it', async () => {
  const { page, deck } = await make(trial);
  expect(titles(deck).join()).not.toContain('baseline');
  expect(page.text).not.toContain('At baseline');
});
