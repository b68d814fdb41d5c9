/** Kinds of records that a draft must not tell otherwise than they are. */
import { expect, test } from 'vitest';
import { rankRows } from '../../src/import/reading/final-rows.js';
import { outcomeNames } from '../../src/import/reading/names.js';
import { picoOf } from '../../src/template/view/pico.js';
import { linkTrial } from '../../src/trial/trial.js';
import { generate } from '../../src/index.js';
import { readDeck } from '../outputs/deck.js';
import { bareView } from '../template/bare-view.js';
import { importedSmall } from './small.js';

const two = [
  { title: 'Drug', n: '50' },
  { title: 'Placebo', n: '50' },
];
const outcome = {
  title: 'Walking distance',
  param: 'MEAN',
  dispersion: 'Standard Deviation',
  unit: 'm',
  n: ['50', '50'],
} as const;
const cells = (one: string, other: string) =>
  [
    { value: one, spread: '9' },
    { value: other, spread: '8' },
  ] as const;

test('how many came to one of several visits is not how many were counted in all', () => {
  const rows = { Baseline: cells('300', '301'), '6m': cells('310', '305'), '12m': cells('320', '306') };
  const { dataset } = importedSmall({ arms: two, outcomes: [{ ...outcome, rows }] });
  expect(dataset.outcomes[0]!.timepoint).toBe('12m');
  const drug = dataset.results[0]!.arms.drug;
  expect(drug).toMatchObject({ n: null });
  expect(String((drug as { mean: unknown }).mean)).toBe('320');
  const own = importedSmall({ arms: two, outcomes: [{ ...outcome, rows, rowN: { '12m': ['44', '45'] } }] }).dataset;
  expect(String((own.results[0]!.arms.drug as { n: unknown }).n)).toBe('44');
});

test('a visit without its unit has that of the others', () => {
  const titled = ['BL', '6m', '12m', '24'].map((title) => ({ title, counted: [], measurements: [] }));
  const { rows, isVisit } = rankRows({ unit: 'cm', parameter: 'mean', title: '' } as never, titled);
  expect([rows[0]!.title, isVisit]).toEqual(['24', true]);
});

test('titles that only their brackets tell apart keep these', () => {
  const base = 'Change From Baseline in Hemoglobin A1C at Week 18 Excluding the Rescue Approach';
  const names = outcomeNames(
    ['Insulin Sub-study', 'Metformin Sub-study'].map((part) => ({
      title: `${base} (${part})`,
      row: '',
      counted: false,
    })),
    90,
  );
  expect(names[0]).toMatch(/Insulin/);
  expect(names[1]).toMatch(/Metformin/);
});

test('titles of which another has the same bracket are told apart by their words', () => {
  const base =
    'Number of Participants With Response Based on the Long Responder Index of the Society (SRI-4) at Week 52';
  const names = outcomeNames(
    [base, `${base} in the Serologically Active Subgroup`].map((title) => ({ title, row: '', counted: true })),
    90,
  );
  expect(names[0]).not.toBe(names[1]);
});

test('people of an open part of a randomised trial are not told to be randomised', async () => {
  const arms = [
    { title: 'Part A (Open-label): Drug', n: '30' },
    { title: 'Part B (Blinded): Drug', n: '50' },
    { title: 'Part B (Blinded): Placebo', n: '50' },
  ];
  const rows = {
    '': [
      { value: '1', spread: '9' },
      { value: '2', spread: '8' },
      { value: '3', spread: '8' },
    ],
  };
  const { dataset, text } = importedSmall({ arms, outcomes: [{ ...outcome, n: ['30', '50', '50'], rows }] });
  expect(dataset.arms.map(({ name, external }) => [name.includes('Part A'), external])).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ]);
  expect(bareView(picoOf(linkTrial(dataset))).intervention).not.toContain('Part A');
  const { outputs } = await generate({ file: 'x.yaml', text, formats: ['pptx'] });
  expect(JSON.stringify(readDeck(outputs[0]!.bytes))).toContain('were randomised to two arms');
});

test('of a record that is taken whole nothing is said to be left out', () => {
  const limits = (rows: Record<string, ReturnType<typeof cells>>) =>
    importedSmall({
      arms: two,
      outcomes: [
        { ...outcome, rows: { '': cells('1', '2') } },
        { ...outcome, title: 'Sleep', type: 'SECONDARY', rows },
      ],
    })
      .dataset.limitations.map(({ text }) => text)
      .join();
  expect(limits({ '': cells('3', '4') })).not.toMatch(/not all/i);
  const grades = Object.fromEntries(['Good', 'Fair', 'Poor', 'Bad'].map((title) => [title, cells('3', '4')]));
  expect(limits(grades)).toContain('Not all outcomes of the record are taken over');
});

test('rows of one primary outcome are not co-primary outcomes; two outcomes are', () => {
  const rows = { Systolic: cells('-4', '-1'), Diastolic: cells('-3', '-2') };
  const one = importedSmall({ arms: two, outcomes: [{ ...outcome, rows }] }).dataset;
  expect(one.outcomes.filter(({ role }) => role === 'primary')).toHaveLength(2);
  expect(bareView(picoOf(linkTrial(one))).outcomes).not.toContain('Co-primary');
  const both = importedSmall({
    arms: two,
    outcomes: [
      { ...outcome, rows: { '': cells('1', '2') } },
      { ...outcome, title: 'Sleep', rows: { '': cells('3', '4') } },
    ],
  }).dataset;
  expect(bareView(picoOf(linkTrial(both))).outcomes).toMatch(/^Co-primary: /);
});

test('who did not complete is told as the flow counts it, and not where nobody could have completed', () => {
  const rows = { '': cells('1', '2') };
  const arms = [
    { title: 'Drug', n: '50', completed: '41', left: '9' },
    { title: 'Placebo', n: '50', completed: '50', left: '0' },
  ];
  const { dataset } = importedSmall({ arms, outcomes: [{ ...outcome, rows }] });
  const event = dataset.adverse_events.find(({ kind }) => kind === 'withdrawal')!;
  expect(event.name).toBe('Did not complete the trial');
  expect(String((event.arms.drug as { events: unknown }).events)).toBe('9');
  const cut = arms.map((arm) => ({ ...arm, completed: '0', left: arm.n }));
  const none = importedSmall({ arms: cut, outcomes: [{ ...outcome, rows }] }).dataset;
  expect(none.adverse_events.some(({ kind }) => kind === 'withdrawal')).toBe(false);
});

test('a bracket in which all arms end is no part of their names', () => {
  const arms = ['Drug 5 mg (Main Study)', 'Placebo (Main Study)'].map((title) => ({ title, n: '50' }));
  const { dataset } = importedSmall({ arms, outcomes: [{ ...outcome, rows: { '': cells('1', '2') } }] });
  expect(dataset.arms.map(({ name }) => name)).toEqual(['Drug 5 mg', 'Placebo']);
});

test('of several comparisons of which none shows a difference, the headline says so', () => {
  const doses = ['5 mg once daily', '10 mg once daily', '20 mg once daily', '30 mg once daily', '40 mg once daily'];
  const title = 'Relative Decrease of More Than Thirty Percent in the Level of the Natriuretic Peptide';
  const arms = [
    ...doses.map((dose) => ({ title: `Neladrug Succinate Tablets ${dose}`, n: '50' })),
    { title: 'Eplarelone Standard Tablets', n: '50' },
  ];
  const analyses = doses.map((_, index) => ({
    groupIds: [`OG${index}`, 'OG5'],
    paramType: 'Mean Difference (Final Values)',
    paramValue: '1',
    ciPctValue: '95',
    ciNumSides: 'TWO_SIDED',
    ciLowerLimit: '-2',
    ciUpperLimit: '4',
    pValue: '0.4',
  }));
  const values = arms.map((_, index) => ({ value: index < 5 ? '3' : '2', spread: '9' }));
  const { dataset } = importedSmall({
    arms,
    outcomes: [{ ...outcome, title, n: arms.map(() => '50'), rows: { '': values }, analyses }],
  });
  expect(dataset.headline.text).toMatch(/no clear difference/);
});
