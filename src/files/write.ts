/** The one writer of files: what it writes is whole, and nothing that somebody else made or edited is lost. */
import { mkdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ContentError } from '../errors.js';
import { codeOf, ObstacleError, writeProblem } from './problems.js';
import { isAsWritten, keepAside, standingAt, type Standing } from './standing.js';
import { removeTemporary, writeTemporary } from './temporary.js';

export interface NewFile {
  name: string;
  bytes: Uint8Array;
  /** What stood in the place and went into the new file: it may be written over as long as it is just that. */
  madeFrom?: Uint8Array;
}

/** What becomes of a file that stands in the place and is not as this tool left it. */
export type Others = 'keep aside' | 'refuse' | 'replace';

/** A file that was kept under another name, by its paths. */
export interface Aside {
  place: string;
  aside: string;
}

/** Something could not be written; another time it may be. */
export class WriteError extends ContentError {}

interface Pending {
  temporary: string;
  place: string;
  bytes: Uint8Array;
  madeFrom: Uint8Array | undefined;
  before: Standing;
  /** Where what stood there is kept. */
  aside: string | null;
  placed: boolean;
}

/**
 * Writes all files into a folder, or none: each to a temporary file beside its place
 * first, then all are renamed into place. A kill at any moment leaves whole files.
 * Gives what was kept aside. Throws a WriteError that says what to do.
 */
export function writeFiles(folder: string, files: readonly NewFile[], others: Others): Aside[] {
  const pending: Pending[] = [];
  let current = folder;
  try {
    makeFolder(folder);
    for (const { name, bytes, madeFrom } of files) {
      current = join(folder, name);
      if (process.platform === 'win32' && isReserved(name)) throw new ObstacleError('reserved');
      const temporary = writeTemporary(folder, bytes);
      pending.push({ temporary, place: current, bytes, madeFrom, before: null, aside: null, placed: false });
    }
    for (const one of pending) {
      current = one.place;
      prepare(one, others);
    }
    for (const one of pending) {
      current = one.place;
      rename(one.temporary, one.place);
      one.placed = true;
    }
    return pending.flatMap(({ place, aside }) => (aside === null ? [] : [{ place, aside }]));
  } catch (error) {
    for (const one of pending) putBack(one);
    throw new WriteError([writeProblem(current, error)]);
  } finally {
    for (const { temporary } of pending) removeTemporary(temporary);
  }
}

/** Makes a folder and those it stands in. Node's own `recursive` never ends where the system answers oddly, as in /proc. */
function makeFolder(folder: string, code = 'EEXIST'): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw Object.assign(new Error(), { code });
  if (dirname(folder) !== folder) makeFolder(dirname(folder), 'ENOTDIR');
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process of the same batch may have been quicker.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Looks at what stands in the place, and keeps it aside where it must be. */
function prepare(one: Pending, others: Others): void {
  const before = standingAt(one.place);
  one.before = before;
  if (before === null || others === 'replace' || isAsWritten(before, one.bytes)) return;
  if (one.madeFrom && 'bytes' in before && before.bytes.equals(one.madeFrom)) return;
  if (others === 'refuse') throw new ObstacleError('of others');
  one.aside = keepAside(one.place, before, today());
}

/** Pauses in milliseconds: on Windows a scanner of viruses holds a new file open for a moment. */
const pauses = [20, 80, 200];

function rename(from: string, to: string): void {
  for (const pause of process.platform === 'win32' ? pauses : []) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (!['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  renameSync(from, to);
}

/** As it was before, after another of the same files could not be written. */
function putBack({ place, before, aside, placed }: Pending): void {
  try {
    if (placed && aside !== null) return renameSync(aside, place);
    if (placed && before === null) rmSync(place, { force: true });
    else if (placed && before !== null) restore(place, before);
    if (aside !== null) rmSync(aside, { force: true });
  } catch {
    // The new file is whole, and what was kept aside stays there.
  }
}

function restore(place: string, before: NonNullable<Standing>): void {
  if ('bytes' in before) return renameSync(writeTemporary(dirname(place), before.bytes), place);
  rmSync(place, { force: true });
  symlinkSync(before.link, place);
}

/** Names that Windows gives to devices, with any ending (Microsoft, Naming Files, Paths, and Namespaces). */
export const isReserved = (name: string): boolean => /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\.|$)/i.test(name);

/** The day here and now, such as 2026-12-01. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
