/** Groups of a record are given to the arms that they are, and to no others. */
import { describe, expect, it, test } from 'vitest';
import { formatProse } from '../../src/format/format.js';
import { matchTitles } from '../../src/import/reading/group-titles.js';
import { importedSmall } from './small.js';

const named = (titles: string[], description = '') =>
  titles.map((title, index) => ({ id: String(index), title, description }));

/** The arm of each group. */
function matched(groups: string[], arms: string[]): (string | null)[] {
  const found = matchTitles(named(groups), named(arms));
  return groups.map((_, index) => found.get(String(index))?.title ?? null);
}

describe('a title by another spelling is the same', () => {
  test.each([
    ['Drug 1000 µg', 'Drug 1000 mcg'],
    ['Drug 1000μg', 'drug 1000 micrograms'],
    ['10 mg of PF-1', 'PF-1 10 Milligram (10 mg)'],
    ['Drug 1,000 mg', 'Drug 1000mg'],
    ['Drug A + Drug B', 'Drug A and Drug B'],
    ['Med Management', 'Med Managment'],
    ['Drugᵀᴹ', 'DrugTM'],
  ])('%s, %s', (group, arm) => expect(matched([group, 'Placebo'], [arm, 'Placebo'])).toEqual([arm, 'Placebo']));
});

describe('a title that says less is the arm where there is but one', () => {
  test('and none where there are two, or where the other is taken', () => {
    expect(matched(['Ibuprofen'], ['Ibuprofen 400 mg', 'Placebo'])).toEqual(['Ibuprofen 400 mg']);
    expect(matched(['Ibuprofen'], ['Ibuprofen 400 mg', 'Ibuprofen 800 mg'])).toEqual([null]);
    expect(matched(['Drug', 'Drug 1 mg'], ['Drug 1 mg', 'Drug 2 mg'])).toEqual([null, 'Drug 1 mg']);
  });

  test('and is not where words turn it into another', () => {
    expect(matched(['Ibuprofen'], ['Ibuprofen + Caffeine'])).toEqual([null]);
    expect(matched(['Placebo'], ['Drug crossover to placebo'])).toEqual([null]);
    expect(matched(['Drug then placebo'], ['Placebo then drug'])).toEqual([null]);
    expect(matched(['Drug'], ['Placebo of drug'])).toEqual([null]);
  });
});

test('a letter or a number is a name', () => {
  expect(matched(['Arm A', 'Arm B'], ['Group B', 'Group A'])).toEqual(['Group A', 'Group B']);
  expect(matched(['Arm 1', 'Arm 2'], ['Arm 1 - Control', 'Arm 2 - Nurse'])).toEqual([
    'Arm 1 - Control',
    'Arm 2 - Nurse',
  ]);
  expect(matched(['Arm A'], ['Participants'])).toEqual([null]);
});

describe('a group of other people is no arm', () => {
  test.each([
    ['Placebo - Main Mono', 'Placebo - Main (TG1, TG2 & TG3)'],
    ['Drug - women', 'Drug'],
    ['Drug - RP1', 'Drug'],
    ['Drug, naive', 'Drug, treated before'],
  ])('%s, %s', (group, arm) => expect(matched([group], [arm])).toEqual([null]));

  test('though its description is the same', () => {
    const description = 'Patients took one tablet of the drug each day for half a year.';
    expect(matchTitles(named(['Drug - Mono'], description), named(['Drug - Main'], description)).size).toBe(0);
  });

  it('is told in words, with its own name', () => {
    const mono = ['Drug - Mono', 'Placebo - Mono'];
    const { dataset } = importedSmall({
      arms: [
        { title: 'Drug - Main (TG1)', n: '50' },
        { title: 'Placebo - Main (TG1 & TG2)', n: '50' },
      ],
      outcomes: [
        { n: ['50', '50'], rows: { '': ['1.1', '2.2'] } },
        { type: 'SECONDARY', title: 'Sleep', groups: mono, n: ['4', '5'], rows: { '': ['-0.53', '0.15'] } },
        {
          type: 'SECONDARY',
          title: 'Mood',
          groups: ['Drug - Main', ...mono],
          n: ['49', '4', '5'],
          rows: { '': ['3.3', '4.4', '5.5'] },
        },
      ],
    });
    const [, sleep, mood] = dataset.results;
    expect(sleep!.arms).toEqual({});
    expect(formatProse(sleep!.told!, dataset)).toContain('−0.53 (Drug - Mono, n = 4); 0.15 (Placebo - Mono, n = 5)');
    expect(sleep!.at).toContain('OG0, OG1');
    expect(mood!.arms).toMatchObject({
      'drug-main-tg1': { mean: { digits: '3.3' }, n: { digits: '49' } },
      'placebo-main-tg1-tg2': { mean: null, told: { text: 'not given for this arm' } },
    });
  });
});
