/** A factorial trial is read at its margins: arms taken together lie across one another, and none of their values is lost. */
import { expect, test } from 'vitest';
import { bare } from '../../src/document/carried.js';
import { loadDataset } from '../../src/load.js';
import { viewOf } from '../../src/template/view/view.js';

const comparisons = `
      - { arm: both, versus: none, measure: hazard ratio, estimate: 0.70, ci: { low: 0.50, high: 0.98, level: 95 } }
      - { arm: any-a, versus: no-a, measure: hazard ratio, estimate: 0.75, ci: { low: 0.59, high: 0.95, level: 95 }, p: 0.02 }
      - { arm: any-b, versus: no-b, measure: hazard ratio, estimate: 0.94, ci: { low: 0.74, high: 1.19, level: 95 }, p: 0.61 }`;

const dataset = `id: factorial
revised: 2026-01-01
language: en-GB
sources: [{ id: article, kind: article, cite: the article }]
citation: { title: Two drugs, authors: [Nobody A], journal: Journal of Invented Trials, year: 2025 }
condition: Prevention
intervention: { name: Avatin and bevalol, description: two tablets }
design: { structure: factorial, allocation: randomised, masking: double-blind, control: placebo-controlled, framework: superiority }
participants: { description: adults, randomised: 4000, source: article }
populations: [{ id: all, name: All randomised, kind: analysis set, n: 4000, source: article }]
arms:
  - { id: both, name: Both drugs, role: experimental, n: 1000, source: article }
  - { id: a, name: Avatin alone, role: experimental, n: 1000, source: article }
  - { id: b, name: Bevalol alone, role: experimental, n: 1000, source: article }
  - { id: none, name: Two placebos, role: comparator, n: 1000, source: article }
  - { id: any-a, name: Any avatin, role: experimental, pools: [both, a], n: 2000, source: article }
  - { id: no-a, name: No avatin, role: comparator, pools: [b, none], n: 2000, source: article }
  - { id: any-b, name: Any bevalol, role: experimental, pools: [both, b], n: 2000, source: article }
  - { id: no-b, name: No bevalol, role: comparator, pools: [a, none], n: 2000, source: article }
outcomes: [{ id: event, name: Cardiovascular event, role: primary, type: time-to-event, measure: people with an event, timepoint: 5 years, better: lower, event: bad }]
results:
  - id: event-all
    outcome: event
    population: all
    arms:
      both: { events: 51 }
      none: { events: 73 }
      any-a: { events: 113 }
      no-a: { events: 148 }
      any-b: { events: 127 }
      no-b: { events: 135 }
    comparisons:${comparisons}
    source: article
authors_conclusion: { text: Avatin prevented events., source: article }
question: Does either prevent events?
headline: { text: Avatin prevented events, holds: [{ results.event-all.comparisons.any-a: better than comparator }] }
bottom_line: Events were fewer with any avatin (hazard ratio [[results.event-all.comparisons.any-a.estimate]], [[results.event-all.comparisons.any-a.ci]]).
`;

const view = viewOf(loadDataset('a.yaml', dataset));

test('each value of arms taken together stands in the table of the page, and none under another arm', () => {
  const rows = view.tables.page.groups.flatMap((group) => group.rows);
  const told = rows.map(({ label, cells }) => [bare(label), ...cells.map(({ text }) => bare(text))]);
  expect(told.slice(0, 3)).toEqual([
    ['Cardiovascular event, people with an event, 5 years', '51', 'NR', 'NR', '73'],
    ['Any avatin versus no avatin', '113 versus 148'],
    ['Any bevalol versus no bevalol', '127 versus 135'],
  ]);
  const ofB = told.find(([label]) => label!.includes('versus no bevalol (95% CI)'));
  expect(ofB).toHaveLength(2);
  expect(ofB![1]).toMatch(/^0\.94 \(0\.74 to 1\.19\);.*P 0\.61, Any bevalol$/s);
});

test('a reference to an interval prints both of its ends', () => {
  expect(view.bottomLine.map(({ text }) => bare(text)).join('')).toContain('(hazard ratio 0.75, 0.59 to 0.95)');
});

test('words of a comparison stand beside its p value', () => {
  const words = dataset.replace(
    /measure: hazard ratio, estimate: 0.94, ci: [^}]*\}/,
    'measure: other, told: fewer but not clearly',
  );
  const changed = viewOf(loadDataset('a.yaml', words));
  const texts = changed.tables.page.groups.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.map(({ text }) => bare(text))),
  );
  expect(texts.filter((text) => text.includes('P 0.61')).join()).toContain('fewer but not clearly');
});
