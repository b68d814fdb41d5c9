/** The figure of a result: which kind suits it, its marks, and the sentence that tells it. */
import { typeFacts } from '../../trial/outcome-types.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { ArmResult, Comparison, Dataset, Result } from '../../dataset/schema.js';
import { forestOf } from './forest.js';
import { linesOf } from './lines.js';
import { hasMargin } from './margin.js';
import {
  armMark,
  betterInBrackets,
  betterSentence,
  drawnIntervals,
  sentence,
  withoutReference,
  type ChartView,
  type MarkView,
} from './marks.js';
import { upper } from '../../format/capital.js';
import { lower, outcomeOf, populationName, populationOf, resultLabel, trialArms } from './names.js';

/** The figure of the primary outcome: the first primary result that has values to draw. */
export function primaryResult(dataset: Dataset): Result | null {
  const primary = dataset.results.filter(({ outcome }) => outcomeOf(dataset, outcome).role === 'primary');
  return primary.find((result) => chartOf(dataset, result) !== null) ?? null;
}

/**
 * Lines where an outcome was measured at several visits; bars for means and
 * rates, proportions for events; a forest plot of the comparisons for times to
 * an event, for what is judged by a margin, and for what has nothing else. Null
 * when there is nothing to draw.
 */
export function chartOf(dataset: Dataset, result: Result): ChartView | null {
  const judged = result.comparisons.some((comparison) => hasMargin(comparison) && isQuantity(comparison.estimate));
  return judged || isJudgedByInterval(dataset, result) || hasSubgroups(dataset, result)
    ? forestOf(dataset, result)
    : (linesOf(dataset, result) ?? barsOf(dataset, result) ?? forestOf(dataset, result));
}

/** Noninferiority and equivalence are read off an interval, which bars without any would hide. */
function isJudgedByInterval({ design }: Dataset, { comparisons }: Result): boolean {
  const asked = design.framework === 'noninferiority' || design.framework === 'equivalence';
  const [first] = comparisons;
  const drawable = comparisons.every(
    ({ estimate, ci, versus }) => isQuantity(estimate) && ci !== null && versus === first?.versus,
  );
  return asked && first !== undefined && drawable;
}

/** Of so many subgroups a chart of arms would show none. */
const fewestSubgroups = 2;

/** Whether the same effect is told of several subgroups, which is seen in a forest. */
function hasSubgroups(dataset: Dataset, { outcome, comparisons }: Result): boolean {
  const measures = comparisons.filter(hasInterval).map(({ measure }) => measure);
  const inSubgroups = dataset.results.filter(
    (other) =>
      other.outcome === outcome &&
      populationOf(dataset, other.population).kind === 'subgroup' &&
      other.comparisons.some((one) => hasInterval(one) && measures.includes(one.measure)),
  );
  return new Set(inSubgroups.map(({ population }) => population)).size >= fewestSubgroups;
}

const hasInterval = ({ estimate, ci }: Comparison): boolean => isQuantity(estimate) && ci !== null;

/** The comparator first and grey, then the arms from the lowest dose up, as the tables have them from right to left. */
function barsOf(dataset: Dataset, result: Result): ChartView | null {
  const outcome = outcomeOf(dataset, result.outcome);
  const field = typeFacts(outcome.type).value;
  if (!field) return null;
  const marks = trialArms(dataset)
    .toReversed()
    .flatMap((arm): MarkView | never[] => armMark(dataset, result, arm, field) ?? []);
  // One arm alone tells nothing of an effect that is known.
  if (marks.length === 0 || (marks.length === 1 && result.comparisons.some(hasInterval))) return null;
  const kind = field === 'percent' ? 'proportions' : 'bars';
  const title = `${upper(resultLabel(dataset, result))}${kind === 'proportions' ? ', participants with the event' : ''}`;
  const who = populationName(dataset, result.population);
  const missing = missingIntervals(marks, result);
  const intervals = drawnIntervals(dataset, [result]);
  const unit = kind === 'proportions' ? '% of participants' : (outcome.unit ?? outcome.measure);
  return {
    kind,
    title,
    axis: `${unit}${betterInBrackets(outcome)}`,
    ...withoutReference,
    note: [`${who}.`, intervals, missing].filter(Boolean).join(' '),
    marks,
    alt: sentence(`${title}, ${lower(who)}`, marks, betterSentence(outcome), [intervals, missing]),
  };
}

function missingIntervals(marks: MarkView[], { arms }: Result): string {
  const without = marks.filter(({ low, high }) => low === '' || high === '');
  if (without.length === 0) return '';
  const hasRange = (values: ArmResult) => typeof values !== 'string' && values.range !== null && !values.ci;
  if (without.length === marks.length && Object.values(arms).some(hasRange))
    return 'Ranges of the arms stand beside their values, and no confidence intervals.';
  return without.length === marks.length
    ? 'Intervals of the arms: not reported.'
    : `Interval not reported: ${without.map(({ label }) => lower(label)).join(', ')}.`;
}
