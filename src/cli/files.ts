/** Reading and writing files, with the system's errors in plain words. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest } from '../dataset/suggest.js';
import { ContentError, type Problem } from '../errors.js';
import type { Output } from '../outputs.js';

/**
 * Writes all documents of a trial, or none: each to a temporary file beside its
 * place first, then all are renamed into place. A kill at any moment leaves
 * whole files. Throws a ContentError that says what to do.
 */
export function writeOutputs(folder: string, outputs: readonly Pick<Output, 'name' | 'bytes'>[]): void {
  const waiting: { temporary: string; place: string }[] = [];
  let current = folder;
  try {
    makeFolder(folder);
    removeLeftovers(folder);
    for (const { name, bytes } of outputs) {
      current = join(folder, name);
      const temporary = join(folder, `.${name}.${process.pid}.tmp`);
      waiting.push({ temporary, place: current });
      // On the disk before it is renamed, so that a crash of the machine leaves no empty file.
      writeFileSync(temporary, bytes, { flush: true });
    }
    for (const { place } of waiting) {
      current = place;
      if (statSync(place, { throwIfNoEntry: false })?.isDirectory())
        throw Object.assign(new Error(), { code: 'EISDIR' });
    }
    for (const { temporary, place } of waiting) {
      current = place;
      renameSync(temporary, place);
    }
  } catch (error) {
    throw new ContentError([writeProblem(current, error)]);
  } finally {
    for (const { temporary } of waiting) removeIfThere(temporary);
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What could not be written, such as under too long a name, cannot be removed either.
  }
}

/** Makes a folder and those it stands in. Node's own `recursive` never ends where the system answers oddly, as in /proc. */
function makeFolder(folder: string, code = 'EEXIST'): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw Object.assign(new Error(), { code });
  }
  if (dirname(folder) !== folder) makeFolder(dirname(folder), 'ENOTDIR');
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process of the same batch may have been quicker.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Removes what processes that were killed have left; those that still run are left alone. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /^\..+\.(\d+)\.tmp$/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    // Signal 0 asks only whether the process is there.
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The bytes of a file. Throws a ContentError that says what to do. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ContentError([readProblem(file, error)]);
  }
}

/** The text of a file, in UTF-8. Throws a ContentError that says what to do. */
export const readText = (file: string): string => readBytes(file).toString('utf8');

/** What went wrong on reading a path. */
export function readProblem(file: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const told: Record<string, [string, string]> = {
    ENOENT: isLink(file)
      ? ['this link leads nowhere', 'mend the link, or put the file itself here']
      : ['there is no such file or folder', nearby(file) ?? 'check the spelling, and the folder you are in'],
    EISDIR: ['this is a folder, not a file', 'name a data file'],
    EACCES: ['this file may not be read', 'change its permissions'],
  };
  const [message, hint] = told[code] ?? [`it cannot be read (${code})`, 'check the path'];
  return { severity: 'error', message, hint, file };
}

const isLink = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** A name like it in the same folder. */
function nearby(file: string): string | null {
  try {
    const folder = dirname(file);
    const meant = nearest(basename(file), readdirSync(folder));
    return meant === null ? null : `did you mean "${join(folder, meant)}"?`;
  } catch {
    return null;
  }
}

function writeProblem(file: string, error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const told: Record<string, [string, string]> = {
    EACCES: ['it may not be written', 'choose another folder with --out, or change its permissions'],
    ENOENT: ['no file can be made here', 'choose another folder with --out'],
    ENAMETOOLONG: ['its name is longer than the system allows', 'give the dataset a shorter id'],
    EPERM: ['it may not be written', 'close it in other programs, or choose another folder with --out'],
    EROFS: ['the folder is read-only', 'choose another folder with --out'],
    ENOSPC: ['the disk is full', 'make room and build again; what was there before is untouched'],
    EBUSY: ['another program holds this file open', 'close it there and build again'],
    EISDIR: ['a folder stands in the place of this file', 'rename the folder, or choose another one with --out'],
    ENOTDIR: ['a part of this path is a file, not a folder', 'choose another folder with --out'],
    EEXIST: ['this is a file, not a folder', 'choose another folder with --out'],
  };
  const [message, hint] = told[code] ?? [`it cannot be written (${code})`, 'choose another folder with --out'];
  return { severity: 'error', message, hint, file };
}
