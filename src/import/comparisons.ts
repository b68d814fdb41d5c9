/** The analyses of an outcome as comparisons of one arm with another. */
import { measuredBy } from '../trial/effect.js';
import type { Measure } from '../trial/measures.js';
import type { Interval } from '../dataset/schema.js';
import type { ArmDraft } from './arms.js';
import { intervalTypeOf, pOf, typeTree } from './bayesian.js';
import type { Direction } from './direction.js';
import { exact, figure } from './figures.js';
import {
  asksEquivalence,
  isAgainstMargin,
  marginOf,
  marginTree,
  testsOf,
  verdictOf,
  type MarginDraft,
} from './margin.js';
import { holds, levelOf, type Reading } from './measures.js';
import type { AnalysisRecord, OutcomeRecord } from './record.js';
import { pairsOf, type Pair } from './order.js';
import { shorten } from './text.js';
import { Figure, apart, above, type Remarked, type Tree } from './yaml.js';

/** A comparison of the dataset, with what prose needs of it. */
export interface ComparisonDraft {
  arm: ArmDraft;
  versus: ArmDraft;
  measure: string;
  /** The record's own name of the measure, where ours has none. */
  label: string | null;
  estimate: string | null;
  interval: { low: string; high: string; level: string | null; type: Interval['type'] } | null;
  p: string | null;
  /** Margin or margins, the p value of the test against them, and what the interval shows: `noninferior`, `equivalence not shown`. */
  margin: MarginDraft | null;
  pMargin: string | null;
  verdict: string | null;
  /** Whether equivalence was asked for. */
  equivalence: boolean;
  tree: Remarked;
}

/** The value of each arm, for telling which way round a comparison was made. */
export type ArmValues = Map<ArmDraft, number>;

/** The outcome that was compared, as far as reading its analyses needs it. */
export interface Compared {
  outcome: OutcomeRecord;
  reading: Reading;
  better: Direction;
  values: ArmValues;
}

/**
 * The comparisons of two arms, one analysis of each pair: the first that has a
 * margin, else the first; the rest is counted in the remarks. Where one estimate
 * is tested both against a margin and against no effect, both p values are taken.
 * An analysis of one group, or of more than two, is none.
 */
export function comparisonsOf(
  about: Compared,
  analyses: AnalysisRecord[],
  arms: Map<string, ArmDraft>,
): { comparisons: ComparisonDraft[]; remarks: string[] } {
  const made = new Map<string, { draft: ComparisonDraft; from: (AnalysisRecord | null)[] }>();
  const pairs = pairsOf(analyses, arms, about);
  for (const [index, analysis] of analyses.entries()) {
    const pair = pairs[index];
    if (!pair) continue;
    const key = [pair.arm.id, pair.versus.id].sort().join();
    const before = made.get(key);
    if (before?.draft.margin || before?.from.includes(analysis)) continue;
    const twin = twinOf(analysis, analyses);
    const others = analyses.filter((other) => other !== analysis && other !== twin && sameGroups(other, analysis));
    const draft = comparisonOf(analysis, twin, pair, { ...about, others });
    if (!before || draft.margin) made.set(key, { draft, from: [analysis, twin] });
  }
  const comparisons = [...made.values()].map(({ draft }) => draft);
  const taken = new Set([...made.values()].flatMap(({ from }) => from.filter((one) => one !== null)));
  const further = analyses.length - taken.size;
  const remarks =
    further === 0
      ? []
      : [
          `Not taken: ${further} further ${further === 1 ? 'analysis' : 'analyses'} of this outcome in the record (of the same arms again, of one group, or of more than two).`,
        ];
  return { comparisons, remarks };
}

/** The analysis that tests the same estimate the other way: against the margin, or against no effect. */
function twinOf(analysis: AnalysisRecord, analyses: AnalysisRecord[]): AnalysisRecord | null {
  const figures = ({ groupIds, paramValue, ciLowerLimit, ciUpperLimit, ciPctValue }: AnalysisRecord) =>
    [...groupIds, paramValue, ciLowerLimit, ciUpperLimit, ciPctValue].join();
  const twin = analyses.find(
    (other) => figures(other) === figures(analysis) && isAgainstMargin(other) !== isAgainstMargin(analysis),
  );
  return analysis.paramValue && twin ? twin : null;
}

function comparisonOf(
  analysis: AnalysisRecord,
  twin: AnalysisRecord | null,
  { arm, versus, remark }: Pair,
  about: Compared & { others: AnalysisRecord[] },
): ComparisonDraft {
  const { estimateComment } = analysis;
  const remarks = [
    remark,
    methodRemark(analysis),
    estimateComment && `Of the estimate: ${shorten(estimateComment, 300)}`,
  ];
  const estimate = figure(analysis.paramValue);
  if (estimate === null && analysis.paramValue)
    remarks.push(`Doubtful: the estimate “${analysis.paramValue}” is not a number.`);
  const { measure, label } = measureOf(analysis, estimate, about, arm, versus);
  if (measure === 'mean difference' && isInPercent(analysis.paramType) && !isInPercent(about.reading.unit))
    remarks.push('Doubtful: the record calls this difference of means one in percent.');
  const interval = intervalOf(analysis, estimate, remarks);
  const { p, pMargin, told } = testsOf(analysis, twin, (of) => placeOf(of, about), remarks);
  const measured = measuredBy(measure, label);
  const margin = marginOf([analysis, twin], measured, about.better, remarks);
  const equivalence = [analysis, twin].some((one) => one && asksEquivalence(one));
  // Said to be not reported, it would be denied.
  const elsewhere = p === null && pMargin === null && about.others.some((other) => pOf(other) !== null);
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
      type: typeTree(interval.type),
    },
    p: p?.tree ?? (pMargin || elsewhere ? null : 'not reported'),
    margin: marginTree(margin),
    p_margin: pMargin?.tree,
    told:
      told ??
      (equivalence && margin === null && p === null ? withoutLimits : elsewhere ? 'of another analysis only' : null),
    source: 'registry',
    at: placeOf(analysis, about),
  } satisfies Tree;
  const kept = remarks.filter(Boolean);
  return {
    arm,
    versus,
    measure,
    label,
    estimate,
    interval,
    p: p?.text ?? null,
    margin,
    pMargin: pMargin?.text ?? null,
    verdict: verdictOf(measured, interval, margin),
    equivalence,
    tree: kept.length > 0 ? above(kept, tree) : apart(tree),
  };
}

const sameGroups = (one: AnalysisRecord, other: AnalysisRecord): boolean =>
  [...one.groupIds].sort().join() === [...other.groupIds].sort().join();

/** Stands where a verdict would, so that nobody takes a test of difference for one. */
export const withoutLimits = 'equivalence tested, no limits in the record';

const placeOf = (analysis: AnalysisRecord, { outcome }: Compared): string =>
  `analysis ${outcome.analyses.indexOf(analysis) + 1}, ${analysis.groupIds.join(', ')}`;

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
  return { low, high, level, type: intervalTypeOf(analysis) };
}

/** A measure of the table, with the record's own name for it. */
interface Called {
  measure: Measure;
  label: string | null;
}

/** The dataset's word for a measure; `other`, with the record's own name, where it has none. */
function measureOf(
  { paramType }: AnalysisRecord,
  estimate: string | null,
  { reading: { type, key }, values }: Compared,
  arm: ArmDraft,
  versus: ArmDraft,
): Called {
  const value = exact(estimate);
  const inPercent = isRatioInPercent(paramType, value, values.get(arm), values.get(versus));
  const other: Called = { measure: 'other', label: `${shorten(paramType, 60)}${inPercent ? ' (%)' : ''}` || null };
  if (inPercent) return other;
  for (const name of ['hazard ratio', 'odds ratio', 'risk ratio', 'rate ratio'] as const) {
    const known = new RegExp(name === 'risk ratio' ? 'risk ratio|relative risk' : name, 'i').test(paramType);
    if (known)
      return /\blog\b/i.test(paramType) || (value !== null && value <= 0) ? other : { measure: name, label: null };
  }
  if (!/\bdiff?/i.test(paramType) || /median|ratio/i.test(paramType)) return other;
  if (key === 'mean') return { measure: 'mean difference', label: null };
  if (type === 'binary' && /risk|rate|percent|proportion|%/i.test(paramType))
    return { measure: 'risk difference', label: null };
  return other;
}

const isInPercent = (words: string): boolean => /%|percent/i.test(words);

/** Whether a ratio is given in percent: a hundred times that of the arms fits it, and that of the arms does not. */
function isRatioInPercent(
  paramType: string,
  estimate: number | null,
  left: number | undefined,
  right: number | undefined,
): boolean {
  if (!/ratio/i.test(paramType) || /%|percent/i.test(paramType) || estimate === null || estimate <= 10) return false;
  if (!left || !right || left < 0 || right < 0) return false;
  return Math.abs(Math.log((100 * left) / right / estimate)) < Math.log(1.5);
}
