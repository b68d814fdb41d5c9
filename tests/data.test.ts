/** What ships in data/, or a user keeps there, is only checked to build: tests of the tool have trials of their own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generate } from '../src/index.js';

const datasets = readdirSync('data').filter(
  (name) => /^[^.].*\.(ya?ml|json)$/.test(name) && !name.endsWith('.schema.json'),
);

test.each([...datasets, null])('%s builds', async (name) => {
  // None at all is right too.
  if (name === null) return;
  const file = join('data', name);
  const { outputs } = await generate({ file, text: readFileSync(file, 'utf8') });
  expect(outputs.map(({ bytes }) => bytes.length > 10_000)).toEqual([true, true]);
});
