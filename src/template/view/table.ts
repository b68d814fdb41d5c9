/** Results as a table: arms as columns, outcomes as rows, grouped by the population that was counted. */
import { isQuantity } from '../../dataset/quantity.js';
import type { AdverseEvent, Arm, Dataset, Result } from '../../dataset/schema.js';
import { formatQuantity, notReported } from '../../format/format.js';
import type { Draft } from './cells.js';
import { armName, countText, lower, populationName, trialArms } from './names.js';
import { absoluteNotes, notesOf, type MeasuredRow } from './notes.js';
import { baselineRow, eventRow, groupBy, resultRows, type DraftRow } from './rows.js';
import { provenance } from './provenance.js';
import { markFor, type Ingredient, type Marked } from './sources.js';

/** A table of results or events, as templates see it; numbers of columns are texts. */
export interface TableView {
  title: string;
  /** What the rows are, above their labels. */
  corner: string;
  columns: { name: string; n: string; mark: string }[];
  /** Whether any row has a p value or words in its place. */
  hasP: boolean;
  /** Number of columns, with the one of labels and the one of p values. */
  width: string;
  groups: { name: string; rows: RowView[] }[];
  /** What the reader must know to read it, such as the meaning of NR. */
  notes: string[];
  /** What calculated differences in risk mean for people, one line a comparison. */
  absolute: string[];
  /** Where each figure comes from, one line a source. */
  provenance: string[];
}
interface RowView {
  label: string;
  /** The outcome or event that it tells about; its comparisons have the same. */
  of: string;
  /** Role of the outcome (`primary`, `secondary` …) or kind of the event (`serious`, `common` …). */
  rank: string;
  mark: string;
  strong: boolean;
  cells: CellView[];
  p: Marked;
}
interface CellView extends Marked {
  span: string;
  kind: Draft['kind'];
}

/** The table of some results and adverse events. */
export function tableOf(dataset: Dataset, title: string, results: Result[], events: AdverseEvent[]): TableView {
  const arms = trialArms(dataset);
  const groups = [
    ...groupBy(results, ({ population }) => population).map(([population, rows]) => ({
      name: populationName(dataset, population),
      rows: rows.flatMap((result) => resultRows(dataset, arms, result)),
    })),
    ...groupBy(events, ({ population }) => population ?? '').map(([population, rows]) => ({
      name: ['Adverse events', population && lower(populationName(dataset, population))].filter(Boolean).join(', '),
      rows: rows.map((event) => eventRow(dataset, arms, event)),
    })),
  ];
  return { ...assembled(dataset, title, groups, results), absolute: absoluteNotes(dataset, results) };
}

/** The table of who took part: what was measured before treatment, by arm. Takes the rows that are wanted. */
export function baselineTable(dataset: Dataset, rows: Dataset['baseline']): TableView {
  const arms = trialArms(dataset);
  const drafts = rows.map((row) => baselineRow(dataset, arms, row));
  return { ...assembled(dataset, 'At baseline', [{ name: '', rows: drafts }], rows), corner: 'At baseline' };
}

function assembled(
  dataset: Dataset,
  title: string,
  groups: { name: string; rows: DraftRow[] }[],
  measured: MeasuredRow[],
): TableView {
  const arms = trialArms(dataset);
  const rows = groups.flatMap((group) => group.rows);
  const hasP = rows.some(({ p }) => p.text !== '');
  const drafts = [...rows.flatMap(({ cells, p }) => [...cells, p]), ...arms.map(headDraft)];
  return {
    title,
    corner: 'Outcome',
    columns: arms.map((arm) => columnOf(dataset, arm)),
    hasP,
    width: String(arms.length + (hasP ? 2 : 1)),
    groups: groups.map(({ name, rows: inGroup }) => ({ name, rows: inGroup.map((row) => toRow(dataset, row)) })),
    notes: notesOf(dataset, rows, measured),
    absolute: [],
    provenance: provenance(
      dataset,
      drafts.flatMap(({ from, text }) =>
        from.map((value) => ({ value, text: isQuantity(value) ? formatQuantity(value) : text })),
      ),
    ),
  };
}

const columnOf = (dataset: Dataset, arm: Arm): TableView['columns'][number] => ({
  name: armName(dataset, arm),
  n: isQuantity(arm.n) ? countText(arm.n) : arm.n === 'not applicable' ? '' : `n ${notReported}`,
  mark: markFor(dataset, [arm.n]),
});

const headDraft = ({ n }: Arm): Draft => ({ text: '', span: 1, kind: 'number', from: [n] });

/** A value or words, not the want of one. */
const isTold = (item: Ingredient) => item !== null && typeof item === 'object';

/** Where every figure of a row has the same source, its letter stands once, at the label. */
function toRow(dataset: Dataset, { label, of, rank, strong, cells, p }: DraftRow): RowView {
  const marks = [...cells, p].filter(({ from }) => from.some(isTold)).map(({ from }) => markFor(dataset, from));
  const shared = marks.length > 0 && marks.every((mark) => mark === marks[0]) ? marks[0]! : null;
  const mark = (from: Ingredient[]) => (shared === null ? markFor(dataset, from) : '');
  return {
    label,
    mark: shared ?? '',
    of,
    rank,
    strong,
    cells: cells.map(({ text, span, kind, from }) => ({ text, span: String(span), kind, mark: mark(from) })),
    p: { text: p.text, mark: mark(p.from) },
  };
}
