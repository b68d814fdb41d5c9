/** Rounding, against the one that JavaScript has and that is slow to wake up. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundedTo } from '../../src/statistics/digits.js';

const byIntl = (value: number, decimals: number) =>
  new Intl.NumberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
    signDisplay: 'negative',
  }).format(value);

test.each([
  [1.005, 2, '1.01'],
  [-0.04, 1, '0.0'],
  [-2.5, 0, '-3'],
  [1e-7, 2, '0.00'],
  [99.95, 1, '100.0'],
])('%d with %d decimals', (value, decimals, text) => {
  expect(roundedTo(value, decimals)).toBe(text);
});

test('rounds every number as Intl does', () => {
  const numbers = fc.oneof(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.integer({ min: -99999, max: 99999 }).map((n) => n / 1000),
  );
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      expect(roundedTo(value, decimals)).toBe(byIntl(value, decimals));
    }),
    { numRuns: 2000 },
  );
});
