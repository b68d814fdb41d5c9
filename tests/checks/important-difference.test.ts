/** Words on the smallest difference that matters, against estimate and interval. */
import { expect, test } from 'vitest';
import { toldOf, type Change } from './fixtures.js';

const errors: [what: string, fixture: string, changes: Change[]][] = [
  [
    'an interval that no longer leaves it out',
    'negative',
    [
      [
        'low: -0.9, high: 0.5, level: 95 },\n          p: 0.58',
        'low: -1.9, high: 1.5, level: 95 },\n          p: 0.82',
      ],
    ],
  ],
  ['a smaller difference that matters', 'negative', [['important_difference: 1.5', 'important_difference: 0.6']]],
  ['a larger one', 'crossover', [['important_difference: 3', 'important_difference: 5']]],
  ['one dose of both that falls short', 'visits', [['important_difference: 0.5', 'important_difference: 1.5']]],
  ['the opposite word', 'visits', [['by more than the smallest', 'by less than the smallest']]],
  [
    'a word of the field',
    'negative',
    [['No benefit over sham, with more headaches.', 'A clinically important effect on pain was seen.']],
  ],
  ['its denial', 'crossover', [['Nothing is known beyond four weeks.', 'The effect was not clinically important.']]],
];

test.each(errors)('%s', (_, fixture, changes) => {
  expect(toldOf(fixture, ...changes)).toMatch(/and the important difference is/);
});

test.each<[string, Change]>([
  ['negative', ['No benefit over sham', 'No clinically important benefit over sham']],
  ['crossover', ['Nothing is known beyond four weeks.', 'The gain exceeded the minimal important difference.']],
  ['visits', ['Nausea rose with the dose.', 'The interval does not exclude a clinically important difference.']],
])('what is so in %s passes', (fixture, change) => {
  expect(toldOf(fixture, change)).toBe('');
});
