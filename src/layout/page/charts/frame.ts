/** What the figures of the page share: the title, the column of labels, the axis, and items to draw with. */
import type { ArmTone, Chart, Inline, Mark } from '../../../document/types.js';
import { words } from '../../../document/words.js';
import { armColors, type ColorName } from '../../../theme/theme.js';
import type { Item, PathItem, Tagged } from '../../types.js';
import { formatTicks } from '../../../format/format.js';
import { movedItem } from '../measured-block.js';
import { typeOf, type Role, type Setting } from '../style.js';
import { measureFor, setText, type Horizontal, type TextStyle } from '../text.js';
import type { Axis } from './scale.js';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The colour of an arm: numbered among the experimental ones, from the first again when there are more than colours. */
export const armColor = (tone: ArmTone): ColorName =>
  tone === 'comparator' ? 'comparator' : (armColors[(Number(tone.slice(4)) - 1) % armColors.length] ?? 'accent');

/** The hatching of an arm on a page without colour; the comparator and the first arm differ by their grey. */
export const armPattern = (tone: ArmTone): number => (tone === 'comparator' ? 0 : Number(tone.slice(4)) - 1);

/** Words of a figure: bare ones, or those of a mark with their letters. */
type Words = string | readonly Inline[];
const inlinesOf = (text: Words): readonly Inline[] => (typeof text === 'string' ? words(text) : text);

/** A text of a mark as it is printed, with the letters of its sources. */
export const printed = (mark: Mark, key: 'label' | 'detail' | 'text'): Inline[] =>
  words(mark[key], mark.letters[key], mark.data[key]);

/** A line through points. */
export const stroke = (points: [number, number][], color: ColorName, lineWidth: number): PathItem => ({
  kind: 'path',
  points,
  stroke: color,
  lineWidth,
});

/** A line over the whole height of a plot; x and width in points. */
export const vertical = (x: number, plot: Box, color: ColorName, lineWidth: number): PathItem =>
  stroke([[x, plot.y], [x, plot.y + plot.height]], color, lineWidth); // prettier-ignore

/** Words inside a figure, from the top of `box`; the height that they take comes with them. */
export function textIn(
  box: Omit<Box, 'height'>,
  text: Words,
  style: Omit<TextStyle, 'width'>,
): { items: Item[]; height: number } {
  const set = setText(inlinesOf(text), { ...style, width: box.width });
  return { items: set.at(box.x, box.y).flatMap(flat), height: set.height };
}

const flat = (child: Tagged | Item): Item[] => (child.kind === 'tagged' ? child.children.flatMap(flat) : [child]);

/** Words centred on a height, at one side of a point. */
export function textAt(
  x: number,
  middle: number,
  text: Words,
  role: Role,
  setting: Setting,
  side: Horizontal,
  strong = false,
): Item[] {
  const { leading } = typeOf(role, setting);
  const style: TextStyle = {
    role,
    setting,
    width: textWidth(text, role, setting, strong) + 1,
    face: strong ? 'strong' : 'regular',
  };
  const left = side === 'left' ? x : side === 'right' ? x - style.width : x - style.width / 2;
  return textIn({ x: left, y: middle - leading / 2, width: style.width }, text, {
    ...style,
    align: side === 'center' ? 'center' : side,
  }).items;
}

/** Width of words on one line, in points. */
export function textWidth(text: Words, role: Role, setting: Setting, strong = false): number {
  return measureFor(inlinesOf(text), { role, face: strong ? 'strong' : 'regular' }).natural(typeOf(role, setting).size);
}

/** The column of labels at the left: as wide as its longest, within a third of the figure. */
export function labelWidth(marks: Mark[], setting: Setting, width: number): number {
  const widest = Math.max(
    ...marks.flatMap((mark) => [
      textWidth(printed(mark, 'label'), 'figure', setting),
      textWidth(printed(mark, 'detail'), 'tick', setting),
    ]),
  );
  return Math.min(width * 0.34, widest + 1);
}

/** Height that a label and its detail need in a column of labels, with the air between rows. */
export function rowNeeds(mark: Mark, labels: number, setting: Setting): number {
  const lines = (key: 'label' | 'detail', role: Role) => {
    const { size, leading } = typeOf(role, setting);
    return mark[key] ? measureFor(printed(mark, key), { role }).count(size, labels) * leading : 0;
  };
  return lines('label', 'figure') + lines('detail', 'tick') + 3;
}

/** Rows one below the other in a plot: each as high as it needs, what is left shared alike. */
export function rowTops(
  marks: Mark[],
  labels: number,
  plot: Box,
  setting: Setting,
): { middle: number; height: number }[] {
  const needs = marks.map((mark) => rowNeeds(mark, labels, setting));
  const most = Math.max(...needs);
  const even = plot.height / marks.length;
  const spare = (plot.height - needs.reduce((sum, need) => sum + need, 0)) / marks.length;
  let top = plot.y;
  return needs.map((need) => {
    const height = most <= even ? even : need + spare;
    top += height;
    return { middle: top - height / 2, height };
  });
}

/** A label and its detail below, right-aligned and centred on a height. */
export function rowLabel(mark: Mark, width: number, middle: number, setting: Setting): Item[] {
  const style: Omit<TextStyle, 'width'> = { role: 'figure', setting, align: 'right' };
  const label = textIn({ x: 0, y: 0, width }, printed(mark, 'label'), style);
  const detail = mark.detail
    ? textIn({ x: 0, y: 0, width }, printed(mark, 'detail'), { ...style, role: 'tick' })
    : { items: [], height: 0 };
  const top = middle - (label.height + detail.height) / 2;
  return [
    ...label.items.map((item) => movedItem(item, 0, top)),
    ...detail.items.map((item) => movedItem(item, 0, top + label.height)),
  ];
}

/** Labels of ticks, told apart from the figures of the trial. */
export const asTicks = (items: Item[]): Item[] =>
  items.map((item) => (item.kind === 'text' ? { ...item, own: true } : item));

/** Gridlines, labels of the ticks, and the axis' own name under them. */
export function drawAxis(axis: Axis, plot: Box, chart: Chart, setting: Setting): Item[] {
  const texts = formatTicks(axis.ticks);
  const { leading } = typeOf('tick', setting);
  const ticks = axis.ticks.flatMap((tick, index): Item[] => {
    const x = plot.x + axis.place(tick) * plot.width;
    return [
      vertical(x, plot, 'hairline', 0.6),
      ...asTicks(textAt(x, plot.y + plot.height + 2 + leading / 2, texts[index]!, 'tick', setting, 'center')),
    ];
  });
  const name = textIn({ x: 0, y: plot.y + plot.height + 3 + leading, width: plot.x + plot.width }, chart.axis, {
    role: 'tick',
    setting,
    align: 'right',
  });
  return [...ticks, ...name.items];
}

/** Height below the plot that `drawAxis` needs. */
export function axisHeight(chart: Chart, plot: Box, setting: Setting): number {
  const { size, leading } = typeOf('tick', setting);
  const lines = measureFor(words(chart.axis), { role: 'tick' }).count(size, plot.x + plot.width);
  return 3 + leading * (1 + lines);
}

/** An interval: a line between its limits, with caps, or with an arrow where it leaves the axis. */
export function drawInterval(low: number, high: number, y: number, axis: Axis, plot: Box, cap: number): Item[] {
  const inside = (part: number) => Math.min(1, Math.max(0, part));
  return [low, high].flatMap((limit, index): Item[] => {
    const part = axis.place(limit);
    const x = plot.x + inside(part) * plot.width;
    const other = plot.x + inside(axis.place(index === 0 ? high : low)) * plot.width;
    const line: Item = {
      kind: 'path',
      points: [
        [x, y],
        [other, y],
      ],
      stroke: 'ink',
      lineWidth: 1.1,
    };
    const points: [number, number][] = [
      [x, y - cap],
      [x, y + cap],
    ];
    if (part === inside(part))
      return [...(index === 0 ? [line] : []), { kind: 'path', points, stroke: 'ink', lineWidth: 1.1 }];
    const tip = part > 1 ? 1 : -1;
    const arrow: [number, number][] = [
      [x - tip * cap * 1.4, y - cap],
      [x, y],
      [x - tip * cap * 1.4, y + cap],
    ];
    return [...(index === 0 ? [line] : []), { kind: 'path', points: arrow, fill: 'ink' }];
  });
}
