/** Results as a table: arms as columns, outcomes as rows, grouped by the population that was counted. */
import { pName } from './margin.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Trial, TrialArm, TrialEvent, TrialResult } from '../../trial/trial.js';
import { formatQuantity, notReported } from '../../format/format.js';
import type { Draft } from './cells.js';
import { countText, lower, populationName, shortName, trialArms } from './names.js';
import { sentencesOf, type NoteView } from './table-key.js';
import { absoluteNotes, rowLine, tableKey, wordsLine, type MeasuredRow } from './notes.js';
import { baselineRow, eventRow, groupBy, resultRows, type DraftRow } from './rows.js';
import { provenance } from './provenance.js';
import { withPaths } from './paths.js';
import { markFor, type Ingredient, type Marked } from './sources.js';

/** A table of results or events, as templates see it; numbers of columns are texts. */
export interface TableView {
  title: string;
  /** What the rows are, above their labels. */
  corner: string;
  columns: { name: string; n: string; mark: string }[];
  /** Whether any row has a p value or words in its place. */
  hasP: boolean;
  /** What that column is called, by the number style: `P value`. */
  pName: string;
  /** Number of columns, with the one of labels and the one of p values. */
  width: string;
  groups: { name: string; notes: string; rows: RowView[] }[];
  /** What the reader must know to read it, such as the meaning of NR: head, groups and rows have the ids of theirs. */
  key: NoteView[];
  headNotes: string;
  /** The same in sentences. */
  notes: string[];
  /** What calculated differences in risk mean for people, one line a comparison. */
  absolute: string[];
  /** Where each value comes from, one line a source. */
  provenance: string[];
}
export interface RowView {
  label: string;
  /** The outcome or event that it tells about; its comparisons have the same. */
  of: string;
  /** Role of the outcome (`primary`, `secondary` …) or kind of the event (`serious`, `common` …). */
  rank: string;
  mark: string;
  strong: boolean;
  /** Ids of the notes that explain it, with spaces between. */
  notes: string;
  cells: CellView[];
  p: Marked;
}
interface CellView extends Marked {
  span: string;
  kind: Draft['kind'];
}

/** The table of some results and adverse events. */
export function tableOf(trial: Trial, title: string, results: TrialResult[], events: TrialEvent[]): TableView {
  const arms = trialArms(trial);
  const groups = [
    ...groupBy(results, ({ population }) => population).map(([population, rows]) => ({
      name: populationName(trial, population),
      rows: rows.flatMap((result) => resultRows(trial, arms, result)),
    })),
    ...groupBy(events, ({ population }) => population).map(([population, rows]) => ({
      name: ['Adverse events', population && lower(populationName(trial, population))].filter(Boolean).join(', '),
      rows: rows.map((event) => eventRow(trial, arms, event)),
    })),
  ];
  return { ...assembled(trial, title, groups, results), absolute: absoluteNotes(results) };
}

/** The table of who took part: what was measured before treatment, by arm. Takes the rows that are wanted. */
export function baselineTable(trial: Trial, rows: Trial['baseline']): TableView {
  const arms = trialArms(trial);
  const drafts = rows.map((row) => baselineRow(trial, arms, row));
  return { ...assembled(trial, 'At baseline', [{ name: '', rows: drafts }], rows), corner: 'At baseline' };
}

function assembled(
  trial: Trial,
  title: string,
  groups: { name: string; rows: DraftRow[] }[],
  measured: MeasuredRow[],
  columns = trialArms(trial).map((arm) => columnOf(trial, arm)),
): TableView {
  const arms = trialArms(trial);
  const rows = groups.flatMap((group) => group.rows);
  const hasP = rows.some(({ p }) => p.text !== '');
  const drafts = [...rows.flatMap(({ cells, p }) => [...cells, p]), ...arms.map(headDraft)];
  const head = wordsLine(...columns.flatMap(({ name, n }) => [name, n]));
  const names = groups.map(({ name }) => wordsLine(name));
  const key = tableKey(trial, [head, ...names, ...rows.map(rowLine)], measured);
  const [headNotes = '', ...ofLines] = key.ofLines;
  return {
    title,
    corner: 'Outcome',
    columns,
    hasP,
    pName: pName(trial),
    width: String(columns.length + (hasP ? 2 : 1)),
    groups: groups.map(({ name, rows: inGroup }, index) => ({
      name,
      notes: ofLines[index]!,
      rows: inGroup.map((row) => toRow(trial, row, ofLines[groups.length + rows.indexOf(row)]!)),
    })),
    key: key.notes,
    headNotes,
    notes: sentencesOf(key.notes),
    absolute: [],
    provenance: provenance(
      trial,
      drafts.flatMap(({ from, text }) =>
        from.map((value) => ({ value, text: isQuantity(value) ? formatQuantity(value) : text })),
      ),
    ),
  };
}

/** The head of an arm's column. */
export const columnOf = (trial: Trial, arm: TrialArm): TableView['columns'][number] => ({
  name: shortName(arm),
  n: isQuantity(arm.n)
    ? withPaths(trial, countText(arm.n), [arm.n])
    : arm.n === 'not applicable'
      ? ''
      : `n ${notReported}`,
  mark: markFor(trial, [arm.n]),
});

const headDraft = ({ n }: TrialArm): Draft => ({ text: '', span: 1, kind: 'number', from: [n] });

/** A value or words, not the want of one. */
const isPresent = (item: Ingredient) => item !== null && typeof item === 'object';

/** A row for templates. Where every value of a row has the same source, its letter stands once, at the label. */
export function toRow(trial: Trial, { label, of, rank, strong, cells, p }: DraftRow, notes: string): RowView {
  const marks = [...cells, p].filter(({ from }) => from.some(isPresent)).map(({ from }) => markFor(trial, from));
  const shared = marks.length > 0 && marks.every((mark) => mark === marks[0]) ? marks[0]! : null;
  const mark = (from: Ingredient[]) => (shared === null ? markFor(trial, from) : '');
  return {
    label,
    mark: shared ?? '',
    of,
    rank,
    strong,
    notes,
    cells: cells.map(({ text, span, kind, from }) => ({
      text: withPaths(trial, text, from),
      span: String(span),
      kind,
      mark: mark(from),
    })),
    p: { text: withPaths(trial, p.text, p.from), mark: mark(p.from) },
  };
}
