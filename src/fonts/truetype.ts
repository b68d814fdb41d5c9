/** What can be seen of a font file without drawing with it (OpenType 1.9, “Organization of an OpenType Font”). */
import type * as fontkit from 'fontkit';
import { hasSoundOutlines, type Tables } from './outlines.js';
import { readSuperiors } from './superiors.js';

/** Versions of the container of fonts with TrueType outlines. */
const versions = ['\x00\x01\x00\x00', 'true'];

/** Tables without which nothing can be measured or drawn. */
const needed = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'];

export interface FontProblem {
  message: string;
  hint: string;
}

export const damaged: FontProblem = { message: 'is a damaged font', hint: 'get the file again from where it comes' };

/** The tables of a font by their tags; empty where they are said to lie beyond its end. */
export function tablesOf(file: Buffer): Tables {
  const tables = new Map<string, Buffer>();
  const count = file.readUInt16BE(4);
  for (let at = 12; at < 12 + 16 * count && at + 16 <= file.length; at += 16) {
    const [offset, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    const isThere = offset + length <= file.length;
    tables.set(file.toString('latin1', at, at + 4), file.subarray(isThere ? offset : 0, isThere ? offset + length : 0));
  }
  return tables;
}

/** Why a file cannot be used as a face, and what to do; null where nothing is to be seen. */
export function fileProblem(file: Buffer): FontProblem | null {
  if (file.length < 12 || !versions.includes(file.toString('latin1', 0, 4))) {
    return { message: 'is not a TrueType font', hint: 'use the .ttf file of the font, one file for each face' };
  }
  const tables = tablesOf(file);
  if (tables.has('fvar')) {
    const hint = 'use the static .ttf files of the font, often in a folder “static”, one for each face';
    return { message: 'is a variable font, of which only one face could be drawn', hint };
  }
  const isWhole = tables.size === file.readUInt16BE(4) && needed.every((name) => (tables.get(name)?.length ?? 0) > 0);
  return isWhole && hasSoundOutlines(tables) && hasSoundSuperiors(tables) ? null : damaged;
}

function hasSoundSuperiors(tables: Tables): boolean {
  try {
    const glyphs = tables.get('maxp')!.readUInt16BE(4);
    return [...readSuperiors(tables.get('GSUB')).values()].every((glyph) => glyph < glyphs);
  } catch (error) {
    // Beyond the end of the table.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What is looked at of a font before anything is set in it. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Whether the library that reads fonts answers all that documents ask of one, and letters can be seen. Throws where it cannot. */
export function answersAll(font: fontkit.Font): boolean {
  const { ascent, descent, lineGap, italicAngle, bbox } = font;
  // Versions 0 and 1 of the table “OS/2” do not tell these two (OpenType 1.9).
  const { capHeight, xHeight } = font as { capHeight?: number; xHeight?: number };
  const { minX, minY, maxX, maxY } = bbox;
  const sizes = [ascent, descent, lineGap, capHeight ?? 0, xHeight ?? 0, italicAngle, minX, minY, maxX, maxY];
  return sizes.every(Number.isFinite) && Array.from(letters, (one) => one.codePointAt(0)!).every(isSeen(font));
}

/** Whether a character has a width and an outline, where the font has it. */
const isSeen = (font: fontkit.Font) => (codePoint: number) => {
  if (!font.hasGlyphForCodePoint(codePoint)) return true;
  const { advanceWidth, path } = font.glyphForCodePoint(codePoint);
  return advanceWidth > 0 && path.commands.length > 0;
};
