/** The compiled tool, compiled anew where its sources have changed. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

export const cli = resolve('dist/cli.js');

/** Compiles the tool if that has not been done since its sources last changed. */
export async function compiled(): Promise<void> {
  await promisify(execFile)(process.execPath, ['.config/fresh.js']);
}
