/** What a difference in risk means for people, in words. */
import { roundedTo } from '../statistics/digits.js';
import type { Needed, NumberNeeded } from '../statistics/needed.js';
import type { Estimate } from '../statistics/proportion.js';

/** `150 more per 1000 (80 to 220 more)`, `50 fewer per 1000 (120 fewer to 20 more)`. */
export function formatPerThousand({ value, low, high }: Estimate): string {
  const word = (number: number) => (number < 0 ? 'fewer' : 'more');
  const size = (number: number) => roundedTo(Math.abs(number), 0);
  const [near, far] = value < 0 && high <= 0 ? [high, low] : [low, high];
  const first = word(near) === word(far) || near === 0 ? size(near) : `${size(near)} ${word(near)}`;
  return `${size(value)} ${word(value)} per 1000 (${first} to ${size(far)} ${word(far)})`;
}

/**
 * `NNTB 7 (NNTB 5 to NNTB 13)`; where the interval holds no effect,
 * `NNTB 10 (NNTB 4 to ∞ to NNTH 20)`. Whole numbers, rounded up as the Cochrane
 * Handbook (15.4.4) does.
 */
export function formatNeeded({ limits: [best, worst], crosses, ...estimate }: NumberNeeded): string {
  const between = crosses && best.direction !== worst.direction ? ' to ∞ to ' : ' to ';
  return `${side(estimate)} (${side(best)}${between}${side(worst)})`;
}

function side({ direction, number }: Needed): string {
  if (number === Infinity) return '∞';
  // 1/0.1 is a hair above 10: that is no eleventh person.
  return `NNT${direction === 'benefit' ? 'B' : 'H'} ${roundedTo(Math.ceil(number - 1e-9), 0)}`;
}
