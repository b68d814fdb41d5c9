/** Blocks that know the height they need; a stack of them shares the height it is given. */
import type { Picture } from '../../pictures/picture.js';
import type { DeckItem } from '../types.js';
import type { Sizes } from './frame.js';
import type { DeckTypesetter } from './measured-words.js';

/** The pictures of the data, by the names of their files. */
export type Pictures = ReadonlyMap<string, Picture>;

/** What a block is set with: width in points, the height of the whole body of a slide, sizes, and the pictures that it may show. */
export interface Setting {
  width: number;
  whole: number;
  /** Whether it has the whole width of the slide, and stands in no column or card. */
  isAcross: boolean;
  sizes: Sizes;
  /** Null where slides are only counted. */
  pictures: Pictures | null;
  typesetter: DeckTypesetter;
}

/** A block set at one width and size. Lengths in points. */
export interface Part {
  /** The least height it needs. */
  height: number;
  /** The height that must be left free in it, for what somebody may add. */
  grows: number;
  /** How much more height it can use. */
  stretch: number;
  /** By how much its widest word leaves its place; 0 when all is well. */
  tooWide: number;
  /** It fits, but a smaller size would read better. */
  cramped: boolean;
  /** Its items in a height of at least `height`. */
  place(x: number, y: number, height: number): DeckItem[];
}

/** A part and the space before it. */
export interface Stacked {
  part: Part;
  gap: number;
}

/** Parts one below another; the gap of the first does not count. */
export function stack(stacked: Stacked[]): Part {
  const parts = stacked.map(({ part }) => part);
  const gaps = stacked.map(({ gap }, index) => (index === 0 ? 0 : gap));
  const height = sum(parts.map((part) => part.height)) + sum(gaps);
  return {
    height,
    grows: sum(parts.map(({ grows }) => grows)),
    stretch: sum(parts.map((part) => part.stretch)),
    tooWide: Math.max(0, ...parts.map((part) => part.tooWide)),
    cramped: parts.some((part) => part.cramped),
    place: (x, y, given) => {
      const shares = shareHeight(parts, given - height);
      let top = y;
      return shares.flatMap((share, index) => {
        const from = top + gaps[index]!;
        top = from + share;
        return parts[index]!.place(x, from, share);
      });
    },
  };
}

/** Parts side by side, all as high as the highest. */
export function sideBySide(parts: { part: Part; offset: number }[]): Part {
  const height = Math.max(0, ...parts.map(({ part }) => part.height));
  return {
    height,
    grows: Math.max(0, ...parts.map(({ part }) => part.height + part.grows)) - height,
    stretch: Math.max(0, ...parts.map(({ part }) => part.height + part.stretch)) - height,
    tooWide: Math.max(0, ...parts.map(({ part }) => part.tooWide)),
    cramped: parts.some(({ part }) => part.cramped),
    place: (x, y, given) => parts.flatMap(({ part, offset }) => part.place(x + offset, y, given)),
  };
}

/** The height of each part once the spare height is shared: what has a bound first, then the boundless to equal heights. */
function shareHeight(parts: Part[], spare: number): number[] {
  const boundless = parts.filter(({ stretch }) => stretch === Infinity);
  const bounds = sum(parts.map(({ stretch }) => (stretch === Infinity ? 0 : stretch)));
  const toBounded = Math.min(bounds, Math.max(0, boundless.length > 0 ? spare / 2 : spare));
  const share = bounds > 0 ? toBounded / bounds : 0;
  const level = waterLevel(
    boundless.map(({ height }) => height),
    Math.max(0, spare - toBounded),
  );
  return parts.map(({ height, stretch }) =>
    stretch === Infinity ? Math.max(height, level) : height + stretch * share,
  );
}

/** The level that heights rise to when they share the water. */
function waterLevel(heights: number[], water: number): number {
  const sorted = heights.toSorted((a, b) => a - b);
  let level = 0;
  for (let count = sorted.length; count > 0; count -= 1) {
    level = (sum(sorted.slice(0, count)) + water) / count;
    if (level >= sorted[count - 1]!) return level;
  }
  return level;
}

/** All of them together; 0 for none. */
export function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
