/**
 * A remote folder may show late what others put into it, and others may be at work at the same
 * moment: what stands in a place when the new file takes it is kept, whatever was seen before.
 */
import type * as FileSystem from 'node:fs';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { writeFiles } from '../../src/files/write.js';
import { openSeal, sealed } from '../../src/seal.js';
import { folderWith } from '../cli/run.js';

/** Places that a look does not show, what is done before each rename, and whether the disk knows second names. */
interface Late {
  hidden: string;
  before: () => void;
  links: boolean;
  renames: string[];
}
const late = vi.hoisted((): Late => ({ hidden: '', before: () => undefined, links: true, renames: [] }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const failure = (code: string) => Object.assign(new Error(code), { code });
  return {
    ...fs,
    lstatSync: (path: string, options?: FileSystem.StatSyncOptions) =>
      late.hidden !== '' && path.endsWith(late.hidden) ? undefined : fs.lstatSync(path, options),
    linkSync: (from: string, to: string) => {
      if (!late.links) throw failure('EPERM');
      fs.linkSync(from, to);
    },
    renameSync: (from: string, to: string) => {
      const code = late.renames.shift();
      if (code) throw failure(code);
      late.before();
      fs.renameSync(from, to);
    },
  };
});
beforeEach(() => void Object.assign(late, { hidden: '', before: () => undefined, links: true, renames: [] }));

const page = (words: string) => sealed(Buffer.from(`${words}\n%${openSeal}\nend`));
const write = (folder: string) => writeFiles(folder, [{ name: 'x.pdf', bytes: page('new') }], 'keep aside');

test('what a look does not show is kept aside', () => {
  const folder = folderWith({ 'x.pdf': 'edited' });
  late.hidden = 'x.pdf';
  const [kept] = write(folder);
  late.hidden = '';
  expect(readFileSync(kept!.aside, 'utf8')).toBe('edited');
  expect(readFileSync(join(folder, 'x.pdf')).equals(page('new'))).toBe(true);
});

test('what came between the look and the rename is kept aside', () => {
  const folder = folderWith({ 'x.pdf': page('old') });
  const look = late.before;
  late.before = () => {
    late.before = look;
    writeFileSync(join(folder, 'x.pdf'), 'saved just now');
  };
  const [kept] = write(folder);
  expect(readFileSync(kept!.aside, 'utf8')).toBe('saved just now');
  expect(readFileSync(join(folder, 'x.pdf')).equals(page('new'))).toBe(true);
});

test('what was as it was written is not kept, and nothing is left beside it', () => {
  const folder = folderWith({ 'x.pdf': page('old') });
  expect(write(folder)).toEqual([]);
  expect(write(folder)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['x.pdf']);
});

test('a disk that knows no second names takes the file', () => {
  const folder = folderWith({});
  late.links = false;
  expect([write(folder), write(folder)]).toEqual([[], []]);
  expect(readFileSync(join(folder, 'x.pdf')).equals(page('new'))).toBe(true);
});

test('what passes is waited for; what does not is told', () => {
  const folder = folderWith({ 'x.pdf': page('old') });
  late.renames = ['EBUSY', 'ESTALE'];
  expect(write(folder)).toEqual([]);
  late.renames = ['EBUSY', 'EBUSY', 'EBUSY', 'EBUSY'];
  expect(() => write(folder)).toThrow('another program holds this file open');
  expect(readFileSync(join(folder, 'x.pdf')).equals(page('new'))).toBe(true);
});
