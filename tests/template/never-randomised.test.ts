/** A group that was never randomised, such as a background incidence: compared with, and counted nowhere. */
import { beforeAll, expect, test } from 'vitest';
import { generate } from '../../src/index.js';

const text = `id: trial
revised: 2026-11-22
language: en-GB
sources: [{ id: article, kind: article, cite: the article itself }]
citation: { title: A trial, authors: [Doe J], journal: J Trials, year: 2026, source: article }
condition: Prevention of itch
intervention: { name: Corvadine, description: an injection twice a year, source: article }
design: { structure: parallel, allocation: randomised, masking: double-blind, control: active-controlled, framework: superiority, source: article }
participants: { description: adults, randomised: 3207, source: article }
populations:
  - { id: all, name: All randomised, kind: analysis set, n: 3207, source: article }
  - { id: screened, name: Screened, kind: cohort, n: 8189, external: true, source: article }
arms:
  - { id: corvadine, name: Corvadine, role: experimental, n: 2138, source: article }
  - { id: tablet, name: Tablet, role: comparator, n: 1069, source: article }
  - { id: background, name: Background incidence, role: comparator, n: 8189, external: true, source: article }
outcomes:
  - { id: itch, name: Itch, role: primary, type: rate, measure: incidence, unit: per 100 person-years, timepoint: week 52, better: lower, source: article }
results:
  - id: itch
    outcome: itch
    population: all
    source: article
    arms:
      corvadine: { n: 2138, events: 0, rate: 0, ci: { low: 0.00, high: 0.19, level: 95 } }
      tablet: { n: 1069, events: 16, rate: 1.69, ci: { low: 0.96, high: 2.74, level: 95 } }
      background: { n: 8189, rate: 2.41, ci: { low: 1.82, high: 3.19, level: 95 } }
    comparisons:
      - { arm: corvadine, versus: background, measure: rate ratio, estimate: 0.00, ci: { low: 0.00, high: 0.04, level: 95 }, p: <0.001 }
      - { arm: corvadine, versus: tablet, measure: rate ratio, estimate: 0.00, ci: { low: 0.00, high: 0.10, level: 95 }, p: <0.001 }
adverse_events:
  - { id: stopped, name: Stopped because of pain, kind: withdrawal, source: article, arms: { corvadine: { n: 2138, events: 4 }, tablet: { n: 1069, events: 7 } } }
authors_conclusion: { text: No one had itch., source: article }
question: Does it prevent itch?
headline:
  text: Nobody on corvadine had itch
  holds: [{ results.itch.comparisons.corvadine-versus-background: better than comparator }]
bottom_line: Incidence was [[results.itch.arms.corvadine.rate]] against [[results.itch.arms.background.rate]].
primary_message: Corvadine beat background incidence
`;

let pictures: string[];
let remarks: string[];
beforeAll(async () => {
  const { outputs, warnings } = await generate({ file: 'trial.yaml', text, formats: ['svg'] });
  pictures = outputs.map(({ bytes }) => wordsOf(Buffer.from(bytes).toString()));
  remarks = warnings.map(({ message }) => message);
}, 60_000);

/** The words of a picture. */
const wordsOf = (svg: string) =>
  svg
    .replace(/<\/text>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ');
const page = () => pictures[0]!;

test('is in no sum, and nothing is remarked on', () => expect(remarks).toEqual([]));

test('stands outside of the flow', () => {
  const flow = pictures.find((picture) => picture.includes('3207 were randomised'))!;
  expect(flow).toContain('2138');
  expect(flow).not.toContain('8189');
});

test('has its rate, and a ratio of 0.00 has its interval', () => {
  expect(page()).toContain('2.41');
  expect(page()).toContain('0.00 to 0.04');
  expect(page()).toContain('0.00 (0.00 to 0.10)');
  expect(page()).toMatch(/favours corvadine/);
});

test('reports no adverse events, which is not that they were not reported', () => {
  expect(page()).toMatch(/Stopped because of pain † 4\/2138 \(0\.2%\) 7\/1069 \(0\.7%\) –/);
  expect(pictures.join('')).not.toContain('NR');
});
