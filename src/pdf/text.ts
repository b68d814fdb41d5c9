/** Draws text as the layout measured it: one glyph a character, each at its own advance. */
import { Fonts, type Font } from '../fonts/fonts.js';
import type { Theme } from '../theme/theme.js';
import type { Face, TextItem } from '../layout/types.js';

/** A font of the document, and the codes of the characters that were drawn with it. */
interface Typeface {
  embedded: PDFKit.EmbeddedFont;
  font: Font;
  codes: Map<string, string>;
  /** The character that each code stands for. */
  characters: Map<string, number>;
}

/** Sets runs of text on the page of a document, and embeds the fonts they need. */
export class TextPainter {
  private readonly typefaces = new Map<string, Typeface>();
  private readonly fonts: Fonts;

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly theme: Theme,
  ) {
    this.fonts = new Fonts(theme.fonts, 'page');
  }

  /**
   * Draws a run as one string at its baseline (ISO 32000-1, 9.4). This goes
   * past `document.text`, which cuts text into words and measures them anew,
   * at several times the cost.
   */
  set(item: TextItem): void {
    const { document } = this;
    const typeface = this.typeface(item);
    let codes = '';
    for (const character of item.text) codes += typeface.codes.get(character) ?? encode(typeface, character);
    document.fillColor(`#${this.theme.colors[item.color]}`);
    // pdfkit turns the page upside down so that y grows downwards; the matrix turns the glyphs back.
    const spacing = item.tracking ? [`${real(item.tracking)} Tc `, ' 0 Tc'] : ['', ''];
    document.addContent(
      `BT ${spacing[0]}/${typeface.embedded.id} ${real(item.size)} Tf 1 0 0 -1 ${real(item.x)} ${real(item.baseline)} Tm <${codes}> Tj${spacing[1]} ET`,
    );
  }

  private typeface({ face, font, isSuperior = false }: TextItem): Typeface {
    const name = `${face}/${isSuperior ? 'superior' : font}`;
    let typeface = this.typefaces.get(name);
    if (!typeface) this.typefaces.set(name, (typeface = this.open(this.fontOf(face, font, isSuperior), name)));
    return typeface;
  }

  private fontOf(face: Face, font: number, isSuperior: boolean): Font {
    return isSuperior ? this.fonts.superiors(face).font(0) : this.fonts.chain(face).font(font);
  }

  private open(font: Font, name: string): Typeface {
    const embedded = this.document.font(font.source, name)._font;
    (this.document.page.fonts as Record<string, unknown>)[embedded.id] = embedded.ref();
    return { embedded, font, codes: new Map(), characters: new Map() };
  }
}

/** Gives a character its code in the embedded font. */
function encode({ embedded, font, codes, characters }: Typeface, character: string): string {
  const codePoint = character.codePointAt(0)!;
  // ISO 14289-1, 7.21.8: the glyph for missing characters is never drawn.
  if (!font.has(codePoint)) throw new Error(`Font ${embedded.id} has no glyph for "${character}"`);
  const { id, advanceWidth } = font.source.glyphForCodePoint(codePoint);
  const place = embedded.subset.includeGlyph(id);
  embedded.widths[place] ??= advanceWidth * embedded.scale;
  const code = place.toString(16).padStart(4, '0');
  codes.set(character, code);
  // Space and no-break space share a glyph, so copied text can have only one of them: the lowest is
  // the plainer one, and always the same.
  const plainest = Math.min(codePoint, characters.get(code) ?? Infinity);
  characters.set(code, plainest);
  embedded.unicode[place] = [plainest];
  return code;
}

/** A number as PDF writes it, without an exponent: a thousandth of a point is finer than any device. */
function real(points: number): number {
  if (!Number.isFinite(points)) throw new Error(`Not a length: ${points}`);
  return Math.round(points * 1000) / 1000;
}
