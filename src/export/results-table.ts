/** The results of a trial as plain rows, and what its charts show in words: what every export is made from. */
import type { Loaded } from '../load.js';
import { numberStyles, type NumberStyle } from '../dataset/number-styles.js';
import { withCalculated } from '../trial/calculated/unreported.js';
import { bare } from '../document/carried.js';
import { inBrackets } from '../template/view/sources.js';
import { tableOf, type TableView } from '../template/view/table.js';
import { isCounted, viewOf } from '../template/view/view.js';

export interface ResultsTable {
  language: string;
  /** How its numbers are printed. */
  style: NumberStyle;
  title: string;
  /** Outcome, the arms, and p values where there are any; each with its second line, such as `n = 57`. */
  head: string[];
  groups: { name: string; rows: ResultsRow[] }[];
  notes: string[];
  /** The chart and the flow of participants, as they are read to those who do not see them. */
  described: string[];
}
export interface ResultsRow {
  label: string;
  cells: ResultsCell[];
}
export interface ResultsCell {
  text: string;
  /** Letters of its sources where these are not the main one. */
  mark: string;
  span: number;
}

/** All results and counted adverse events, also those that the page has no room for. */
export function resultsTableOf(loaded: Loaded): ResultsTable {
  const trial = withCalculated(loaded.trial);
  const counted = trial.adverse_events.filter(isCounted);
  const view = viewOf(loaded);
  const table = tableOf(trial, `Results: ${view.cite.short}`, trial.results, counted);
  const lettered = view.sources.map(
    ({ letter, cite, date }) => `${letter}: ${[cite, date].filter(Boolean).join(', ')}.`,
  );
  return {
    language: trial.language,
    style: numberStyles[trial.style ?? 'plain'],
    title: table.title,
    head: headOf(table),
    groups: table.groups.map(({ name, rows }) => ({
      name: inBrackets(name),
      rows: rows.map((row) => rowOf(row, table.hasP)),
    })),
    notes: [
      ...table.notes.map(inBrackets),
      `Sources: ${lettered.join(' ')}`,
      `Data of ${view.revised}, revision ${view.revision}.`,
    ],
    described: [view.chart?.alt ?? '', view.flow.alt].filter(Boolean),
  };
}

const headOf = ({ columns, hasP, pName }: TableView): string[] => [
  'Outcome',
  ...columns.map(({ name, n, mark }) => `${name}, ${bare(n)}${mark && ` [${mark}]`}`),
  ...(hasP ? [pName] : []),
];

function rowOf({ label, mark, cells, p }: TableView['groups'][number]['rows'][number], hasP: boolean): ResultsRow {
  const all = cells.map((cell) => ({ text: bare(cell.text), mark: cell.mark, span: Number(cell.span) }));
  return {
    label: mark ? `${label} [${mark}]` : label,
    cells: hasP ? [...all, { text: bare(p.text), mark: p.mark, span: 1 }] : all,
  };
}

/** `81% [b]`: the text of a cell with the letters of its sources. */
export const cellText = ({ text, mark }: ResultsCell): string => (mark ? `${text} [${mark}]` : text);
