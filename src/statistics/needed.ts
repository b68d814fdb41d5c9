/** Numbers needed to treat. */
import type { Estimate } from './proportion.js';

/** How many are treated for one more with benefit or with harm; Infinity where nothing differs. */
export interface Needed {
  direction: 'benefit' | 'harm';
  /** Not rounded. */
  number: number;
}

export interface NumberNeeded extends Needed {
  /** The limits, the better first: from the most benefit to the least benefit or the most harm. */
  limits: [Needed, Needed];
  /** Whether the interval holds “no effect”: then it runs from its first limit to ∞, and from ∞ to its second. */
  crosses: boolean;
}

/**
 * From an absolute benefit (a share of −1 to 1; above 0 is benefit) and its
 * interval. Where that holds 0, the number needed has no ordinary interval: it
 * runs from NNTB over ∞ to NNTH. Altman DG. BMJ 1998;317:1309–1312.
 */
export function numberNeeded({ value, low, high }: Estimate): NumberNeeded {
  return {
    ...needed(value, value >= 0),
    limits: [needed(high, true), needed(low, low >= 0)],
    crosses: low <= 0 && high >= 0,
  };
}

function needed(benefit: number, whenNone: boolean): Needed {
  const good = benefit === 0 ? whenNone : benefit > 0;
  return { direction: good ? 'benefit' : 'harm', number: benefit === 0 ? Infinity : 1 / Math.abs(benefit) };
}
