/** Reading files, never more of one than its bound. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { bounds, expectWithin, type BoundName } from './bounds.js';

const chunkBytes = 1_000_000;
/** Windows knows no such flag. */
const { O_RDONLY = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;
/** How long a pipe may say nothing, and how long it is left alone before it is asked again, in milliseconds. */
const [patience, pause] = [10_000, 20];

/**
 * The bytes of a file. Throws a ContentError where it has more than its bound, and the
 * system's own error where it cannot be read. What has no size, such as a pipe or a
 * device, is read up to the bound; a pipe into which nobody writes is empty.
 */
export function readWithin(file: string, name: BoundName): Buffer {
  const { most } = bounds[name];
  const descriptor = openSync(file, O_RDONLY | O_NONBLOCK);
  try {
    const { size } = fstatSync(descriptor);
    expectWithin(name, size, { file });
    const pieces: Buffer[] = [];
    let read = 0;
    for (;;) {
      // One byte more than is left, so that the end is seen at once.
      const piece = Buffer.allocUnsafe(size > read ? Math.min(size - read + 1, chunkBytes) : chunkBytes);
      const length = readNext(descriptor, piece);
      if (length === 0) return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
      pieces.push(piece.subarray(0, length));
      read += length;
      if (read > most) expectWithin(name, read, { file });
    }
  } finally {
    closeSync(descriptor);
  }
}

/** As many bytes as there are by now, waiting for those of a pipe; none at the end. */
function readNext(descriptor: number, piece: Buffer): number {
  for (let waited = 0; ; waited += pause) {
    try {
      return readSync(descriptor, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || waited > patience) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

/** The text of a file in UTF-8, without a byte order mark. */
export const readTextWithin = (file: string, name: BoundName): string =>
  readWithin(file, name)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
