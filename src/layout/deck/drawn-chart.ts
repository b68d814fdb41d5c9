/** A native chart of a slide as presentation programs draw it: bars, points over visits, or a forest plot. Lengths are points. */
import { faceChain } from '../../fonts/fonts.js';
import { formatTicks } from '../../format/format.js';
import { armColors, type ColorName } from '../../theme/theme.js';
import { linearScale, ticksOf } from '../scale.js';
import type { DeckChart, Face, Item, TextItem } from '../types.js';

type Chart = DeckChart['chart'];
type Mark = Chart['marks'][number];

/** The items of a chart, in its box. */
export function drawnChart({ x, y, width, height, chart, size, titleSize }: DeckChart): Item[] {
  const at = new Pen(size);
  const title = chart.title === '' ? [] : [at.text(chart.title, x, y + titleSize, { face: 'strong', size: titleSize })];
  const below = size * (chart.axis === '' ? 2 : 3.4);
  const top = y + (chart.title === '' ? 0 : titleSize * 1.6);
  const names =
    chart.kind === 'lines' ? [] : chart.marks.flatMap(({ label, detail }) => [...label.split('\n'), detail]);
  const left = Math.min(width * 0.4, at.widest(names, 'regular')) + gap;
  const right = Math.min(width * 0.5, at.widest(chart.marks.map(({ text }) => text), 'strong')) + gap; // prettier-ignore
  const box = { x: x + left, y: top, width: width - left - right, height: height - (top - y) - below };
  if (chart.kind === 'lines') return [...title, ...visits(chart, { ...box, x: x + size * 3, width: width - size * 3 - right }, at)]; // prettier-ignore
  return [...title, ...rows(chart, box, at)];
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Space between labels and the plot, in points. */
const gap = 8;

/** Sets short texts in one size. */
class Pen {
  constructor(readonly size: number) {}

  widest(texts: readonly string[], face: Face): number {
    return Math.max(0, ...texts.map((text) => faceChain('deck', face).width(text, this.size)));
  }

  /** A text at its baseline; `align` tells which part of it is at x. */
  text(
    text: string,
    x: number,
    baseline: number,
    { face = 'regular', align = 'left', size = this.size, color = 'ink', own = false, data = [] }: TextOptions = {},
  ): TextItem {
    const width = faceChain('deck', face).width(text, size);
    const left = x - { left: 0, center: width / 2, right: width }[align];
    const more = { ...(own && { own: true as const }), ...(data.length > 0 && { data: [...data] }) };
    return { kind: 'text', x: left, baseline, width, size, face, font: 0, color, text, ...more };
  }
}

interface TextOptions {
  face?: Face;
  align?: 'left' | 'center' | 'right';
  size?: number;
  color?: ColorName;
  own?: boolean;
  data?: TextItem['data'] & {};
}

const colorOf = (tone: string): ColorName =>
  tone === 'comparator' ? 'comparator' : (armColors[(Number(tone.slice(4)) - 1) % armColors.length] ?? 'accent');

const line = (points: [number, number][], stroke: ColorName, lineWidth: number): Item => ({
  kind: 'path',
  points,
  stroke,
  lineWidth,
});

/** Where values stand between two ends: 0 at the first, 1 at the last. */
interface Axis {
  ticks: number[];
  place(value: number): number;
}

function axisOf(chart: Chart): Axis {
  const values = chart.marks.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null);
  const drawn = [...values, ...chart.margins, ...(chart.noEffect === null ? [] : [chart.noEffect])];
  if (chart.scale === 'log') return logAxis(drawn.filter((value) => value > 0));
  const isBars = chart.kind === 'bars' || chart.kind === 'proportions';
  const scale = linearScale(isBars ? [0, ...drawn] : drawn, chart.kind === 'proportions' ? 100 : Infinity);
  const ticks = ticksOf(scale);
  // Where no value is above zero, a longer bar still means more change.
  const [from, to] = isBars && scale.max <= 0 ? [scale.max, scale.min] : [scale.min, scale.max];
  return { ticks, place: (value) => clamped((value - from) / (to - from)) };
}

/** Powers of 2 around the values, or of 10 where they span more. */
function logAxis(values: number[]): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const base = high / low > 64 ? 10 : 2;
  const [first, last] = [Math.floor(Math.log(low) / Math.log(base)), Math.ceil(Math.log(high) / Math.log(base))];
  const ticks = Array.from({ length: Math.max(1, last - first) + 1 }, (_, index) => base ** (first + index));
  const [from, to] = [ticks[0]!, ticks.at(-1)!];
  return { ticks, place: (value) => clamped(Math.log(value / from) / Math.log(to / from)) };
}

const clamped = (share: number) => Math.min(1, Math.max(0, share));

/** Bars, or the estimates of a forest plot: a row a mark, its name at the left and its value at the right. */
function rows(chart: Chart, box: Box, at: Pen): Item[] {
  const axis = axisOf(chart);
  const across = (value: number) => box.x + axis.place(value) * box.width;
  const step = box.height / Math.max(1, chart.marks.length);
  const upright = (value: number, color: ColorName, weight: number) =>
    line([[across(value), box.y], [across(value), box.y + box.height]], color, weight); // prettier-ignore
  // Ticks of a logarithmic axis have each their own digits.
  const labels = chart.scale === 'log' ? axis.ticks.flatMap((tick) => formatTicks([tick])) : formatTicks(axis.ticks);
  const ticks = axis.ticks.flatMap((value, index) => [
    upright(value, 'hairline', 0.75),
    at.text(labels[index]!, across(value), box.y + box.height + at.size * 1.2, { align: 'center', color: 'muted', own: true }), // prettier-ignore
  ]);
  const references = [
    ...(chart.noEffect === null ? [] : [upright(chart.noEffect, 'ink', 1.25)]),
    ...chart.margins.map((value) => ({ ...upright(value, 'caution', 1.25), dash: [5, 3] as [number, number] }) as Item),
  ];
  const marks = chart.marks.flatMap((mark, index) => {
    const middle = box.y + (index + 0.5) * step;
    return [...nameOf(mark, box.x - gap, middle, at), ...rowMark(chart, mark, { middle, step }, { across, box }, at)];
  });
  const [below, above] = chart.favours ?? ['', ''];
  const sides = [
    ...(below === '' ? [] : [at.text(`← ${below}`, box.x, box.y + box.height + at.size * 2.6, { color: 'muted' })]),
    ...(above === '' ? [] : [at.text(`${above} →`, box.x + box.width, box.y + box.height + at.size * 2.6, { align: 'right', color: 'muted' })]), // prettier-ignore
  ];
  const unit = chart.favours
    ? []
    : [at.text(chart.axis, box.x + box.width / 2, box.y + box.height + at.size * 2.6, { align: 'center', color: 'muted' })]; // prettier-ignore
  return [...ticks, ...references, ...marks, ...sides, ...unit.filter(({ text }) => text !== '')];
}

/** The name of a row, and its second line, right-aligned beside the plot. */
function nameOf({ label, detail }: Mark, right: number, middle: number, at: Pen): Item[] {
  const lines = [...label.split('\n'), detail].filter(Boolean);
  const first = middle - ((lines.length - 1) * at.size * 1.2) / 2 + at.size * 0.35;
  return lines.map((text, index) => at.text(text, right, first + index * at.size * 1.2, { align: 'right' }));
}

function rowMark(
  chart: Chart,
  mark: Mark,
  { middle, step }: { middle: number; step: number },
  { across, box }: { across: (value: number) => number; box: Box },
  at: Pen,
): Item[] {
  const { value, low, high, text } = mark;
  const color = colorOf(mark.tone);
  const whisker: Item[] =
    low === null || high === null ? [] : [line([[across(low), middle], [across(high), middle]], chart.kind === 'forest' ? color : 'ink', 1.5)]; // prettier-ignore
  const printed = (x: number) =>
    text === '' ? [] : [at.text(text, x, middle + at.size * 0.35, { face: 'strong', data: dataOf(mark) })];
  if (value === null) return [...whisker, ...printed(box.x + gap)];
  if (chart.kind === 'forest') {
    const side = Math.min(9, step * 0.4);
    const square: Item = { kind: 'rect', x: across(value) - side / 2, y: middle - side / 2, width: side, height: side, fill: color }; // prettier-ignore
    return [...whisker, square, ...printed(box.x + box.width + gap)];
  }
  const [from, to] = [across(0), across(value)];
  const height = step / 1.6;
  const bar: Item = { kind: 'rect', x: Math.min(from, to), y: middle - height / 2, width: Math.abs(to - from), height, fill: color }; // prettier-ignore
  const end = Math.max(to, ...(high === null || low === null ? [] : [across(low), across(high)]));
  return [bar, ...whisker, ...printed(end + gap)];
}

/** What the printed value of a mark shows of the data, where the chart knows it. */
const dataOf = (mark: Mark): TextItem['data'] & {} => ('data' in mark ? mark.data.text : []);

/** A line an arm over the visits, its name at its end. */
function visits(chart: Chart, box: Box, at: Pen): Item[] {
  const axis = axisOf(chart);
  const times = [...new Set(chart.marks.map((mark) => mark.at))];
  const x = (time: string) => box.x + ((times.indexOf(time) + 0.5) / times.length) * box.width;
  const y = (value: number) => box.y + (1 - axis.place(value)) * box.height;
  const labels = formatTicks(axis.ticks);
  const ticks = axis.ticks.flatMap((value, index) => [
    line([[box.x, y(value)], [box.x + box.width, y(value)]], 'hairline', 0.75), // prettier-ignore
    at.text(labels[index]!, box.x - gap, y(value) + at.size * 0.35, { align: 'right', color: 'muted', own: true }),
  ]);
  const under = times.map((time) => at.text(time, x(time), box.y + box.height + at.size * 1.4, { align: 'center' }));
  const unit = chart.axis === '' ? [] : [at.text(chart.axis, box.x, box.y + box.height + at.size * 2.8, { color: 'muted' })]; // prettier-ignore
  const arms = [...new Set(chart.marks.map(({ label }) => label))];
  const lines = arms.flatMap((arm) => {
    const known = chart.marks.filter(({ label, value }) => label === arm && value !== null);
    if (known.length === 0) return [];
    const color = colorOf(known[0]!.tone);
    const points = known.map((mark): [number, number] => [x(mark.at), y(mark.value!)]);
    const [endX, endY] = points.at(-1)!;
    const whiskers = known.flatMap(
      ({ at: time, low, high }) =>
      low === null || high === null ? [] : [line([[x(time), y(low)], [x(time), y(high)]], color, 1.5)], // prettier-ignore
    );
    const dots = points.map(([cx, cy]): Item => ({ kind: 'circle', x: cx, y: cy, radius: 3.5, fill: color }));
    return [line(points, color, 2), ...whiskers, ...dots, at.text(arm, endX + gap, endY + at.size * 0.35, { face: 'strong' })]; // prettier-ignore
  });
  return [...ticks, ...under, ...unit, ...lines];
}
