/** Lines of a figure of visits: a line an arm over time, with its ticks, the names at the ends, and how many were counted at each visit. */
import type { Chart, Mark } from '../../document/types.js';
import { visitTime, visitTimes } from '../../format/visit-time.js';
import {
  placeOn,
  yOf,
  type Axis,
  type FigureStyle,
  type FigureText,
  type Panel,
  type Point,
  type PanelPart,
} from './figure.js';
import { naturalWidth, shownInRow, stackAt, stackHeight, textAt, textAtPoint } from './texts.js';
import { axisOf, hasCounts, lastOf, type Columns, type Series } from './visit-columns.js';

const shapes: readonly Point['shape'][] = ['circle', 'square', 'diamond', 'triangle'];

const visitsIn = (marks: readonly Mark[]): string[] => [...new Set(marks.map(({ at }) => at))];

/** The time of each visit; its place in their order where that is not told. */
function timesOf(visits: string[]): number[] {
  return visitTimes(visits) ?? visits.map((_, index) => index + 1);
}

export function linesPanel(
  chart: Chart,
  series: Series[],
  box: Pick<Panel, 'x' | 'y' | 'width' | 'height'>,
  style: FigureStyle,
): Panel {
  const { marks } = chart;
  const visits = visitsIn(marks);
  const times = timesOf(visits);
  // From baseline on, unless there was a visit before it.
  const time: Axis = {
    scale: 'linear',
    from: Math.min(0, ...times),
    to: Math.max(...times) * 1.03,
    step: 0,
    ticks: visits.map((text, index) => ({ value: times[index]!, text })),
  };
  const { weight } = style;
  const size = style.of('label').size * 0.66;
  // Intervals of neighbours stand side by side, not one over the other.
  const shift = (time.to - time.from) * (2.6 / box.width);
  const points = series.flatMap(({ first, marks: own }, index) =>
    own.flatMap((mark): Point[] =>
      mark.value === null
        ? []
        : [
            {
              label: first.label.text,
              tone: first.tone,
              series: index,
              across: times[visits.indexOf(mark.at)]! + (index - (series.length - 1) / 2) * shift,
              value: mark.value,
              low: mark.low,
              high: mark.high,
              arrows: { low: false, high: false },
              shape: shapes[index % shapes.length]!,
              size,
              stem: false,
            },
          ],
    ),
  );
  const lines = [{ kind: 'no effect' as const, value: 0 }];
  return {
    name: 'visits',
    ...box,
    axis: axisOf(chart),
    along: 'y',
    time,
    zones: [],
    lines,
    points,
    joined: true,
    weight,
  };
}

export const valueTicks = (panel: Panel, style: FigureStyle): FigureText[] =>
  panel.axis.ticks.flatMap(({ value, text }, index) => {
    const tells = { panel: panel.name, what: 'tick', index } as const;
    const place = { x: panel.x - 5, middle: yOf(panel, value), side: 'right', from: 0, to: panel.x } as const;
    return textAtPoint(text, 'tick', place, style, { own: true, tells });
  });

const visitX = (panel: Panel, time: number): number => panel.x + placeOn(panel.time!, time) * panel.width;

/** A visit as it stands under the plot: its name, its place, and whether there is room for it and what was counted at it. */
export interface Visit {
  name: string;
  x: number;
  isShown: boolean;
}

/** All of them, and the unit of their times where only numbers have room; else empty. */
export interface VisitsUnder {
  unit: string;
  visits: Visit[];
}

/** The visits with their names; where these would touch, only their numbers, of which the unit is told. */
export function visitsUnder(marks: readonly Mark[], panel: Panel, style: FigureStyle): VisitsUnder {
  const names = visitsIn(marks);
  const places = panel.time!.ticks.map(({ value }) => visitX(panel, value));
  const width = (words: string) => naturalWidth(words, 'tick', style);
  const last = names.length - 1;
  const touch = shownInRow(places, names.map(width), last).includes(false);
  const times = touch ? names.map(visitTime) : [];
  const short = times.every((time) => time !== null) ? times : [];
  const counts = names.map((name) =>
    Math.max(...marks.flatMap(({ at, detail }) => (at === name ? [naturalWidth(detail, 'tick', style)] : []))),
  );
  const words = names.map((name, index) => short[index]?.digits ?? name);
  const widths = words.map((one, index) => Math.max(width(one), counts[index]!));
  const shown = shownInRow(places, widths, last);
  return {
    unit: short[0]?.unit ?? '',
    visits: words.map((name, index) => ({ name, x: places[index]!, isShown: shown[index]! })),
  };
}

/** Names of the visits under the plot, below the lowest tick. */
export function visitTexts(
  { unit, visits }: VisitsUnder,
  panel: Panel,
  columns: Columns,
  style: FigureStyle,
): FigureText[] {
  const middle = panel.y + panel.height + style.of('tick').leading * 1.05;
  const bounds = { from: 0, to: columns.strip.x };
  return [
    ...textAtPoint(unit, 'tick', { x: columns.left, middle, side: 'right', ...bounds }, style),
    ...visits.flatMap(({ name, x, isShown }) =>
      isShown ? textAtPoint(name, 'tick', { x, middle, side: 'center', ...bounds }, style) : [],
    ),
  ];
}

const partAt = (panel: Panel, index: number): PanelPart => ({ panel: panel.name, what: 'value', index });

/** Names and last values at the ends of the lines, moved apart where they would touch. */
export function endLabels(series: Series[], panel: Panel, { labels }: Columns, style: FigureStyle): FigureText[] {
  const placed = series
    .map((one, index) => {
      const last = lastOf(one);
      const tells = last.value === null ? {} : { tells: partAt(panel, index) };
      const parts = [
        { words: last.label, role: 'label' as const },
        { words: last.text, role: 'value' as const, ...tells },
      ];
      const wish = last.value === null ? panel.y : yOf(panel, last.value);
      return { parts, wish, height: stackHeight(parts, labels.width, style) };
    })
    .sort((a, b) => a.wish - b.wish);
  let floor = panel.y - 8;
  const tops = placed.map(({ wish, height }) => {
    const top = Math.max(floor, wish - height / 2);
    floor = top + height + 2;
    return top;
  });
  // What went below the plot is pushed back up, from the last label on.
  let ceiling = panel.y + panel.height + 6;
  for (let index = placed.length - 1; index >= 0; index--) {
    tops[index] = Math.min(tops[index]!, ceiling - placed[index]!.height);
    ceiling = tops[index]! - 2;
  }
  return placed.flatMap(({ parts, height }, index) =>
    stackAt(parts, { x: labels.x, middle: tops[index]! + height / 2, width: labels.width }, style),
  );
}

/** The number of each arm at each visit, aligned under it. */
export function countTexts(
  series: Series[],
  visits: readonly Visit[],
  panel: Panel,
  columns: Columns,
  style: FigureStyle,
): FigureText[] {
  if (!series.some(({ marks }) => hasCounts(marks))) return [];
  const { leading } = style.of('tick');
  const top = panel.y + panel.height + 6 + leading * 1.3;
  const bounds = { from: 0, to: columns.strip.x };
  return [
    ...textAt('Number analysed', 'detail', { x: 0, y: top, width: columns.left + 60 }, style),
    ...series.flatMap(({ first, marks }, index) => {
      const y = top + leading * (index + 1);
      return [
        ...textAt(first.label, 'tick', { x: 0, y, width: columns.left, align: 'right' }, style),
        ...panel.time!.ticks.flatMap(({ value, text }, visit) => {
          if (!visits[visit]!.isShown) return [];
          const own = marks.find(({ at }) => at === text);
          const words = own && own.detail.text !== '' ? own.detail : '–';
          return textAtPoint(
            words,
            'tick',
            { x: visitX(panel, value), middle: y + leading / 2, side: 'center', ...bounds },
            style,
          );
        }),
      ];
    }),
  ];
}
