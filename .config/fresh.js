/**
 * The tool in a clone, never older than its sources: compiles where they have
 * changed since, and runs the command that is given, if one is.
 *
 *     node .config/fresh.js [command …]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { isFresh } from './sources.js';

/** A folder that only one process can make; the others wait until it is gone. */
const lock = join(tmpdir(), `trialbrief-${createHash('sha256').update(resolve('.')).digest('hex').slice(0, 12)}.lock`);

/** After so many milliseconds, whoever held the lock is taken to be dead. */
const patience = 120_000;

while (!isFresh()) {
  if (!take()) {
    await new Promise((done) => setTimeout(done, 100));
    continue;
  }
  try {
    if (!isFresh()) compile();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

const command = process.argv.slice(2);
if (command.length > 0) {
  const cli = resolve('dist/cli.js');
  process.argv = [process.argv[0], cli, ...command];
  await import(pathToFileURL(cli).href);
}

function compile() {
  console.error('Compiling the tool …');
  const { status } = spawnSync(process.execPath, ['.config/compile.js'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function take() {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const { mtimeMs } = statSync(lock, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > patience) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
