/** The visual abstract: one page lying down, from the same data and traced like the page. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { generate, type Paper } from '../../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'trialbrief-'));
afterAll(() => rmSync(folder, { recursive: true }));

const made = (name: string, paper: Paper, more = {}) => {
  const file = join('tests/fixtures', name);
  const text = readFileSync(file, 'utf8');
  return generate({ file, text, paper, formats: ['svg'], form: 'visual', ...more });
};
const textOf = (svg: Uint8Array) =>
  new TextDecoder()
    .decode(svg)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

test.each(readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml')))('%s', async (name) => {
  for (const [paper, size] of [
    ['a4', '841.89 595.28'],
    ['letter', '792 612'],
  ] as const) {
    const { outputs, traces } = await made(name, paper);
    const visual = outputs.filter(({ name: output }) => /-visual\.svg$/.test(output));
    expect(visual).toHaveLength(1);
    const svg = new TextDecoder().decode(visual[0]!.bytes);
    expect(svg).toContain(`viewBox="0 0 ${size}"`);
    expect(textOf(visual[0]!.bytes)).toContain('Visual abstract');
    expect(traces.filter(({ place }) => place.startsWith('visual abstract')).length).toBeGreaterThan(5);
  }
});

test('has the question, the arms with their numbers, the finding, the harms and the bottom line', async () => {
  const { outputs } = await made('binary.yaml', 'a4');
  const text = textOf(outputs.find(({ name }) => name === 'binary-visual.svg')!.bytes);
  for (const words of [
    'Does prenolast prevent migraine',
    '402',
    '398',
    '1.51',
    '1.25 to 1.81',
    'Harms',
    'a risk ratio of',
  ])
    expect(text).toContain(words);
});

test('is a PDF of its own beside the page, and nothing where it is not asked for', async () => {
  const { outputs } = await made('binary.yaml', 'a4', { formats: ['pdf'] });
  expect(outputs.map(({ name, pages }) => [name, pages])).toEqual([
    ['binary-brief.pdf', 1],
    ['binary-visual.pdf', 1],
  ]);
  const without = await made('binary.yaml', 'a4', { formats: ['pdf'], form: undefined });
  expect(without.outputs.map(({ name }) => name)).toEqual(['binary-brief.pdf']);
});

test('a number typed into its template fails, as on the page', async () => {
  const own = readFileSync('templates/visual.hbs', 'utf8').replace('<h2>Who was studied', '<h2>42 were studied');
  writeFileSync(join(folder, 'visual.hbs'), own);
  await expect(made('binary.yaml', 'a4', { template: folder })).rejects.toThrow(
    'the number 42 is typed into the template',
  );
});
