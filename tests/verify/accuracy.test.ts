/** How often a verdict is right, counted over papers made of every fixture, as text, JATS and PDF. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { load } from 'js-yaml';
import { readDataset } from '../../src/load.js';
import type { Trial } from '../../src/trial/trial.js';
import { readSource, type SourceText } from '../../src/verify/source.js';
import { foreign } from '../../src/verify/block.js';
import { verify, type Proof } from '../../src/verify/verify.js';
import { formats, inventedPaper, setPaper, slipped } from './invented-papers.js';

type Json = { [key: string]: unknown } | unknown[];

/** A dataset without the places of its values, as JSON that may be changed. */
function bareTrial(file: string): Json {
  const strip = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(strip);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(
      Object.entries(node).flatMap(([key, child]) => (key === 'at' ? [] : [[key, strip(child)]])),
    );
  };
  return strip(load(readFileSync(join('tests/fixtures', file), 'utf8'))) as Json;
}

const read = (trial: Json): Trial => readDataset('tests/fixtures/trial.json', JSON.stringify(trial)).trial;
const copied = (trial: Json): Json => structuredClone(trial);

/** What the papers tell: values of arms and comparisons. */
const isTold = ({ item }: Proof) =>
  /^(?:results\.[^.]+\.(?:arms\.[^.]+\.(?:mean|median|percent)|comparisons\..*\.(?:estimate|low|high))|adverse_events\..*\.percent)$/.test(
    item.path,
  );

function proofsOf(trial: Trial, source: SourceText): Proof[] {
  return verify(trial, new Map(trial.dataset.sources.map(({ id }) => [id, source]))).filter(isTold);
}

/** Every second number below results and adverse events gets another last digit, from the first or the second on. */
function slip(trial: Json, from: 0 | 1): Json {
  let count = from;
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (node !== null && typeof node === 'object')
      return Object.fromEntries(
        Object.entries(node).map(([key, child]) => [key, key === 'n' || key === 'level' ? child : walk(child)]),
      );
    if (typeof node !== 'number' || count++ % 2 !== 0) return node;
    return Number(slipped(String(node)));
  };
  const changed = copied(trial) as Record<string, unknown>;
  for (const key of ['results', 'adverse_events']) changed[key] = walk(changed[key]);
  return changed;
}

/** The values of two arms exchanged in every result. */
function swap(trial: Json): Json {
  const changed = copied(trial);
  const { results } = changed as unknown as { results: { arms?: Record<string, unknown> }[] };
  for (const { arms } of results) {
    const [one, two] = Object.keys(arms ?? {});
    if (arms && one && two) [arms[one], arms[two]] = [arms[two], arms[one]];
  }
  return changed;
}

const counts = {
  right: 0,
  refused: 0,
  doubted: 0,
  altered: 0,
  believed: 0,
  swapped: 0,
  believedSwapped: 0,
  foreign: 0,
  papers: 0,
};
const told: string[] = [];

beforeAll(async () => {
  const files = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
  for (const [style, file] of files.entries()) {
    const trial = bareTrial(file);
    const whole = read(trial);
    for (const format of formats) {
      const source = await readSource(`paper.${format}`, await setPaper(inventedPaper(whole.dataset, style), format));
      counts.papers += 1;
      const right = proofsOf(whole, source);
      const found = new Set(right.filter(({ verdict }) => verdict !== 'not found').map(({ item }) => item.path));
      counts.right += right.length;
      counts.refused += right.length - found.size;
      counts.doubted += right.filter(({ verdict }) => verdict === 'ambiguous').length;
      counts.foreign += right.filter(
        ({ verdict, spot }) => verdict === 'found' && foreign.has(source.blocks[spot!.block]!.region),
      ).length;
      told.push(
        ...right
          .filter(({ verdict }) => verdict === 'not found')
          .map(({ item }) => `${file} ${format} ${item.path} ${item.shown}`),
      );
      const before = new Map(right.map(({ item }) => [item.path, item.value]));
      const changedIn = (changed: Trial) =>
        proofsOf(changed, source).filter(({ item }) => found.has(item.path) && before.get(item.path) !== item.value);
      for (const from of [0, 1] as const) {
        const changed = changedIn(read(slip(trial, from)));
        counts.altered += changed.length;
        counts.believed += changed.filter(({ verdict }) => verdict === 'found').length;
        told.push(
          ...changed
            .filter(({ verdict }) => verdict === 'found')
            .map(({ item, around }) => `ALTERED ${file} ${format} ${item.path} ${item.shown} ${around}`),
        );
      }
      const exchanged = changedIn(read(swap(trial)));
      counts.swapped += exchanged.length;
      counts.believedSwapped += exchanged.filter(({ verdict }) => verdict === 'found').length;
      told.push(
        ...exchanged
          .filter(({ verdict }) => verdict === 'found')
          .map(({ item, around }) => `SWAPPED ${file} ${format} ${item.path} ${item.shown} ${around}`),
      );
    }
  }
}, 120_000);

describe('over papers of every kind of trial', () => {
  test('there are enough of them', () => {
    if (process.env.SHOW) console.log(counts, told.join('\n'));
    expect(counts.papers).toBeGreaterThanOrEqual(30);
    expect(counts.right).toBeGreaterThan(500);
    expect(counts.altered).toBeGreaterThan(300);
    expect(counts.swapped).toBeGreaterThan(100);
  });

  test('no value is found in a part that tells nothing of the trial', () => expect(counts.foreign).toBe(0));

  test('at most one in twenty right values is refused', () =>
    expect(counts.refused / counts.right).toBeLessThanOrEqual(0.05));

  test('at most one in ten right values is left to a person, though they stand in sentences and in tables', () =>
    expect(counts.doubted / counts.right).toBeLessThanOrEqual(0.1));

  test('at least nineteen in twenty altered and swapped values are not taken for right', () => {
    expect(counts.believed / counts.altered).toBeLessThanOrEqual(0.05);
    expect(counts.believedSwapped / counts.swapped).toBeLessThanOrEqual(0.05);
  });
});
