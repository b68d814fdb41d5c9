/** Outcomes that were measured for safety are harms, wherever page and deck tell them. */
import { expect, test } from 'vitest';
import { bare } from '../../src/document/carried.js';
import { loadDataset } from '../../src/load.js';
import { viewOf, type View } from '../../src/template/view/view.js';

/** Two doses against a comparator: strokes and bleeds by their rates, and whatever else is given. */
const trial = ({ primary = '', adverse = '' } = {}) => `
id: bleeds
revised: 2026-01-15
language: en-GB
style: nejm
sources: [{ id: article, kind: article, cite: invented }]
citation: { title: An invented trial, authors: [Nobody A], journal: J Invented Trials, year: 2026 }
condition: Flutter
intervention: { name: Nodaxa, description: a tablet }
design: { structure: parallel, allocation: randomised, masking: open-label, control: active, framework: noninferiority }
participants: { description: adults, randomised: 6000, source: article }
sites: { total: 1, countries: { Norway: 1 }, source: article }
populations: [{ id: all, name: All, kind: analysis set, n: 6000, source: article }]
arms:
  - { id: low, name: Nodaxa 10 mg, short: 10 mg, role: experimental, n: 2000, source: article }
  - { id: high, name: Nodaxa 20 mg, short: 20 mg, role: experimental, n: 2000, source: article }
  - { id: usual, name: Usual drug, role: comparator, n: 2000, source: article }
outcomes:
  - { id: stroke, name: Stroke, role: primary, type: rate, measure: events a year, unit: '% a year', timepoint: 2 years, better: lower }
  - { id: bleed, name: Major bleeding, role: safety, type: rate, measure: events a year, unit: '% a year', timepoint: 2 years, better: lower }
  - { id: walk, name: Walking, role: secondary, type: continuous, measure: mean, unit: metres, timepoint: 2 years, better: higher }
results:
  - id: stroke-all
    outcome: stroke
    population: all
    arms: { low: { events: 60, rate: 1.5 }, high: { events: 44, rate: 1.1 }, usual: { events: 64, rate: 1.6 } }
    comparisons:
      ${
        primary ||
        `- { arm: low, versus: usual, measure: rate ratio, estimate: 0.94, ci: { low: 0.66, high: 1.33, level: 95 }, margin: 1.4, p: 0.73, p_margin: 0.012 }
      - { arm: high, versus: usual, measure: rate ratio, estimate: 0.69, ci: { low: 0.47, high: 0.99, level: 95 }, margin: 1.4, p: 0.051, p_margin: <0.001 }`
      }
    source: article
  - id: bleed-all
    outcome: bleed
    population: all
    arms: { low: { rate: 2.0 }, high: { rate: 3.1 }, usual: { rate: 3.0 } }
    comparisons: [{ arm: low, versus: usual, measure: rate ratio, estimate: 0.67, ci: { low: 0.52, high: 0.86, level: 95 }, p: 0.002 }]
    source: article
  - { id: walk-all, outcome: walk, population: all, arms: { low: { mean: 410 }, high: { mean: 405 }, usual: { mean: 402 } }, source: article }
${adverse}
question: Does Nodaxa prevent stroke?
headline: Nodaxa was tried against the usual drug
bottom_line: Strokes were counted for two years.
`;

const viewed = (text: string): View => viewOf(loadDataset('bleeds.yaml', text));
const told = ({ verdicts }: View) =>
  verdicts.map(({ label, word, value, about }) => [label, word, bare(value), bare(about)]);
const labels = (table: { groups: { rows: { label: string }[] }[] } | null) =>
  table?.groups.flatMap(({ rows }) => rows.map(({ label }) => bare(label)));

test('the verdict on harms is of them, before adverse events, and the second verdict is of another outcome', () => {
  const adverse =
    'adverse_events: [{ id: itch, name: Itch, kind: common, population: all, arms: { low: { percent: 9 }, high: { percent: 8 }, usual: { percent: 3 } }, source: article }]';
  expect(told(viewed(trial({ adverse })))).toEqual([
    [
      'Stroke',
      'noninferior',
      '0.94',
      'rate ratio versus usual drug, 10 mg, events a year, 2 years (0.66 to 1.33, 95% CI; P 0.73)',
    ],
    ['Walking', 'no comparison here', '', 'metres: 410 on 10 mg, 405 on 20 mg and 402 on usual drug'],
    ['Harms', 'counted in every arm', '2.0', '10 mg: major bleeding, % a year; usual drug 3.0'],
  ]);
});

test('they stand with the harms in the deck, and not with the other results', () => {
  const { tables, talk } = viewed(trial());
  expect(labels(tables.safety)).toEqual([
    'Major bleeding, events a year, 2 years (% a year)',
    'Rate ratio versus usual drug (95% CI)',
  ]);
  expect(labels(tables.other)).toEqual(['Walking, mean, 2 years (metres)', 'Difference from usual drug']);
  expect(talk.titles.safety).toBe('Major bleeding: better on 10 mg than on usual drug');
});

test('without adverse events it is not asked where the harms are, and with neither it is', () => {
  const claiming = trial().replace('Nodaxa was tried against the usual drug', 'Nodaxa prevented strokes');
  const asked = (text: string) =>
    loadDataset('a.yaml', text).warnings.filter(({ message }) => message.includes('nothing of harms'));
  expect(asked(claiming)).toEqual([]);
  expect(asked(claiming.replace('role: safety', 'role: secondary'))).toHaveLength(1);
});

test('an outcome that was worse on what was tried is told so', () => {
  const primary =
    '- { arm: low, versus: usual, measure: rate ratio, estimate: 1.4, ci: { low: 1.1, high: 1.8, level: 95 } }';
  const worse = trial({ primary }).replace('rate: 1.5', 'rate: 2.2');
  const [verdict] = viewed(worse).verdicts;
  expect(verdict).toMatchObject({ tone: 'harms', word: 'worse than comparator' });
  const better = trial({
    primary: primary.replace('1.4, ci: { low: 1.1, high: 1.8', '0.7, ci: { low: 0.5, high: 0.9'),
  });
  expect(viewed(better).verdicts[0]).toMatchObject({ tone: 'shown', word: 'difference shown' });
});

test('one row holds what both arms were compared for by the same margin, and no arm is not reported in it', () => {
  const { primary } = viewed(trial()).tables;
  expect(labels(primary)).toEqual([
    'Stroke, events a year, 2 years (% a year)',
    'Rate ratio versus usual drug (95% CI; margin 1.4)',
    'P for noninferiority',
    'P for superiority',
  ]);
  const cells = primary!.groups.flatMap(({ rows }) => rows.map(({ cells: own }) => own.map(({ text }) => bare(text))));
  expect(cells).toEqual([
    ['60 events; 1.5', '44 events; 1.1', '64 events; 1.6'],
    ['0.94 (0.66 to 1.33)', '0.69 (0.47 to 0.99)', 'reference'],
    ['0.01', '<0.001', '–'],
    ['0.73', '0.051', '–'],
  ]);
});

test('a heading that nobody wrote says what the data show by the margin, and the heads of the figure have the unit', () => {
  const { chart } = viewed(trial());
  expect(bare(chart!.heading)).toBe('Stroke: 10 mg and 20 mg noninferior to usual drug');
  expect(chart!.columns).toEqual(['Each arm, % a year', 'Usual drug, % a year']);
  expect(chart!.marks[0]!.cells.map((text) => bare(text))).toEqual(['1.5', '1.6']);
});

test('where all sites are in one country, it is named', () => {
  expect(bare(viewed(trial()).pico.patients)).toBe('6000 adults; 1 site (Norway)');
});

test('a median that was not reached keeps the limit that was', () => {
  const text = trial().replace(
    'low: { mean: 410 }',
    'low: { median: not reached, ci: { low: 12.0, high: NE, level: 95 } }',
  );
  expect(JSON.stringify(viewed(text).tables.other)).toContain('not reached (');
  const row = viewed(text).tables.other!.groups[0]!.rows[0]!;
  expect(bare(row.cells[0]!.text)).toBe('not reached (12.0 to NE)');
});
