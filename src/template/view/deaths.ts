/** Deaths that are an outcome and an adverse event with the same values: one row tells them where both would stand. */
import { isQuantity } from '../../dataset/quantity.js';
import type { ArmResult } from '../../dataset/schema.js';
import type { Trial, TrialEvent, TrialResult } from '../../trial/trial.js';
import { trialArms } from './names.js';
import { own } from '../../own.js';

/** The result among these that counts the same deaths as an adverse event; none for events that are no deaths. */
export function sameDeaths(trial: Trial, results: TrialResult[], { kind, arms }: TrialEvent): TrialResult | undefined {
  if (kind !== 'death') return undefined;
  return results.find((result) => {
    const named = /\b(deaths?|died|mortality)\b/i.test(result.outcome.name);
    return named && trialArms(trial).every(({ id }) => areCountedAlike(own(result.arms, id), own(arms, id)));
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
