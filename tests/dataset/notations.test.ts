/** Numbers as papers print them are read, and the line is told as it should be. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readNotations } from '../../src/dataset/notations.js';
import { readAbsent, readQuantity } from '../../src/dataset/quantity.js';
import type { ContentError } from '../../src/errors.js';
import { readDataset } from '../../src/load.js';

/** What becomes of an arm and a comparison, and the lines that are told. */
function read(arm: unknown, comparison: Record<string, unknown> = {}) {
  const root = { results: [{ arms: { drug: arm }, comparisons: [comparison] }] };
  const told = readNotations(root).map(({ path, hint }) => `${path} → ${hint}`);
  return { arm: root.results[0]!.arms.drug, comparison: root.results[0]!.comparisons[0]!, told };
}

describe('of an arm', () => {
  test.each([
    ['30/52 (57.7%)', { events: '30', n: '52', percent: '57.7' }],
    ['30/52', { events: '30', n: '52' }],
    ['105 (52·5%)', { events: '105', percent: '52.5' }],
  ])('%s', (written, values) => {
    const { arm, told } = read(written);
    expect(arm).toEqual(values);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`write drug: { events: ${values.events}`);
  });

  test('counts under their key leave the other keys alone', () => {
    expect(read({ events: '30/52 (57.7%)', n: 50 }).arm).toEqual({ events: '30', n: 50, percent: '57.7' });
  });

  test.each(['not reported', '30/52/60', '57.7%', 'about 30 (57.7%)'])('%s is left as it is', (written) => {
    expect(read(written)).toMatchObject({ arm: written, told: [] });
  });
});

describe('of a comparison', () => {
  test('an interval with its level and kind', () => {
    const ci = (text: string) => read({}, { ci: text }).comparison.ci;
    expect(ci('95% CI −20.4 to −12.1')).toEqual({ low: '-20.4', high: '-12.1', level: '95' });
    expect(ci('0·30–0·59')).toEqual({ low: '0.30', high: '0.59', level: 'not stated' });
    expect(ci('95% CrI, 66.0 to 89.0')).toEqual({ low: '66.0', high: '89.0', level: '95', type: 'credible' });
    expect(ci('narrow')).toBe('narrow');
  });

  test('an estimate with its interval, and NS', () => {
    const { comparison, told } = read({}, { estimate: '0.42 (95% CI 0.30 to 0.59)', p: 'NS' });
    expect(comparison).toMatchObject({
      estimate: '0.42',
      ci: { low: '0.30', high: '0.59', level: '95' },
      p: 'not reported',
      told: 'not significant',
    });
    expect(told.join('\n')).toContain('write p: not reported and told: not significant');
  });
});

test('numbers with middle dots, letters and hyphens of print', () => {
  const shown = (text: string) => readQuantity(text)?.toString();
  expect(shown('16·6')).toBe('16.6');
  expect(shown('p=0·200')).toBe('0.200');
  expect(shown('P<0.001')).toBe('<0.001');
  expect(shown('‐3.1')).toBe('−3.1');
  expect(shown('p 0.2')).toBeUndefined();
});

test('words for what is no number', () => {
  expect(['NE', 'not reached', '∞', '-∞', 'NR'].map(readAbsent)).toEqual([
    'not estimable',
    'not reached',
    '∞',
    '−∞',
    null,
  ]);
});

describe('what has no end', () => {
  const messages = (from: string, to: string) => {
    const text = readFileSync('tests/outputs/small.yaml', 'utf8');
    expect(text).toContain(from);
    try {
      readDataset('t.yaml', text.replace(from, to));
      return [];
    } catch (error) {
      return (error as ContentError).problems.map(({ message }) => message);
    }
  };

  test('may be the limit of an interval', () => {
    expect(messages('n: 46', 'n: 46')).toEqual([]);
    expect(messages('high: -0.9', 'high: ∞')).toEqual([]);
  });

  test.each([
    ['n: 46', 'n: Infinity'],
    ['randomised: 90', 'randomised: ∞'],
    ['France: 7', 'France: ∞'],
  ])('%s is not %s', (from, to) => {
    expect(messages(from, to)).toContainEqual(expect.stringContaining('∞ may be an end of an interval'));
  });
});
