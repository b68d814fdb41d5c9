/** The results of an outcome: one row of figures by arm, with what was compared. */
import {
  isOfDose,
  analysesOf,
  foundIn,
  ofOneArm,
  ofOthersInWords,
  overArmsResult,
  untied,
  untiedResult,
} from './analyses.js';
import { armsOf } from './arms.js';
import { cellsOfArms, countIn } from './cells.js';
import { pOf } from '../reading/bayesian.js';
import { comparisonsOf } from './comparisons.js';
import { kindOf } from '../reading/kind.js';
import { exact, figure } from '../reading/numbers.js';
import { isBetweenArms, isSlope } from '../reading/orientation.js';
import { withoutErrors } from '../reading/implausible-spreads.js';
import type { Analysis, RegistryOutcome } from '../registry-trial.js';
import { lowered } from '../reading/condition.js';
import { shorten } from '../text.js';
import type {
  ArmResult,
  ArmDraft,
  Compared,
  ComparisonDraft,
  OutcomeRow,
  Pair,
  ResultDraft,
  ResultRow,
  Row,
} from '../drafts.js';

interface Surroundings {
  arms: ArmDraft[];
  /** Why its figures contradict one another, where they do. */
  why: string | undefined;
  onPage: boolean;
  /** Id of the first row of the outcome, to which belongs what is of all of them. */
  lead: string;
}

interface Result {
  row: ResultRow;
  /** Null where its figures are doubtful, and so left out. */
  draft: ResultDraft | null;
  /** Analyses of one arm by itself that say more than its figure. */
  alone: Analysis[];
  /** Rows of analyses that have no row of figures of their own. */
  extra: ResultRow[];
}

/** The result of a row. */
export function resultOf(row: Row, { arms, why, onPage, lead }: Surroundings): Result {
  const { outcome, number, id, name, reading, timepoint, rowTitle } = row;
  const matched = armsOf(outcome.columns, arms);
  const analyses = analysesOf(row);
  const { cells, figures, values, armRemarks, used } = cellsOfArms({ ...row, analyses }, matched);
  const about = { outcome, reading, better: row.direction.better, values, changes: changesOf(row, matched) };
  const unused = analyses.filter((analysis) => !used.includes(analysis));
  const alone = ofOneArm(unused, (analysis) => isBetweenArms(analysis, matched, values));
  const isToldOfOthers = matched.size === 0 && outcome.role === 'primary';
  const inWords = matched.size === 0 && ofOthersInWords(row).length > 0 ? unused : alone;
  const found = comparisonsOf(
    about,
    unused.filter((analysis) => !inWords.includes(analysis)),
    matched,
  );
  const kept = withoutErrors(cells, found.comparisons);
  const remarks = [...row.remarks, ...foreign(outcome, matched), ...armRemarks, ...kept.remarks, ...found.remarks];
  if (outcome.role !== 'primary')
    remarks.push(...found.open.map(({ analysis, pair }) => `Not taken: ${openWords(analysis, pair)}.`));
  const told = matched.size > 0 ? [...matched.keys()] : outcome.columns.map(({ id }) => id);
  const at = `outcomeMeasuresModule, outcome ${number}, ${told.join(', ')}`;
  const own = { id, outcome: id, label: labelOf(row), comparisons: found.comparisons, at, remarks };
  if (why !== undefined) {
    const doubtful = { ...own, arms: cells, told: null, onPage: false, doubtful: why };
    return { row: doubtful, draft: null, alone, extra: [] };
  }
  const shown: ResultRow = {
    ...own,
    arms: { ...kept.arms, ...absentArms(outcome, cells, arms, matched) },
    told: matched.size === 0 ? otherGroupsInWords(row) : null,
    onPage: onPage && (figures.length > 0 || isToldOfOthers),
  };
  const others =
    row.isLast && outcome.role === 'primary'
      ? overRows(row, about, matched).map((one) => ({ ...one, outcome: lead }))
      : [];
  return {
    row: shown,
    alone,
    extra: [...furtherResults(row, found, about, matched), ...others],
    draft: {
      id,
      name,
      timepoint,
      isPart: rowTitle !== '' && !/\bcomposite\b/i.test(rowTitle),
      role: outcome.role,
      better: row.direction.better,
      isTime: kindOf(outcome).counts === 'time',
      noneClear: isNoneClear(outcome.analyses),
      ofDose: outcome.analyses.length > 0 && outcome.analyses.every(isOfDose),
      cells: row.cells.length,
      reading,
      figures,
      comparisons: found.comparisons,
      analysed: alone.length > 0 ? 'in words' : analysedOf(row),
    },
  };
}

/** Whether analyses with a p value there are, and none of them is below the usual level. */
function isNoneClear(analyses: readonly Analysis[]): boolean {
  const values = analyses
    .filter(({ columns }) => columns.length > 1 || analyses.length === 1)
    .flatMap((analysis) => exact(pOf(analysis)) ?? []);
  return values.length > 0 && values.every((p) => p >= 0.05);
}

/** How each arm changed from the first row of an outcome to this one. */
function changesOf({ cells, cell }: Row, matched: Map<string, ArmDraft>): Map<ArmDraft, number> {
  const [first] = cells;
  if (!first || first === cell) return new Map();
  const valueIn = (row: OutcomeRow, id: string) =>
    exact(figure(row.measurements.find(({ column }) => column.id === id)?.value ?? ''));
  return new Map(
    [...matched].flatMap(([id, arm]) => {
      const [from, to] = [valueIn(first, id), valueIn(cell, id)];
      return from === null || to === null ? [] : [[arm, to - from] as const];
    }),
  );
}

/** A row of its own for a comparison that no row of figures is of. */
function comparedResult(
  row: Row,
  { end, label, onPage = false }: { end: string; label: string; onPage?: boolean },
  comparisons: ComparisonDraft[],
  told: string | null,
): ResultRow {
  return {
    id: `${row.id}-${end}`,
    outcome: row.id,
    label: `${shorten(/\ball its (rows|times)$/.test(label) ? row.outcome.title : row.name, 60)}: ${label}`,
    arms: {},
    comparisons,
    told,
    onPage,
    at: `outcomeMeasuresModule, outcome ${row.number}, analyses`,
    remarks: [],
  };
}

/** What a primary outcome has beside its comparison: further analyses of the same arms, and those without a direction. */
function furtherResults(
  row: Row,
  found: ReturnType<typeof comparisonsOf>,
  about: Compared,
  matched: Map<string, ArmDraft>,
): ResultRow[] {
  if (row.outcome.role !== 'primary') return [];
  const further = found.further.slice(0, mostFurther).flatMap((analysis, index) => {
    const { comparisons, open } = comparisonsOf(about, [analysis], matched);
    const label = shorten(analysis.method || 'further analysis', 50);
    const words = open.map((one) => openWords(one.analysis, one.pair)).join('; ') || null;
    const told = comparisons.length > 0 ? null : words;
    return comparisons.length + open.length > 0
      ? [comparedResult(row, { end: `further-${index + 1}`, label }, comparisons, told)]
      : [];
  });
  const open = found.open.map(({ analysis, pair }, index) =>
    comparedResult(
      row,
      { end: `open-${index + 1}`, label: 'between the arms', onPage: true },
      [],
      openWords(analysis, pair),
    ),
  );
  return [...further, ...open];
}

/** More further analyses of one outcome than these are only counted. */
const mostFurther = 3;

/** `between Drug and Placebo: mean difference −0.13 (95% CI …), p 0.62; the record does not say which way round`. */
export const openWords = (analysis: Analysis, { arm, versus }: Pair): string =>
  `between ${shorten(arm.name, 40)} and ${shorten(versus.name, 40)}: ${foundIn(analysis)}; the record does not say which way round`;

/** The analyses of two arms over all rows of an outcome: tests, and slopes over its visits. */
function overRows(row: Row, about: Compared, matched: Map<string, ArmDraft>): ResultRow[] {
  if (row.cells.length < 2) return [];
  return untied(row)
    .filter((analysis) => figure(analysis.estimate) === null || isSlope(analysis))
    .slice(0, mostFurther)
    .flatMap((analysis, index) => {
      const { comparisons, open } = comparisonsOf(about, [analysis], matched);
      const label = figure(analysis.estimate) === null ? 'test over all its rows' : 'over all its times';
      const words = open.map((one) => openWords(one.analysis, one.pair)).join('; ');
      if (comparisons.length + open.length === 0) return [];
      // A test of all rows is of none of the columns.
      const p = figure(analysis.estimate) === null ? pOf(analysis) : null;
      if (p !== null) {
        const groups = analysis.columns.map(({ title }) => shorten(title, 40)).join(' and ');
        return [
          comparedResult(row, { end: `over-rows-${index + 1}`, label, onPage: true }, [], `between ${groups}: p ${p}`),
        ];
      }
      return [comparedResult(row, { end: `over-rows-${index + 1}`, label, onPage: true }, comparisons, words || null)];
    });
}

/** What the analyses of an outcome are of, where they compare no two arms in this row; `in words` where a row of their own tells them. */
function analysedOf(row: Row): ResultDraft['analysed'] {
  if (row.outcome.analyses.length === 0) return 'not';
  if (untiedResult(row) !== null || overArmsResult(row, false) !== null) return 'in words';
  return untied(row).length > 0 ? 'of all rows' : 'of other arms';
}

function foreign({ columns }: RegistryOutcome, matched: Map<string, ArmDraft>): string[] {
  const others = columns.filter(({ id }) => !matched.has(id)).map(({ title }) => `“${title}”`);
  return others.length > 0 ? [`Left out, not being arms of the trial: ${shorten(others.join(', '), 300)}.`] : [];
}

/**
 * Words for the arms of which an outcome has no figure: it did not count them, or
 * it may have counted some of their people in a group that is no arm. Without
 * words, they would be “not reported”, and they are not.
 */
function absentArms(
  { columns }: RegistryOutcome,
  cells: Record<string, ArmResult>,
  arms: ArmDraft[],
  matched: Map<string, ArmDraft>,
): Record<string, ArmResult> {
  if (matched.size === 0) return {};
  const isTold = ({ id, pools }: ArmDraft) =>
    Object.hasOwn(cells, id) ||
    pools.length > 0 ||
    arms.some((pool) => Object.hasOwn(cells, pool.id) && pool.pools.includes(id));
  const absent: ArmResult = matched.size < columns.length ? { told: 'not given for this arm' } : 'not applicable';
  return Object.fromEntries(arms.filter((arm) => !isTold(arm)).map(({ id }) => [id, absent]));
}

/** Groups of which a result is told in words. */
const mostGroupsInWords = 6;

/** `for groups other than these arms, percent of participants: 60.0 (Drug A, untreated before)`. */
function otherGroupsInWords(row: Row): string {
  const { outcome, cell, reading } = row;
  const told = outcome.columns.flatMap(({ id, title }) => {
    const value = figure(cell.measurements.find(({ column }) => column.id === id)?.value ?? '');
    const n = countIn(cell.counted, id);
    // Of one person it is nothing that was found.
    return value === null || exact(n) === 1
      ? []
      : [`${value.replace(/^-/, '−')} (${shorten(title, 60)}${n === null ? '' : `, n = ${n}`})`];
  });
  const opening = 'for groups other than these arms';
  if (told.length === 0 || told.length > mostGroupsInWords) return `given in the record ${opening}`;
  const figures = `${opening}, ${shorten(reading.measure, 60)}: ${told.join('; ')}`;
  return [figures, ...ofOthersInWords(row)].join('. ');
}

/** A label where the name tells the time already, or the time is too long to stand beside it. */
function labelOf({ name, timepoint, cells, rowTitle, reading: { key, measure } }: Row): string | null {
  const isVisit = cells.length > 1 && rowTitle === '' && /\d/.test(timepoint);
  // A name that tells several visits does not tell which of them this is.
  if (isVisit && name.toLowerCase().includes(timepoint.toLowerCase()) && (name.match(/\d+/g) ?? []).length > 1)
    return `${shorten(name, 80)}: ${lowered(timepoint)}`;
  const toldTwice = name.toLowerCase().includes(timepoint.toLowerCase());
  if (!toldTwice && timepoint.length <= 30) return null;
  const what = measure.length > 40 ? measure.split(',', 1)[0]! : measure;
  return key === 'events' || key === 'percent' ? name : `${name}, ${shorten(what, 40)}`;
}
