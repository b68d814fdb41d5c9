/** The panel of what each arm had: its axis, its points with their intervals or stems, and the values at them. */
import type { Chart, Mark } from '../../document/types.js';
import { linearAxis } from './axis.js';
import { stepsIn } from './effect.js';
import { xOf, type Axis, type FigureStyle, type FigureText, type Panel, type Point } from './figure.js';
import { naturalWidth, textAtPoint } from './texts.js';

/** The panel in its place; `middles` are the heights of the rows, `size` is that of a point. */
export function armsPanel(
  { arms, marks, numbers }: Chart,
  box: Pick<Panel, 'x' | 'y' | 'width' | 'height'>,
  middles: readonly number[],
  size: number,
  style: FigureStyle,
): Panel {
  const axis = armsAxis(marks, numbers, arms!.most, stepsIn(box.width, style));
  const stands = axis.from <= 0 && axis.to >= 0;
  const points = marks.flatMap(({ label, tone, value, low, high }, row): Point[] =>
    value === null
      ? []
      : [
          {
            label: label.text,
            tone,
            series: row,
            across: middles[row]!,
            value,
            low,
            high,
            arrows: { low: false, high: false },
            shape: 'circle',
            size,
            stem: stands && (low === null || high === null),
          },
        ],
  );
  const lines = stands ? [{ kind: 'no effect' as const, value: 0 }] : [];
  return {
    name: 'arms',
    ...box,
    axis,
    along: 'x',
    time: null,
    zones: [],
    lines,
    points,
    joined: false,
    weight: style.weight,
  };
}

/** Over all values and intervals; from zero, unless these have intervals and lie so far from it that they would shrink to dots. */
function armsAxis(marks: readonly Mark[], numbers: Chart['numbers'], most: number | null, steps: number): Axis {
  const values = marks.flatMap(({ value, low, high }) => [value, low, high].filter((one) => one !== null));
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  const hasIntervals = marks.every(({ value, low, high }) => value === null || (low !== null && high !== null));
  const isFar = hasIntervals && Math.min(Math.abs(least), Math.abs(largest)) > 3 * (largest - least);
  return linearAxis(isFar ? values : [0, ...values], numbers, Math.min(5, steps), most ?? Infinity);
}

/** What an arm had: over its point; where a row has `isLine` one line, beside its interval, away from zero if it has room there. */
export function valueTexts(
  mark: Mark,
  row: number,
  middle: number,
  panel: Panel,
  style: FigureStyle,
  isLine: boolean,
): FigureText[] {
  const { value, text } = mark;
  const bounds = { from: panel.x, to: panel.x + panel.width + 12 };
  const tells = value === null ? {} : { tells: { panel: panel.name, what: 'value', index: row } as const };
  const beside = isLine ? placeOfValue(mark, panel, bounds, style) : null;
  if (beside) return textAtPoint(text, 'value', { ...beside, middle, ...bounds }, style, tells);
  const x = value === null ? panel.x : xOf(panel, value);
  const over = middle - style.of('value').leading * 0.95;
  return textAtPoint(
    text,
    'value',
    { ...offLine(x, panel, naturalWidth(text, 'value', style)), middle: over, ...bounds },
    style,
    tells,
  );
}

/** Over its point; beside the line of zero where the words would lie on that. */
function offLine(x: number, panel: Panel, width: number): { x: number; side: 'left' | 'center' | 'right' } {
  const over = { x, side: 'center' as const };
  const line = panel.lines.map(({ value }) => xOf(panel, value)).find((at) => Math.abs(at - x) < width / 2 + 1);
  if (line === undefined) return over;
  const isRight = x > line || (x === line && panel.axis.to > -panel.axis.from);
  return isRight ? { x: line + clear, side: 'left' } : { x: line - clear, side: 'right' };
}

/** Space between words and a line, in points. */
const clear = 3;

/** Space between an interval and the value beside it, in points. */
const apart = 5;

/** The end of an interval that the value stands at, and the side of the words that is there; null where neither has room. */
function placeOfValue(
  { value, low, high, text }: Mark,
  panel: Panel,
  bounds: { from: number; to: number },
  style: FigureStyle,
): { x: number; side: 'left' | 'right' } | null {
  if (value === null) return null;
  const width = naturalWidth(text, 'value', style);
  const before = { x: xOf(panel, low ?? value) - apart, side: 'right' } as const;
  const behind = { x: xOf(panel, high ?? value) + apart, side: 'left' } as const;
  const places = [before, behind].filter(({ x, side }) =>
    side === 'right' ? x - width >= bounds.from : x + width <= bounds.to,
  );
  return (value < 0 ? places[0] : places.at(-1)) ?? null;
}
