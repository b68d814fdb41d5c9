/** The analyses of an outcome as comparisons of one arm with another. */
import { isRatio, measuredBy } from '../../trial/effect.js';
import type { Measure } from '../../trial/measures.js';
import { pOf } from '../reading/bayesian.js';
import { exact, figure } from '../reading/numbers.js';
import { asksEquivalence, isAgainstMargin, marginOf, testsOf, verdictOf } from '../reading/margin.js';
import { intervalOf } from '../reading/interval.js';
import { idsOf } from './cells.js';
import type { Analysis } from '../registry-trial.js';
import { kindOf } from '../reading/kind.js';
import { pairsOf } from '../reading/orientation.js';
import { shorten } from '../text.js';
import type { ArmDraft, Compared, ComparisonDraft, Pair } from '../drafts.js';

/**
 * The comparisons of two arms, one analysis of each pair: the first that has a
 * margin, else the first; the rest is counted in the remarks. Where one estimate
 * is tested both against a margin and against no effect, both p values are taken.
 * An analysis of one group, or of more than two, is none.
 */
export function comparisonsOf(
  about: Compared,
  analyses: Analysis[],
  arms: Map<string, ArmDraft>,
): {
  comparisons: ComparisonDraft[];
  open: { analysis: Analysis; pair: Pair }[];
  further: Analysis[];
  remarks: string[];
} {
  const made = new Map<string, { draft: ComparisonDraft; from: (Analysis | null)[] }>();
  const pairs = pairsOf(analyses, arms, {
    values: about.values,
    areTimes: kindOf(about.outcome).counts === 'time',
    changes: about.changes,
  });
  const open: { analysis: Analysis; pair: Pair }[] = [];
  for (const [index, analysis] of analyses.entries()) {
    const pair = pairs[index];
    if (!pair) continue;
    if (pair.isOpen) {
      open.push({ analysis, pair });
      continue;
    }
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
  for (const { analysis } of open) taken.add(analysis);
  const left = analyses.filter((analysis) => !taken.has(analysis));
  const further = left.length;
  const remarks =
    further === 0
      ? []
      : [
          `Not taken: ${further} further ${further === 1 ? 'analysis' : 'analyses'} of this outcome in the record (of the same arms again, of one group, or of more than two).`,
        ];
  return { comparisons, open, further: left, remarks };
}

/** The analysis that tests the same estimate the other way: against the margin, or against no effect. */
function twinOf(analysis: Analysis, analyses: Analysis[]): Analysis | null {
  const figures = ({ columns, estimate, low, high, level }: Analysis) =>
    [...columns.map(({ id }) => id), estimate, low, high, level].join();
  const twin = analyses.find(
    (other) => figures(other) === figures(analysis) && isAgainstMargin(other) !== isAgainstMargin(analysis),
  );
  return analysis.estimate && twin ? twin : null;
}

function comparisonOf(
  analysis: Analysis,
  twin: Analysis | null,
  { arm, versus, why }: Pair,
  about: Compared & { others: Analysis[] },
): ComparisonDraft {
  const remarks = [
    `This way round ${why}.`,
    methodRemark(analysis),
    analysis.words.estimate && `Of the estimate: ${shorten(analysis.words.estimate, 300)}`,
  ];
  const estimate = figure(analysis.estimate);
  if (estimate === null && analysis.estimate)
    remarks.push(`Doubtful: the estimate “${analysis.estimate}” is not a number.`);
  const { measure, label } = measureOf(analysis, estimate, about, arm, versus);
  if (measure === 'mean difference' && analysis.measure?.saysPercent && !/%|percent/i.test(about.reading.unit))
    remarks.push('Doubtful: the record calls this difference of means one in percent.');
  const interval = intervalOf(analysis, estimate, remarks);
  const { p, pMargin, told } = testsOf(analysis, twin, (of) => placeOf(of, about), remarks);
  const measured = measuredBy(measure, label);
  const margin = marginOf([analysis, twin], measured, about.better, remarks);
  const equivalence = [analysis, twin].some((one) => one && asksEquivalence(one));
  // Said to be not reported, it would be denied.
  const elsewhere = p === null && pMargin === null && about.others.some((other) => pOf(other) !== null);
  const inPlace =
    told ??
    (equivalence && margin === null && p === null ? withoutLimits : elsewhere ? 'of another analysis only' : null);
  return {
    arm,
    versus,
    measure,
    label,
    estimate,
    interval,
    p: p?.text ?? null,
    pAt: p?.at ?? null,
    margin,
    pMargin: pMargin?.text ?? null,
    pMarginAt: pMargin?.at ?? null,
    verdict: verdictOf(measured, interval, margin),
    equivalence,
    isTestedElsewhere: elsewhere,
    told: inPlace,
    at: placeOf(analysis, about),
    remarks: remarks.filter(Boolean),
  };
}

const sameGroups = (one: Analysis, other: Analysis): boolean => idsOf(one).sort().join() === idsOf(other).sort().join();

/** Stands where a verdict would, so that nobody takes a test of difference for one. */
export const withoutLimits = 'equivalence tested, no limits in the record';

const placeOf = (analysis: Analysis, { outcome }: Compared): string =>
  `analysis ${outcome.analyses.indexOf(analysis) + 1}, ${idsOf(analysis).join(', ')}`;

const methodRemark = ({ method, framework, parameter }: Analysis): string =>
  [
    method && `Method: ${method}`,
    parameter && `estimate: ${parameter}`,
    /^(noninferiority|equivalence)/.test(framework) && framework,
  ]
    .filter(Boolean)
    .join('; ');

/** A measure of the table, with the record's own name for it. */
interface Called {
  measure: Measure;
  label: string | null;
}

/** Differences that records do not tell apart by their names: which it is, the outcome says. */
const looselyNamed: readonly Measure[] = ['mean difference', 'risk difference', 'rate difference', 'difference'];

/** Names too wide to be told without the record's own. */
const wide: readonly Measure[] = ['ratio', 'test', 'other'];

/** Measures whose own names say enough: a record's words for them are not kept. */
const usual: readonly Measure[] = ['hazard ratio', 'odds ratio', 'risk ratio', 'rate ratio', 'median difference'];

/** The dataset's word for a measure; `other`, with the record's own name, where it has none. */
function measureOf(
  analysis: Analysis,
  estimate: string | null,
  { reading: { type, key }, values }: Compared,
  arm: ArmDraft,
  versus: ArmDraft,
): Called {
  const value = exact(estimate);
  const inPercent = isRatioInPercent(analysis, value, values.get(arm), values.get(versus));
  const label = `${shorten(analysis.parameter, 60)}${inPercent ? ' (%)' : ''}` || null;
  const other: Called = { measure: 'other', label };
  if (inPercent || analysis.measure === null) return other;
  const { measure, saysPercent } = analysis.measure;
  if (measure === 'slope difference') return { measure, label: 'difference in slope between arms' };
  if (looselyNamed.includes(measure)) {
    if (key === 'mean') return { measure: 'mean difference', label: null };
    const isOfShares =
      key === 'percent' || saysPercent || measure === 'risk difference' || measure === 'rate difference';
    return type === 'binary' && isOfShares ? { measure: 'risk difference', label: null } : other;
  }
  if (wide.includes(measure) || (isRatio({ measure }) && value !== null && value <= 0)) return other;
  return { measure, label: usual.includes(measure) ? null : label };
}

/** Whether a ratio is given in percent: a hundred times that of the arms fits it, and that of the arms does not. */
function isRatioInPercent(
  { measure: named }: Analysis,
  estimate: number | null,
  left: number | undefined,
  right: number | undefined,
): boolean {
  if (named === null || !isRatio(named) || named.inPercent) return false;
  if (estimate === null || estimate <= 10) return false;
  if (!left || !right || left < 0 || right < 0) return false;
  return Math.abs(Math.log((100 * left) / right / estimate)) < Math.log(1.5);
}
