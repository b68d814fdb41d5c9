/** How arms compare, for a figure: the axis of the estimates, its favoured side, and what is printed of each. */
import { directionOf } from '../../trial/direction.js';
import { effectUnit, hasOutcomeUnit, measureName, noEffectOf } from '../../trial/effect.js';
import { factsOf } from '../../trial/measures.js';
import { isQuantity, type Quantity } from '../../dataset/quantity.js';
import type { Interval, Outcome } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialComparison, TrialResult } from '../../trial/trial.js';
import { formatCell, formatPValue, formatQuantity, formatRange, intervalName } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { marginKind, marginsOf, verdictOf } from './margin.js';
import { drawn, sharedLetters, type EffectView, type EstimateView, type MarkView } from './marks.js';
import { lower, shortName } from './names.js';
import { limitsOf, withMark } from './sources.js';
import { lettered } from '../../document/carried.js';

/** A comparison that has an estimate to draw. */
export type Estimated = TrialComparison & { estimate: Quantity };
export const hasEstimate = (comparison: TrialComparison): comparison is Estimated => isQuantity(comparison.estimate);

/** A comparison with the result it belongs to. */
export interface Compared {
  result: TrialResult;
  comparison: Estimated;
}

/** The axis for comparisons of one measure, of which the first stands for all. */
export function effectAxis(trial: Trial, rows: Compared[], outcome: Outcome): EffectView {
  const comparisons = rows.map(({ comparison }) => comparison);
  const first = comparisons[0]!;
  const none = noEffectOf(first);
  const favoured = favouredSide(trial, rows);
  const [own, other] = sidesOf(trial, rows);
  const margins = marginsOf(first);
  const { important_difference: important } = outcome;
  const hasBand = isQuantity(important) && hasOutcomeUnit(first);
  const isLog = factsOf(first.measure).scale === 'log' && !first.inPercent && comparisons.every(isAboveZero);
  return {
    head: effectHead(trial, rows),
    detail: [effectUnit(first, outcome), usualInterval(comparisons) || 'interval not reported']
      .filter(Boolean)
      .join(', '),
    scale: isLog ? 'log' : 'linear',
    noEffect: none === null ? '' : String(none),
    favoursBelow: favoured === '' ? '' : favoured === 'below' ? own : other,
    favoursAbove: favoured === '' ? '' : favoured === 'below' ? other : own,
    favoured,
    important: hasBand ? String(Math.abs(important.value)) : '',
    margin: margins.map(({ value }) => String(value)).join(' '),
    marginName: margins.length > 0 ? marginName(trial, first, margins) : '',
  };
}

const marginName = (trial: Trial, first: TrialComparison, margins: Quantity[]): string =>
  `${marginKind(trial, first)} ${margins.length > 1 ? 'margins' : 'margin'} ${margins.map(formatQuantity).join(' and ')}`;

/** `Difference from placebo`, `Hazard ratio versus placebo`; of a factorial trial, whose factors each have another comparator, only the measure. */
function effectHead(trial: Trial, rows: Compared[]): string {
  const { comparison } = rows[0]!;
  const name =
    comparison.measure === 'mean difference' && comparison.label === null
      ? 'Difference'
      : upper(measureName(comparison));
  if (rows.some((row) => row.comparison.versus !== comparison.versus)) return name;
  const against = lower(comparison.versus.name);
  return `${name} ${factsOf(comparison.measure).kind === 'difference' ? 'from' : 'versus'} ${against}`;
}

/** Whether it can stand on a logarithmic scale, of which an interval may leave the end: its limit can be printed as 0. */
function isAboveZero(comparison: TrialComparison): boolean {
  const { estimate, ci } = comparison;
  const limits = [ci?.low, ci?.high].filter(isQuantity);
  return (
    [estimate, ...marginsOf(comparison)].every((value) => !isQuantity(value) || value.value > 0) &&
    limits.every(({ value }) => value >= 0)
  );
}

/** `95% CI`: what most of the intervals are, or the first of them; empty where there is none. */
export function usualInterval(comparisons: TrialComparison[]): string {
  const names = comparisons.flatMap(({ ci }) => (ci ? [intervalName(ci)] : []));
  const count = (name: string) => names.filter((other) => other === name).length;
  return names.toSorted((a, b) => count(b) - count(a))[0] ?? '';
}

/** A comparison as it is drawn and printed; `usual` is what its head says of the intervals. */
export function estimateOf(trial: Trial, comparison: Estimated, usual: string): EstimateView {
  const { estimate, ci } = comparison;
  const own = ci && intervalName(ci) !== usual ? `; ${intervalName(ci)}` : '';
  const verdict = verdictOf(trial, comparison);
  return {
    ...drawn(estimate, ci),
    open: openSide(ci),
    text: withMark(trial, formatCell(estimate), [estimate]),
    interval: ci ? withMark(trial, `${formatRange(ci.low, ci.high)}${own}`, limitsOf(ci)) : '',
    p: pOf(trial, comparison),
    verdict: verdict === 'not shown' ? `${marginKind(trial, comparison)} not shown` : (verdict ?? ''),
  };
}

/** `P <0.0001`, or `P 0.004 for noninferiority`. */
function pOf(trial: Trial, comparison: TrialComparison): string {
  const { p, p_margin: ofMargin } = comparison;
  if (isQuantity(ofMargin))
    return withMark(trial, `${formatPValue(ofMargin)} for ${marginKind(trial, comparison)}`, [ofMargin]);
  return isQuantity(p) ? withMark(trial, formatPValue(p), [p]) : '';
}

/** The side on which a one-sided interval has no limit. */
function openSide(ci: Interval | null): EstimateView['open'] {
  if (ci?.low === 'not applicable') return 'low';
  return ci?.high === 'not applicable' ? 'high' : '';
}

/** The axis and the rows with the letters that all estimates share on the head, and on no single one. */
export function lettersOnHead(axis: EffectView, marks: MarkView[]): { effect: EffectView; marks: MarkView[] } {
  const told = marks.flatMap(({ estimates }) => estimates.flatMap(({ text, interval }) => [text, interval]));
  const { texts, letters } = sharedLetters(told);
  let index = 0;
  const without = marks.map((mark) => ({
    ...mark,
    estimates: mark.estimates.map((one) => ({ ...one, text: texts[index++]!, interval: texts[index++]! })),
  }));
  return { effect: { ...axis, head: lettered(axis.head, letters) }, marks: without };
}

/** The side that is known of all rows to be good for the first arm. */
function favouredSide(trial: Trial, rows: Compared[]): EffectView['favoured'] {
  const goods = new Set(rows.map(({ result, comparison }) => directionOf(result, comparison).good));
  const [good] = goods;
  return goods.size === 1 && good ? good : '';
}

/** What is compared and with what, as named at both sides of no effect. */
function sidesOf(trial: Trial, rows: Compared[]): [string, string] {
  const names = (of: 'arm' | 'versus') => [...new Set(rows.map(({ comparison }) => lower(shortName(comparison[of]))))];
  const [arms, others] = [names('arm'), names('versus')];
  const armsOf = (of: 'arm' | 'versus') => [...new Set(rows.map(({ comparison }) => comparison[of]))];
  const areDoses = arms.length > 1 && areOfOneDrug(trial, armsOf('arm'));
  // Doses that are held against other doses of the same drug are not told apart by its name.
  const own =
    areDoses && !armsOf('versus').some((arm) => areOfOneDrug(trial, [...armsOf('arm'), arm]))
      ? lower(trial.intervention.name)
      : arms.join(' or ');
  return [own, others.join(' or ')];
}

/** Whether arms are doses of the treatment of the trial, and called by it: by their drug, or by their names. */
function areOfOneDrug({ intervention }: Trial, arms: TrialArm[]): boolean {
  const [first] = arms;
  const hold = (name: string) => name.toLowerCase().includes(intervention.name.toLowerCase());
  return arms.every(({ drug, name }) => (drug === null ? hold(name) : drug === first!.drug));
}

/** `Below no effect favours the drug, above it placebo.`; empty where that is not known. */
export const sidesInWords = ({ favoursBelow, favoursAbove }: EffectView): string =>
  favoursBelow === '' ? '' : `Below no effect favours ${favoursBelow}, above it ${favoursAbove}.`;
