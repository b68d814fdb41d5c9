/**
 * The superior letters and digits that a font brings along: drawn small and raised, with strokes as dark as its text.
 * They are read here: fontkit believes what a damaged table says of its own size, and takes gigabytes.
 */
import type * as fontkit from 'fontkit';

/**
 * A view of a font that has superiors, and the space, for its only characters
 * (OpenType feature `sups`). A font without any has but the space.
 */
export function superiorsOf(font: fontkit.Font, superiors: Superiors): fontkit.Font {
  const glyphFor = (codePoint: number) => {
    const plain = font.glyphForCodePoint(codePoint);
    if (codePoint === space) return plain;
    const id = superiors.get(plain.id);
    return id === undefined ? null : font.getGlyph(id, [codePoint]);
  };
  return Object.create(font, {
    hasGlyphForCodePoint: { value: (codePoint: number) => glyphFor(codePoint) !== null },
    glyphForCodePoint: { value: (codePoint: number) => glyphFor(codePoint) ?? font.getGlyph(missing) },
  }) as fontkit.Font;
}

/** The glyph that is the superior of another, by their numbers. */
export type Superiors = ReadonlyMap<number, number>;

const space = 0x20;
/** The glyph for characters that a font lacks. */
const missing = 0;
/** Lookup type of GSUB: one glyph for one glyph. */
const single = 1;
/** Pairs of glyphs that are read; the font with most has some hundreds. */
const mostPairs = 100_000;

/**
 * The superiors that a table “GSUB” has rules for; the first rule for a glyph holds. None without a
 * table. Throws a RangeError where the table is damaged. OpenType 1.9: “GSUB”, “Common table formats”.
 */
export function readSuperiors(gsub: Buffer | undefined): Superiors {
  const found = new Map<number, number>();
  if (!gsub) return found;
  let read = 0;
  const lookups = gsub.readUInt16BE(8);
  for (const index of lookupsOf(gsub, 'sups')) {
    const lookup = lookups + gsub.readUInt16BE(lookups + 2 + 2 * index);
    if (gsub.readUInt16BE(lookup) !== single) continue;
    const count = gsub.readUInt16BE(lookup + 4);
    for (let at = 0; at < count; at += 1) {
      const rule = lookup + gsub.readUInt16BE(lookup + 6 + 2 * at);
      const pairs = pairsOf(gsub, rule);
      read += 1 + pairs.length;
      if (read > mostPairs) throw new RangeError();
      for (const [glyph, other] of pairs) if (!found.has(glyph)) found.set(glyph, other);
    }
  }
  return found;
}

/** The numbers of the lookups of the first feature that has a tag. */
function lookupsOf(gsub: Buffer, tag: string): number[] {
  const features = gsub.readUInt16BE(6);
  const count = gsub.readUInt16BE(features);
  for (let index = 0; index < count; index += 1) {
    const record = features + 2 + 6 * index;
    const offset = gsub.readUInt16BE(record + 4);
    if (gsub.toString('latin1', record, record + 4) !== tag) continue;
    const feature = features + offset;
    return Array.from({ length: gsub.readUInt16BE(feature + 2) }, (_, at) => gsub.readUInt16BE(feature + 4 + 2 * at));
  }
  return [];
}

/** What a rule makes of each glyph that it covers: so many numbers further on, or one of a list. */
function pairsOf(gsub: Buffer, rule: number): [glyph: number, other: number][] {
  const covered = coveredBy(gsub, rule + gsub.readUInt16BE(rule + 2));
  if (gsub.readUInt16BE(rule) === 1) {
    const step = gsub.readInt16BE(rule + 4);
    return covered.map((glyph) => [glyph, (glyph + step) & 0xffff]);
  }
  return covered.map((glyph, index) => [glyph, gsub.readUInt16BE(rule + 6 + 2 * index)]);
}

/** The glyphs of a coverage table, in their order: a list of them, or of stretches. */
function coveredBy(gsub: Buffer, at: number): number[] {
  const count = gsub.readUInt16BE(at + 2);
  if (gsub.readUInt16BE(at) === 1) return Array.from({ length: count }, (_, n) => gsub.readUInt16BE(at + 4 + 2 * n));
  const glyphs: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const [first, last] = [gsub.readUInt16BE(at + 4 + 6 * index), gsub.readUInt16BE(at + 6 + 6 * index)];
    for (let glyph = first; glyph <= last; glyph += 1) glyphs.push(glyph);
    if (glyphs.length > mostPairs) throw new RangeError();
  }
  return glyphs;
}
