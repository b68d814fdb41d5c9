/** Rows of the table of results: a result with its comparisons, or an adverse event. */
import { factsOf } from '../../trial/measures.js';
import { effectUnit, hasOutcomeUnit, isEstimated, measureName, unitBehindName } from '../../trial/effect.js';
import type { Prose } from '../../dataset/prose.js';
import type { AdverseEvent, Arm, ArmResult, Comparison, Dataset, Result } from '../../dataset/schema.js';
import { formatList, formatProse, intervalName } from '../../format/format.js';
import { armCells, comparisonCells, empty, pByArm, pCells, pDraft, type Draft } from './cells.js';
import { besideInterval, testName, testsIn } from './margin.js';
import { upper } from '../../format/capital.js';
import { typeFacts } from '../../trial/outcome-types.js';
import { armName, armOf, hasValues, lower, outcomeOf, resultLabel, shortName } from './names.js';
import { printedInterval } from './sources.js';

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
  /** Who was counted in an arm, where that is not who was assigned to it. */
  counted: string[];
}

/** Items by a key, in the order in which they come first. */
export function groupBy<T>(items: T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}

/** What the rows of a result say that they tell about. */
export const rowsAbout = (dataset: Dataset, { label, outcome }: Result): string =>
  label ?? outcomeOf(dataset, outcome).name;

/** A result, and below it a row for each kind of comparison. */
export function resultRows(dataset: Dataset, arms: Arm[], result: Result): DraftRow[] {
  const outcome = outcomeOf(dataset, result.outcome);
  const strong = outcome.role === 'primary' && Object.values(result.arms).some((arm) => hasValues(arm));
  const about = { of: rowsAbout(dataset, result), rank: isOfOthers(dataset, result) ? 'other' : outcome.role };
  const byArm = pByArm(dataset, arms, result.comparisons);
  // Those without a row of their own keep the column.
  const beside = byArm ? result.comparisons.filter((comparison) => !isEstimated(comparison)) : result.comparisons;
  const rows: DraftRow[] = [
    {
      label: rowLabel(dataset, result),
      ...about,
      strong,
      cells: withDisagreement(dataset, ownCells(dataset, arms, result), result.disagreement),
      p: pDraft(dataset, arms, beside),
      intervals: armIntervals(dataset, result.arms),
      counted: countedIn(dataset, result.arms),
    },
  ];
  const estimated = result.comparisons.filter(isEstimated);
  const turned = isTurned(dataset, estimated);
  const labelOf = (comparison: Comparison) => comparisonLabel(dataset, result, comparison, turned);
  for (const [label, group] of groupBy(estimated, labelOf)) {
    const comparisons = turned ? group.map(inColumnOfOther) : group;
    const compared = { arms: result.arms, comparisons };
    const cells = comparisonCells(dataset, arms, compared);
    rows.push({ label, ...about, strong: false, cells, p: empty, intervals: [], counted: [] });
    for (const test of byArm ? testsIn(comparisons) : []) {
      rows.push({
        label: testName(dataset, test, result.comparisons),
        ...about,
        strong: false,
        cells: pCells(dataset, arms, compared, test),
        p: empty,
        intervals: [],
        counted: [],
      });
    }
  }
  return rows;
}

/** What arms did; where nothing of arms is told, what a test compared, or nothing, above the rows of what was compared. */
export function ownCells(dataset: Dataset, arms: Arm[], result: Result): Draft[] {
  const hasArms = Object.keys(result.arms).length > 0 || result.told !== null;
  if (hasArms || result.comparisons.length === 0) {
    return armCells(dataset, arms, result.arms, result.told ? { told: result.told } : null);
  }
  const tests = result.comparisons.filter((comparison) => !isEstimated(comparison));
  const text = tests.map((comparison) => testInWords(dataset, comparison)).join('; ');
  return [{ ...empty, text, span: arms.length }];
}

/** `Finkelstein–Schoenfeld test, doses pooled versus placebo`. */
function testInWords(dataset: Dataset, comparison: Comparison): string {
  const [own, other] = [comparison.arm, comparison.versus].map((id) => shortName(armOf(dataset, id)));
  const name =
    comparison.measure === 'other' && comparison.label === null ? 'Compared' : upper(measureName(comparison));
  return `${name}, ${lower(own!)} versus ${lower(other!)}`;
}

/** The label of a result, with the unit of what it tells of arms. */
export function rowLabel(dataset: Dataset, result: Result): string {
  const { unit, measure, type } = outcomeOf(dataset, result.outcome);
  const label = resultLabel(dataset, result);
  const needsUnit = unit !== null && typeFacts(type).namesMeasure && Object.values(result.arms).some(hasValues);
  return needsUnit && result.label === null && !`${measure} ${label}`.includes(unit) ? `${label} (${unit})` : label;
}

/** Whether a primary outcome reports no arm data, beside another that has values of arms: it leaves a full page before the harms do. */
export function isOfOthers({ outcomes, results }: Dataset, { outcome }: Result): boolean {
  const primary = outcomes.filter(({ role }) => role === 'primary').map(({ id }) => id);
  const own = results.filter((result) => result.outcome === outcome);
  return (
    primary.includes(outcome) &&
    own.every(({ arms }) => Object.keys(arms).length === 0) &&
    results.some((result) => primary.includes(result.outcome) && Object.values(result.arms).some(hasValues))
  );
}

/** A row for each arm of a result, with its value; arms that were counted together share one. */
export function armRows(dataset: Dataset, arms: Arm[], result: Result): DraftRow[] {
  const { name: of, role: rank } = outcomeOf(dataset, result.outcome);
  const intervals = armIntervals(dataset, result.arms);
  let index = 0;
  return armCells(dataset, arms, result.arms, null).map((cell): DraftRow => {
    const covered = arms.slice(index, (index += cell.span)).map((arm) => armName(dataset, arm));
    const own = cell.kind === 'number' ? intervals : [];
    return {
      label: formatList(covered),
      of,
      rank,
      strong: false,
      cells: [{ ...cell, span: 1 }],
      p: empty,
      intervals: own,
      counted: [],
    };
  });
}

/** Whether the comparator is compared with several arms, instead of these with it: one row then holds all. */
export function isTurned(dataset: Dataset, comparisons: Comparison[]): boolean {
  const arms = new Set(comparisons.map(({ arm }) => arm));
  const others = new Set(comparisons.map(({ versus }) => versus));
  const [arm] = arms;
  return (
    arms.size === 1 &&
    others.size > 1 &&
    others.size === comparisons.length &&
    armOf(dataset, arm!).role === 'comparator'
  );
}

export const inColumnOfOther = (comparison: Comparison): Comparison => ({
  ...comparison,
  arm: comparison.versus,
  versus: comparison.arm,
});

export function comparisonLabel(
  dataset: Dataset,
  { outcome }: Result,
  comparison: Comparison,
  turned: boolean,
): string {
  const { measure, label, arm, versus, ci } = comparison;
  const against = turned ? 'each' : lower(armOf(dataset, versus).name);
  const own = turned ? lower(armOf(dataset, arm).name) : '';
  const aside = [ci && intervalName(ci), besideInterval(dataset, comparison)].filter(Boolean).join('; ');
  const interval = aside ? ` (${aside})` : '';
  const unit = effectUnit(comparison, outcomeOf(dataset, outcome));
  // A mean difference is in the unit of its row; that of percentages is in no percent.
  const isOfRow = hasOutcomeUnit(comparison) && unit !== 'percentage points';
  const inUnit = isOfRow ? '' : unitBehindName(comparison, outcomeOf(dataset, outcome));
  if (label === null && factsOf(measure).kind === 'difference') {
    const name = measure === 'mean difference' ? 'Difference' : upper(measure);
    return `${name}${own && ` of ${own}`} from ${against}${inUnit}${interval}`;
  }
  const name = measure === 'other' && label === null ? 'Compared' : upper(measureName(comparison));
  return `${name}${adjustedWords(comparison)}${own && `, ${own}`} versus ${against}${inUnit}${interval}`;
}

/** `, adjusted for age`, where the label does not say it itself. */
const adjustedWords = ({ adjusted, label }: Comparison): string =>
  adjusted === null || /\badjusted\b/i.test(label ?? '') ? '' : `, ${['adjusted', adjusted].filter(Boolean).join(' ')}`;

/** An adverse event. */
export function eventRow(dataset: Dataset, arms: Arm[], event: AdverseEvent): DraftRow {
  const cells = armCells(dataset, arms, event.arms, event.told ? { told: event.told } : null);
  return {
    label: event.name,
    of: event.name,
    rank: event.kind,
    strong: false,
    cells: withDisagreement(dataset, cells, event.disagreement),
    p: empty,
    intervals: armIntervals(dataset, event.arms),
    counted: countedIn(dataset, event.arms),
  };
}

/** Where sources disagree, that stands with the first value. */
export function withDisagreement(dataset: Dataset, cells: Draft[], disagreement: Prose | null): Draft[] {
  if (!disagreement) return cells;
  const first = cells.find(({ kind }) => kind !== 'absent') ?? cells[0];
  const told = (cell: Draft): Draft => ({
    ...cell,
    text: `${cell.text}; ${formatProse(disagreement, dataset)}`,
    kind: 'words',
    from: [...cell.from, disagreement],
  });
  return cells.map((cell) => (cell === first ? told(cell) : cell));
}

/** What was measured of people before treatment. */
export function baselineRow(
  dataset: Dataset,
  arms: Arm[],
  { name, arms: values }: Dataset['baseline'][number],
): DraftRow {
  const cells = armCells(dataset, arms, values, null);
  const intervals = armIntervals(dataset, values);
  return {
    label: name,
    of: name,
    rank: 'baseline',
    strong: false,
    cells,
    p: empty,
    intervals,
    counted: countedIn(dataset, values),
  };
}

export const armIntervals = (dataset: Dataset, values: Record<string, ArmResult>): string[] =>
  Object.values(values).flatMap((arm) =>
    typeof arm !== 'string' && arm.ci && hasValues(arm) ? [printedInterval(dataset, arm.ci)] : [],
  );

/** `placebo, with 5 who switched to it`. */
export const countedIn = (dataset: Dataset, values: Record<string, ArmResult>): string[] =>
  Object.entries(values).flatMap(([id, arm]) =>
    typeof arm !== 'string' && arm.counted !== null ? [`${lower(shortName(armOf(dataset, id)))}, ${arm.counted}`] : [],
  );
