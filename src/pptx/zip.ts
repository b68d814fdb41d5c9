/** Office packages as zip files (ECMA-376 part 2). */
import { deflateRawSync } from 'node:zlib';
import { strToU8, Zip, ZipPassThrough } from 'fflate';

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
    const part = parts[name]!;
    const file = new Deflated(name);
    zip.add(file);
    file.push(typeof part === 'string' ? strToU8(part) : part, true);
  }
  zip.end();
  return Buffer.concat(pieces);
}

/** An entry that Node deflates: started once, fflate's own takes ten times as long. */
class Deflated extends ZipPassThrough {
  override compression = 8;
  override mtime = timestamp();

  protected override process(part: Uint8Array, last: boolean): void {
    this.ondata(null, deflateRawSync(part), last);
  }
}

function rank(name: string): number {
  return ['[Content_Types].xml', '_rels/.rels'].indexOf(name) + 1 || 3;
}
