/** The panel of comparisons, which estimation figures and forest plots share: its axis, zones, lines and points. */
import type { Chart, EffectAxis, Estimate, Mark } from '../../document/types.js';
import { effectValues, linearAxis, logAxis } from './axis.js';
import { xOf, type Axis, type FigureStyle, type FigureText, type Panel, type Point, type PanelPart } from './figure.js';
import { heightIn, naturalWidth, shownInRow, textAt, textAtPoint } from './texts.js';

/** Estimates with the row that each stands in. */
export const estimatesIn = (marks: readonly Mark[]): { mark: Mark; row: number; estimate: Estimate }[] =>
  marks.flatMap((mark, row) => mark.estimates.map((estimate) => ({ mark, row, estimate })));

/** Steps between ticks that have room in a plot of a width in points: two at least. */
export const stepsIn = (width: number, style: FigureStyle): number =>
  Math.max(2, Math.floor(width / (3.5 * style.of('tick').size)));

/** The axis that holds every interval, for a plot of a width in points. */
function axisOfEffect({ effect, marks, numbers }: Chart, width: number, style: FigureStyle): Axis {
  const { scale, noEffect, important, margins } = effect!;
  const estimates = estimatesIn(marks).map(({ estimate }) => estimate);
  const band = important === null || noEffect === null ? [] : [noEffect - important, noEffect + important];
  const fixed = [...estimates.map(({ value }) => value), ...(noEffect === null ? [] : [noEffect]), ...band, ...margins];
  const limits = estimates.flatMap(({ low, high }) => [low, high].filter((limit) => limit !== null));
  const values = effectValues(fixed, limits, scale);
  const steps = stepsIn(width, style);
  return scale === 'log' ? logAxis(values, numbers, steps + 1) : linearAxis(values, numbers, Math.min(5, steps));
}

/** The panel in its place; `middles` are the heights of the rows, `size` is that of a point. */
export function effectPanel(
  chart: Chart,
  box: Pick<Panel, 'x' | 'y' | 'width' | 'height'>,
  middles: readonly number[],
  size: number,
  style: FigureStyle,
): Panel {
  const axis = axisOfEffect(chart, box.width, style);
  const { noEffect, important, margins } = chart.effect!;
  return {
    name: 'effect',
    ...box,
    axis,
    along: 'x',
    time: null,
    zones: zonesOf(chart.effect!, axis),
    lines: [
      ...(noEffect === null ? [] : [{ kind: 'no effect' as const, value: noEffect }]),
      ...margins.map((value) => ({ kind: 'margin' as const, value })),
      ...(important === null || noEffect === null
        ? []
        : [noEffect - important, noEffect + important].map((value) => ({ kind: 'important' as const, value }))),
    ],
    points: estimatesIn(chart.marks).map(({ mark, row, estimate }) =>
      pointOf(mark, row, estimate, middles[row]!, axis, size),
    ),
    joined: false,
    weight: style.weight,
  };
}

/** What a margin allows; without one, the side that is favoured. */
function zonesOf({ noEffect, margins, favoured }: EffectAxis, axis: Axis): Panel['zones'] {
  const [one, other] = margins;
  if (one !== undefined && other !== undefined)
    return [{ kind: 'within margin', from: Math.min(one, other), to: Math.max(one, other) }];
  if (one !== undefined && noEffect !== null)
    return [
      one < noEffect
        ? { kind: 'within margin', from: one, to: axis.to }
        : { kind: 'within margin', from: axis.from, to: one },
    ];
  if (favoured === null || noEffect === null) return [];
  return [
    favoured === 'below'
      ? { kind: 'favoured', from: axis.from, to: noEffect }
      : { kind: 'favoured', from: noEffect, to: axis.to },
  ];
}

function pointOf(mark: Mark, row: number, estimate: Estimate, across: number, axis: Axis, size: number): Point {
  const { value, open } = estimate;
  // A limit that is not reported is not drawn; one that does not exist is an arrow.
  const low = open === 'low' ? axis.from : estimate.low;
  const high = open === 'high' ? axis.to : estimate.high;
  return {
    label: mark.label.text,
    tone: mark.tone,
    series: row,
    across,
    value,
    low,
    high,
    arrows: {
      low: open === 'low' || (low !== null && low < axis.from),
      high: open === 'high' || (high !== null && high > axis.to),
    },
    shape: 'square',
    size,
    stem: false,
  };
}

/** What the estimate of a mark and its limits tell. */
export function partsOfMark(index: number): Record<'estimate' | 'limits', { tells: PanelPart }> {
  const panel = 'effect';
  return {
    estimate: { tells: { panel, what: 'estimate', index } },
    limits: { tells: { panel, what: 'interval', index } },
  };
}

/** An estimate and, beside it, its interval. */
export function resultLine(
  { estimates, tone }: Mark,
  row: number,
  middle: number,
  result: { x: number; width: number },
  style: FigureStyle,
): FigureText[] {
  const { estimate, limits } = partsOfMark(row);
  return estimates.flatMap(({ text, interval }) => {
    const place = { middle, side: 'left' as const, from: result.x, to: result.x + result.width };
    const value = textAtPoint(text, 'value', { ...place, x: result.x }, style, { tone, ...estimate });
    return [...value, ...textAtPoint(interval, 'interval', { ...place, x: place.to, side: 'right' }, style, limits)];
  });
}

/** Labels of the ticks under a panel, as many as do not touch; that of no effect is one of them. */
export function tickTexts(panel: Panel, bounds: { from: number; to: number }, style: FigureStyle): FigureText[] {
  const middle = panel.y + panel.height + style.below + style.of('tick').leading / 2;
  const { ticks, scale } = panel.axis;
  const widths = ticks.map(({ text }) => naturalWidth(text, 'tick', style));
  const within = (x: number, width: number) => Math.max(bounds.from + width / 2, Math.min(x, bounds.to - width / 2));
  const shown = shownInRow(
    ticks.map(({ value }, index) => within(xOf(panel, value), widths[index]!)),
    widths,
    ticks.findIndex(({ value }) => value === (scale === 'log' ? 1 : 0)),
  );
  return ticks.flatMap(({ value, text }, index) => {
    if (!shown[index]) return [];
    const look = { own: true as const, tells: { panel: panel.name, what: 'tick' as const, index } };
    return textAtPoint(text, 'tick', { x: xOf(panel, value), middle, side: 'center', ...bounds }, style, look);
  });
}

/** `← favours …` and `favours … →` at both sides of the line of no effect, from a height down, each in the room it has. */
export function favoursTexts(
  { favours, favoured, noEffect }: EffectAxis,
  panel: Pick<Panel, 'x' | 'width' | 'axis'>,
  y: number,
  bounds: { from: number; to: number },
  style: FigureStyle,
): FigureText[] {
  if (!favours || noEffect === null) return [];
  const wish = xOf(panel, noEffect);
  const gap = Math.max(4, style.of('tick').size * 0.6);
  const widthsOf = (sides: [string, string]) => sides.map((side) => naturalWidth(side, 'tick', style) + gap + 1);
  const both = sidesOf(favours, 'both');
  const [toLeft, toRight] = widthsOf(both) as [number, number];
  const hasRoom = wish - bounds.from >= toLeft && bounds.to - wish >= toRight;
  const [below, above] = hasRoom ? both : sidesOf(favours, favoured);
  const widths = widthsOf([below, above]);
  // Where one side has too little room and the other to spare, they meet beside the line, not at it.
  const reach = [bounds.from + widths[0]!, bounds.to - widths[1]!];
  const x = reach[0]! <= reach[1]! ? Math.max(reach[0]!, Math.min(wish, reach[1]!)) : wish;
  const room = { left: x - gap - bounds.from, right: bounds.to - x - gap };
  const left = Math.min(room.left, naturalWidth(below, 'tick', style) + 1);
  const right = Math.min(room.right, naturalWidth(above, 'tick', style) + 1);
  return [
    ...textAt(below, 'tick', { x: x - gap - left, y, width: left, align: 'right' }, style),
    ...textAt(above, 'tick', { x: x + gap, y, width: right }, style),
  ];
}

/** `← favours corvadine` and `favours placebo →`; where there is no room for both, the word stands on the tinted side. */
function sidesOf([below, above]: [string, string], said: EffectAxis['favoured'] | 'both'): [string, string] {
  const on = (side: 'below' | 'above') => (said === side || said === 'both' ? 'favours ' : '');
  return [`← ${on('below')}${below}`, `${on('above')}${above}\u00A0→`];
}

/** Height of those words under a plot that stands at a place across. */
export function favoursHeight(
  chart: Chart,
  { x, width }: Pick<Panel, 'x' | 'width'>,
  bounds: { from: number; to: number },
  style: FigureStyle,
): number {
  const axis = axisOfEffect(chart, width, style);
  return Math.max(0, ...favoursTexts(chart.effect!, { x, width, axis }, 0, bounds, style).map(({ height }) => height));
}

/** Name of the margin over its line, centred there, within bounds. */
export function marginText(
  { margins, marginName }: EffectAxis,
  panel: Panel,
  bounds: { from: number; to: number },
  style: FigureStyle,
): FigureText[] {
  if (margins.length === 0) return [];
  const x = margins.reduce((sum, value) => sum + xOf(panel, value), 0) / margins.length;
  const place = { x, middle: panel.y - 1 - style.of('tick').leading / 2, side: 'center', ...bounds } as const;
  return textAtPoint(marginName, 'tick', place, style, { color: 'caution' });
}

/** Height above a panel that the name of a margin needs. */
export const marginHeight = ({ margins }: EffectAxis, style: FigureStyle): number =>
  margins.length > 0 ? style.of('tick').leading + 2 : 0;

/** Height of the head of a panel and of what stands below it. */
export const headHeight = (
  axis: { head: EffectAxis['head']; detail: EffectAxis['detail'] },
  width: number,
  style: FigureStyle,
): number => heightIn(axis.head, 'head', width, style) + heightIn(axis.detail, 'detail', width, style);
