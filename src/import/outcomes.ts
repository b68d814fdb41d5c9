/** Outcomes and their results: which are taken, what their figures are, and who was compared. */
import type { ArmDraft } from './arms.js';
import { countOf, matchGroups } from './arms.js';
import { comparisonsOf, type ArmValues, type ComparisonDraft } from './comparisons.js';
import { exact } from './figures.js';
import { armFigures, measurementsOf, readingOf, type Reading } from './measures.js';
import type { AnalysisRecord, OutcomeRecord, TrialRecord } from './record.js';
import { idFrom, shorten } from './text.js';
import { apart, Figure, Remarked, type Tree } from './yaml.js';

export type Direction = 'lower' | 'higher' | 'neither';

export interface OutcomeChoices {
  /** How many secondary outcomes are taken. */
  secondary: number;
  /** Which way is good in the primary outcomes; otherwise told by their titles, where these are clear. */
  better: Direction | undefined;
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
}

export interface Outcomes {
  outcomes: Tree[];
  results: Tree[];
  drafts: ResultDraft[];
  remarks: string[];
}

/** Of one outcome with many rows (classes, categories), as many results are taken. */
const rowsOf = { primary: 3, secondary: 1 };
/** Results that the page has room for, and the deck. */
const most = { page: 6, primary: 6 };

export const isPosted = (outcome: OutcomeRecord): boolean =>
  outcome.reportingStatus !== 'NOT_POSTED' && measurementsOf(outcome).length > 0;

/** Outcomes with figures, the primary ones first. */
export function postedOutcomes(record: TrialRecord): OutcomeRecord[] {
  const posted = record.resultsSection.outcomeMeasuresModule.outcomeMeasures.filter(isPosted);
  const of = (type: RegExp) => posted.filter((outcome) => type.test(outcome.type));
  return [...of(/^PRIMARY$/), ...of(/^SECONDARY$/), ...of(/^(?!PRIMARY$|SECONDARY$)/)];
}

/** All primary outcomes, then secondary ones, up to what a deck bears; the rest is counted. */
export function outcomesOf(record: TrialRecord, arms: ArmDraft[], choices: OutcomeChoices): Outcomes {
  const all = record.resultsSection.outcomeMeasuresModule.outcomeMeasures;
  const posted = postedOutcomes(record);
  const primary = posted.filter(({ type }) => type === 'PRIMARY');
  const taken = [
    ...primary.slice(0, most.primary),
    ...posted.filter((outcome) => !primary.includes(outcome)).slice(0, choices.secondary),
  ];
  const made: Outcomes = { outcomes: [], results: [], drafts: [], remarks: [] };
  const ids = { outcome: new Set<string>(), result: new Set<string>() };
  for (const outcome of taken) addOutcome(outcome, all.indexOf(outcome) + 1, arms, choices, made, ids);
  const left = posted.length - taken.length;
  if (left > 0) {
    made.remarks.push(`Not taken: ${left} more of the ${posted.length} outcomes with figures in the record. Import with --outcomes to have more.`);
  }
  const unposted = all.length - posted.length;
  if (unposted > 0) made.remarks.push(`${unposted} ${unposted === 1 ? 'outcome' : 'outcomes'} of the record ${unposted === 1 ? 'has' : 'have'} no figures.`);
  return made;
}

interface Ids {
  outcome: Set<string>;
  result: Set<string>;
}

function addOutcome(outcome: OutcomeRecord, number: number, arms: ArmDraft[], choices: OutcomeChoices, made: Outcomes, ids: Ids): void {
  const primary = outcome.type === 'PRIMARY';
  const reading = readingOf(outcome);
  const name = shorten(outcome.title || 'Outcome without a title', 90);
  const timepoint = shorten(outcome.timeFrame, 60) || 'not reported';
  const id = idFrom(outcome.title.slice(0, 24), ids.outcome, 'outcome');
  const direction = directionOf(outcome, primary ? choices.better : undefined);
  made.outcomes.push(
    apart(
      {
        id,
        name,
        long_name: outcome.title.length > name.length ? outcome.title : null,
        role: primary ? 'primary' : outcome.type === 'SECONDARY' ? 'secondary' : 'exploratory',
        type: reading.type,
        measure: shorten(reading.measure, 60),
        unit: reading.unit ? shorten(reading.unit, 60) : null,
        timepoint: outcome.timeFrame.length > timepoint.length ? new Remarked(timepoint, { above: `In full: ${outcome.timeFrame}` }) : timepoint,
        better: direction.remark ? new Remarked(direction.better, { behind: direction.remark }) : direction.better,
        source: 'registry',
        at: `outcomeMeasuresModule, outcome ${number}, ${outcome.type}`,
      },
      reading.remark,
    ),
  );
  const { drafts, results } = resultsOf(outcome, number, id, name, timepoint, reading, arms, made.drafts.length, ids.result);
  made.drafts.push(...drafts);
  made.results.push(...results);
}

const good = /\b(survival|remission|pain relief|responders?|response rate|quality of life)\b/i;
const bad = /\b(deaths?|died|mortality|hospitali[sz]ations?|relapses?|exacerbations?|strokes?|infarctions?|bleedings?|adverse events?|pregnanc(y|ies)|recurrences?|pearl index)\b/i;

function directionOf({ title }: OutcomeRecord, wanted: Direction | undefined): { better: Direction; remark: string } {
  if (wanted) return { better: wanted, remark: '' };
  const [up, down] = [good.test(title), bad.test(title)];
  const unclear = { better: 'neither' as const, remark: 'the title does not say which way is good: lower, higher or neither' };
  if (/^time (to|until)\b/i.test(title) && !down) return unclear;
  if (up && !down) return { better: 'higher', remark: 'by its title' };
  if (/\bsurvival\b/i.test(title)) return { better: 'higher', remark: 'by its title' };
  return down && !up ? { better: 'lower', remark: 'by its title' } : unclear;
}

// ── The rows of one outcome ─────────────────────────────────────────────────

interface Cell {
  title: string;
  className: string;
  denoms: OutcomeRecord['denoms'];
  measurements: OutcomeRecord['classes'][number]['categories'][number]['measurements'];
}

function cellsOf(outcome: OutcomeRecord): Cell[] {
  return outcome.classes.flatMap(({ title, denoms, categories }) =>
    categories.map((category) => ({
      title: [title, category.title].filter(Boolean).join(', '),
      className: title,
      denoms: denoms.length > 0 ? denoms : outcome.denoms,
      measurements: category.measurements,
    })),
  );
}

function resultsOf(
  outcome: OutcomeRecord,
  number: number,
  outcomeId: string,
  name: string,
  timepoint: string,
  reading: Reading,
  arms: ArmDraft[],
  before: number,
  ids: Set<string>,
): { drafts: ResultDraft[]; results: Tree[] } {
  const matched = matchGroups(outcome.groups, arms);
  const cells = cellsOf(outcome);
  const primary = outcome.type === 'PRIMARY';
  const taken = cells.slice(0, primary ? rowsOf.primary : rowsOf.secondary);
  const drafts: ResultDraft[] = [];
  const results: Tree[] = [];
  for (const cell of taken) {
    const id = idFrom(taken.length > 1 ? `${outcomeId}-${cell.title}` : outcomeId, ids, 'result');
    const remarks = [];
    if (cell === taken[0] && cells.length > taken.length) {
      remarks.push(`Taken: the first ${taken.length} of ${cells.length} rows of this outcome. The others: ${shorten(cells.slice(taken.length).map(({ title }) => title || 'without a title').join('; '), 300)}.`);
    }
    const foreign = outcome.groups.filter((group) => !matched.has(group.id));
    if (foreign.length > 0) remarks.push(`Left out, not being arms of the trial: ${shorten(foreign.map(({ title }) => `“${title}”`).join(', '), 300)}.`);
    const { trees, figures, values, armRemarks } = armsOfCell(cell, outcome, reading, matched);
    remarks.push(...armRemarks);
    const found = comparisonsOf(outcome, analysesOf(outcome, cell, cells), matched, reading, values);
    if (cell === taken[0]) remarks.push(...untied(outcome, cells), ...found.remarks);
    const label = cells.length > 1 && cell.title ? shorten(`${shorten(name, 70)}: ${cell.title}`, 120) : labelOf(name, timepoint);
    const draft: ResultDraft = { id, name: label ?? name, timepoint, primary, reading, figures, comparisons: found.comparisons };
    const page = before + drafts.length < most.page && figures.length > 0;
    drafts.push(draft);
    results.push(
      apart(
        {
          id,
          outcome: outcomeId,
          population: 'all',
          label,
          arms: trees,
          comparisons: found.comparisons.length > 0 ? found.comparisons.map(({ tree }) => tree) : null,
          told: Object.keys(trees).length === 0 ? 'given in the record for groups that are not arms of the trial' : null,
          page: page ? null : false,
          source: 'registry',
          at: shorten(`outcomeMeasuresModule, outcome ${number}; ${[...matched].map(([group, arm]) => `${arm.id} ${group}`).join(', ')}`, 200),
        },
        remarks,
      ),
    );
  }
  return { drafts, results };
}

/** A label where the title tells the time already, so that it is not printed twice. */
function labelOf(name: string, timepoint: string): string | null {
  return name.toLowerCase().includes(timepoint.toLowerCase()) ? name : timepoint.length > 30 ? name : null;
}

/** The analyses of a row: all of an outcome with one row; otherwise those that name it. */
function analysesOf(outcome: OutcomeRecord, cell: Cell, cells: Cell[]): AnalysisRecord[] {
  if (cells.length === 1) return outcome.analyses;
  return outcome.analyses.filter((analysis) => namesOf(analysis, cells).join() === cell.title && cell.title !== '');
}

function namesOf(analysis: AnalysisRecord, cells: Cell[]): string[] {
  const { groupDescription, statisticalComment, estimateComment, pValueComment } = analysis;
  const text = [groupDescription, statisticalComment, estimateComment, pValueComment].join(' ').toLowerCase();
  const named = cells.filter(({ title }) => title.length > 3 && text.includes(title.toLowerCase()));
  return named.map(({ title }) => title);
}

function untied(outcome: OutcomeRecord, cells: Cell[]): string[] {
  if (cells.length === 1) return [];
  const count = outcome.analyses.filter((analysis) => namesOf(analysis, cells).length !== 1).length;
  return count === 0 ? [] : [`Not taken: ${count} ${count === 1 ? 'analysis' : 'analyses'} that the record does not tie to one of the rows.`];
}

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

