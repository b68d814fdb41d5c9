/** Values that a dataset asks to be calculated: what is printed of them, what sentences and claims make of them, and why some cannot be. */
import { describe, expect, test } from 'vitest';
import type { ContentError } from '../../src/errors.js';
import { loadDataset } from '../../src/load.js';
import { isCalculated } from '../../src/trial/calculated/calculated.js';
import { lookUp } from '../../src/dataset/prose.js';
import { generate } from '../../src/index.js';
import { dazukibart, ready } from '../traceability/made.js';
import { readDeck } from '../outputs/deck.js';
import { readPage } from '../outputs/page.js';
import { bareView } from '../template/bare-view.js';

/** The first trial with other figures for its responders, and with changes elsewhere. */
function trial(arms: string, comparisons = '', changes: [string, string][] = []): string {
  const block = /arms:\n {6}dazukibart: \{ percent: '>80' \}\n {6}placebo: not reported\n/;
  expect(dazukibart).toMatch(block);
  const start = dazukibart.indexOf('  - text: >-\n      More than [[results.responders-skin');
  const end = dazukibart.indexOf('  - text: A benefit in muscle');
  const without = (dazukibart.slice(0, start) + dazukibart.slice(end))
    .replace('    - results.responders-skin.arms.dazukibart.percent: more than 50\n', '')
    .replace(/ {2}- >-\n {4}More than \[\[results\.responders-skin.*\n.*\n/, '');
  return changes.reduce(
    (text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    },
    without.replace(block, `arms: ${arms}\n    comparisons: [${comparisons}]\n`),
  );
}
const counts = '{ high: { events: 24, n: 37 }, placebo: { events: 5, n: 23 } }';
const asked = (measure: string) => `{ arm: high, versus: placebo, measure: ${measure}, estimate: calculated }`;
const valueOf = (text: string, path: string) => String(lookUp(loadDataset('trial.yaml', text).dataset, path).found);
const problemsOf = (text: string): string[] => {
  try {
    loadDataset('trial.yaml', text);
    return [];
  } catch (error) {
    return (error as ContentError).problems.map(({ line, message, hint }) => `${line}: ${message} (${hint})`);
  }
};

describe('a comparison', () => {
  // RR = (24/37)/(5/23) with SE(log) √(1/24 − 1/37 + 1/5 − 1/23); OR = (24·18)/(13·5) with √(1/24 + 1/13 + 1/5 + 1/18).
  test.each([
    ['risk ratio', '3.0', '1.3', '6.7'],
    ['odds ratio', '6.6', '2.0', '22'],
    ['risk difference', '43', '17', '61'],
  ])('%s', (measure, ...numbers) => {
    const text = trial(counts, asked(measure));
    const base = `results.responders-skin.comparisons.high`;
    expect(['estimate', 'ci.low', 'ci.high'].map((key) => valueOf(text, `${base}.${key}`))).toEqual(numbers);
  });

  test('stands on the page and in the deck with its interval and †, beside the difference', async () => {
    const { outputs } = await generate({ file: 'trial.yaml', text: trial(counts, asked('risk ratio')) });
    const rows = (tables: string[][][]) => tables.flat().map((row) => row.join(' | ').replaceAll('\u00A0', ' '));
    const page = rows((await readPage(outputs[0]!.bytes)).tables);
    const deck = readDeck(outputs[1]!.bytes).slides.flatMap(({ tables }) => rows(tables));
    expect(deck).toContainEqual(expect.stringContaining('Risk ratio versus placebo (95% CI)† | 3.0 (1.3 to 6.7)'));
    expect(page.join()).toMatch(/risk ratio 3\.0 \(95% CI 1\.3 to 6\.7\)/);
    expect(deck).toContainEqual(
      expect.stringContaining('Risk difference from placebo, percentage points (95% CI)† | 43 (17 to 61)'),
    );
    const text = (await readPage(outputs[0]!.bytes)).text.replace(/\s+/g, ' ');
    expect(text).toContain('risk ratio, 95% interval by the log method');
  });

  test('half is added to each cell for an empty one, and the note says so', () => {
    const text = trial('{ high: { events: 0, n: 37 }, placebo: { events: 5, n: 23 } }', asked('risk ratio'));
    expect(valueOf(text, 'results.responders-skin.comparisons.high.estimate')).toBe('0.06');
    const view = bareView(ready(text).view);
    expect(view.tables.page.notes.join(' ')).toContain('half added to each cell of the table for its empty one');
  });

  test('is told apart by its measure from another of the same arms', () => {
    const text = trial(counts, `${asked('risk ratio')}, ${asked('odds ratio')}`);
    expect(valueOf(text, 'results.responders-skin.comparisons.high-risk-ratio.estimate')).toBe('3.0');
    expect(valueOf(text, 'results.responders-skin.comparisons.high-odds-ratio.estimate')).toBe('6.6');
    const view = bareView(ready(text).view);
    const labels = view.tables.other!.groups.flatMap(({ rows }) => rows.map(({ label }) => label));
    expect(labels).toEqual(
      expect.arrayContaining(['Risk ratio versus placebo (95% CI)', 'Odds ratio versus placebo (95% CI)']),
    );
  });
});

describe('a figure of an arm', () => {
  const base = 'results.responders-skin.arms.high';
  test('its percentage and Wilson’s interval', () => {
    const text = trial('{ high: { events: 24, n: 37, percent: calculated, ci: calculated } }');
    expect(['percent', 'ci.low', 'ci.high'].map((key) => valueOf(text, `${base}.${key}`))).toEqual(['65', '49', '78']);
    const { view, trace } = ready(text);
    const cells = bareView(view).tables.page.groups.flatMap(({ rows }) =>
      rows.flatMap((row) => row.cells.map((cell) => cell.text)),
    );
    expect(cells).toContain('24/37 (65%; 49 to 78)');
    expect(view.tables.page.notes.join(' ')).toContain('Wilson');
    trace();
  });

  test.each([
    ['standard deviation from the error', '{ mean: 12.0, se: 0.90, n: 100, sd: calculated }', 'sd', '9.0'],
    [
      'standard deviation from the interval',
      '{ mean: 12.0, ci: { low: 10.21, high: 13.79, level: 95 }, n: 100, sd: calculated }',
      'sd',
      '9.0',
    ],
    ['standard error from the deviation', '{ mean: 12.0, sd: 9.0, n: 100, se: calculated }', 'se', '0.90'],
    ['interval of a mean', '{ mean: 12.0, sd: 9.0, n: 100, ci: calculated }', 'ci.low', '10.2'],
  ])('%s', (_, figures, key, value) => {
    expect(valueOf(trial(`{ high: ${figures} }`, '', larger), `${base}.${key}`)).toBe(value);
  });
});

/** An arm that is large enough for the figures above. */
const larger: [string, string][] = [
  ['n: { value: 37,', 'n: { value: 370,'],
  ['randomised: 75', 'randomised: 615'],
  ['screened: { value: 125', 'screened: { value: 1250'],
];

describe('in our own words', () => {
  const cited = (holds: string): [string, string][] => [
    [
      'bottom_line:\n  text: >-',
      'bottom_line:\n  text: >-\n    Response was [[results.responders-skin.comparisons.high.estimate]] times as likely.',
    ],
    [
      '    - results.cdasi-skin.comparisons.high.estimate: below 0\n',
      `    - results.responders-skin.comparisons.high.estimate: ${holds}\n`,
    ],
  ];

  test('it is printed with †, which the foot explains, and traced', async () => {
    const text = trial(counts, asked('risk ratio'), cited('more than 1'));
    const { outputs, traces } = await generate({ file: 'trial.yaml', text });
    const page = (await readPage(outputs[0]!.bytes)).text.replace(/\s+/g, ' ');
    expect(page).toContain('Response was 3.0† times as likely.');
    expect(page).toContain('† Calculated here from reported values.');
    expect(traces.find(({ number }) => number === '3.0')!.origins[0]).toMatchObject({
      kind: 'calculation',
      method: 'risk ratio, 95% interval by the log method',
    });
  });

  test('a claim about it is judged', () => {
    expect(problemsOf(trial(counts, asked('risk ratio'), cited('more than 4'))).join('\n')).toMatch(
      /no longer holds.*should be “more than 4”, found 3\.0/,
    );
  });
});

describe('what cannot be calculated says why', () => {
  test.each([
    [
      'a measure that totals do not bear',
      counts,
      asked('hazard ratio'),
      /\d+: a comparison of the measure “hazard ratio” cannot be calculated \(give what the source reports; calculated can be: mean difference, risk difference, risk ratio, odds ratio\)/,
    ],
    [
      'counts without n',
      '{ high: { events: 24 }, placebo: { events: 5 } }',
      asked('risk ratio'),
      /\d+: the risk ratio cannot be calculated: it takes whole numbers of events and n in both arms/,
    ],
    [
      'a bound',
      "{ high: { events: '<24', n: 37 }, placebo: { events: 5, n: 23 } }",
      asked('odds ratio'),
      /cannot be calculated: it takes whole numbers/,
    ],
    [
      'nobody with the event',
      '{ high: { events: 0, n: 37 }, placebo: { events: 0, n: 23 } }',
      asked('risk ratio'),
      /some but not all of them with the event/,
    ],
    ['an arm that is not there', '{ high: { events: 24, n: 37 } }', asked('risk ratio'), /cannot be calculated/],
    [
      'a percentage without counts',
      '{ high: { percent: calculated } }',
      '',
      /\d+: this value cannot be calculated: it takes whole numbers of events and n/,
    ],
    [
      'a spread made of itself',
      '{ high: { mean: 3, sd: calculated, se: calculated, n: 20 } }',
      '',
      /takes n, and the standard error or an interval/,
    ],
    [
      'an interval beside it',
      counts,
      '{ arm: high, versus: placebo, measure: risk ratio, estimate: calculated, ci: { low: 1, high: 2, level: 95 } }',
      /leave the interval out: it is calculated too/,
    ],
  ])('%s', (_, arms, comparisons, message) => {
    expect(problemsOf(trial(arms, comparisons)).join('\n')).toMatch(message);
  });

  test.each([
    ['structure: parallel', 'structure: cluster'],
    ['allocation: randomised', 'allocation: non-randomised'],
  ] as [string, string][])('a design that a table of counts does not tell (%s)', (from, to) => {
    expect(problemsOf(trial(counts, asked('risk ratio'), [[from, to]])).join('\n')).toMatch(
      /only where participants were randomised one by one to parallel arms/,
    );
  });

  test('elsewhere it is no number', () => {
    expect(problemsOf(dazukibart.replace('mean: -19.2', 'mean: calculated')).join()).toMatch(/expected|number/);
  });
});

test('nothing is calculated from what was calculated', () => {
  const text = trial(
    '{ high: { mean: 3.0, se: 0.90, n: 37, sd: calculated }, placebo: { mean: 1.0, se: 0.80, n: 23 } }',
    '',
    [
      [
        'name: CDASI-A reduced by more than 40%\n    role: secondary\n    type: binary',
        'name: Score\n    role: secondary\n    type: continuous',
      ],
    ],
  );
  const view = bareView(ready(text).view);
  // With the standard deviation rounded to whole numbers the interval would be another.
  expect(
    view.tables.other!.groups.flatMap(({ rows }) => rows).find(({ label }) => label.startsWith('Difference'))!.cells[0]!
      .text,
  ).toBe('2.0 (−0.4 to 4.4)');
  expect(
    isCalculated(lookUp(loadDataset('trial.yaml', text).dataset, 'results.responders-skin.arms.high.sd').found),
  ).toBe(true);
});

describe('how many were randomised', () => {
  const randomised = (change: [string, string][] = []) =>
    trial(counts, '', [['  randomised: 75\n', '  randomised: calculated\n'], ...change]);

  test('is the sum of the arms that are not taken together, and printed with †', async () => {
    const { participants } = loadDataset('trial.yaml', randomised()).dataset;
    expect(participants.randomised).toMatchObject({ method: 'sum of the arms' });
    const { outputs } = await generate({ file: 'trial.yaml', text: randomised() });
    expect((await readPage(outputs[0]!.bytes)).text.replaceAll('\u00A0', ' ')).toMatch(/75† randomised/);
  });

  test('is not made where people are in several arms', () => {
    const problems = problemsOf(randomised([['structure: parallel', 'structure: crossover']]));
    expect(problems.join()).toContain('a trial in which nobody is in two arms');
  });
});
