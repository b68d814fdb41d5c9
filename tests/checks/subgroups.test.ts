/** Subgroups against the whole: what contradicts it is told, and what goes with it is not. */
import { expect, test } from 'vitest';
import { toldOf, type Change } from './fixtures.js';

const errors: [what: string, changes: Change[], told: RegExp][] = [
  [
    'an estimate turned round',
    [
      ['estimate: 0.75', 'estimate: 1.33'],
      ['low: 0.63, high: 0.90', 'low: 1.11, high: 1.59'],
    ],
    /0\.74 \(0\.65 to 0\.85\) is far from that of “With diabetes” and “Without diabetes” together, 1\.00/,
  ],
  [
    'one interval that lies apart',
    [
      ['estimate: 0.73', 'estimate: 1.37'],
      ['low: 0.60, high: 0.88', 'low: 1.14, high: 1.67'],
    ],
    /“Without diabetes”, 1\.37 \(1\.14 to 1\.67\), lies wholly apart/,
  ],
  [
    'another whole',
    [
      ['estimate: 0.74', 'estimate: 0.84'],
      ['low: 0.65, high: 0.85', 'low: 0.73, high: 0.96'],
    ],
    /together, 0\.74, which make up the whole/,
  ],
  [
    'limits of a part too narrow for so few',
    [['low: 0.04, high: 31.5', 'low: 1.02, high: 1.19']],
    /narrower than its part of the whole/,
  ],
  ['a part larger than its half', [['n: 2139', 'n: 2193']], /2193 in “With diabetes” are 4798, not the 4744/],
  [
    'a part smaller than its half',
    [['n: 2139', 'n: 2039']],
    /2605 in “Without diabetes” and 2039 in “With diabetes” are 4644, not the 4744/,
  ],
];

test.each(errors)('%s', (_, changes, told) => {
  expect(toldOf('hazard', ...changes)).toMatch(told);
});

test('of some it may be unknown in which part they are, if that is said', () => {
  expect(toldOf('hazard', ['within: itt, n: 2139', 'within: itt, note: of 100 it is not known, n: 2039'])).toBe('');
});

test('subgroups that differ by chance are no matter of doubt', () => {
  const apart: Change[] = [
    ['estimate: 0.75', 'estimate: 0.82'],
    ['low: 0.63, high: 0.90', 'low: 0.69, high: 0.98'],
    ['estimate: 0.73', 'estimate: 0.66'],
    ['low: 0.60, high: 0.88', 'low: 0.54, high: 0.80'],
  ];
  expect(toldOf('hazard', ...apart)).toBe('');
});
