/** Change over time: a line an arm on a true axis of time, its intervals, the number at each visit, and at the right the difference at the last. */
import type { Chart, Mark } from '../../document/types.js';
import { visitTime, visitTimes } from '../../format/visit-time.js';
import { linearAxis } from './axis.js';
import { effectPanel, estimatesIn, favoursTexts, headHeight, tickTexts, toldBy } from './effect.js';
import {
  placeOn,
  yOf,
  type Axis,
  type Figure,
  type FigureStyle,
  type FigureText,
  type Panel,
  type Point,
  type Told,
} from './figure.js';
import { headTexts, naturalWidth, stackAt, stackHeight, textAt, textBeside } from './texts.js';

const shapes: readonly Point['shape'][] = ['circle', 'square', 'diamond', 'triangle'];

/** One arm: its marks by visit. */
interface Series {
  first: Mark;
  marks: Mark[];
}

function seriesOf(marks: readonly Mark[]): Series[] {
  const names = [...new Set(marks.map(({ label }) => label.text))];
  return names.map((name) => {
    const own = marks.filter(({ label }) => label.text === name);
    return { first: own[0]!, marks: own };
  });
}

/** Natural height of the figure: the least, and what looks well at most. */
export function visitsHeight(chart: Chart, width: number, style: FigureStyle): { least: number; most: number } {
  const columns = columnsOf(chart, width, style);
  const around = headOf(chart, columns, width, style) + belowPlot(chart, style);
  const { leading } = style.of('label');
  const labels = seriesOf(chart.marks).length * 2.4 * leading;
  const strip = strips(chart, columns, style).reduce((sum, need) => sum + need, 0);
  const least = Math.max(labels, strip, 8 * leading);
  return { least: around + least, most: around + Math.max(least, 17 * leading) };
}

/** The figure in a width and height. */
export function visitsFigure(chart: Chart, width: number, height: number, style: FigureStyle): Figure {
  const series = seriesOf(chart.marks);
  const columns = columnsOf(chart, width, style);
  const top = headOf(chart, columns, width, style);
  const bottom = height - belowPlot(chart, style);
  const panel = linesPanel(chart, series, { ...columns.plot, y: top, height: bottom - top }, style);
  const strip = chart.effect ? stripOf(chart, columns, top, bottom, style) : null;
  return {
    width,
    height,
    panels: strip ? [panel, strip.panel] : [panel],
    texts: [
      ...headTexts(chart.arms!, 0, columns.strip.x - 8, style),
      ...valueTicks(panel, style),
      ...visitTexts(chart, panel, columns, style),
      ...endLabels(series, panel, columns, style),
      ...countTexts(series, panel, columns, style),
      ...(strip?.texts ?? []),
      ...(chart.effect ? headTexts(chart.effect, columns.strip.x, width - columns.strip.x, style) : []),
    ],
  };
}

// ── Columns ─────────────────────────────────────────────────────────────────

interface Columns {
  /** What stands left of the plot: ticks, and the names of the arms beside their numbers. */
  left: number;
  plot: { x: number; width: number };
  labels: { x: number; width: number };
  /** Where arms are compared; else of no width, at the right end. */
  strip: { x: number; width: number };
}

/** Part of the width that comparisons take. */
const stripShare = 0.3;

function columnsOf(chart: Chart, width: number, style: FigureStyle): Columns {
  const series = seriesOf(chart.marks);
  const ticks = axisOf(chart).ticks.map(({ text }) => naturalWidth(text, 'tick', style));
  const names = series.map(({ first }) => naturalWidth(first.label, 'tick', style));
  const left = Math.max(...ticks, Math.min(width * 0.2, ...[Math.max(...names)])) + 8;
  const strip = chart.effect ? width * stripShare : 0;
  const ends = Math.min(
    width * 0.2,
    Math.max(
      ...series.map((one) =>
        Math.max(naturalWidth(one.first.label, 'label', style), naturalWidth(lastOf(one).text, 'value', style)),
      ),
    ) + 2,
  );
  const stripGap = strip > 0 ? 16 : 0;
  const x = left + 8;
  const plot = width - x - 10 - ends - stripGap - strip;
  return {
    left,
    plot: { x, width: plot },
    labels: { x: x + plot + 10, width: ends },
    strip: { x: width - strip, width: strip },
  };
}

const lastOf = ({ marks }: Series): Mark => marks.findLast(({ value }) => value !== null) ?? marks[0]!;

function headOf({ arms, effect }: Chart, columns: Columns, width: number, style: FigureStyle): number {
  const own = headHeight(arms!, columns.strip.x - 8, style);
  const other = effect ? headHeight(effect, width - columns.strip.x, style) : 0;
  return Math.max(own, other) + 8;
}

function belowPlot({ marks }: Chart, style: FigureStyle): number {
  const rows = hasCounts(marks) ? seriesOf(marks).length + 1 : 0;
  return style.of('tick').leading * (1.3 + rows) + 6;
}

const hasCounts = (marks: readonly Mark[]) => marks.some(({ detail }) => detail.text !== '');

// ── Lines ───────────────────────────────────────────────────────────────────

const visitsIn = (marks: readonly Mark[]): string[] => [...new Set(marks.map(({ at }) => at))];

/** Over all values and intervals, and zero. */
function axisOf({ marks, numbers }: Chart): Axis {
  const values = marks.flatMap(({ value, low, high }) => [value, low, high].filter((one) => one !== null));
  return linearAxis([0, ...values], numbers, 5);
}

/** The time of each visit; its place in their order where that is not told. */
function timesOf(visits: string[]): number[] {
  return visitTimes(visits) ?? visits.map((_, index) => index + 1);
}

function linesPanel(
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

const valueTicks = (panel: Panel, style: FigureStyle): FigureText[] =>
  panel.axis.ticks.flatMap(({ value, text }, index) => {
    const tells = { panel: panel.name, what: 'tick', index } as const;
    const place = { x: panel.x - 5, middle: yOf(panel, value), side: 'right', from: 0, to: panel.x } as const;
    return textBeside(text, 'tick', place, style, { own: true, tells });
  });

const visitX = (panel: Panel, time: number): number => panel.x + placeOn(panel.time!, time) * panel.width;

/** Names of the visits; where they would touch, only their numbers, with the unit at the left. */
function visitTexts({ marks }: Chart, panel: Panel, columns: Columns, style: FigureStyle): FigureText[] {
  const visits = visitsIn(marks);
  const places = panel.time!.ticks.map(({ value }) => visitX(panel, value));
  const widths = visits.map((visit) => naturalWidth(visit, 'tick', style));
  const touch = widths.some(
    (width, index) => places[index + 1]! - places[index]! < (width + widths[index + 1]!) / 2 + 4,
  );
  const times = touch ? visits.map(visitTime) : [];
  const short = times.every((time) => time !== null) ? times : [];
  const middle = panel.y + panel.height + 4 + style.of('tick').leading / 2;
  const bounds = { from: 0, to: columns.strip.x };
  const unit = short[0]
    ? textBeside(short[0].unit, 'tick', { x: columns.left, middle, side: 'right', ...bounds }, style)
    : [];
  return [
    ...unit,
    ...visits.flatMap((visit, index) =>
      textBeside(
        short[index]?.digits ?? visit,
        'tick',
        { x: places[index]!, middle, side: 'center', ...bounds },
        style,
      ),
    ),
  ];
}

const toldOf = (panel: Panel, index: number): Told => ({ panel: panel.name, what: 'value', index });

/** Names and last values at the ends of the lines, moved apart where they would touch. */
function endLabels(series: Series[], panel: Panel, { labels }: Columns, style: FigureStyle): FigureText[] {
  const placed = series
    .map((one, index) => {
      const last = lastOf(one);
      const tells = last.value === null ? {} : { tells: toldOf(panel, index) };
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
function countTexts(series: Series[], panel: Panel, columns: Columns, style: FigureStyle): FigureText[] {
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
        ...panel.time!.ticks.flatMap(({ value, text }) => {
          const own = marks.find(({ at }) => at === text);
          const words = own && own.detail.text !== '' ? own.detail : '–';
          return textBeside(
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

// ── The difference at the last visit ────────────────────────────────────────

const resultParts = ({ label, tone, estimates }: Mark, index: number) =>
  estimates.flatMap(({ text, interval }) => [
    { words: label, role: 'detail' as const },
    { words: text, role: 'value' as const, tone, ...toldBy(index).estimate },
    { words: interval, role: 'interval' as const, ...toldBy(index).limits },
  ]);

/** Height that each comparison needs: its words, and its interval below them. */
function strips(chart: Chart, { strip }: Columns, style: FigureStyle): number[] {
  const under = style.of('label').leading * 1.2;
  return estimatesIn(chart.marks).map(
    ({ mark }, index) => stackHeight(resultParts(mark, index), strip.width, style) + under,
  );
}

function stripOf(
  chart: Chart,
  columns: Columns,
  top: number,
  bottom: number,
  style: FigureStyle,
): { panel: Panel; texts: FigureText[] } {
  const { strip } = columns;
  const marks = estimatesIn(chart.marks).map(({ mark }) => mark);
  const needs = strips(chart, columns, style);
  const spare = Math.max(0, bottom - top - needs.reduce((sum, need) => sum + need, 0)) / needs.length;
  const under = style.of('label').leading * 1.2;
  let y = top;
  const rows = needs.map((need) => {
    const row = { top: y, middle: y + need - under / 2 + spare / 2 };
    y += need + spare;
    return row;
  });
  const panel = effectPanel(
    { ...chart, marks },
    { ...strip, y: top, height: bottom - top },
    rows.map(({ middle }) => middle),
    style.of('label').size * 0.75,
    style,
  );
  const texts = [
    ...marks.flatMap((mark, index) => {
      const parts = resultParts(mark, index);
      const height = stackHeight(parts, strip.width, style);
      const middle = rows[index]!.middle - under / 2 - height / 2;
      return stackAt(parts, { x: strip.x + 2, middle, width: strip.width - 4, align: 'left' }, style);
    }),
    ...tickTexts(panel, { from: strip.x - 8, to: strip.x + strip.width }, style),
    ...favoursTexts(
      chart.effect!,
      panel,
      bottom + style.below + style.of('tick').leading,
      { from: columns.labels.x, to: strip.x + strip.width },
      style,
    ),
  ];
  return { panel, texts };
}
