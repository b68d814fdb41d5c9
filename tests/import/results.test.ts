/** Figures of arms: of whom they are, how they are spread, and which are no results. */
import { describe, expect, it, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import type { ArmValues } from '../../src/dataset/schema.js';
import { armInCell } from '../../src/format/format.js';
import { bare } from '../../src/document/carried.js';
import { viewOf } from '../../src/template/view/view.js';
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
    const composite = imported({ n, rows: { 'Composite of both': ['1', '2'], Death: ['1', '1'] } }).dataset;
    expect(composite.bottom_line.text).toMatch(/^Primary outcome: Pain: Composite of both/);
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
    expect((dataset.results[0]!.arms.drug as ArmValues).at).toBe('analysis 1, OG0');
  });
});

it('an arm that an outcome does not count is not called not reported', () => {
  const { dataset } = importedSmall({
    arms: [...arms, { title: 'Other drug', n: '60' }],
    outcomes: [{ groups: ['Drug', 'Placebo'], n: ['62', '63'], rows: { '': ['1', '2'] } }],
  });
  expect(dataset.results[0]!.arms['other-drug']).toBe('not applicable');
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

it('of visits the last is taken, where stretches of time end too; of a few other rows all, of many none', () => {
  const taken = (...titles: string[]) => {
    const rows = Object.fromEntries(titles.map((title) => [title, ['1', '2']]));
    const { dataset, remarks } = imported({ n: ['62', '63'], type: 'SECONDARY', rows });
    return [dataset.outcomes[0]!.timepoint, /Taken: [^.]+\. [^.]+\./.exec(remarks)?.[0]];
  };
  expect(taken('Week 4', 'Week 12', 'Week 8')).toEqual([
    'Week 12',
    'Taken: “Week 12”, of 3 rows (the last visit). The others: Week 4; Week 8.',
  ]);
  expect(taken('Weeks 9-12', 'Weeks 21 to 24')).toEqual([
    'Weeks 21 to 24',
    'Taken: “Weeks 21 to 24”, of 2 rows (the last visit). The other: Weeks 9-12.',
  ]);
  expect(taken('SBP', 'DBP')[0]).toBe('12 weeks');
  const two = { SBP: ['1', '2'], DBP: ['3', '4'] };
  const titlesOf = (rows: Outcome['rows']) =>
    imported(
      { n: ['62', '63'], rows: { '': ['1', '2'] } },
      { title: 'Pressure', type: 'SECONDARY', n: ['62', '63'], rows },
    )
      .dataset.outcomes.slice(1)
      .map(({ name }) => name);
  expect(titlesOf(two)).toEqual(['Pressure: SBP', 'Pressure: DBP']);
  // One of many would stand for all, and a subgroup for everybody.
  expect(titlesOf({ ...two, Pulse: ['5', '6'], Weight: ['7', '8'] })).toEqual([]);
  expect(titlesOf({ Women: ['1', '2'], Men: ['3', '4'] })).toEqual([]);
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

it('nor are geometric means of a change that are as ratios are; others are in their unit', () => {
  const readingOf = (title: string, paramType: string, value: string) => {
    const { dataset, remarks } = imported({
      ...{ n: ['62', '63'], title, param: 'GEOMETRIC_MEAN', unit: 'pg/mL', rows: { '': [value, '1.02'] } },
      analyses: [{ groupIds: ['OG0', 'OG1'], paramType, paramValue: '0.59' }],
    });
    const { measure, unit } = dataset.outcomes[0]!;
    return [measure, unit, remarks.includes('look like ratios to baseline')];
  };
  const inUnit = ['geometric mean, pg/mL', 'pg/mL', false];
  const asRatios = ['geometric mean as ratios?, pg/mL', 'pg/mL, or a ratio?', true];
  expect(readingOf('Change in NT-proBNP', 'Geometric mean ratio', '0.60')).toEqual(asRatios);
  expect(readingOf('NT-proBNP', 'Geometric mean ratio', '0.60')).toEqual(inUnit);
  expect(readingOf('Change in NT-proBNP', 'Difference', '0.60')).toEqual(inUnit);
  expect(readingOf('Change in NT-proBNP', 'Geometric mean ratio', '600')).toEqual(inUnit);
});

describe('a spread that cannot be what the record calls it', () => {
  const withSd = (spread: string, ciLowerLimit = '-3.1', ciUpperLimit = '7.1') =>
    imported({
      ...{ n: ['62', '63'], rows: { '': ['125.0', '123.0'].map((value) => ({ value, spread })) } },
      analyses: [
        {
          ...{ groupIds: ['OG0', 'OG1'], paramType: 'Mean Difference', paramValue: '2.0' },
          ...{ ciPctValue: '95', ciNumSides: 'TWO_SIDED', ciLowerLimit, ciUpperLimit },
        },
      ],
    });

  it('is left out as a deviation where the interval of a difference shows that it is an error', () => {
    const { dataset, remarks } = withSd('1.8');
    expect(dataset.results[0]!.arms).toMatchObject({ drug: { sd: null }, placebo: { sd: null } });
    expect(remarks).toContain(
      'Doubtful, and so left out: the standard deviations in the record, drug 1.8, placebo 1.8. They fit the interval of a difference, -3.1 to 7.1, only as standard errors.',
    );
    expect(withSd('14.5').dataset.results[0]!.arms).toMatchObject({ drug: { sd: { digits: '14.5' } } });
  });

  it('is left out as a range where it lies evenly around the value, as an interval does', () => {
    const rangeOf = (param: string, lowerLimit: string, value: string, upperLimit: string, n = '62') => {
      const rows = { '': [{ value, lowerLimit, upperLimit }, '0.6'] };
      const { dataset, remarks } = imported({ n: [n, '63'], param, dispersion: 'Full Range', rows });
      const { drug } = dataset.results[0]!.arms;
      const range = drug && typeof drug !== 'string' ? drug.range : null;
      return [range ? `${String(range.low)} to ${String(range.high)}` : null, remarks.includes('as an interval does')];
    };
    expect(rangeOf('MEAN', '-7.98', '-7.57', '-7.16')).toEqual([null, true]);
    expect(rangeOf('MEAN', '-9.10', '-7.57', '-1.20')).toEqual(['−9.10 to −1.20', false]);
    // Few people, or coarse figures, can lie evenly by chance.
    expect(rangeOf('MEAN', '-7.98', '-7.57', '-7.16', '5')).toEqual(['−7.98 to −7.16', false]);
    expect(rangeOf('MEAN', '-7.8', '-7.5', '-7.2')).toEqual(['−7.8 to −7.2', false]);
    expect(rangeOf('GEOMETRIC_MEAN', '0.5470', '0.5905', '0.6375')).toEqual([null, true]);
    expect(rangeOf('GEOMETRIC_MEAN', '0.5470', '0.5905', '0.6340')).toEqual(['0.5470 to 0.6340', false]);
  });

  it('a difference of means that is called one in percent is doubtful', () => {
    const remarksOf = (paramType: string, unit: string) =>
      imported({
        ...{ n: ['62', '63'], unit, rows: { '': ['5.0', '3.0'] } },
        analyses: [{ groupIds: ['OG0', 'OG1'], paramType, paramValue: '2.0' }],
      }).remarks.includes('the record calls this difference of means one in percent');
    expect(remarksOf('Est. % Dif', 'mmHg')).toBe(true);
    expect(remarksOf('Est. % Dif', '% change')).toBe(false);
    expect(remarksOf('Mean difference', 'mmHg')).toBe(false);
  });
});

it('a comparison that nothing tells which way round it is goes as the others of its outcome', () => {
  const three = [...arms, { title: 'Other drug', n: '60' }].map((arm) => ({ ...arm }));
  const trial = (drugs: string[]) =>
    importedSmall({
      arms: three,
      outcomes: [
        {
          ...{ n: ['62', '63', '60'], rows: { '': [drugs[0]!, '127.1', drugs[1]!] } },
          analyses: [
            { groupIds: ['OG1', 'OG0'], paramType: 'Mean Difference', paramValue: '2.0' },
            { groupIds: ['OG1', 'OG2'], paramType: 'Mean Difference', paramValue: '3.4' },
          ],
        },
      ],
    });
  const versusPlacebo = (drugs: string[]) =>
    trial(drugs).dataset.results[0]!.comparisons.map(({ arm, versus }) => `${arm} versus ${versus}`);
  expect(versusPlacebo(['125.0', '127.1'])).toEqual(['placebo versus drug', 'placebo versus other-drug']);
  expect(versusPlacebo(['129.1', '127.1'])).toEqual(['drug versus placebo', 'other-drug versus placebo']);
  expect(versusPlacebo(['125.0', '130.5'])).toEqual(['placebo versus drug', 'other-drug versus placebo']);
  // The table tells each comparison behind the values of the arms.
  const rowsOf = (drugs: string[]) =>
    viewOf(loadDataset('trial.yaml', trial(drugs).text))
      .tables.page.groups.flatMap(({ rows }) => rows)
      .map(({ label, cells }) => [label, ...cells.map(({ text }) => bare(text))]);
  expect(rowsOf(['125.0', '127.1'])).toContainEqual([
    expect.stringMatching(/^Pain/),
    '125.0',
    '127.1',
    '127.1',
    '2.0',
    '3.4',
  ]);
  expect(rowsOf(['129.1', '127.1'])).toContainEqual([
    expect.stringMatching(/^Pain/),
    '129.1',
    '127.1',
    '127.1',
    '2.0',
    '3.4',
  ]);
});

it('a primary outcome of groups that are no arms is told in words, its analyses too, and leaves a full page before the harms', () => {
  const groups = ['Part B, Drug', 'Part B, Placebo'];
  const analysis = {
    ...{ groupIds: ['OG0', 'OG1'], paramType: 'Risk Difference (RD)', paramValue: '-10.0', pValue: '1.0000' },
    ...{ ciPctValue: '90', ciNumSides: 'TWO_SIDED', ciLowerLimit: '-58.7', ciUpperLimit: '43.7' },
  };
  const failure: Outcome = {
    ...{ title: 'Failure', param: 'NUMBER', unit: 'percentage of patients', n: ['6', '5'], groups },
    ...{ rows: { '': ['50.0', '60.0'] }, analyses: [analysis] },
  };
  const { dataset, remarks, text } = imported({ n: ['62', '63'], rows: { '': ['1', '2'] } }, failure);
  const [, told] = dataset.results;
  expect(told).toMatchObject({ outcome: 'failure', page: true });
  expect(told!.told?.text).toBe(
    'for groups other than these arms, percent of participants: 50.0 (Part B, Drug, n = 6); 60.0 (Part B, Placebo, n = 5). Part B, Drug, Part B, Placebo: Risk Difference (RD) −10.0 (90% CI −58.7 to 43.7), p 1.0000',
  );
  expect(remarks).not.toContain('Not taken: 1 further analysis');
  const rows = viewOf(loadDataset('trial.yaml', text)).tables.page.groups.flatMap((group) => group.rows);
  expect(rows.map(({ of, rank }) => [of, rank])).toContainEqual(['Failure', 'other']);
  // A secondary one stays for the deck.
  const later = imported({ n: ['62', '63'], rows: { '': ['1', '2'] } }, { ...failure, type: 'SECONDARY' });
  expect(later.dataset.results[1]!.page).toBe(false);
});

it('outcomes without figures are a limit, unless all are', () => {
  const limit = 'The record has no figures for some of its outcomes';
  const limitsOf = (...outcomes: Outcome[]) => imported(...outcomes).dataset.limitations.map(({ text }) => text);
  const [posted, empty]: Outcome[] = [
    { n: ['62', '63'], rows: { '': ['1', '2'] } },
    { title: 'Sleep', type: 'SECONDARY', n: [], rows: {} },
  ];
  expect(limitsOf(posted!, empty!)).toContain(limit);
  expect(limitsOf(posted!)).not.toContain(limit);
  expect(limitsOf({ ...empty!, type: 'PRIMARY' })).not.toContain(limit);
});

it('an arm that an outcome is not of has a dash in the row of its comparisons; one whose comparison is not told has not', () => {
  const rowsWith = (groups: readonly string[], values: string[]) => {
    const outcome: Outcome = {
      ...{ n: groups.map(() => '60'), groups, param: 'MEDIAN', rows: { '': values } },
      analyses: [{ groupIds: ['OG0', 'OG1'], paramType: 'Median difference', paramValue: '2.0' }],
    };
    const { text } = importedSmall({ arms: [...arms, { title: 'Other drug', n: '60' }], outcomes: [outcome] });
    const { groups: rows } = viewOf(loadDataset('trial.yaml', text)).tables.page;
    const row = rows.flatMap((group) => group.rows).find(({ cells }) => cells.length > 0);
    return row?.cells.map(({ text }) => bare(text));
  };
  expect(rowsWith(['Drug', 'Placebo'], ['5.0', '3.0'])).toEqual(['5.0, n = 60', '–', '3.0, n = 60', '2.0']);
  expect(rowsWith(['Drug', 'Placebo', 'Other drug'], ['5.0', '3.0', '4.0'])).toEqual([
    '5.0, n = 60',
    '4.0, n = 60',
    '3.0, n = 60',
    '2.0',
  ]);
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

  it('are those of the outcome that counts them, under its name', () => {
    for (const title of ['All-cause Mortality', 'Death From Any Cause'])
      expect(deaths(title).dataset.adverse_events[0]).toMatchObject({
        kind: 'death',
        name: title,
        arms: { drug: { events: { digits: '3' } }, placebo: { events: { digits: '4' } } },
      });
    expect(deaths('All-cause Mortality').remarks).toContain('they are those of this outcome');
  });

  it('are those who left by death, where only the flow tells', () => {
    const outcomes = [{ n: ['62', '63'], rows: { '': ['1', '2'] } }];
    const left = importedSmall({ arms: arms.map((arm, at) => ({ ...arm, leftByDeath: String(at) })), outcomes });
    const row = left.dataset.adverse_events.find(({ id }) => id === 'death')!;
    expect(row).toMatchObject({
      name: 'Death, as a reason for leaving the trial',
      arms: { drug: { events: { digits: '0' } }, placebo: { events: { digits: '1' } } },
    });
    const counted = importedSmall({ arms: arms.map((arm) => ({ ...arm, leftByDeath: '1', deaths: '2' })), outcomes });
    expect(counted.dataset.adverse_events.find(({ id }) => id === 'death')!.told).toBeNull();
  });

  it('are where none does, and are counted where they are', () => {
    for (const title of ['Pain', 'Composite of Death and Stroke', 'Cardiovascular Mortality'])
      expect(ids(title)).toContain('death');
    expect(ids('All-cause Mortality', '2')).toContain('death');
  });
});
