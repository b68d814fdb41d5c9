/** The same input gives the same bytes; a data file may be JSON. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../src/index.js';
import { compiled } from '../cli/compiled.js';
import { filesIn, folderWith, run } from '../cli/run.js';
import { changed, original, plain } from './dataset.js';
import { make } from './make.js';

beforeAll(compiled, 180_000);

describe('the same data', () => {
  test('give the same bytes in another process, time zone and language, under another name', async () => {
    const folder = folderWith({ 'trial.yaml': original, 'there/other.yaml': original });
    mkdirSync(join(folder, 'home'));
    const places = [
      run(folder, ['build', 'trial.yaml', '--out', 'one'], { TZ: 'UTC', LANG: 'C' }),
      run(join(folder, 'there'), ['build', 'other.yaml', '--out', 'two'], {
        ...{ TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', HOME: join(folder, 'home') },
      }),
    ];
    expect((await Promise.all(places)).map(({ code }) => code)).toEqual([0, 0]);
    const [one, two] = [filesIn(join(folder, 'one')), filesIn(join(folder, 'there/two'))];
    expect(Object.keys(one)).toEqual(['dazukibart-brief.pdf', 'dazukibart-deck.pptx']);
    expect(one['dazukibart-brief.pdf'] === two['dazukibart-brief.pdf'], 'page').toBe(true);
    expect(one['dazukibart-deck.pptx'] === two['dazukibart-deck.pptx'], 'deck').toBe(true);
  });

  test('give the same bytes compiled, with templates compiled beforehand, and from the source', async () => {
    const folder = folderWith({ 'trial.yaml': original });
    await run(folder, ['build', 'trial.yaml', '--out', 'out']);
    const { outputs } = await generate({ file: 'trial.yaml', text: original });
    for (const { name, bytes } of outputs) {
      expect(Buffer.compare(readFileSync(join(folder, 'out', name)), bytes), name).toBe(0);
    }
  });

  test('give the same bytes after other data were built', async () => {
    const first = await make(original);
    const other = await make(
      changed(original, ['{ mean: -19.2 }', '{ mean: -18.7 }'], ['condition: Dermatomyositis', 'condition: Łódź']),
    );
    const again = await make(original);
    expect(Buffer.compare(first.pdf, again.pdf)).toBe(0);
    expect(Buffer.compare(first.pptx, again.pptx)).toBe(0);
    expect(Buffer.compare(first.pdf, other.pdf)).not.toBe(0);
    expect(Buffer.compare(first.pptx, other.pptx)).not.toBe(0);
  });

  test('give the same bytes alone and beside another build', async () => {
    const alone = await generate({ file: 'trial.yaml', text: original, formats: ['pptx'] });
    const [one, two] = await Promise.all([make(original), make(original)]);
    expect(Buffer.compare(one.pdf, two.pdf)).toBe(0);
    expect(Buffer.compare(one.pptx, two.pptx)).toBe(0);
    expect(Buffer.compare(one.pptx, alone.outputs[0]!.bytes)).toBe(0);
  });
});

describe('JSON of the same shape', () => {
  test('gives the same documents', async () => {
    const revision = / revision [a-p]{7}/g;
    const text = JSON.stringify(plain(), null, 2);
    const [yaml, json] = [await make(original), await make(text, { file: 'trial.json' })];
    expect(json.page.text.replace(revision, '')).toBe(yaml.page.text.replace(revision, ''));
    expect(json.deck.text.replace(revision, '')).toBe(yaml.deck.text.replace(revision, ''));
    expect(json.deck.charts).toEqual(yaml.deck.charts);
    expect(json.page.roles).toEqual(yaml.page.roles);
    expect(json.warnings).toEqual([]);
    expect(new TextDecoder().decode(json.page.attachments['dazukibart.json'])).toBe(text);
  });

  test('keeps the digits of its numbers, and tells the place of what is wrong', async () => {
    const data = JSON.stringify(plain(), null, 2);
    const digits = data.replace('"mean": "-19.2"', '"mean": -19.20');
    expect((await make(digits, { file: 'trial.json' })).page.text).toContain('−19.20');
    const wrong = data.replace('"mean": "-19.2"', '"maen": -19.2');
    const line = wrong.slice(0, wrong.indexOf('"maen"')).split('\n').length;
    await expect(make(wrong, { file: 'trial.json' })).rejects.toThrow(
      `trial.json:${line}:11: unknown key "maen" in results.cdasi-skin.arms.high — did you mean "mean"?`,
    );
  });
});

test('a mark at the beginning of the file and other line ends change nothing but the revision', async () => {
  const [plainText, marked] = [await make(original), await make(`\uFEFF${original.replaceAll('\n', '\r\n')}`)];
  const revision = / revision [a-p]{7}/g;
  expect(marked.page.text.replace(revision, '')).toBe(plainText.page.text.replace(revision, ''));
  expect(marked.deck.text.replace(revision, '')).toBe(plainText.deck.text.replace(revision, ''));
});

test('builds that follow one another leave the event loop its turns', async () => {
  const builds = 4;
  const counted = { turns: 0 };
  await generate({ file: 'trial.yaml', text: original });
  const timer = setInterval(() => (counted.turns += 1), 0);
  for (let build = 0; build < builds; build++) await generate({ file: 'trial.yaml', text: original });
  clearInterval(timer);
  expect(counted.turns).toBeGreaterThanOrEqual(builds - 1);
});
