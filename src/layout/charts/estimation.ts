/**
 * The estimation figure: rows of arms; what each had, the difference from the
 * comparator on an axis of its own, and at the end of the row the estimate in figures
 * (Gardner and Altman, BMJ 1986;292:746).
 */
import type { Chart, Mark } from '../../document/types.js';
import { armsPanel, valueTexts } from './arms.js';
import {
  effectPanel,
  favoursHeight,
  favoursTexts,
  headHeight,
  marginHeight,
  marginText,
  tickTexts,
  resultLine,
  partsOfMark,
} from './effect.js';
import { xOf, type Figure, type FigureStyle, type FigureText, type Panel } from './figure.js';
import { headTexts, naturalWidth, stackAt, stackHeight, textAtPoint } from './texts.js';

/** Space between the columns of the figure, and between its two plots, whose ticks reach into it: in parts of the size of a label. */
const gap = { columns: 1.5, plots: 2.2 } as const;

/** Height that the rows have at most, in lines of labels: where there is more room, they do not grow. */
const rowLines = { least: 1.3, most: 6 } as const;

/** Natural height of the figure in a width; `heightOf` may be exceeded, up to which `most` rows look well. */
export function estimationHeight(chart: Chart, width: number, style: FigureStyle): { least: number; most: number } {
  const columns = columnsOf(chart, width, style);
  const around = aboveRows(chart, columns, style) + belowRows(chart, columns, width, style);
  const needs = rowNeeds(chart, columns, style);
  const { leading } = style.of('label');
  const rows = (lines: number) => needs.reduce((sum, need) => sum + Math.max(need, lines * leading), 0);
  return { least: around + rows(rowLines.least), most: around + rows(rowLines.most) };
}

/** The figure in a width and height. */
export function estimationFigure(chart: Chart, width: number, height: number, style: FigureStyle): Figure {
  const columns = columnsOf(chart, width, style);
  const top = aboveRows(chart, columns, style);
  const bottom = height - belowRows(chart, columns, width, style);
  const middles = rowMiddles(rowNeeds(chart, columns, style), top, bottom);
  const box = { y: top, height: bottom - top };
  const size = style.of('label').size;
  const arms = armsPanel(chart, { ...columns.arms, ...box }, middles, size * 0.85, style);
  const effect = chart.effect ? effectPanel(chart, { ...columns.effect, ...box }, middles, size * 0.85, style) : null;
  const headEnd = { arms: columns.effect.x === 0 ? width : columns.effect.x - 4, effect: width };
  const texts: FigureText[] = [
    ...headTexts(chart.arms!, columns.arms.x, headEnd.arms - columns.arms.x, style),
    ...tickTexts(arms, { from: columns.labels, to: columns.effect.x || width }, style),
    ...chart.marks.flatMap((mark, row) => [
      ...labelTexts(mark, middles[row]!, columns.labels, style, chart.marks.length > fewRows),
      ...valueTexts(mark, row, middles[row]!, arms, style, chart.marks.length > fewRows),
    ]),
    ...(effect && chart.effect
      ? [
          ...headTexts(chart.effect, columns.effect.x, headEnd.effect - columns.effect.x, style),
          ...marginText(chart.effect, effect, { from: columns.effect.x, to: width }, style),
          ...tickTexts(effect, { from: columns.effect.x - 6, to: width }, style),
          ...favoursTexts(
            chart.effect,
            effect,
            bottom + style.below + style.of('tick').leading,
            { from: columns.labels, to: width },
            style,
          ),
          ...chart.marks.flatMap((mark, row) => resultTexts(mark, row, middles[row]!, effect, columns, chart, style)),
        ]
      : []),
  ];
  return { width, height, panels: effect ? [arms, effect] : [arms], texts };
}

// ── Columns ─────────────────────────────────────────────────────────────────

interface Columns {
  /** Width of the labels. */
  labels: number;
  arms: { x: number; width: number };
  /** Width 0 where arms are not compared. */
  effect: { x: number; width: number };
  result: { x: number; width: number };
}

/** Labels and results as wide as they are, within a part of the whole; the two plots share the rest. */
function columnsOf({ marks, effect }: Chart, width: number, style: FigureStyle): Columns {
  const { size } = style.of('label');
  const [space, between] = [size * gap.columns, size * gap.plots];
  const widest = (texts: number[]) => Math.ceil(Math.max(0, ...texts)) + 1;
  const labels = Math.min(
    width * 0.26,
    widest(
      marks.flatMap(({ label, detail }) => [
        naturalWidth(label, 'label', style),
        naturalWidth(detail, 'detail', style),
      ]),
    ),
  );
  const results = effect
    ? Math.min(
        width * 0.3,
        widest(
          marks.flatMap(({ estimates }) =>
            estimates.flatMap((one) => resultWidths(one, style, marks.length > fewRows)),
          ),
        ),
      )
    : 0;
  const rest = width - labels - space - (effect ? results + space + between : space);
  const [arms, compared] = effect ? [rest * 0.48, rest * 0.52] : [rest, 0];
  const x = labels + space;
  return {
    labels,
    arms: { x, width: arms },
    effect: { x: effect ? x + arms + between : 0, width: compared },
    result: { x: width - results, width: results },
  };
}

const resultWidths = (one: Mark['estimates'][number], style: FigureStyle, isLine: boolean): number[] =>
  isLine
    ? [naturalWidth(one.text, 'value', style) + naturalWidth(one.interval, 'interval', style) + 5]
    : [
        naturalWidth(one.text, 'estimate', style),
        naturalWidth(one.interval, 'interval', style),
        naturalWidth(one.p, 'detail', style),
        naturalWidth(one.verdict, 'head', style),
      ];

// ── Rows ────────────────────────────────────────────────────────────────────

function labelParts({ label, detail }: Mark, isLine: boolean) {
  const name = { words: label, role: 'label' as const };
  return isLine ? [name] : [name, { words: detail, role: 'detail' as const }];
}

/** With more rows than these, a row has one line: estimates in the size of labels, their intervals beside them. */
const fewRows = 4;

function resultParts({ estimates, tone }: Mark, row: number, isLine: boolean) {
  const { estimate, limits } = partsOfMark(row);
  if (isLine) return estimates.map(({ text }) => ({ words: text, role: 'value' as const, tone, ...estimate }));
  return estimates.flatMap(({ text, interval, p, verdict }) => [
    { words: text, role: 'estimate' as const, tone, ...estimate },
    { words: interval, role: 'interval' as const, ...limits },
    { words: p, role: 'detail' as const },
    { words: verdict, role: 'head' as const },
  ]);
}

/** Height that each row needs for its words. */
function rowNeeds({ marks }: Chart, columns: Columns, style: FigureStyle): number[] {
  const isLine = marks.length > fewRows;
  return marks.map((mark, row) => {
    const air = style.of('label').leading * (isLine ? 0.2 : 0.4);
    const parts = [
      stackHeight(labelParts(mark, isLine), columns.labels, style),
      stackHeight(resultParts(mark, row, isLine), columns.result.width, style),
    ];
    // What an arm had stands over its point, in its own row.
    const over = isLine || mark.text.text === '' ? 0 : 2.5 * style.of('value').leading;
    return Math.max(over, ...parts.map((part) => part + air));
  });
}

/** Middles of rows between two heights: each as high as it needs, what is left shared alike. */
export function rowMiddles(needs: readonly number[], top: number, bottom: number): number[] {
  const spare = (bottom - top - needs.reduce((sum, need) => sum + need, 0)) / needs.length;
  const even = (bottom - top) / needs.length;
  const isEven = needs.every((need) => need <= even);
  let y = top;
  return needs.map((need) => {
    const height = isEven ? even : need + spare;
    y += height;
    return y - height / 2;
  });
}

/** Height above the rows: heads, and the name of a margin. */
function aboveRows({ arms, effect }: Chart, columns: Columns, style: FigureStyle): number {
  const heads = [
    headHeight(arms!, (columns.effect.x || columns.arms.x + columns.arms.width) - 4 - columns.arms.x, style),
    effect ? headHeight(effect, columns.result.x + columns.result.width - columns.effect.x, style) : 0,
  ];
  return Math.max(...heads) + 7 + (effect ? marginHeight(effect, style) : 0);
}

/** Height below the rows: ticks, and the words at both sides of no effect. */
function belowRows(chart: Chart, { labels, effect }: Columns, width: number, style: FigureStyle): number {
  const favours = chart.effect ? favoursHeight(chart, effect, { from: labels, to: width }, style) : 0;
  return style.of('tick').leading + style.below + 1 + favours;
}

// ── Words ───────────────────────────────────────────────────────────────────

const labelTexts = (mark: Mark, middle: number, width: number, style: FigureStyle, isLine: boolean) =>
  stackAt(labelParts(mark, isLine), { x: 0, middle, width }, style);

/** The estimate at the end of the row; in that of the comparator, that it is the reference. */
function resultTexts(
  mark: Mark,
  row: number,
  middle: number,
  panel: Panel,
  columns: Columns,
  { effect, marks }: Chart,
  style: FigureStyle,
): FigureText[] {
  const isLine = marks.length > fewRows;
  if (mark.estimates.length > 0 && isLine) return resultLine(mark, row, middle, columns.result, style);
  if (mark.estimates.length > 0)
    return stackAt(resultParts(mark, row, false), { x: columns.result.x, middle, width: columns.result.width }, style);
  if (mark !== marks[0] || effect!.noEffect === null) return [];
  const place = clearOfLines(panel, xOf(panel, effect!.noEffect), naturalWidth('reference', 'tick', style));
  const bounds = { from: panel.x, to: panel.x + panel.width };
  return textAtPoint('reference', 'tick', { ...place, middle, ...bounds }, style);
}

/** Where words of a width stand as near to a place as they can without a line through them; at the place where they cannot. */
function clearOfLines(panel: Panel, near: number, width: number): { x: number; side: 'left' | 'right' } {
  const lines = panel.lines.map(({ value }) => xOf(panel, value));
  const edges = [panel.x, ...lines, panel.x + panel.width].toSorted((a, b) => a - b);
  const gaps = edges.slice(1).map((to, index) => ({ from: edges[index]!, to }));
  const away = ({ from, to }: (typeof gaps)[number]) => Math.max(0, from - near, near - to);
  const [best] = gaps
    .filter(({ from, to }) => to - from >= width + 2 * clear)
    .toSorted((a, b) => away(a) - away(b) || b.to - b.from - (a.to - a.from));
  if (!best) return { x: near + clear, side: 'left' };
  return best.to <= near ? { x: best.to - clear, side: 'right' } : { x: best.from + clear, side: 'left' };
}

/** Between words and a line, in points. */
const clear = 4;
