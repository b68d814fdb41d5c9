/** From a data file to a dataset: what is read, where values come from, and which figures must agree. */
import { describe, expect, test } from 'vitest';
import { limits } from '../../src/dataset/read.js';
import { loadDataset } from '../../src/load.js';
import { isQuantity, type Quantity } from '../../src/dataset/quantity.js';
import { walk } from '../../src/dataset/walk.js';
import { ContentError, type Problem } from '../../src/errors.js';
import { changed, original, placeOf, small } from '../outputs/dataset.js';

const load = (...changes: [from: string, to: string][]) => loadDataset('trial.yaml', changed(small, ...changes));

/** Everything that is told of a dataset, warnings and errors. */
function problemsOf(...changes: [from: string, to: string][]): Problem[] {
  try {
    return load(...changes).warnings;
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

describe('a value', () => {
  test('keeps its digits through the file, in every notation', () => {
    const { dataset } = load(
      ['{ mean: -5.50 }', '{ mean: −5.500 }'],
      ['{ mean: -3.1 }', "{ mean: '-3.10' }"],
      ['p: 0.002', 'p: <0.0020'],
    );
    const { arms, comparisons } = dataset.results[0]!;
    const meanOf = (arm: string) => (arms[arm] as { mean: Quantity }).mean;
    expect([meanOf('drug').digits, meanOf('placebo').digits]).toEqual(['5.500', '3.10']);
    expect([meanOf('drug').value, meanOf('placebo').value]).toEqual([-5.5, -3.1]);
    expect(comparisons[0]!.p).toMatchObject({ relation: '<', digits: '0.0020' });
  });

  test('has the source of its row, or its own', () => {
    const { dataset } = load();
    expect(dataset.participants.randomised).toMatchObject({ source: 'article', at: null });
    expect(dataset.participants.screened).toMatchObject({ source: 'registry', at: 'flow' });
    expect(dataset.results[0]!.comparisons[0]!.estimate).toMatchObject({ source: 'article' });
    expect(dataset.results[0]!.comparisons[0]!.estimate).toHaveProperty('path', 'results.0.comparisons.0.estimate');
  });

  test('has a source, each in the real trial', () => {
    const { dataset } = loadDataset('tests/fixtures/dazukibart.yaml', original);
    const values: Quantity[] = [];
    walk(dataset, { quantity: (quantity) => values.push(quantity) });
    expect(values.length).toBeGreaterThan(40);
    const sources = dataset.sources.map(({ id }) => id);
    expect(values.filter(({ source }) => !sources.includes(source ?? ''))).toEqual([]);
  });

  test('is absent in one of two ways, neither a nought', () => {
    const { dataset } = load(['{ value: 130, source: registry, at: flow }', 'not applicable']);
    expect(dataset.participants.screened).toBe('not applicable');
    expect(dataset.results[1]!.arms.placebo).toBe('not reported');
    expect(dataset.participants.age_from).toBeNull();
    expect(isQuantity(load(['screened: { value: 130', 'age_from: { value: 0']).dataset.participants.age_from)).toBe(
      true,
    );
  });

  test.each([
    ['n/a', 'placebo: not reported\n    source: article', 'placebo: n/a\n    source: article'],
    ['an empty cell', 'estimate: -2.4', 'estimate:'],
    ['a dash', 'estimate: -2.4', 'estimate: –'],
    ['a sum', 'estimate: -2.4', 'estimate: 1+1'],
    ['a percent sign', 'percent: 50', 'percent: 50%'],
  ])('is not %s', (_, from, to) => {
    expect(problemsOf([from, to])).toMatchObject([{ severity: 'error' }]);
  });
});

describe('all that is wrong', () => {
  test('is told at once, in the order of the file, with the place of each', () => {
    const changes: [string, string][] = [
      ['kind: registry', 'kind: register'],
      ['  phase: 2', '  phase: [2]'],
      ['{ mean: -5.50 }', '{ maen: -5.50 }'],
      ['versus: placebo', 'versus: plaecbo'],
      ['question: Does', 'qeustion: Does'],
    ];
    const text = changed(small, ...changes);
    const places = ['register', '[2]', 'maen', 'plaecbo', 'qeustion'].map((passage) => placeOf(passage, text));
    const found = problemsOf(...changes).map(({ line, column }) => `${line}:${column}`);
    expect(found.filter((place) => place !== placeOf('id: small', text))).toEqual(places);
  });

  test.each([
    [
      'too deep',
      `x: ${'['.repeat(limits.depth + 5)}${']'.repeat(limits.depth + 5)}\n`,
      /nested more than \d+ levels deep/,
    ],
    ['too long', `x: ${'y'.repeat(limits.bytes)}\n`, /the file has \d+ characters; at most \d+ are read/],
    ['a bomb of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n', /repeats another value by an alias/],
    ['two documents', 'a: 1\n---\nb: 2\n', /three hyphens begin a second file/],
    ['a tag of a type', 'a: !!js/function x\n', /./],
    ['a key that is a list', '? [a, b]\n: x\n', /./],
    ['a merge', 'a: &a {x: 1}\nb: {<<: *a}\n', /alias/],
    ['a prototype', '__proto__: {polluted: true}\n', /unknown key "__proto__"/],
  ])('is told of a file that is %s', (_, text, says) => {
    expect(() => loadDataset('trial.yaml', text)).toThrow(ContentError);
    expect(() => loadDataset('trial.yaml', text)).toThrow(says);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('figures', () => {
  test('that agree are not remarked on', () => {
    expect(problemsOf()).toEqual([]);
    expect(loadDataset('tests/fixtures/dazukibart.yaml', original).warnings).toEqual([]);
  });

  test.each<[string, [string, string][], 'warning' | 'error', RegExp]>([
    [
      'sites that do not add up',
      [['Peru: 5', 'Peru: 6']],
      'warning',
      /the sites of the countries add up to 13, not 12/,
    ],
    ['arms that do not add up', [['    n: 46', '    n: 47']], 'warning', /the arms add up to 91, not 90/],
    ['more people than were screened', [['{ value: 130', '{ value: 89']], 'error', /89 screened but 90 took part/],
    [
      'an estimate outside its interval',
      [['high: -0.9', 'high: -2.5']],
      'error',
      /the estimate .2\.4 lies outside its interval/,
    ],
    [
      'an interval that is turned round',
      [['low: -3.9, high: -0.9', 'low: -0.9, high: -3.9']],
      'error',
      /the interval runs from .0\.9 to .3\.9/,
    ],
    ['a level that cannot be', [['level: 95', 'level: 0.95']], 'error', /a confidence level of 0\.95% is impossible/],
    ['a p value above 1', [['p: 0.002', 'p: 1.2']], 'error', /a p value of 1\.2 is impossible/],
    ['a p value of nought', [['p: 0.002', 'p: 0']], 'warning', /a p value is never 0/],
    ['a percentage that is none', [['events: 23, percent: 50', 'percent: 150']], 'error', /150% is impossible/],
    ['a percentage of another count', [['percent: 50', 'percent: 51']], 'warning', /23\/46 is 50\.0%, not 51%/],
    [
      'a difference of other means',
      [['{ mean: -3.1 }', '{ mean: -3.3 }']],
      'warning',
      /the reported difference .2\.4 does not match the arm means/,
    ],
    [
      'a ratio below nought',
      [['measure: mean difference', 'measure: odds ratio']],
      'error',
      /an odds ratio of .2\.4 is impossible/,
    ],
  ])('tells %s', (_, changes, severity, says) => {
    const problems = problemsOf(...changes);
    expect(problems).toContainEqual(
      expect.objectContaining({ severity, message: expect.stringMatching(says) as string, file: 'trial.yaml' }),
    );
    for (const { line, column, hint } of problems)
      expect({ line: line! > 0, column: column! > 0, hint }).toMatchObject({
        line: true,
        column: true,
        hint: expect.stringMatching(/./) as string,
      });
  });

  test.each<[string, [string, string][]]>([
    ['a difference within rounding', [['{ mean: -5.50 }', '{ mean: -5.55 }']]],
    ['a percentage within rounding', [['percent: 50', 'percent: 50.0']]],
    ['a bound, which is no exact figure', [['p: 0.002', 'p: <0.002']]],
    ['arms of which one is not reported', [['    n: 46', '    n: not reported']]],
  ])('lets pass %s', (_, changes) => expect(problemsOf(...changes)).toEqual([]));

  test('rows without an id are told as such, and not as twins', () => {
    const rows = '  - finding: one\n    source: article\n  - finding: two\n    source: article\n';
    const told = problemsOf(['adverse_events:\n', `adverse_events:\n${rows}`]).map(({ message }) => message);
    expect(told.join('\n')).toContain('missing key "id" in adverse_events.1');
    expect(told.join('\n')).not.toContain('twice');
  });

  test('that are typed by hand are told, with the reference to use', () => {
    const [typed, ...rest] = problemsOf(['[[results.itch-all.comparisons.drug.estimate | size]]', '2.4']);
    expect(rest).toEqual([]);
    expect(typed).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('2.4 is typed by hand') as string,
    });
    expect(typed!.hint).toContain('[[results.itch-all.comparisons.drug.estimate');
  });
});
