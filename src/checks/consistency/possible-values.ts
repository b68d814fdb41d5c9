/** What no value of its kind can be: half a person, an age of 130, an arm against itself. */
import { exact } from '../../dataset/quantity.js';
import { walk } from '../../dataset/walk.js';
import { must, should, type Compared } from './agreement.js';
import type { Trial } from '../../trial/trial.js';

/** Counts, ages and pairs of arms. */
export function checkPossibleValues(trial: Trial): Compared[] {
  return [checkCounts, checkAges, checkPairs, checkAny].flatMap((check) => check(trial));
}

/** People, events and sites are whole, and not below none. */
function checkCounts({ dataset }: Trial): Compared[] {
  const found: Compared[] = [];
  walk(dataset, {
    quantity(quantity, path) {
      if (quantity.kind !== 'count') return;
      const holds = Number.isInteger(quantity.value) && quantity.value >= 0;
      const shown = String(quantity);
      found.push(
        must(
          path,
          `the count ${shown} and whole numbers`,
          holds,
          `${shown} is impossible as a count`,
          'check the digits',
        ),
      );
    },
  });
  return found;
}

const oldest = 120;

function checkAges({ participants }: Trial): Compared[] {
  return (['age_from', 'age_to'] as const).flatMap((key) => {
    const age = exact(participants[key]);
    if (!age) return [];
    const holds = age.value >= 0 && age.value <= oldest;
    return [
      must(
        `participants.${key}`,
        `the age ${String(age)} and ${oldest}`,
        holds,
        `nobody is aged ${String(age)}`,
        'check the digits',
      ),
    ];
  });
}

function checkPairs({ results }: Trial): Compared[] {
  return results.flatMap(({ comparisons }, index) =>
    comparisons.map(({ arm, versus }, number) =>
      must(
        `results.${index}.comparisons.${number}.versus`,
        `${arm.id} and ${versus.id}, which are compared`,
        arm !== versus,
        `${arm.id} is compared with itself`,
        'name the arm that it is compared with',
      ),
    ),
  );
}

/** Those with any event are no fewer than those with a serious one, in the same arm and population. */
function checkAny({ adverse_events: events }: Trial): Compared[] {
  const any = events.find(({ kind }) => kind === 'any');
  if (!any) return [];
  return events.flatMap((event, index) =>
    event === any || event.population !== any.population || event.disagreement
      ? []
      : event.ofArms.flatMap(({ arm, values }) =>
          (['events', 'percent'] as const).flatMap((key) => {
            const all = any.ofArms.find((figures) => figures.arm === arm)?.values;
            const [part, whole] = [values, all].map((one) => (one && typeof one !== 'string' ? exact(one[key]) : null));
            if (!part || !whole) return [];
            const what = `${String(part)} with “${event.name}” and ${String(whole)} with “${any.name}”`;
            const path = `adverse_events.${index}.arms.${arm.id}.${key}`;
            return [should(path, what, part.value <= whole.value, what, 'check both; events are not people')];
          }),
        ),
  );
}
