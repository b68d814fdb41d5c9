/** The interval of an estimate: both limits, or the one of a one-sided bound. */
import { intervalTypeOf } from './bayesian.js';
import { holds, levelOf } from './measures.js';
import { exact, figure } from './numbers.js';
import type { Analysis } from '../registry-trial.js';
import type { IntervalDraft } from '../drafts.js';

/** The interval where it can be one; what cannot be is kept in a remark, as written. */
export function intervalOf(analysis: Analysis, estimate: string | null, remarks: string[]): IntervalDraft | null {
  const { low: lower, high: upper, level: written, oneSided } = analysis;
  if (!lower && !upper) return null;
  if (isBound(analysis)) return boundOf(analysis, remarks);
  const limit = (written: string) => figure(written) ?? (oneSided ? 'not applicable' : 'not reported');
  const [low, high] = [limit(lower), limit(upper)];
  if ([lower, upper].some((text) => text && figure(text) === null)) {
    remarks.push(`The limits of the interval in the record: “${lower || 'none'}” and “${upper || 'none'}”.`);
  }
  if (!holds(low, estimate, high) || (figure(lower) === null && figure(upper) === null)) {
    remarks.push(
      `Doubtful, and so left out: the interval in the record, ${lower || '?'} to ${upper || '?'} (${written}%), does not hold the estimate.`,
    );
    return null;
  }
  const [from, to, middle] = [low, high, estimate].map((text) => exact(text));
  const isUneven = from != null && to != null && middle != null && Math.abs(from + to - 2 * middle) > 0.5 * (to - from);
  if (isUneven && analysis.measure?.measure === 'mean difference') {
    remarks.push(
      `Doubtful, and so left out: the interval in the record, ${lower} to ${upper}, lies too unevenly around ${String(estimate)}.`,
    );
    return null;
  }
  const level = levelOf(written);
  if (level === null) remarks.push(`The level of the interval in the record: “${written || 'none'}”.`);
  return { low, high, level, type: intervalTypeOf(analysis), oneSided };
}

/** Whether only one limit was found: the other repeats the estimate, which no interval does, or there is none. */
function isBound({ low, high, estimate, oneSided }: Analysis): boolean {
  const [lower, upper, middle] = [low, high, estimate].map((text) => exact(figure(text)));
  if (middle === null || middle === undefined) return false;
  if ((lower === middle) !== (upper === middle)) return true;
  return oneSided && (lower === null) !== (upper === null);
}

/** The one limit, and “not applicable” for the other. */
function boundOf(analysis: Analysis, remarks: string[]): IntervalDraft | null {
  const { low, high, estimate, level } = analysis;
  const middle = exact(figure(estimate));
  const limit = (written: string) =>
    exact(figure(written)) === middle ? 'not applicable' : (figure(written) ?? 'not applicable');
  if ([low, high].some((text) => exact(figure(text)) === middle))
    remarks.push(`One-sided: one limit in the record, ${low} to ${high}, only repeats the estimate.`);
  return { low: limit(low), high: limit(high), level: levelOf(level), type: intervalTypeOf(analysis), oneSided: true };
}
