/** The last step of writing: a whole temporary file takes its place. */
import { linkSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from './problems.js';
import { newName, removeTemporary } from './temporary.js';

/** Takes a place that nothing has, and tells whether it did; what is there already is left, though no look at the folder shows it yet. */
export function placeNew(temporary: string, place: string): boolean {
  try {
    linkSync(temporary, place);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A disk that knows no second names.
    rename(temporary, place);
  }
  return true;
}

/** Takes the place of what stands there, and gives the second name that it still has; null on a disk that knows none. */
export function replace(temporary: string, place: string): string | null {
  const second = join(dirname(place), newName());
  const isNamed = named(place, second);
  try {
    rename(temporary, place);
  } catch (error) {
    if (isNamed) removeTemporary(second);
    throw error;
  }
  return isNamed ? second : null;
}

function named(place: string, second: string): boolean {
  try {
    linkSync(place, second);
    return true;
  } catch {
    return false;
  }
}

/** Pauses in milliseconds. */
const pauses = [20, 80, 200];

/** What passes: on Windows a scanner of viruses holds a new file open for a moment, and a remote folder loses sight of one. */
const passing = [
  'EBUSY',
  'ESTALE',
  'EAGAIN',
  'ETIMEDOUT',
  ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : []),
];

/** Renames a file, also over another, at once or after some pauses. Throws the system's error. */
export function rename(from: string, to: string): void {
  for (const pause of pauses) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (!passing.includes(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  renameSync(from, to);
}
