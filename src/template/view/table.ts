/** Results as a table: arms as columns, outcomes as rows, grouped by the population that was counted. */
import { isQuantity } from '../../dataset/quantity.js';
import type { AdverseEvent, Arm, ArmResult, Comparison, Dataset, Interval, Result } from '../../dataset/schema.js';
import {
  formatArm,
  formatCell,
  formatProse,
  formatQuantity,
  formatRange,
  intervalName,
  notReported,
} from '../../format/format.js';
import { absoluteEffects } from '../../statistics/calculate.js';
import { isCalculated } from '../../statistics/calculated.js';
import { formatNeeded, formatPerThousand } from '../../format/absolute.js';
import { dagger, markFor, provenance, type Ingredient, type Marked } from './sources.js';
import { measureName } from './measure.js';
import {
  armName,
  armOf,
  countText,
  hasFigures,
  lower,
  outcomeOf,
  populationName,
  resultLabel,
  shortName,
  trialArms,
  upper,
} from './names.js';

export interface TableView {
  title: string;
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
export interface RowView {
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
export interface CellView extends Marked {
  span: string;
  /** `number` aligns at the decimal point; `words` and `absent` are centred. */
  kind: 'number' | 'words' | 'absent';
}

/** A cell before it is known whether the whole row shares one source. */
interface Draft {
  text: string;
  span: number;
  kind: CellView['kind'];
  from: Ingredient[];
}
interface DraftRow {
  label: string;
  of: string;
  rank: string;
  strong: boolean;
  cells: Draft[];
  p: Draft;
}

const absent = (span = 1): Draft => ({ text: notReported, span, kind: 'absent', from: [] });
const empty: Draft = { text: '', span: 1, kind: 'words', from: [] };

/** The table of some results and adverse events. */
export function tableOf(dataset: Dataset, title: string, results: Result[], events: AdverseEvent[]): TableView {
  const arms = trialArms(dataset);
  const drafts = [
    ...groupBy(results, ({ population }) => population).map(([population, rows]) => ({
      name: populationName(dataset, population),
      rows: rows.flatMap((result) => resultRows(dataset, arms, result)),
    })),
    ...groupBy(events, ({ population }) => population ?? '').map(([population, rows]) => ({
      name: ['Adverse events', population && lower(populationName(dataset, population))].filter(Boolean).join(', '),
      rows: rows.map((event) => eventRow(dataset, arms, event)),
    })),
  ];
  const rows = drafts.flatMap((group) => group.rows);
  const hasP = rows.some(({ p }) => p.text !== '');
  return {
    title,
    columns: arms.map((arm) => ({
      name: armName(dataset, arm),
      n: isQuantity(arm.n) ? countText(arm.n) : arm.n === 'not applicable' ? '' : `n ${notReported}`,
      mark: markFor(dataset, [arm.n]),
    })),
    hasP,
    width: String(arms.length + (hasP ? 2 : 1)),
    groups: drafts.map(({ name, rows: inGroup }) => ({ name, rows: inGroup.map((row) => toRow(dataset, row)) })),
    notes: notesOf(dataset, rows, results),
    absolute: absoluteNotes(dataset, results),
    provenance: provenance(
      dataset,
      [...rows.flatMap(({ cells, p }) => [...cells, p]), ...arms.map((arm) => headDraft(arm))].flatMap(
        ({ from, text }) => from.map((value) => ({ value, text: isQuantity(value) ? formatQuantity(value) : text })),
      ),
    ),
  };
}

const headDraft = ({ n }: Arm): Draft => ({ text: '', span: 1, kind: 'number', from: [n] });

function groupBy<T>(items: T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}

// ── Rows ────────────────────────────────────────────────────────────────────

function resultRows(dataset: Dataset, arms: Arm[], result: Result): DraftRow[] {
  const outcome = outcomeOf(dataset, result.outcome);
  const strong = outcome.role === 'primary' && Object.values(result.arms).some((arm) => hasFigures(arm));
  const about = { of: result.label ?? outcome.name, rank: outcome.role };
  const rows: DraftRow[] = [
    {
      label: resultLabel(dataset, result),
      ...about,
      strong,
      cells: armCells(dataset, arms, result.arms, result.told ? { told: result.told } : null),
      p: pByArm(result.comparisons) ? empty : pDraft(dataset, arms, result.comparisons),
    },
  ];
  const compared = result.comparisons.filter(({ estimate }) => isQuantity(estimate));
  for (const [label, comparisons] of groupBy(compared, (comparison) => comparisonLabel(dataset, comparison))) {
    rows.push({ label, ...about, strong: false, cells: comparisonCells(dataset, arms, comparisons), p: empty });
    if (pByArm(comparisons))
      rows.push({ label: 'P value', ...about, strong: false, cells: pCells(arms, comparisons), p: empty });
  }
  return rows;
}

/** One cell an arm; arms that a pooled result covers share one. */
function armCells(
  dataset: Dataset,
  arms: Arm[],
  results: Record<string, ArmResult>,
  whole: { told: NonNullable<Result['told']> } | null,
): Draft[] {
  if (whole && Object.keys(results).length === 0) {
    return [{ text: formatProse(whole.told, dataset), span: arms.length, kind: 'words', from: [whole.told] }];
  }
  const cells: Draft[] = [];
  for (let index = 0; index < arms.length;) {
    const cell = armCell(dataset, arms, index, results);
    cells.push(cell);
    index += cell.span;
  }
  return cells;
}

function armCell(dataset: Dataset, arms: Arm[], index: number, results: Record<string, ArmResult>): Draft {
  const own = results[arms[index]!.id];
  if (own !== undefined) return withOwnCount(figuresDraft(dataset, own, 1), own, arms[index]!);
  const pooled = dataset.arms.find(({ id, pools }) => results[id] !== undefined && pools.includes(arms[index]!.id));
  if (!pooled) return absent();
  let span = 1;
  while (pooled.pools.includes(arms[index + span]?.id ?? '')) span += 1;
  const cell = figuresDraft(dataset, results[pooled.id]!, span);
  const words = typeof results[pooled.id] === 'string' || cell.kind === 'words' ? '' : `, ${shortName(pooled)}`;
  return { ...cell, text: `${cell.text}${words}`, kind: 'words' };
}

/** Where other participants were counted than the arm has, their number stands with the figure; counts of events have it. */
function withOwnCount(cell: Draft, figures: ArmResult, arm: Arm): Draft {
  if (typeof figures === 'string' || !isQuantity(figures.n) || figures.events || cell.kind !== 'number') return cell;
  if (isQuantity(arm.n) && arm.n.value === figures.n.value) return cell;
  return { ...cell, text: `${cell.text}, ${countText(figures.n)}` };
}

function figuresDraft(dataset: Dataset, figures: ArmResult, span: number): Draft {
  if (typeof figures === 'string') return { ...absent(span), text: formatCell(figures) };
  const numeric = hasFigures(figures);
  const text = !numeric && figures.told ? formatProse(figures.told, dataset) : formatArm(figures);
  const from = Object.values(figures).flatMap((value) => (isInterval(value) ? [value.low, value.high] : [value]));
  return { text, span, kind: numeric ? 'number' : figures.told ? 'words' : 'absent', from };
}

const isInterval = (value: unknown): value is Interval =>
  value !== null && typeof value === 'object' && 'low' in value && 'high' in value;

function comparisonLabel(dataset: Dataset, comparison: Comparison): string {
  const { measure, versus, ci } = comparison;
  const against = lower(armOf(dataset, versus).name);
  const interval = ci ? ` (${intervalName(ci)})` : '';
  return measure === 'mean difference' || measure === 'risk difference'
    ? `${measure === 'mean difference' ? 'Difference' : 'Risk difference'} from ${against}${interval}`
    : `${measure === 'other' && !comparison.label ? 'Compared' : upper(measureName(comparison))} versus ${against}${interval}`;
}

/** One cell an arm; arms that are compared together, in `pools`, share one. */
function comparisonCells(dataset: Dataset, arms: Arm[], comparisons: Comparison[]): Draft[] {
  const cells: Draft[] = [];
  for (let index = 0; index < arms.length; index += cells.at(-1)!.span) {
    const span = (id: string) => spanOf(dataset, arms, index, id);
    const comparison = comparisons.find(({ arm }) => span(arm) > 0);
    const reference = comparisons.find(({ versus }) => span(versus) > 0);
    if (comparison) cells.push({ ...comparisonDraft(comparison), span: span(comparison.arm) });
    else if (reference) cells.push({ text: 'reference', span: span(reference.versus), kind: 'words', from: [] });
    else cells.push(absent());
  }
  return cells;
}

/** How many columns from this one on an arm covers: itself, or the parts it pools; 0 for none. */
function spanOf(dataset: Dataset, arms: Arm[], index: number, id: string): number {
  if (arms[index]!.id === id) return 1;
  const { pools } = armOf(dataset, id);
  let span = 0;
  while (pools.includes(arms[index + span]?.id ?? '')) span += 1;
  return span;
}

function comparisonDraft({ estimate, ci }: Comparison): Draft {
  const range = ci ? ` (${formatRange(ci.low, ci.high)})` : '';
  return { text: `${formatCell(estimate)}${range}`, span: 1, kind: 'number', from: [estimate, ci?.low, ci?.high] };
}

/** Whether p values need a row of their own, a cell an arm: the column has room for two at most. */
function pByArm(comparisons: Comparison[]): boolean {
  const known = comparisons.filter(({ p, estimate }) => isQuantity(p) && isQuantity(estimate));
  return known.length > 2 && known.some(({ p }) => formatCell(p) !== formatCell(known[0]!.p));
}

function pCells(arms: Arm[], comparisons: Comparison[]): Draft[] {
  return arms.map(({ id }) => {
    const p = comparisons.find(({ arm }) => arm === id)?.p;
    if (p) return { text: formatCell(p), span: 1, kind: 'number', from: [p] };
    return comparisons.some(({ versus }) => versus === id) ? { ...empty, text: '–' } : absent();
  });
}

/** `<0.0001, each` where all comparisons have the same, else each with its arm. */
function pDraft(dataset: Dataset, arms: Arm[], comparisons: Comparison[]): Draft {
  const told = comparisons.flatMap(({ arm, p, told: words }) => {
    const text = isQuantity(p)
      ? formatQuantity(p)
      : words
        ? formatProse(words, dataset)
        : p === 'not reported'
          ? notReported
          : '';
    return text === '' ? [] : [{ text, arm, from: isQuantity(p) ? p : words }];
  });
  if (told.length === 0) return empty;
  const from = told.map((item) => item.from);
  const same = told.every(({ text }) => text === told[0]!.text);
  if (same) return { text: `${told[0]!.text}${told.length > 1 ? ', each' : ''}`, span: 1, kind: 'words', from };
  const text = told.map((item) => `${item.text} (${shortName(armOf(dataset, item.arm))})`).join('; ');
  return { text: arms.length > 1 ? text : told[0]!.text, span: 1, kind: 'words', from };
}

function eventRow(dataset: Dataset, arms: Arm[], event: AdverseEvent): DraftRow {
  const cells = armCells(dataset, arms, event.arms, event.told ? { told: event.told } : null);
  const disagreement = event.disagreement;
  if (disagreement) {
    const first = cells.find(({ kind }) => kind !== 'absent') ?? cells[0]!;
    first.text = `${first.text}; ${formatProse(disagreement, dataset)}`;
    first.kind = 'words';
  }
  return { label: event.name, of: event.name, rank: event.kind, strong: false, cells, p: empty };
}

// ── Marks and notes ─────────────────────────────────────────────────────────

/** Where every figure of a row has the same source, its letter stands once, at the label. */
function toRow(dataset: Dataset, { label, of, rank, strong, cells, p }: DraftRow): RowView {
  const marks = [...cells, p].filter(({ from }) => from.some(Boolean)).map(({ from }) => markFor(dataset, from));
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

/** Stands wherever NR is printed. */
export const notReportedMeaning = `${notReported}: not reported in the sources read.`;

function notesOf(dataset: Dataset, rows: DraftRow[], results: Result[]): string[] {
  const texts = rows.flatMap(({ label, cells, p }) => [label, p.text, ...cells.map(({ text }) => text)]).join(' ');
  const notes: string[] = [];
  if (texts.includes(notReported)) notes.push(notReportedMeaning);
  notes.push(...armIntervalNotes(results));
  const used = Object.entries(dataset.abbreviations).filter(([short]) => texts.includes(short));
  for (const [short, long] of used) notes.push(`${short}: ${long}${directionOf(dataset, results, short)}.`);
  return [...notes, ...calculatedNotes(rows)];
}

/** What the ranges in the cells of arms are, where there are any. */
function armIntervalNotes(results: Result[]): string[] {
  const names = results.flatMap(({ arms }) =>
    Object.values(arms).flatMap((figures) =>
      typeof figures !== 'string' && figures.ci && (figures.mean ?? figures.median ?? figures.rate)
        ? [intervalName(figures.ci)]
        : [],
    ),
  );
  return names.length > 0 ? [`In brackets after the figure of an arm: ${[...new Set(names)].join('; ')}.`] : [];
}

/** What † means. */
function calculatedNotes(rows: DraftRow[]): string[] {
  const values = rows.flatMap(({ cells, p }) => [...cells, p].flatMap(({ from }) => from)).filter(isCalculated);
  if (values.length === 0) return [];
  const methods = [...new Set(values.map(({ method }) => method))];
  return [`${dagger} Calculated here from the reported figures: ${methods.join('; ')}.`];
}

function absoluteNotes(dataset: Dataset, results: Result[]): string[] {
  const effects = results.flatMap((result) => effectNotes(dataset, result));
  return effects.length > 0 ? [...effects, neededMeaning] : [];
}

const neededMeaning = 'NNTB, NNTH: number needed to treat for one more to benefit, or to be harmed.';

function effectNotes(dataset: Dataset, result: Result): string[] {
  const outcome = outcomeOf(dataset, result.outcome);
  const name = (id: string) => armOf(dataset, id).name;
  return absoluteEffects(outcome, result).map(({ arm, versus, perThousand, needed }) => {
    const effect = `${formatPerThousand(perThousand)}; ${formatNeeded(needed)}`;
    return `${outcome.name}, ${lower(name(arm))} versus ${lower(name(versus))}: ${effect}${dagger}.`;
  });
}

/** `; lower is better` for the abbreviation of an outcome's name. */
function directionOf(dataset: Dataset, results: Result[], short: string): string {
  const outcome = dataset.outcomes.find(
    ({ id, name }) => name.includes(short) && results.some((result) => result.outcome === id),
  );
  return outcome && outcome.better !== 'neither' ? `; ${outcome.better} is better` : '';
}
