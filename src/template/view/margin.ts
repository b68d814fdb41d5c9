/** What is said of margins: of what they are, where they lie, and whether intervals keep within them. */
import { numberStyles } from '../../dataset/number-styles.js';
import { equivalenceOf, isTwoSided, noEffectOf, noninferiorityOf } from '../../trial/effect.js';
import { isQuantity, type Quantity } from '../../dataset/quantity.js';
import type { Comparison, Dataset } from '../../dataset/schema.js';
import { formatCell, formatRange } from '../../format/format.js';
import { upper } from '../../format/capital.js';
import { printedValue } from './sources.js';

/** What was to be shown: equivalence where there are two margins, or the trial is of equivalence. */
export const marginKind = ({ design }: Dataset, { margin }: Comparison): 'noninferiority' | 'equivalence' =>
  isTwoSided(margin) || design.framework === 'equivalence' ? 'equivalence' : 'noninferiority';

/** The margins that are known: none, one, or two. */
export function marginsOf({ margin }: Comparison): Quantity[] {
  const all = isTwoSided(margin) ? [margin.low, margin.high] : [margin];
  return all.filter(isQuantity);
}

/** Whether a comparison has a margin to hold its interval against. */
export const hasMargin = (comparison: Comparison): boolean => marginsOf(comparison).length > 0;

/** `Noninferiority margin`, or `Equivalence margins`. */
export const marginLabel = (dataset: Dataset, comparison: Comparison): string =>
  upper(`${marginKind(dataset, comparison)} ${marginWord(comparison)}`);

const marginWord = ({ margin }: Comparison) => (isTwoSided(margin) ? 'margins' : 'margin');

/** `−7.5`, or `0.80 to 1.25`. */
export const marginText = ({ margin }: Comparison): string =>
  isTwoSided(margin) ? formatRange(margin.low, margin.high) : formatCell(margin);

const printedMargins = (dataset: Dataset, comparison: Comparison, and: string): string =>
  marginsOf(comparison)
    .map((margin) => printedValue(dataset, margin))
    .join(and);

/** `margin 1.8`, or `margins 0.80 to 1.25`, beside the name of an interval; or nothing. */
export const besideInterval = (dataset: Dataset, comparison: Comparison): string =>
  hasMargin(comparison) ? `${marginWord(comparison)} ${printedMargins(dataset, comparison, ' to ')}` : '';

/** What the interval shows by the margin or margins; null where they do not tell. */
export function verdictOf(dataset: Dataset, comparison: Comparison): 'noninferior' | 'equivalent' | 'not shown' | null {
  const [judge, shown] = isTwoSided(comparison.margin)
    ? ([equivalenceOf, 'equivalent'] as const)
    : ([noninferiorityOf, 'noninferior'] as const);
  const { is } = judge(comparison);
  // One margin tells nothing of equivalence.
  if (is === null || (shown === 'noninferior' && marginKind(dataset, comparison) === 'equivalence')) return null;
  return is ? shown : 'not shown';
}

/** The note of a figure that draws these comparisons, the margins being those of the first. */
export function marginNote(dataset: Dataset, drawn: Comparison[]): string {
  const [first] = drawn;
  if (!first || !hasMargin(first)) return '';
  const same = withSameMargins(drawn);
  const of = same.length < drawn.length ? ' of the first row' : '';
  const kind = marginKind(dataset, first);
  const drawnAs = `Dashed: the ${kind} ${marginWord(first)}${of}, ${printedMargins(dataset, first, ' and ')}.`;
  const verdict = verdictOf(dataset, first);
  if (verdict === null || verdictsDiffer(dataset, drawn)) return drawnAs;
  const ends = same.length === 1 ? `the interval${of}` : 'the intervals';
  const opening = verdict === 'not shown' ? `${upper(kind)} not shown` : upper(verdict);
  return `${drawnAs} ${opening}: ${ends} ${whereWords(first, verdict === 'not shown', same.length === 1)}.`;
}

const withSameMargins = (drawn: Comparison[]): Comparison[] =>
  drawn.filter((comparison) => marginText(comparison) === marginText(drawn[0]!));

const verdictsDiffer = (dataset: Dataset, drawn: Comparison[]): boolean =>
  new Set(withSameMargins(drawn).map((comparison) => verdictOf(dataset, comparison))).size > 1;

/** `equivalent`, or `equivalence not shown`, for a row of a figure whose rows differ in this; else nothing. */
export function ownVerdict(dataset: Dataset, comparison: Comparison, drawn: Comparison[]): string {
  const verdict = verdictOf(dataset, comparison);
  if (verdict === null || !verdictsDiffer(dataset, drawn)) return '';
  return verdict === 'not shown' ? `${marginKind(dataset, comparison)} not shown` : verdict;
}

/** `stay above it`, `reaches it`, `lie between them`, `do not lie between them`. */
function whereWords(comparison: Comparison, not: boolean, one: boolean): string {
  const { margin } = comparison;
  if (!isQuantity(margin)) return `${not ? (one ? 'does not lie' : 'do not lie') : one ? 'lies' : 'lie'} between them`;
  if (not) return `${one ? 'reaches' : 'reach'} it`;
  return `${one ? 'stays' : 'stay'} ${margin.value > (noEffectOf(comparison) ?? 0) ? 'below' : 'above'} it`;
}

/** Which test a p value is of: against no effect, or against the margin. */
export type Test = 'p' | 'p_margin';

/** The tests of which any of these comparisons has a p value, that against the margin first. */
export const testsIn = (comparisons: Comparison[]): Test[] =>
  (['p_margin', 'p'] as const).filter((test) => comparisons.some((comparison) => isQuantity(comparison[test])));

const letterOfP = ({ style }: Dataset): string => numberStyles[style ?? 'plain'].p.letter;

/** `P value`, or as the number style has it, `p value`. */
export const pName = (dataset: Dataset): string => `${letterOfP(dataset)} value`;

/** `P value`, or `P for noninferiority` and `P for superiority` where there is one against a margin. */
export function testName(dataset: Dataset, test: Test, comparisons: Comparison[]): string {
  const tested = comparisons.find(({ p_margin: p }) => isQuantity(p));
  const letter = letterOfP(dataset);
  if (!tested) return pName(dataset);
  const kind = marginKind(dataset, tested);
  if (test === 'p_margin') return `${letter} for ${kind}`;
  return `${letter} for ${kind === 'equivalence' ? 'a difference' : 'superiority'}`;
}
