/** The system's errors on reading and writing, in plain words. */
import { lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest } from '../dataset/suggest.js';
import type { Problem } from '../errors.js';

type Explanation = [message: string, hint: string];

/** The code of an error of the system, such as ENOENT; empty for any other. */
export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? '';

/** What went wrong on reading a path. */
export function readProblem(file: string, error: unknown): Problem {
  const code = codeOf(error);
  const told = new Map<string, Explanation>([
    [
      'ENOENT',
      isLink(file)
        ? ['this link leads nowhere', 'mend the link, or put the file itself here']
        : ['there is no such file or folder', nearby(file) ?? 'check the spelling, and the folder you are in'],
    ],
    ['ENOTDIR', ['a part of this path is a file, not a folder', 'check the spelling, and the folder you are in']],
    ['EISDIR', ['this is a folder, not a file', 'name a data file']],
    ['EACCES', ['it may not be read', 'change its permissions']],
    ['EPERM', ['it may not be read', 'change its permissions']],
    ['EBUSY', ['another program holds this file open', 'close it there and try again']],
    ['ESTALE', ['another machine replaced this file at this moment', 'try again']],
    ['EIO', ['the disk, or the remote folder, did not give it', 'try again, or copy it to another place']],
    ['ELOOP', ['this link leads back to itself', 'mend the link, or put the file itself here']],
    ['ENAMETOOLONG', ['its name is longer than the system allows', 'give it a shorter name']],
  ]);
  const [message, hint] = told.get(code) ?? [`it cannot be read (${code})`, 'check the path'];
  return { severity: 'error', message, hint, file };
}

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}

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

/** What stands in the way of a file that is to be written. */
export type Obstacle = 'folder' | 'no file' | 'of others' | 'reserved';

/** Thrown where something stands in the way. */
export class ObstacleError extends Error {
  constructor(readonly obstacle: Obstacle) {
    super(obstacle);
  }
}

const elsewhere = 'choose another folder with --out';

const obstacles: Record<Obstacle, Explanation> = {
  folder: ['a folder stands in the place of this file', `rename the folder, or ${elsewhere}`],
  'no file': ['what stands in the place of this file is no file', elsewhere],
  'of others': [
    'a file is there already, and it is not known to be as trialbrief wrote it',
    'it is left as it is: choose another place, or write over it with --force',
  ],
  reserved: ['Windows keeps a name in this path for itself', 'choose another name'],
};

const untouched = 'build again; what was there before is untouched';

const writeErrors = new Map<string, Explanation>([
  ['EACCES', ['it may not be written', `${elsewhere}, or change its permissions`]],
  ['ENOENT', ['no file can be made here', elsewhere]],
  ['ENAMETOOLONG', ['its name is longer than the system allows', 'give the dataset a shorter id']],
  ['EPERM', ['it may not be written', `close it in other programs, or ${elsewhere}`]],
  ['EROFS', ['the folder is read-only', elsewhere]],
  ['ENOSPC', ['the disk is full', 'make room and build again; what was there before is untouched']],
  ['EDQUOT', ['your share of the disk is full', 'make room and build again; what was there before is untouched']],
  ['EBUSY', ['another program holds this file open', 'close it there and build again']],
  ['EIO', ['the disk, or the remote folder, did not take it', untouched]],
  ['ESTALE', ['another machine changed this folder at this moment', untouched]],
  ['ETIMEDOUT', ['the remote folder did not answer', untouched]],
  ['EMFILE', ['too many files are open', untouched]],
  ['ENOTDIR', ['a part of this path is a file, not a folder', elsewhere]],
  ['EEXIST', ['this is a file, not a folder', elsewhere]],
  ['ELOOP', ['this link leads back to itself', elsewhere]],
]);

/** What went wrong on writing a path. */
export function writeProblem(file: string, error: unknown): Problem {
  const told = error instanceof ObstacleError ? obstacles[error.obstacle] : writeErrors.get(codeOf(error));
  const [message, hint] = told ?? [`it cannot be written (${codeOf(error)})`, elsewhere];
  return { severity: 'error', message, hint, file };
}
