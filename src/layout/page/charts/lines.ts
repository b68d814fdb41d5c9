/** Change over time: a line an arm, its intervals, and under each visit the number analysed. */
import type { Chart, Inline, Mark } from '../../../document/types.js';
import type { ColorName } from '../../../theme/theme.js';
import { formatTicks } from '../../../format/format.js';
import { visitTime, visitTimes } from '../../../format/visit-time.js';
import type { Item } from '../../types.js';
import { typeOf, type Setting } from '../style.js';
import { armColor, asTicks, printed, stroke, textAt, textIn, textWidth, type Box } from './frame.js';
import { linearAxis, type Axis } from './scale.js';

/** Height of the plot itself at the natural setting, in points. */
const plotHeight = 92;

/** One arm: its marks by visit. */
interface Series {
  label: string;
  color: ColorName;
  marks: Mark[];
}

/** Natural height of the figure without its title: plot, visits, and a row of numbers an arm. */
export function linesHeight(chart: Chart, setting: Setting): number {
  const tick = typeOf('tick', setting).leading;
  const labels = seriesOf(chart.marks).length * 2 * typeOf('figure', setting).leading;
  return Math.max(plotHeight * setting.figure, labels) + tick * (3.2 + seriesOf(chart.marks).length) + 8;
}

/** The lines in a box of a width and height in points, from its own upper left corner. */
export function drawLines(chart: Chart, width: number, height: number, setting: Setting): Item[] {
  const series = seriesOf(chart.marks);
  const visits = [...new Set(chart.marks.map(({ at }) => at))];
  const tick = typeOf('tick', setting).leading;
  const axis = linearAxis([0, ...chart.marks.flatMap(({ value, low, high }) => [value, low, high].filter(isNumber))]);
  const numbers = numbersOf(series, visits);
  const below = tick * (1.2 + (numbers.length > 0 ? numbers.length + 1 : 0)) + 4;
  const names = Math.max(...series.map(({ label }) => textWidth(label, 'tick', setting)));
  const left = Math.max(
    Math.min(names, width * 0.24) + 8,
    ...formatTicks(axis.ticks).map((text) => textWidth(text, 'tick', setting) + 8),
  );
  const right = Math.min(width * 0.3, Math.max(...series.map((one) => labelOf(one, setting).width))) + 10;
  const top = tick + 5;
  const plot: Box = { x: left + 14, y: top, width: width - left - right - 22, height: height - top - below };
  const places = placesOf(visits).map((place) => plot.x + place * plot.width);
  const at = (mark: Mark) => places[visits.indexOf(mark.at)]!;
  return [
    ...textIn({ x: 0, y: 0, width }, chart.axis, { role: 'tick', setting }).items,
    ...valueAxis(axis, plot, left, setting),
    ...visitAxis(visits, places, plot, left, setting),
    ...series.flatMap((one, index) => drawSeries(one, index, series.length, at, axis, plot)),
    ...endLabels(series, axis, plot, right - 10, setting),
    ...numberRows(numbers, places, plot.y + plot.height + tick * 1.2 + 4, left, setting),
  ];
}

const isNumber = (value: number | null): value is number => value !== null;

function seriesOf(marks: Mark[]): Series[] {
  const keys = [...new Set(marks.map(({ tone, label }) => `${tone} ${label}`))];
  return keys.map((key) => {
    const own = marks.filter(({ tone, label }) => `${tone} ${label}` === key);
    return { label: own[0]!.label, color: armColor(own[0]!.tone), marks: own };
  });
}

/** Visits between 0 and 1, as far apart as they were in time where that is known. */
function placesOf(visits: string[]): number[] {
  const times = visitTimes(visits) ?? visits.map((_, index) => index);
  const [first, last] = [times[0]!, times.at(-1)!];
  return times.map((time) => (last === first ? 0.5 : (time - first) / (last - first)));
}

const heightOf = (value: number, axis: Axis, plot: Box) => plot.y + (1 - axis.place(value)) * plot.height;

function valueAxis(axis: Axis, plot: Box, left: number, setting: Setting): Item[] {
  const texts = formatTicks(axis.ticks);
  return axis.ticks.flatMap((tick, index): Item[] => {
    const y = heightOf(tick, axis, plot);
    const [from, to]: [number, number][] = [[plot.x - 4, y], [plot.x + plot.width + 4, y]]; // prettier-ignore
    const line = tick === 0 ? stroke([from!, to!], 'ink', 0.9) : stroke([from!, to!], 'hairline', 0.6);
    return [line, ...asTicks(textAt(left, y, texts[index]!, 'tick', setting, 'right'))];
  });
}

/** Names of the visits; where they would touch, only their numbers, with the unit at the left. */
function visitAxis(visits: string[], places: number[], plot: Box, left: number, setting: Setting): Item[] {
  const middle = plot.y + plot.height + 4 + typeOf('tick', setting).leading / 2;
  const wide = visits.some((visit, index) => {
    const next = visits[index + 1];
    if (next === undefined) return false;
    const need = (textWidth(visit, 'tick', setting) + textWidth(next, 'tick', setting)) / 2 + 4;
    return places[index + 1]! - places[index]! < need;
  });
  const times = wide ? visits.map(visitTime) : [];
  const short = times.every((time) => time !== null) ? times : [];
  const unit = short[0] ? textAt(left, middle, short[0].unit, 'tick', setting, 'right') : [];
  return [
    ...unit,
    ...visits.flatMap((visit, index) =>
      textAt(places[index]!, middle, short[index]?.digits ?? visit, 'tick', setting, 'center'),
    ),
  ];
}

/** Each arm by its own kind of line and marker too, so that it is told apart without colour. */
const dashes: readonly ([number, number] | undefined)[] = [undefined, [5, 2.5], [1.6, 2], [8, 2]];

function drawSeries(
  { color, marks }: Series,
  index: number,
  count: number,
  at: (mark: Mark) => number,
  axis: Axis,
  plot: Box,
): Item[] {
  const drawn = marks.filter(({ value }) => value !== null);
  // Intervals of neighbours stand side by side, not one over the other.
  const shift = (index - (count - 1) / 2) * 2.4;
  const points = drawn.map((mark): [number, number] => [at(mark) + shift, heightOf(mark.value!, axis, plot)]);
  const dash = dashes[index % dashes.length];
  return [
    ...drawn.flatMap(({ low, high }, place): Item[] => {
      if (low === null || high === null) return [];
      const x = points[place]![0];
      const [from, to] = [heightOf(low, axis, plot), heightOf(high, axis, plot)];
      return [
        stroke([[x, from], [x, to]], color, 0.9), // prettier-ignore
        ...[from, to].map((y) => stroke([[x - 2, y], [x + 2, y]], color, 0.9)), // prettier-ignore
      ];
    }),
    { ...stroke(points, color, 1.6), ...(dash && { dash }) },
    ...points.map(([x, y]) => marker(index, x, y, color)),
  ];
}

function marker(index: number, x: number, y: number, fill: ColorName): Item {
  const r = 2.8;
  switch (index % 4) {
    case 0:
      return { kind: 'circle', x, y, radius: r, fill };
    case 1:
      return { kind: 'rect', x: x - r, y: y - r, width: 2 * r, height: 2 * r, fill };
    case 2:
      return { kind: 'path', points: [[x, y - r * 1.3], [x + r * 1.3, y], [x, y + r * 1.3], [x - r * 1.3, y]], fill }; // prettier-ignore
    default:
      return { kind: 'path', points: [[x, y - r * 1.2], [x + r * 1.2, y + r], [x - r * 1.2, y + r]], fill }; // prettier-ignore
  }
}

/** The last value of an arm under its name, at the end of its line. */
function labelOf({ label, marks }: Series, setting: Setting): { name: string; text: Inline[]; width: number } {
  const last = marks.findLast(({ value }) => value !== null);
  const text = last ? printed(last, 'text') : [];
  return {
    name: label,
    text,
    width: Math.max(textWidth(label, 'figure', setting), textWidth(text, 'figure', setting, true)) + 1,
  };
}

/** Names at the ends of the lines, moved apart where they would touch. */
function endLabels(series: Series[], axis: Axis, plot: Box, width: number, setting: Setting): Item[] {
  const x = plot.x + plot.width + 12;
  const labels = series
    .map((one) => {
      const last = one.marks.findLast(({ value }) => value !== null);
      const { name, text } = labelOf(one, setting);
      const set = (y: number) => {
        const head = textIn({ x, y, width }, name, { role: 'figure', setting, color: 'ink' });
        const value = textIn({ x, y: y + head.height, width }, text, { role: 'figure', setting, face: 'strong' });
        return { items: [...head.items, ...value.items], height: head.height + value.height };
      };
      return { wish: last ? heightOf(last.value!, axis, plot) : plot.y, set, height: set(0).height };
    })
    .sort((a, b) => a.wish - b.wish);
  let floor = plot.y - 6;
  const tops = labels.map(({ wish, height }) => {
    const top = Math.max(floor, wish - height / 2);
    floor = top + height + 1;
    return top;
  });
  // What went below the plot is pushed back up, from the last label on.
  let ceiling = plot.y + plot.height + 8;
  for (let index = labels.length - 1; index >= 0; index--) {
    tops[index] = Math.min(tops[index]!, ceiling - labels[index]!.height);
    ceiling = tops[index]! - 1;
  }
  return labels.flatMap(({ set }, index) => set(tops[index]!).items);
}

// ── Numbers analysed ────────────────────────────────────────────────────────

interface NumberRow {
  label: string;
  counts: Inline[][];
}

/** The number of each arm at each visit; none where none is known. */
function numbersOf(series: Series[], visits: string[]): NumberRow[] {
  const rows = series.map(({ label, marks }) => ({
    label,
    counts: visits.map((visit) => {
      const mark = marks.find(({ at }) => at === visit);
      return mark ? printed(mark, 'detail') : [];
    }),
  }));
  return rows.some(({ counts }) => counts.some((count) => count.length > 0)) ? rows : [];
}

function numberRows(rows: NumberRow[], places: number[], y: number, left: number, setting: Setting): Item[] {
  if (rows.length === 0) return [];
  const { leading } = typeOf('tick', setting);
  return [
    ...textIn({ x: 0, y, width: left + 60 }, 'Number analysed', { role: 'tick', setting, face: 'strong' }).items,
    ...rows.flatMap(({ label, counts }, index) => {
      const middle = y + leading * (index + 1.5);
      return [
        ...textIn({ x: 0, y: middle - leading / 2, width: left }, label, { role: 'tick', setting, align: 'right' })
          .items,
        ...counts.flatMap((count, visit) =>
          textAt(places[visit]!, middle, count.length > 0 ? count : '–', 'tick', setting, 'center'),
        ),
      ];
    }),
  ];
}
