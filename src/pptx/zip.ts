/** Office packages as zip files (ECMA-376 part 2). */
import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, Zip, type ZipInputFile } from 'fflate';
import { expectWithin } from '../bounds.js';
import { own } from '../own.js';
import { faultOf } from '../xml/parse.js';
import { entriesOf, partOf } from './directory.js';

/** Parts of a package by name: XML as text, everything else as bytes. */
export type Parts = Record<string, string | Uint8Array>;

/** The start of the zip calendar; made from local parts, as fflate writes local time. */
const timestamp = () => new Date(1980, 0, 1, 0, 0, 0);

/**
 * Writes a package: all parts deflated, no directories, one fixed time, names
 * in order with the content types first, as readers that stream expect.
 */
export function packZip(parts: Parts): Uint8Array {
  const names = Object.keys(parts).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const name of names) {
    const { deflated, size, crc } = packed(name, own(parts, name)!);
    const file: ZipInputFile = { filename: name, size, crc, compression: 8, mtime: timestamp() };
    zip.add(file);
    file.ondata!(null, deflated, true);
  }
  zip.end();
  return expectOpens(Buffer.concat(pieces), names);
}

/** Throws where a reader would not find all parts whole, each by its checksum: nothing is written then. */
function expectOpens(bytes: Buffer, names: readonly string[]): Buffer {
  const entries = entriesOf(bytes) ?? [];
  const isWhole = entries.length === names.length && entries.every((entry) => partOf(bytes, entry) !== null);
  if (!isWhole) throw new Error('this deck would not open: its parts are not whole.');
  return bytes;
}

/** The parts of a package, inflated. Throws where the bytes are no whole zip file, and a ContentError where it holds too much. */
export function unpackZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(file);
  if (!entries) throw new Error('it is no whole zip file');
  expectWithin('parts of a deck', entries.length, {});
  expectWithin(
    'bytes of a deck',
    entries.reduce((sum, { size }) => sum + size, 0),
    {},
  );
  return new Map(
    entries.map((entry) => {
      const part = partOf(file, entry);
      if (!part) throw new Error(`its part ${entry.name} is damaged`);
      return [entry.name, part];
    }),
  );
}

/** A part as it stands in a package. Node deflates it: started once, fflate's own takes ten times as long. */
interface Packed {
  deflated: ReturnType<typeof deflateRawSync>;
  /** Bytes before. */
  size: number;
  crc: number;
}

/**
 * The parts packed last, by their text: from deck to deck most are the same. The one used longest ago
 * goes first; a deck of twenty slides has some 150, and what is used in turn must be kept whole or not at all.
 */
const kept = new Map<string, Packed>();
const mostKept = 400;

function packed(name: string, part: string | Uint8Array): Packed {
  if (typeof part !== 'string' && !isXml.test(name)) return deflate(part);
  const text = typeof part === 'string' ? part : utf8.decode(part);
  const entry = kept.get(text) ?? deflate(strToU8(expectParses(name, text)));
  kept.delete(text);
  kept.set(text, entry);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return entry;
}

/** Throws where it is no UTF-8, in which all programs write these parts. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const isXml = /\.(xml|rels|vml)$/;

/** Throws where a reader would not take a part: nothing is written then. */
function expectParses(name: string, part: string): string {
  const fault = isXml.test(name) ? faultOf(part) : null;
  if (fault) throw new Error(`this deck would not open: ${name}: ${fault}`);
  return part;
}

const deflate = (bytes: Uint8Array): Packed => ({
  deflated: deflateRawSync(bytes),
  size: bytes.length,
  crc: crc32(bytes),
});

function rank(name: string): number {
  return ['[Content_Types].xml', '_rels/.rels'].indexOf(name) + 1 || 3;
}
