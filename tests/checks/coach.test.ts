/** “Before you present”: each item names its line, and is gone once it is done or answered. */
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { kinds, types, type Kind, type OutcomeType } from '../../src/article/kinds.js';
import { starter } from '../../src/article/starter.js';
import { placeholders } from '../../src/dataset/placeholders.js';
import { readDataset } from '../../src/load.js';
import { changed } from '../outputs/dataset.js';
import { whole } from './dataset.js';

type Change = [from: string, to: string];

/** A trial that leaves nothing to do. */
const ready = changed(
  whole,
  ['revised: 2026-11-22', 'revised: 2026-11-22\nverified: 2026-11-22'],
  ['condition: Migraine', 'condition: Migraine\nregistrations: [{ registry: R, id: "1", primary: Pain at week 12 }]'],
  [
    'adverse_events: [{ id: any, name: Any event, kind: any, told: not reported, source: article }]',
    'adverse_events: [{ id: serious, name: Serious event, kind: serious, source: article, arms: { drug: { events: 2 }, placebo: { events: 3 } } }]',
  ],
);
const items = (text: string, ...changes: Change[]) =>
  readDataset('trial.yaml', changed(text, ...changes))
    .beforeYouPresent()
    .map(({ line, column, message }) => `${line}:${column} ${message}`);

test('nothing is asked where nothing is left to do', () => {
  expect(items(ready)).toEqual([]);
});

/** What makes an item appear, what it says, and what answers it beside doing it. */
const asked: [string, Change[], RegExp, Change][] = [
  [
    'no effect',
    [
      ['estimate: -1.2, ci: { low: -1.7, high: -0.7, level: 95 }, p: <0.001', 'p: <0.001'],
      ['drug: { mean: -3.1 }', 'drug: { median: -3.1 }'],
    ],
    /the primary outcome, Pain, has no effect/,
    ['- id: pain\n    outcome: pain', '- id: pain\n    known: only told as a test\n    outcome: pain'],
  ],
  [
    'no interval',
    [['ci: { low: -1.7, high: -0.7, level: 95 }, ', '']],
    /Pain: the mean difference −1\.2 has no interval/,
    ['p: <0.001', 'p: <0.001, known: the paper gives none'],
  ],
  [
    'an abbreviation',
    [['name: Pain,', 'name: Pain by XQS,']],
    /XQS is spelled out nowhere/,
    ['name: Pain by XQS,', 'known: a name, name: Pain by XQS,'],
  ],
  ['harms without figures of two arms', [[', placebo: { events: 3 }', '']], /no harm is counted in two arms/, ['', '']],
  [
    'fewer people than were assigned',
    [['drug: { mean: -3.1 }', 'drug: { mean: -3.1, n: 48 }']],
    /Pain: fewer people are counted than were assigned, 48 of 52 on Drug/,
    ['mean: -3.1, n: 48', 'mean: -3.1, n: 48, counted: those with a diary'],
  ],
  [
    'another primary outcome than was registered',
    [['primary: Pain at week 12', 'primary: Pain at week 24']],
    /registered as “Pain at week 24”; here it is “Pain, week 12”/,
    ['primary: Pain at week 24', 'known: told by the authors, primary: Pain at week 24'],
  ],
  [
    'a word that is too strong',
    [['headline: As told', 'headline: The drug dramatically eased pain']],
    /“dramatically” is more than a trial can show/,
    [
      'headline: The drug dramatically eased pain',
      'headline: { text: The drug dramatically eased pain, known: in the words of the authors }',
    ],
  ],
  [
    'a placeholder',
    [['bottom_line: As told', `draft: true\nbottom_line: ${placeholders.bottomLine}`]],
    /“The result is still to be filled in\.” is a placeholder/,
    [placeholders.bottomLine, 'Done.'],
  ],
  [
    'values that were changed since they were looked up',
    [['verified: 2026-11-22', 'verified: 2026-11-20']],
    /changed on 2026-11-22, after they were compared with the sources on 2026-11-20/,
    ['verified: 2026-11-20', 'verified: 2026-11-22'],
  ],
];

test.each(asked)('%s is asked for, with its line, until it is done or answered', (_, changes, message, answer) => {
  const found = items(ready, ...changes).filter((item) => message.test(item));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^\d+:\d+ /);
  if (answer[0] === '') return;
  expect(items(ready, ...changes, answer).filter((item) => message.test(item))).toEqual([]);
});

test('the line is that of what is meant', () => {
  const text = changed(ready, ['headline: As told', 'headline: Pain was cured']);
  const line = text.split('\n').findIndex((one) => one.startsWith('headline:')) + 1;
  expect(items(text)).toEqual([`${line}:11 “cured” is more than a trial can show`]);
});

test('what a trial of cure counts is no strong word, and what is denied is none', () => {
  expect(items(ready, ['headline: As told', 'headline: That it works is not proven'])).toEqual([]);
  expect(
    items(ready, ['name: Pain,', 'name: Clinical cure of pain,'], ['headline: As told', 'headline: Pain was cured']),
  ).toEqual([]);
});

describe('a percentage alone', () => {
  const text = changed(
    ready,
    ['type: continuous', 'type: binary'],
    ['drug: { mean: -3.1 }, placebo: { mean: -1.9 }', 'drug: { percent: 79 }, placebo: { percent: 44, n: 50 }'],
    ['estimate: -1.2, ci: { low: -1.7, high: -0.7, level: 95 }, p: <0.001', 'p: <0.001'],
    ['measure: mean difference', 'measure: risk difference'],
  );

  test('tells what would give an effect, with the counts that it can only be', () => {
    const { hint } = readDataset('trial.yaml', text).beforeYouPresent()[0]!;
    expect(hint).toContain('Drug: 79% of 52 is 41: add “events: 41, n: 52”');
    expect(hint).toContain('Placebo: 44% of 50 is 22: add “events: 22, n: 50”');
  });

  test('is enough once the counts stand there', () => {
    const counted = changed(
      text,
      ['{ percent: 79 }', '{ percent: 79, events: 41, n: 52 }'],
      ['{ percent: 44, n: 50 }', '{ percent: 44, events: 22, n: 50 }'],
    );
    expect(items(counted)).toEqual([]);
  });

  test('that several counts give is told without one', () => {
    const many = changed(
      text,
      ['n: 52, source', 'n: 1520, source'],
      ['randomised: 102', 'randomised: 1570'],
      ['n: 102, source', 'n: 1570, source'],
    );
    expect(readDataset('trial.yaml', many).beforeYouPresent()[0]!.hint).not.toContain('Drug:');
  });
});

describe('an answer', () => {
  const odd: Change = ['placebo: { mean: -1.9 }', 'placebo: { mean: -2.4 }'];
  const severities = (text: string) => readDataset('trial.yaml', text).warnings.map(({ severity }) => severity);

  test('turns a warning into a remark with its reason', () => {
    const text = changed(ready, odd, ['p: <0.001', 'p: <0.001, known: from a model']);
    expect(severities(changed(ready, odd))).toEqual(['warning']);
    const [remark] = readDataset('trial.yaml', text).warnings;
    expect(remark!.severity).toBe('remark');
    expect(remark!.message).toMatch(/the reported difference −1\.2 .*: known, “from a model”$/);
    expect(items(text)).toEqual([]);
  });

  test('at the value itself does the same', () => {
    const text = changed(ready, odd, [
      'estimate: -1.2',
      'estimate: { value: -1.2, source: article, known: as printed }',
    ]);
    expect(severities(text)).toEqual(['remark']);
  });

  test('does not answer what cannot be', () => {
    const text = changed(ready, ['p: <0.001', 'p: 1.2, known: as printed']);
    expect(severities(text)).toContain('error');
  });

  test('that answers nothing is told', () => {
    expect(items(ready, ['p: <0.001', 'p: <0.001, known: from a model'])).toEqual([
      expect.stringContaining('this “known” answers nothing'),
    ]);
  });
});

describe('a new file', () => {
  const begun = (kind: Kind, type: OutcomeType) =>
    starter({
      id: 'x',
      kind,
      condition: 'Gout',
      treatment: 'Drug',
      comparator: 'Placebo',
      outcome: 'Pain',
      type,
      better: 'lower',
      citation: null,
      today: '2026-11-28',
      schema: 's.json',
    });

  test('has placeholders that are found in every kind, whether or not it says that it is a draft', () => {
    for (const kind of kinds) {
      for (const type of types) {
        const text = begun(kind, type);
        const found = readDataset('x.yaml', text);
        expect(found.warnings).toEqual([]);
        expect(found.beforeYouPresent().filter(({ message }) => message.endsWith('is a placeholder'))).toHaveLength(15);
        const without = readDataset('x.yaml', text.replace(/^draft: true.*\n/m, ''));
        expect(without.warnings.filter(({ message }) => message.endsWith('is a placeholder'))).toHaveLength(15);
        expect(without.dataset.draft).toBe(true);
      }
    }
  });
});

test('dazukibart is asked for one thing, that somebody looks its values up', () => {
  const messages = readDataset('x.yaml', readFileSync('tests/fixtures/dazukibart.yaml', 'utf8')).beforeYouPresent();
  expect(messages.map(({ message }) => message)).toEqual(['no value is told to have been compared with its source']);
});
