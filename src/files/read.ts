/** Reading files, with the system's errors in plain words. */
import type { BoundName } from '../bounds.js';
import { ContentError } from '../errors.js';
import { readWithin } from '../reading.js';
import { readProblem } from './problems.js';

/** The bytes of a file. Throws a ContentError that says what to do, also where it has more than its bound. */
export function readBytes(file: string, bound: BoundName = 'bytes of a data file'): Buffer {
  try {
    return readWithin(file, bound);
  } catch (error) {
    if (error instanceof ContentError) throw error;
    throw new ContentError([readProblem(file, error)]);
  }
}

/** The text of a file, in UTF-8. Throws a ContentError that says what to do. */
export const readText = (file: string, bound?: BoundName): string => readBytes(file, bound).toString('utf8');
