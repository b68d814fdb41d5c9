/** Which way round a comparison is told, of differences and ratios, and what is told where the record does not say. */
import { describe, expect, it } from 'vitest';
import { importedSmall } from './small.js';

const arms = [
  { title: 'Drug', n: '40' },
  { title: 'Placebo', n: '40' },
] as const;
const planned = [
  { label: 'Drug', type: 'EXPERIMENTAL' },
  { label: 'Placebo', type: 'PLACEBO_COMPARATOR' },
];
const both = ['OG0', 'OG1'];
const limits = (ciLowerLimit: string, ciUpperLimit: string) => ({
  ...{ ciPctValue: '95', ciNumSides: 'TWO_SIDED', ciLowerLimit, ciUpperLimit },
});
const means = (left: string, right: string, analyses: object[], alike = false) =>
  importedSmall({
    arms: alike
      ? [
          { title: 'Drug A', n: '40' },
          { title: 'Drug B', n: '40' },
        ]
      : arms,
    planned: alike ? [] : planned,
    outcomes: [
      {
        n: ['40', '40'],
        rows: {
          '': [
            { value: left, spread: '4' },
            { value: right, spread: '4' },
          ],
        },
        analyses,
      },
      // The other way round, so that no arm is the one that all analyses share.
      {
        type: 'SECONDARY',
        title: 'Sleep',
        n: ['40', '40'],
        rows: { '': ['1', '2'] },
        analyses: [{ groupIds: [...both].reverse(), pValue: '0.5' }],
      },
    ],
  });
const first = ({ dataset }: ReturnType<typeof means>) => dataset.results[0]!.comparisons[0];
const paramType = 'Mean Difference (Final Values)';

describe('a difference', () => {
  it('is of what was tried where it fits, and of the comparator where it fits so', () => {
    const straight = means('3', '9', [{ groupIds: both, paramType, paramValue: '-6', ...limits('-8', '-4') }]);
    expect(first(straight)).toMatchObject({ arm: 'drug', versus: 'placebo' });
    const turned = means('3', '9', [{ groupIds: both, paramType, paramValue: '6', ...limits('4', '8') }]);
    expect(first(turned)).toMatchObject({ arm: 'placebo', versus: 'drug' });
  });

  it('is one of two arms where the analysis names one group and fits no figure of its own', () => {
    const one = means('3', '9', [{ groupIds: ['OG0'], paramType, paramValue: '-5', ...limits('-8', '-2') }]);
    expect(first(one)).toMatchObject({ arm: 'drug', versus: 'placebo' });
    const own = means('3', '9', [{ groupIds: ['OG0'], paramType, paramValue: '3.2', ...limits('1', '5.4') }]);
    expect(first(own)).toBeUndefined();
    expect(own.remarks + own.text).toContain('analysis of arms by themselves');
  });

  it('has no direction where neither arm is a comparator and nothing tells', () => {
    const { dataset } = means(
      '5.0',
      '5.1',
      [{ groupIds: both, paramType, paramValue: '1.2', ...limits('-1', '3.4') }],
      true,
    );
    expect(dataset.results[0]!.comparisons).toEqual([]);
    expect(dataset.results[1]!.told!.text).toMatch(/1\.2 .*does not say which way round/);
    const told = means(
      '5.0',
      '5.1',
      [{ groupIds: both, paramType, paramValue: '1.2', statisticalComment: 'Drug B minus Drug A' }],
      true,
    );
    expect(first(told)).toMatchObject({ arm: 'drug-b', versus: 'drug-a' });
  });
});

const counts = (left: string, right: string, paramValue: string, [low, high]: [string, string]) =>
  importedSmall({
    arms,
    planned,
    outcomes: [
      {
        ...{ title: 'Deaths', param: 'COUNT_OF_PARTICIPANTS', unit: 'Participants', n: ['40', '40'] },
        rows: { '': [left, right] },
        analyses: [{ groupIds: both, paramType: 'Hazard Ratio (HR)', paramValue, ...limits(low, high) }],
      },
    ],
  });

it('a ratio goes with the figures of the arms', () => {
  expect(first(counts('10', '20', '0.5', ['0.3', '0.7']))).toMatchObject({ arm: 'drug', versus: 'placebo' });
  expect(first(counts('10', '20', '2', ['1.4', '3.1']))).toMatchObject({ arm: 'placebo', versus: 'drug' });
});

describe('tests of dose-response', () => {
  const doses = ['Placebo', 'Drug 5 mg', 'Drug 10 mg'].map((title) => ({ title, n: '20' }));
  const groupIds = ['OG0', 'OG1', 'OG2'];
  const test = (shape: string, pValue: string) => ({
    ...{ groupIds, pValue, statisticalMethod: 'MCP-Mod' },
    pValueComment: `${shape} shape: adjusted one-sided p-values of the contrast test`,
  });
  const { dataset } = importedSmall({
    arms: doses,
    outcomes: [
      {
        n: ['18', '19', '17'],
        rows: { 'Value at baseline': ['50', '51', '49'], 'Change to Week 20': ['1', '3', '4'] },
        analyses: [test('Linear', '0.0918'), test('Emax', '0.3')],
      },
    ],
  });

  it('are told as what they are, beside the change, with those who were counted', () => {
    const told = dataset.results.find(({ id }) => id.endsWith('over-arms'))!;
    expect(told.label).toMatch(/p values over all arms \(of dose-response, adjusted, one-sided\)$/);
    expect(told.told!.text).toBe('p 0.0918 (Linear shape); p 0.3 (Emax shape)');
    expect(dataset.results[0]!.arms['placebo']).toMatchObject({ n: { digits: '18' }, mean: { digits: '1' } });
    expect(dataset.headline.text).toContain('no clear response to dose');
  });
});

it('people in one class of a scale have no better side, and who met an end point was not free of it', () => {
  const { dataset } = importedSmall({
    arms,
    planned,
    outcomes: [
      {
        title: 'Participants With Ross Heart Failure Class I',
        param: 'COUNT_OF_PARTICIPANTS',
        unit: 'Participants',
        n: ['40', '40'],
        rows: { '': ['20', '21'] },
      },
      {
        title: 'Freedom From Death',
        param: 'NUMBER',
        unit: 'Number of subjects meeting endpoint',
        n: ['40', '40'],
        rows: { '': ['4', '5'] },
      },
    ],
  });
  expect(dataset.outcomes[0]!.better).toBe('not clear');
  expect(dataset.outcomes[1]!.name).toBe('Death');
});

it('figures of a crossover by the order of treatments are told by the treatment of their period', () => {
  const sequences = ['Drug then Placebo', 'Placebo then Drug'].map((title) => ({ title, n: '40' }));
  const { dataset } = importedSmall({
    ...{ arms: sequences, model: 'CROSSOVER' },
    outcomes: [
      { title: 'Pain (Phase I)', n: ['40', '40'], rows: { '': ['3', '5'] } },
      { title: 'Pain (Phase II)', n: ['40', '40'], rows: { '': ['6', '4'] } },
      { title: 'Sleep', n: ['40', '40'], rows: { '': ['7', '8'] } },
    ],
  });
  const [first, second, all] = [dataset.headline, ...dataset.takeaways].map((line) => line.text);
  expect(first).toMatch(/mean\]\] on Drug; .*mean\]\] on Placebo/);
  expect(second).toMatch(/drug-then-placebo\.mean\]\] on Placebo; .*placebo-then-drug\.mean\]\] on Drug/);
  expect(`${first} ${second}`).not.toContain('in Drug then');
  expect(all).not.toContain(' on Drug');
});
