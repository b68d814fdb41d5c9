/** Words beside the plot that follow values: estimates at the ends of rows, last values at the ends of lines. */
import { valueAt, type Panel } from '../../layout/charts/panel.js';
import type { DeckChart, DeckLabel } from '../../layout/types.js';
import { labelFormula } from './label-formulas.js';
import type { Label, Labels } from './label-xml.js';
import type { Series } from './series.js';
import type { Range, Sheet } from './sheet.js';

const heads = { value: 'Label', estimate: 'Label', interval: 'Label of the interval' } as const;

/** A series of points that are not drawn, a label each, for each kind of words that does not stand at its point. */
export function labelSeries(chart: DeckChart, sheet: Sheet): Series[] {
  const { panel, labels } = chart;
  return labels.flatMap((label): Series[] => {
    const { what, index } = label.tells;
    if (what === 'tick' || (what === 'value' && panel.along === 'x')) return [];
    const cells = labelCell(panel, label, sheet);
    const own = anchored(panel, label, 'r', chart.width);
    return [{ ...own, name: `${heads[what]} ${index + 1}`, labels: { ...own.labels, cells } }];
  });
}

/** The cell with the words of a label, which follow the value or the limits that they print. */
export function labelCell(panel: Panel, { tells: { what, index }, box }: DeckLabel, sheet: Sheet): Range {
  const cell = (which: 'value' | 'low' | 'high') => {
    const drawn = sheet.drawn(panel.name, which, index);
    if (drawn === null) return [];
    const rows = sheet.cells(drawn);
    // Of a line, the last value.
    const last = rows.findLastIndex((value) => typeof value === 'number');
    return last < 0 ? [] : [{ range: { column: drawn.column, row: drawn.row + last }, value: rows[last] as number }];
  };
  const numbers = what === 'interval' ? [...cell('low'), ...cell('high')] : cell('value');
  const runs = box.paragraphs.flatMap((paragraph) => paragraph.runs).filter(({ script }) => script === 'normal');
  const head = panel.name === 'arms' ? 'Label of the arm' : heads[what as keyof typeof heads];
  return sheet.put(head, index, labelFormula(runs.map(({ text }) => text).join(''), numbers));
}

/** Points that programs leave between a point and its label. */
const apart = 3;

/** A point at the edge of the plot, or in it, from which the label reaches to its place. */
export function anchored(
  panel: Panel,
  { box }: DeckLabel,
  side: Labels['side'],
  width = 1,
): Series & { labels: Labels } {
  const middle = box.y + box.height / 2;
  const left = Math.max(panel.x, Math.min(box.x, panel.x + panel.width));
  const center = box.x + box.width / 2;
  const at = { t: center, b: center, ctr: center, l: panel.x, r: left }[side];
  // A hair inside, as LibreOffice cuts at the ends of an axis.
  const share = Math.min(0.9995, Math.max(0.0005, (at - panel.x) / panel.width));
  const up = side === 'b' ? 0 : 1 - (middle - panel.y) / panel.height;
  const upwards = Math.min(1, Math.max(0, up));
  const [x, y] =
    panel.along === 'x'
      ? [valueAt(panel.axis, share), upwards]
      : [panel.time ? valueAt(panel.time, share) : share, valueAt(panel.axis, upwards)];
  const label: Label = { box, ...(side === 'r' && { moved: (box.x - apart - at) / width }) };
  return { name: '', x: [x], y: [y], labels: { side, all: [label], cells: null } };
}
