/** Words beside a reference, and words of an event: the arm and the unit must be those of the value. */
import { describe, expect, it } from 'vitest';
import { headline, problemsOf } from './dataset.js';

type Change = [string, string];
const doses: Change[] = [
  ['- { id: drug, name: Drug, role', '- { id: drug, name: Drug 150 mg, short: 150 mg, dose: 150 mg, role'],
  [
    '  - { id: placebo, name',
    '  - { id: low, name: Drug 50 mg, short: 50 mg, dose: 50 mg, role: experimental, n: not reported, source: article }\n  - { id: placebo, name',
  ],
  ['arms: { drug: { mean: -3.1 }', 'arms: { drug: { mean: -3.1 }, low: { mean: -2.4 }'],
];
const [high, low, placebo] = ['drug', 'low', 'placebo'].map((arm) => `[[results.pain.arms.${arm}.mean | size]]`);
const effect = '[[results.pain.comparisons.drug.estimate | size]]';
const unit: Change = ['measure: mean change, timepoint', 'measure: mean change, unit: mmol/mol, timepoint'];

const said = (text: string, ...changes: Change[]) =>
  headline(`'${text}'`, ...doses, ...changes)
    .filter(({ message }) => message.includes('stands be'))
    .map(({ severity, message }) => `${severity}: ${message}`);

describe('an arm that is named beside a value of another one', () => {
  it.each([
    [`Pain fell by ${low} on 150 mg and by ${low} on 50 mg`, '150 mg', low, 'Drug 50 mg'],
    [`Pain fell by ${high} on 150 mg, against ${high} on placebo`, 'placebo', high, 'Drug 150 mg'],
    [`On 50 mg pain fell by ${high}; on placebo by ${placebo}`, '50 mg', high, 'Drug 150 mg'],
    [`It fell by ${placebo} points in the low group`, 'low group', placebo, 'Placebo'],
    [`It fell by ${effect} points more on 50 mg than on placebo`, '50 mg', effect, 'Drug 150 mg and Placebo'],
  ])('%s', (text, arm, reference, own) =>
    expect(said(text)).toEqual([`warning: “${arm}” stands beside ${reference}, which leads to a value of ${own}`]),
  );
});

describe('is not seen in', () => {
  it.each([
    `Pain fell by ${high} on 150 mg, by ${low} on 50 mg and by ${placebo} on placebo`,
    `Pain fell by ${high} and ${placebo} on 150 mg and placebo`,
    `Pain fell by ${high} and ${placebo} on 150 mg and on placebo`,
    `With 150 mg, 50 mg and placebo it fell by ${high}, ${low} and ${placebo}, respectively`,
    `Unlike placebo ${high} counts, and after placebo ${high}`,
    `It fell by ${effect} points more on 150 mg than on placebo`,
    `It fell by ${high}, more than on placebo`,
    `It fell by ${high} in this placebo-controlled trial, and 0.50 mg was never given`,
    `On placebo it hardly fell; otherwise it fell by ${high}`,
  ])('%s', (text) => expect(said(text)).toEqual([]));
});

describe('a unit behind a reference', () => {
  it.each([
    [`Pain fell by ${high} percentage points`, unit, ['percentage points', 'mmol/mol']],
    [`Pain fell by ${effect} mg/dL`, unit, ['mg/dl', 'mmol/mol']],
    [`Pain fell by ${high} weeks`, ['measure: mean change,', 'measure: mean change, unit: days,'], ['week', 'days']],
    [`Pain fell by ${high} mmol/mol`, unit, null],
    [`Pain fell by ${high} points`, ['measure: mean change,', 'measure: mean change, unit: points of 20,'], null],
    [`Pain fell by ${high} points`, ['measure: mean change,', 'measure: mean change, unit: mm,'], null],
    [`Pain fell by ${effect} percentage points`, ['measure: mean change,', 'measure: mean change, unit: "%",'], null],
    [
      `Pain fell by ${high} days`,
      ['measure: mean change,', 'measure: mean change, unit: hospital days a month,'],
      null,
    ],
    [`Pain fell by ${high} weeks`, ['measure: mean change,', 'measure: mean change, unit: furlongs,'], null],
    [`Pain fell by ${high} in weeks`, unit, null],
    ['A p of [[results.pain.comparisons.drug.p]] days', unit, null],
  ] as [string, Change, string[] | null][])('%s (%s)', (text, change, found) => {
    const expected = found ? [expect.stringContaining(`“${found[0]}” stands behind`)] : [];
    expect(said(text, change)).toEqual(expected);
    if (found) expect(said(text, change)[0]).toMatch(new RegExp(`whose value is in ${found[1]}$`));
  });
});

describe('an event told of one arm', () => {
  const told = (words: string, arms: string) =>
    problemsOf(...doses, [
      '{ id: any, name: Any event, kind: any, told: not reported,',
      `{ id: any, name: Stroke, kind: other, told: "${words}", arms: ${arms},`,
    ]).filter(({ message }) => message.startsWith('this tells of “'));

  it('stands in another one alone', () => {
    expect(
      told('one, on 50 mg; unlikely to be related to it', '{ drug: { events: 1 }, low: { events: 0 } }'),
    ).toMatchObject([
      { severity: 'warning', message: 'this tells of “50 mg”, and the events of “Stroke” stand in Drug 150 mg alone' },
    ]);
  });

  it.each([
    ['one, on 150 mg', '{ drug: { events: 1 }, low: not reported }'],
    ['one, on 50 mg; unlikely to be related to it', '{ drug: { events: 1 }, low: { events: 2 } }'],
    ['none on placebo', '{ drug: { events: 1 }, placebo: { events: 0 } }'],
    ['one, after the switch from placebo', '{ drug: { events: 1 }, placebo: { events: 0 } }'],
    ['one, in follow-up', '{ drug: { events: 1 } }'],
  ])('or does not: %s %s', (words, arms) => expect(told(words, arms)).toEqual([]));
});
