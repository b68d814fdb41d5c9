/** What is said of margins: of what they are, where they lie, and whether intervals keep within them. */
import { numberStyles } from '../../dataset/number-styles.js';
import { didBy } from '../../trial/direction.js';
import { crossesNoEffect, equivalenceOf, isTwoSided, noEffectOf, noninferiorityOf } from '../../trial/effect.js';
import { isQuantity, type Quantity } from '../../dataset/quantity.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import { formatCell, formatRange } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { printedValue } from './sources.js';

/** What was to be shown: equivalence where there are two margins, or the trial is of equivalence. */
export const marginKind = ({ design }: Trial, { margin }: TrialComparison): 'noninferiority' | 'equivalence' =>
  isTwoSided(margin) || design.framework === 'equivalence' ? 'equivalence' : 'noninferiority';

/** The margins that are known: none, one, or two. */
export function marginsOf({ margin }: TrialComparison): Quantity[] {
  const all = isTwoSided(margin) ? [margin.low, margin.high] : [margin];
  return all.filter(isQuantity);
}

/** Whether a comparison has a margin to hold its interval against. */
export const hasMargin = (comparison: TrialComparison): boolean => marginsOf(comparison).length > 0;

/** `Noninferiority margin`, or `Equivalence margins`. */
export const marginLabel = (trial: Trial, comparison: TrialComparison): string =>
  upper(`${marginKind(trial, comparison)} ${marginWord(comparison)}`);

const marginWord = ({ margin }: TrialComparison) => (isTwoSided(margin) ? 'margins' : 'margin');

/** `−7.5`, or `0.80 to 1.25`. */
export const marginText = ({ margin }: TrialComparison): string =>
  isTwoSided(margin) ? formatRange(margin.low, margin.high) : formatCell(margin);

const printedMargins = (trial: Trial, comparison: TrialComparison, and: string): string =>
  marginsOf(comparison)
    .map((margin) => printedValue(trial, margin))
    .join(and);

/** `margin 1.8`, or `margins 0.80 to 1.25`, beside the name of an interval; or nothing. */
export const marginBehindInterval = (trial: Trial, comparison: TrialComparison): string =>
  hasMargin(comparison) ? `${marginWord(comparison)} ${printedMargins(trial, comparison, ' to ')}` : '';

/** What the interval shows by the margin or margins; null where they do not tell. */
export function verdictOf(
  trial: Trial,
  comparison: TrialComparison,
): 'noninferior' | 'equivalent' | 'not shown' | null {
  const [judge, shown] = isTwoSided(comparison.margin)
    ? ([equivalenceOf, 'equivalent'] as const)
    : ([noninferiorityOf, 'noninferior'] as const);
  const { is } = judge(comparison);
  // One margin tells nothing of equivalence.
  if (is === null || (shown === 'noninferior' && marginKind(trial, comparison) === 'equivalence')) return null;
  return is ? shown : 'not shown';
}

/**
 * Whether what keeps within its margin is shown to be better, too: by its interval alone, since a p value may be
 * that of the test against the margin (Piaggio et al., JAMA 2012;308:2594, figure 1).
 */
export const isBetterToo = (result: TrialResult, comparison: TrialComparison): boolean =>
  crossesNoEffect(comparison) === false && didBy(result, comparison) === 'better';

/** The note of a figure that draws these comparisons, the margins being those of the first. */
export function marginNote(trial: Trial, drawn: TrialComparison[]): string {
  const [first] = drawn;
  if (!first || !hasMargin(first)) return '';
  const same = withSameMargins(drawn);
  const of = same.length < drawn.length ? ` of ${rowsWith(same, drawn)}` : '';
  const kind = marginKind(trial, first);
  const drawnAs = `Dashed: the ${kind} ${marginWord(first)}${of}, ${printedMargins(trial, first, ' and ')}.`;
  const verdict = verdictOf(trial, first);
  if (verdict === null || verdictsDiffer(trial, drawn)) return drawnAs;
  const ends = same.length === 1 ? `the interval${of}` : of === '' ? 'the intervals' : 'their intervals';
  const opening = verdict === 'not shown' ? `${upper(kind)} not shown` : upper(verdict);
  return `${drawnAs} ${opening}: ${ends} ${whereWords(first, verdict === 'not shown', same.length === 1)}.`;
}

/** `the first row`, `the first rows`, or where others stand between them, `some rows`. */
function rowsWith(same: TrialComparison[], drawn: TrialComparison[]): string {
  if (same.length === 1) return 'the first row';
  return same.every((comparison, index) => comparison === drawn[index]) ? 'the first rows' : 'some rows';
}

const withSameMargins = (drawn: TrialComparison[]): TrialComparison[] =>
  drawn.filter((comparison) => marginText(comparison) === marginText(drawn[0]!));

const verdictsDiffer = (trial: Trial, drawn: TrialComparison[]): boolean =>
  new Set(withSameMargins(drawn).map((comparison) => verdictOf(trial, comparison))).size > 1;

/** `equivalent`, or `equivalence not shown`, for a row of a figure whose rows differ in this; else nothing. */
export function ownVerdict(trial: Trial, comparison: TrialComparison, drawn: TrialComparison[]): string {
  const verdict = verdictOf(trial, comparison);
  if (verdict === null || !verdictsDiffer(trial, drawn)) return '';
  return verdict === 'not shown' ? `${marginKind(trial, comparison)} not shown` : verdict;
}

/** `stay above it`, `reaches it`, `lie between them`, `do not lie between them`. */
function whereWords(comparison: TrialComparison, not: boolean, one: boolean): string {
  const { margin } = comparison;
  if (!isQuantity(margin)) return `${not ? (one ? 'does not lie' : 'do not lie') : one ? 'lies' : 'lie'} between them`;
  if (not) return `${one ? 'reaches' : 'reach'} it`;
  return `${one ? 'stays' : 'stay'} ${margin.value > (noEffectOf(comparison) ?? 0) ? 'below' : 'above'} it`;
}

/** Which test a p value is of: against no effect, or against the margin. */
export type Test = 'p' | 'p_margin';

/** The tests of which any of these comparisons has a p value, that against the margin first. */
export const testsIn = (comparisons: TrialComparison[]): Test[] =>
  (['p_margin', 'p'] as const).filter((test) => comparisons.some((comparison) => isQuantity(comparison[test])));

const letterOfP = ({ style }: Trial): string => numberStyles[style ?? 'plain'].p.letter;

/** `P value`, or as the number style has it, `p value`. */
export const pName = (trial: Trial): string => `${letterOfP(trial)} value`;

/** `P value`, or `P for noninferiority` and `P for superiority` where there is one against a margin. */
export function testName(trial: Trial, test: Test, comparisons: TrialComparison[]): string {
  const tested = comparisons.find(({ p_margin: p }) => isQuantity(p));
  const letter = letterOfP(trial);
  if (!tested) return pName(trial);
  const kind = marginKind(trial, tested);
  if (test === 'p_margin') return `${letter} for ${kind}`;
  return `${letter} for ${kind === 'equivalence' ? 'a difference' : 'superiority'}`;
}
