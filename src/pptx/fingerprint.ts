/** Whether a deck is as it was written: a fingerprint of its parts, carried in a property of the file. */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { propertiesPart, setProperty } from './custom-properties.js';
import { entriesOf, partOf, type Entry } from './directory.js';
import type { Parts } from './zip.js';

/**
 * Gives the deck its property `trialbrief`: the SHA-256, in hexadecimal digits, of the
 * names, lengths and checksums of all parts but the one of the properties, which may
 * hold others. The last step before packing; the parts are changed in place.
 */
export function addFingerprint(parts: Parts): void {
  setProperty(parts, 'trialbrief', '');
  const entries = Object.entries(parts).map(([name, part]) => {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    return { name, size: bytes.length, crc: crc32(bytes) };
  });
  setProperty(parts, 'trialbrief', fingerprintOf(entries));
}

/** Whether the bytes are a deck that this tool wrote and nobody saved since. */
export function isDeckAsWritten(bytes: Buffer): boolean {
  const entries = entriesOf(bytes);
  const carrier = entries?.find(({ name }) => name === propertiesPart);
  if (!entries || !carrier) return false;
  return partOf(bytes, carrier)?.includes(`>${fingerprintOf(entries)}<`) ?? false;
}

function fingerprintOf(entries: readonly Pick<Entry, 'name' | 'size' | 'crc'>[]): string {
  const lines = entries
    .filter(({ name }) => name !== propertiesPart)
    .map(({ name, size, crc }) => `${name} ${size} ${crc}`)
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
