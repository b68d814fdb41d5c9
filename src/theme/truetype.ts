/** What can be seen of a font file without drawing with it (OpenType 1.9, “Organization of an OpenType Font”). */

/** Versions of the container of fonts with TrueType outlines. */
const versions = ['\x00\x01\x00\x00', 'true'];

/** Tables without which nothing can be measured or drawn. */
const needed = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

/** Why a file cannot be used as a face, and what to do; null where it can. */
export function faceProblem(file: Buffer): { message: string; hint: string } | null {
  if (file.length < 12 || !versions.includes(file.toString('latin1', 0, 4))) {
    return { message: 'is not a TrueType font', hint: 'use the .ttf file of the font, one file for each face' };
  }
  const tables = new Map<string, boolean>();
  const count = file.readUInt16BE(4);
  for (let at = 12; at < 12 + 16 * count && at + 16 <= file.length; at += 16) {
    const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    tables.set(file.toString('latin1', at, at + 4), length > 0 && offset + length <= file.length);
  }
  if (tables.has('fvar')) {
    const hint = 'use the static .ttf files of the font, often in a folder “static”, one for each face';
    return { message: 'is a variable font, of which only one face could be drawn', hint };
  }
  if (tables.size === count && needed.every((name) => tables.get(name) === true)) return null;
  return { message: 'is a damaged font', hint: 'get the file again from where it comes' };
}
