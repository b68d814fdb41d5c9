/** What is accepted and then printed nowhere is remarked on, each piece once, at its place in the file. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generate } from '../../src/index.js';

const trial = readFileSync('tests/fixtures/visits.yaml', 'utf8');

async function remarks(from: string, to: string, formats?: ['pdf']): Promise<string[]> {
  expect(trial).toContain(from);
  const text = trial.replace(from, to);
  const { warnings } = await generate({ file: 'visits.yaml', text, written: false, ...(formats && { formats }) });
  return warnings
    .filter(({ message }) => message.includes('printed neither'))
    .map(({ line, message }) => `${line}: ${message}`);
}

const mean = 'high: { n: 98, mean: -2.1, ci: { low: -2.3';
const line = trial.slice(0, trial.indexOf(mean)).split('\n').length;

test('a deviation beside an interval, which alone is printed', async () => {
  expect(await remarks(mean, mean.replace('mean: -2.1,', 'mean: -2.1, sd: 8.765,'))).toEqual([
    `${line}: sd 8.765 is printed neither on the page nor in the deck`,
  ]);
});

test('nothing, where all that stands there is printed', async () => {
  expect(await remarks(mean, mean)).toEqual([]);
  expect(await remarks('important_difference: 0.5', 'important_difference: 0.55, scale_from: 3, scale_to: 19')).toEqual(
    [],
  );
});

test('nothing, where only one of the two was made', async () => {
  expect(await remarks(mean, mean.replace('mean: -2.1,', 'mean: -2.1, sd: 8.765,'), ['pdf'])).toEqual([]);
});

test('the unit of a proportion, which is printed in percent', async () => {
  const binary = readFileSync('tests/fixtures/binary.yaml', 'utf8');
  const text = binary.replace('type: binary\n', 'type: binary\n    unit: furlongs\n');
  const { warnings } = await generate({ file: 'binary.yaml', text, written: false });
  expect(warnings.map(({ message }) => message)).toContain(
    'unit “furlongs” is printed neither on the page nor in the deck',
  );
});
