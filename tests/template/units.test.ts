/** An estimate is never without its unit: on cards, in cells, and in the label of its row. */
import { expect, test } from 'vitest';
import { bare } from '../../src/document/carried.js';
import { loadDataset } from '../../src/load.js';
import { viewOf } from '../../src/template/view/view.js';

/** A walk in metres without values of arms, people who walk alone, falls, and the results of the first. */
const trial = (framework: string, more = '') => `
id: walking
revised: 2026-01-15
language: en-GB
sources: [{ id: article, kind: article, cite: invented }]
citation: { title: An invented trial, authors: [Nobody A], journal: J Invented Trials, year: 2026 }
condition: Frailty
intervention: { name: Balance training, description: twice a week }
design: { structure: parallel, allocation: randomised, masking: open-label, control: usual care, framework: ${framework} }
participants: { description: older adults, randomised: 400, source: article }
sites: { total: 12, source: article }
populations: [{ id: all, name: All, kind: analysis set, n: 400, source: article }]
arms:
  - { id: training, name: Balance training, short: Training, role: experimental, n: 200, source: article }
  - { id: usual, name: Usual care, role: comparator, n: 200, source: article }
outcomes:
  - { id: walk, name: Six-minute walk, role: primary, type: continuous, measure: mean change, unit: m, timepoint: 6 months, better: higher }
  - { id: alone, name: Walks alone, role: secondary, type: binary, measure: people, timepoint: 6 months, better: higher }
  - { id: falls, name: Falls, role: secondary, type: rate, measure: falls, unit: a year, timepoint: 6 months, better: lower }
results:
  - { id: walk-all, outcome: walk, population: all, comparisons: [{ arm: training, versus: usual, measure: mean difference, label: adjusted difference, adjusted: true, estimate: 31, ci: { low: 12, high: 50, level: 95 }${more} }], source: article }
  - { id: alone-all, outcome: alone, population: all, arms: { training: { percent: 70 }, usual: { percent: 58 } }, comparisons: [{ arm: training, versus: usual, measure: risk difference, label: adjusted difference, adjusted: true, estimate: 11, ci: { low: 2, high: 20, level: 95 } }], source: article }
  - { id: falls-all, outcome: falls, population: all, comparisons: [{ arm: training, versus: usual, measure: relative reduction, estimate: 22, ci: { low: 3, high: 37, level: 95 } }], source: article }
question: Does balance training help frail people to walk?
headline: Balance training was tried against usual care
bottom_line: People walked further with training.
`;

const viewed = (framework = 'superiority', more = '') => viewOf(loadDataset('walking.yaml', trial(framework, more)));

test('cards say the unit of an estimate', () => {
  const [walk, alone] = viewed().verdicts;
  expect(bare(walk!.about)).toBe('adjusted difference versus usual care, m, 6 months (12 to 50, 95% CI)');
  expect(bare(alone!.value)).toBe('11');
  expect(bare(alone!.about)).toBe(
    'adjusted difference versus usual care, percentage points, 6 months (2 to 20, 95% CI)',
  );
});

test('rows say it where their arms have no values, and cells where the column has several', () => {
  const rows = viewed().tables.page.groups.flatMap((group) => group.rows);
  expect(rows.map(({ label }) => bare(label))).toEqual([
    'Six-minute walk, 6 months (m)',
    'Walks alone, 6 months',
    'Falls, 6 months',
  ]);
  expect(rows.map(({ cells }) => bare(cells.at(-1)!.text))).toEqual([
    'adjusted difference 31 (12 to 50)',
    'adjusted difference 11 percentage points (2 to 20)',
    'relative reduction 22% (3 to 37)',
  ]);
});

test('what is noninferior and better by its interval is called both, by its p value alone it is not', () => {
  const found = (more: string) => {
    const { verdicts, chart } = viewed('noninferiority', more);
    return [verdicts[0]!.word, bare(chart!.heading)];
  };
  expect(found(', margin: -10')).toEqual([
    'noninferior, and better',
    'Six-minute walk: training noninferior to usual care, and better',
  ]);
  const text = trial('noninferiority', ', margin: -10, p: 0.001').replace('low: 12', 'low: -2');
  expect(viewOf(loadDataset('walking.yaml', text)).verdicts[0]!.word).toBe('noninferior');
});
