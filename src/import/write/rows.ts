/** Rows of a draft as they stand in a data file: each with its remarks above it. */
import { isAtStart } from '../draft/outcomes.js';
import { exact } from '../reading/numbers.js';
import { shorten } from '../text.js';
import { above, apart, behind, Figure, type Tree } from '../tree.js';
import { comparisonTree } from './comparison.js';
import { doubtfulWords, leftOutRemarks } from './doubtful-figures.js';
import type { ArmResult, BaselineRow, Doubtful, EventDraft, ResultRow, Row, SpreadDraft } from '../drafts.js';

export function resultTree({ id, outcome, label, arms, comparisons, told, onPage, at, ...row }: ResultRow): Tree {
  const cells = cellTrees(arms);
  const isDoubtful = row.doubtful !== undefined;
  const compared = comparisons.map((comparison) => [pairOf(comparison), comparisonTree(comparison)] as const);
  const remarks = isDoubtful ? leftOutRemarks(row.doubtful!, cells, Object.fromEntries(compared)) : [];
  return apart(
    {
      id,
      outcome,
      population: 'all',
      label,
      arms: isDoubtful ? {} : cells,
      comparisons: isDoubtful || compared.length === 0 ? null : compared.map(([, tree]) => tree),
      told: isDoubtful ? doubtfulWords : told,
      page: onPage ? null : false,
      source: 'registry',
      at,
    },
    [...row.remarks, ...remarks],
  );
}

const pairOf = ({ arm, versus }: ResultRow['comparisons'][number]): string => `${arm.id} versus ${versus.id}`;

export const baselineTree = ({ id, name, arms, at, remarks }: BaselineRow): Tree =>
  apart({ id, name, arms: cellTrees(arms), source: 'registry', at }, remarks);

const cellTrees = (arms: Record<string, ArmResult>): Record<string, Tree> =>
  Object.fromEntries(Object.entries(arms).map(([id, cell]) => [id, cellTree(cell)]));

function cellTree(cell: ArmResult): Tree {
  if (typeof cell === 'string') return cell;
  const n = cell.n == null ? null : new Figure(cell.n);
  if ('told' in cell) return { n, told: cell.told };
  return {
    n,
    [cell.key]: new Figure(cell.value),
    counted: cell.counted ?? null,
    ...spreadTree(cell.spread),
    at: cell.at ?? null,
  };
}

function spreadTree({ sd, se, ci, range }: SpreadDraft): Record<string, Tree> {
  const figure = (text: string) => new Figure(text);
  return {
    ...(sd === undefined ? {} : { sd: figure(sd) }),
    ...(se === undefined ? {} : { se: figure(se) }),
    ...(ci === undefined
      ? {}
      : {
          ci: {
            low: figure(ci.low),
            high: figure(ci.high),
            level: figure(ci.level),
            type: ci.type === 'credible' ? ci.type : null,
          },
        }),
    ...(range === undefined ? {} : { range: { low: figure(range.low), high: figure(range.high), of: range.of } }),
  };
}

export function outcomeTree({ outcome, number, id, name, rowTitle, reading, direction, timepoint }: Row): Tree {
  const full = [outcome.title, rowTitle].filter(Boolean).join(': ');
  return apart(
    {
      id,
      name,
      long_name: full !== name && full !== '' ? full : null,
      role: outcome.role,
      type: reading.type,
      measure: shorten(reading.measure, 60),
      unit: reading.unit ? shorten(reading.unit, 60) : null,
      timepoint:
        outcome.timeframe !== timepoint && outcome.timeframe !== ''
          ? above(`In full: ${outcome.timeframe}`, timepoint)
          : timepoint,
      better: behind(direction.better, direction.why),
      source: 'registry',
      at: `outcomeMeasuresModule, outcome ${number}, ${outcome.role}`,
    },
    [reading.remark, isAtStart(outcome) ? 'Doubtful as a result: it was measured before treatment began.' : ''],
  );
}

/** A row as it stands in the file; one whose figures contradict one another is kept in remarks. */
export function eventTree(event: EventDraft, doubtful: Doubtful): Tree {
  const { id, name, kind, counts, told, at } = event;
  const why = doubtful.get(`adverse_events.${id}`);
  const arms = Object.fromEntries(
    counts.map(({ arm, events, n, isOfOthers }) => [
      arm.id,
      isOfOthers === true && events !== null && n !== null
        ? { n: new Figure(n), events: new Figure(events), counted: 'with people who were not in this arm' }
        : affectedTree(events, n),
    ]),
  );
  const remarks = [...event.remarks, ...(why === undefined ? [] : leftOutRemarks(why, arms))];
  const shown = why === undefined && counts.length > 0;
  return apart(
    {
      id,
      name,
      kind,
      population: 'all',
      arms: shown ? arms : {},
      told: why !== undefined ? doubtfulWords : shown ? null : told,
      source: 'registry',
      at,
    },
    remarks,
  );
}

function affectedTree(events: string | null, n: string | null): Tree {
  if (exact(n) === 0) return 'not applicable';
  if (events === null) return 'not reported';
  return { n: n === null ? null : new Figure(n), events: new Figure(events) };
}
