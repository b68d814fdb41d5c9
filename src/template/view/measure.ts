/** What a comparison estimates, by the dataset's word for it or by the source's own. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Comparison, Interval } from '../../dataset/schema.js';
import { isCalculated } from '../../dataset/calculated/calculated.js';

/** `hazard ratio`, or the source's own name where the dataset has no word for it. */
export const measureName = ({ measure, label }: Pick<Comparison, 'measure' | 'label'>): string =>
  measure === 'other' && label ? label : measure;

/** Whether it is a ratio, in percent or not, that can stand on a logarithmic scale. */
export function isRatio(comparison: Comparison): boolean {
  const { estimate, ci } = comparison;
  const above0 = [estimate, ci?.low, ci?.high].every((value) => !isQuantity(value) || value.value > 0);
  return above0 && /\bratios?( \(%\))?$/i.test(measureName(comparison));
}

/** The value of no effect: 1 for a ratio, 100 for one in percent, 0 for a difference. */
export function lineOfNoEffect(comparison: Comparison): number {
  if (!isRatio(comparison)) return 0;
  return measureName(comparison).endsWith('(%)') ? 100 : 1;
}

/** What an interval is made of: its limits, and its level, which a label or a note tells (that of a calculated one, its method). */
export const limitsOf = (interval: Interval | null): unknown[] =>
  interval ? [interval.low, interval.high, ...(isCalculated(interval.level) ? [] : [interval.level])] : [];
