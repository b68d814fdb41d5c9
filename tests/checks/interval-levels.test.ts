/** Levels of intervals, and the intervals of one arm against its counts, its events or its spread. */
import { expect, test } from 'vitest';
import { toldOf, type Change } from './fixtures.js';

const errors: [what: string, fixture: string, change: Change, told: RegExp][] = [
  [
    'of one arm of two',
    'binary',
    ['low: 40.1, high: 50.0, level: 95', 'low: 40.1, high: 50.0, level: 99'],
    /of 95%, and another of the same row of 99%/,
  ],
  [
    'of one of many comparisons',
    'hazard',
    ['low: 0.69, high: 0.98, level: 95', 'low: 0.69, high: 0.98, level: 99'],
    /of 99%, and all 6 others are of 95%/,
  ],
  [
    'by the counts',
    'binary',
    ['low: 1.25, high: 1.81, level: 95', 'low: 1.25, high: 1.81, level: 90'],
    /as wide as one of 95% is, by the counts/,
  ],
  [
    'by the standard deviation',
    'crossover',
    ['low: 12.3, high: 16.1, level: 95', 'low: 12.3, high: 16.1, level: 99'],
    /as wide as one of 95% is, by the standard deviation/,
  ],
  [
    'limits that lie beside those of the counts',
    'binary',
    ['low: 40.1, high: 50.0', 'low: 42.1, high: 52.0'],
    /the 95% interval 42\.1 to 52\.0 is far from that of the counts, 40\.2 to 49\.9/,
  ],
  [
    'one limit of a small share',
    'zero-events',
    ['high: 16.4, level: 95 } }', 'high: 14.4, level: 95 } }'],
    /4\.2 to 14\.4 is far from that of the counts/,
  ],
  ['a limit above none', 'zero-events', ['high: 1.8', 'high: 3.8'], /0 to 3\.8 is far from that of the counts/],
  [
    'a limit of a rate',
    'rate',
    ['high: 1.07', 'high: 1.17'],
    /0\.93 is far from the middle of its interval, 0\.80 to 1\.17/,
  ],
  [
    'a rate that its events do not give',
    'rate',
    ['rate: 0.93,', 'events: 491, person_time: 528, rate: 0.39,'],
    /0\.39/,
  ],
  [
    'an interval too narrow for its events',
    'rate',
    ['rate: 0.93, ci: { low: 0.80, high: 1.07', 'events: 93, rate: 0.93, ci: { low: 0.80, high: 1.07'],
    /0\.80 to 1\.07 is far narrower than that of 93 events/,
  ],
];

test.each(errors)('%s', (_, fixture, change, told) => {
  expect(toldOf(fixture, change)).toMatch(told);
});

test('each of the usual intervals of a share passes', () => {
  for (const limits of ['low: 40.2, high: 49.9', 'low: 40.1, high: 50.0', 'low: 40.2, high: 49.8'])
    expect(toldOf('binary', ['low: 40.1, high: 50.0', limits])).toBe('');
});

test('people who differ in their rates widen an interval', () => {
  expect(toldOf('rate', ['rate: 0.93,', 'events: 491, person_time: 528, rate: 0.93,'])).toBe('');
});
