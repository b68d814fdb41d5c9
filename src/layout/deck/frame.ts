/** The frame of every slide: margins, the body's area, and the scale of text sizes. All lengths in points. */
import { slideSize } from '../../theme/theme.js';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const margin = 48;
/** Where the body ends; the foot of the master stands below. */
export const bodyBottom = 484;
export const contentWidth = slideSize.width - 2 * margin;

/** Line height as a multiple of the size. */
export const leading = 1.2;

/** Part of a box's width that measured lines may take: programs break lines slightly differently. */
export const safeShare = 0.985;

/** Sizes of one slide's text, in points. */
export interface Sizes {
  body: number;
  table: number;
  /** A table beside a figure. */
  besideFigure: number;
  /** Space above and below the words of a cell. */
  cell: number;
  /** Labels of the boxes of a flow. */
  flow: number;
  chart: number;
  note: number;
}

/** The most that a usual slide takes, and what a sparse one may grow to. */
export const fullScale = 16;
export const sparseScale = 28;
/** Steps below 0 only tighten tables and then shrink them, for those that would leave little on a further slide. */
export const leastScale = -4;

/** Sizes at a step of the scale: 0 is the smallest, 16 the largest of a usual slide; above that only body and tables grow. */
export function sizesAt(step: number): Sizes {
  const share = Math.min(1, Math.max(0, step) / fullScale);
  const between = (low: number, high: number) => Math.floor((low + (high - low) * share) * 2) / 2;
  return {
    body: 16 + Math.max(0, step) / 2,
    table: step > fullScale ? Math.min(24, 20 + (step - fullScale) / 2) : between(16, 20) + Math.min(0, step + 2),
    besideFigure: between(14, 20),
    cell: Math.max(2, 4 + Math.min(0, step)),
    flow: between(12, 20),
    chart: between(12, 16),
    note: between(12, 14),
  };
}

/** Size of the kicker, in points, and of a card's label. */
export const kickerSize = 11;
export const labelSize = 12;
