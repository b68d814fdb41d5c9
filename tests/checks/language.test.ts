/** A page says which language it is in, and it is that. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ContentError } from '../../src/errors.js';
import { loadDataset } from '../../src/load.js';

const trial = readFileSync('tests/fixtures/binary.yaml', 'utf8');
const inLanguage = (tag: string) => loadDataset('t.yaml', trial.replace(/^language: .*$/m, `language: ${tag}`));

test.each(['en', 'en-GB', 'en-US'])('%s is the language of the words around the data', (tag) => {
  expect(inLanguage(tag).dataset.language).toBe(tag);
});

test.each([
  ['de-DE', 'German'],
  ['zh-CN', 'Chinese'],
  ['zh-Hant-TW', 'Chinese'],
  ['fr', 'French'],
  ['xx', 'the language “xx”'],
])('%s is refused by its name', (tag, name) => {
  const place = trial.split('\n').findIndex((line) => line.startsWith('language:')) + 1;
  try {
    inLanguage(tag);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ContentError);
    expect((error as ContentError).problems).toMatchObject([
      { line: place, message: expect.stringContaining(`cannot be written in ${name}:`) as string, severity: 'error' },
    ]);
  }
});
