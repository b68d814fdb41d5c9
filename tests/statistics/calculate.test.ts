/** What the page and the deck say when a trial reports counts and means, but no difference. */
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { viewOf, type View } from '../../src/template/view/view.js';
import { bareView } from '../template/bare-view.js';
import { original } from '../outputs/dataset.js';

/** The view of the first trial with other results. */
function viewWith(results: string, changes: [string, string][] = []): View {
  const head = original.slice(0, original.indexOf('\nresults:'));
  const tail = `adverse_events: []
authors_conclusion: { text: It works., source: summary }
question: Does it work?
headline: It may work
bottom_line: It may work.
`;
  // Arms that are large enough for the counts below.
  const larger: [string, string][] = [
    ['value: 37,', 'value: 370,'],
    ['value: 23,', 'value: 230,'],
    ['randomised: 75', 'randomised: 615'],
    ['screened: { value: 125', 'screened: { value: 1250'],
  ];
  const text = [...larger, ...changes].reduce((whole, [from, to]) => {
    expect(whole).toContain(from);
    return whole.replace(from, to);
  }, `${head}\nresults:\n${results}\n${tail}`);
  return bareView(viewOf(loadDataset('trial.yaml', text)));
}

const binary = (high: string, placebo: string, more = '') => `
  - { id: one, outcome: cdasi-40, population: all, source: summary, arms: { high: ${high}, placebo: ${placebo} }${more} }`;
const continuous = (high: string, placebo: string, more = '') => `
  - { id: one, outcome: cdasi-change, population: all, source: summary, arms: { high: ${high}, placebo: ${placebo} }${more} }`;

/** The table of the deck that holds the one result. */
const tableIn = ({ tables }: View) => (tables.other ?? tables.primary)!;
const notesIn = (view: View) => [...tableIn(view).notes, ...tableIn(view).absolute].join(' ');

function cellsOf(view: View): string[][] {
  return tableIn(view).groups.flatMap(({ rows }) =>
    rows.map(({ label, mark, cells }) => [`${label}|${mark}`, ...cells.map((cell) => `${cell.text}|${cell.mark}`)]),
  );
}

describe('counts in both arms and no estimate', () => {
  const view = viewWith(binary('{ events: 56, n: 70 }', '{ events: 48, n: 80 }'));

  test('percentages and a risk difference are calculated, each marked †', () => {
    expect(cellsOf(view)).toEqual([
      ['CDASI-A reduced by more than 40%|†', '56/70 (80%)|', 'NR|', '48/80 (60%)|'],
      ['Risk difference from placebo, percentage points (95% CI)|†', '20 (5 to 33)|', 'NR|', 'reference|'],
    ]);
  });

  test('the note says what † means, the method, the effect among 1000 and the number needed', () => {
    const notes = notesIn(view);
    expect(notes).toContain('† Calculated here from the reported values: percentage from the counts; risk difference');
    expect(notes).toContain('200 more per 1000 (50 to 330 more); NNTB 5 (NNTB 3 to NNTB 20)†');
  });

  test('the notes of the deck say that no source prints it', () => {
    expect(view.tables.other!.provenance.join('\n')).toMatch(/20; 5; 33: calculated here/);
  });
});

test('an interval that holds no effect runs over infinity', () => {
  const notes = notesIn(viewWith(binary('{ events: 20, n: 100 }', '{ events: 15, n: 100 }')));
  expect(notes).toContain('50 more per 1000 (56 fewer to 156 more); NNTB 20 (NNTB 7 to ∞ to NNTH 18)†');
});

test('where fewer events are better, fewer are a benefit', () => {
  const worse: [string, string] = [
    'measure: participants\n    timepoint: not reported\n    better: higher',
    'measure: participants\n    timepoint: not reported\n    better: lower',
  ];
  const notes = notesIn(viewWith(binary('{ events: 48, n: 80 }', '{ events: 56, n: 70 }'), [worse]));
  expect(notes).toContain('200 fewer per 1000 (50 to 330 fewer); NNTB 5 (NNTB 3 to NNTB 20)†');
});

describe('means', () => {
  const rows = (high: string, placebo: string, more = '') => cellsOf(viewWith(continuous(high, placebo, more)))[1];

  test('with spread and n: a difference with its interval', () => {
    const row = rows('{ mean: 51.48, sd: 11.01, n: 21 }', '{ mean: 41.5, sd: 17.15, n: 23 }');
    expect(row).toEqual(['Difference from placebo (95% CI)|†', '10.0 (1.3 to 18.7)|', 'NR|', 'reference|']);
  });

  test('with a standard error or an interval instead of the deviation: the same', () => {
    // 11.01/√21 and 51.48 ± 2.086 × 11.01/√21.
    const bySe = rows('{ mean: 51.48, se: 2.40258, n: 21 }', '{ mean: 41.5, sd: 17.15, n: 23 }');
    const byCi = rows(
      '{ mean: 51.48, ci: { low: 46.468, high: 56.492, level: 95 }, n: 21 }',
      '{ mean: 41.5, sd: 17.15, n: 23 }',
    );
    expect([bySe![1], byCi![1]]).toEqual(['10.0 (1.3 to 18.7)|', '10.0 (1.3 to 18.7)|']);
  });

  test('without spread: the difference alone, and the note says why', () => {
    const view = viewWith(continuous('{ mean: -19.2 }', '{ mean: -2.9 }'));
    expect(cellsOf(view)[1]![1]).toBe('−16.3|');
    expect(notesIn(view)).toContain('without an interval, as spread or numbers are not reported');
  });

  test('an interval of unstated level tells no spread', () => {
    const ci = 'ci: { low: 46, high: 57, level: not stated }';
    expect(rows(`{ mean: 51, ${ci}, n: 21 }`, '{ mean: 41, sd: 17, n: 23 }')![1]).toBe('10|');
  });
});

describe('nothing is calculated', () => {
  const counts = ['{ events: 56, n: 70, percent: 81 }', '{ events: 48, n: 80, percent: 60 }'] as const;

  test('where an estimate is reported, in either direction', () => {
    const reported = ', comparisons: [{ arm: high, versus: placebo, measure: risk ratio, estimate: 1.33 }]';
    const backwards = ', comparisons: [{ arm: placebo, versus: high, measure: risk ratio, estimate: 0.75 }]';
    for (const more of [reported, backwards])
      expect(JSON.stringify(cellsOf(viewWith(binary(...counts, more))))).not.toContain('†');
  });

  test('where a percentage is reported, even one that differs', () => {
    expect(cellsOf(viewWith(binary(...counts)))[0]![1]).toBe('56/70 (81%)|');
  });

  test.each([
    ['from a bound', binary("{ events: '<56', n: 70 }", '{ events: 48, n: 80 }'), [] as [string, string][]],
    ['from an n that is not told', binary('{ events: 56 }', '{ events: 48 }'), []],
    ['in a crossover', continuous('{ mean: 5 }', '{ mean: 4 }'), [['structure: parallel', 'structure: crossover']]],
    ['in clusters', continuous('{ mean: 5 }', '{ mean: 4 }'), [['structure: parallel', 'structure: cluster']]],
    [
      'without randomisation',
      continuous('{ mean: 5 }', '{ mean: 4 }'),
      [['allocation: randomised', 'allocation: non-randomised']],
    ],
  ] as [string, string, [string, string][]][])('%s', (_, results, changes) => {
    expect(JSON.stringify(cellsOf(viewWith(results, changes)).slice(1))).not.toContain('†');
  });

  test('where a result has two comparators, and no source says which arm goes with which', () => {
    const means = 'arms: { high: { mean: 5 }, low: { mean: 4 }, placebo: { mean: 3 } }';
    const results = `
  - { id: one, outcome: cdasi-change, population: all, source: summary, ${means} }`;
    const compared = (changes: [string, string][]) => JSON.stringify(cellsOf(viewWith(results, changes)).slice(1));
    expect(compared([])).toContain('†');
    const lowRole = original.slice(original.indexOf('  - id: low\n')).split('role: experimental')[0]!;
    const asComparator: [string, string] = [`${lowRole}role: experimental`, `${lowRole}role: comparator`];
    expect(compared([asComparator])).not.toContain('†');
  });

  test('in the first trial, whose sources tell no counts with their n', () => {
    const view = viewOf(loadDataset('dazukibart.yaml', original));
    expect(JSON.stringify(view.tables)).not.toContain('†');
  });
});

test('where the arms of a parallel trial overlap, the flow says so', () => {
  const detail = (changes: [string, string][]) => {
    const { root, alt } = viewWith(binary('{ events: 1 }', '{ events: 2 }'), changes).flow;
    return [root, ...root.steps].map((step) => step.detail).join() + alt;
  };
  expect(detail([])).not.toContain('overlap');
  expect(detail([['randomised: 615', 'randomised: 500']])).toContain('groups below overlap');
});

test('a p value that is reported alone keeps its place beside the calculated difference', () => {
  const view = viewWith(
    continuous(
      '{ mean: 5.0, sd: 2, n: 30 }',
      '{ mean: 4.0, sd: 2, n: 30 }',
      ', comparisons: [{ arm: high, versus: placebo, measure: other, p: 0.058 }]',
    ),
  );
  expect(tableIn(view).groups[0]!.rows[0]!.p.text).toBe('0.058');
  expect(cellsOf(view)[1]![1]).toBe('1.0 (0.0 to 2.0)|');
});
