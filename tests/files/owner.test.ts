/** What a killed run left is told from what another one is writing, also where process numbers mean nothing. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasEnded, thisProcess } from '../../src/files/owner.js';
import { removeLeftovers, writeTemporary } from '../../src/files/temporary.js';
import { folderWith } from '../cli/run.js';

const self = thisProcess()!;
const ended = { ...self, pid: spawnSync(process.execPath, ['-e', '']).pid };

test('a process has ended when it is gone, or when another has its number', () => {
  expect(hasEnded(self, self)).toBe(false);
  expect(hasEnded(ended, self)).toBe(true);
  expect(hasEnded({ ...self, started: self.started + 1 }, self)).toBe(process.platform === 'linux');
});

test('a process in another place is never taken for one that has ended', () => {
  expect(hasEnded({ ...ended, place: '0123456789abcdef' }, self)).toBe(false);
});

test('only what a run that has ended left is removed', () => {
  const folder = folderWith({});
  const nameBy = ({ place, pid, started }: typeof self) =>
    `.trialbrief-${place}-${pid}-${started}-0123456789abcdef.tmp`;
  const others = [
    ...['.trial-brief.pdf.4194999.tmp', '.trialbrief-1-2-3-4.tmp', '~$trial-deck.pptx', '.x.pdf.1.tmp'],
    nameBy(self),
    nameBy({ ...ended, place: 'fedcba9876543210' }),
  ];
  for (const name of [...others, nameBy(ended)]) writeFileSync(join(folder, name), 'half');
  removeLeftovers(folder);
  expect(readdirSync(folder).sort()).toEqual(others.sort());
  removeLeftovers(join(folder, 'not-there'));
});

test('a temporary file has a name that nobody had', () => {
  const folder = folderWith({});
  const paths = [1, 2, 3].map(() => writeTemporary(folder, Buffer.from('x')));
  expect(new Set(paths).size).toBe(3);
});

const unshared = ['--pid', '--fork', '--mount-proc'];
const hasNamespaces = spawnSync('unshare', [...unshared, 'true']).status === 0;

test.skipIf(!hasNamespaces)('runs in two PID namespaces leave one another alone', async () => {
  const folder = folderWith({});
  const out = join(folder, 'out');
  mkdirSync(out);
  const script = `
    import { removeLeftovers, writeTemporary } from ${JSON.stringify(join(process.cwd(), 'src/files/temporary.ts'))};
    const path = writeTemporary('out', Buffer.from('mine'));
    removeLeftovers('out');
    console.log(path);
    setTimeout(() => {}, 20_000);`;
  const { buildSync } = await import('esbuild');
  buildSync({
    stdin: { contents: script, resolveDir: process.cwd() },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(folder, 'one.mjs'),
    logLevel: 'error',
  });
  const begin = async () => {
    const child = spawn('unshare', [...unshared, '--kill-child', process.execPath, 'one.mjs'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = new Promise((exit) => child.once('exit', exit));
    await new Promise((begun) => child.stdout.once('data', begun));
    return () => (child.kill('SIGKILL'), gone);
  };
  const first = await begin();
  const second = await begin();
  expect(readdirSync(out)).toHaveLength(2);
  await first();
  removeLeftovers(out);
  expect(readdirSync(out)).toHaveLength(2);
  await second();
});
