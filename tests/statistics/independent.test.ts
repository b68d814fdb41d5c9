/** Calculated values against other ways to the same number, over random inputs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanDifference, meanInterval, sdFromInterval } from '../../src/statistics/mean.js';
import { numberNeeded } from '../../src/statistics/needed.js';
import { normalQuantile } from '../../src/statistics/normal.js';
import { oddsRatio, proportion, riskDifference, riskRatio, type Counts } from '../../src/statistics/proportion.js';
import { studentQuantile } from '../../src/statistics/student.js';

/** The area under a density from 0 to x, by Simpson's rule. */
function area(density: (x: number) => number, x: number, steps = 4000): number {
  const width = x / steps;
  let sum = density(0) + density(x);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * density(i * width);
  return (sum * width) / 3;
}

/** Γ by Stirling's series after shifting up, for the constant of the t density. */
function gammaRatio(df: number): number {
  const log = (x: number): number =>
    x < 20
      ? log(x + 1) - Math.log(x)
      : (x - 0.5) * Math.log(x) -
        x +
        0.5 * Math.log(2 * Math.PI) +
        1 / (12 * x) -
        1 / (360 * x ** 3) +
        1 / (1260 * x ** 5);
  return Math.exp(log((df + 1) / 2) - log(df / 2)) / Math.sqrt(df * Math.PI);
}

/** Where a rising function becomes 0, by bisection. */
function root(of: (x: number) => number, low: number, high: number): number {
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (of(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const counts = fc
  .integer({ min: 1, max: 500 })
  .chain((n) => fc.record({ events: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
const z95 = 1.959963984540054;

/** The score interval as its definition says it: all p that a score test does not reject. */
function scoreInterval({ events, n }: Counts): [number, number] {
  const observed = events / n;
  const distance = (p: number) => (observed - p) ** 2 * n - z95 ** 2 * p * (1 - p);
  const low = events === 0 ? 0 : root((p) => -distance(p), 0, observed);
  const high = events === n ? 1 : root(distance, observed, 1);
  return [low, high];
}

describe('over random inputs', () => {
  test('normal quantile: the area up to it is p', () => {
    const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        expect(0.5 + area(density, normalQuantile(p))).toBeCloseTo(p, 9);
      }),
      { numRuns: 100 },
    );
  });

  test('t quantile: the area up to it is p, for any degrees of freedom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 1.5, max: 300, noNaN: true }),
        (p, df) => {
          const constant = gammaRatio(df);
          const density = (x: number) => constant * (1 + (x * x) / df) ** (-(df + 1) / 2);
          expect(0.5 + area(density, studentQuantile(p, df))).toBeCloseTo(p, 7);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('proportion: the limits are where the score test just does not reject', () => {
    fc.assert(
      fc.property(counts, (group) => {
        const [low, high] = scoreInterval(group);
        const interval = proportion(group);
        expect(interval.low).toBeCloseTo(low, 9);
        expect(interval.high).toBeCloseTo(high, 9);
      }),
    );
  });

  test('risk difference: the score limits put together, and the mirror image for exchanged groups', () => {
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const [[low1, high1], [low2, high2]] = [scoreInterval(first), scoreInterval(second)];
        const [p1, p2] = [first.events / first.n, second.events / second.n];
        const { value, low, high } = riskDifference(first, second);
        expect(low).toBeCloseTo(p1 - p2 - Math.sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2), 9);
        expect(high).toBeCloseTo(p1 - p2 + Math.sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2), 9);
        const mirrored = riskDifference(second, first);
        expect([-mirrored.value, -mirrored.high, -mirrored.low].map((x) => x.toFixed(10))).toEqual(
          [value, low, high].map((x) => x.toFixed(10)),
        );
      }),
    );
  });

  test('ratios: the logarithm and its error by numeric derivatives of the counts', () => {
    const inner = fc
      .integer({ min: 2, max: 400 })
      .chain((n) => fc.record({ events: fc.integer({ min: 1, max: n - 1 }), n: fc.constant(n) }));
    fc.assert(
      fc.property(inner, inner, (first, second) => {
        // The delta method, with slopes from differences and the binomial variance.
        const error = (f: (p: number) => number, { events, n }: Counts) => {
          const p = events / n;
          const h = 1e-6 * Math.min(p, 1 - p);
          return ((f(p + h) - f(p - h)) / (2 * h)) ** 2 * ((p * (1 - p)) / n);
        };
        const logit = (p: number) => Math.log(p / (1 - p));
        for (const [ratio, f] of [
          [riskRatio(first, second)!, Math.log],
          [oddsRatio(first, second)!, logit],
        ] as const) {
          const middle = f(first.events / first.n) - f(second.events / second.n);
          const half = z95 * Math.sqrt(error(f, first) + error(f, second));
          expect(Math.log(ratio.value)).toBeCloseTo(middle, 8);
          expect(Math.log(ratio.low)).toBeCloseTo(middle - half, 5);
          expect(Math.log(ratio.high)).toBeCloseTo(middle + half, 5);
        }
      }),
    );
  });

  test('difference of means: as a t test that just does not reject, with the area of the t density', () => {
    const sample = fc.record({
      mean: fc.double({ min: -100, max: 100, noNaN: true }),
      sd: fc.double({ min: 0.5, max: 50, noNaN: true }),
      n: fc.integer({ min: 3, max: 400 }),
    });
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const [v, w] = [first.sd ** 2 / first.n, second.sd ** 2 / second.n];
        const df = 1 / ((v / (v + w)) ** 2 / (first.n - 1) + (w / (v + w)) ** 2 / (second.n - 1));
        const { value, low, high } = meanDifference(first, second);
        const constant = gammaRatio(df);
        const density = (x: number) => constant * (1 + (x * x) / df) ** (-(df + 1) / 2);
        expect(value - low).toBeCloseTo(high - value, 8);
        expect(area(density, (high - value) / Math.sqrt(v + w))).toBeCloseTo(0.475, 6);
      }),
      { numRuns: 100 },
    );
  });

  test('standard deviation from an interval leads back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 90, noNaN: true }), fc.integer({ min: 2, max: 500 }), (sd, n) => {
        const { low, high } = meanInterval({ mean: 3, sd, n }, 90);
        expect(sdFromInterval(low, high, n, 90) / sd).toBeCloseTo(1, 9);
      }),
    );
  });

  test('number needed: one over the difference, and infinite exactly where the interval crosses', () => {
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const difference = riskDifference(first, second);
        const { direction, number, limits, crosses } = numberNeeded(difference);
        if (difference.value !== 0) {
          expect((direction === 'benefit' ? 1 : -1) / number).toBeCloseTo(difference.value, 12);
        }
        expect(crosses).toBe(Math.sign(difference.low) !== Math.sign(difference.high) || difference.low === 0);
        if (limits[0].direction !== limits[1].direction) expect(crosses).toBe(true);
      }),
    );
  });
});
