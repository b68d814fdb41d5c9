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

/**
 * A file that is to be written again: what cannot be read as text would come back as something else.
 * Throws a ContentError where it is no UTF-8.
 */
export function readUtf8(file: string): { bytes: Buffer; text: string } {
  const bytes = readBytes(file);
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return { bytes, text };
  const message = 'it holds letters that cannot be read';
  const hint = 'save the file as UTF-8: “Encoding” in the dialog of Notepad';
  throw new ContentError([{ severity: 'error', message, hint, file }]);
}

/** The text of a file, in UTF-8. Throws a ContentError that says what to do. */
export const readText = (file: string, bound?: BoundName): string => readBytes(file, bound).toString('utf8');
