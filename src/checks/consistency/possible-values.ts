/** What no value of its kind can be: half a person, an age of 130, an arm against itself. */
import { exact, isQuantity } from '../../dataset/quantity.js';
import type { Dataset } from '../../dataset/schema.js';
import { walk } from '../../dataset/walk.js';
import { must, should, type Compared } from './agreement.js';
import { own } from '../../own.js';

/** Counts, ages and pairs of arms. */
export function checkPossibleValues(dataset: Dataset): Compared[] {
  return [...checkCounts(dataset), ...checkAges(dataset), ...checkPairs(dataset), ...checkAny(dataset)];
}

const counts = /(^|\.)(n|events|screened|randomised|clusters|total)$|^sites\.countries\./;

/** People, events and sites are whole, and not below none. */
function checkCounts(dataset: Dataset): Compared[] {
  const found: Compared[] = [];
  walk(dataset, {
    quantity(quantity, path) {
      if (!counts.test(path) || !isQuantity(quantity)) return;
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

function checkAges({ participants }: Dataset): Compared[] {
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

function checkPairs({ results }: Dataset): Compared[] {
  return results.flatMap(({ comparisons }, index) =>
    comparisons.map(({ arm, versus }, number) =>
      must(
        `results.${index}.comparisons.${number}.versus`,
        `${arm} and ${versus}, which are compared`,
        arm !== versus,
        `${arm} is compared with itself`,
        'name the arm that it is compared with',
      ),
    ),
  );
}

/** Those with any event are no fewer than those with a serious one, in the same arm and population. */
function checkAny({ adverse_events: events }: Dataset): Compared[] {
  const any = events.find(({ kind }) => kind === 'any');
  if (!any) return [];
  return events.flatMap((event, index) =>
    event === any || event.population !== any.population || event.disagreement
      ? []
      : Object.entries(event.arms).flatMap(([id, values]) =>
          (['events', 'percent'] as const).flatMap((key) => {
            const all = own(any.arms, id);
            const [part, whole] = [values, all].map((one) => (one && typeof one !== 'string' ? exact(one[key]) : null));
            if (!part || !whole) return [];
            const what = `${String(part)} with “${event.name}” and ${String(whole)} with “${any.name}”`;
            const path = `adverse_events.${index}.arms.${id}.${key}`;
            return [should(path, what, part.value <= whole.value, what, 'check both; events are not people')];
          }),
        ),
  );
}
