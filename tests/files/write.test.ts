/** What somebody else made or edited is never lost, and nothing is followed through a link. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ContentError } from '../../src/errors.js';
import { isReserved, writeFiles, type Others } from '../../src/files/write.js';
import { openSeal, sealed } from '../../src/seal.js';
import { folderWith } from '../cli/run.js';

const page = (words: string) => sealed(Buffer.from(`${words}\n%${openSeal}\nend`));
const write = (folder: string, words: string, others: Others = 'keep aside') =>
  writeFiles(folder, [{ name: 'x.pdf', bytes: page(words) }], others);

function problemOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ContentError) return error.problems[0]!.message;
    throw error;
  }
  return expect.unreachable();
}

test('a file that is as it was written is replaced', () => {
  const folder = folderWith({});
  for (const words of ['one', 'two', 'two']) expect(write(folder, words)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['x.pdf']);
  expect(readFileSync(join(folder, 'x.pdf'))).toEqual(page('two'));
});

test.skipIf(process.platform === 'win32')('who may read it, may read what replaces it, and nobody else', () => {
  const folder = folderWith({});
  const modes = (mode: number) => {
    write(folder, `mode ${mode}`);
    chmodSync(join(folder, 'x.pdf'), mode);
    write(folder, `again ${mode}`);
    return lstatSync(join(folder, 'x.pdf')).mode & 0o777;
  };
  expect([0o600, 0o640, 0o664].map(modes)).toEqual([0o600, 0o640, 0o664]);
});

test.each([
  ['edited', Buffer.concat([page('one'), Buffer.from('note')])],
  ['of one byte less', page('one').subarray(1)],
  ['of somebody else', Buffer.from('mine')],
  ['empty', Buffer.alloc(0)],
])('a file that is %s is kept aside, each under a name of its own', (_, bytes) => {
  const folder = folderWith({ 'x.pdf': bytes });
  const [first] = write(folder, 'two');
  expect(first!.aside).toMatch(/x-edited-\d{4}-\d\d-\d\d\.pdf$/);
  writeFileSync(join(folder, 'x.pdf'), bytes);
  const [second] = write(folder, 'three');
  expect(second!.aside).toBe(first!.aside.replace('.pdf', '-2.pdf'));
  for (const { aside } of [first!, second!]) expect(readFileSync(aside).equals(bytes)).toBe(true);
  expect(readFileSync(join(folder, 'x.pdf'))).toEqual(page('three'));
});

test('a file of somebody else is refused or replaced where that is asked for', () => {
  const folder = folderWith({ 'x.pdf': 'mine' });
  expect(problemOf(() => write(folder, 'one', 'refuse'))).toContain('not known to be as trialbrief wrote it');
  expect(readFileSync(join(folder, 'x.pdf'), 'utf8')).toBe('mine');
  write(folder, 'one', 'replace');
  expect(readdirSync(folder)).toEqual(['x.pdf']);
});

test('a link is not followed: it is kept aside as a link', () => {
  const folder = folderWith({ 'own.txt': 'precious' });
  symlinkSync('own.txt', join(folder, 'x.pdf'));
  const [kept] = write(folder, 'one');
  expect(readlinkSync(kept!.aside)).toBe('own.txt');
  expect(readFileSync(join(folder, 'own.txt'), 'utf8')).toBe('precious');
  expect(lstatSync(join(folder, 'x.pdf')).isFile()).toBe(true);
});

test('none is written where one cannot be: what was there is put back, and what was kept aside is in its place', () => {
  const folder = folderWith({ 'a.pdf': page('old'), 'b.pdf': 'edited' });
  mkdirSync(join(folder, 'd.pdf'));
  const names = ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf'];
  const files = names.map((name) => ({ name, bytes: page('new') }));
  expect(problemOf(() => writeFiles(folder, files, 'keep aside'))).toContain('a folder stands in the place');
  expect(readdirSync(folder)).toEqual(['a.pdf', 'b.pdf', 'd.pdf']);
  expect(readFileSync(join(folder, 'b.pdf'), 'utf8')).toBe('edited');
  expect(readFileSync(join(folder, 'a.pdf'))).toEqual(page('old'));
  expect(existsSync(join(folder, 'c.pdf'))).toBe(false);
});

test.each([
  ['con', true],
  ['NUL.yaml', true],
  ['com1.trial.json', true],
  ['con-brief.pdf', false],
  ['console.yaml', false],
  ['com10.yaml', false],
  ['a:b.csv', true],
  ['C:', false],
])('Windows keeps the name %s for a device: %s', (name, kept) => expect(isReserved(name)).toBe(kept));
