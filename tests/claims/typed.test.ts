/** Figures typed by hand are found, with the reference to write instead. */
import { describe, expect, it } from 'vitest';
import { headline, problemsOf } from './dataset.js';

const exactly = 'is also in the data';
const nearly = 'is nearly a value of the data';

describe('a figure typed by hand', () => {
  it.each([
    ['Pain fell by 3.1 points', '3.1', exactly, '[[results.pain.arms.drug.mean | size]]'],
    ['A ratio of 1.41', '1.41', nearly, '[[results.relief.comparisons.drug.estimate]]'],
    ['A ratio of 1.40', '1.40', exactly, '[[results.relief.comparisons.drug.estimate]]'],
    ['A ratio of 1.4', '1.4', exactly, '[[results.relief.comparisons.drug.estimate]]'],
    ['Pain fell by 3.2 points', '3.2', nearly, '[[results.pain.arms.drug.mean | size]]'],
    ['The 102 people', '102', exactly, '[[participants.randomised]]'],
    ['More than 60% had relief', '60%', exactly, '[[results.relief.arms.drug.percent | size]]'],
    ['{ text: The 52 on the drug, holds: [{ arms.drug.n: exactly 52 }] }', '52', exactly, '[[arms.drug.n]]'],
  ])('%s', (text, written, what, reference) => {
    expect(headline(text)).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: `${written} is typed by hand, and ${what}`,
        hint: `write ${reference} instead`,
        line: 35,
      }),
    ]);
  });

  it('a whole number that rounding gives', () => {
    expect(
      headline(
        'Pain fell by 19 points',
        ['mean: -3.1', 'mean: -19.2'],
        ['estimate: -1.2', 'estimate: -17.3'],
        ['low: -1.7', 'low: -99.7'],
      ),
    ).toContainEqual(
      expect.objectContaining({ hint: 'write [[results.pain.arms.drug.mean | size | rounded]] instead' }),
    );
  });

  it('in the words that tell a place', () => {
    expect(problemsOf(['arms: { drug: { mean', 'at: "page 3, −3.1"\n    arms: { drug: { mean'])).toMatchObject([
      { message: 'the place “page 3, −3.1” quotes 3.1, which is also in the data', line: 22 },
    ]);
  });
});

describe('is not seen in', () => {
  it.each([
    'By week 52 the phase 3 trial had begun',
    'After 52 weeks on 50 mg',
    'The 60 people', // a percentage, not a count
    'More than 52% had relief',
    'Two of 7 domains, CDASI40 and ICD-10.5x',
    'Pain fell by [[results.pain.arms.drug.mean | size]] points',
  ])('%s', (text) => expect(headline(text)).toEqual([]));
});
