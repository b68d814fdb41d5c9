/**
 * A forest plot: a scatter chart with a line for each interval, as
 * LibreOffice draws no custom error bars along x. Rows are named by labels
 * left of the plot, printed estimates stand right of it.
 */
import type { DeckMark as Mark } from '../../layout/types.js';

import type { ColorName } from '../../theme/theme.js';
import { armColor } from '../../theme/theme.js';
import { axisIds, valueAxis } from './axis.js';
import { axisTitleText, chartPart, noLine, plotLayout, stroke, textWidth, tickSize, verticalMargins } from './frame.js';
import type { ChartContext } from './frame.js';
import { forestValues, linearScale, type Scale } from '../../layout/scale.js';
import { logScale, tickFormat } from './scale.js';
import { between, labelSeries, lineSeries, nameOf, type Plan, type Point, type Series } from './points.js';
import { gap, marker, seriesHead } from './series.js';
import { numberReference, type BuiltChart, type Sheet } from './sheet.js';

/** The plot and its workbook; row 1 is at height n, the last at 1. */
export function buildForest(context: ChartContext): BuiltChart {
  const { chart } = context;
  const scale = forestScale(context);
  const points = pointsOf({ context, scale });
  const all = [...new Set(points.flatMap((point) => point.series))];
  const series = [...all.filter(({ layer }) => layer === 'line'), ...all.filter(({ layer }) => layer === 'over')];
  const sheet = forestSheet(points, series);
  const plot =
    plotLayout(context, margins(context)) +
    `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>` +
    `${series.map((one, index) => seriesXml(one, index, points, sheet)).join('')}${axisIds}</c:scatterChart>` +
    estimateAxis(context, scale) +
    rowAxis(context, { min: lowest(context), max: chart.marks.length + 0.6, step: 1 });
  return { xml: chartPart(context, plot), sheet };
}

function pointsOf(plan: Plan): Point[] {
  return [...referencePoints(plan), ...markPoints(plan), ...arrows(plan), ...rowLabels(plan), ...sideLabels(plan)];
}

/** No effect as a line, margins as dashed ones, what matters too little as a band; from below the last row to above the first. */
function referencePoints({ context }: Plan): Point[] {
  const { noEffect, margins, important } = context.chart;
  const dashed = stroke('ink', 1.5, { ends: '<a:prstDash val="dash"/>' });
  const dotted = stroke('accentLight', 1, { ends: '<a:prstDash val="sysDot"/>' });
  const ends = important === null || noEffect === null ? [] : [noEffect - important, noEffect + important];
  return [
    ...(ends.length > 0 ? band(context, ends) : []),
    ...ends.flatMap((end, index) => upright(context, `Smallest difference that matters ${index + 1}`, end, dotted)),
    ...(noEffect === null ? [] : upright(context, 'No effect', noEffect, stroke('muted', 1.25))),
    ...margins.flatMap((margin, index) =>
      upright(context, margins.length > 1 ? `Margin ${index + 1}` : 'Margin', margin, dashed),
    ),
  ];
}

function upright({ chart }: ChartContext, name: string, x: number, line: string): Point[] {
  const series = lineSeries(name, line);
  return [lowestRow, chart.marks.length + 0.6].map((y) => ({ name, x, y, series: [series], text: '' }));
}

/** A line as wide as the rows are high, as scatter charts have no areas; one sees through it, as LibreOffice puts it on top. */
function band(context: ChartContext, ends: number[]): Point[] {
  const { top, bottom } = verticalMargins(context);
  const rows = context.chart.marks.length + 0.6;
  const share = (rows - lowestRow) / (rows - lowest(context));
  const height = (context.height - top - bottom) * share;
  const series = lineSeries('Matters less', stroke('accentLight', height, { cap: 'flat', opacity: 20 }));
  return ends.map((x) => ({ name: series.name, x, y: (rows + lowestRow) / 2, series: [series], text: '' }));
}

/** Where the lines of reference begin, below the last row at 1. */
const lowestRow = 0.4;

/** Low end, estimate and high end of each row; marks of one colour share the series of their estimates. */
function markPoints({ context, scale }: Plan): Point[] {
  const { chart, size } = context;
  const estimates = new Map<ColorName, Series>();
  return chart.marks.flatMap((mark, index) => {
    if (mark.value === null || (chart.scale === 'log' && mark.value <= 0)) return [];
    const color = lineColor(armColor(mark.tone));
    const look = `<c:spPr>${noLine}</c:spPr>${marker(size * 0.65, color)}`;
    const estimate: Series = estimates.get(color) ?? {
      name: `Estimate ${estimates.size + 1}`,
      layer: 'over',
      look: () => look,
    };
    estimates.set(color, estimate);
    return intervalPoints(mark, chart.marks.length - index, estimate, color, scale);
  });
}

/** An interval that leaves the axis is cut at its end. */
function intervalPoints(mark: Mark, y: number, estimate: Series, color: ColorName, scale: Scale): Point[] {
  const { value, low, high } = mark;
  const label = nameOf(mark);
  const middle = { name: label, x: value!, y, series: [estimate], text: '' };
  if (low === null || high === null) return [middle];
  const line = lineSeries(label, stroke(color, 2));
  const end = (name: string, limit: number): Point => {
    const x = Math.min(scale.max, Math.max(scale.min, limit));
    const cut = x === limit ? '' : ', beyond the axis';
    return { ...middle, name: `${label}: ${name}${cut}`, x, series: [line] };
  };
  return [end('low', low), { ...middle, series: [line, estimate] }, end('high', high)];
}

/** An arrow where an interval leaves the axis: a character, as LibreOffice draws no heads on lines of charts. */
function arrows({ context, scale }: Plan): Point[] {
  const { marks } = context.chart;
  const series = labelSeries(context, 'Beyond the axis', 'ctr', { strong: false });
  return marks.flatMap((mark, index) => {
    const { value, low, high } = mark;
    if (value === null || low === null || high === null) return [];
    const point = (share: number, text: string): Point => ({
      name: nameOf(mark),
      x: between(scale.min, scale.max, share, context.chart.scale),
      y: marks.length - index,
      series: [series],
      text,
    });
    return [...(low < scale.min ? [point(0.005, '◄')] : []), ...(high > scale.max ? [point(0.995, '►')] : [])];
  });
}

/** Hairline grey is too light for a line on paper. */
function lineColor(color: ColorName): ColorName {
  return color === 'hairline' ? 'muted' : color;
}

/** Names of the rows at the left end of the axis and printed estimates at the right, a hair inside as LibreOffice cuts at the ends. */
function rowLabels({ context, scale }: Plan): Point[] {
  const { chart } = context;
  const rows = labelSeries(context, 'Rows', 'l', { align: 'r', strong: false });
  const printed = labelSeries(context, 'Printed', 'r', { align: 'l', strong: true });
  const [left, right] = [0.0005, 0.9995].map((share) => between(scale.min, scale.max, share, chart.scale));
  return chart.marks.flatMap((mark, index) => {
    const y = chart.marks.length - index;
    return [
      { name: nameOf(mark), x: left!, y, series: [rows], text: `${rowText(mark)}${gap}` },
      { name: nameOf(mark), x: right!, y, series: [printed], text: mark.text && `${gap}${mark.text}` },
    ];
  });
}

/** The words at both sides of no effect, under the last row; from there outwards, so that they cannot meet. */
function sideLabels({ context, scale }: Plan): Point[] {
  const { chart } = context;
  if (chart.favours === null) return [];
  const look = { strong: false, color: 'muted', size: tickSize(context) } as const;
  const center = chart.noEffect ?? between(scale.min, scale.max, 0.5, chart.scale);
  const sides = [
    { text: `← ${chart.favours[0]}${gap}`, series: labelSeries(context, 'Direction below', 'l', look) },
    { text: `${gap}${chart.favours[1]} →`, series: labelSeries(context, 'Direction above', 'r', look) },
  ];
  return sides.map(({ text, series }) => ({ name: text, x: center, y: 0.1, series: [series], text }));
}

function forestSheet(points: Point[], series: Series[]): Sheet {
  const rows = points.map((point) => [
    point.name,
    point.x,
    ...series.map((one) => (point.series.includes(one) ? point.y : null)),
  ]);
  return [['Point', 'Estimate', ...series.map(({ name }) => name)], ...rows];
}

/** Every series has all the points: LibreOffice draws no line that has fewer than the longest. */
function seriesXml(series: Series, index: number, points: Point[], sheet: Sheet): string {
  const texts = points.map((point) => (point.series.includes(series) ? point.text : ''));
  const column = (place: number) => numberReference(sheet, { column: place, row: 1, height: points.length });
  return (
    `<c:ser>${seriesHead(sheet, index, { column: index + 2, row: 0 })}${series.look(texts)}` +
    `<c:xVal>${column(1)}</c:xVal><c:yVal>${column(index + 2)}</c:yVal><c:smooth val="0"/></c:ser>`
  );
}

function lowest({ chart }: ChartContext): number {
  return chart.favours === null ? lowestRow : -0.2;
}

function forestScale({ chart }: ChartContext): Scale {
  const values = forestValues(chart);
  if (chart.scale === 'linear') return linearScale(values.length > 0 ? values : [0, 1]);
  const positive = values.filter((value) => value > 0);
  return logScale(positive.length > 0 ? positive : [0.5, 2]);
}

function estimateAxis(context: ChartContext, scale: Scale): string {
  const logarithmic = context.chart.scale === 'log';
  return valueAxis(context, {
    id: 1,
    side: 'b',
    scale,
    logarithmic,
    reversed: false,
    format: logarithmic ? 'General' : tickFormat(scale),
    grid: true,
    title: axisTitleText(context),
    crosses: 'min',
    between: 'midCat',
  });
}

/** The heights of the rows mean nothing, so their axis is hidden. */
function rowAxis(context: ChartContext, scale: Scale): string {
  return valueAxis(context, {
    id: 2,
    side: 'l',
    scale,
    logarithmic: false,
    reversed: false,
    format: null,
    grid: false,
    title: '',
    crosses: 'min',
    between: 'midCat',
  });
}

function rowText({ label, detail }: Mark): string {
  return [label, detail].filter((line) => line !== '').join('\n');
}

function margins(context: ChartContext) {
  const { chart, size } = context;
  const widest = (all: string[], strong: boolean) => Math.max(0, ...all.map((text) => textWidth(text, size, strong)));
  return {
    ...verticalMargins(context),
    left: widest(chart.marks.map(rowText), false) + 20,
    right:
      widest(
        chart.marks.map(({ text }) => text),
        true,
      ) + 20,
  };
}
