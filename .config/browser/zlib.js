/** Node's packing and its checksum in a browser, by fflate; levels are those that Node takes when none is named. */
import { deflateSync, inflateSync as inflateRaw, unzlibSync } from 'fflate';

export const deflateRawSync = (bytes) => Buffer.from(deflateSync(bytes, { level: 6 }));
export const inflateRawSync = (bytes) => Buffer.from(inflateRaw(bytes));

export function inflateSync(bytes, { maxOutputLength = Infinity } = {}) {
  const inflated = unzlibSync(bytes);
  if (inflated.length > maxOutputLength) throw new RangeError('more than was asked for');
  return Buffer.from(inflated);
}

/** Fonts in WOFF2 are not read in a browser: the studio's own are TrueType. */
export function brotliDecompressSync() {
  throw new Error('WOFF2 fonts are not read here');
}

/** ISO 3309: the remainder of each byte. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

export function crc32(bytes, before = 0) {
  let sum = ~before;
  for (const byte of typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes) {
    sum = remainders[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  }
  return ~sum >>> 0;
}
