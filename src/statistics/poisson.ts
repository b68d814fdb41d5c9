/** Events counted in a time. */
import { zOf } from './normal.js';

/**
 * The limits of a count of events, of a level in percent: about those of the exact Poisson method, by Byar's
 * approximation. Breslow NE, Day NE. Statistical methods in cancer research, II. IARC 1987, equations 2.10 and 2.11.
 */
export function countInterval(events: number, level = 95): { low: number; high: number } {
  const z = zOf(level);
  const more = events + 1;
  return {
    low: events === 0 ? 0 : events * (1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3,
    high: more * (1 - 1 / (9 * more) + z / (3 * Math.sqrt(more))) ** 3,
  };
}
