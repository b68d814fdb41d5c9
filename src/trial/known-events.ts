/**
 * Events that a trial can be of, and whether they are good or bad for people, as the names of outcomes tell it:
 * for times to an event, where “higher is better” can be said of survival, of a duration or of recoveries; and, with what
 * else titles of a registry say, for the direction of drafts. English only; what is in no list is asked for.
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

/** Words for what is bad for the people whom it befalls, wherever they stand: alternatives of a pattern. */
const alwaysBad = [
  String.raw`deaths?|died|dying|mortality|fatal\w*|suicid\w*|relapses?|recurrences?|exacerbations?|flares?|worsening`,
  String.raw`strokes?|infarctions?|thrombo(?!cyt|po)\w*|embolism|cardiovascular events?|mace|bleedings?|ha?emorrhages?`,
  String.raw`infections?|sepsis|pneumonia|seizures?|attacks?|fractures?|amputations?|hospitali[sz]ations?|readmissions?`,
].join('|');
export const badEvents = `${alwaysBad}|progression|deterioration|failures?|rejections?|events? of heart failure|intubation|toxicity|discontinuation|withdrawal`;
/** Those of them that nobody aims for: a withdrawal can be one of steroids. */
export const surelyBad = new RegExp(String.raw`\b(?:${alwaysBad})\b`, 'i');
/** The same of what is good for them. */
export const goodEvents = [
  String.raw`recover(?:y|ies)|remissions?|respon(?:se|der)s?|cures?|healing|clearance|resolution|improvements?|relief|alleviation`,
  String.raw`(?<!\b(?:at|before|after|since)(?: hospital)? )discharge|weaning|extubation|ambulation|return to work`,
  String.raw`conversions?(?! to (?:open|laparotomy))|engraftment|live births?|recanali[sz]ation`,
].join('|');

const bad = new RegExp(String.raw`\b(?:${badEvents})\b`, 'i');
const good = new RegExp(String.raw`\b(?:${goodEvents})\b`, 'i');
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
