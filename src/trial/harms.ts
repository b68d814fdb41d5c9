/** What a trial tells of harms: its adverse events, and the outcomes that were measured for safety. */
import type { Trial, TrialResult } from './trial.js';

/** Whether a result is of an outcome that was measured for safety, such as major bleeding. */
export const isOfSafety = ({ outcome }: TrialResult): boolean => outcome.role === 'safety';

/** Whether anything at all is told of harms, if only that they were not reported. */
export const tellsHarms = ({ adverse_events: events, results }: Trial): boolean =>
  events.length > 0 || results.some(isOfSafety);
