/** Reading files, with the system's errors in plain words. */
import { readFileSync } from 'node:fs';
import { ContentError } from '../errors.js';
import { readProblem } from './problems.js';

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
