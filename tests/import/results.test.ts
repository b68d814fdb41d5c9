/** Figures of arms: of whom they are, how they are spread, and which are no results. */
import { describe, expect, it, test } from 'vitest';
import type { ArmFigures } from '../../src/dataset/schema.js';
import { armInCell } from '../../src/format/format.js';
import { importedSmall } from './small.js';

const arms = [
  { title: 'Drug', n: '62' },
  { title: 'Placebo', n: '63' },
];
type Outcome = Parameters<typeof importedSmall>[0]['outcomes'][number];

const imported = (...outcomes: Outcome[]) => importedSmall({ arms, outcomes });
/** What stands in the cells of the arms, row by row, and of how many. */
const cellsOf = (...outcomes: Outcome[]) =>
  imported(...outcomes).dataset.results.map(({ arms: figures }) =>
    ['drug', 'placebo'].map((id) => {
      const own = figures[id];
      if (own === undefined || typeof own === 'string') return own ?? 'none';
      return `${armInCell(own).text}${own.n ? `, n ${String(own.n)}` : ''}`;
    }),
  );

describe('the number of people in a row', () => {
  const rows = { Drug: ['1', '2'] } as const;
  const n = ['62', '63'];

  test('a part of the primary outcome is called so, and that others were not taken', () => {
    const rows = Object.fromEntries(['One', 'Two', 'Three', 'Four', 'Five'].map((title) => [title, ['1', '2']]));
    const { bottom_line: line, limitations } = imported({ n, rows }).dataset;
    const partial = 'Of the primary outcome only some rows are taken over';
    expect(line.text).toMatch(/^Part of the primary outcome: /);
    expect(limitations.map(({ text }) => text).join()).toContain(partial);
    const whole = imported({ n, rows: { '': ['1', '2'] } }).dataset;
    expect(whole.bottom_line.text).toMatch(/^Primary outcome: /);
    expect(whole.limitations.map(({ text }) => text).join()).not.toContain(partial);
  });

  test('is that of the row where it has one', () => {
    expect(cellsOf({ n, rows: { One: ['1', '2'], Two: ['3', '4'] }, rowN: { Two: ['54', '57'] } })).toEqual([
      ['1, n 62', '2, n 63'],
      ['3, n 54', '4, n 57'],
    ]);
  });

  test('is what the title says at its end, group by group, where it says that of each', () => {
    const rows = { 'Day 12, n =54, 57': ['1', '2'], Other: ['3', '4'] };
    const { dataset } = imported({ n, rows });
    expect(dataset.outcomes[0]!.name).toMatch(/Day 12$/);
    expect(cellsOf({ n, rows })[0]).toEqual(['1, n 54', '2, n 57']);
    expect(cellsOf({ n, rows: { 'Day 12, n = 54': ['1', '2'] } })).toEqual([['1', '2']]);
    expect(cellsOf({ n, rows: { 'Day 12, n = 62, 63': ['1', '2'] } })).toEqual([['1, n 62', '2, n 63']]);
  });

  test.each(['50mg', '12.5 mg/day', 'Women', 'Age 18 to 64 years', 'Patients with fever', 'Stratum 1'])(
    'is not that of all for a part of the people: %s',
    (title) => expect(cellsOf({ n, rows: { [title]: ['1', '2'], Others: ['3', '4'] } })[0]).toEqual(['1', '2']),
  );

  test('is that of all for an outcome of one row', () => {
    expect(cellsOf({ n, rows })).toEqual([['1, n 62', '2, n 63']]);
  });

  it('stands beside counts in the bottom line', () => {
    const { dataset } = imported({
      n,
      param: 'COUNT_OF_PARTICIPANTS',
      unit: 'Participants',
      rows: { '': ['18', '15'] },
    });
    expect(dataset.bottom_line.text).toContain('arms.drug.events]] of [[results.pain.arms.drug.n]] in');
  });
});

describe('the spread that a record reports', () => {
  const limits = [
    { value: '4.2', lowerLimit: '-1.5', upperLimit: '9' },
    { value: '2.6', lowerLimit: '0', upperLimit: '9.6' },
  ];
  const n = ['32', '32'];

  test.each([
    ['Inter-Quartile Range', 'MEDIAN', '4.2 (IQR −1.5 to 9), n 32', '2.6 (IQR 0 to 9.6), n 32'],
    ['Full Range', 'MEDIAN', '4.2 (range −1.5 to 9), n 32', '2.6 (range 0 to 9.6), n 32'],
    ['95% Confidence Interval', 'MEAN', '4.2 (−1.5 to 9), n 32', '2.6 (0 to 9.6), n 32'],
  ])('%s', (dispersion, param, ...cells) =>
    expect(cellsOf({ n, dispersion, param, rows: { '': limits } })).toEqual([cells]),
  );

  it('is the interval of an analysis of one arm that gives the same figure', () => {
    const analysis = (index: number, paramValue: string, low: string, high: string) => ({
      groupIds: [`OG${index}`],
      paramType: 'Estimate',
      paramValue,
      ciPctValue: '95',
      ciNumSides: 'TWO_SIDED',
      ciLowerLimit: low,
      ciUpperLimit: high,
    });
    const outcome = {
      n,
      param: 'NUMBER',
      dispersion: '',
      unit: '% of participants',
      rows: { '': ['58', '61'] },
      analyses: [analysis(0, '58.0', '49.3', '66.7'), analysis(1, '59.8', '55.7', '64.0')],
    };
    const { dataset } = imported(outcome);
    expect(cellsOf(outcome)[0]).toEqual(['58% (49.3 to 66.7), n 32', '61%, n 32']);
    expect(dataset.results[1]).toMatchObject({
      arms: {},
      told: { text: 'Placebo: Estimate 59.8 (95% CI 55.7 to 64.0)' },
    });
    expect((dataset.results[0]!.arms.drug as ArmFigures).at).toBe('analysis 1, OG0');
  });
});

it('an arm that an outcome does not count is not called not reported', () => {
  const { dataset } = importedSmall({
    arms: [...arms, { title: 'Other drug', n: '60' }],
    outcomes: [{ groups: ['Drug', 'Placebo'], n: ['62', '63'], rows: { '': ['1', '2'] } }],
  });
  expect(dataset.results[0]!.arms['other-drug']).toMatchObject({ told: { text: 'not in this outcome' } });
});

it('a figure that the record has in words only is not called “not estimable”', () => {
  const told = (comment: string) => {
    const rows = { '': [{ value: 'NA', comment }, '2'] };
    return imported({ n: ['62', '63'], rows }).dataset.results[0]!.arms.drug;
  };
  expect(told('Adjusted mean 0.68 (0.23, 1.13)')).toMatchObject({ told: { text: 'told in words in the record' } });
  expect(told('Not reached')).toMatchObject({ told: { text: 'not estimable' } });
});

describe('where people began is no result', () => {
  const at = (timeFrame: string, title: string, value: string): Outcome => ({
    timeFrame,
    title,
    n: ['62', '63'],
    rows: { '': [value, value] },
  });

  it('of an outcome that was measured again', () => {
    const { dataset, remarks } = imported(
      at('Baseline', 'Control at Baseline', '1'),
      at('6 months', 'Control at 6 Months', '2'),
    );
    expect(dataset.outcomes.map(({ name }) => name)).toEqual(['Control at 6 Months']);
    expect(remarks).toContain('Left out, being no results but where they began: Control at Baseline.');
  });

  it('but is kept where it is all that there is', () => {
    const { dataset } = imported(at('Baseline', 'Weight at Baseline', '1'), at('6 months', 'Pain at 6 Months', '2'));
    expect(dataset.outcomes).toHaveLength(2);
  });

  it('nor is the row of it', () => {
    const { dataset } = imported({ n: ['62', '63'], rows: { Baseline: ['1', '2'], 'Week 4': ['3', '4'] } });
    expect(dataset.results).toHaveLength(1);
    expect(dataset.results[0]!.arms).toMatchObject({ drug: { mean: { digits: '3' } } });
  });
});

it('means that are compared by ratios, and are as ratios are, are no means to take differences of', () => {
  const outcome = (paramType: string, values: string[]): Outcome => ({
    n: ['62', '63'],
    unit: 'mg/dL',
    dispersion: 'Standard Error',
    rows: { '': values.map((value) => ({ value, spread: '0.01' })) },
    analyses: [{ groupIds: ['OG0', 'OG1'], paramType, paramValue: '0.97' }],
  });
  const typeOf = (...of: Parameters<typeof outcome>) => imported(outcome(...of)).dataset.outcomes[0]!.type;
  expect(typeOf('Treatment ratio', ['0.97', '1.00'])).toBe('rate');
  expect(typeOf('Treatment ratio', ['-0.97', '1.00'])).toBe('continuous');
  expect(typeOf('Treatment difference', ['0.97', '1.00'])).toBe('continuous');
});

describe('deaths that are not counted among adverse events', () => {
  const deaths = (title: string, died?: string) =>
    importedSmall({
      arms: arms.map((arm) => ({ ...arm, ...(died ? { deaths: died } : {}) })),
      outcomes: [
        { title, n: ['62', '63'], param: 'COUNT_OF_PARTICIPANTS', unit: 'Participants', rows: { '': ['3', '4'] } },
      ],
    });
  const ids = (...of: Parameters<typeof deaths>) => deaths(...of).dataset.adverse_events.map(({ id }) => id);

  it('are not called not reported where an outcome tells them', () => {
    for (const title of ['All-cause Mortality', 'Death From Any Cause', 'Time to Death'])
      expect(ids(title)).not.toContain('death');
    expect(deaths('All-cause Mortality').remarks).toContain('in an outcome of the record: “All-cause Mortality”');
  });

  it('are not where people left by death, as the flow has it', () => {
    const outcomes = [{ n: ['62', '63'], rows: { '': ['1', '2'] } }];
    const left = importedSmall({ arms: arms.map((arm, at) => ({ ...arm, leftByDeath: String(at) })), outcomes });
    const row = left.dataset.adverse_events.find(({ id }) => id === 'death')!;
    expect(row).toMatchObject({
      arms: {},
      told: { text: 'deaths: not counted among the events; some people left the trial by death' },
    });
    expect(left.text).toContain('By death left, as the flow of participants has it: 1 (Placebo).');
    const counted = importedSmall({ arms: arms.map((arm) => ({ ...arm, leftByDeath: '1', deaths: '2' })), outcomes });
    expect(counted.dataset.adverse_events.find(({ id }) => id === 'death')!.told).toBeNull();
  });

  it('are where none does, and are counted where they are', () => {
    for (const title of ['Pain', 'Composite of Death and Stroke', 'Cardiovascular Mortality'])
      expect(ids(title)).toContain('death');
    expect(ids('All-cause Mortality', '2')).toContain('death');
  });
});
