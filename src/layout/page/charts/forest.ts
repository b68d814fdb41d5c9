/** A forest plot: one comparison a row, its estimate and interval against the line of no effect. */
import type { Chart, Mark } from '../../../document/types.js';
import type { Item } from '../../types.js';
import { typeOf, type Setting } from '../style.js';
import {
  axisHeight,
  drawAxis,
  drawInterval,
  labelWidth,
  rowLabel,
  textAt,
  textIn,
  textWidth,
  type Box,
} from './frame.js';
import { linearAxis, logAxis, type Axis } from './scale.js';

export function drawForest(chart: Chart, width: number, height: number, setting: Setting): Item[] {
  const axis = axisFor(chart);
  const labels = labelWidth(chart.marks, setting, width * 0.32);
  const texts = Math.max(...chart.marks.map(({ text }) => textWidth(text, 'figure', setting, true)));
  const favours = chart.favours ? typeOf('tick', setting).leading : 0;
  const plot: Box = { x: labels + 10, y: favours, width: width - labels - texts - 22, height: 0 };
  plot.height = height - favours - axisHeight(chart, plot.width, setting);
  const row = plot.height / chart.marks.length;
  return [
    ...drawAxis(axis, plot, chart, setting),
    ...drawFavours(chart, axis, plot, setting),
    ...chart.marks.flatMap((mark, index): Item[] => {
      const middle = plot.y + row * (index + 0.5);
      return [
        ...rowLabel(mark, labels, middle, setting),
        ...drawEstimate(mark, middle, axis, plot),
        ...textAt(width, middle, mark.text, 'figure', setting, 'right', true),
      ];
    }),
  ];
}

/** Intervals may leave the axis; estimates and the line of no effect never do. */
function axisFor(chart: Chart): Axis {
  const estimates = chart.marks.flatMap(({ value }) => (value === null ? [] : [value]));
  const limits = chart.marks.flatMap(({ low, high }) => [low, high].filter((limit) => limit !== null));
  const centre = [...estimates, ...(chart.noEffect === null ? [] : [chart.noEffect])];
  if (chart.scale === 'log') {
    const bounded = limits.filter(
      (limit) => limit > 0 && limit > Math.min(...centre) / 20 && limit < Math.max(...centre) * 20,
    );
    return logAxis([...centre.filter((value) => value > 0), ...bounded]);
  }
  const span = Math.max(...centre) - Math.min(...centre) || 1;
  return linearAxis([...centre, ...limits.filter((limit) => Math.abs(limit - centre[0]!) < span * 8)]);
}

function drawFavours(chart: Chart, axis: Axis, plot: Box, setting: Setting): Item[] {
  if (chart.noEffect === null) return [];
  const x = plot.x + axis.place(chart.noEffect) * plot.width;
  const line: Item = {
    kind: 'path',
    points: [
      [x, plot.y],
      [x, plot.y + plot.height],
    ],
    stroke: 'ink',
    lineWidth: 0.9,
  };
  if (!chart.favours) return [line];
  const [below, above] = chart.favours;
  const style = { role: 'tick', setting } as const;
  return [
    line,
    ...textIn({ x: plot.x - 60, y: 0, width: x - plot.x + 55 }, `← ${below}`, { ...style, align: 'right' }).items,
    ...textIn({ x: x + 5, y: 0, width: plot.x + plot.width - x + 60 }, `${above} →`, style).items,
  ];
}

function drawEstimate({ value, low, high }: Mark, middle: number, axis: Axis, plot: Box): Item[] {
  if (value === null) return [];
  const x = plot.x + axis.place(value) * plot.width;
  const interval = low !== null && high !== null ? drawInterval(low, high, middle, axis, plot, 3) : [];
  return [...interval, { kind: 'rect', x: x - 3.2, y: middle - 3.2, width: 6.4, height: 6.4, fill: 'accent' }];
}
