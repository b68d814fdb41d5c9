/** What users write may be a word that every object inherits; it is still only their word. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ContentError, generate } from '../src/index.js';
import { own } from '../src/own.js';

const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

test.each(inherited)('%s is in no table that does not have it', (word) => {
  expect(own({ mean: 1 }, word)).toBeUndefined();
  expect(own(JSON.parse(`{"${word}": 2}`) as Record<string, number>, word)).toBe(2);
});

const small = readFileSync('tests/outputs/small.yaml', 'utf8');

/** Places of a dataset, and what stands in each instead. */
const places: [where: string, pattern: RegExp][] = [
  ['id of an arm', /\bdrug\b/g],
  ['name of an arm', /name: Drug\b/],
  ['unit', /unit: [^\n,}]+/g],
  ['id of an outcome', /\bitch\b/g],
  ['timepoint', /timepoint: [^\n,}]+/],
  ['measure', /measure: [^\n,}]+/],
  ['population', /population: [^\n,}]+/],
  ['source', /source: [^\n,}]+/],
];

test.each(inherited)('%s in any place of a dataset is taken, or refused in words', async (word) => {
  for (const [where, pattern] of places) {
    const text = small.replace(pattern, (found) =>
      /^(\w+): /.test(found) ? `${found.split(': ')[0]}: ${word}` : word,
    );
    expect(text, where).not.toBe(small);
    try {
      const { outputs } = await generate({ file: 'trial.yaml', text });
      expect(outputs, where).toHaveLength(2);
    } catch (error) {
      expect(error, where).toBeInstanceOf(ContentError);
    }
  }
});
