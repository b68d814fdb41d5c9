/** A forest plot: a comparison a row; what both arms had in columns, the interval on one axis, the estimate in figures. */
import type { Chart, Mark } from '../../document/types.js';
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
import { rowMiddles } from './estimation.js';
import type { Figure, FigureRole, FigureStyle, FigureText } from './figure.js';
import { heightIn, longestWord, naturalWidth, stackAt, stackHeight, textAt, widestPiece } from './texts.js';

/** Side of a square by the size of a label: small, as beside one wide interval the others are short. */
const squareShare = 0.55;

/** Height that rows have, in lines of labels: few are as high as one, many as all of them. */
const rowLines = { least: 1.5, most: 2.6, mostOfOne: 8, mostOfAll: 18 } as const;

const mostLines = (rows: number) => Math.max(rowLines.most, Math.min(rowLines.mostOfOne, rowLines.mostOfAll / rows));

/** Natural height of the figure in a width: the least, and what looks well at most. */
export function forestHeight(chart: Chart, width: number, style: FigureStyle): { least: number; most: number } {
  const columns = columnsOf(chart, width, style);
  const around = aboveRows(chart, columns, style) + belowRows(chart, columns, width, style);
  const { leading } = style.of('label');
  const rows = (lines: number) =>
    rowNeeds(chart, columns, style).reduce((sum, need) => sum + Math.max(need, lines * leading), 0);
  return { least: around + rows(rowLines.least), most: around + rows(mostLines(chart.marks.length)) + 12 };
}

/** The figure in a width and height. */
export function forestFigure(chart: Chart, width: number, height: number, style: FigureStyle): Figure {
  const columns = columnsOf(chart, width, style);
  const { effect } = chart;
  const top = aboveRows(chart, columns, style);
  const bottom = height - belowRows(chart, columns, width, style);
  const middles = rowMiddles(rowNeeds(chart, columns, style), top, bottom);
  const box = { ...columns.plot, y: top, height: bottom - top };
  const panel = effectPanel(chart, box, middles, style.of('label').size * squareShare, style);
  const headEnd = width - columns.plot.x;
  const headBottom = top - 4 - marginHeight(effect!, style);
  const texts: FigureText[] = [
    ...headTexts(chart, columns, headEnd, headBottom, style),
    ...marginText(effect!, panel, { from: 0, to: width }, style),
    ...tickTexts(panel, { from: columns.plot.x - 8, to: width }, style),
    ...favoursTexts(effect!, panel, bottom + style.below + style.of('tick').leading, { from: 0, to: width }, style),
    ...chart.marks.flatMap((mark, row) => rowTexts(chart.marks, row, middles[row]!, columns, style)),
  ];
  return { width, height, panels: [panel], texts };
}

// ── Columns ─────────────────────────────────────────────────────────────────

interface Columns {
  labels: number;
  /** Whether labels are so long that each stands above the cells of its row, as wide as these. */
  isOver: boolean;
  cells: { x: number; width: number }[];
  plot: { x: number; width: number };
  result: { x: number; width: number };
  /** Roles of estimate and interval: large where rows are few. */
  resultRoles: [FigureRole, FigureRole];
}

/** Part of the width that labels take at most, and that the plot has at least: more where labels have room on a line. */
const shares = { labels: 0.28, under: 0.1, plot: { beside: 0.34, least: 0.27 } } as const;
/** With more lines than these, a label stands above the cells of its row. */
const linesBeside = 4;
/** With more rows than these, estimates are set in the size of labels. */
const fewRows = 3;

/** Whether results have one line: where rows are many, and none is judged by a margin. */
const isLines = (marks: readonly Mark[]): boolean =>
  marks.length > fewRows && marks.every(({ estimates }) => estimates.every(({ verdict }) => verdict === ''));

/** A plot narrower than so many times the size of a label shows nothing: what arms had leaves it their room, and stands in the tables. */
const leastPlot = 5;

function columnsOf(chart: Chart, width: number, style: FigureStyle): Columns {
  const all = columnsWith(chart.columns, chart, width, style);
  return all.plot.width < leastPlot * style.of('label').size ? columnsWith([], chart, width, style) : all;
}

function columnsWith(columns: Chart['columns'], { marks }: Chart, width: number, style: FigureStyle): Columns {
  const space = style.of('label').size;
  const widest = (texts: number[]) => Math.ceil(Math.max(0, ...texts)) + 1;
  const roles: [FigureRole, FigureRole] = marks.length > fewRows ? ['value', 'interval'] : ['estimate', 'interval'];
  const results = widest(
    marks.flatMap(({ estimates }) =>
      estimates.flatMap((one) => {
        const [text, interval] = [naturalWidth(one.text, roles[0], style), naturalWidth(one.interval, roles[1], style)];
        return isLines(marks) ? [text + interval + 8] : [text, interval, naturalWidth(one.p, 'detail', style)];
      }),
    ),
  );
  const cells = columns.map((head, index) =>
    Math.min(
      Math.max(width * 0.16, widest(marks.map(({ cells: own }) => widestPiece(own[index]!, 'interval', style)))),
      widest(
        marks
          .map(({ cells: own }) => (own[index] ? naturalWidth(own[index], 'interval', style) : 0))
          .concat(longestWord(head, 'detail', style)),
      ),
    ),
  );
  const natural = widest(
    marks.flatMap(({ label, detail, level }) => [
      naturalWidth(label, 'label', style) + level * indent(style),
      naturalWidth(detail, 'detail', style),
    ]),
  );
  const taken = cells.reduce((sum, one) => sum + one + space, 0) + results + 2.5 * space;
  const words = marks.map(({ label, level }) => longestWord(label, 'label', style) + level * indent(style));
  const least = Math.min(width * shares.labels, Math.max(width * 0.16, ...words));
  const roomBeside = (plot: number) => width - taken - width * plot;
  const plotShare = natural <= roomBeside(shares.plot.beside) ? shares.plot.beside : shares.plot.least;
  const beside = Math.max(least, Math.min(natural, width * shares.labels, roomBeside(plotShare)));
  const isOver =
    cells.length > 0 &&
    marks.some((mark) => heightIn(mark.label, 'label', beside, style) > linesBeside * style.of('label').leading + 0.01);
  const labels = isOver ? width * shares.under : beside;
  let x = labels + space;
  const placed = cells.map((one) => {
    const at = { x, width: one };
    x += one + space;
    return at;
  });
  x += space * 0.5;
  return {
    labels,
    isOver,
    cells: placed,
    plot: { x, width: width - results - space * 1.5 - x },
    result: { x: width - results, width: results },
    resultRoles: roles,
  };
}

const indent = (style: FigureStyle): number => style.of('label').size * 1.1;

// ── Rows ────────────────────────────────────────────────────────────────────

/** An outcome is set strong, its subgroups are not. */
const labelParts = ({ label, detail, level }: Mark) => [
  { words: label, role: level === 0 ? ('label' as const) : ('interval' as const) },
  { words: detail, role: 'detail' as const },
];

function resultParts({ estimates, tone }: Mark, row: number, [text, interval]: [FigureRole, FigureRole]) {
  const { estimate, limits } = partsOfMark(row);
  return estimates.flatMap((one) => [
    { words: one.text, role: text, tone, ...estimate },
    { words: one.interval, role: interval, ...limits },
    ...(text === 'estimate' ? [{ words: one.p, role: 'detail' as const }] : []),
    { words: one.verdict, role: 'detail' as const },
  ]);
}

/** Width of a label: beside the cells of its row, or above them. */
function labelWidth({ level }: Mark, { labels, isOver, cells }: Columns, style: FigureStyle): number {
  const last = cells.at(-1);
  return (isOver && last ? last.x + last.width : labels) - level * indent(style);
}

const labelHeight = (mark: Mark, columns: Columns, style: FigureStyle): number =>
  stackHeight(labelParts(mark), labelWidth(mark, columns, style), style);

const cellsHeight = (mark: Mark, columns: Columns, style: FigureStyle): number =>
  Math.max(0, ...columns.cells.map(({ width }, index) => heightIn(mark.cells[index]!, 'interval', width, style)));

function rowNeeds({ marks }: Chart, columns: Columns, style: FigureStyle): number[] {
  const air = style.of('label').leading * 0.3;
  return marks.map((mark, row) => {
    const [label, cells] = [labelHeight(mark, columns, style), cellsHeight(mark, columns, style)];
    const results = isLines(marks)
      ? style.of('value').leading
      : stackHeight(resultParts(mark, row, columns.resultRoles), columns.result.width, style);
    return Math.max(columns.isOver ? label + cells : Math.max(label, cells), results) + air;
  });
}

function rowTexts(
  marks: readonly Mark[],
  row: number,
  middle: number,
  columns: Columns,
  style: FigureStyle,
): FigureText[] {
  const mark = marks[row]!;
  const [label, cells] = [labelHeight(mark, columns, style), cellsHeight(mark, columns, style)];
  const [up, down] = columns.isOver ? [cells / 2, label / 2] : [0, 0];
  const place = { x: mark.level * indent(style), middle: middle - up };
  return [
    ...stackAt(labelParts(mark), { ...place, width: labelWidth(mark, columns, style) }, style),
    ...columns.cells.flatMap((cell, index) =>
      stackAt(
        [{ words: mark.cells[index]!, role: 'interval' }],
        { ...cell, middle: middle + down, align: 'right' },
        style,
      ),
    ),
    ...(isLines(marks)
      ? resultLine(mark, row, middle, columns.result, style)
      : stackAt(resultParts(mark, row, columns.resultRoles), { ...columns.result, middle }, style)),
  ];
}

// ── Above and below ─────────────────────────────────────────────────────────

function aboveRows({ effect, columns }: Chart, places: Columns, style: FigureStyle): number {
  const width = places.result.x + places.result.width - places.plot.x;
  const cells = places.cells.map((cell, index) => heightIn(columns[index]!, 'detail', cell.width, style));
  return Math.max(headHeight(effect!, width, style), ...cells) + 4 + marginHeight(effect!, style);
}

const belowRows = (chart: Chart, { plot }: Columns, width: number, style: FigureStyle): number =>
  style.of('tick').leading + style.below + 1 + favoursHeight(chart, plot, { from: 0, to: width }, style);

function headTexts(
  { effect, columns }: Chart,
  places: Columns,
  width: number,
  bottom: number,
  style: FigureStyle,
): FigureText[] {
  const { x } = places.plot;
  const below = heightIn(effect!.head, 'head', width, style);
  return [
    ...places.cells.flatMap((cell, index) => {
      const head = columns[index]!;
      const height = heightIn(head, 'detail', cell.width, style);
      return textAt(head, 'detail', { ...cell, y: bottom - height, align: 'right' }, style);
    }),
    ...textAt(effect!.head, 'head', { x, y: 0, width }, style),
    ...textAt(effect!.detail, 'detail', { x, y: below, width }, style),
  ];
}
