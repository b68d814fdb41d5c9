/** The points of a panel of rows: a value each, and its interval as a line between two cells of the sheet. */
import { placeOn, valueAt, xOf, type Panel, type Point } from '../../layout/charts/panel.js';
import type { DeckChart } from '../../layout/types.js';
import { armColor } from '../../theme/theme.js';
import { labelCell } from './labels.js';
import type { Series } from './series.js';
import { cellName, type Range, type Sheet, type SheetValue } from './sheet.js';

/**
 * A line and a point each row. Intervals are lines and no error bars, as LibreOffice draws
 * none along x; their caps are error bars.
 */
export const rowSeries = (chart: DeckChart, sheet: Sheet): Series[] => [
  ...chart.panel.points.flatMap((point) => lineOf(chart.panel, point, sheet)),
  ...chart.panel.points.flatMap((point) => pointOf(chart, point, sheet)),
];

/** The height of a row above the foot of the plot. */
const heightOf = ({ y, height }: Panel, { across }: Point) => 1 - (across - y) / height;

/** The name of a row stands in the first column. */
const nameOf = ({ series }: Point): Range => ({ column: 0, row: 1 + series });

/** The point, and its value over it, or at an end of its interval. */
function pointOf(chart: DeckChart, point: Point, sheet: Sheet): Series[] {
  const { panel, labels } = chart;
  const { series, shape, size, tone } = point;
  const value = sheet.drawn(panel.name, 'value', series)!;
  const drawn: Series = {
    name: nameOf(point),
    x: value,
    y: [heightOf(panel, point)],
    marker: { shape, size, color: armColor(tone) },
  };
  const label = labels.find(({ tells }) => tells.what === 'value' && tells.index === series);
  if (!label) return [drawn];
  const { box } = label;
  const told = (side: 't' | 'l' | 'r') => ({ side, all: [{ box }], cells: labelCell(panel, label, sheet) });
  if (box.y + box.height <= point.across) return [{ ...drawn, labels: told('t') }];
  const [side, end] = box.x < xOf(panel, point.value) ? (['l', 'low'] as const) : (['r', 'high'] as const);
  const limit = sheet.drawn(panel.name, end, series) ?? value;
  return [drawn, { name: `Value ${series + 1}`, x: limit, y: drawn.y, labels: told(side) }];
}

/** An interval from limit to limit, or to the edge where it has none there; or a stem from zero. */
function lineOf(panel: Panel, point: Point, sheet: Sheet): Series[] {
  const { low, high, stem, series, arrows, size, tone } = point;
  if (low === null && high === null && !stem) return [];
  const cell = (what: 'value' | 'low' | 'high', now: number): SheetValue => {
    const range = sheet.drawn(panel.name, what, series);
    return range ? { formula: cellName(range), value: now } : now;
  };
  const end = (what: 'low' | 'high', limit: number | null): SheetValue => {
    if (arrows[what]) return what === 'low' ? panel.axis.from : panel.axis.to;
    return limit === null ? cell('value', point.value) : cell(what, limit);
  };
  const isStem = low === null && high === null;
  const [from, to] = isStem ? [0, cell('value', point.value)] : [end('low', low), end('high', high)];
  const x = { ...sheet.put(`Line from${ofArms(panel)}`, series, from), width: 2 };
  sheet.put(`Line to${ofArms(panel)}`, series, to);
  const height = heightOf(panel, point);
  const line = { color: armColor(tone), weight: panel.weight };
  const cap = (size * 0.42) / panel.height;
  const caps = [low !== null && !arrows.low ? cap : 0, high !== null && !arrows.high ? cap : 0];
  return [
    { name: nameOf(point), x, y: [height, height], line, ...(!isStem && { bars: { up: caps, down: caps, ...line } }) },
  ];
}

const ofArms = ({ name }: Panel) => (name === 'arms' ? ' (arm)' : '');

/** Where intervals go on beyond the axis, a head at the edge. */
export const arrowSeries = (panel: Panel): Series[] => panel.points.flatMap((point) => arrowsOf(panel, point));

function arrowsOf(panel: Panel, point: Point): Series[] {
  const { arrows, size, tone } = point;
  const { axis } = panel;
  const height = heightOf(panel, point);
  const [along, up] = [(size * 0.7) / panel.width, (size * 0.42) / panel.height];
  const head = (edge: number, back: number): Series => {
    const x = valueAt(axis, placeOn(axis, edge) + back);
    const line = { color: armColor(tone), weight: panel.weight };
    return { name: `${point.label}: beyond the axis`, x: [x, edge, x], y: [height + up, height, height - up], line };
  };
  return [...(arrows.low ? [head(axis.from, along)] : []), ...(arrows.high ? [head(axis.to, -along)] : [])];
}
