/** Rows of the table of the page: a result each, how its arms compare behind them, or in rows below where many are compared. */
import { isEstimated } from '../../trial/effect.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Outcome } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialComparison, TrialResult } from '../../trial/trial.js';
import {
  formatCell,
  formatPercent,
  formatProse,
  formatQuantity,
  formatRange,
  intervalName,
  notApplicable,
} from '../../format/format.js';
import { hardBreak } from '../../document/markup.js';
import { upper } from '../../format/capital.js';
import { comparisonCells, empty, type Draft } from './cells.js';
import { categoriesOf, countedIn } from './asides.js';
import { isOf, isPooled, measureWords, unitInCell, type Head } from './compared-pairs.js';
import { marginKind } from './margin.js';
import { hasValues, shortName } from './names.js';
import {
  armIntervals,
  comparisonLabel,
  groupByLabel,
  inColumnOfOther,
  isOfOthers,
  isTurned,
  ownCells,
  rowLabel,
  rowsAbout,
  rowsTogether,
  withDisagreement,
  type DraftRow,
} from './rows.js';
import { limitsOf } from './sources.js';
import type { Aside } from './table-key.js';

/** Where nothing was compared. */
export const nothing: Draft = { ...empty, text: notApplicable, kind: 'absent' };

export function rowsOf(trial: Trial, arms: TrialArm[], result: TrialResult, heads: Head[]): DraftRow[] {
  const { role } = result.outcome;
  const about = {
    of: rowsAbout(trial, result),
    rank: isOfOthers(trial, result) ? 'other' : role,
    p: empty,
    intervals: [] as string[],
    asides: [] as Aside[],
  };
  const own = withDisagreement(trial, ownCells(trial, arms, result), result.disagreement);
  const main: DraftRow = {
    ...about,
    label: rowLabel(trial, result),
    strong: role === 'primary' && Object.values(result.arms).some((arm) => hasValues(arm)),
    cells: own,
    intervals: armIntervals(trial, result.arms),
    asides: [...countedIn(result.ofArms), ...categoriesOf(result)],
  };
  const blank = heads.map(() => empty);
  const together = rowsTogether(trial, arms, result, about).map((row) => ({ ...row, cells: [...row.cells, ...blank] }));
  if (heads.length === 0) return [main, ...together, ...comparisonRows(trial, arms, result, about)];
  const columns = heads.map((head) => result.comparisons.filter(isOf(head)));
  const depth = Math.max(1, ...columns.map(({ length }) => length));
  const cellsAt = (level: number, row = '') =>
    columns.map((column, index) =>
      column[level] ? compared(trial, result.outcome, column[level], heads[index], row) : nothing,
    );
  const rows = Array.from({ length: depth }, (_, level): DraftRow => {
    if (level > 0) {
      const name = measureWords(columns.find((column) => column[level])![level]!);
      const cells = [...arms.map(() => empty), ...cellsAt(level, name)];
      return { ...about, label: upper(name) || 'Compared', strong: false, cells };
    }
    const cells = cellsAt(level);
    const [pooled] = result.comparisons.filter((one) => isPooled(trial, one, heads));
    if (pooled && cells.every((cell) => cell === nothing))
      return { ...main, cells: [...own, ofTogether(trial, result.outcome, pooled, heads.length)] };
    return { ...main, cells: [...own, ...cells] };
  });
  return [rows[0]!, ...together, ...rows.slice(1)];
}

/** A comparison of arms taken together, across the columns of each, and what they are. */
function ofTogether(trial: Trial, outcome: Outcome, pooled: TrialComparison, span: number): Draft {
  const cell = compared(trial, outcome, pooled);
  return { ...cell, text: span > 1 ? `${cell.text}, ${shortName(pooled.arm)}` : cell.text, span };
}

/** Where there are many pairs: a row for each kind of comparison, each in the column of the arm that is compared. */
function comparisonRows(
  trial: Trial,
  arms: TrialArm[],
  result: TrialResult,
  about: Pick<DraftRow, 'of' | 'rank' | 'p' | 'intervals' | 'asides'>,
): DraftRow[] {
  const turned = isTurned(trial, result.comparisons);
  const labelOf = (comparison: TrialComparison) =>
    isEstimated(comparison) ? `${comparisonLabel(trial, result, comparison, turned)}; P value` : 'P value';
  return groupByLabel(result.comparisons, labelOf).map(([label, same]) => {
    const comparisons = turned ? same.map(inColumnOfOther) : same;
    const cells = comparisonCells(trial, arms, { arms: result.arms, comparisons }, (one) =>
      compared(trial, result.outcome, one),
    );
    return { ...about, label, strong: false, cells };
  });
}

/** `−16.3 (−20.4 to −12.1); P <0.0001`, with what neither the head of its column nor its row says. */
function compared(trial: Trial, outcome: Outcome, comparison: TrialComparison, head?: Head, row = ''): Draft {
  const { estimate, ci, p, p_margin: ofMargin, told } = comparison;
  const parts: string[] = [];
  const from: unknown[] = [];
  if (isEstimated(comparison)) {
    const name = measureWords(comparison);
    const measure = head && !head.isSame && name !== row ? `${name} ` : '';
    const unit = head && !head.isSame ? unitInCell(comparison, outcome) : '';
    const value = unit === '%' ? formatPercent(estimate) : `${formatCell(estimate)}${unit}`;
    const interval = head && ci && head.interval === '' ? `${intervalName(ci)} ` : '';
    parts.push(`${measure}${value}${ci ? ` (${interval}${formatRange(ci.low, ci.high)})` : ''}`);
    from.push(estimate, ...limitsOf(ci));
  }
  if (isQuantity(ofMargin)) {
    parts.push(`P ${formatQuantity(ofMargin)} for ${marginKind(trial, comparison)}`);
    from.push(ofMargin);
  }
  if (told) {
    parts.push(formatProse(told, trial.dataset));
    from.push(told);
  }
  if (isQuantity(p)) {
    parts.push(`P ${formatQuantity(p)}${isQuantity(ofMargin) ? ' for a difference' : ''}`);
    from.push(p);
  }
  if (parts.length === 0) return { ...empty, text: formatCell(p), kind: 'absent' };
  // Estimate and interval on one line, its p values below.
  return { text: parts.join(`;${hardBreak}`), span: 1, kind: isQuantity(estimate) ? 'number' : 'words', from };
}
