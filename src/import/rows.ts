/** The results of an outcome: one row of figures by arm, with what was compared. */
import type { ArmDraft } from './arms.js';
import { countOf, matchGroups } from './groups.js';
import { comparisonsOf, type ArmValues, type ComparisonDraft } from './comparisons.js';
import type { directionOf } from './direction.js';
import { exact, figure, pValue } from './figures.js';
import { armFigures, levelOf, type Reading } from './measures.js';
import { doubtfulWords, quarantined } from './quarantine.js';
import type { AnalysisRecord, OutcomeRecord } from './record.js';
import { shorten } from './text.js';
import { apart, Figure, type Tree } from './yaml.js';

/** One row of figures of an outcome, as the record has it. */
export interface Cell {
  title: string;
  denoms: OutcomeRecord['denoms'];
  measurements: OutcomeRecord['classes'][number]['categories'][number]['measurements'];
}

/** All rows of an outcome. */
export function cellsOf(outcome: OutcomeRecord): Cell[] {
  return outcome.classes.flatMap(({ title, denoms, categories }) =>
    categories.map((category) => ({
      title: [title, category.title].filter(Boolean).join(', '),
      denoms: denoms.length > 0 ? denoms : outcome.denoms,
      measurements: category.measurements,
    })),
  );
}

/** One row of an outcome, about to become a result. */
export interface Row {
  outcome: OutcomeRecord;
  number: number;
  cell: Cell;
  /** All rows of the outcome, those that are not taken too. */
  cells: Cell[];
  reading: Reading;
  direction: ReturnType<typeof directionOf>;
  timepoint: string;
  /** Title of the row where it is a part of the name. */
  rowTitle: string;
  id: string;
  name: string;
  remarks: string[];
  /** Whether no further row of the same outcome is taken. */
  isLast: boolean;
}

/** A result with what prose needs of it. */
export interface ResultDraft {
  id: string;
  name: string;
  timepoint: string;
  primary: boolean;
  reading: Reading;
  /** Arms with a figure, in order, and the key that it stands under. */
  figures: { arm: ArmDraft; key: string; text: string }[];
  comparisons: ComparisonDraft[];
  /** What the record has of analyses. */
  analysed: 'not' | 'of other arms' | 'of all rows';
}

interface Surroundings {
  arms: ArmDraft[];
  /** Why its figures contradict one another, where they do. */
  why: string | undefined;
  onPage: boolean;
}

/** The result of a row; without a draft where its figures are doubtful, and so left out. */
export function resultOf(row: Row, { arms, why, onPage }: Surroundings): { tree: Tree; draft: ResultDraft | null } {
  const { outcome, number, id, name, reading, timepoint } = row;
  const matched = matchGroups(outcome.groups, arms);
  const { trees, figures, values, armRemarks } = armsOfCell(row.cell, outcome, reading, matched);
  const about = { outcome, reading, better: row.direction.better, values };
  const found = comparisonsOf(about, analysesOf(row), matched);
  const remarks = [...row.remarks, ...foreign(outcome, matched), ...armRemarks, ...found.remarks];
  const at = `outcomeMeasuresModule, outcome ${number}, ${[...matched.keys()].join(', ')}`;
  const own = { id, outcome: id, population: 'all', label: labelOf(row) };
  if (why !== undefined) {
    remarks.push(...quarantined(why, trees, found.comparisons));
    const tree = apart({ ...own, arms: {}, told: doubtfulWords, page: false, source: 'registry', at }, remarks);
    return { tree, draft: null };
  }
  const tree = apart(
    {
      ...own,
      arms: trees,
      comparisons: found.comparisons.length > 0 ? found.comparisons.map((comparison) => comparison.tree) : null,
      told: Object.keys(trees).length === 0 ? 'given in the record for groups that are not arms of the trial' : null,
      page: onPage && figures.length > 0 ? null : false,
      source: 'registry',
      at,
    },
    remarks,
  );
  const primary = outcome.type === 'PRIMARY';
  const analysed = outcome.analyses.length === 0 ? 'not' : untied(row).length > 0 ? 'of all rows' : 'of other arms';
  return { tree, draft: { id, name, timepoint, primary, reading, figures, comparisons: found.comparisons, analysed } };
}

function foreign({ groups }: OutcomeRecord, matched: Map<string, ArmDraft>): string[] {
  const others = groups.filter(({ id }) => !matched.has(id)).map(({ title }) => `“${title}”`);
  return others.length > 0 ? [`Left out, not being arms of the trial: ${shorten(others.join(', '), 300)}.`] : [];
}

/** A label where the name tells the time already, or the time is too long to stand beside it. */
function labelOf({ name, timepoint, reading: { key, measure } }: Row): string | null {
  const toldTwice = name.toLowerCase().includes(timepoint.toLowerCase());
  if (!toldTwice && timepoint.length <= 30) return null;
  const what = measure.length > 40 ? measure.replace(/,.*$/, '') : measure;
  return key === 'events' || key === 'percent' ? name : `${name}, ${shorten(what, 40)}`;
}

// ── Analyses ────────────────────────────────────────────────────────────────

/** The analyses of a row: all of an outcome with one row; otherwise those that name it. */
function analysesOf({ outcome, cell, cells }: Row): AnalysisRecord[] {
  if (cells.length === 1) return outcome.analyses;
  return outcome.analyses.filter((analysis) => namesOf(analysis, cells).join() === cell.title && cell.title !== '');
}

function namesOf(analysis: AnalysisRecord, cells: Cell[]): string[] {
  const { groupDescription, statisticalComment, estimateComment, pValueComment } = analysis;
  const text = [groupDescription, statisticalComment, estimateComment, pValueComment].join(' ').toLowerCase();
  const named = cells.filter(({ title }) => title.length > 3 && text.includes(title.toLowerCase()));
  return named.map(({ title }) => title);
}

/** Analyses that the record ties to none of the rows, or to several. */
function untied({ outcome, cells }: Row): AnalysisRecord[] {
  if (cells.length === 1) return [];
  return outcome.analyses.filter((analysis) => namesOf(analysis, cells).length !== 1);
}

/** More of these would be a choice among many. */
const mostUntied = 2;

/** The analyses of an outcome as a whole, told in words, since no row of figures is theirs alone; null where there are many. */
export function untiedResult(row: Row): Tree | null {
  const analyses = untied(row);
  const told = analyses.flatMap((analysis) => inWords(analysis, row.outcome));
  if (told.length === 0 || told.length > mostUntied) return null;
  return apart(
    {
      id: `${row.id}-analyses`,
      outcome: row.id,
      population: 'all',
      label: `${shorten(row.outcome.title, 60)}: analysis over its rows`,
      arms: {},
      told: told.join('; '),
      source: 'registry',
      at: `outcomeMeasuresModule, outcome ${row.number}, analyses`,
    },
    [
      'The record ties this to no one row of the outcome.',
      ...analyses.flatMap(({ groupDescription, nonInferiorityComment }) =>
        [groupDescription, nonInferiorityComment].filter(Boolean).map((words) => shorten(words, 400)),
      ),
    ],
  );
}

/** `Drug, Placebo: Mean Difference −0.20 (95% CI −0.56 to 0.16), p 0.2650`; none without two groups and an estimate. */
function inWords(analysis: AnalysisRecord, { groups }: OutcomeRecord): string[] {
  const { groupIds, paramType, ciPctValue, ciLowerLimit, ciUpperLimit } = analysis;
  const [estimate, low, high, p] = [analysis.paramValue, ciLowerLimit, ciUpperLimit]
    .map(figure)
    .concat(pValue(analysis.pValue));
  const titles = groups.filter(({ id }) => groupIds.includes(id)).map(({ title }) => shorten(title, 40));
  if (titles.length !== 2 || !estimate) return [];
  const interval = low && high && levelOf(ciPctValue) ? ` (${levelOf(ciPctValue)}% CI ${low} to ${high})` : '';
  const chance = p ? `, p ${p}` : '';
  return [
    `${titles.join(', ')}: ${paramType || 'estimate'} ${estimate}${interval}${chance}`.replace(
      /(?<= )-(?=\d)|(?<=\()-(?=\d)/g,
      '−',
    ),
  ];
}

// ── Figures ─────────────────────────────────────────────────────────────────

function armsOfCell(
  { denoms, measurements }: Cell,
  outcome: OutcomeRecord,
  reading: Reading,
  matched: Map<string, ArmDraft>,
): { trees: Record<string, Tree>; figures: ResultDraft['figures']; values: ArmValues; armRemarks: string[] } {
  const trees: Record<string, Tree> = {};
  const figures: ResultDraft['figures'] = [];
  const values: ArmValues = new Map();
  const armRemarks: string[] = [];
  for (const [groupId, arm] of matched) {
    const n = countOf(denoms, groupId) ?? countOf(outcome.denoms, groupId);
    const measurement = measurements.find((candidate) => candidate.groupId === groupId);
    const { arm: tree, remark } = armFigures(reading, outcome.dispersionType, n, measurement);
    if (remark) armRemarks.push(`${arm.id}: ${shorten(remark, 300)}.`);
    trees[arm.id] = tree;
    const value = tree !== null && typeof tree === 'object' ? (tree as Record<string, Tree>)[reading.key] : null;
    if (!(value instanceof Figure)) continue;
    figures.push({ arm, key: reading.key, text: value.text });
    const number = exact(value.text);
    const total = exact(n);
    if (number !== null) values.set(arm, reading.key === 'events' && total ? (100 * number) / total : number);
  }
  return { trees, figures, values, armRemarks };
}
