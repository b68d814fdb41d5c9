/**
 * The table of the page: outcomes as rows, one each; arms as columns, and behind them how they compare,
 * each difference with its interval and its p value in one cell.
 */
import type { Trial, TrialEvent, TrialResult } from '../../trial/trial.js';
import { headOf, pairsIn, type Head } from './compared-pairs.js';
import { sameDeaths } from './deaths.js';
import { lower, populationName, trialArms } from './names.js';
import { absoluteNotes, rowLine, tableKey, wordsLine } from './notes.js';
import { nothing, rowsOf } from './page-rows.js';
import { eventRow, groupBy, rowsAbout, type DraftRow } from './rows.js';
import { markFor } from './sources.js';
import { sentencesOf, type NoteView } from './table-key.js';
import { columnOf, toRow, type RowView } from './table.js';

/** The table of the page, as templates see it; numbers of columns are texts. */
export interface PageTableView {
  title: string;
  columns: { name: string; n: string; mark: string }[];
  /** Heads of the columns of comparisons: what is compared, and what its values are. */
  differences: { name: string; detail: string; mark: string }[];
  width: string;
  groups: { name: string; notes: string; rows: PageRow[] }[];
  /** What the reader must know to read it: head, groups and rows have the ids of theirs. */
  key: NoteView[];
  headNotes: string;
  /** The same in sentences. */
  notes: string[];
  /** What calculated differences in risk mean for people, one line a comparison. */
  absolute: string[];
}

/** A row; its cells say how they stand in their column. */
type PageRow = Omit<RowView, 'p' | 'cells'> & {
  cells: (RowView['cells'][number] & { align: 'right' | 'center' })[];
};

/** More pairs of arms than these have their comparisons in rows of their own, under the arms. */
export const mostColumns = { pairs: 2, all: 6, talk: 5 } as const;

/** Takes the results and events that are told, and the pairs of arms that have a column; deaths that an outcome counts are told once, and stay as deaths do. */
export function pageTable(
  trial: Trial,
  results: TrialResult[],
  events: TrialEvent[],
  pairs = pairsIn(trial, results),
): PageTableView {
  const arms = trialArms(trial);
  const beside = pairs.length <= mostColumns.pairs && arms.length + pairs.length <= mostColumns.all ? pairs : [];
  const heads = beside.map((pair) => headOf(trial, pair, results));
  const counted = events.map((event) => sameDeaths(trial, results, event));
  const asDeaths = counted.flatMap((result) => (result ? [rowsAbout(trial, result)] : []));
  const ranked = (row: DraftRow) => (asDeaths.includes(row.of) ? { ...row, rank: 'death' } : row);
  const told = events.filter((_, index) => !counted[index]);
  const blank = beside.map(() => nothing);
  const groups = [
    ...groupBy(results, ({ population }) => population).map(([population, rows]) => ({
      name: populationName(trial, population),
      rows: rows.flatMap((result) => rowsOf(trial, arms, result, heads)).map(ranked),
    })),
    ...groupBy(told, ({ population }) => population).map(([population, rows]) => ({
      name: ['Adverse events', population && lower(populationName(trial, population))].filter(Boolean).join(', '),
      rows: rows.map((event) => {
        const row = eventRow(trial, arms, event);
        return { ...row, cells: [...row.cells, ...blank] };
      }),
    })),
  ];
  return assembled(trial, results, groups, heads);
}

// ── The whole ───────────────────────────────────────────────────────────────

function assembled(
  trial: Trial,
  results: TrialResult[],
  groups: { name: string; rows: DraftRow[] }[],
  heads: Head[],
): PageTableView {
  const columns = trialArms(trial).map((arm) => columnOf(trial, arm));
  const rows = groups.flatMap((group) => group.rows);
  const differences = heads.map(({ name, measure, interval }, index) => {
    const short = interval.replace(', level not stated', '');
    const detail = [measure, short && `(${short})`].filter(Boolean).join(' ');
    return { name, detail, mark: sharedMark(trial, rows, columns.length, index) };
  });
  const head = wordsLine(...columns.flatMap(({ name, n }) => [name, n]), ...differences.map(({ name }) => name));
  const key = tableKey(
    trial,
    [
      head,
      ...groups.map(({ name }) => wordsLine(name)),
      ...rows.map((row) => rowLine({ ...row, cells: row.cells.filter((cell) => cell !== nothing) })),
    ],
    results,
  );
  const [headNotes = '', ...ofLines] = key.ofLines;
  const told = new Set(differences.flatMap(({ mark }, index) => (mark ? [index] : [])));
  return {
    title: 'Results',
    columns,
    differences,
    width: String(columns.length + heads.length + 1),
    groups: groups.map(({ name, rows: inGroup }, index) => ({
      name,
      notes: ofLines[index]!,
      rows: inGroup.map((row) => rowView(trial, row, ofLines[groups.length + rows.indexOf(row)]!, heads.length, told)),
    })),
    key: key.notes,
    headNotes,
    notes: sentencesOf(key.notes),
    absolute: absoluteNotes(results),
  };
}

/** The letters that all cells of a column of comparisons share: they stand on its head. */
function sharedMark(trial: Trial, rows: DraftRow[], arms: number, index: number): string {
  const cells = rows.flatMap((row) => {
    let column = 0;
    const own = row.cells.find(({ span }) => (column += span) > arms + index);
    return own && own.span === 1 && own.from.length > 0 ? [own] : [];
  });
  const marks = cells.map(({ from }) => markFor(trial, from));
  return marks.length > 0 && marks.every((mark) => mark === marks[0]) ? marks[0]! : '';
}

/** A row, its letters at the label where all cells but those of heads with letters share them. */
function rowView(trial: Trial, row: DraftRow, notes: string, differences: number, told: ReadonlySet<number>): PageRow {
  const first = row.cells.length - differences;
  const isWhole = row.cells.every(({ span }, index) => index < first || span === 1);
  const isTold = (index: number) => isWhole && index >= first && told.has(index - first);
  const own = toRow(trial, { ...row, cells: row.cells.filter((_, index) => !isTold(index)) }, notes);
  const rest = [...own.cells];
  const all = row.cells.map((cell, index) =>
    isTold(index) ? { ...toRow(trial, { ...row, cells: [cell] }, notes).cells[0]!, mark: '' } : rest.shift()!,
  );
  const aligned = all.map((cell) => ({
    ...cell,
    align: cell.span === '1' ? ('right' as const) : ('center' as const),
  }));
  return { ...own, cells: aligned };
}
