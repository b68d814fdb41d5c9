/** Calculated values against worked examples in print. */
import { countInterval } from '../../src/statistics/poisson.js';
import { describe, expect, test } from 'vitest';
import { percentDecimals, ratioDecimals, sumDecimals } from '../../src/statistics/digits.js';
import { errorFromSd, meanDifference, meanInterval, sdFromError, sdFromInterval } from '../../src/statistics/mean.js';
import { numberNeeded } from '../../src/statistics/needed.js';
import { normalQuantile, twoSidedP, zOf } from '../../src/statistics/normal.js';
import {
  oddsRatio,
  perThousand,
  exactProportion,
  plainProportion,
  proportion,
  riskDifference,
  riskRatio,
  type Counts,
} from '../../src/statistics/proportion.js';
import { studentQuantile } from '../../src/statistics/student.js';

const of = (events: number, n: number): Counts => ({ events, n });

describe('quantiles', () => {
  test('of the normal distribution: Wichura 1988, the check values of AS 241', () => {
    for (const p of [1, 0.5, 0.05, 0.01, 1e-6]) expect(twoSidedP(normalQuantile(1 - p / 2))).toBeCloseTo(p, 9);
    expect(twoSidedP(1)).toBeCloseTo(0.3173105078629141, 9);
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 14);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 14);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798408, 13);
    expect(zOf(95)).toBeCloseTo(1.959963984540054, 14);
  });

  test.each([
    [1, 12.706],
    [2, 4.303],
    [5, 2.571],
    [10, 2.228],
    [24, 2.064],
    [30, 2.042],
    [120, 1.98],
  ])('of t with %d degrees of freedom: Fisher and Yates, table III, 5%%', (df, t) => {
    expect(studentQuantile(0.975, df)).toBeCloseTo(t, 3);
  });
});

describe('a proportion: Newcombe 1998 (Stat Med 17:857), table I, method 3', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d', (events, n, low, high) => {
    const interval = proportion(of(events, n));
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe('the same table, methods 5 (exact) and 1 (by the standard error)', () => {
  test.each([
    [81, 263, [0.2527, 0.3676], [0.2522, 0.3638]],
    [15, 148, [0.0578, 0.1617], [0.0527, 0.15]],
    [0, 20, [0, 0.1684], [0, 0]],
    [1, 29, [0.0009, 0.1776], [0, 0.1009]],
  ])('%d of %d', (events, n, exact, plain) => {
    for (const [method, limits] of [
      [exactProportion, exact],
      [plainProportion, plain],
    ] as const) {
      const interval = method(of(events, n));
      expect(interval.low).toBeCloseTo(limits[0]!, 4);
      expect(interval.high).toBeCloseTo(limits[1]!, 4);
    }
  });
});

describe('a count of events: the exact limits of Garwood 1936 (Biometrika 28:437), which Byar’s come near', () => {
  test.each([
    [0, 0, 3.69],
    [10, 4.8, 18.39],
    [100, 81.36, 121.63],
  ])('%d', (events, low, high) => {
    const interval = countInterval(events);
    expect(Math.abs(interval.low - low)).toBeLessThan(0.03);
    expect(Math.abs(interval.high - high)).toBeLessThan(0.03);
  });
});

describe('a risk difference: Newcombe 1998 (Stat Med 17:873), table II, method 10', () => {
  test.each([
    ['56/70 and 48/80', of(56, 70), of(48, 80), 0.0524, 0.3339],
    ['9/10 and 3/10', of(9, 10), of(3, 10), 0.1705, 0.809],
    ['6/7 and 2/7', of(6, 7), of(2, 7), 0.0582, 0.8062],
    ['5/56 and 0/29', of(5, 56), of(0, 29), -0.0381, 0.1926],
    ['0/10 and 0/20', of(0, 10), of(0, 20), -0.1611, 0.2775],
    ['0/10 and 0/10', of(0, 10), of(0, 10), -0.2775, 0.2775],
    ['10/10 and 0/20', of(10, 10), of(0, 20), 0.6791, 1],
    ['10/10 and 0/10', of(10, 10), of(0, 10), 0.6075, 1],
  ])('%s', (_, first, second, low, high) => {
    const interval = riskDifference(first, second);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe('ratios', () => {
  // Aspirin and myocardial infarction in the Physicians' Health Study.
  const placebo = of(189, 11034);
  const aspirin = of(104, 11037);

  test('odds ratio 1.83 (1.44 to 2.33): Agresti, An Introduction to Categorical Data Analysis, 2.3', () => {
    const { value, low, high } = oddsRatio(placebo, aspirin)!;
    expect([value, low, high].map((number) => number.toFixed(2))).toEqual(['1.83', '1.44', '2.33']);
  });

  test('risk ratio 1.82, from 1.43 to 2.3: the same table, 2.2', () => {
    const { value, low, high } = riskRatio(placebo, aspirin)!;
    expect([value.toFixed(2), low.toFixed(2), high.toFixed(1)]).toEqual(['1.82', '1.43', '2.3']);
  });

  test('no event in one group: half an event is added to each cell', () => {
    expect(riskRatio(of(0, 20), of(4, 20))!.value).toBeCloseTo(0.5 / 21 / (4.5 / 21), 12);
    expect(oddsRatio(of(20, 20), of(10, 20))!.value).toBeCloseTo((20.5 * 10.5) / (0.5 * 10.5), 12);
  });

  test('everyone with the event in one group needs no half for a risk ratio', () => {
    expect(riskRatio(of(20, 20), of(10, 20))!.value).toBe(2);
  });

  test('no event at all, or everyone with one: a ratio says nothing', () => {
    expect([riskRatio(of(0, 5), of(0, 9)), oddsRatio(of(0, 5), of(0, 9))]).toEqual([null, null]);
    expect([riskRatio(of(5, 5), of(9, 9)), oddsRatio(of(5, 5), of(9, 9))]).toEqual([null, null]);
  });
});

describe('number needed to treat: Altman 1998 (BMJ 317:1309)', () => {
  test('a benefit of 10% (−5% to 25%): NNTB 10, from NNTB 4 to ∞ to NNTH 20', () => {
    const { direction, number, limits, crosses } = numberNeeded({ value: 0.1, low: -0.05, high: 0.25 });
    expect({ direction, number, crosses }).toEqual({ direction: 'benefit', number: 10, crosses: true });
    expect(limits).toEqual([
      { direction: 'benefit', number: 4 },
      { direction: 'harm', number: 20 },
    ]);
  });

  test('a clear harm runs from the smaller harm to the greater', () => {
    const { direction, limits, crosses } = numberNeeded({ value: -0.1, low: -0.2, high: -0.05 });
    expect([direction, crosses]).toEqual(['harm', false]);
    expect(limits.map((limit) => [limit.direction, limit.number])).toEqual([
      ['harm', 20],
      ['harm', 5],
    ]);
  });

  test('no difference at all is infinite, and crosses', () => {
    expect(numberNeeded({ value: 0, low: 0, high: 0.5 })).toMatchObject({ number: Infinity, crosses: true });
  });
});

describe('means: Cochrane Handbook 6.5.2.2', () => {
  test('25 participants, 95% interval 30.0 to 34.2: standard deviation 5.09', () => {
    expect(sdFromInterval(30, 34.2, 25)).toBeCloseTo(5.09, 2);
  });

  test('the interval, the deviation and the error lead back to one another', () => {
    const { low, high } = meanInterval({ mean: 32.1, sd: 5.09, n: 25 });
    expect([low, high].map((limit) => limit.toFixed(1))).toEqual(['30.0', '34.2']);
    expect(sdFromError(errorFromSd(5.09, 25), 25)).toBeCloseTo(5.09, 12);
  });

  test('reading scores 51.48 (11.01, n=21) and 41.52 (17.15, n=23): 1.2 to 18.7 (Moore and McCabe, Introduction to the Practice of Statistics, 7.2)', () => {
    const { value, low, high } = meanDifference({ mean: 51.48, sd: 11.01, n: 21 }, { mean: 41.52, sd: 17.15, n: 23 });
    expect([value.toFixed(2), low.toFixed(1), high.toFixed(1)]).toEqual(['9.96', '1.2', '18.7']);
  });
});

test('an absolute effect is the same difference among 1000', () => {
  const { value, low, high } = perThousand({ value: 0.2, low: 0.0524, high: 0.3339 });
  expect([value, low, high].map(Math.round)).toEqual([200, 52, 334]);
});

test('digits: what the inputs bear, and no more', () => {
  expect([percentDecimals(99), percentDecimals(100)]).toEqual([0, 1]);
  expect([0.0476, 0.476, 4.76, 47.6, 476].map((ratio) => ratioDecimals(ratio, 9))).toEqual([2, 2, 1, 0, 0]);
  expect([0.476, 4.76, 47.6, 476].map((ratio) => ratioDecimals(ratio, 10))).toEqual([2, 2, 1, 0]);
  expect(sumDecimals([2, 1])).toBe(1);
});
