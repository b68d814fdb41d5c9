/** Words measured in the fonts of the page or of the deck. */
import type { Inline } from '../document/types.js';
import type { Fonts } from '../fonts/fonts.js';
import { measured, type MeasuredText } from './lines.js';
import { runsOf } from './runs.js';
import type { Face } from './types.js';

/**
 * Measures the words of one document, each once for each face: settings are tried
 * many times with the same words. It is passed to all that is laid out, and what it knows
 * goes with it.
 */
export class Typesetter {
  private readonly texts = new Map<readonly Inline[], Map<Face, MeasuredText>>();
  private readonly pieces = new Map<object, Map<unknown, unknown>>();

  constructor(readonly fonts: Fonts) {}

  /** The words of a block, ready to be broken into lines. */
  measure(inlines: readonly Inline[], face: Face): MeasuredText {
    let byFace = this.texts.get(inlines);
    if (!byFace) this.texts.set(inlines, (byFace = new Map<Face, MeasuredText>()));
    let text = byFace.get(face);
    if (!text) byFace.set(face, (text = measured(runsOf(inlines, face), this.fonts)));
    return text;
  }

  /** Width in points of a text on one line. */
  width(text: string, face: Face, size: number): number {
    return this.fonts.chain(face).width(text, size);
  }

  /** The same piece of a block each time that it is asked for by its whole and a key, so that its words are measured once. */
  once<T>(whole: object, key: unknown, make: () => T): T {
    let pieces = this.pieces.get(whole);
    if (!pieces) this.pieces.set(whole, (pieces = new Map<unknown, unknown>()));
    if (!pieces.has(key)) pieces.set(key, make());
    return pieces.get(key) as T;
  }
}
