/** Outcomes and their results: which are taken, what their figures are, and who was compared. */
import type { ArmDraft } from './arms.js';
import { countOf, matchGroups } from './arms.js';
import { comparisonsOf, type ArmValues, type ComparisonDraft } from './comparisons.js';
import { exact } from './figures.js';
import { armFigures, measurementsOf, readingOf, type Reading } from './measures.js';
import type { Room } from './room.js';
import type { AnalysisRecord, OutcomeRecord, TrialRecord } from './record.js';
import { idFrom, shorten } from './text.js';
import { above, apart, behind, Figure, Remarked, type Tree } from './yaml.js';

export type Direction = 'lower' | 'higher' | 'neither';

export interface OutcomeChoices {
  /** How many outcomes are taken beside the primary ones; by default as many as make eight with them, and at least two. */
  secondary: number | undefined;
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
  /** Whether the record has analyses of it at all. */
  analysed: boolean;
}

export interface Outcomes {
  outcomes: Tree[];
  results: Tree[];
  drafts: ResultDraft[];
  remarks: string[];
}

/** Whether a record has figures of an outcome. */
const isPosted = (outcome: OutcomeRecord): boolean =>
  outcome.reportingStatus !== 'NOT_POSTED' && measurementsOf(outcome).length > 0;

/** Outcomes with figures, the primary ones first. */
export function postedOutcomes(record: TrialRecord): OutcomeRecord[] {
  const posted = record.resultsSection.outcomeMeasuresModule.outcomeMeasures.filter(isPosted);
  const of = (type: RegExp) => posted.filter((outcome) => type.test(outcome.type));
  return [...of(/^PRIMARY$/), ...of(/^SECONDARY$/), ...of(/^(?!PRIMARY$|SECONDARY$)/)];
}

/** What the slides of other results bear. */
const mostOutcomes = 8;

/** All primary outcomes, then secondary ones, up to what a deck bears; the rest is counted. */
export function outcomesOf(
  record: TrialRecord,
  arms: ArmDraft[],
  choices: OutcomeChoices,
  doubtful: Doubtful,
  room: Room,
): Outcomes {
  const all = record.resultsSection.outcomeMeasuresModule.outcomeMeasures;
  const posted = postedOutcomes(record);
  const primary = posted.filter(({ type }) => type === 'PRIMARY');
  const taken = [
    ...primary.slice(0, room.primary),
    ...posted
      .filter((outcome) => !primary.includes(outcome))
      .slice(0, choices.secondary ?? Math.max(2, mostOutcomes - primary.length)),
  ];
  const made: Outcomes = { outcomes: [], results: [], drafts: [], remarks: [] };
  const context: Context = { arms, choices, doubtful, room, made, ids: new Set() };
  for (const outcome of taken) addOutcome(outcome, all.indexOf(outcome) + 1, context);
  const left = posted.length - taken.length;
  if (left > 0) {
    made.remarks.push(
      `Not taken: ${left} more of the ${posted.length} outcomes with figures in the record. Import with --outcomes to have more.`,
    );
  }
  const unposted = all.length - posted.length;
  if (unposted > 0)
    made.remarks.push(
      `${unposted} ${unposted === 1 ? 'outcome' : 'outcomes'} of the record ${unposted === 1 ? 'has' : 'have'} no figures.`,
    );
  return made;
}

/** Rows whose figures contradict one another, by their place such as `results.pain`, and why. */
export type Doubtful = ReadonlyMap<string, string>;

interface Context {
  arms: ArmDraft[];
  choices: OutcomeChoices;
  doubtful: Doubtful;
  room: Room;
  made: Outcomes;
  ids: Set<string>;
}

function addOutcome(outcome: OutcomeRecord, number: number, context: Context): void {
  const { made } = context;
  const cells = cellsOf(outcome);
  const taken = cells.slice(0, outcome.type === 'PRIMARY' ? context.room.rows : 1);
  for (const cell of taken) {
    const title =
      (cells.length > 1 && cell.title ? `${shorten(outcome.title, 70)}: ${cell.title}` : outcome.title) ||
      'Outcome without a title';
    const id = idFrom((cells.length > 1 ? cell.title : outcome.title).slice(0, 24), context.ids, 'outcome');
    const remarks = cell === taken[0] ? rowRemarks(outcome, cells, taken.length) : [];
    const reading = readingOf(outcome);
    made.outcomes.push(outcomeTree(outcome, number, id, title, reading, context));
    addResult({ outcome, number, id, title, reading, cell, cells, remarks }, context);
  }
}

function outcomeTree(
  outcome: OutcomeRecord,
  number: number,
  id: string,
  title: string,
  reading: Reading,
  { choices, room }: Context,
): Tree {
  const primary = outcome.type === 'PRIMARY';
  const name = shorten(title, room.name);
  const timepoint = timeOf(outcome);
  const direction = directionOf(outcome, primary ? choices.better : undefined);
  return apart(
    {
      id,
      name,
      long_name: title.length > name.length ? title : null,
      role: primary ? 'primary' : outcome.type === 'SECONDARY' ? 'secondary' : 'exploratory',
      type: reading.type,
      measure: shorten(reading.measure, 60),
      unit: reading.unit ? shorten(reading.unit, 60) : null,
      timepoint:
        outcome.timeFrame.length > timepoint.length ? above(`In full: ${outcome.timeFrame}`, timepoint) : timepoint,
      better: behind(direction.better, direction.remark),
      source: 'registry',
      at: `outcomeMeasuresModule, outcome ${number}, ${outcome.type}`,
    },
    reading.remark,
  );
}

const timeOf = ({ timeFrame }: OutcomeRecord) => shorten(timeFrame, 60) || 'not reported';

function rowRemarks(outcome: OutcomeRecord, cells: Cell[], taken: number): string[] {
  if (cells.length === taken) return untied(outcome, cells);
  const others = cells.slice(taken).map(({ title }) => title || 'without a title');
  return [
    `Taken: the first ${taken} of ${cells.length} rows of this outcome. The others: ${shorten(others.join('; '), 300)}.`,
    ...untied(outcome, cells),
  ];
}

const good = /\b(survival|remission|pain relief|responders?|response rate|quality of life)\b/i;
const bad =
  /\b(deaths?|died|mortality|hospitali[sz]ations?|relapses?|exacerbations?|strokes?|infarctions?|bleedings?|adverse events?|pregnanc(y|ies)|recurrences?|pearl index)\b/i;

function directionOf({ title }: OutcomeRecord, wanted: Direction | undefined): { better: Direction; remark: string } {
  if (wanted) return { better: wanted, remark: '' };
  const [up, down] = [good.test(title), bad.test(title)];
  const unclear = {
    better: 'neither' as const,
    remark: 'the title does not say which way is good: lower, higher or neither',
  };
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

/** One row of an outcome, about to become a result. */
interface Row {
  outcome: OutcomeRecord;
  number: number;
  id: string;
  title: string;
  reading: Reading;
  cell: Cell;
  cells: Cell[];
  remarks: string[];
}

function addResult({ outcome, number, id, title, reading, cell, cells, remarks }: Row, context: Context): void {
  const { made, arms, doubtful, room } = context;
  const matched = matchGroups(outcome.groups, arms);
  const foreign = outcome.groups.filter((group) => !matched.has(group.id));
  if (foreign.length > 0) {
    remarks.push(
      `Left out, not being arms of the trial: ${shorten(foreign.map((group) => `“${group.title}”`).join(', '), 300)}.`,
    );
  }
  const { trees, figures, values, armRemarks } = armsOfCell(cell, outcome, reading, matched);
  const found = comparisonsOf(outcome, analysesOf(outcome, cell, cells), matched, reading, values);
  remarks.push(...armRemarks, ...found.remarks);
  const name = shorten(title, room.name);
  const at = `outcomeMeasuresModule, outcome ${number}, ${[...matched.keys()].join(', ')}`;
  const row = { id, outcome: id, population: 'all', label: labelOf(name, timeOf(outcome)) };
  const why = doubtful.get(`results.${id}`);
  if (why !== undefined) {
    remarks.push(...quarantined(why, trees, found.comparisons));
    made.results.push(apart({ ...row, arms: {}, told: doubtfulWords, page: false, source: 'registry', at }, remarks));
    return;
  }
  const page = made.drafts.length < room.page && figures.length > 0;
  made.drafts.push({
    id,
    name,
    timepoint: timeOf(outcome),
    primary: outcome.type === 'PRIMARY',
    reading,
    figures,
    comparisons: found.comparisons,
    analysed: outcome.analyses.length > 0,
  });
  made.results.push(
    apart(
      {
        ...row,
        arms: trees,
        comparisons: found.comparisons.length > 0 ? found.comparisons.map(({ tree }) => tree) : null,
        told: Object.keys(trees).length === 0 ? 'given in the record for groups that are not arms of the trial' : null,
        page: page ? null : false,
        source: 'registry',
        at,
      },
      remarks,
    ),
  );
}

/** Printed in place of figures that contradict one another. */
export const doubtfulWords = 'doubtful in the record, and so not shown';

/** Remarks that keep what was left out, as the record has it. */
export function quarantined(why: string, arms: Record<string, Tree>, comparisons: ComparisonDraft[] = []): string[] {
  const figures = Object.entries(arms).map(([arm, tree]) => `${arm}: ${inline(tree)}`);
  const compared = comparisons.map(({ arm, versus, tree }) => `${arm.id} versus ${versus.id}: ${inline(tree)}`);
  return [
    `Doubtful, and so left out: ${why}. The record has:`,
    ...[...figures, ...compared].map((line) => `· ${line}`),
  ];
}

function inline(tree: Tree): string {
  if (tree instanceof Remarked) return inline(tree.value);
  if (tree instanceof Figure) return tree.text;
  if (tree === null || typeof tree !== 'object') return String(tree ?? '');
  return Object.entries(tree)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${key} ${inline(value)}`)
    .join(', ');
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
  return count === 0
    ? []
    : [`Not taken: ${count} ${count === 1 ? 'analysis' : 'analyses'} that the record does not tie to one of the rows.`];
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
