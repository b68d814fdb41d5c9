/** What the figures of an outcome count: people, events, a time, or an amount of something. */
import type { RegistryOutcome } from '../registry-trial.js';

export interface OutcomeKind {
  counts: 'people' | 'events' | 'time' | 'amount';
}

const time = /^(time|duration|length)\b|^(calendar )?(hours?|days?|weeks?|months?|years?)$/i;

/** By the parameter, the unit and the title. */
export function kindOf({ parameter, unit, title }: RegistryOutcome): OutcomeKind {
  if (parameter === 'count of participants') return { counts: 'people' };
  const isOfPeople = /\b(participants?|subjects?|patients?|people|responders?|women|men|children|infants)\b/i;
  const isShare = /%|percent|proportion|probability/i.test(unit);
  if (/\b(events?|episodes?|exacerbations?|hospitali[sz]ations?|relapses?|seizures?|visits|deaths)\b/i.test(unit))
    return { counts: 'events' };
  if (isShare && /\bchange\b|\bloss\b.{0,200}\bmean\b/i.test(title)) return { counts: 'amount' };
  if (isOfPeople.test(unit) && !/\b(per|days|years)\b/i.test(unit)) return { counts: 'people' };
  if (
    isShare &&
    (isOfPeople.test(title) ||
      /\b(rate|probability|freedom|surviv|incidence|proportion|prevalence)\b/i.test(`${title} ${unit}`))
  )
    return { counts: 'people' };
  const isTime = /^(calendar )?(hours?|days?|weeks?|months?|years?|minutes?)\b/i.test(unit.trim());
  if (
    isTime &&
    (time.test(title) ||
      /surviv|\btime (to|until)\b|duration|length of stay|latency/i.test(title) ||
      parameter === 'median')
  )
    return { counts: 'time' };
  return { counts: 'amount' };
}
