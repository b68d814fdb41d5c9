/** Whether a PNG file is whole (PNG specification, third edition). */
import { crc32, inflateSync } from 'node:zlib';
import { expectWithin } from '../bounds.js';
import type { Allowance } from './allowance.js';
import { damaged, type Size } from './fault.js';

/** Samples a pixel of each colour type (11.2.1). */
const samples = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Columns and rows that each pass of an interlaced picture begins at, and the steps between them (8.1). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * The size of a picture in pixels, its chunks having been checked, and that its data
 * are as long as its size says. Throws a ContentError where it is not whole.
 */
export function pngSize(bytes: Uint8Array, allowance: Allowance): Size {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const data: Buffer[] = [];
  let head: Buffer | undefined;
  for (let at = 8; ;) {
    if (at + 12 > file.length) throw damaged('PNG');
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) throw damaged('PNG');
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, end - 4);
    if (type === 'IHDR' && length === 13) head ??= content;
    else if (type === 'IDAT') data.push(content);
    else if (type === 'IEND') break;
    at = end;
  }
  if (!head) throw damaged('PNG');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  if (width === 0 || height === 0) throw damaged('PNG');
  allowance.takePixels(width, height);
  const bits = head[8]! * (samples.get(head[9]!) ?? 0);
  const expected = head[12] === 1 ? interlaced(width, height, bits) : rows(width, height, bits);
  expectWithin('bytes of a picture, unpacked', expected, {});
  if (bits === 0 || inflated(Buffer.concat(data), expected) !== expected) throw damaged('PNG');
  return { width, height };
}

/** Bytes of so many rows, each with one that names its filter. */
const rows = (width: number, height: number, bits: number) =>
  width === 0 ? 0 : height * (1 + Math.ceil((width * bits) / 8));

const interlaced = (width: number, height: number, bits: number) =>
  passes.reduce(
    (sum, [x, y, across, down]) =>
      sum + rows(Math.ceil((width - x) / across), Math.max(0, Math.ceil((height - y) / down)), bits),
    0,
  );

/** How long some data are, up to a little more than is expected. */
function inflated(data: Buffer, expected: number): number {
  try {
    return inflateSync(data, { maxOutputLength: expected + 1 }).length;
  } catch {
    return -1;
  }
}
