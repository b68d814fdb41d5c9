/** What a condition of a sentence is asked of, and what comes of it. */
import type { TrialComparison, TrialResult } from '../../trial/trial.js';

/** True or not, and the value that decided it, in words. */
export interface Verdict {
  holds: boolean;
  found: string;
}
/** A condition that cannot be asked of what its path leads to. */

export class Unfit extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** What a path of a condition leads to, with the result that it belongs to. */
export interface Subject {
  value: unknown;
  path: string;
  comparison: TrialComparison | null;
  result: TrialResult | null;
}
