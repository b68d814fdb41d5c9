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

describe('a figure that stands nowhere else is told, and is not taken for one of another kind', () => {
  const told = (text: string, ...changes: [string, string][]) =>
    headline(text, ...changes).map(({ severity, message }) => {
      expect(severity).toBe('warning');
      return /^“(.*)” stands in this sentence, and nowhere else in the data$/.exec(message)?.[1] ?? message;
    });

  it.each([
    ['Pain fell by 4.7 points, in 33% of people, NNT 8, in 14 countries', ['4.7', '33%', '8', '14']],
    ['By week 52 the phase 3 trial had begun', ['week 52', 'phase 3']],
    ['After 12 weeks on 52 mg', ['52 mg']],
    ['At week 24 the drug gave [[results.pain.arms.drug.mean]]', ['week 24']],
    ['The 60 people', ['60']], // a percentage, not a count
    ['More than 52% had relief', ['52%']],
    ['With p = 0.80', ['0.80']], // the lower limit of a ratio, no p value
    ['An estimate of 0.79', ['0.79']], // nearly that limit
    ['One in 3, and 5 per 1000', ['3', '5']],
    ['At 4 and 8 weeks', ['4 weeks', '8 weeks']],
  ])('%s', (text, figures) => expect(told(text)).toEqual(figures));

  it('unless a text of the data has it', () => {
    const dosed: [string, string] = [
      'framework: superiority }',
      "framework: superiority, conduct: ['50 mg from week 2 to 52, in 14 centres'] }",
    ];
    expect(told('After 52 weeks on 50 mg', dosed)).toEqual([]);
    expect(told('At week 2 on 50 mg in 14 centres', dosed)).toEqual([]);
    expect(told('At week 14', dosed)).toEqual(['week 14']);
  });

  it('in what claims something, and not in a question', () => {
    expect(problemsOf(['question: Does it work?', 'question: Would 4.7 points matter?'])).toEqual([]);
    expect(problemsOf(['question:', 'limitations: [Only 4 sites]\nquestion:'])).toHaveLength(1);
  });

  it('leaves what a source told as it is', () => {
    const told: [string, string] = ['placebo: not reported }', 'placebo: { told: 0.79 of the drug; p 0.041 } }'];
    expect(problemsOf(told)).toEqual([]);
  });
});

describe('is not seen in', () => {
  it.each([
    'At week 12 the trial was over',
    'After 12 weeks',
    'The record says “1. of 250 planned, 24-hr studies were made”',
    'Two of ten domains, CDASI40, 5-HT, COVID-19, type 2 and ICD-10.5x',
    'A few per 1000 people',
    'The 2 arms of 2026',
    'Pain fell by [[results.pain.arms.drug.mean | size]] points',
  ])('%s', (text) => expect(headline(text)).toEqual([]));
});
