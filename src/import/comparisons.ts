/** The analyses of an outcome as comparisons of one arm with another. */
import type { AnalysisRecord, OutcomeRecord } from './record.js';
import { exact, figure, pValue } from './figures.js';
import { holds, levelOf, type Reading } from './measures.js';
import type { ArmDraft } from './arms.js';
import { Figure, apart, above, type Remarked, type Tree } from './yaml.js';
import { shorten } from './text.js';

/** A comparison of the dataset, with what prose needs of it. */
export interface ComparisonDraft {
  arm: ArmDraft;
  versus: ArmDraft;
  measure: string;
  /** The record's own name of the measure, where ours has none. */
  label: string | null;
  estimate: string | null;
  interval: { low: string; high: string; level: string | null } | null;
  p: string | null;
  tree: Remarked;
}

/** The value of each arm, for telling which way round a comparison was made. */
export type ArmValues = Map<ArmDraft, number>;

/**
 * The comparisons of two arms, the first analysis of each pair; the rest is
 * counted in the remarks. An analysis of one group, or of more than two, is none.
 */
export function comparisonsOf(
  outcome: OutcomeRecord,
  analyses: AnalysisRecord[],
  arms: Map<string, ArmDraft>,
  reading: Reading,
  values: ArmValues,
): { comparisons: ComparisonDraft[]; remarks: string[] } {
  const comparisons = new Map<string, ComparisonDraft>();
  let further = 0;
  for (const analysis of analyses) {
    const pair = pairOf(analysis, arms, values);
    const key = pair && [pair.arm.id, pair.versus.id].sort().join();
    if (!pair || key === null || comparisons.has(key)) further += 1;
    else comparisons.set(key, comparisonOf(analysis, pair, reading, outcome.analyses.indexOf(analysis) + 1));
  }
  const remarks =
    further === 0
      ? []
      : [
          `Not taken: ${further} further ${further === 1 ? 'analysis' : 'analyses'} of this outcome in the record (of the same arms again, of one group, or of more than two).`,
        ];
  return { comparisons: [...comparisons.values()], remarks };
}

interface Pair {
  arm: ArmDraft;
  versus: ArmDraft;
  /** Why this way round, where it is not the comparator that comes second. */
  remark: string;
}

function pairOf(
  { groupIds, paramType, paramValue }: AnalysisRecord,
  arms: Map<string, ArmDraft>,
  values: ArmValues,
): Pair | null {
  const [first, second] = groupIds.map((id) => arms.get(id));
  if (groupIds.length !== 2 || !first || !second || first === second) return null;
  const [arm, versus] = first.role === 'comparator' && second.role !== 'comparator' ? [second, first] : [first, second];
  const [left, right, estimate] = [values.get(arm), values.get(versus), exact(figure(paramValue))];
  if (left === undefined || right === undefined || estimate === null) return { arm, versus, remark: '' };
  const away = /ratio/i.test(paramType)
    ? (a: number, b: number) => (a > 0 && b > 0 && estimate > 0 ? Math.abs(Math.log(a / b / estimate)) : 0)
    : (a: number, b: number) => Math.abs(a - b - estimate);
  // Only what cannot be chance turns a comparison round.
  const turned = away(left, right) > 0 && away(right, left) * 4 < away(left, right);
  return turned
    ? { arm: versus, versus: arm, remark: 'This way round, because the estimate fits the figures of the arms only so.' }
    : { arm, versus, remark: '' };
}

function comparisonOf(
  analysis: AnalysisRecord,
  { arm, versus, remark }: Pair,
  reading: Reading,
  number: number,
): ComparisonDraft {
  const remarks = [remark, methodRemark(analysis)];
  const estimate = figure(analysis.paramValue);
  if (estimate === null && analysis.paramValue)
    remarks.push(`Doubtful: the estimate “${analysis.paramValue}” is not a number.`);
  const { measure, label } = measureOf(analysis.paramType, estimate, reading);
  const interval = intervalOf(analysis, estimate, remarks);
  const p = pValue(analysis.pValue);
  const told = p === null && analysis.pValue ? `p value “${analysis.pValue}” in the record, which cannot be` : null;
  if (told) remarks.push(`Doubtful: the p value “${analysis.pValue}” in the record cannot be one.`);
  if (analysis.nonInferiorityComment)
    remarks.push(`Margin, as the record tells it: ${shorten(analysis.nonInferiorityComment, 400)}`);
  const tree = {
    arm: arm.id,
    versus: versus.id,
    measure,
    label,
    estimate: estimate === null ? 'not reported' : new Figure(estimate),
    ci: interval && {
      low: new Figure(interval.low),
      high: new Figure(interval.high),
      level: interval.level === null ? 'not stated' : new Figure(interval.level),
      sides: /ONE_SIDED/.test(analysis.ciNumSides) ? 'one' : null,
    },
    p: p === null ? 'not reported' : new Figure(p),
    told: told,
    source: 'registry',
    at: `${shorten(`analysis ${number}`, 60)}, ${analysis.groupIds.join(', ')}`,
  } satisfies Tree;
  const kept = remarks.filter(Boolean);
  return {
    arm,
    versus,
    measure,
    label,
    estimate,
    interval,
    p,
    tree: kept.length > 0 ? above(kept, tree) : apart(tree),
  };
}

const methodRemark = ({ statisticalMethod, nonInferiorityType, paramType }: AnalysisRecord): string =>
  [
    statisticalMethod && `Method: ${statisticalMethod}`,
    paramType && `estimate: ${paramType}`,
    /^(NON_INFERIORITY|EQUIVALENCE)/.test(nonInferiorityType) && nonInferiorityType.toLowerCase().replaceAll('_', ' '),
  ]
    .filter(Boolean)
    .join('; ');

/** The interval where it can be one; what cannot be is kept in a remark, as written. */
function intervalOf(analysis: AnalysisRecord, estimate: string | null, remarks: string[]): ComparisonDraft['interval'] {
  const { ciLowerLimit: lower, ciUpperLimit: upper, ciPctValue, ciNumSides } = analysis;
  if (!lower && !upper) return null;
  const oneSided = /ONE_SIDED/.test(ciNumSides);
  const limit = (written: string) => figure(written) ?? (oneSided ? 'not applicable' : 'not reported');
  const [low, high] = [limit(lower), limit(upper)];
  if ([lower, upper].some((text) => text && figure(text) === null)) {
    remarks.push(`The limits of the interval in the record: “${lower || 'none'}” and “${upper || 'none'}”.`);
  }
  if (!holds(low, estimate, high) || (figure(lower) === null && figure(upper) === null)) {
    remarks.push(
      `Doubtful, and so left out: the interval in the record, ${lower || '?'} to ${upper || '?'} (${ciPctValue}%), does not hold the estimate.`,
    );
    return null;
  }
  const level = levelOf(ciPctValue);
  if (level === null) remarks.push(`The level of the interval in the record: “${ciPctValue || 'none'}”.`);
  return { low, high, level };
}

/** The dataset's word for a measure; `other`, with the record's own name, where it has none. */
function measureOf(
  paramType: string,
  estimate: string | null,
  { type, key }: Reading,
): { measure: string; label: string | null } {
  const other = { measure: 'other', label: shorten(paramType, 60) || null };
  const value = exact(estimate);
  for (const name of ['hazard ratio', 'odds ratio', 'risk ratio', 'rate ratio']) {
    const known = new RegExp(name === 'risk ratio' ? 'risk ratio|relative risk' : name, 'i').test(paramType);
    if (known)
      return /\blog\b/i.test(paramType) || (value !== null && value <= 0) ? other : { measure: name, label: null };
  }
  if (!/diff/i.test(paramType) || /median|ratio/i.test(paramType)) return other;
  if (key === 'mean') return { measure: 'mean difference', label: null };
  if (type === 'binary' && /risk|rate|percent|proportion|%/i.test(paramType))
    return { measure: 'risk difference', label: null };
  return other;
}
