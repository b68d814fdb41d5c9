/** A forest plot: one comparison a row, its estimate and interval against the line of no effect. */
import type { Chart, Mark } from '../../../document/types.js';
import type { Item } from '../../types.js';
import { forestValues } from '../../scale.js';
import type { Setting } from '../style.js';
import {
  axisHeight,
  drawAxis,
  drawInterval,
  labelWidth,
  printed,
  rowLabel,
  rowTops,
  textAt,
  textIn,
  textWidth,
  vertical,
  type Box,
} from './frame.js';
import { linearAxis, logAxis, type Axis } from './scale.js';

/** The plot in a box of a width and height in points, from its own upper left corner. */
export function drawForest(chart: Chart, width: number, height: number, setting: Setting): Item[] {
  const values = forestValues(chart);
  const axis = chart.scale === 'log' ? logAxis(values) : linearAxis(values);
  const labels = labelWidth(chart.marks, setting, width);
  const texts = Math.max(...chart.marks.map((mark) => textWidth(printed(mark, 'text'), 'figure', setting, true)));
  const plot: Box = { x: labels + 10, y: 0, width: width - labels - texts - 22, height: 0 };
  const favours = favoursOf(chart, plot.x + axis.place(chart.noEffect ?? axis.from) * plot.width, width, setting);
  plot.y = favours.height;
  plot.height = height - plot.y - axisHeight(chart, plot, setting);
  const rows = rowTops(chart.marks, labels, plot, setting);
  return [
    ...drawBand(chart, axis, plot),
    ...drawAxis(axis, plot, chart, setting),
    ...drawReferences(chart, axis, plot),
    ...favours.items,
    ...chart.marks.flatMap((mark, index): Item[] => {
      const { middle } = rows[index]!;
      return [
        ...rowLabel(mark, labels, middle, setting),
        ...drawEstimate(mark, middle, axis, plot),
        ...textAt(width, middle, printed(mark, 'text'), 'figure', setting, 'right', true),
      ];
    }),
  ];
}

/** Height of the words above the plot, for a figure of this width. */
export function favoursHeight(chart: Chart, width: number, setting: Setting): number {
  return chart.favours ? favoursOf(chart, width / 2, width, setting).height : 0;
}

/** Differences that are smaller than what matters, as a shaded band at both sides of no effect. */
function drawBand({ important, noEffect }: Chart, axis: Axis, plot: Box): Item[] {
  if (important === null || noEffect === null) return [];
  const [from, to] = [noEffect - important, noEffect + important].map((end) => plot.x + axis.place(end) * plot.width);
  const edge = (x: number): Item => ({ ...vertical(x, plot, 'accentLight', 0.6), dash: [1, 1.5] });
  return [
    { kind: 'rect', x: from!, y: plot.y, width: to! - from!, height: plot.height, fill: 'tint' },
    edge(from!),
    edge(to!),
  ];
}

/** The line of no effect, and the margins as dashed ones. */
function drawReferences({ noEffect, margins }: Chart, axis: Axis, plot: Box): Item[] {
  const place = (value: number) => plot.x + axis.place(value) * plot.width;
  return [
    ...(noEffect === null ? [] : [vertical(place(noEffect), plot, 'ink', 0.9)]),
    ...margins.map((margin): Item => ({ ...vertical(place(margin), plot, 'caution', 1.2), dash: [4, 2] })),
  ];
}

/** Words at both sides of the line of no effect, each in the room between it and the edge of the figure. */
function favoursOf(
  { favours, noEffect }: Chart,
  x: number,
  width: number,
  setting: Setting,
): { items: Item[]; height: number } {
  if (!favours || noEffect === null) return { items: [], height: 0 };
  const style = { role: 'tick', setting } as const;
  const left = textIn({ x: 0, y: 0, width: Math.max(60, x - 5) }, `← ${favours[0]}`, { ...style, align: 'right' });
  const right = textIn({ x: x + 5, y: 0, width: Math.max(60, width - x - 5) }, `${favours[1]}\u00A0→`, style);
  return { items: [...left.items, ...right.items], height: Math.max(left.height, right.height) + 2 };
}

function drawEstimate({ value, low, high }: Mark, middle: number, axis: Axis, plot: Box): Item[] {
  if (value === null) return [];
  const x = plot.x + axis.place(value) * plot.width;
  const interval = low !== null && high !== null ? drawInterval(low, high, middle, axis, plot, 3) : [];
  return [...interval, { kind: 'rect', x: x - 3.2, y: middle - 3.2, width: 6.4, height: 6.4, fill: 'accent' }];
}
