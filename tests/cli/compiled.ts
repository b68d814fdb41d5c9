/** The compiled tool: compiled anew when a source is younger, by one process at a time. */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createHash } from 'node:crypto';

export const cli = resolve('dist/cli.js');

/** A folder that only one process can make; the others wait until it is gone. */
const lock = join(tmpdir(), `trialbrief-${createHash('sha256').update(resolve('.')).digest('hex').slice(0, 12)}.lock`);

/** After this long, whoever held the lock is taken to be dead. */
const patience = 60_000;

/** Compiles the tool if that has not been done since its sources last changed. */
export async function compiled(): Promise<void> {
  while (!isFresh()) {
    if (!take()) {
      await wait(200);
      continue;
    }
    try {
      if (!isFresh()) await promisify(execFile)(process.execPath, ['.config/compile.js']);
      return;
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

function isFresh(): boolean {
  // The declarations are written last.
  const made = Math.min(timeOf(cli), timeOf('dist/index.d.ts'));
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((name) => join('src', name));
  return [...sources, '.config/compile.js'].every((file) => timeOf(file) < made);
}

function take(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (Date.now() - timeOf(lock) > patience) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

const timeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
