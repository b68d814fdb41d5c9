/** Outcomes: which are taken, in which order, and what is said of each. */
import { cellsOf } from './cells.js';
import { directionOf } from '../reading/better.js';
import { rankRows } from '../reading/final-rows.js';
import { rowMatcher } from '../reading/match-analysis-row.js';
import { isUnrandomised } from '../reading/unrandomised.js';
import { kindOf } from '../reading/kind.js';
import { measurementsOf, readingOf } from '../reading/measures.js';
import { outcomeNames } from '../reading/names.js';
import type { RegistryOutcome, RegistryTrial } from '../registry-trial.js';
import { aloneResult, overArms, overArmsResult, untied, untiedResult } from './analyses.js';
import { bounds } from '../../bounds.js';
import { resultOf } from './rows.js';
import type { DraftSize } from './draft-size.js';
import { idFrom, shorten, words } from '../text.js';
import type { ArmDraft, Better, Doubtful, OutcomeRow, Outcomes, Row } from '../drafts.js';

export interface OutcomeChoices {
  /** How many outcomes are taken beside the primary ones; by default as many as make eight with them, and at least two. */
  secondary: number | undefined;
  /** Which way is good in the primary outcomes; otherwise told by their titles, where these are clear. */
  better: Better | undefined;
}

/** Whether a record has figures of an outcome. */
const isPosted = (outcome: RegistryOutcome): boolean => measurementsOf(outcome).length > 0;

/** Whether an outcome tells how people were before the trial began. */
export const isAtStart = ({ timeframe }: RegistryOutcome): boolean =>
  /^(at )?(baseline|screening)\.?$/i.test(timeframe);

/** What is left of a title without times: the same for one measure at several. */
const timeless = (title: string): string =>
  words(title)
    .filter((word) => !/\d|^(at|to|baseline|screening|minutes?|hours?|days?|weeks?|months?|years?)$/.test(word))
    .join(' ');

/** Whether an outcome is only where another began. */
const isStartOf = (outcome: RegistryOutcome, others: RegistryOutcome[]): boolean =>
  isAtStart(outcome) && others.some((other) => !isAtStart(other) && timeless(other.title) === timeless(outcome.title));

/** Outcomes with figures, the primary ones first, of these the ones before treatment last; no baseline of another outcome. */
export function postedOutcomes(trial: RegistryTrial): RegistryOutcome[] {
  const all = trial.outcomes.filter(isPosted);
  const posted = all.filter((outcome) => !isStartOf(outcome, all));
  const of = (role: RegistryOutcome['role']) => posted.filter((outcome) => outcome.role === role);
  const rank = (outcome: RegistryOutcome) => leadRank(trial, outcome) + (isAtStart(outcome) ? 100 : 0);
  const primary = of('primary').toSorted((a, b) => rank(a) - rank(b));
  return [...primary, ...of('secondary'), ...of('exploratory')];
}

/**
 * Where an outcome stands among the primary ones, the lower the earlier: a page leads with a contrast of randomised arms where there is
 * one, of whole arms before parts of them, and with what the trial was for before harms.
 */
function leadRank({ arms, design }: RegistryTrial, { columns, title }: RegistryOutcome): number {
  if (design.allocation !== 'randomised' || arms.length < 2) return 0;
  const someAre = arms.some((arm) => !isUnrandomised(arm));
  const own = columns.filter(({ arm }) => arm !== null);
  const whole = own.filter(({ part }) => part === null);
  const compares =
    columns.length > 1 && (whole.length > 1 || own.length > 1 || columns.every(({ arm }) => arm === null));
  return (
    (compares ? 0 : 10) +
    (someAre && columns.some(isUnrandomised) ? 4 : 0) +
    (compares && whole.length < 2 ? 1 : 0) +
    (/\b(adverse (drug )?(events?|reactions?|effects?)|reactogenicity|safety|tolerability|AESIs?)\b/i.test(title)
      ? 6
      : 0)
  );
}

/** What the slides of other results bear. */
const mostOutcomes = 8;

/** All primary outcomes, then secondary ones, up to what a deck bears; the rest is counted. */
export function outcomesOf(
  trial: RegistryTrial,
  arms: ArmDraft[],
  choices: OutcomeChoices,
  doubtful: Doubtful,
  room: DraftSize,
): Outcomes {
  const all = trial.outcomes;
  const posted = postedOutcomes(trial);
  const primary = posted.filter(({ role }) => role === 'primary');
  const taken = [
    ...primary.slice(0, room.primary),
    ...posted
      .filter((outcome) => !primary.includes(outcome))
      .slice(0, choices.secondary ?? Math.max(2, mostOutcomes - primary.length)),
  ];
  const found = taken.flatMap((outcome) => rowsOf(trial, outcome, choices, room));
  const { most } = bounds['outcomes of a trial'];
  const rows = named(found.slice(0, most), room);
  const cut = new Set(found.slice(most).map(({ outcome }) => outcome));
  const further = posted.length - taken.length + cut.size;
  const isPartial = rows.some((row) => row.outcome.role === 'primary' && row.isPartial && row.rowTitle !== '');
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
  { arms, doubtful, room, made }: { arms: ArmDraft[]; doubtful: Doubtful; room: DraftSize; made: Outcomes },
) {
  const onPage = made.drafts.length < room.page;
  made.outcomes.push(row);
  const { row: result, draft, alone, extra } = resultOf(row, { arms, why: doubtful.get(`results.${row.id}`), onPage });
  made.results.push(result, ...extra);
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
  const result = outcome.role === 'primary' ? untiedResult(row) : null;
  if (result) made.results.push(result);
  const tested = overArms(row);
  const lost = result ? 0 : untied(row).filter((analysis) => !tested.includes(analysis)).length;
  if (lost > 0)
    made.remarks.push(
      `Not taken: of “${shorten(outcome.title, 100)}”, ${lost} ${lost === 1 ? 'analysis that names' : 'analyses that name'} none of its rows.`,
    );
}

// ── Rows ────────────────────────────────────────────────────────────────────

type Unnamed = Omit<Row, 'id' | 'name'>;

/** The rows of an outcome that are taken: of visits the last, of others the first ones. */
function rowsOf(trial: RegistryTrial, outcome: RegistryOutcome, choices: OutcomeChoices, room: DraftSize): Unnamed[] {
  const all = cellsOf(outcome);
  const cells = rankRows(outcome, all).isVisit ? all.map((cell) => ofVisit(cell, outcome)) : all;
  const primary = outcome.role === 'primary';
  const ranked = rankRows(outcome, cells);
  const last = ranked.isVisit ? ranked.rows[0]! : null;
  const taken = last ? [last] : ranked.rows.slice(0, primary ? rowsIn(ranked, room) : 1);
  const reading = readingOf(outcome);
  const rowOf = rowMatcher(cells);
  const asked = primary ? choices.better : undefined;
  return taken.map((cell, index) => ({
    outcome,
    number: outcome.number,
    cell,
    cells,
    rowOf,
    reading,
    direction: asked
      ? { better: asked, why: 'as asked for' }
      : directionOf(trial, outcome, kindOf(outcome), last ? '' : cell.title),
    timepoint: last ? last.title : shorten(outcome.timeframe, 60) || 'not reported',
    rowTitle: cells.length > 1 && !last ? cell.title : '',
    remarks: index === 0 ? [...rowRemarks(cells, taken, ranked.why), ...analysesLeft(outcome, cells, taken)] : [],
    isLast: index === taken.length - 1,
    isPartial: taken.length < cells.length,
  }));
}

/** How many were counted at one of several visits is not told by how many were in all, of means: who came last are fewer. Of a change, both visits are. */
function ofVisit(cell: OutcomeRow, outcome: RegistryOutcome): OutcomeRow {
  const isChange = /\bchange\b/i.test(cell.title);
  return cell.isCounted || isChange || kindOf(outcome).counts !== 'amount' ? cell : { ...cell, counted: [] };
}

/** Of two categories that all are in, the one; of a few more all, as they are one distribution. */
function rowsIn({ rows, areExclusive }: { rows: OutcomeRow[]; areExclusive?: boolean }, room: DraftSize): number {
  if (!areExclusive) return room.rows;
  return rows.length === 2 ? 1 : rows.length <= room.rows + 1 ? rows.length : room.rows;
}

function rowRemarks(cells: OutcomeRow[], taken: OutcomeRow[], why: string): string[] {
  if (cells.length === taken.length) return [];
  const others = cells.filter((cell) => !taken.includes(cell)).map(({ title }) => title || 'without a title');
  const titles = taken.map(({ title }) => `“${shorten(title, 60)}”`).join(', ');
  const which = `${titles}, of ${cells.length} rows${why ? ` (${why})` : ''}`;
  return [`Taken: ${which}. The ${others.length === 1 ? 'other' : 'others'}: ${shorten(others.join('; '), 300)}.`];
}

/** A title without the freedom from what its unit says is counted: those who met the end point were not free of it. */
const countedTitle = ({ title, unit }: RegistryOutcome): string =>
  /\b(meeting|met|reach(ing|ed)|with (an? )?)\s?(the |an? )?(end ?point|event)/i.test(unit)
    ? title.replace(/^freedom from (?=\S)/i, '')
    : title;

/** Analyses of rows that are not taken are not taken either. */
function analysesLeft({ analyses }: RegistryOutcome, cells: OutcomeRow[], taken: OutcomeRow[]): string[] {
  if (cells.length < 2) return [];
  const match = rowMatcher(cells);
  const left = analyses.filter((analysis) => {
    const of = match(analysis);
    return of !== null && !taken.includes(of);
  });
  return left.length === 0 ? [] : [`Not taken: ${left.length} of its analyses, of rows that are not taken.`];
}

function named(rows: Unnamed[], room: DraftSize): Row[] {
  const titled = rows.map(({ outcome, rowTitle, reading }) => ({
    title: countedTitle(outcome) || 'Outcome without a title',
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
