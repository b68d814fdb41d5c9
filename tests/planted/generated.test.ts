/** Planted errors by the generator, over every fixture: of those that contradict something, how many are told. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ContentError } from '../../src/errors.js';
import { readDataset } from '../../src/load.js';
import { contradictionsIn } from './contradictions.js';
import { plantedIn } from './generator.js';
import { plainOf, textOf, type Row } from './plain.js';

const messagesOf = (root: Row): string[] => {
  try {
    return readDataset('trial.json', textOf(root)).warnings.map(({ message }) => message);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(({ message }) => message);
  }
};

const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));

/** Every one of them with all tests, else one in five. */
const every = process.env.TEST_ALL ? 1 : 5;

test('at least 95% of the planted errors that contradict something are told', () => {
  const missed: string[] = [];
  const counts = new Map<string, { told: number; all: number }>();
  for (const name of fixtures) {
    const root = plainOf(readFileSync(`tests/fixtures/${name}`, 'utf8'));
    expect(messagesOf(root), name).toEqual([]);
    expect(contradictionsIn(root), name).toEqual([]);
    const seen = plantedIn(root)
      .filter((_, index) => index % every === 0)
      .flatMap((one) =>
        contradictionsIn(one.root)
          .slice(0, 1)
          .map((against) => ({ ...one, against })),
      );
    for (const { kind, place, root: wrong, against } of seen) {
      const count = counts.get(kind) ?? { told: 0, all: 0 };
      const isTold = messagesOf(wrong).length > 0;
      counts.set(kind, { told: count.told + Number(isTold), all: count.all + 1 });
      if (!isTold) missed.push(`${name}: ${kind}, ${place}: ${against}`);
    }
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count.all, 0);
  const lines = [...counts].map(([kind, { told, all: of }]) => `${kind}: ${told} of ${of}`);
  const report = `${all - missed.length} of ${all}; ${lines.join('; ')}`;
  if (process.env.REPORT) console.log(`${report}\n${missed.join('\n')}`);
  expect(all).toBeGreaterThanOrEqual(120);
  expect((all - missed.length) / all, `${report}\n${missed.join('\n')}`).toBeGreaterThanOrEqual(0.95);
}, 600_000);
