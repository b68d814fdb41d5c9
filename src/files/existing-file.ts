/** What stands in the place of a file that is to be written, and how it is kept. */
import { constants, copyFileSync, linkSync, lstatSync, readlinkSync, symlinkSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { overBound } from '../bounds.js';
import { isDeckAsWritten } from '../pptx/fingerprint.js';
import { readWithin } from '../reading.js';
import { isSealed } from '../seal.js';
import { codeOf, ObstacleError } from './problems.js';

/** A file with its bytes, or a link, which is never followed; null where nothing stands. */
export type ExistingFile = { bytes: Buffer } | { link: string } | null;

/** Throws an ObstacleError where what stands there is no file. */
export function existingAt(place: string): ExistingFile {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found === undefined) return null;
  if (found.isSymbolicLink()) return { link: readlinkSync(place) };
  if (found.isDirectory()) throw new ObstacleError('folder');
  if (!found.isFile()) throw new ObstacleError('no file');
  // Larger than any document of ours.
  if (overBound('bytes of a document', found.size)) throw new ObstacleError('of others');
  return { bytes: readWithin(place, 'bytes of a document') };
}

/** Whether a file or a link stands there that is not as this tool left it. */
export function isOfOthers(place: string): boolean {
  try {
    const standing = existingAt(place);
    return standing !== null && !isAsWritten(standing, new Uint8Array());
  } catch {
    return false;
  }
}

/** Whether this tool wrote it and nobody changed it since, or it has the bytes that are to be written. */
export function isAsWritten(standing: NonNullable<ExistingFile>, bytes: Uint8Array): boolean {
  if ('link' in standing) return false;
  return standing.bytes.equals(bytes) || isSealed(standing.bytes) || isDeckAsWritten(standing.bytes);
}

/**
 * Keeps what stands in a place under a second name beside it that nothing had, such
 * as `trial-deck-edited-2026-12-01.pptx`; `from`, where it has another name by now. Gives its path.
 */
export function keepAside(place: string, standing: NonNullable<ExistingFile>, day: string, from = place): string {
  const ending = extname(place);
  const name = `${basename(place, ending)}-edited-${day}`;
  for (let number = 1; ; number++) {
    const aside = join(dirname(place), `${name}${number === 1 ? '' : `-${number}`}${ending}`);
    try {
      if ('link' in standing) symlinkSync(standing.link, aside);
      else linkOrCopy(from, aside);
      return aside;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** One file under two names, so that also what is saved at this very moment is kept; a copy where the disk knows no such thing. */
function linkOrCopy(place: string, aside: string): void {
  try {
    linkSync(place, aside);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    copyFileSync(place, aside, constants.COPYFILE_EXCL);
  }
}
