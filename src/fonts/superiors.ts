/** The superior letters and digits that a font brings along: drawn small and raised, with strokes as dark as its text. */
import type * as fontkit from 'fontkit';

/** The tables that fontkit reads and its types do not tell: OpenType 1.9, "GSUB" and "Common table formats". */
interface Substitutions {
  featureList: { tag: string; feature: { lookupListIndexes: number[] } }[];
  lookupList: { get(index: number): { lookupType: number; subTables: Substitution[] } };
}
interface Substitution {
  coverage: { glyphs?: number[]; rangeRecords?: Iterable<{ start: number; end: number; startCoverageIndex: number }> };
  /** One of these two: what each covered glyph becomes, or how far off that lies in the font. */
  substitute?: { get(index: number): number };
  deltaGlyphID?: number;
}

/**
 * A view of a font that has superiors, and the space, for its only characters
 * (OpenType feature `sups`). A font without any has but the space.
 */
export function superiorsOf(font: fontkit.Font): fontkit.Font {
  const rules = rulesOf(font);
  const glyphFor = (codePoint: number) => {
    const plain = font.glyphForCodePoint(codePoint);
    if (codePoint === space) return plain;
    for (const rule of rules) {
      const id = substituteOf(rule, plain.id);
      if (id !== null) return font.getGlyph(id, [codePoint]);
    }
    return null;
  };
  return Object.create(font, {
    hasGlyphForCodePoint: { value: (codePoint: number) => glyphFor(codePoint) !== null },
    glyphForCodePoint: { value: (codePoint: number) => glyphFor(codePoint) ?? font.getGlyph(missing) },
  }) as fontkit.Font;
}

const space = 0x20;
/** The glyph for characters that a font lacks. */
const missing = 0;
/** Lookup type of GSUB: one glyph for one glyph. */
const single = 1;

function rulesOf(font: fontkit.Font): Substitution[] {
  const { GSUB } = font as unknown as { GSUB?: Substitutions };
  const feature = GSUB?.featureList.find(({ tag }) => tag === 'sups')?.feature;
  const lookups = feature?.lookupListIndexes.map((index) => GSUB!.lookupList.get(index)) ?? [];
  return lookups.flatMap(({ lookupType, subTables }) => (lookupType === single ? [...subTables] : []));
}

function substituteOf({ coverage, substitute, deltaGlyphID }: Substitution, glyph: number): number | null {
  const index = coverageIndex(coverage, glyph);
  if (index < 0) return null;
  return substitute ? substitute.get(index) : (glyph + (deltaGlyphID ?? 0)) & 0xffff;
}

/** Place of a glyph among those that a rule is for; −1 when it is for others. */
function coverageIndex({ glyphs, rangeRecords }: Substitution['coverage'], glyph: number): number {
  if (glyphs) return glyphs.indexOf(glyph);
  for (const { start, end, startCoverageIndex } of rangeRecords ?? []) {
    if (glyph >= start && glyph <= end) return startCoverageIndex + glyph - start;
  }
  return -1;
}
