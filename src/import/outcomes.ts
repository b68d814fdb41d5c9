/** Outcomes: which are taken, in which order, and what is said of each. */
import { visitTimes } from '../format/visit-time.js';
import type { ArmDraft } from './arms.js';
import { cellsOf, type Cell } from './cells.js';
import { directionOf, type Direction } from './direction.js';
import { measurementsOf, readingOf } from './measures.js';
import { outcomeNames } from './names.js';
import type { OutcomeRecord, TrialRecord } from './record.js';
import { aloneResult, overArmsResult, untied, untiedResult } from './analyses.js';
import { resultOf, roleOf, type ResultDraft, type Row } from './rows.js';
import type { Room } from './room.js';
import { idFrom, shorten, words } from './text.js';
import { above, apart, behind, type Tree } from './yaml.js';

export interface OutcomeChoices {
  /** How many outcomes are taken beside the primary ones; by default as many as make eight with them, and at least two. */
  secondary: number | undefined;
  /** Which way is good in the primary outcomes; otherwise told by their titles, where these are clear. */
  better: Direction | undefined;
}

export interface Outcomes {
  outcomes: Tree[];
  results: Tree[];
  drafts: ResultDraft[];
  /** How many outcomes with figures the record has beside these. */
  further: number;
  /** How many outcomes of the record have no figures. */
  unposted: number;
  /** Whether of a primary outcome only some rows are taken, and not by what they are, as the last of visits is. */
  isPartial: boolean;
  remarks: string[];
}

/** Rows whose figures contradict one another, by their place such as `results.pain`, and why. */
export type Doubtful = ReadonlyMap<string, string>;

/** Whether a record has figures of an outcome. */
const isPosted = (outcome: OutcomeRecord): boolean =>
  outcome.reportingStatus !== 'NOT_POSTED' && measurementsOf(outcome).length > 0;

/** Whether an outcome tells how people were before the trial began. */
const isAtStart = ({ timeFrame }: OutcomeRecord): boolean => /^(at )?(baseline|screening)\.?$/i.test(timeFrame);

/** What is left of a title without times: the same for one measure at several. */
const timeless = (title: string): string =>
  words(title)
    .filter((word) => !/\d|^(at|to|baseline|screening|minutes?|hours?|days?|weeks?|months?|years?)$/.test(word))
    .join(' ');

/** Whether an outcome is only where another began. */
const isStartOf = (outcome: OutcomeRecord, others: OutcomeRecord[]): boolean =>
  isAtStart(outcome) && others.some((other) => !isAtStart(other) && timeless(other.title) === timeless(outcome.title));

/** Outcomes with figures, the primary ones first, of these the ones before treatment last; no baseline of another outcome. */
export function postedOutcomes(record: TrialRecord): OutcomeRecord[] {
  const all = record.resultsSection.outcomeMeasuresModule.outcomeMeasures.filter(isPosted);
  const posted = all.filter((outcome) => !isStartOf(outcome, all));
  const of = (type: RegExp) => posted.filter((outcome) => type.test(outcome.type));
  const primary = of(/^PRIMARY$/).toSorted((a, b) => Number(isAtStart(a)) - Number(isAtStart(b)));
  return [...primary, ...of(/^SECONDARY$/), ...of(/^(?!PRIMARY$|SECONDARY$)/)];
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
  const rows = named(
    taken.flatMap((outcome) => rowsOf(outcome, all.indexOf(outcome) + 1, choices, room)),
    room,
  );
  const further = posted.length - taken.length;
  const isPartial = rows.some((row) => row.outcome.type === 'PRIMARY' && row.isPartial && row.rowTitle !== '');
  const starts = all.filter((outcome) => isPosted(outcome) && !posted.includes(outcome)).map(({ title }) => title);
  const unposted = all.length - starts.length - posted.length;
  const made: Outcomes = { outcomes: [], results: [], drafts: [], further, unposted, isPartial, remarks: [] };
  for (const row of rows) addRow(row, { arms, doubtful, room, made });
  if (starts.length > 0)
    made.remarks.push(`Left out, being no results but where they began: ${shorten(starts.join('; '), 300)}.`);
  made.remarks.push(...leftOut(made, posted.length));
  return made;
}

function leftOut({ further, unposted }: Outcomes, posted: number): string[] {
  return [
    ...(further > 0
      ? [
          `Not taken: ${further} more of the ${posted} outcomes with figures in the record. Import with --outcomes to have more.`,
        ]
      : []),
    ...(unposted > 0
      ? [
          `${unposted} ${unposted === 1 ? 'outcome' : 'outcomes'} of the record ${unposted === 1 ? 'has' : 'have'} no figures.`,
        ]
      : []),
  ];
}

function addRow(
  row: Row,
  { arms, doubtful, room, made }: { arms: ArmDraft[]; doubtful: Doubtful; room: Room; made: Outcomes },
) {
  const onPage = made.drafts.length < room.page;
  made.outcomes.push(outcomeTree(row));
  const { tree, draft, alone } = resultOf(row, { arms, why: doubtful.get(`results.${row.id}`), onPage });
  made.results.push(tree);
  if (draft) made.drafts.push(draft);
  const tested = draft && overArmsResult(row, onPage);
  if (tested) made.results.push(tested);
  const ofArm = draft && aloneResult(row, alone, onPage);
  if (ofArm) made.results.push(ofArm);
  if (row.isLast) addUntied(row, made);
}

/** What names no row of its outcome is told of the outcome as a whole, or not taken. */
function addUntied(row: Row, made: Outcomes): void {
  const { outcome } = row;
  const result = outcome.type === 'PRIMARY' ? untiedResult(row) : null;
  if (result) made.results.push(result);
  const lost = result ? 0 : untied(row).length;
  if (lost > 0)
    made.remarks.push(
      `Not taken: of “${shorten(outcome.title, 100)}”, ${lost} ${lost === 1 ? 'analysis that names' : 'analyses that name'} none of its rows.`,
    );
}

// ── Rows ────────────────────────────────────────────────────────────────────

type Unnamed = Omit<Row, 'id' | 'name'>;

/** The rows of an outcome that are taken: of visits the last, of others the first ones. */
function rowsOf(outcome: OutcomeRecord, number: number, choices: OutcomeChoices, room: Room): Unnamed[] {
  const cells = cellsOf(outcome);
  const primary = outcome.type === 'PRIMARY';
  const later = cells.filter(({ title }) => !/^(baseline|screening)\b|\b(at|:) (baseline|screening)$/i.test(title));
  // Where people began is no result.
  const wanted = later.length > 0 ? later : cells;
  const last = lastVisit(wanted);
  const taken = last ? [last] : wanted.slice(0, primary ? room.rows : 1);
  const reading = readingOf(outcome);
  const direction = directionOf(outcome, primary ? choices.better : undefined);
  return taken.map((cell, index) => ({
    outcome,
    number,
    cell,
    cells,
    reading,
    direction,
    timepoint: last ? last.title : shorten(outcome.timeFrame, 60) || 'not reported',
    rowTitle: cells.length > 1 && !last ? cell.title : '',
    remarks: index === 0 ? rowRemarks(cells, taken, last) : [],
    isLast: index === taken.length - 1,
    isPartial: taken.length < cells.length,
  }));
}

const timeUnit = /^(week|month|day|year|hour|hr|h|minute|min)s?$/;

/** Where a stretch of time begins: `weeks 21-24` ends at week 24. */
const fromOn = /\d+(\.\d+)?\s*(-|–|to|through)\s*(?=\d)/;

/** The last of the rows, where these are visits. */
function lastVisit(cells: Cell[]): Cell | null {
  const titles = cells.map(({ title }) => title.toLowerCase().replace(fromOn, ''));
  const times =
    cells.length > 1 && titles.every((title) => timeUnit.test(title.replace(/[\d.\s]/g, ''))) && visitTimes(titles);
  return times ? cells[times.indexOf(Math.max(...times))]! : null;
}

function rowRemarks(cells: Cell[], taken: Cell[], last: Cell | null): string[] {
  if (cells.length === taken.length) return [];
  const others = cells.filter((cell) => !taken.includes(cell)).map(({ title }) => title || 'without a title');
  const first = taken.length === 1 ? 'first' : `first ${taken.length}`;
  const which = last ? `the last of ${cells.length} visits` : `the ${first} of ${cells.length} rows`;
  return [
    `Taken: ${which} of this outcome. The ${others.length === 1 ? 'other' : 'others'}: ${shorten(others.join('; '), 300)}.`,
  ];
}

function named(rows: Unnamed[], room: Room): Row[] {
  const titled = rows.map(({ outcome, rowTitle, reading }) => ({
    title: outcome.title || 'Outcome without a title',
    row: rowTitle,
    main: outcome === rows[0]!.outcome && rowTitle === '',
    counted: reading.type === 'binary' || (reading.type === 'time-to-event' && reading.key !== 'median'),
  }));
  const names = outcomeNames(titled, room.name);
  const taken = new Set<string>();
  return rows.map((row, index) => ({
    ...row,
    name: names[index]!,
    id: idFrom(names[index]!.slice(0, 24), taken, 'outcome'),
  }));
}

function outcomeTree({ outcome, number, id, name, rowTitle, reading, direction, timepoint }: Row): Tree {
  const full = [outcome.title, rowTitle].filter(Boolean).join(': ');
  return apart(
    {
      id,
      name,
      long_name: full !== name && full !== '' ? full : null,
      role: roleOf(outcome),
      type: reading.type,
      measure: shorten(reading.measure, 60),
      unit: reading.unit ? shorten(reading.unit, 60) : null,
      timepoint:
        outcome.timeFrame !== timepoint && outcome.timeFrame !== ''
          ? above(`In full: ${outcome.timeFrame}`, timepoint)
          : timepoint,
      better: behind(direction.better, direction.remark),
      source: 'registry',
      at: `outcomeMeasuresModule, outcome ${number}, ${outcome.type}`,
    },
    [reading.remark, isAtStart(outcome) ? 'Doubtful as a result: it was measured before treatment began.' : ''],
  );
}
