/** The directory of a zip file (APPNOTE.TXT 6.3.10, 4.3.12 and 4.3.16), read without trust in what it says. */
import { inflateRawSync, crc32 } from 'node:zlib';

export interface Entry {
  name: string;
  /** Bytes when unpacked. */
  size: number;
  crc: number;
  method: number;
  /** Bytes as packed. */
  packed: number;
  /** Where its local header begins. */
  offset: number;
}

/** Bounds beyond any deck. */
const most = { entries: 10_000, partBytes: 50_000_000 };

/** The entries in their order; null where the bytes are no whole zip file. */
export function entriesOf(bytes: Buffer): Entry[] | null {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length || end + 22 + bytes.readUInt16LE(end + 20) !== bytes.length) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count > most.entries) return null;
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + lengths[0]!);
    const [crc, packed, size] = [16, 20, 24].map((offset) => bytes.readUInt32LE(at + offset)) as [
      number,
      number,
      number,
    ];
    entries.push({ name, size, crc, packed, method: bytes.readUInt16LE(at + 10), offset: bytes.readUInt32LE(at + 42) });
    at += 46 + lengths[0]! + lengths[1]! + lengths[2]!;
  }
  return at === end ? entries : null;
}

/** A part, unpacked and compared with its checksum; null where it is not whole. */
export function partOf(bytes: Buffer, { name, size, crc, method, packed, offset }: Entry): Buffer | null {
  if (size > most.partBytes || offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) return null;
  const nameLength = bytes.readUInt16LE(offset + 26);
  const start = offset + 30 + nameLength + bytes.readUInt16LE(offset + 28);
  if (bytes.toString('utf8', offset + 30, offset + 30 + nameLength) !== name || start + packed > bytes.length)
    return null;
  try {
    const content = bytes.subarray(start, start + packed);
    const part = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
    return part.length === size && crc32(part) === crc ? part : null;
  } catch {
    return null;
  }
}
