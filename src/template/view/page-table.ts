/**
 * The table of the page: outcomes as rows, one each; arms as columns, and behind them how they compare,
 * each difference with its interval and its p value in one cell.
 */
import { adjustedWords, isEstimated, measureName } from '../../trial/effect.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Trial, TrialArm, TrialComparison, TrialEvent, TrialResult } from '../../trial/trial.js';
import {
  formatCell,
  notApplicable,
  formatProse,
  formatQuantity,
  formatRange,
  intervalName,
} from '../../format/format.js';
import { bare } from '../../document/carried.js';
import { hardBreak } from '../../document/markup.js';
import { upper } from '../../format/capital.js';
import { comparisonCells, empty, type Draft } from './cells.js';
import { sameDeaths } from './deaths.js';
import { categoriesOf, countedIn } from './asides.js';
import { besideInterval, marginKind } from './margin.js';
import { hasValues, lower, populationName, shortName, trialArms } from './names.js';
import { absoluteNotes, rowLine, tableKey, wordsLine } from './notes.js';
import {
  armIntervals,
  comparisonLabel,
  eventRow,
  groupBy,
  groupByLabel,
  inColumnOfOther,
  isOfOthers,
  isTurned,
  ownCells,
  rowLabel,
  rowsTogether,
  rowsAbout,
  withDisagreement,
  type DraftRow,
} from './rows.js';
import { limitsOf, markFor } from './sources.js';
import { sentencesOf, type Aside, type NoteView } from './table-key.js';
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

// ── What is compared ────────────────────────────────────────────────────────

type Pair = Pick<TrialComparison, 'arm' | 'versus'>;
const isOf = (pair: Pair) => (one: TrialComparison) => one.arm === pair.arm && one.versus === pair.versus;

/** The pairs that results compare, themselves or by arms taken together. */
export function comparedPairs(trial: Trial, results: TrialResult[], pairs: Pair[]): Pair[] {
  const all = results.flatMap(({ comparisons }) => comparisons);
  const isTogether = all.some((one) => isPooled(trial, one, pairs));
  return pairs.filter((pair) => isTogether || all.some(isOf(pair)));
}

/** The pairs of arms that are compared, but for arms taken together whose parts are compared too. */
export function pairsIn(trial: Trial, results: TrialResult[]): Pair[] {
  const all = results.flatMap(({ comparisons }) => comparisons);
  const pairs = all.filter((one, index) => all.findIndex(isOf(one)) === index);
  return pairs.filter((pair) => !isPooled(trial, pair, pairs));
}

/** Whether an arm of a pair takes others together that are all compared with the same. */
function isPooled(trial: Trial, { arm, versus }: Pair, pairs: Pair[]): boolean {
  const { pools } = arm;
  return pools.length > 0 && pools.every((id) => pairs.some((pair) => pair.arm === id && pair.versus === versus));
}

/** A column of comparisons: what its head says that its cells need not. */
interface Head extends Pair {
  name: string;
  /** The measure and the interval that all share; empty where they differ, and of a difference, which the name tells. */
  measure: string;
  /** Whether all have one measure. */
  isSame: boolean;
  interval: string;
}

function headOf(trial: Trial, pair: Pair, results: TrialResult[]): Head {
  const own = results.flatMap(({ comparisons }) => comparisons.filter(isOf(pair)).filter(isEstimated));
  const same = (of: (comparison: TrialComparison) => string) => {
    const found = new Set(own.map(of));
    return found.size === 1 ? [...found][0]! : '';
  };
  const isDifference = own.length > 0 && own.every(isPlainDifference);
  return {
    ...pair,
    name: `${shortName(pair.arm)} ${isDifference ? '−' : 'versus'} ${lower(shortName(pair.versus))}`,
    measure: isDifference ? same(adjustedWords).replace(/^, /, '') : same(inHead),
    isSame: same(measureTold) !== '',
    interval: same((one) =>
      [one.ci && intervalName(one.ci), bare(besideInterval(trial, one))].filter(Boolean).join('; '),
    ),
  };
}

/** `difference`, `risk difference`, `hazard ratio`. */
function measureTold(comparison: TrialComparison): string {
  const { measure, label } = comparison;
  const adjusted = adjustedWords(comparison);
  if (isPlainDifference(comparison)) return `difference${adjusted}`;
  return measure === 'other' && label === null ? '' : `${measureName(comparison)}${adjusted}`;
}

/** The same at the head of a column, whose cells have numbers only. */
const inHead = (comparison: TrialComparison): string =>
  isInPoints(comparison) ? `${measureTold(comparison)}, percentage points` : measureTold(comparison);

/** Whether a name tells no unit and the values are in percentage points. */
const isInPoints = ({ measure, label }: TrialComparison): boolean => measure === 'risk difference' && label === null;

const isPlainDifference = ({ measure, label }: TrialComparison): boolean =>
  measure === 'mean difference' && label === null;

/** Where nothing was compared. */
const nothing: Draft = { ...empty, text: notApplicable, kind: 'absent' };

// ── Rows ────────────────────────────────────────────────────────────────────

function rowsOf(trial: Trial, arms: TrialArm[], result: TrialResult, heads: Head[]): DraftRow[] {
  const { role } = result.outcome;
  const about = {
    of: rowsAbout(trial, result),
    rank: isOfOthers(trial, result) ? 'other' : role,
    p: empty,
    intervals: [] as string[],
    asides: [] as Aside[],
  };
  const own = withDisagreement(trial, ownCells(trial, arms, result), result.disagreement);
  const main: DraftRow = {
    ...about,
    label: rowLabel(trial, result),
    strong: role === 'primary' && Object.values(result.arms).some((arm) => hasValues(arm)),
    cells: own,
    intervals: armIntervals(trial, result.arms),
    asides: [...countedIn(result.ofArms), ...categoriesOf(result)],
  };
  const blank = heads.map(() => empty);
  const together = rowsTogether(trial, arms, result, about).map((row) => ({ ...row, cells: [...row.cells, ...blank] }));
  if (heads.length === 0) return [main, ...together, ...comparisonRows(trial, arms, result, about)];
  const columns = heads.map((head) => result.comparisons.filter(isOf(head)));
  const depth = Math.max(1, ...columns.map(({ length }) => length));
  const cellsAt = (level: number, row = '') =>
    columns.map((column, index) => (column[level] ? compared(trial, column[level], heads[index], row) : nothing));
  const rows = Array.from({ length: depth }, (_, level): DraftRow => {
    if (level > 0) {
      const name = measureTold(columns.find((column) => column[level])![level]!);
      const cells = [...arms.map(() => empty), ...cellsAt(level, name)];
      return { ...about, label: upper(name) || 'Compared', strong: false, cells };
    }
    const cells = cellsAt(level);
    const [pooled] = result.comparisons.filter((one) => isPooled(trial, one, heads));
    if (pooled && cells.every((cell) => cell === nothing))
      return { ...main, cells: [...own, ofTogether(trial, pooled, heads.length)] };
    return { ...main, cells: [...own, ...cells] };
  });
  return [rows[0]!, ...together, ...rows.slice(1)];
}

/** A comparison of arms taken together, across the columns of each, and what they are. */
function ofTogether(trial: Trial, pooled: TrialComparison, span: number): Draft {
  const cell = compared(trial, pooled);
  return { ...cell, text: span > 1 ? `${cell.text}, ${shortName(pooled.arm)}` : cell.text, span };
}

/** Where there are many pairs: a row for each kind of comparison, each in the column of the arm that is compared. */
function comparisonRows(
  trial: Trial,
  arms: TrialArm[],
  result: TrialResult,
  about: Pick<DraftRow, 'of' | 'rank' | 'p' | 'intervals' | 'asides'>,
): DraftRow[] {
  const turned = isTurned(trial, result.comparisons);
  const labelOf = (comparison: TrialComparison) =>
    isEstimated(comparison) ? `${comparisonLabel(trial, result, comparison, turned)}; P value` : 'P value';
  return groupByLabel(result.comparisons, labelOf).map(([label, same]) => {
    const comparisons = turned ? same.map(inColumnOfOther) : same;
    const cells = comparisonCells(trial, arms, { arms: result.arms, comparisons }, (one) => compared(trial, one));
    return { ...about, label, strong: false, cells };
  });
}

/** `−16.3 (−20.4 to −12.1); P <0.0001`, with what neither the head of its column nor its row says. */
function compared(trial: Trial, comparison: TrialComparison, head?: Head, row = ''): Draft {
  const { estimate, ci, p, p_margin: ofMargin, told } = comparison;
  const parts: string[] = [];
  const from: unknown[] = [];
  if (isEstimated(comparison)) {
    const name = measureTold(comparison);
    const measure = head && !head.isSame && name !== row ? `${name} ` : '';
    const unit = head && !head.isSame && isInPoints(comparison) ? ' points' : '';
    const interval = head && ci && head.interval === '' ? `${intervalName(ci)} ` : '';
    parts.push(`${measure}${formatCell(estimate)}${unit}${ci ? ` (${interval}${formatRange(ci.low, ci.high)})` : ''}`);
    from.push(estimate, ...limitsOf(ci));
  }
  if (isQuantity(ofMargin)) {
    parts.push(`P ${formatQuantity(ofMargin)} for ${marginKind(trial, comparison)}`);
    from.push(ofMargin);
  }
  if (told) {
    parts.push(formatProse(told, trial.dataset));
    from.push(told);
  }
  if (isQuantity(p)) {
    parts.push(`P ${formatQuantity(p)}${isQuantity(ofMargin) ? ' for a difference' : ''}`);
    from.push(p);
  }
  if (parts.length === 0) return { ...empty, text: formatCell(p), kind: 'absent' };
  // Estimate and interval on one line, its p values below.
  return { text: parts.join(`;${hardBreak}`), span: 1, kind: isQuantity(estimate) ? 'number' : 'words', from };
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
