/** Rows of the table of results: a result with its comparisons, or an adverse event. */
import { factsOf } from '../../trial/measures.js';
import {
  adjustedWords,
  hasOutcomeUnit,
  isEstimated,
  measureName,
  tellsUnit,
  unitBesideRow,
} from '../../trial/effect.js';
import type { Prose } from '../../dataset/prose.js';
import type { ArmResult } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialComparison, TrialEvent, TrialResult } from '../../trial/trial.js';
import { bare } from '../../document/carried.js';
import { formatProse, intervalName } from '../../format/format.js';
import {
  acrossColumns,
  armCells,
  comparisonCells,
  empty,
  pByArm,
  pCells,
  pDraft,
  withoutColumns,
  type Draft,
} from './cells.js';
import { marginBehindInterval, testName, testsIn } from './margin.js';
import { upper } from '../../format/capital.js';
import { typeFacts } from '../../trial/outcome-types.js';
import { hasValues, lower, resultLabel, shortName } from './names.js';
import { printedInterval } from './sources.js';
import { own } from '../../own.js';
import { categoriesOf, countedIn, scaleOf } from './asides.js';
import type { Aside } from './table-key.js';

/** A row before it is known whether all of it shares one source. */
export interface DraftRow {
  label: string;
  of: string;
  rank: string;
  strong: boolean;
  cells: Draft[];
  p: Draft;
  /** What the ranges beside values of arms are, such as `95% CI`. */
  intervals: string[];
  /** What must be said of it below the table. */
  asides: Aside[];
}

/** Items by a key, in the order in which they come first. */
export function groupBy<T, K>(items: T[], key: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}

/** Items by a printed label; the paths and letters that it carries tell none apart. */
export const groupByLabel = <T>(items: T[], labelOf: (item: T) => string): [string, T[]][] =>
  groupBy(items, (item) => bare(labelOf(item))).map(([, group]) => [labelOf(group[0]!), group]);

/** What the rows of a result say that they tell about. */
export const rowsAbout = (trial: Trial, { label, outcome }: TrialResult): string => label ?? outcome.name;

/** A result, and below it a row for each kind of comparison. */
export function resultRows(trial: Trial, arms: TrialArm[], result: TrialResult): DraftRow[] {
  const outcome = result.outcome;
  const strong = outcome.role === 'primary' && Object.values(result.arms).some((arm) => hasValues(arm));
  const about = { of: rowsAbout(trial, result), rank: isOfOthers(trial, result) ? 'other' : outcome.role };
  const byArm = pByArm(trial, arms, result.comparisons);
  // Those without a row of their own keep the column.
  const beside = byArm ? result.comparisons.filter((comparison) => !isEstimated(comparison)) : result.comparisons;
  const rows: DraftRow[] = [
    {
      label: rowLabel(trial, result),
      ...about,
      strong,
      cells: withDisagreement(trial, ownCells(trial, arms, result), result.disagreement),
      p: pDraft(trial, arms, beside),
      intervals: armIntervals(trial, result.arms),
      asides: [...countedIn(result.ofArms), ...categoriesOf(result), ...scaleOf(trial, result)],
    },
  ];
  rows.push(...rowsTogether(trial, arms, result, about));
  const estimated = result.comparisons.filter(isEstimated);
  const turned = isTurned(trial, estimated);
  const labelOf = (comparison: TrialComparison) => comparisonLabel(trial, result, comparison, turned);
  for (const [label, group] of groupByLabel(estimated, labelOf)) {
    const comparisons = turned ? group.map(inColumnOfOther) : group;
    const compared = { arms: result.arms, comparisons };
    const cells = comparisonCells(trial, arms, compared);
    rows.push({ label, ...about, strong: false, cells, p: empty, intervals: [], asides: [] });
    for (const test of byArm ? testsIn(comparisons) : []) {
      rows.push({
        label: testName(trial, test, result.comparisons),
        ...about,
        strong: false,
        cells: pCells(trial, arms, compared, test),
        p: empty,
        intervals: [],
        asides: [],
      });
    }
  }
  return rows;
}

/** A row for each two arms taken together that were compared and have no columns of their own, and for each that was not compared. */
export function rowsTogether(
  trial: Trial,
  arms: TrialArm[],
  result: TrialResult,
  about: Pick<DraftRow, 'of' | 'rank'>,
): DraftRow[] {
  const left = withoutColumns(trial, arms, result.arms);
  const pairs = result.comparisons
    .map(({ arm, versus }) => [arm, versus])
    .filter((pair) => pair.every((arm) => left.includes(arm)));
  const alone = left.filter((arm) => !pairs.flat().includes(arm)).map((arm) => [arm]);
  return [...pairs, ...alone].map((together): DraftRow => ({
    ...about,
    label: together.map((arm, index) => (index === 0 ? shortName(arm) : lower(shortName(arm)))).join(' versus '),
    strong: false,
    cells: [
      acrossColumns(
        trial,
        arms,
        together.map(({ id }) => own(result.arms, id)!),
      ),
    ],
    p: empty,
    intervals: [],
    asides: [],
  }));
}

/** What arms did; where nothing of arms is told, what a test compared, or nothing, above the rows of what was compared. */
export function ownCells(trial: Trial, arms: TrialArm[], result: TrialResult): Draft[] {
  const hasArms = Object.keys(result.arms).length > 0 || result.told !== null;
  if (hasArms || result.comparisons.length === 0) {
    return armCells(trial, arms, result.arms, result.told ? { told: result.told } : null);
  }
  const tests = result.comparisons.filter((comparison) => !isEstimated(comparison));
  const text = tests.map((comparison) => testInWords(trial, comparison)).join('; ');
  return [{ ...empty, text, span: arms.length }];
}

/** `Finkelstein–Schoenfeld test, doses pooled versus placebo`. */
function testInWords(trial: Trial, comparison: TrialComparison): string {
  const [own, other] = [comparison.arm, comparison.versus].map((id) => shortName(id));
  const name =
    comparison.measure === 'other' && comparison.label === null ? 'Compared' : upper(measureName(comparison));
  return `${name}, ${lower(own!)} versus ${lower(other!)}`;
}

/** The label of a result, with the unit of what it tells of arms, or of how they differ. */
export function rowLabel(trial: Trial, result: TrialResult): string {
  const { name, unit, measure, type } = result.outcome;
  const label = resultLabel(result);
  const isInUnit =
    Object.values(result.arms).some(hasValues) ||
    result.comparisons.some((one) => isEstimated(one) && hasOutcomeUnit(one));
  const needsUnit = unit !== null && typeFacts(type).namesMeasure && isInUnit;
  return needsUnit && result.label === null && !tellsUnit(`${name} ${measure}`, unit) ? `${label} (${unit})` : label;
}

/** Whether a primary outcome reports no arm data, beside another that has values of arms: it leaves a full page before the harms do. */
export function isOfOthers({ results }: Trial, { outcome }: TrialResult): boolean {
  const own = results.filter((result) => result.outcome === outcome);
  return (
    outcome.role === 'primary' &&
    own.every(({ arms }) => Object.keys(arms).length === 0) &&
    results.some((result) => result.outcome.role === 'primary' && Object.values(result.arms).some(hasValues))
  );
}

/** Whether the comparator is compared with several arms, instead of these with it: one row then holds all. */
export function isTurned(trial: Trial, comparisons: TrialComparison[]): boolean {
  const arms = new Set(comparisons.map(({ arm }) => arm));
  const others = new Set(comparisons.map(({ versus }) => versus));
  const [arm] = arms;
  return arms.size === 1 && others.size > 1 && others.size === comparisons.length && arm!.role === 'comparator';
}

export const inColumnOfOther = (comparison: TrialComparison): TrialComparison => ({
  ...comparison,
  arm: comparison.versus,
  versus: comparison.arm,
});

export function comparisonLabel(
  trial: Trial,
  { outcome }: TrialResult,
  comparison: TrialComparison,
  turned: boolean,
): string {
  const { measure, label, arm, versus, ci } = comparison;
  const against = turned ? 'each' : lower(versus.name);
  const own = turned ? lower(arm.name) : '';
  const aside = [ci && intervalName(ci), marginBehindInterval(trial, comparison)].filter(Boolean).join('; ');
  const interval = aside ? ` (${aside})` : '';
  const inUnit = unitBesideRow(comparison, outcome);
  if (label === null && factsOf(measure).kind === 'difference') {
    const name = measure === 'mean difference' ? 'Difference' : upper(measure);
    return `${name}${adjustedWords(comparison)}${own && ` of ${own}`} from ${against}${inUnit}${interval}`;
  }
  const name = measure === 'other' && label === null ? 'Compared' : upper(measureName(comparison));
  return `${name}${adjustedWords(comparison)}${own && `, ${own}`} versus ${against}${inUnit}${interval}`;
}

/** An adverse event. */
export function eventRow(trial: Trial, arms: TrialArm[], event: TrialEvent): DraftRow {
  const cells = armCells(trial, arms, event.arms, event.told ? { told: event.told } : null);
  return {
    label: event.name,
    of: event.name,
    rank: event.kind,
    strong: false,
    cells: withDisagreement(trial, cells, event.disagreement),
    p: empty,
    intervals: armIntervals(trial, event.arms),
    asides: countedIn(event.ofArms),
  };
}

/** Where sources disagree, that stands with the first value. */
export function withDisagreement(trial: Trial, cells: Draft[], disagreement: Prose | null): Draft[] {
  if (!disagreement) return cells;
  const first = cells.find(({ kind }) => kind !== 'absent') ?? cells[0];
  const told = (cell: Draft): Draft => ({
    ...cell,
    text: `${cell.text}; ${formatProse(disagreement, trial.dataset)}`,
    kind: 'words',
    from: [...cell.from, disagreement],
  });
  return cells.map((cell) => (cell === first ? told(cell) : cell));
}

/** What was measured of people before treatment. */
export function baselineRow(
  trial: Trial,
  arms: TrialArm[],
  { name, arms: values, ofArms }: Trial['baseline'][number],
): DraftRow {
  const cells = armCells(trial, arms, values, null);
  const intervals = armIntervals(trial, values);
  return {
    label: name,
    of: name,
    rank: 'baseline',
    strong: false,
    cells,
    p: empty,
    intervals,
    asides: countedIn(ofArms),
  };
}

export const armIntervals = (trial: Trial, values: Record<string, ArmResult>): string[] =>
  Object.values(values).flatMap((arm) =>
    typeof arm !== 'string' && arm.ci && hasValues(arm) ? [printedInterval(trial, arm.ci)] : [],
  );
