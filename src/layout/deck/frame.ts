/**
 * The frame of the tool's own slides: five sizes of type, and the places of the placeholders
 * of each layout, from which slides inherit. All lengths in points.
 */
import { slideSize } from '../../theme/theme.js';
import type { Frame, Placeholder } from '../types.js';

/** The five sizes of type. */
export const typeSizes = { opening: 42, title: 30, text: 24, detail: 20, small: 15 } as const;

const margin = 48;
const contentWidth = slideSize.width - 2 * margin;

/** Where the body begins, under a title of two lines, and where it ends; the foot of the master stands below. */
const bodyTop = 124;
const bodyBottom = 490;

/** Space between columns, in points. */
export const gutter = 24;

/** Space before a paragraph, in points. */
export const paragraphGap = 10;

/** Space above and below the rule between the rows of a list over the whole width, in points: the least, and where there is room. */
export const ruleGap = { least: 6, most: 18 } as const;

/** How far words hang from their bullet, as a multiple of the size, and the same in points. */
export const hangOf = (size: number): number => Math.ceil(size * 1.1);

/** Line height as a multiple of the size. */
export const leading = 1.2;

/** Part of a box's width that measured lines may take: programs break lines slightly differently. */
export const safeShare = 0.985;

/** No title is set smaller. */
const leastTitle = typeSizes.text;

const plain: Omit<Placeholder, 'x' | 'y' | 'width' | 'height' | 'size'> = {
  color: 'ink',
  strong: false,
  align: 'left',
  valign: 'top',
  bullets: false,
  hang: 0,
  before: 0,
  least: leastTitle,
};
const bulleted = (size: number) => ({ size, bullets: true, hang: hangOf(size), before: paragraphGap });

const across = { x: margin, width: contentWidth };
const noteHeight = 44;
/** Space between the body and the note at the foot. */
const noteGap = 8;
/** A body of words ends above the note. */
const wordsBottom = bodyBottom - noteHeight - noteGap;
const bodyHeight = wordsBottom - bodyTop;

const title: Placeholder = { ...plain, ...across, y: 34, height: 76, size: typeSizes.title, strong: true };
const note: Placeholder = {
  ...plain,
  ...across,
  y: bodyBottom - noteHeight,
  height: noteHeight,
  size: typeSizes.small,
  color: 'muted',
  valign: 'bottom',
};
/** Under a rule, of so many columns the one at a place. */
function column(count: number, at: number): Placeholder {
  const width = (contentWidth - gutter * (count - 1)) / count;
  const x = margin + at * (width + gutter);
  return { ...plain, x, y: bodyTop + 12, width, height: bodyHeight - 12, ...bulleted(typeSizes.detail) };
}
const opening = { x: 72, width: contentWidth - 48 };

/** Distance of the foot from the lower edge, its height, and the width of the number. */
const foot = { top: 40, height: 22, number: 60 } as const;
const atFoot = { ...plain, color: 'muted' as const, size: typeSizes.small, valign: 'bottom' as const };
const footY = slideSize.height - foot.top;

/** The placeholders of each layout, in the order in which they are read. */
const placeholders: Frame['placeholders'] = {
  title: {
    title: { ...plain, ...opening, y: 96, height: 212, size: typeSizes.opening, strong: true, valign: 'bottom' },
    kicker: { ...plain, ...opening, y: 44, height: 40, size: typeSizes.small, color: 'accent', strong: true },
    subtitle: { ...plain, ...opening, y: 324, height: 100, size: typeSizes.detail, color: 'muted' },
    presenter: { ...plain, ...opening, y: 452, height: 24, size: typeSizes.detail, color: 'muted' },
  },
  section: {
    title: { ...title, y: 150, height: 110, size: typeSizes.opening, valign: 'bottom' },
    body: { ...plain, ...across, y: 280, height: 180, size: typeSizes.detail, color: 'muted' },
  },
  'title-only': { title, note },
  text: {
    title,
    body: { ...plain, ...across, y: bodyTop, height: bodyHeight, ...bulleted(typeSizes.text) },
    note,
  },
  'two-content': { title, body: column(2, 0), second: column(2, 1), note },
  'three-content': { title, body: column(3, 0), second: column(3, 1), third: column(3, 2), note },
  figure: {
    title,
    picture: { ...plain, ...across, y: bodyTop, height: bodyHeight, size: typeSizes.small },
    note,
  },
};

/** The frame of a deck that has no other. */
export const ownFrame: Frame = {
  ...slideSize,
  placeholders,
  body: { ...across, y: bodyTop, height: bodyBottom - bodyTop, wordsBottom },
  foot: {
    footer: { ...atFoot, x: margin, y: footY, width: contentWidth - foot.number, height: foot.height },
    number: {
      ...atFoot,
      align: 'right',
      x: margin + contentWidth - foot.number,
      y: footY,
      width: foot.number,
      height: foot.height,
    },
  },
};

/** The edge in the accent at the left of the slide that opens the deck: its width. */
export const openingEdge = 22;

/** Sizes of one slide's text, in points. */
export interface Sizes {
  body: number;
  table: number;
  /** Space above and below the words of a cell. */
  cell: number;
  /** Labels of a flow. */
  flow: number;
  chart: number;
  note: number;
}

/** The steps of size: 2 for what is told, 1 for more of it, 0 for what is looked up. */
export const fullScale = 2;
export const readScale = 1;
export const leastScale = 0;

/** Sizes at a step of the scale. */
export function sizesAt(step: number): Sizes {
  const { text, detail, small } = typeSizes;
  const body = [small, detail, text][step]!;
  const table = step === 0 ? small : detail;
  return { body, table, cell: step === 0 ? 2 : 5, flow: table, chart: small, note: small };
}
