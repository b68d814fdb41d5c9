/** Words of a figure put at their places. */
import type { ArmTone, Inline, Worded } from '../../document/types.js';
import type { ColorName } from '../../theme/theme.js';
import { inlinesOf, type FigureRole, type FigureStyle, type FigureText, type PanelPart } from './figure.js';

type Words = string | Worded;

const inlines = (words: Words): Inline[] =>
  inlinesOf(typeof words === 'string' ? { text: words, letters: '', data: [] } : words);

export const isEmpty = (words: Words): boolean => (typeof words === 'string' ? words : words.text) === '';

/** Width of words on one line, in points; 0 for none. */
export function naturalWidth(words: Words, role: FigureRole, style: FigureStyle): number {
  if (isEmpty(words)) return 0;
  const { size, face } = style.of(role);
  return style.measure(inlines(words), face).natural(size);
}

/** Width of the longest word, in points: narrower, it would be cut. */
export function longestWord(words: Words, role: FigureRole, style: FigureStyle): number {
  const text = typeof words === 'string' ? words : words.text;
  return Math.max(0, ...text.split(/ /).map((word) => naturalWidth(word, role, style))) + 1;
}

/** Width of the widest piece that does not break, in points; 0 for none. */
export function widestPiece(words: Words, role: FigureRole, style: FigureStyle): number {
  if (isEmpty(words)) return 0;
  const { size, face } = style.of(role);
  return style.measure(inlines(words), face).widest(size);
}

/** Height of words broken to a width, in points; 0 for none. */
export function heightIn(words: Words, role: FigureRole, width: number, style: FigureStyle): number {
  if (isEmpty(words)) return 0;
  const { size, leading, face } = style.of(role);
  return style.measure(inlines(words), face).count(size, width) * leading;
}

export interface Placing {
  x: number;
  y: number;
  width: number;
  align?: FigureText['align'];
  color?: ColorName;
  tone?: ArmTone;
  own?: true;
  tells?: PanelPart;
}

/** Words from the top of a box of a width; none where there are none. */
export function textAt(words: Words, role: FigureRole, placing: Placing, style: FigureStyle): FigureText[] {
  if (isEmpty(words)) return [];
  const { align = 'left', ...place } = placing;
  return [{ role, words: inlines(words), align, ...place, height: heightIn(words, role, place.width, style) }];
}

/** One line of words around or beside a point: its middle is at a height; it stays between `from` and `to`. */
export function textAtPoint(
  words: Words,
  role: FigureRole,
  place: { x: number; middle: number; side: 'left' | 'center' | 'right'; from: number; to: number },
  style: FigureStyle,
  look: Pick<Placing, 'color' | 'tone' | 'own' | 'tells'> = {},
): FigureText[] {
  const width = naturalWidth(words, role, style) + 0.5;
  const { leading } = style.of(role);
  const wish = place.side === 'left' ? place.x : place.side === 'right' ? place.x - width : place.x - width / 2;
  const x = Math.max(place.from, Math.min(wish, place.to - width));
  return textAt(words, role, { x, y: place.middle - leading / 2, width, ...look }, style);
}

/** Texts one below the other, the whole centred on a height, in a width. */
export function stackAt(
  parts: ({ words: Words; role: FigureRole } & Pick<Placing, 'tone' | 'color' | 'tells'>)[],
  { x, middle, width, align }: { x: number; middle: number; width: number; align?: FigureText['align'] },
  style: FigureStyle,
): FigureText[] {
  const heights = parts.map(({ words, role }) => heightIn(words, role, width, style));
  let y = middle - heights.reduce((sum, height) => sum + height, 0) / 2;
  return parts.flatMap(({ words, role, ...look }, index) => {
    const placed = textAt(words, role, { x, y, width, align, ...look }, style);
    y += heights[index]!;
    return placed;
  });
}

/** Height of texts one below the other. */
export const stackHeight = (parts: { words: Words; role: FigureRole }[], width: number, style: FigureStyle): number =>
  parts.reduce((sum, { words, role }) => sum + heightIn(words, role, width, style), 0);

/** The head over a panel, and its second line below it, in points from the top left. */
export function headTexts(
  { head, detail }: { head: Worded; detail: Worded },
  x: number,
  width: number,
  style: FigureStyle,
): FigureText[] {
  const below = heightIn(head, 'head', width, style);
  return [
    ...textAt(head, 'head', { x, y: 0, width }, style),
    ...textAt(detail, 'detail', { x, y: below, width }, style),
  ];
}

/** Between words in a row, in points. */
const apart = 5;

/**
 * Which of words in a row are shown, by the middles and widths of all: every one, or as many at even steps
 * from the one at `anchor` as do not touch.
 */
export function shownInRow(middles: readonly number[], widths: readonly number[], anchor: number): boolean[] {
  const at = Math.max(0, anchor);
  for (let step = 1; step < middles.length; step += 1) {
    const shown = middles.map((_, index) => (index - at) % step === 0);
    const left = middles.flatMap((middle, index) => (shown[index] ? [{ middle, width: widths[index]! }] : []));
    const touch = left.some((one, index) => {
      const next = left[index + 1];
      return next && next.middle - one.middle < (one.width + next.width) / 2 + apart;
    });
    if (!touch) return shown;
  }
  return middles.map((_, index) => index === at);
}
