/** Places of a dataset that are filled in from outside: added where they belong, called by plain names, taken away whole. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import {
  articleOfText,
  asYaml,
  asYamlList,
  beginDataset,
  generate,
  intervalAt,
  openPlaces,
  pathOfWords,
  proposalsIn,
  withoutArm,
  withoutKey,
  withValues,
} from '../../src/index.js';
import { invented } from '../article/abstracts.js';

const begun = async (name: string) => {
  const article = await articleOfText(invented[name]!.text);
  return { article, text: beginDataset(article, { id: 'my-trial', today: '2026-11-28', schema: 's.json' }).text };
};

describe.each(Object.keys(invented))('of %s', (name) => {
  test('every proposal is taken, by names unlike one another, and the dataset is right', async () => {
    const { article, text } = await begun(name);
    const proposals = proposalsIn(article, text).filter(({ place }) => place !== null);
    expect(new Set(proposals.map(({ place }) => place!.name)).size).toBe(proposals.length);
    let written = text;
    for (const { writings } of proposals) written = withValues(written, writings, 'article') ?? '';
    // Page and deck are made of it, too.
    expect((await generate({ file: 'my-trial.yaml', text: written })).outputs).toHaveLength(2);
    expect(proposalsIn(article, written).filter(({ place }) => place !== null)).toEqual([]);
  });

  test('the places that are open have plain names, no two alike', async () => {
    const names = openPlaces((await begun(name)).text).map((place) => place.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.join('\n')).not.toMatch(/→|_|\bn\b/);
  });

  test('an arm is taken away with its values and comparisons', async () => {
    const { text } = await begun(name);
    const { arms } = loadDataset('my-trial.yaml', text).dataset;
    const after = loadDataset('my-trial.yaml', withoutArm(text, arms[0]!.id)!.replace(/^structure: .*/m, '')).dataset;
    expect(after.arms).toHaveLength(arms.length - 1);
  });
});

const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

test('an arm of the example is taken away from lists on one line too', () => {
  const after = withoutArm(example, 'low')!;
  expect(after).not.toMatch(/^\s+low:/m);
  expect(after).not.toMatch(/\b(?:arm|versus): low\b/);
  expect(withoutArm(example, 'nobody')).toBeNull();
});

test('an interval is one value, and a line is taken away with its remark', () => {
  const text =
    'id: x\ndraft: true # say so\nresults:\n  - id: main\n    comparisons:\n      - arm: a\n        # ci: { low: …, high: …, level: 95 }\n        p: 0.2\n';
  const written = withValues(
    text,
    [{ key: 'results.main.comparisons.a.ci', value: '{ low: –8·9, high: 42·0, level: 95 }' }],
    's',
  )!;
  expect(written).toBe(
    text.replace('# ci: { low: …, high: …, level: 95 }', 'ci: { low: –8·9, high: 42·0, level: 95 }'),
  );
  expect(intervalAt(written, 'results.0.comparisons.0.ci.high')).toMatchObject({
    low: '–8·9',
    high: '42·0',
    level: '95',
  });
  expect(withoutKey(written, 'draft')).toBe(written.replace('draft: true # say so\n', ''));
  expect(withValues(text, [{ key: 'results.other.p', value: '1' }], 's')).toBeNull();
});

test('words are written so that they read back', () => {
  expect(asYaml('Two: one')).toBe('"Two: one"');
  expect(asYaml('week 12')).toBe('week 12');
  expect(asYaml('yes # no')).toBe('"yes # no"');
  expect(asYamlList('Doe J, et al')).toBe('[Doe J, et al]');
});

test('printed words lead to their place', () => {
  expect(pathOfWords(example, 'Fiorentino D, et al.')).toBe('citation.authors');
  expect(pathOfWords(example, 'Dermatomyositis')).toBe('condition');
  expect(pathOfWords(example, 'In numbers')).toBeNull();
});
