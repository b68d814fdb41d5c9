/** A deck that is open in PowerPoint: told in words, nothing is lost, and `watch` writes it when it is closed. */
import type * as FileSystem from 'node:fs';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watch } from '../../src/cli/watch.js';
import { build } from '../../src/cli/build.js';
import { folderWith } from '../cli/run.js';
import { changed, small } from '../outputs/dataset.js';

/** The code that Windows gives for what is open, and to whom: whoever renames something over it, and at times whoever reads it. */
const held = vi.hoisted(() => ({ code: '', reads: false }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const expectClosed = (path: unknown) => {
    if (held.code !== '' && String(path).endsWith('.pptx')) throw Object.assign(new Error(), { code: held.code });
  };
  return {
    ...fs,
    renameSync: (from: string, to: string) => {
      expectClosed(to);
      fs.renameSync(from, to);
    },
    openSync: (path: string, flags: string | number, mode?: number) => {
      if (held.reads) expectClosed(path);
      return fs.openSync(path, flags, mode);
    },
  };
});

const edited = changed(small, ['{ mean: -5.50 }', '{ mean: -5.60 }']);

function trial() {
  const folder = folderWith({ 'data/small.yaml': small });
  const told: string[] = [];
  for (const method of ['log', 'error'] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((text: unknown) => void told.push(String(text)));
    onTestFinished(() => spy.mockRestore());
  }
  onTestFinished(() => void Object.assign(held, { code: '', reads: false }));
  const file = join(folder, 'data/small.yaml');
  const out = join(folder, 'out');
  const documents = () => readdirSync(out).map((name) => [name, readFileSync(join(out, name)).toString('base64')]);
  return { folder, file, out, told, documents };
}

test.each([
  ['EBUSY', false, 'another program holds this file open'],
  ['EPERM', false, 'close it in other programs'],
  ['EBUSY', true, 'another program holds this file open'],
])('a build says so (%s, when it reads too: %s), and leaves all as it was', async (code, reads, words) => {
  const { file, out, told, documents } = trial();
  const options = { paths: [file], out, paper: 'a4' as const };
  expect(await build(options)).toBe(0);
  const before = documents();
  writeFileSync(file, edited);
  Object.assign(held, { code, reads });
  expect(await build(options)).toBe(1);
  expect(told.join('\n')).toContain(words);
  Object.assign(held, { code: '', reads: false });
  expect(documents()).toEqual(before);
  expect(await build(options)).toBe(0);
  expect(documents().map(([name]) => name)).toEqual(before.map(([name]) => name));
  expect(documents()).not.toEqual(before);
});

test('watch tries again by itself until it is closed', { timeout: 200_000 }, async () => {
  const { folder, file, out, told } = trial();
  const stop = new AbortController();
  const done = watch({ paths: [join(folder, 'data')], out, paper: 'a4' }, stop.signal);
  const until = (words: string) =>
    vi.waitFor(() => expect(told.at(-1)).toContain(words), { timeout: 90_000, interval: 20 });
  await until('All is written.');
  held.code = 'EBUSY';
  writeFileSync(file, edited);
  await until('another program holds this file open');
  held.code = '';
  await until('All is written.');
  expect(told.at(-1)).toContain('small-deck.pptx');
  stop.abort();
  await done;
});
