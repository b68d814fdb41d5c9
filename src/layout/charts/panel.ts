/**
 * A plot of a figure with its axes, as the page paints it and the deck makes a native chart of it.
 * Lengths are points; values are those of the trial.
 */
import type { ArmTone } from '../../document/types.js';

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
  /** Weight of the line of an interval, in points; other lines are lighter. */
  weight: number;
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

/** The value at a place of an axis, the inverse of `placeOn`. */
export function valueAt({ scale, from, to }: Axis, place: number): number {
  const value = scale === 'log' ? from * (to / from) ** place : from + (to - from) * place;
  return Number(value.toPrecision(12));
}

/** The same in points: from the left of a panel whose values run to the right. */
export const xOf = ({ x, width, axis }: Pick<Panel, 'x' | 'width' | 'axis'>, value: number): number =>
  x + Math.min(1, Math.max(0, placeOn(axis, value))) * width;

/** From the top of a panel whose values run up. */
export const yOf = ({ y, height, axis }: Pick<Panel, 'y' | 'height' | 'axis'>, value: number): number =>
  y + (1 - Math.min(1, Math.max(0, placeOn(axis, value)))) * height;

/** The part of a panel that words tell: they change with it where somebody edits the chart. */
export interface PanelPart {
  panel: Panel['name'];
  what: 'value' | 'estimate' | 'interval' | 'tick';
  /** The series of its points, or the tick of its axis, from 0. */
  index: number;
}

/** Weights of lines as parts of that of an interval. */
export const lighter: Record<'grid' | Panel['lines'][number]['kind'], number> = {
  grid: 0.375,
  'no effect': 0.625,
  margin: 0.75,
  important: 0.5,
};
