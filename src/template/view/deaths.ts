/** Deaths that are an outcome and an adverse event with the same values: one row tells them where both would stand. */
import { isQuantity } from '../../dataset/quantity.js';
import type { AdverseEvent, ArmResult, Dataset, Result } from '../../dataset/schema.js';
import { outcomeOf, trialArms } from './names.js';
import { own } from '../../own.js';

/** The result among these that counts the same deaths as an adverse event; none for events that are no deaths. */
export function sameDeaths(dataset: Dataset, results: Result[], { kind, arms }: AdverseEvent): Result | undefined {
  if (kind !== 'death') return undefined;
  return results.find((result) => {
    const named = /\b(deaths?|died|mortality)\b/i.test(outcomeOf(dataset, result.outcome).name);
    return named && trialArms(dataset).every(({ id }) => areCountedAlike(own(result.arms, id), own(arms, id)));
  });
}

function areCountedAlike(one: ArmResult | undefined, other: ArmResult | undefined): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  const same = (key: 'events' | 'n') => {
    const [a, b] = [one[key], other[key]];
    return isQuantity(a) && isQuantity(b) && a.value === b.value;
  };
  return same('events') && same('n');
}
