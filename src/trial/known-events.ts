/**
 * Events that a trial can be of, and whether they are good or bad for people, as the names of outcomes tell it:
 * for times to an event, where “higher is better” can be said of survival, of a duration or of recoveries.
 * English only; what is in no list is asked for.
 */

/** Good or bad for the people whom it befalls. */
export type EventValue = 'good' | 'bad';

/** What the name of an outcome tells. */
export interface NamedEvent {
  /** Null where the name holds no event that is known, or both a good and a bad one. */
  event: EventValue | null;
  /** Whether it is told as a time or a share without the event: `time to`, `duration of`, `survival`, `-free`. */
  isTime: boolean;
}

const bad =
  /\b(?:deaths?|died|dying|mortality|fatal\w*|relapses?|progression|recurrences?|exacerbations?|strokes?|infarctions?|thrombo\w*|embolism|bleedings?|ha?emorrhages?|hospitali[sz]ations?|readmissions?|infections?|failures?|worsening|deterioration|amputations?|fractures?|flares?|rejections?|events? of heart failure|cardiovascular events?|mace|toxicity|discontinuation|withdrawal|intubation)\b/i;
const good =
  /\b(?:recover(?:y|ies)|remissions?|respon(?:se|der)s?|cures?|healing|clearance|resolution|improvements?|discharge|relief|conversion|engraftment|weaning|extubation|ambulation|return to work|live births?|alleviation|recanali[sz]ation)\b/i;
/** What is left is without the event, which is what ends it. */
const without = /\b(?:survival|alive)\b|[- ]free\b|\bfree(?:dom)? (?:of|from)\b|\bwithout\b|\btime without\b/i;
const timeTo = /\b(?:time|days?|weeks?|months?) (?:to|until|till)\b/i;
const duration = /\b(?:duration|length|persistence|maintenance) of\b|\b(?:durability)\b/i;

/** What a name of an outcome, or what it says it measures, tells of its event. */
export function eventNamed(name: string): NamedEvent {
  if (without.test(name)) return { event: 'bad', isTime: true };
  const [isGood, isBad] = [good.test(name), bad.test(name)];
  const own = isGood === isBad ? null : isGood ? 'good' : 'bad';
  // A duration ends by the event: that of a response by its loss, that of a hospital stay or a cough by better health.
  if (duration.test(name)) return { event: own === 'good' ? 'bad' : null, isTime: true };
  return { event: own, isTime: timeTo.test(name) };
}
