/** Outcomes: which are taken, in which order, and what is said of each. */
import { armsOf, isOfRandomised } from './arms.js';
import { cellsOf, countIn, isStratum } from './cells.js';
import { directionOf } from '../reading/better.js';
import { rankRows, timeOf, type Ranked } from '../reading/final-rows.js';
import { rowMatcher } from '../reading/match-analysis-row.js';
import { isOutsideRandomisation, isUnrandomised } from '../reading/unrandomised.js';
import { kindOf } from '../reading/kind.js';
import { exact, figure } from '../reading/numbers.js';
import { measurementsOf, readingOf } from '../reading/measures.js';
import { unitOf } from '../reading/units.js';
import { outcomeNames } from '../reading/names.js';
import type { RegistryOutcome, RegistryTrial } from '../registry-trial.js';
import { aloneResult, overArms, overArmsResult, untied, untiedResult } from './analyses.js';
import { bounds } from '../../bounds.js';
import { upper } from '../../format/capital.js';
import { resultOf } from './rows.js';
import type { DraftSize } from './draft-size.js';
import { clauses, idFrom, shorten, words } from '../text.js';
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
  isAtStart(outcome) &&
  others.some(
    (other) =>
      !isAtStart(other) && (/^baseline\b/i.test(outcome.title) || timeless(other.title) === timeless(outcome.title)),
  );

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
  // Beside the randomised part of a trial, what was found in the other would be taken for its result.
  const isPart = trial.arms.some((arm) => isOutsideRandomisation(arm, trial));
  const withFigures = postedOutcomes(trial);
  const ofPart = withFigures.filter((outcome) => armsOf(outcome.columns, arms).size > 0 && isOfRandomised(outcome));
  const posted = isPart && ofPart.length > 0 ? ofPart : withFigures;
  const primary = posted.filter(({ role }) => role === 'primary');
  const others = posted.filter((outcome) => !primary.includes(outcome));
  const told = (list: RegistryOutcome[]) =>
    list.map((outcome) => rowsOf(trial, outcome, choices, room)).filter((rows) => rows.length > 0);
  const taken = [...told(primary).slice(0, room.primary), ...told(others)];
  const found = taken.flat();
  const { most } = bounds['outcomes of a trial'];
  const rows = named(found.slice(0, most), room, trial.design.model === 'crossover');
  const isPartial = rows.some((row) => row.outcome.role === 'primary' && row.isPartial && row.rowTitle !== '');
  const starts = all.filter((outcome) => isPosted(outcome) && !posted.includes(outcome)).map(({ title }) => title);
  const unposted = all.length - starts.length - posted.length;
  const made: Outcomes = {
    outcomes: [],
    results: [],
    drafts: [],
    further: 0,
    isCut: false,
    unposted,
    isPartial,
    remarks: [],
  };
  const mostSecondary = choices.secondary ?? Math.max(2, mostOutcomes - primary.length);
  const isFull = ({ outcome }: Row) => {
    const secondary = new Set(made.outcomes.map((one) => one.outcome).filter(({ role }) => role !== 'primary'));
    return outcome.role !== 'primary' && !secondary.has(outcome) && secondary.size >= mostSecondary;
  };
  for (const row of rows) if (!isFull(row)) addRow(row, { arms, doubtful, room, made });
  made.isCut = made.outcomes.some((row) => row.isPartial);
  made.further = posted.length - new Set(made.outcomes.map(({ outcome }) => outcome)).size;
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
  const lead = made.outcomes.find(({ outcome }) => outcome === row.outcome)?.id ?? row.id;
  const {
    row: result,
    draft,
    alone,
    extra,
  } = resultOf(row, {
    arms,
    why: doubtful.get(`results.${row.id}`),
    onPage,
    lead,
  });
  const tested = draft && overArmsResult(row, onPage, lead !== row.id);
  // Its figures alone would read as if the record compared nothing.
  const isUntold = row.outcome.analyses.length > 0 && draft?.comparisons.length === 0 && !tested && !result.told;
  if (row.outcome.role !== 'primary' && (isUntold || isOfFew(row, arms) || areCounts(row))) return;
  made.outcomes.push(row);
  made.results.push(result, ...extra);
  if (draft) made.drafts.push(draft);
  if (tested) made.results.push({ ...tested, outcome: lead });
  const ofArm = draft && aloneResult(row, alone, onPage);
  if (ofArm) made.results.push(ofArm);
  if (row.isLast) addUntied(row, lead, made);
}

/** Whether less than a fifth of each arm was counted: a subset, which the name of an outcome seldom tells. */
function isOfFew({ outcome, cell }: Row, arms: ArmDraft[]): boolean {
  const shares = [...armsOf(outcome.columns, arms)].flatMap(([id, arm]) => {
    const [counted, all] = [exact(countIn(cell.counted, id)), exact(arm.n)];
    return counted === null || all === null || all === 0 ? [] : [counted / all];
  });
  return shares.length > 0 && shares.every((share) => share < 0.2);
}

/** Whether the figures are how many were analysed, as the words on who was analysed have them all, and nothing that was found. */
function areCounts({ outcome, cell }: Row): boolean {
  const values = cell.measurements.map(({ value }) => value);
  const named: readonly string[] = outcome.population.replaceAll(',', '').match(/\d+/g) ?? [];
  return values.length > 1 && values.every((value) => /^\d{2,}$/.test(value) && named.includes(value));
}

/** What names no row of its outcome is told of the outcome as a whole, or not taken. */
function addUntied(row: Row, lead: string, made: Outcomes): void {
  const { outcome } = row;
  const result = outcome.role === 'primary' ? untiedResult(row) : null;
  if (result) made.results.push({ ...result, outcome: lead });
  const tested = overArms(row);
  const lost = result ? 0 : untied(row).filter((analysis) => !tested.includes(analysis)).length;
  if (lost > 0)
    made.remarks.push(
      `Not taken: of “${shorten(outcome.title, 100)}”, ${lost} ${lost === 1 ? 'analysis that names' : 'analyses that name'} none of its rows.`,
    );
}

// ── Rows ────────────────────────────────────────────────────────────────────

type Unnamed = Omit<Row, 'id' | 'name'>;

/** More rows of a secondary outcome than these are a table of their own. */
const mostOfSecondary = 3;

/**
 * The rows of an outcome that are taken: of visits the last, of others of a primary one the first ones. Of a secondary one the row that
 * is its result, or all of a few: one of many, such as a subgroup or a grade, would stand for the outcome as if it were.
 */
function rowsOf(trial: RegistryTrial, outcome: RegistryOutcome, choices: OutcomeChoices, room: DraftSize): Unnamed[] {
  const all = cellsOf(outcome);
  const { isVisit } = rankRows(outcome, all);
  const areTimes = all.length > 1 && all.some(({ title }) => timeOf(title) !== null);
  const cells = areTimes ? all.map((cell) => ofVisit(cell, outcome, isVisit)) : all;
  const primary = outcome.role === 'primary';
  const ranked = rankRows(outcome, cells);
  const last = ranked.isVisit ? ranked.rows[0]! : null;
  const taken = last ? [last] : ranked.rows.slice(0, primary ? rowsIn(ranked, room) : rowsOfSecondary(ranked));
  const reading = readingOf({ ...outcome, unit: unitOf(outcome, trial) });
  // A test of categories that everybody is in one of is of all of them.
  const rowOf = ranked.areExclusive && cells.length > 2 ? () => null : rowMatcher(cells);
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
    timepoint: last ? last.title : timeOfOutcome(outcome),
    rowTitle: cells.length > 1 && !last ? cell.title : '',
    remarks: index === 0 ? [...rowRemarks(cells, taken, ranked.why), ...analysesLeft(outcome, cells, taken)] : [],
    isLast: index === taken.length - 1,
    isPartial: taken.length < cells.length && !(ranked.areExclusive && cells.length === 2),
  }));
}

/** Letters of a time. */
const mostOfTime = 60;

/** When an outcome was measured; of a long text the time that the title tells, or the only one that the text tells, else its first clause. */
function timeOfOutcome({ timeframe, title }: RegistryOutcome): string {
  if (timeframe.length <= mostOfTime) return timeframe || 'not reported';
  const [inTitle] = [...title.matchAll(timePhrases)].map(([phrase]) => phrase);
  if (inTitle) return inTitle;
  const told = new Set([...timeframe.matchAll(timePhrases)].map(([phrase]) => phrase.toLowerCase()));
  return told.size === 1 ? [...told][0]! : (clauses(timeframe, mostOfTime) ?? shorten(timeframe, mostOfTime));
}

const timePhrases =
  /\b(?:at|up to|through|over|after|within) (?:approximately |about )?(?:(?:day|week|month|year)s? \d+(?:\.\d+)?|\d+(?:\.\d+)?[ -](?:hour|day|week|month|year)s?(?: of age)?)\b/gi;

/**
 * How many were counted at one of several visits is not told by a number of the outcome, of means: it is of all visits together, or that
 * of the arm. Of a change, both visits are.
 */
function ofVisit(cell: OutcomeRow, outcome: RegistryOutcome, isVisit: boolean): OutcomeRow {
  const isChange = /\bchange\b/i.test(cell.title);
  if (cell.isCounted || isChange || kindOf(outcome).counts !== 'amount') return cell;
  const isFewer = ({ column, value }: OutcomeRow['counted'][number]) => {
    const [counted, all] = [exact(figure(value)), exact(column.arm?.n ?? null)];
    return counted !== null && all !== null && counted < 0.98 * all;
  };
  return { ...cell, counted: isVisit ? [] : cell.counted.filter(isFewer) };
}

/** Of two categories that all are in, the one; of a few more all, as they are one distribution. */
function rowsIn({ rows, areExclusive }: { rows: OutcomeRow[]; areExclusive?: boolean }, room: DraftSize): number {
  if (!areExclusive) return room.rows;
  return rows.length === 2 ? 1 : rows.length <= room.rows + 1 ? rows.length : room.rows;
}

function rowsOfSecondary({ rows, isSure, areExclusive, areVisits }: Ranked<OutcomeRow>): number {
  if (isSure) return 1;
  if (areVisits === false) return 0;
  const areStrata = rows.some(({ title, group }) => isStratum(title) || isStratum(group));
  return areExclusive || areStrata || rows.length > mostOfSecondary ? 0 : rows.length;
}

function rowRemarks(cells: OutcomeRow[], taken: OutcomeRow[], why: string): string[] {
  if (cells.length === taken.length) return [];
  const others = cells.filter((cell) => !taken.includes(cell)).map(({ title }) => title || 'without a title');
  const titles = taken.map(({ title }) => `“${shorten(title, 60)}”`).join(', ');
  const which = `${titles}, of ${cells.length} rows${why ? ` (${why})` : ''}`;
  return [`Taken: ${which}. The ${others.length === 1 ? 'other' : 'others'}: ${shorten(others.join('; '), 300)}.`];
}

/** A title without the freedom from what its unit says is counted: those who met the end point were not free of it. */
const countedTitle = ({ title, unit, description, timeframe }: RegistryOutcome, isCrossover: boolean): string => {
  // Of two treatments in turn a change is from the one to the other, and the figures are of each.
  const isBetween = isCrossover && !/\b(baseline|before|pre-)/i.test(`${title} ${description} ${timeframe}`);
  const own = isBetween ? upper(title.replace(/^(?:change|difference) in (?:the )?(?=\S)/i, '')) : title;
  return /\b(meeting|met|reach(ing|ed)|with (an? )?)\s?(the |an? )?(end ?point|event)/i.test(unit)
    ? own.replace(/^freedom from (?=\S)/i, '')
    : own;
};

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

function named(rows: Unnamed[], room: DraftSize, isCrossover: boolean): Row[] {
  const titled = rows.map(({ outcome, rowTitle, reading }) => ({
    title: countedTitle(outcome, isCrossover) || 'Outcome without a title',
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
