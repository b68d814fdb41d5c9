/** The panels of a figure as items: zones, grid, lines and points. */
import { armColor, type ColorName } from '../../theme/theme.js';
import type { Item, PathItem } from '../types.js';
import { lighter, placeOn, xOf, yOf, type Panel, type Point } from './panel.js';

const line = (points: [number, number][], stroke: ColorName, lineWidth: number): PathItem => ({
  kind: 'path',
  points,
  stroke,
  lineWidth,
});

/** All of a panel but its words, in the order in which it is drawn. */
export function paintPanel(panel: Panel): Item[] {
  const { x, y, width, height, zones, lines, axis, along, weight: full } = panel;
  const across = (value: number, stroke: ColorName, weight: number): PathItem =>
    along === 'x'
      ? line(
          [
            [xOf(panel, value), y],
            [xOf(panel, value), y + height],
          ],
          stroke,
          weight,
        )
      : line(
          [
            [x, yOf(panel, value)],
            [x + width, yOf(panel, value)],
          ],
          stroke,
          weight,
        );
  const zone = ({ from, to }: Panel['zones'][number]): Item => ({
    kind: 'rect',
    x: xOf(panel, from),
    y,
    width: xOf(panel, to) - xOf(panel, from),
    height,
    fill: 'tint',
  });
  const reference: Record<Panel['lines'][number]['kind'], (value: number) => PathItem> = {
    'no effect': (value) => across(value, 'ink', full * lighter['no effect']),
    margin: (value) => ({ ...across(value, 'caution', full * lighter.margin), dash: [4, 2] }),
    important: (value) => ({ ...across(value, 'muted', full * lighter.important), dash: [1, 2] }),
  };
  return [
    ...zones.map(zone),
    ...axis.ticks.map(({ value }) => across(value, 'hairline', full * lighter.grid)),
    ...lines.map(({ kind, value }) => reference[kind](value)),
    ...(panel.joined ? joinedPoints(panel) : []),
    ...panel.points.flatMap((point) => paintPoint(point, panel)),
  ];
}

function paintPoint(point: Point, panel: Panel): Item[] {
  const color = armColor(point.tone);
  const [x, y] = pointAt(panel, point, point.value);
  const stem =
    point.stem && panel.along === 'x'
      ? [
          line(
            [
              [xOf(panel, 0), y],
              [x, y],
            ],
            color,
            panel.weight,
          ),
        ]
      : [];
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
      : [line([at(0, -cap), at(0, cap)], color, panel.weight)];
  };
  return [line(places, color, panel.weight), ...ends.flatMap((one, index) => end(one, places[index]!))];
}

/** Lines through the points of each series. */
function joinedPoints(panel: Panel): Item[] {
  const series = [...new Set(panel.points.map((point) => point.series))];
  return series.map((one) => {
    const points = panel.points.filter((point) => point.series === one);
    const path = points.map((point) => pointAt(panel, point, point.value));
    return line(path, armColor(points[0]!.tone), panel.weight);
  });
}

function shapeAt(shape: Point['shape'], x: number, y: number, r: number, fill: ColorName): Item {
  switch (shape) {
    case 'circle':
      return { kind: 'circle', x, y, radius: r, fill };
    case 'square':
      return { kind: 'rect', x: x - r, y: y - r, width: 2 * r, height: 2 * r, fill };
    case 'diamond':
      return {
        kind: 'path',
        points: [
          [x, y - r * 1.3],
          [x + r * 1.3, y],
          [x, y + r * 1.3],
          [x - r * 1.3, y],
        ],
        fill,
      };
    case 'triangle':
      return {
        kind: 'path',
        points: [
          [x, y - r * 1.2],
          [x + r * 1.2, y + r],
          [x - r * 1.2, y + r],
        ],
        fill,
      };
  }
}
