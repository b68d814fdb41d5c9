/** Figures of arms in one row of an outcome, each with the number of people that it is of. */
import { intervalTypeOf } from '../reading/bayesian.js';
import { timeOf } from '../reading/final-rows.js';
import { exact, figure } from '../reading/numbers.js';
import { armFigures, holds, levelOf } from '../reading/measures.js';
import type { Analysis, Count, RegistryOutcome } from '../registry-trial.js';
import { shorten } from '../text.js';
import type { ArmResult, ArmDraft, ArmFigure, FigureResult, ArmValues, OutcomeRow, Reading } from '../drafts.js';

/** Ids of the columns of an analysis. */
export const idsOf = ({ columns }: Analysis): string[] => columns.map(({ id }) => id);

/** All rows of an outcome, their titles without how many were counted. */
export function cellsOf(outcome: RegistryOutcome): OutcomeRow[] {
  const several = new Set(outcome.rows.map(({ group }) => group)).size > 1;
  return outcome.rows.map((row) => {
    const told = countsIn(row.title, outcome);
    const isOther = told !== null || (several && isStratum(row.group) && !row.isCounted);
    const isCounted = row.isCounted || (told !== null && told.length > 0);
    return {
      ...row,
      isCounted,
      title: withoutCounts(row.title),
      counted: row.isCounted || !isOther ? row.counted : (told ?? []),
    };
  });
}

const counts = /\bn\s*=\s*(\d[\d\s,;/]*)/i;
const countsAtEnd = new RegExp(`(?<![\\s,;(])[\\s,;(]*${counts.source}\\)?$`, 'i');

/** A title without how many were counted, where it ends in that: `Day 12` of `Day 12, n = 54, 57`. */
const withoutCounts = (title: string): string => title.replace(countsAtEnd, '') || title;

/** How many a title says itself were counted in each group, in their order; none where they are fewer or more; null where it says nothing. */
function countsIn(title: string, { columns }: RegistryOutcome): Count[] | null {
  const told = counts.exec(title)?.[1]?.match(/\d+/g) ?? null;
  if (told === null || told.length !== columns.length) return told && [];
  return columns.map((column, index) => ({ column, value: told[index]! }));
}

/** How many were counted in a column, by a list of counts. */
export const countIn = (list: readonly Count[], id: string): string | null =>
  figure(list.find(({ column }) => column.id === id)?.value ?? '');

const strata = [
  /^\d[\d.,]*\s*([mµμ]?g|mcg|iu|units?)(\s*\/\s*\w+)?$/i,
  /^((fe)?males?|(wo)?men|boys|girls)$/i,
  /^(ages?d?\s*)?([<>≤≥]+\s*)?\d+\s*((-|–|to|or|and)\s*\S+\s*)?(years?|yrs?)\b/i,
  /^(participants|subjects|patients|people|children) (with|without|who|aged)\b/i,
  /\b(stratum|strata|subgroup)\b/i,
];
/** Whether a row is of a part of the people in each arm, such as those on one dose, so that the whole is not its number. */
export const isStratum = (title: string): boolean => strata.some((pattern) => pattern.test(title.trim()));

interface CellOfOutcome {
  cell: OutcomeRow;
  outcome: RegistryOutcome;
  reading: Reading;
  /** Those of this row. */
  analyses: Analysis[];
}

/** What each arm did in a row; an analysis of one group that gives the interval of its figure is used for that. */
export function cellsOfArms(
  { cell: { title, counted, measurements }, outcome, reading, analyses }: CellOfOutcome,
  matched: Map<string, ArmDraft>,
): {
  cells: Record<string, ArmResult>;
  figures: ArmFigure[];
  values: ArmValues;
  armRemarks: string[];
  used: Analysis[];
} {
  const cells: Record<string, ArmResult> = {};
  const figures: ArmFigure[] = [];
  const values: ArmValues = new Map();
  const armRemarks: string[] = [];
  const used: Analysis[] = [];
  for (const [groupId, arm] of matched) {
    const n = countIn(counted, groupId);
    const measurement = measurements.find((candidate) => candidate.column.id === groupId);
    const { arm: cell, remark } = armFigures(reading, outcome.dispersion, n, measurement);
    if (remark) armRemarks.push(`${arm.id}: ${shorten(remark, 300)}.`);
    const isFigure = typeof cell === 'object' && 'value' in cell;
    const own = isFigure && Object.keys(cell.spread).length === 0 ? intervalOf(cell.value, analyses, groupId) : null;
    const shown = isFigure && own ? { ...cell, spread: own.spread, at: placeOf(own.analysis, outcome) } : cell;
    const ofAll = n === null && timeOf(title) !== null ? countIn(outcome.rows[0]?.counted ?? [], groupId) : null;
    cells[arm.id] =
      isFigure && ofAll !== null ? { ...(shown as FigureResult), counted: `${ofAll} over all its times` } : shown;
    if (own) used.push(own.analysis);
    if (!isFigure) continue;
    const { value } = cell;
    figures.push({ arm, key: reading.key, text: value, n });
    const number = exact(value);
    const total = exact(n);
    if (number !== null) values.set(arm, reading.key === 'events' && total ? (100 * number) / total : number);
  }
  return { cells, figures, values, armRemarks, used };
}

const placeOf = (analysis: Analysis, { analyses }: RegistryOutcome): string =>
  `analysis ${analyses.indexOf(analysis) + 1}, ${idsOf(analysis).join(', ')}`;

/** The interval of an arm from the analysis of this group alone whose estimate is the same figure, maybe with more digits. */
function intervalOf(
  value: string,
  analyses: Analysis[],
  groupId: string,
): { analysis: Analysis; spread: FigureResult['spread'] } | null {
  for (const analysis of analyses) {
    const [low, high] = [figure(analysis.low), figure(analysis.high)];
    const level = levelOf(analysis.level);
    if (idsOf(analysis).join() !== groupId || analysis.oneSided || !isRounded(value, figure(analysis.estimate)))
      continue;
    if (low === null || high === null || level === null || !holds(low, value, high)) continue;
    return {
      analysis,
      spread: { ci: { low, high, level, type: intervalTypeOf(analysis) } },
    };
  }
  return null;
}

/** Whether one figure is the other, rounded to its own digits. */
function isRounded(value: string, fine: string | null): boolean {
  const [one, other] = [exact(value), exact(fine)];
  if (one === null || other === null) return false;
  const decimals = value.split('.')[1]?.length ?? 0;
  return Math.abs(one - other) <= 0.5001 * 10 ** -decimals;
}
