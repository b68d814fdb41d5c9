/** What can be seen of a font file without drawing with it (OpenType 1.9, “Organization of an OpenType Font”). */
import type * as fontkit from 'fontkit';
import { superiorsOf } from './superiors.js';
import { hasSoundOutlines } from './outlines.js';

/** Versions of the container of fonts with TrueType outlines. */
const versions = ['\x00\x01\x00\x00', 'true'];

/** Tables without which nothing can be measured or drawn. */
const needed = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

export interface FontProblem {
  message: string;
  hint: string;
}

export const damaged: FontProblem = { message: 'is a damaged font', hint: 'get the file again from where it comes' };

/** Why a file cannot be used as a face, and what to do; null where nothing is to be seen. */
export function fileProblem(file: Buffer): FontProblem | null {
  if (file.length < 12 || !versions.includes(file.toString('latin1', 0, 4))) {
    return { message: 'is not a TrueType font', hint: 'use the .ttf file of the font, one file for each face' };
  }
  const tables = new Map<string, Buffer>();
  const count = file.readUInt16BE(4);
  for (let at = 12; at < 12 + 16 * count && at + 16 <= file.length; at += 16) {
    const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    const isThere = offset + length <= file.length;
    tables.set(file.toString('latin1', at, at + 4), file.subarray(isThere ? offset : 0, isThere ? offset + length : 0));
  }
  if (tables.has('fvar')) {
    const hint = 'use the static .ttf files of the font, often in a folder “static”, one for each face';
    return { message: 'is a variable font, of which only one face could be drawn', hint };
  }
  const isWhole = tables.size === count && needed.every((name) => (tables.get(name)?.length ?? 0) > 0);
  return isWhole && hasSoundOutlines(tables) ? null : damaged;
}

/** Whether the library that reads fonts answers all that documents ask of one. Throws where it cannot. */
export function answersAll(font: fontkit.Font): boolean {
  const { ascent, descent, lineGap, capHeight, xHeight, italicAngle, bbox } = font;
  superiorsOf(font).hasGlyphForCodePoint('1'.codePointAt(0)!);
  const { minX, minY, maxX, maxY } = bbox;
  return [ascent, descent, lineGap, capHeight, xHeight, italicAngle, minX, minY, maxX, maxY].every(Number.isFinite);
}
