/** What a comparison shows by its own figures: no effect, significance, noninferiority. */
import { isQuantity, type Quantity } from './quantity.js';
import type { Comparison } from './schema.js';

/** Whether a comparison gives an estimate or an interval, and not only a p value or words. */
export const isEstimated = ({ estimate, ci }: Pick<Comparison, 'estimate' | 'ci'>): boolean =>
  isQuantity(estimate) || ci !== null;

/** The estimate that says that there is no effect: 1 for a ratio, 0 for a difference; null for a measure without a name. */
export function noEffectOf({ measure }: Pick<Comparison, 'measure'>): number | null {
  if (measure === 'other') return null;
  return measure.endsWith('ratio') ? 1 : 0;
}

/** Whether the interval has the value of no effect in it; null when its ends are not both reported exactly. */
export function crossesNoEffect(comparison: Pick<Comparison, 'measure' | 'ci'>): boolean | null {
  const none = noEffectOf(comparison);
  const { low, high } = comparison.ci ?? {};
  if (none === null || !isQuantity(low) || !isQuantity(high) || low.relation !== '' || high.relation !== '')
    return null;
  return low.value <= none && high.value >= none;
}

/** Below this, a p value counts as significant. */
const significance = 0.05;

/** What is known of significance: by the p value, else by the interval, else by the words of the source. */
export function significanceOf(comparison: Pick<Comparison, 'measure' | 'ci' | 'p' | 'told'>): {
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
  const not = /\b(not|no|non)\b.*\bsignifican/i.test(told.text);
  return { is: not ? false : /\bsignifican/i.test(told.text) ? true : null, found: `“${told.text}”` };
}

/**
 * Noninferior where the interval ends before the margin, on the margin's side of
 * no effect (Piaggio et al., JAMA 2012;308:2594, the CONSORT extension). Null
 * where measure, margin or that end of the interval is not told.
 */
export function noninferiorityOf(comparison: Pick<Comparison, 'measure' | 'margin' | 'ci'>): {
  is: boolean | null;
  found: string;
} {
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
