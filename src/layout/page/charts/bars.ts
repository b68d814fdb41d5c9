/** Horizontal bars from zero, one an arm, with their intervals: means and proportions. */
import type { Chart } from '../../../document/types.js';
import type { Item } from '../../types.js';
import { typeOf, type Setting } from '../style.js';
import {
  armColor,
  armPattern,
  axisHeight,
  drawAxis,
  drawInterval,
  labelWidth,
  printed,
  rowLabel,
  rowTops,
  textAt,
  textWidth,
  vertical,
  type Box,
} from './frame.js';
import { barAxis, type Axis } from './scale.js';

/** Bars never grow thicker than this, in points. */
const thickest = 26;

/** The bars in a box of a width and height in points, from its own upper left corner. */
export function drawBars(chart: Chart, width: number, height: number, setting: Setting): Item[] {
  const values = chart.marks.flatMap(({ value, low, high }) => [value, low, high].filter((number) => number !== null));
  const axis = barAxis(values, chart.kind === 'proportions' ? 100 : Infinity);
  const labels = labelWidth(chart.marks, setting, width);
  const figures = Math.max(...chart.marks.map((mark) => textWidth(printed(mark, 'text'), 'figure', setting, true)));
  const left = labels + 8;
  const plot: Box = { x: left, y: 0, width: width - left - endRoom(chart, axis, figures, width - left), height: 0 };
  plot.height = height - axisHeight(chart, plot, setting);
  const rows = rowTops(chart.marks, labels, plot, setting);
  const zero = plot.x + axis.place(0) * plot.width;
  return [
    ...drawAxis(axis, plot, chart, setting),
    ...chart.marks.flatMap((mark, index): Item[] => {
      const { middle, height: row } = rows[index]!;
      return [...rowLabel(mark, labels, middle, setting), ...drawBar(mark, middle, row, zero, axis, plot, setting)];
    }),
    vertical(zero, plot, 'ink', 0.9),
  ];
}

/** Room right of the axis so that the longest bar's label stays inside. */
function endRoom(chart: Chart, axis: Axis, label: number, room: number): number {
  const reach = Math.max(
    ...chart.marks.flatMap(({ value, high, low }) =>
      [value, high, low].map((end) => (end === null ? 0 : axis.place(end))),
    ),
  );
  // The plot's width w must satisfy reach·w + gap + label ≤ room.
  return Math.max(8, room - (room - label - 8) / Math.max(reach, 0.5));
}

function drawBar(
  mark: Chart['marks'][number],
  middle: number,
  row: number,
  zero: number,
  axis: Axis,
  plot: Box,
  setting: Setting,
): Item[] {
  if (mark.value === null) return textAt(zero + 5, middle, printed(mark, 'text'), 'figure', setting, 'left');
  const thickness = Math.min(thickest, row * 0.62);
  const end = plot.x + axis.place(mark.value) * plot.width;
  const [low, high] = [mark.low, mark.high];
  const interval =
    low !== null && high !== null ? drawInterval(low, high, middle, axis, plot, Math.min(4, thickness / 4)) : [];
  const reach = Math.max(
    end,
    ...[low, high].map((limit) => (limit === null ? end : plot.x + axis.place(limit) * plot.width)),
    zero,
  );
  return [
    {
      kind: 'rect',
      x: Math.min(zero, end),
      y: middle - thickness / 2,
      width: Math.abs(end - zero),
      height: thickness,
      fill: armColor(mark.tone),
      pattern: armPattern(mark.tone),
    },
    ...interval,
    ...figureAt(reach + 5, middle, mark, setting),
  ];
}

/** The figure behind a bar, on a ground that keeps the lines of the axis off its digits and its sign. */
function figureAt(x: number, middle: number, mark: Chart['marks'][number], setting: Setting): Item[] {
  const text = printed(mark, 'text');
  const { size } = typeOf('figure', setting);
  const width = textWidth(text, 'figure', setting, true) + 2 * air;
  return [
    { kind: 'rect', x: x - air, y: middle - size / 2, width, height: size, fill: 'paper' },
    ...textAt(x, middle, text, 'figure', setting, 'left', true),
  ];
}

/** Ground on either side of a figure, in points. */
const air = 1.5;
