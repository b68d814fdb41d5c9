/** A deck that was edited and is built again: what the command line does and says. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { attachedText } from '../../src/changes/attached-dataset.js';
import { baseOf, dataOf } from '../../src/merge/base.js';
import { Package } from '../../src/merge/package.js';
import { edited, retype, wordsOf } from '../merge/decks.js';
import { changed, small } from '../outputs/dataset.js';
import { compiled } from './compiled.js';
import { folderWith, run } from './run.js';

beforeAll(compiled, 180_000);

const name = 'small-deck.pptx';
const question = /Does .*\?/;

/** A folder in which the deck was built, and somebody wrote into it. */
async function afterTyping(
  words: string,
): Promise<{ folder: string; deck: string; build: (...args: string[]) => ReturnType<typeof run> }> {
  const folder = folderWith({ 'trial.yaml': small });
  const build = (...args: string[]) => run(folder, ['build', 'trial.yaml', '--out', 'out', '--only', 'pptx', ...args]);
  await build();
  const deck = join(folder, 'out', name);
  const type = (bytes: Uint8Array) =>
    edited(bytes, (_, slides) => {
      const slide = slides.find(({ shapes }) => shapes.some(({ words: lines }) => question.test(lines.join(' '))))!;
      const shape = slide.shapes.find(({ words: lines }) => question.test(lines.join(' ')))!;
      retype(slide, shape.words[0]!.replace(/[\u00A0\u202F]/g, ' '), words);
    });
  writeFileSync(deck, type(readFileSync(deck)));
  return { folder, deck, build };
}

describe('an edited deck', () => {
  test('is left as it is while the data are', async () => {
    const { deck, build } = await afterTyping('My own question');
    const before = readFileSync(deck);
    const { code, stdout } = await build();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Yours {2}slide \d+, .+: you changed its words$/m);
    expect(readFileSync(deck).equals(before)).toBe(true);
    expect((await build('--check')).code).toBe(0);
  });

  test('takes what the data changed, and keeps the edit', async () => {
    const { folder, deck, build } = await afterTyping('My own question');
    writeFileSync(join(folder, 'trial.yaml'), changed(small, ['estimate: -2.4', 'estimate: -2.5']));
    expect((await build('--check')).code).toBe(1);
    const { code, stdout } = await build();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Yours {2}slide \d+, .+: you changed its words$/m);
    expect(stdout).toMatch(/^Renew {2}slide \d+, .+ → .+$/m);
    const words = wordsOf(readFileSync(deck)).join('\n');
    expect(words).toContain('My own question');
    expect(words).toContain('fell by 2.5 points');
    expect(readdirSync(join(folder, 'out')).filter((file) => !file.startsWith('.'))).toEqual([name]);
  });

  test('is kept aside with --fresh', async () => {
    const { folder, deck, build } = await afterTyping('My own question');
    const { stdout } = await build('--fresh');
    expect(stdout).toContain(`${name} was not as trialbrief left it`);
    expect(wordsOf(readFileSync(deck)).join('\n')).not.toContain('My own question');
    const aside = readdirSync(join(folder, 'out')).find((file) => file.includes('-edited-'))!;
    expect(wordsOf(readFileSync(join(folder, 'out', aside))).join('\n')).toContain('My own question');
  });

  test('is kept aside where it carries no data and these changed, and that is said', async () => {
    const { folder, deck, build } = await afterTyping('My own question');
    const told = `Bare   out/${name}: carries no data; once the data change, edits in it are kept aside, not merged`;
    expect((await build('--no-dataset')).stdout.replaceAll('\\', '/')).toContain(told);
    expect(wordsOf(readFileSync(deck)).join('\n')).toContain('My own question');
    writeFileSync(join(folder, 'trial.yaml'), changed(small, ['estimate: -2.4', 'estimate: -2.5']));
    const { code, stdout, stderr } = await build();
    expect(code).toBe(0);
    expect(stdout).toContain(`${name} was not as trialbrief left it`);
    expect(stderr).toContain('it does not carry its data, as after --no-dataset');
    expect(wordsOf(readFileSync(deck)).join('\n')).toContain('fell by 2.5 points');
  });

  test('is remarked on where a number was typed that is in no datum', async () => {
    const { build } = await afterTyping('What of the other 123 people');
    const { code, stderr } = await build();
    expect(code).toBe(0);
    expect(stderr).toContain('the number 123, which was typed there, comes from no value of the data');
    const { stdout } = await build('--json');
    const { documents } = JSON.parse(stdout) as { documents: { merged: { kept: unknown[] } }[] };
    expect(documents[0]!.merged.kept).toMatchObject([{ text: 'you changed its words' }]);
  });
});

test('what was typed into a deck is listed, and taken back into the data when it is chosen', async () => {
  const { folder, deck, build } = await afterTyping('My own question');
  const adopt = (...args: string[]) => run(folder, ['adopt', deck, '--data', 'trial.yaml', ...args]);
  const listed = await adopt();
  expect(listed).toMatchObject({ code: 0 });
  expect(listed.stdout).toMatch(/^ 1 {2}slide \d+, .+\n {4}was {3}Does .+\n {4}now {3}My own question$/m);
  expect(readFileSync(join(folder, 'trial.yaml'), 'utf8')).toBe(small);
  expect((await adopt('2')).code).toBe(2);
  expect((await adopt('--all')).stdout).toContain('Wrote  trial.yaml: 1 text');
  const lines = (text: string) => text.split('\n');
  const written = lines(readFileSync(join(folder, 'trial.yaml'), 'utf8'));
  expect(written.filter((line) => !lines(small).includes(line))).toEqual(['question: My own question']);
  expect((await build()).stdout).not.toContain('Yours');
  expect((await adopt()).stdout).toContain('Nothing in this deck is to be taken back');
});

test('page and deck carry the dataset, unless it is to be left out', async () => {
  const folder = folderWith({ 'trial.yaml': small });
  const build = (...args: string[]) => run(folder, ['build', 'trial.yaml', '--out', 'out', ...args]);
  const carried = () => ({
    page: attachedText(readFileSync(join(folder, 'out', 'small-brief.pdf'))),
    deck: carriedBy(readFileSync(join(folder, 'out', name))),
  });
  await build();
  expect(carried()).toEqual({ page: small, deck: { name: 'small.yaml', text: small } });
  await build('--no-dataset');
  expect(carried()).toEqual({ page: null, deck: null });
});

function carriedBy(deck: Uint8Array) {
  const base = baseOf(new Package(deck));
  return base && dataOf(base);
}
