/**
 * A figure as geometry: worked out once from the marks, for any width, height and
 * type; the page paints it, the deck makes native charts of it. Lengths are points
 * from the figure's own upper left corner; values are those of the trial.
 */
import type { ArmTone, Inline, Worded } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { ColorName, Face } from '../../theme/theme.js';
import type { MeasuredText } from '../lines.js';

export interface Figure {
  width: number;
  height: number;
  panels: Panel[];
  texts: FigureText[];
}

/** The parts that words play in a figure. */
export type FigureRole = 'head' | 'detail' | 'label' | 'value' | 'tick' | 'estimate' | 'interval';

/** How words of a figure are set and measured: the page and the deck have their own sizes and fonts. */
export interface FigureStyle {
  of(role: FigureRole): { size: number; leading: number; face: Face; color: ColorName };
  measure(words: readonly Inline[], face: Face): MeasuredText;
}

/** Words at their place: the box that they fill, from its upper left corner. */
export interface FigureText {
  role: FigureRole;
  words: readonly Inline[];
  x: number;
  y: number;
  width: number;
  height: number;
  align: 'left' | 'center' | 'right';
  /** Where it is not that of the role. */
  color?: ColorName;
  tone?: ArmTone;
  /** Written by the layout, such as the label of a tick: no figure of the trial. */
  own?: true;
}

/** An axis in the values of the trial. */
export interface Axis {
  scale: 'linear' | 'log';
  from: number;
  to: number;
  /** Distance of the ticks of a linear axis, of which `from`, `to` and every tick are whole multiples. */
  step: number;
  ticks: { value: number; text: string }[];
}

/** A plot with its axes. */
export interface Panel {
  name: 'arms' | 'effect' | 'visits';
  x: number;
  y: number;
  width: number;
  height: number;
  /** Along which the values lie: to the right, or up in a panel of visits. */
  axis: Axis;
  along: 'x' | 'y';
  /** The axis of time of a panel of visits, from left to right. */
  time: Axis | null;
  zones: Zone[];
  lines: ReferenceLine[];
  points: Point[];
  /** Whether the points of a series are joined by a line. */
  joined: boolean;
}

/** Values that are shaded: the side that is favoured, or what a margin allows. */
export interface Zone {
  kind: 'favoured' | 'within margin';
  from: number;
  to: number;
}

export interface ReferenceLine {
  kind: 'no effect' | 'margin' | 'important';
  value: number;
}

/** A value with its interval: of a row, or of a visit. */
export interface Point {
  label: string;
  tone: ArmTone;
  /** Which of the series it belongs to, from 0; of a figure of rows, its row. */
  series: number;
  /** Where it lies across the axis of values: points from the top, or in a panel of visits the time. */
  across: number;
  value: number;
  low: number | null;
  high: number | null;
  /** Where the interval is not held whole: it ends in an arrow at the edge of the axis. */
  arrows: { low: boolean; high: boolean };
  shape: 'circle' | 'square' | 'diamond' | 'triangle';
  /** Side of a square or diameter of a circle, in points. */
  size: number;
  /** A line from zero to the value, where there is no interval to show. */
  stem: boolean;
}

/** Where a value stands on an axis: 0 at its start, 1 at its end; not clamped. */
export function placeOn({ scale, from, to }: Axis, value: number): number {
  if (scale === 'log') return Math.log(value / from) / (Math.log(to / from) || 1);
  return (value - from) / (to - from || 1);
}

/** The same in points: from the left of a panel whose values run to the right. */
export const xOf = ({ x, width, axis }: Pick<Panel, 'x' | 'width' | 'axis'>, value: number): number =>
  x + Math.min(1, Math.max(0, placeOn(axis, value))) * width;

/** From the top of a panel whose values run up. */
export const yOf = ({ y, height, axis }: Pick<Panel, 'y' | 'height' | 'axis'>, value: number): number =>
  y + (1 - Math.min(1, Math.max(0, placeOn(axis, value)))) * height;

/** Words and their letters as inlines. */
export const inlinesOf = ({ text, letters, data }: Worded): Inline[] => words(text, letters, data);
