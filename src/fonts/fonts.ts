/**
 * The faces that text is set and measured in, read with fontkit and kept for
 * the life of the process. Fonts are pinned npm packages or files of a house
 * style, never the system's.
 */
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import type { Face, FontFiles } from '../theme/theme.js';
import { readWithin } from '../reading.js';
import { readSuperiors, superiorsOf, type Superiors } from './superiors.js';
import { answersAll, damaged, fileProblem, tablesOf, type FontProblem } from './truetype.js';

const require = createRequire(import.meta.url);

export type FontFamily = 'page' | 'deck';

/** A run of text that one font of the chain can draw. */
export interface FontRun {
  /** Place of the font in its chain; 0 is the first choice. */
  font: number;
  text: string;
}

/** One face of a family: a chain of fonts, the later ones for what the earlier lack. */
export interface FaceChain {
  /** The font at a place of the chain; opened at first use. */
  font(index: number): Font;
  /** Cuts a text into runs, each for the first font that has all its characters; null for a character that none has. */
  split(text: string): FontRun[] | null;
  /** Width in points of a text at a size in points. Infinity when a character is missing. */
  width(text: string, size: number): number;
}

/** One font file, opened once. */
export class Font {
  /** The fontkit font: what pdfkit embeds and draws with. */
  readonly source: fontkit.Font;
  private readonly unitsPerEm: number;
  private readonly advances = new Map<number, number | null>();
  private raised: Font | undefined;

  constructor(
    source: fontkit.Font,
    /** The file. */
    readonly bytes: Buffer,
  ) {
    this.source = withoutShaping(withPlainName(source));
    this.unitsPerEm = this.source.unitsPerEm;
  }

  /** The same font with its superiors for its only characters. */
  get superiors(): Font {
    return (this.raised ??= new Font(superiorsOf(this.source, this.superiorGlyphs()), this.bytes));
  }

  private superiorGlyphs(): Superiors {
    return readSuperiors(tablesOf(this.bytes).get('GSUB'));
  }

  /** Height of a line at 100 % spacing, as a multiple of the size: ascent, descent and line gap of the `hhea` table. */
  get lineHeight(): number {
    const { ascent, descent, lineGap } = this.source;
    return (ascent - descent + lineGap) / this.unitsPerEm;
  }

  has(codePoint: number): boolean {
    return this.advance(codePoint) !== null;
  }

  hasAll(text: string): boolean {
    for (let index = 0; index < text.length;) {
      const codePoint = text.codePointAt(index)!;
      if (this.advance(codePoint) === null) return false;
      index += codePoint > 0xffff ? 2 : 1;
    }
    return true;
  }

  /** Width in points: the sum of the advances, as `withoutShaping` draws them. */
  width(text: string, size: number): number {
    let units = 0;
    for (let index = 0; index < text.length;) {
      const codePoint = text.codePointAt(index)!;
      units += this.advance(codePoint) ?? 0;
      index += codePoint > 0xffff ? 2 : 1;
    }
    return (units / this.unitsPerEm) * size;
  }

  /** Advance of a character in font units; null when the font lacks it. */
  private advance(codePoint: number): number | null {
    let units = this.advances.get(codePoint);
    if (units === undefined) {
      const known = this.source.hasGlyphForCodePoint(codePoint);
      units = known ? this.source.glyphForCodePoint(codePoint).advanceWidth : null;
      this.advances.set(codePoint, units);
    }
    return units;
  }
}

/**
 * Replaces OpenType shaping by one glyph a character at its own advance. What
 * is measured is then exactly what is drawn, and at a twentieth of the cost:
 * Latin, Greek and digits need no shaping to be read.
 */
function withoutShaping(font: fontkit.Font): fontkit.Font {
  const layout = (text: string) => {
    const glyphs = Array.from(text, (character) => font.glyphForCodePoint(character.codePointAt(0)!));
    const positions = glyphs.map((glyph) => ({ xAdvance: glyph.advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    const advanceWidth = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
    return { glyphs, positions, advanceWidth };
  };
  return Object.defineProperty(font, 'layout', { value: layout });
}

/** The name of a font goes into the PDF as it is (ISO 32000-1, 7.3.5): of what a file may say, only letters, digits and hyphens. */
function withPlainName(font: fontkit.Font): fontkit.Font {
  const name = (font.postscriptName as string | null) ?? '';
  return Object.defineProperty(font, 'postscriptName', {
    value: name.replace(/[^A-Za-z0-9-]/g, '').slice(0, 63) || 'Font',
  });
}

/** Files do not change while a process lives: reading a font takes longer than laying out a page. */
const opened = new Map<string, Font>();

/** The font of a file, or of one of an npm package; opened at first use. */
function openFont(file: string): Font {
  return opened.get(file) ?? keep(file, readWithin(require.resolve(file), 'bytes of a font'));
}

function keep(file: string, bytes: Buffer): Font {
  const font = new Font(fontkit.create(bytes) as fontkit.Font, bytes);
  opened.set(file, font);
  return font;
}

/**
 * Opens the font file of a house style. Gives why it cannot be used as a face, and what to
 * do; null where it can. Throws a ContentError where it is too large, or the system's error.
 */
export function faceProblem(file: string): FontProblem | null {
  if (opened.has(file)) return null;
  const bytes = readWithin(file, 'bytes of a font');
  const problem = fileProblem(bytes);
  if (problem) return problem;
  try {
    if (answersAll(keep(file, bytes).source)) return null;
  } catch {
    // The library tells what is wrong in its own words.
  }
  opened.delete(file);
  return damaged;
}

/** The fonts of the page or of the deck, by their faces. Later fonts of a chain are opened only when a character needs them. */
export class Fonts {
  private readonly chains = new Map<Face, FaceChain>();
  private readonly raised = new Map<Face, FaceChain>();

  /** `files` are those of a theme. */
  constructor(
    readonly files: FontFiles,
    readonly family: FontFamily,
  ) {}

  /** The chain of fonts for a face. */
  chain(face: Face): FaceChain {
    let chain = this.chains.get(face);
    if (!chain) this.chains.set(face, (chain = this.open(face)));
    return chain;
  }

  /** The superiors of a face's first font: small raised letters and digits at the size of the text. */
  superiors(face: Face): FaceChain {
    let chain = this.raised.get(face);
    if (!chain) this.raised.set(face, (chain = makeChain([() => this.chain(face).font(0).superiors])));
    return chain;
  }

  private open(face: Face): FaceChain {
    const chain = makeChain(this.files[this.family][face].map((file) => () => openFont(file)));
    const { deckStretch } = this.files;
    return this.family === 'deck' && deckStretch !== undefined ? stretched(chain, deckStretch) : chain;
  }
}

/** The chain with all widths multiplied. */
const stretched = (chain: FaceChain, factor: number): FaceChain => ({
  ...chain,
  width: (text, size) => chain.width(text, size) * factor,
});

function makeChain(sources: (() => Font)[]): FaceChain {
  const fonts: Font[] = [];
  const font = (index: number) => (fonts[index] ??= sources[index]!());
  const covering = (codePoint: number) => sources.findIndex((_, index) => font(index).has(codePoint));
  const split = (text: string): FontRun[] | null => {
    if (font(0).hasAll(text)) return [{ font: 0, text }];
    const runs: FontRun[] = [];
    for (const character of text) {
      const index = covering(character.codePointAt(0)!);
      if (index < 0) return null;
      const last = runs.at(-1);
      if (last?.font === index) last.text += character;
      else runs.push({ font: index, text: character });
    }
    return runs;
  };
  const width = (text: string, size: number) => {
    if (font(0).hasAll(text)) return font(0).width(text, size);
    return split(text)?.reduce((sum, run) => sum + font(run.font).width(run.text, size), 0) ?? Infinity;
  };
  return { font, split, width };
}
