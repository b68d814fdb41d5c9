/** What a comparison shows by its own values: no effect, significance, noninferiority, equivalence. */
import { exact, isQuantity, type Quantity } from '../dataset/quantity.js';
import type { Comparison, Margins, Outcome } from '../dataset/schema.js';
import { measureNamed } from './measure-names.js';
import { factsOf, type Measure } from './measures.js';

/** Whether a comparison gives an estimate or an interval, and not only a p value or words. */
export const isEstimated = ({ estimate, ci }: Pick<Comparison, 'estimate' | 'ci'>): boolean =>
  isQuantity(estimate) || ci !== null;

/** What a comparison estimates: its measure, by the table, and what the source calls it where that is another name. */
export type Measured = Pick<Comparison, 'measure' | 'label' | 'inPercent'>;

/** What a measure and its label are, where they were not read from a dataset: a draft holds both as a record tells them. */
export function measuredBy(measure: Measure, label: string | null): Measured {
  const named = measure === 'other' && label !== null ? measureNamed(label, { widely: true }) : null;
  return { measure: named?.measure ?? measure, label, inPercent: named?.inPercent ?? false };
}

/** `hazard ratio`, or the source's own name for it. */
export const measureName = ({ measure, label }: Measured): string => label ?? measure;

/** Whether its estimate is adjusted, so that the values of the arms need not give it: by its key, its label, or the words beside it. */
export const isAdjusted = ({ adjusted, label, told }: Pick<Comparison, 'adjusted' | 'label' | 'told'>): boolean =>
  adjusted !== null || [label, told?.text].some((words) => words != null && /\badjusted\b/i.test(words));

/** `, adjusted for age`, for behind a name that does not say it itself; empty where nothing is said of it. */
export const adjustedWords = ({ adjusted, label }: Pick<Comparison, 'adjusted' | 'label'>): string =>
  adjusted === null || /\badjusted\b/i.test(label ?? '') ? '' : `, ${['adjusted', adjusted].filter(Boolean).join(' ')}`;

/** Whether an effect is in the unit of its outcome, as a difference of means is. */
export const hasOutcomeUnit = ({ measure }: Pick<Measured, 'measure'>): boolean => factsOf(measure).unit === 'outcome';

/** The unit that an effect is in, as it is printed: of an outcome in percent a difference is in percentage points. Empty where it has none. */
export function effectUnit(
  { measure, inPercent }: Pick<Measured, 'measure' | 'inPercent'>,
  outcome: Pick<Outcome, 'unit'>,
): string {
  const { unit } = factsOf(measure);
  if (unit === 'none') return inPercent ? '%' : '';
  if (unit !== 'outcome') return unit;
  return outcome.unit === '%' ? 'percentage points' : (outcome.unit ?? '');
}

/** Whether words tell a unit, as words of their own: “mean change” tells no `m`. */
export const tellsUnit = (words: string, unit: string): boolean => spaced(words).includes(spaced(unit));

const spaced = (words: string) => ` ${words.replace(/[\s,;:()[\]]+/g, ' ').trim()} `;

/** The same for behind its name, which may tell it already: `vaccine efficacy (%)`. */
export function unitBehindName(comparison: Measured, outcome: Pick<Outcome, 'unit'>): string {
  const unit = effectUnit(comparison, outcome);
  return unit === '' || tellsUnit(measureName(comparison), unit) ? '' : `, ${unit}`;
}

/** What a table says of the unit beside a measure: nothing where it is that of the outcome, which its row tells. */
export function unitBesideRow(comparison: Measured, outcome: Pick<Outcome, 'unit'>): string {
  const isOfRow = hasOutcomeUnit(comparison) && effectUnit(comparison, outcome) !== 'percentage points';
  return isOfRow ? '' : unitBehindName(comparison, outcome);
}

/** Whether it is a ratio. */
export const isRatio = ({ measure }: Pick<Measured, 'measure'>): boolean => factsOf(measure).kind === 'ratio';

/** The estimate that says that there is no effect: 1 for a ratio, 100 for one in percent, 0 for a difference; null where there is none. */
export function noEffectOf({ measure, inPercent }: Pick<Measured, 'measure' | 'inPercent'>): number | null {
  const { noEffect } = factsOf(measure);
  return noEffect !== null && inPercent ? 100 * noEffect : noEffect;
}

/** Whether the interval has the value of no effect in it; null when its ends are not both reported exactly. */
export function crossesNoEffect(comparison: Measured & Pick<Comparison, 'ci'>): boolean | null {
  const none = noEffectOf(comparison);
  const { low, high } = comparison.ci ?? {};
  if (none === null || !isQuantity(low) || !isQuantity(high) || low.relation !== '' || high.relation !== '')
    return null;
  return low.value <= none && high.value >= none;
}

/** Below this, a p value counts as significant. */
const significance = 0.05;

/** What is known of significance: by the p value, else by the interval, else by the words of the source. */
export function significanceOf(comparison: Measured & Pick<Comparison, 'ci' | 'p' | 'told'>): {
  is: boolean | null;
  found: string;
} {
  const { p, told } = comparison;
  if (isQuantity(p)) {
    const { low, high, closed } = spanOf(p);
    const below = high < significance || (high === significance && !closed);
    return { is: below ? true : low >= significance ? false : null, found: `p ${p.toString()}` };
  }
  const crosses = crossesNoEffect(comparison);
  if (crosses !== null) {
    const { low, high } = comparison.ci!;
    return { is: !crosses, found: `${String(low)} to ${String(high)}` };
  }
  if (!told) return { is: null, found: 'neither p nor interval reported' };
  const not = /\b(not|no|non)\b.{0,200}\bsignifican/i.test(told.text);
  return { is: not ? false : /\bsignifican/i.test(told.text) ? true : null, found: `“${told.text}”` };
}

/** What is held against a margin. */
export type Judged = Measured & Pick<Comparison, 'margin' | 'ci'>;

/** Whether it was shown, null where the values do not tell; and the values that decided. */
export interface Verdict {
  is: boolean | null;
  found: string;
}

/** Whether there are two margins, those of equivalence. */
export const isTwoSided = (margin: Comparison['margin']): margin is Margins =>
  margin !== null && typeof margin === 'object' && !isQuantity(margin);

/**
 * Noninferior where the interval ends before the margin, on the margin's side of
 * no effect (Piaggio et al., JAMA 2012;308:2594, the CONSORT extension). Null
 * where measure, margin or that end of the interval is not told.
 */
export function noninferiorityOf(comparison: Judged): Verdict {
  const { margin, ci } = comparison;
  const none = noEffectOf(comparison);
  if (!isQuantity(margin)) return { is: null, found: 'no margin reported' };
  if (none === null || margin.value === none)
    return { is: null, found: `margin ${margin.toString()}, no effect unknown` };
  const above = margin.value > none;
  const end = above ? ci?.high : ci?.low;
  if (!isQuantity(end) || end.relation !== '') return { is: null, found: 'no interval reported' };
  const is = above ? end.value < margin.value : end.value > margin.value;
  return { is, found: `interval to ${end.toString()}, margin ${margin.toString()}` };
}

/**
 * Equivalent where the whole interval lies between the two margins (Piaggio et
 * al., JAMA 2012;308:2594). Null where an end of interval or margins is not told;
 * and where an end is printed as the margin itself: regulators count it as
 * within, the CONSORT extension does not, and rounding may have moved it.
 */
export function equivalenceOf({ margin, ci }: Judged): Verdict {
  if (!isTwoSided(margin)) return { is: null, found: 'no two margins of equivalence reported' };
  const [least, most, low, high] = [margin.low, margin.high, ci?.low, ci?.high].map(exact);
  const [range, interval] = [
    [margin.low, margin.high],
    [ci?.low, ci?.high],
  ].map((ends) => ends.map(String).join(' to '));
  if (!least || !most) return { is: null, found: `margins ${range}` };
  if (!low || !high) return { is: null, found: 'no interval reported' };
  const beyond = low.value < least.value || high.value > most.value;
  const touches = low.value === least.value || high.value === most.value;
  return { is: beyond ? false : touches ? null : true, found: `interval ${interval}, margins ${range}` };
}

interface Span {
  low: number;
  high: number;
  /** Whether the ends belong to it. */
  closed: boolean;
}

/** Where the true value of a printed number can lie: `>80` is from 80, without 80 itself, to infinity. */
export function spanOf({ relation, value }: Quantity): Span {
  if (relation === '<' || relation === '≤') return { low: -Infinity, high: value, closed: relation === '≤' };
  if (relation === '>' || relation === '≥') return { low: value, high: Infinity, closed: relation === '≥' };
  return { low: value, high: value, closed: true };
}
