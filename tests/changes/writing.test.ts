/** Documents are written whole or not at all, whatever happens meanwhile. */
import { buildSync } from 'esbuild';
import { spawn } from 'node:child_process';
import type * as FileSystem from 'node:fs';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { removeLeftovers } from '../../src/files/temporary.js';
import { writeFiles } from '../../src/files/write.js';
import type { ContentError } from '../../src/errors.js';
import { folderWith } from '../cli/run.js';

const names = ['trial-brief.pdf', 'trial-deck.pptx'];
const outputs = (letter: string) => names.map((name) => ({ name, bytes: Buffer.alloc(3_000_000, letter) }));

const failing = vi.hoisted(() => ({ write: '', writes: 0, rename: '', renamed: '' }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const failure = (code: string) => Object.assign(new Error(code), { code });
  return {
    ...fs,
    writeFileSync: (...args: Parameters<typeof fs.writeFileSync>) => {
      if (failing.write && Buffer.isBuffer(args[1]) && ++failing.writes === 2) throw failure(failing.write);
      fs.writeFileSync(...args);
    },
    renameSync: (...args: Parameters<typeof fs.renameSync>) => {
      if (failing.rename && String(args[1]).endsWith(failing.renamed)) throw failure(failing.rename);
      fs.renameSync(...args);
    },
  };
});

test('a process that is killed while it writes leaves whole files', async () => {
  const folder = folderWith({});
  const script = join(folder, 'write.mjs');
  buildSync({
    entryPoints: ['src/files/write.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
    logLevel: 'error',
  });
  const loop = `
    import { writeFiles } from './write.mjs';
    const outputs = (letter) => ${JSON.stringify(names)}.map((name) => ({ name, bytes: Buffer.alloc(3_000_000, letter) }));
    writeFiles('out', outputs('a'), 'replace');
    console.log('begun');
    for (;;) for (const letter of 'ba') writeFiles('out', outputs(letter), 'replace');`;
  writeFileSync(join(folder, 'loop.mjs'), loop);
  const out = join(folder, 'out');
  const isWriting = () => readdirSync(out).some((name) => name.endsWith('.tmp'));
  let unfinished = 0;
  for (let round = 0; unfinished < 6 || round < 12; round++) {
    const child = spawn(process.execPath, ['loop.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = new Promise((exit) => child.once('exit', exit));
    await new Promise((begun) => child.stdout.once('data', begun));
    // A few looks later in each round, so that the kill does not always come at the same step.
    for (let looks = round % 6; !isWriting() || looks > 0; looks--) await new Promise((resume) => setImmediate(resume));
    child.kill('SIGKILL');
    await gone;
    for (const name of names) {
      const bytes = readFileSync(join(out, name));
      expect(bytes.equals(Buffer.alloc(3_000_000, bytes[0]))).toBe(true);
    }
    if (isWriting()) unfinished += 1;
  }
  removeLeftovers(out);
  expect(readdirSync(out)).toEqual(names);
}, 300_000);

describe('when it cannot write', () => {
  test.each([
    [
      'write',
      'ENOSPC',
      'trial-deck.pptx',
      'the disk is full',
      'make room and build again; what was there before is untouched',
    ],
    [
      'write',
      'EACCES',
      'trial-deck.pptx',
      'it may not be written',
      'choose another folder with --out, or change its permissions',
    ],
    ['write', 'EROFS', 'trial-deck.pptx', 'the folder is read-only', 'choose another folder with --out'],
    ['rename', 'EBUSY', 'trial-brief.pdf', 'another program holds this file open', 'close it there and build again'],
    ['rename', 'EBUSY', 'trial-deck.pptx', 'another program holds this file open', 'close it there and build again'],
    [
      'rename',
      'EPERM',
      'trial-brief.pdf',
      'it may not be written',
      'close it in other programs, or choose another folder with --out',
    ],
  ] as const)('on %s, %s leaves %s as it was and says what to do', (step, code, name, message, hint) => {
    const folder = join(folderWith({}), 'out');
    writeFiles(folder, outputs('a'), 'replace');
    failing[step] = code;
    failing.writes = 0;
    failing.renamed = name;
    try {
      writeFiles(folder, outputs('b'), 'replace');
      expect.unreachable();
    } catch (error) {
      expect((error as ContentError).problems).toEqual([
        { severity: 'error', message, hint, file: join(folder, name) },
      ]);
    } finally {
      failing[step] = '';
    }
    expect(readdirSync(folder)).toEqual(names);
    for (const file of names) expect(readFileSync(join(folder, file))[0]).toBe('a'.charCodeAt(0));
  });
});
