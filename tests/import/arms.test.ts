/** What arms are called, and which is the comparator. */
import { expect, it } from 'vitest';
import { importedSmall } from './small.js';

const outcome = { n: ['10', '10'], rows: { '': ['1', '2'] } };
const armsOf = (trial: Omit<Parameters<typeof importedSmall>[0], 'outcomes'>) =>
  importedSmall({ ...trial, outcomes: [outcome] }).dataset.arms.map(({ name, role }) => `${name}: ${role}`);

it('an arm that is only numbered is called by its interventions, a comparator by its placebo', () => {
  const planned = [
    { label: 'Statin', type: 'EXPERIMENTAL', interventionNames: ['Drug: Statin'] },
    { label: '2', type: 'PLACEBO_COMPARATOR', interventionNames: ['Drug: Statin', 'Other: placebo'] },
  ];
  const arms = [
    { title: 'Statin', n: '10' },
    { title: 'Arm 2', n: '10' },
  ];
  expect(armsOf({ arms, planned })).toEqual(['Statin: experimental', 'Placebo: comparator']);
  expect(importedSmall({ arms, planned, outcomes: [outcome] }).text).toContain('In full: Arm 2');
});

it('… or by what its description calls it, and keeps its number where nothing names it', () => {
  const described = (one: string, two: string) =>
    armsOf({
      model: 'CROSSOVER',
      arms: [
        { title: 'Treatment A', n: '10', description: one },
        { title: 'Treatment B', n: '10', description: two },
      ],
    });
  expect(described('The test product.', 'The reference product.')).toEqual([
    'Treatment A (test product): experimental',
    'Treatment B (reference product): comparator',
  ]);
  expect(described('A tablet.', 'A capsule.')).toEqual(['Treatment A: experimental', 'Treatment B: experimental']);
});

it('the product of a brand is the comparator of generics, and no intervention', () => {
  const { dataset } = importedSmall({
    arms: [
      { title: 'Brand Name Drug', n: '10' },
      { title: 'Generic', n: '10' },
    ],
    outcomes: [outcome],
  });
  expect(dataset.arms.map(({ name, role }) => `${name}: ${role}`)).toEqual([
    'Generic: experimental',
    'Brand Name Drug: comparator',
  ]);
});

it('a comparison is not turned towards the comparator where its sign fits the arms only as the record names them', () => {
  const { dataset } = importedSmall({
    model: 'CROSSOVER',
    arms: [
      { title: 'Brand Name Drug', n: '10' },
      { title: 'Generic', n: '10' },
    ],
    outcomes: [
      {
        n: ['10', '10'],
        rows: { '': ['645.5', '633.0'] },
        analyses: [{ groupIds: ['OG0', 'OG1'], paramType: 'Mean Difference', paramValue: '45.1' }],
      },
    ],
  });
  expect(dataset.results[0]!.comparisons).toMatchObject([{ arm: 'brand-name-drug', versus: 'generic' }]);
});
