/** Trials in which nothing is wrong: no error, and few doubts. */
import { expect, test } from 'vitest';
import { ContentError } from '../../src/errors.js';
import { loadDataset } from '../../src/load.js';
import { simulated } from './simulated.js';

const problemsOf = (text: string) => {
  try {
    return loadDataset('trial.yaml', text).warnings;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems;
  }
};

test('of 200 trials of simulated patients none has an error, and at most one in ten a warning', () => {
  const told = Array.from({ length: 200 }, (_, seed) =>
    problemsOf(simulated(seed)).map((one) => ({ seed, ...one })),
  ).flat();
  if (process.env.REPORT) console.log(told.map(({ seed, message }) => `${seed}: ${message}`).join('\n'));
  expect(told.filter(({ severity }) => severity === 'error').map(({ seed, message }) => `${seed}: ${message}`)).toEqual(
    [],
  );
  expect(new Set(told.map(({ seed }) => seed)).size).toBeLessThanOrEqual(20);
}, 300_000);
