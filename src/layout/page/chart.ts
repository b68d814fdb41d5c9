/** A figure on the page: its geometry painted as items of one tagged figure. */
import type { Chart } from '../../document/types.js';
import { armColor, type ColorName } from '../../theme/theme.js';
import { estimationFigure, estimationHeight } from '../charts/estimation.js';
import {
  placeOn,
  xOf,
  yOf,
  type Figure,
  type FigureStyle,
  type FigureText,
  type Panel,
  type Point,
} from '../charts/figure.js';
import { forestFigure, forestHeight } from '../charts/forest.js';
import { visitsFigure, visitsHeight } from '../charts/visits.js';
import { measure } from '../lines.js';
import type { Item, PathItem } from '../types.js';
import { movedItem, type Laid } from './measured-block.js';
import { roles, typeOf, type Setting } from './style.js';
import { setText, tag } from './text.js';

/** How each kind is laid out in a width and height, and how high it is at least and looks well at most. */
const kinds: Record<
  Chart['kind'],
  {
    figure: (chart: Chart, width: number, height: number, style: FigureStyle) => Figure;
    height: (chart: Chart, width: number, style: FigureStyle) => { least: number; most: number };
  }
> = {
  estimation: { figure: estimationFigure, height: estimationHeight },
  forest: { figure: forestFigure, height: forestHeight },
  visits: { figure: visitsFigure, height: visitsHeight },
};

/** The type of figures on the page. */
export const figureStyle = (setting: Setting): FigureStyle => ({
  of: (role) => ({ ...typeOf(role, setting), face: roles[role].face, color: roles[role].color }),
  measure: (words, face) => measure(words, face, 'page'),
});

/** Draws a chart. Its height grows with its marks and with `extra`, the points that its neighbours leave. */
export function layoutChart(chart: Chart, width: number, setting: Setting, extra: number): Laid {
  const style = figureStyle(setting);
  const { figure, height: heightOf } = kinds[chart.kind];
  const { least, most } = heightOf(chart, width, style);
  const natural = least + (most - least) * figureShare(setting);
  const height = Math.min(natural + extra, Math.max(natural, most));
  return {
    height,
    place: (x, y) => {
      const items = painted(figure(chart, width, height, style), setting).map((item) => movedItem(item, x, y));
      return { artifacts: [], tagged: [tag('Figure', items, { alt: chart.alt })] };
    },
  };
}

/** How far a figure is above its least height, as a part of what it grows at most. */
const figureShare = ({ figure }: Setting): number => Math.max(0, Math.min(1, (figure - 0.6) / 1.8));

// ── Painting ────────────────────────────────────────────────────────────────

function painted({ panels, texts }: Figure, setting: Setting): Item[] {
  return [...panels.flatMap(paintPanel), ...texts.flatMap((text) => paintText(text, setting))];
}

/** Words of a figure as items. */
export function paintText({ words, role, x, y, width, align, color, tone, own }: FigureText, setting: Setting): Item[] {
  const toned = tone && textColor(tone);
  const set = setText(words, { role, setting, width, align, color: color ?? toned });
  const items = set.at(x, y).filter((item): item is Item => item.kind !== 'tagged');
  return own ? items.map((item) => (item.kind === 'text' ? { ...item, own } : item)) : items;
}

/** Words in the colour of an arm are set in the darkest of its hue, to be read. */
function textColor(tone: string): ColorName {
  const color = armColor(tone);
  if (color === 'comparator') return 'muted';
  return color.startsWith('second') ? 'second' : color === 'ink' ? 'ink' : 'accent';
}

const line = (points: [number, number][], stroke: ColorName, lineWidth: number): PathItem => ({
  kind: 'path',
  points,
  stroke,
  lineWidth,
});

function paintPanel(panel: Panel): Item[] {
  const { x, y, width, height, zones, lines, axis, along } = panel;
  const across = (value: number, stroke: ColorName, weight: number): PathItem =>
    along === 'x'
      ? line([[xOf(panel, value), y], [xOf(panel, value), y + height]], stroke, weight) // prettier-ignore
      : line([[x, yOf(panel, value)], [x + width, yOf(panel, value)]], stroke, weight); // prettier-ignore
  const zone = ({ from, to }: Panel['zones'][number]): Item => ({
    kind: 'rect',
    x: xOf(panel, from),
    y,
    width: xOf(panel, to) - xOf(panel, from),
    height,
    fill: 'tint',
  });
  const reference: Record<Panel['lines'][number]['kind'], (value: number) => PathItem> = {
    'no effect': (value) => across(value, 'ink', 1),
    margin: (value) => ({ ...across(value, 'caution', 1.2), dash: [4, 2] }),
    important: (value) => ({ ...across(value, 'muted', 0.8), dash: [1, 2] }),
  };
  return [
    ...zones.map(zone),
    ...axis.ticks.map(({ value }) => across(value, 'hairline', 0.6)),
    ...lines.map(({ kind, value }) => reference[kind](value)),
    ...(panel.joined ? joinedPoints(panel) : []),
    ...panel.points.flatMap((point) => paintPoint(point, panel)),
  ];
}

/** Weight of an interval, in points. */
const intervalWeight = 1.6;

function paintPoint(point: Point, panel: Panel): Item[] {
  const color = armColor(point.tone);
  const [x, y] = pointAt(panel, point, point.value);
  const stem =
    point.stem && panel.along === 'x' ? [line([[xOf(panel, 0), y], [x, y]], color, intervalWeight)] : []; // prettier-ignore
  return [...stem, ...paintInterval(point, panel, color), shapeAt(point.shape, x, y, point.size / 2, color)];
}

/** Where a value of a point stands: values run along x in a panel of rows, along y in one of visits. */
function pointAt(panel: Panel, point: Point, value: number): [number, number] {
  if (panel.along === 'x') return [xOf(panel, value), point.across];
  const time = panel.time ? panel.x + placeOn(panel.time, point.across) * panel.width : point.across;
  return [time, yOf(panel, value)];
}

/** Its line, and at each end a cap, or an arrow where the interval goes on. */
function paintInterval(point: Point, panel: Panel, color: ColorName): Item[] {
  const { low, high, arrows, size } = point;
  if (low === null && high === null) return [];
  const ends = [
    { value: low ?? point.value, arrow: arrows.low, is: low !== null, sign: -1 },
    { value: high ?? point.value, arrow: arrows.high, is: high !== null, sign: 1 },
  ];
  const places = ends.map(({ value }) => pointAt(panel, point, value));
  const cap = size * 0.42;
  const turn = panel.along === 'x' ? 1 : -1;
  const end = ({ arrow, is, sign }: (typeof ends)[number], [x, y]: [number, number]): Item[] => {
    if (!is) return [];
    const at = (along: number, across: number): [number, number] =>
      panel.along === 'x' ? [x + along, y + across] : [x + across, y + along * turn];
    return arrow
      ? [{ kind: 'path', points: [at(-sign * cap * 1.6, -cap), at(0, 0), at(-sign * cap * 1.6, cap)], fill: color }]
      : [line([at(0, -cap), at(0, cap)], color, intervalWeight)];
  };
  return [line(places, color, intervalWeight), ...ends.flatMap((one, index) => end(one, places[index]!))];
}

/** Lines through the points of each series. */
function joinedPoints(panel: Panel): Item[] {
  const series = [...new Set(panel.points.map((point) => point.series))];
  return series.map((one) => {
    const points = panel.points.filter((point) => point.series === one);
    const path = points.map((point) => pointAt(panel, point, point.value));
    return line(path, armColor(points[0]!.tone), 1.6);
  });
}

function shapeAt(shape: Point['shape'], x: number, y: number, r: number, fill: ColorName): Item {
  switch (shape) {
    case 'circle':
      return { kind: 'circle', x, y, radius: r, fill };
    case 'square':
      return { kind: 'rect', x: x - r, y: y - r, width: 2 * r, height: 2 * r, fill };
    case 'diamond':
      return { kind: 'path', points: [[x, y - r * 1.3], [x + r * 1.3, y], [x, y + r * 1.3], [x - r * 1.3, y]], fill }; // prettier-ignore
    case 'triangle':
      return { kind: 'path', points: [[x, y - r * 1.2], [x + r * 1.2, y + r], [x - r * 1.2, y + r]], fill }; // prettier-ignore
  }
}
