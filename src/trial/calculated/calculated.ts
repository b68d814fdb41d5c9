/** A number that no source prints: it is made here, from numbers that sources do print. */
import { roundedTo } from '../../statistics/digits.js';
import { Requested, exact, Quantity } from '../../dataset/quantity.js';
import type { Value } from '../../dataset/schema.js';

/** A calculated value. It has no source of its own: `from` has. Printed with † wherever it stands. */
export class Calculated extends Quantity {
  constructor(
    value: number,
    /** Digits after the point: never more than `from` supports. */
    decimals: number,
    /** How it was made, for the footnote: `risk difference by Newcombe’s hybrid score method`. */
    readonly method: string,
    readonly from: readonly Quantity[],
    path = '',
  ) {
    const rounded = Number(roundedTo(value, decimals));
    super('', rounded === 0 ? 0 : rounded, roundedTo(Math.abs(value), decimals));
    this.path = path;
  }
}

/** Whether a value was made here, and is printed with †. */
export const isCalculated = (value: unknown): value is Calculated => value instanceof Calculated;

/** A value that a source gives exactly: no bound, and nothing that was calculated itself. */
export function reported(value: Value | 'not stated' | null | undefined): Quantity | null {
  const found = exact(value);
  return found && !isCalculated(found) && !(found instanceof Requested) ? found : null;
}
