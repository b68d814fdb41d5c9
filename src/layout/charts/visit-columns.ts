/** What a figure of visits shows by arm, and the columns that it stands in. */
import type { Chart, Mark } from '../../document/types.js';
import { linearAxis } from './axis.js';
import type { Axis, FigureStyle } from './figure.js';
import { naturalWidth } from './texts.js';

/** One arm: its marks by visit. */
export interface Series {
  first: Mark;
  marks: Mark[];
}

export function seriesOf(marks: readonly Mark[]): Series[] {
  const names = [...new Set(marks.map(({ label }) => label.text))];
  return names.map((name) => {
    const own = marks.filter(({ label }) => label.text === name);
    return { first: own[0]!, marks: own };
  });
}

export interface Columns {
  /** What stands left of the plot: ticks, and the names of the arms beside their numbers. */
  left: number;
  plot: { x: number; width: number };
  labels: { x: number; width: number };
  /** Where arms are compared; else of no width, at the right end. */
  strip: { x: number; width: number };
}

/** Part of the width that comparisons take. */
const stripShare = 0.3;

export function columnsOf(chart: Chart, width: number, style: FigureStyle): Columns {
  const series = seriesOf(chart.marks);
  const ticks = axisOf(chart).ticks.map(({ text }) => naturalWidth(text, 'tick', style));
  const names = series.map(({ first }) => naturalWidth(first.label, 'tick', style));
  const left = Math.max(...ticks, Math.min(width * 0.2, ...[Math.max(...names)])) + 8;
  const strip = chart.effect ? width * stripShare : 0;
  const ends = Math.min(
    width * 0.2,
    Math.max(
      ...series.map((one) =>
        Math.max(naturalWidth(one.first.label, 'label', style), naturalWidth(lastOf(one).text, 'value', style)),
      ),
    ) + 2,
  );
  const stripGap = strip > 0 ? 16 : 0;
  const x = left + 8;
  const plot = width - x - 10 - ends - stripGap - strip;
  return {
    left,
    plot: { x, width: plot },
    labels: { x: x + plot + 10, width: ends },
    strip: { x: width - strip, width: strip },
  };
}

export const lastOf = ({ marks }: Series): Mark => marks.findLast(({ value }) => value !== null) ?? marks[0]!;

export const hasCounts = (marks: readonly Mark[]) => marks.some(({ detail }) => detail.text !== '');

/** Over all values and intervals, and zero. */
export function axisOf({ marks, numbers }: Chart): Axis {
  const values = marks.flatMap(({ value, low, high }) => [value, low, high].filter((one) => one !== null));
  return linearAxis([0, ...values], numbers, 5);
}
