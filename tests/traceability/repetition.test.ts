/** An estimate or a sentence that stands more than twice on the page, outside of its tables, is remarked on. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generate } from '../../src/index.js';

const original = readFileSync('tests/fixtures/binary.yaml', 'utf8');

async function remarks(from: string, to: string): Promise<string[]> {
  expect(original).toContain(from);
  const text = original.replace(from, to);
  const { warnings } = await generate({ file: 'tests/fixtures/binary.yaml', text, formats: ['pdf'], written: false });
  return warnings.map(({ message }) => message).filter((message) => /^the page (?:prints|says)/.test(message));
}

const takeaways = /^takeaways:\n(?: {2}- .*\n)+/m.exec(original)![0];
const withTakeaway = (...words: string[]) =>
  `${takeaways}${words.map((text) => `  - ${JSON.stringify(text)}\n`).join('')}`;

test('nothing where figure and bottom line tell the finding', async () =>
  expect(await remarks(takeaways, takeaways)).toEqual([]));

test('an estimate that a takeaway tells again', async () => {
  const told = await remarks(
    takeaways,
    withTakeaway('The risk ratio was [[results.halved-all.comparisons.prenolast.estimate]].'),
  );
  expect(told).toEqual(['the page prints the estimate 1.51 3 times outside of its tables']);
});

test('a sentence that stands three times', async () => {
  const again = 'Migraine was rarer in those who took it.';
  expect(await remarks(takeaways, withTakeaway(again, again))).toEqual([]);
  expect(await remarks(takeaways, withTakeaway(again, again, again))).toEqual([`the page says “${again}” 3 times`]);
});
