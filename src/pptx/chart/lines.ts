/** Change over time: a line for each arm, whiskers from the intervals, the number analysed under each visit. */
import type { DeckMark as Mark } from '../../layout/types.js';
import type { ColorName } from '../../theme/theme.js';
import { armColor } from '../../theme/theme.js';
import { axisIds, categoryAxis, valueAxis } from './axis.js';
import {
  axisTitleText,
  chartPart,
  plotLayout,
  stroke,
  textProperties,
  textWidth,
  tickSize,
  verticalMargins,
  type ChartContext,
} from './frame.js';
import { linearScale, round, type Scale } from '../../layout/scale.js';
import { tickFormat } from './scale.js';
import { errorBars, gap, labels, marker, seriesHead, type MarkerSymbol } from './series.js';
import { numberReference, textReference, type BuiltChart, type SheetValue, type Sheet } from './sheet.js';

/** One line: its marks by visit. */
interface Line {
  name: string;
  color: ColorName;
  marks: (Mark | null)[];
}

/** Columns of the workbook that belong to each line: value, above, below. */
const columnsPerLine = 3;

/** Lines differ by their markers too, so that they are told apart without colour. */
const symbols: readonly MarkerSymbol[] = ['circle', 'square', 'diamond', 'triangle'];

/** The chart and its workbook; visits and lines in the order in which they first appear. */
export function buildLines(context: ChartContext): BuiltChart {
  const { chart } = context;
  const visits = [...new Set(chart.marks.map(({ at }) => at))];
  const lines = linesOf(chart.marks, visits);
  const counted = chart.marks.some(({ detail }) => detail !== '');
  const sheet = lineSheet(visits, lines, counted);
  const scale = linearScale([0, ...chart.marks.flatMap(ends)]);
  const names = lines.length > 1 ? `: ${lines.map(({ name }) => name).join(', ')}` : '';
  const order = counted ? `n under each visit${names}` : '';
  const plot =
    plotLayout(context, margins(context, scale, lines, { counted, order })) +
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>` +
    lines.map((line, index) => lineSeries(context, sheet, lines, index)).join('') +
    `<c:marker val="1"/>${axisIds}</c:lineChart>` +
    categoryAxis(context, { side: 'b', labels: 'low', title: order }) +
    valueAxis(context, {
      id: 2,
      side: 'l',
      scale,
      logarithmic: false,
      reversed: false,
      format: tickFormat(scale),
      grid: true,
      title: axisTitleText(context),
      crosses: 'min',
      between: 'between',
    });
  return { xml: chartPart(context, plot, legend(context)), sheet };
}

function ends({ value, low, high }: Mark): number[] {
  return [value, low, high].filter((end) => end !== null);
}

function linesOf(marks: Mark[], visits: string[]): Line[] {
  const names = [...new Set(marks.map(({ label }) => label))];
  return names.map((name) => {
    const own = marks.filter(({ label }) => label === name);
    return {
      name,
      color: armColor(own[0]!.tone),
      marks: visits.map((visit) => own.find(({ at }) => at === visit) ?? null),
    };
  });
}

function lineSheet(visits: string[], lines: Line[], counted: boolean): Sheet {
  const head: SheetValue[] = ['', ...lines.flatMap(({ name }) => [name, `${name}: above`, `${name}: below`])];
  const rows = visits.map((visit, row) => [
    counted ? [visit, ...lines.map(({ marks }) => marks[row]?.detail || '–')].join('\n') : visit,
    ...lines.flatMap(({ marks }) => lineCells(marks[row] ?? null)),
  ]);
  return [head, ...rows];
}

function lineCells(mark: Mark | null): SheetValue[] {
  if (mark === null || mark.value === null) return [null, null, null];
  if (mark.low === null || mark.high === null) return [mark.value, null, null];
  return [mark.value, round(mark.high - mark.value), round(mark.value - mark.low)];
}

const legendHeight = 1.7;

/** Room in points: above for the legend, left for the ticks and the turned title, right for the last labels, below for the visits. */
function margins(
  context: ChartContext,
  { min, max }: Scale,
  lines: Line[],
  below: { counted: boolean; order: string },
) {
  const { size } = context;
  const tick = tickSize(context);
  const widest = Math.max(0, ...lastTexts(lines).map((text) => textWidth(text, size, true)));
  const ticks = Math.max(...[min, max].map((value) => textWidth(`−${Math.abs(value)}.0`, tick)));
  const rows = 1 + (below.counted ? lines.length : 0);
  return {
    top: verticalMargins(context).top + size * legendHeight,
    bottom: rows * size * 1.2 + 12 + (below.order === '' ? 0 : tick * 1.2 + 8),
    left: ticks + tick * 1.2 + 20,
    right: widest + 14,
  };
}

/** What is printed right of the last mark of each line. */
function lastTexts(lines: Line[]): string[] {
  return lines.map(({ marks }) => marks.findLast((mark) => mark !== null && mark.value !== null)?.text ?? '');
}

/** A line with its markers and whiskers; its last value is printed right of it. */
function lineSeries(context: ChartContext, sheet: Sheet, lines: Line[], index: number): string {
  const { color, marks } = lines[index]!;
  const first = 1 + index * columnsPerLine;
  const height = marks.length;
  const last = marks.findLastIndex((mark) => mark !== null && mark.value !== null);
  const texts = marks.map((mark, place) => (place === last && mark?.text ? `${gap}${mark.text}` : ''));
  const whiskers = marks.some((mark) => mark !== null && mark.low !== null && mark.high !== null);
  const column = (offset: number) => ({ column: first + offset, row: 1, height });
  return (
    `<c:ser>${seriesHead(sheet, index, { column: first, row: 0 })}<c:spPr>${stroke(color, 2.25)}</c:spPr>` +
    marker(context.size * 0.55, color, symbols[index % symbols.length]) +
    labels(context, texts, 'r', { size: context.size, strong: true, color: 'ink' }) +
    (whiskers ? errorBars(sheet, column(1), column(2), color, '<c:errDir val="y"/>') : '') +
    `<c:cat>${textReference(sheet, { column: 0, row: 1, height })}</c:cat>` +
    `<c:val>${numberReference(sheet, column(0))}</c:val><c:smooth val="0"/></c:ser>`
  );
}

/** Names of the lines above the plot, under the title (§21.2.2.93). */
function legend(context: ChartContext): string {
  const { chart, height, size } = context;
  const top = chart.title === '' ? 0 : verticalMargins(context).top - 6;
  const box = { x: 0, y: top / height, w: 1, h: (size * 1.5) / height };
  const sides = Object.entries(box).map(([side, share]) => `<c:${side} val="${share.toFixed(4)}"/>`);
  return (
    `<c:legend><c:legendPos val="t"/><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>` +
    `${sides.join('')}</c:manualLayout></c:layout><c:overlay val="0"/>` +
    `${textProperties(context, { size, strong: false, color: 'ink' })}</c:legend>`
  );
}
