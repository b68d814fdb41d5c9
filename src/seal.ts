/**
 * A seal tells later whether a file is as this tool wrote it: the SHA-256 of all its
 * bytes, counted with zeros in the place of its own digits, which stand in the file.
 * It guards the work of those who edited the file, and not against forgery.
 */
import { createHash } from 'node:crypto';

const mark = 'trialbrief-sha256:';
const length = 64;

/** The words to put once into a file, in a comment of its format near its end, for `sealed` to fill in. */
export const openSeal = mark + '0'.repeat(length);

/** The same bytes with the digits filled in; they are changed in place. */
export function sealed(bytes: Uint8Array): Uint8Array {
  const content = bufferOf(bytes);
  const at = digitsIn(content);
  if (at === null) throw new Error('There is no place for the seal.');
  content.write(digestOf(content, at), at, 'latin1');
  return bytes;
}

/** Whether the bytes are those that were sealed. */
export function isSealed(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes);
  const at = digitsIn(content);
  if (at === null) return false;
  const digits = content.toString('latin1', at, at + length);
  return digestOf(content, at) === digits;
}

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the digits of the last seal begin. */
function digitsIn(content: Buffer): number | null {
  const at = content.lastIndexOf(mark, undefined, 'latin1') + mark.length;
  return at < mark.length || at + length > content.length ? null : at;
}

function digestOf(content: Buffer, at: number): string {
  const hash = createHash('sha256').update(content.subarray(0, at)).update('0'.repeat(length));
  return hash.update(content.subarray(at + length)).digest('hex');
}
