/** Each comparison of figures says what it compared, and whether only rounding makes it agree. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareValues } from '../../src/checks/consistency.js';
import { readDataset } from '../../src/load.js';

const binary = readFileSync('tests/fixtures/binary.yaml', 'utf8');
const dazukibart = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

/** The agreement of what a change of the text has led to. */
function agreements(text: string, ...changes: [string, string][]): Map<string, string> {
  const changed = changes.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`does not stand there: ${from}`);
    return whole.replace(from, to);
  }, text);
  return new Map(
    compareValues(readDataset('trial.yaml', changed).trial).map(({ what, agreement }) => [what, agreement]),
  );
}

describe('a comparison', () => {
  test('says what it compared: sums, shares, intervals, differences', () => {
    const found = agreements(dazukibart);
    expect(found.get('the arms, 37 + 15 + 23, and 75')).toBe('agrees');
    expect(found.get('the sites of the countries, 19 + 2 + 2 + 1 + 1, and 25')).toBe('agrees');
    expect(found.get('the cohorts, 57 + 18, and 75')).toBe('agrees');
    expect(found.get('the estimate −16.3 and its interval, −20.4 to −12.1')).toBe('agrees');
    expect(found.get('the difference −16.3 and the arm means, −19.2 and −2.9')).toBe('agrees');
    expect(found.get('75 took part and 125 screened')).toBe('agrees');
  });

  test('of arms with all participants is not made where the same people are in several', () => {
    const sums = (text: string, ...changes: [string, string][]) =>
      [...agreements(text, ...changes).keys()].filter((what) => what.startsWith('the arms, '));
    expect(sums(dazukibart)).toHaveLength(1);
    expect(sums(dazukibart, ['structure: parallel', 'structure: crossover'])).toEqual([]);
  });

  test('a p value against a margin is held against the margin, that against no effect against no effect', () => {
    const at = (margin: string, p: string): [string, string] => [
      'high: 1.81, level: 95 }',
      `high: 1.81, level: 95 }\n        margin: ${margin}\n        p_margin: ${p}`,
    ];
    const of = (margin: string, p: string) =>
      agreements(binary, at(margin, p)).get(`p ${p} and the 95% interval, 1.25 to 1.81`);
    expect([of('0.8', '0.001'), of('1.5', '0.001'), of('1.5', '0.6'), of('0.8', '0.6')]).toEqual([
      'agrees',
      'disagrees',
      'agrees',
      'disagrees',
    ]);
  });

  test('a p value for equivalence goes with an interval between both margins', () => {
    const equivalence = readFileSync('tests/fixtures/equivalence.yaml', 'utf8');
    const of = (p: string, margin: string) =>
      agreements(
        equivalence,
        [
          'high: 1.01, level: 90 }\n        margin: { low: 0.80',
          `high: 1.01, level: 90 }\n        margin: { low: ${margin}`,
        ],
        ['p_margin: <0.001', `p_margin: ${p}`],
      ).get(`p ${p} and the 90% interval, 0.91 to 1.01`);
    expect([of('0.02', '0.80'), of('0.4', '0.80'), of('0.4', '0.95')]).toEqual(['agrees', 'disagrees', 'agrees']);
  });

  test('tells what agrees only by rounding', () => {
    const found = agreements(binary);
    expect(found.get('181/402 and 45.0%')).toBe('agrees by rounding');
    expect(found.get('201/402 and 50.0%')).toBe('agrees');
  });

  test('a difference of rounded means may be off by the sum of their roundings, and no more', () => {
    const changed = (estimate: string): [string, string] => ['estimate: -16.3', `estimate: ${estimate}`];
    const of = (estimate: string) =>
      agreements(dazukibart, changed(estimate)).get(
        `the difference ${estimate.replace('-', '−')} and the arm means, −19.2 and −2.9`,
      );
    expect([of('-16.4'), of('-16.2'), of('-16.5'), of('-16.1')]).toEqual([
      'agrees by rounding',
      'agrees by rounding',
      'disagrees',
      'disagrees',
    ]);
  });

  test('a p value is held against the interval at its own level', () => {
    const interval = 'ci: { low: 1.25, high: 1.81, level: 95 }\n        p: <0.001';
    const with_ = (low: string, high: string, level: string, p: string): [string, string] => [
      interval,
      `ci: { low: ${low}, high: ${high}, level: ${level} }\n        p: ${p}`,
    ];
    const verdict = (change: [string, string]) =>
      [...agreements(binary, change)].find(([what]) => /^p .*interval, (?:0\.9|1\.0|1 to)/.test(what))?.[1];
    // 0.03 is significant at 5% and not at 1%.
    expect(verdict(with_('1.04', '2.19', '95', '0.03'))).toBe('agrees');
    expect(verdict(with_('0.92', '2.48', '99', '0.03'))).toBe('agrees');
    expect(verdict(with_('1.04', '2.19', '99', '0.03'))).toBe('disagrees');
    expect(verdict(with_('0.92', '2.48', '95', '0.03'))).toBe('disagrees');
    // A limit printed as 1.00 may lie on either side.
    expect(verdict(with_('1.00', '2.28', '95', '0.049'))).toBe('agrees by rounding');
    // A bound that leaves it open says nothing.
    expect(verdict(with_('0.92', '2.48', '95', '<0.2'))).toBeUndefined();
  });

  test('an interval of unstated level is not held against a p value', () => {
    expect(
      [...agreements(dazukibart).keys()].filter((what) => what.startsWith('p <') && what.includes('interval')),
    ).toEqual([]);
  });

  test('a disagreement that the dataset tells itself is not news', () => {
    const counts: [string, string] = [
      'dazukibart: { events: 4, percent: 11 }',
      'dazukibart: { events: 4, n: 52, percent: 11 }',
    ];
    expect([...agreements(dazukibart, counts).values()]).not.toContain('disagrees');
    const untold: [string, string] = ['    disagreement: sources disagree on the dose\n', ''];
    expect(agreements(dazukibart, counts, untold).get('4/52 and 11%')).toBe('disagrees');
  });
});

describe('standard deviations beside the interval of a difference', () => {
  const verdict = (one: string, two: string, ...changes: [string, string][]) =>
    [...agreements(binary, ['sd: 3.2 }', `sd: ${one} }`], ['sd: 3.4 }', `sd: ${two} }`], ...changes)].find(([what]) =>
      what.startsWith('the standard deviations'),
    );

  test('that fit it only as standard errors are told', () => {
    expect(verdict('0.17', '0.18')).toEqual([
      'the standard deviations 0.17 and 0.18 and the interval −2.0 to −1.0 of the difference',
      'disagrees',
    ]);
    const { warnings } = readDataset(
      'trial.yaml',
      binary.replace('sd: 3.2', 'sd: 0.17').replace('sd: 3.4', 'sd: 0.18'),
    );
    expect(warnings.map(({ message, hint }) => `${message}; ${hint}`)).toContain(
      '0.17 and 0.18 fit the interval of the difference, −2.0 to −1.0, only as standard errors; if that is what they are, write “se” in place of “sd”',
    );
  });

  test.each([
    ['deviations', '3.2', '3.4'],
    ['errors of a smaller part', '0.02', '0.02'],
    ['deviations of clusters, which widen the interval', '1.2', '1.3'],
  ])('are not doubted as %s', (_, one, two) => expect(verdict(one, two)?.[1]).toBe('agrees'));

  test('are not held against an interval of one side, or of another measure', () => {
    expect(verdict('0.17', '0.18', ['high: -1.0, level: 95 }', 'high: -1.0, level: 95, sides: one }'])).toBeUndefined();
    expect(verdict('0.17', '0.18', ['measure: mean difference', 'measure: other'])).toBeUndefined();
  });
});
