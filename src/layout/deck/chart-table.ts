/** What stands behind the charts of a figure: the trial as a table, a row an arm, a comparison or a visit. */
import type { Chart, Mark, Worded } from '../../document/types.js';
import type { Panel } from '../charts/figure.js';
import type { ChartCell, ChartColumn, ChartTable } from '../types.js';

/** The table that the panels of a figure draw from. */
export function chartTable(chart: Chart, panels: readonly Panel[]): ChartTable {
  return chart.kind === 'visits' ? visitsTable(chart, panels) : rowsTable(chart);
}

type Draws = ChartColumn['draws'];

const column = (head: string, cells: ChartCell[], draws: Draws = null): ChartColumn => ({ head, draws, cells });

const wordsCell = ({ text, data }: Worded): ChartCell => (text === '' ? null : { text, data });

/** The number that `n = 57` prints of the data, where it is one; else its words. */
function counted(detail: Worded): ChartCell {
  const [only, ...others] = detail.data;
  const number = only && others.length === 0 ? Number(detail.text.slice(only.start, only.end)) : NaN;
  return Number.isFinite(number) && detail.text.startsWith('n') ? number : wordsCell(detail);
}

/** Columns that hold nothing are left out. */
const filled = (columns: ChartColumn[]): ChartTable => ({
  columns: columns.filter(({ cells }, index) => index === 0 || cells.some((cell) => cell !== null)),
});

/** A row a mark: its name, what was counted, what it had, and how it compares. */
function rowsTable({ kind, arms, effect, columns, marks }: Chart): ChartTable {
  const cells = (of: (mark: Mark) => ChartCell) => marks.map(of);
  const first = ({ estimates }: Mark) => estimates[0];
  const draws = (panel: Panel['name'], what: 'value' | 'low' | 'high'): Draws => ({ panel, what, series: null });
  return filled([
    column(
      kind === 'forest' ? 'Comparison' : 'Arm',
      cells(({ label }) => wordsCell(label)),
    ),
    column(
      'n',
      cells(({ detail }) => counted(detail)),
    ),
    ...columns.map(({ text }, index) =>
      column(
        text,
        cells(({ cells: own }) => (own[index] ? wordsCell(own[index]) : null)),
      ),
    ),
    column(
      arms?.head.text ?? '',
      cells(({ value }) => value),
      draws('arms', 'value'),
    ),
    column(
      'Low',
      cells(({ low }) => low),
      draws('arms', 'low'),
    ),
    column(
      'High',
      cells(({ high }) => high),
      draws('arms', 'high'),
    ),
    column(
      effect?.head.text ?? '',
      cells((mark) => first(mark)?.value ?? null),
      draws('effect', 'value'),
    ),
    column(
      arms ? 'Difference: low' : 'Low',
      cells((mark) => first(mark)?.low ?? null),
      draws('effect', 'low'),
    ),
    column(
      arms ? 'Difference: high' : 'High',
      cells((mark) => first(mark)?.high ?? null),
      draws('effect', 'high'),
    ),
    column(
      'P',
      cells((mark) => (first(mark) ? wordsCell(first(mark)!.p) : null)),
    ),
  ]);
}

/** A row a visit, with what each arm had; beside it the comparisons, a row each. */
function visitsTable({ effect, marks }: Chart, panels: readonly Panel[]): ChartTable {
  const visits = [...new Set(marks.map(({ at }) => at))];
  const arms = [...new Set(marks.map(({ label }) => label.text))];
  const compared = marks.filter(({ estimates }) => estimates.length > 0);
  const rows = Math.max(visits.length, panels.some(({ name }) => name === 'effect') ? compared.length : 0);
  const padded = (cells: ChartCell[]) => [...cells, ...Array<null>(rows - cells.length).fill(null)];
  const ofArm = (arm: string, series: number): ChartColumn[] => {
    const at = visits.map((visit) => marks.find((mark) => mark.label.text === arm && mark.at === visit));
    const one = (head: string, of: (mark: Mark) => ChartCell, what: 'value' | 'low' | 'high' | null) =>
      column(head, padded(at.map((mark) => (mark ? of(mark) : null))), what && { panel: 'visits', what, series });
    return [
      one(`${arm}: n`, ({ detail }) => counted(detail), null),
      one(arm, ({ value }) => value, 'value'),
      one(`${arm}: low`, ({ low }) => low, 'low'),
      one(`${arm}: high`, ({ high }) => high, 'high'),
    ];
  };
  const ofEffect = (head: string, of: (mark: Mark) => ChartCell, what: 'value' | 'low' | 'high' | null) =>
    column(head, padded(compared.map(of)), what && { panel: 'effect', what, series: null });
  return filled([
    column('Visit', padded(visits.map((text) => ({ text, data: [] })))),
    ...arms.flatMap(ofArm),
    ...(effect
      ? [
          ofEffect('Compared', ({ label }) => wordsCell(label), null),
          ofEffect(effect.head.text, ({ estimates }) => estimates[0]!.value, 'value'),
          ofEffect('Difference: low', ({ estimates }) => estimates[0]!.low, 'low'),
          ofEffect('Difference: high', ({ estimates }) => estimates[0]!.high, 'high'),
        ]
      : []),
  ]);
}
