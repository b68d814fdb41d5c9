/** Horizontal bars, one for each mark from top to bottom, whiskers from the intervals. */
import type { DeckMark as Mark } from '../../layout/types.js';
import { armColor } from '../../theme/theme.js';
import { solidFill } from '../colors.js';
import { axisIds, categoryAxis, valueAxis, type LabelPosition } from './axis.js';
import {
  axisTitleText,
  chartPart,
  noLine,
  plotLayout,
  textWidth,
  tickSize,
  verticalMargins,
  type ChartContext,
} from './frame.js';
import { linearScale, round, type Scale } from '../../layout/scale.js';
import { tickFormat } from './scale.js';
import { errorBars, gap, labels, seriesHead } from './series.js';
import { numberReference, textReference, type BuiltChart, type Sheet } from './sheet.js';

/** Columns of the workbook, counted from 0. */
const columns = { label: 0, value: 1, plus: 2, minus: 3, labelAt: 4, text: 5 } as const;

/**
 * Bars and their workbook. Bars start at zero; where no value is above zero
 * they still grow to the right, and the axis counts down. Values of
 * `proportions` are percentages from 0 to 100.
 */
export function buildBars(context: ChartContext): BuiltChart {
  const { chart } = context;
  const sheet = barSheet(context);
  const reversed = growsDown(chart.marks);
  const scale = barScale(context);
  const plot =
    plotLayout(context, margins(context)) +
    `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>` +
    valueSeries(context, sheet) +
    labelSeries(context, sheet) +
    `<c:gapWidth val="60"/><c:overlap val="100"/>${axisIds}</c:barChart>` +
    categoryAxis(context, { side: 'l', labels: labelPosition(scale, reversed), title: '' }) +
    valueAxis(context, {
      id: 2,
      side: 'b',
      scale,
      logarithmic: false,
      reversed,
      format: tickFormat(scale, chart.kind === 'proportions' ? '%' : ''),
      grid: true,
      title: axisTitleText(context, reversed),
      crosses: 'max',
      between: 'between',
    });
  return { xml: chartPart(context, plot), sheet };
}

/** As many ticks as stand apart in the width of the plot. */
function barScale(context: ChartContext): Scale {
  const { chart, width } = context;
  const values = [0, ...chart.marks.flatMap(ends)];
  const limit = chart.kind === 'proportions' ? 100 : Infinity;
  const { left, right } = margins(context);
  const plot = width - Math.min(left, width * 0.45) - Math.min(right, width * 0.35);
  const candidates = [5, 4, 3, 2].map((steps) => linearScale(values, limit, steps));
  const scale = candidates.find((one) => ticksWidth(context, one) <= plot) ?? candidates.at(-1)!;
  return growsDown(chart.marks) ? { ...scale, max: justAbove(Math.max(...values), scale.step) } : scale;
}

/** Whiskers that pass zero by little need no further tick: ticks count from the lower end. */
function justAbove(value: number, step: number): number {
  return round((Math.ceil((value * 5) / step - 1e-9) * step) / 5);
}

/** Width in points that the ticks take side by side. */
function ticksWidth(context: ChartContext, { min, max, step }: Scale): number {
  const decimals = String(step).replace(/^\d+/, '');
  const widest = textWidth(`−${Math.floor(Math.max(-min, max))}${decimals}%`, tickSize(context));
  return ((max - min) / step + 1) * (widest + tickAir);
}

/** Space between ticks, in points. */
const tickAir = 12;

function growsDown(marks: Mark[]): boolean {
  const values = marks.flatMap(({ value }) => (value === null ? [] : [value]));
  return values.length > 0 && values.every((value) => value <= 0) && values.some((value) => value < 0);
}

function ends({ value, low, high }: Mark): number[] {
  return [value, low, high].filter((end) => end !== null);
}

/** Labels of categories stay left of the plot, where bars or whiskers that cross zero cannot meet them. */
function labelPosition(scale: Scale, reversed: boolean): LabelPosition {
  if (reversed) return 'high';
  return scale.min < 0 ? 'low' : 'nextTo';
}

function barSheet({ chart }: ChartContext): Sheet {
  const down = growsDown(chart.marks);
  const rows = chart.marks.map((mark) => {
    const hasInterval = mark.value !== null && mark.low !== null && mark.high !== null;
    return [
      categoryText(mark),
      mark.value,
      hasInterval ? round(mark.high! - mark.value!) : null,
      hasInterval ? round(mark.value! - mark.low!) : null,
      labelEnd(mark, down),
      mark.text,
    ];
  });
  return [['', chart.axis || 'Value', 'Above', 'Below', 'Label at', 'Printed'], ...rows];
}

/** Below zero by nothing to see: the label of a bar of no length then stands on the side where the others grow. */
const nearZero = -1e-6;

/** The end that the label stands outside of: the farther of bar and whisker, on the side that has room for it. */
function labelEnd(mark: Mark, down: boolean): number {
  if (mark.value === null) return down ? nearZero : 0;
  const all = mark.low === null || mark.high === null ? [mark.value] : ends(mark);
  // Where some bars grow to the left and others to the right, the names of the rows stand at the left.
  return down ? Math.min(nearZero, ...all) : Math.max(0, ...all);
}

function categoryText({ label, detail }: Mark): string {
  return [label, detail].filter((line) => line !== '').join('\n');
}

function margins(context: ChartContext) {
  const { chart, size } = context;
  const widest = (texts: string[], strong: boolean) =>
    Math.max(0, ...texts.map((text) => textWidth(text, size, strong)));
  return {
    ...verticalMargins(context),
    left: widest(chart.marks.map(categoryText), false) + 14,
    right:
      widest(
        chart.marks.map(({ text }) => text),
        true,
      ) + 14,
  };
}

function valueSeries(context: ChartContext, sheet: Sheet): string {
  const { chart } = context;
  const points = chart.marks.map(
    ({ tone }, index) =>
      `<c:dPt><c:idx val="${index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>` +
      `<c:spPr>${solidFill(armColor(tone))}</c:spPr></c:dPt>`,
  );
  const whiskers = chart.marks.some(({ low, high }) => low !== null && high !== null);
  return (
    `<c:ser>${seriesHead(sheet, 0, { column: columns.value, row: 0 })}<c:spPr>${solidFill('accent')}</c:spPr>` +
    `<c:invertIfNegative val="0"/>${points.join('')}` +
    (whiskers ? errorBars(sheet, column(sheet, columns.plus), column(sheet, columns.minus), 'ink') : '') +
    `${data(sheet, columns.value)}</c:ser>`
  );
}

/** A bar that is not drawn carries the label, so that it stands outside the whisker and marks without a value have one. */
function labelSeries(context: ChartContext, sheet: Sheet): string {
  const { marks } = context.chart;
  const texts = marks.map(({ text }) => (text === '' ? '' : `${gap}${text}`));
  return (
    `<c:ser>${seriesHead(sheet, 1, { column: columns.labelAt, row: 0 })}<c:spPr><a:noFill/>${noLine}</c:spPr>` +
    `<c:invertIfNegative val="0"/>` +
    labels(context, texts, 'outEnd', { size: context.size, strong: true, color: 'ink' }) +
    `${data(sheet, columns.labelAt)}</c:ser>`
  );
}

function data(sheet: Sheet, values: number): string {
  const categories = textReference(sheet, column(sheet, columns.label));
  return `<c:cat>${categories}</c:cat><c:val>${numberReference(sheet, column(sheet, values))}</c:val>`;
}

function column(sheet: Sheet, index: number) {
  return { column: index, row: 1, height: sheet.length - 1 };
}
