/** Change over time: a line an arm on a true axis of time, its intervals, the number at each visit, and at the right the difference at the last. */
import type { Chart, Mark } from '../../document/types.js';
import { effectPanel, estimatesIn, favoursTexts, headHeight, tickTexts, partsOfMark } from './effect.js';
import type { Figure, FigureStyle, FigureText, Panel } from './figure.js';
import { headTexts, stackAt, stackHeight } from './texts.js';
import { columnsOf, hasCounts, seriesOf, type Columns } from './visit-columns.js';
import { countTexts, endLabels, linesPanel, valueTicks, visitsUnder, visitTexts } from './visit-lines.js';

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
  const under = visitsUnder(chart.marks, panel, style);
  const strip = chart.effect ? stripOf(chart, columns, top, bottom, style) : null;
  return {
    width,
    height,
    panels: strip ? [panel, strip.panel] : [panel],
    texts: [
      ...headTexts(chart.arms!, 0, columns.strip.x - 8, style),
      ...valueTicks(panel, style),
      ...visitTexts(under, panel, columns, style),
      ...endLabels(series, panel, columns, style),
      ...countTexts(series, under.visits, panel, columns, style),
      ...(strip?.texts ?? []),
      ...(chart.effect ? headTexts(chart.effect, columns.strip.x, width - columns.strip.x, style) : []),
    ],
  };
}

function headOf({ arms, effect }: Chart, columns: Columns, width: number, style: FigureStyle): number {
  const own = headHeight(arms!, columns.strip.x - 8, style);
  const other = effect ? headHeight(effect, width - columns.strip.x, style) : 0;
  return Math.max(own, other) + 8;
}

function belowPlot({ marks }: Chart, style: FigureStyle): number {
  const rows = hasCounts(marks) ? seriesOf(marks).length + 1 : 0;
  return style.of('tick').leading * (1.3 + rows) + 6;
}

// ── The difference at the last visit ────────────────────────────────────────

const resultParts = ({ label, tone, estimates }: Mark, index: number) =>
  estimates.flatMap(({ text, interval }) => [
    { words: label, role: 'detail' as const },
    { words: text, role: 'value' as const, tone, ...partsOfMark(index).estimate },
    { words: interval, role: 'interval' as const, ...partsOfMark(index).limits },
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
