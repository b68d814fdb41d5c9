/** A clone never runs code older than its sources, and does not read them all again to know. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const steps = `
import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
const { fingerprint, isFresh } = await import(${JSON.stringify(pathToFileURL(resolve('.config/sources.js')).href)});
const stamp = 'dist/sources.txt';
const found = [];
const lines = () => readFileSync(stamp, 'utf8').split('\\n').length;
const wait = () => new Promise((done) => setTimeout(done, 2100));
found.push(['never compiled', isFresh()]);
writeFileSync(stamp, fingerprint());
found.push(['just compiled, files just written', isFresh(), lines()]);
await wait();
found.push(['seen a while later', isFresh(), lines()]);
found.push(['seen again', isFresh(), lines()]);
const { atime, mtime } = statSync('src/a.ts');
writeFileSync('src/a.ts', 'two');
utimesSync('src/a.ts', atime, mtime);
found.push(['edited, of the same size and with its old time', isFresh()]);
writeFileSync('src/a.ts', 'one');
await wait();
found.push(['as before', isFresh()]);
writeFileSync('src/b.ts', 'new');
found.push(['with another file', isFresh()]);
console.log(JSON.stringify(found));
`;

test('what is compiled is fresh until a source changes, whatever its time says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-fresh-'));
  try {
    for (const name of ['src', 'templates', '.config', 'dist']) mkdirSync(join(folder, name));
    for (const name of ['src/a.ts', 'package.json', 'package-lock.json']) writeFileSync(join(folder, name), 'one');
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', steps], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(JSON.parse(told)).toEqual([
      ['never compiled', false],
      ['just compiled, files just written', true, 1],
      ['seen a while later', true, 2],
      ['seen again', true, 2],
      ['edited, of the same size and with its old time', false],
      ['as before', true],
      ['with another file', false],
    ]);
    expect(readFileSync(join(folder, 'src/a.ts'), 'utf8')).toBe('one');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
