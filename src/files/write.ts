/** The one writer of files: what it writes is whole, and nothing that somebody else made or edited is lost. */
import { accessSync, constants, lstatSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ContentError } from '../errors.js';
import { placeNew, rename, replace } from './place.js';
import { codeOf, ObstacleError, writeProblem } from './problems.js';
import { isAsWritten, keepAside, existingAt, type ExistingFile } from './existing-file.js';
import { removeTemporary, writeTemporary, type Rights } from './temporary.js';

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
  before: ExistingFile;
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
      if (process.platform === 'win32' && current.split(/[\\/]/).some(isReserved)) throw new ObstacleError('reserved');
      const temporary = writeTemporary(folder, bytes, rightsOf(current));
      pending.push({ temporary, place: current, bytes, madeFrom, before: null, aside: null, placed: false });
    }
    for (const one of pending) {
      current = one.place;
      prepare(one, others);
    }
    for (const one of pending) {
      current = one.place;
      putInPlace(one, others);
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

/** The rights of the file that stands in a place; null where none does. Throws the system's error where it may not be written. */
function rightsOf(place: string): Rights | null {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (!found?.isFile()) return null;
  accessSync(place, constants.W_OK);
  return found;
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
    // Another process of the same batch may have been quicker, and a remote folder may not show it yet.
    if (codeOf(error) !== 'EEXIST' || statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) throw error;
  }
}

/** Looks at what stands in the place, and keeps it aside where it must be. */
function prepare(one: Pending, others: Others): void {
  const before = existingAt(one.place);
  one.before = before;
  if (before === null || others === 'replace' || isAsWritten(before, one.bytes)) return;
  if (one.madeFrom && 'bytes' in before && before.bytes.equals(one.madeFrom)) return;
  if (others === 'refuse') throw new ObstacleError('of others');
  one.aside = keepAside(one.place, before, today());
}

/** Puts the new file in its place, and keeps aside what came there since it was looked at, or was not shown by a remote folder. */
function putInPlace(one: Pending, others: Others): void {
  const { temporary, place } = one;
  if (one.before === null) {
    if (placeNew(temporary, place)) return;
    prepare(one, others);
  }
  const replaced = replace(temporary, place);
  if (replaced === null) return;
  if (one.aside === null && others !== 'replace' && isChanged(one, replaced)) {
    one.aside = keepAside(place, existingAt(replaced)!, today(), replaced);
  }
  removeTemporary(replaced);
}

/** Whether what was replaced is not what stood there when it was looked at. */
function isChanged({ before, bytes, madeFrom }: Pending, replaced: string): boolean {
  const standing = existingAt(replaced);
  if (standing === null) return false;
  const known = [before !== null && 'bytes' in before ? before.bytes : null, madeFrom ?? null];
  return (
    !isAsWritten(standing, bytes) && !known.some((one) => one && 'bytes' in standing && standing.bytes.equals(one))
  );
}

/** As it was before, after another of the same files could not be written. */
function putBack({ place, before, aside, placed }: Pending): void {
  try {
    if (placed && aside !== null) return rename(aside, place);
    if (placed && before === null) rmSync(place, { force: true });
    else if (placed && before !== null) restore(place, before);
    if (aside !== null) rmSync(aside, { force: true });
  } catch {
    // The new file is whole, and what was kept aside stays there.
  }
}

function restore(place: string, before: NonNullable<ExistingFile>): void {
  if ('bytes' in before) return rename(writeTemporary(dirname(place), before.bytes, rightsOf(place)), place);
  rmSync(place, { force: true });
  symlinkSync(before.link, place);
}

/**
 * Names that Windows gives to devices, with any ending, or reads as another one: with a colon they
 * are a hidden part of a file (Microsoft, Naming Files, Paths, and Namespaces; a drive is a letter).
 */
export const isReserved = (name: string): boolean =>
  /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\.|$)/i.test(name) || (name.includes(':') && !/^[a-z]:$/i.test(name));

/** The day here and now, such as 2026-12-01. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
