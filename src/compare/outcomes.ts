/** The primary outcomes that were registered, and those that are reported. */
import type { Dataset, Outcome } from '../dataset/schema.js';
import type { PlannedOutcome } from '../import/registry-trial.js';
import { alikeness, enough, pairs } from './name-similarity.js';
import type { Compared, Difference } from './difference.js';
import { isSameTime } from './times.js';

const titleAndTime = ({ title, timeframe }: PlannedOutcome): string => [title, timeframe].filter(Boolean).join(', ');
const reportedAs = ({ name, timepoint }: Outcome): string =>
  [name, timepoint].filter((one) => one && one !== 'not reported').join(', ');

/** What was switched, left out and added, and timepoints that are others. Secondary outcomes are compared as far as one of them is, or was, primary. */
export function compareOutcomes(
  { outcomes, adverse_events: events }: Dataset,
  planned: readonly PlannedOutcome[],
): Compared {
  const found = pairs(outcomes, planned, namesOf, ({ title }) => title);
  const registeredOf = new Map(found);
  const reportedOf = new Map(found.map(([outcome, one]) => [one, outcome]));
  const isTold = (one: PlannedOutcome) => outcomes.some((outcome) => alikeness(namesOf(outcome), one.title) >= enough);
  const alike = (outcome: Outcome) => planned.filter(({ title }) => alikeness(namesOf(outcome), title) >= enough);
  const differences: Difference[] = [];
  const primary = planned.filter(
    ({ role, title }) => role === 'primary' && !(ofHarms.test(title) && events.length > 0),
  );
  for (const one of primary) {
    const outcome = reportedOf.get(one);
    const registered = `primary: ${titleAndTime(one)}`;
    if (!outcome && isTold(one)) continue;
    if (!outcome)
      differences.push({ about: 'primary outcome left out', registered, reported: 'not among the outcomes' });
    else if (outcome.role !== 'primary')
      differences.push({
        about: 'primary outcome switched',
        registered,
        reported: `${outcome.role}: ${reportedAs(outcome)}`,
      });
    else if (!isSameTime(one.timeframe, outcome.timepoint))
      differences.push({
        about: `timepoint of ${outcome.name}`,
        registered: one.timeframe,
        reported: outcome.timepoint,
      });
  }
  const own = outcomes.filter(({ role }) => role === 'primary');
  for (const outcome of own) {
    // One of several rows of a registered outcome is paired with none, and yet it is of that outcome.
    const others = alike(outcome);
    const one = registeredOf.get(outcome) ?? others.find(({ role }) => role === 'primary') ?? others[0];
    const reported = `primary: ${reportedAs(outcome)}`;
    if (!one) differences.push({ about: 'primary outcome added', registered: 'not among the outcomes', reported });
    else if (one.role !== 'primary')
      differences.push({
        about: 'primary outcome switched',
        registered: `${one.role}: ${titleAndTime(one)}`,
        reported,
      });
  }
  return { differences, count: primary.length + own.filter((one) => !registeredOf.has(one)).length };
}

const namesOf = ({ name, long_name: long, measure }: Outcome): string => `${long ?? name} ${long ? name : measure}`;

/** A dataset has these among its adverse events. */
const ofHarms = /\badverse events?\b/i;
