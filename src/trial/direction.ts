/**
 * Which side of no effect is good for the first arm of a comparison: a fact of its own, worked out here and nowhere
 * else, from the measure, the outcome's `better`, and whether its event is good or bad. Where these leave it open,
 * or speak against the values of the arms, no direction is told.
 */
import { exact, isQuantity } from '../dataset/quantity.js';
import type { ArmResult, Outcome, Result } from '../dataset/schema.js';
import { noEffectOf, significanceOf, spanOf } from './effect.js';
import { eventNamed, type EventValue } from './known-events.js';
import { factsOf } from './measures.js';
import type { TrialArm, TrialComparison, TrialResult } from './trial.js';
import { own } from '../own.js';

/** A side of no effect: estimates below it, or above it. */
export type Side = 'below' | 'above';

/** The side that is good for the first arm; without one, why: it was said so, it is left open, or the values of the arms disagree. */
export type Direction = { good: Side; why: null } | { good: null; why: NoDirection };

/** Why no direction is told. */
export type NoDirection = 'neither is better' | 'not clear' | 'left open' | 'contradicted';

const favouring = (good: Side): Direction => ({ good, why: null });
const other = (side: Side): Side => (side === 'below' ? 'above' : 'below');
const none = (why: NoDirection): Direction => ({ good: null, why });

/** Which values of its own an outcome is better with; null where neither is, or it is not clear. */
export const betterOf = ({ better }: Pick<Outcome, 'better'>): 'lower' | 'higher' | null =>
  better === 'lower' || better === 'higher' ? better : null;

/** `Lower is better`, as axes and notes of an outcome's own values have it; empty where neither is. */
export function betterWords(outcome: Pick<Outcome, 'better'>): string {
  const better = betterOf(outcome);
  return better === null ? '' : `${better} is better`;
}

/** What direction needs of a result. */
export type Measured = Pick<TrialResult, 'outcome' | 'arms'>;

/**
 * The direction of one comparison of a result. Where the estimate is told as significant, and the values of the
 * arms lie the other way round, it is contradicted: one of the two, or `better`, is wrong.
 */
export function directionOf(result: Measured, comparison: TrialComparison): Direction {
  const direction = directionByMeasure(comparison, result);
  if (direction.good === null) return direction;
  const byEstimate = sideOfEstimate(comparison);
  const byArms = betterArm(result, comparison);
  if (byEstimate === null || byArms === null || significanceOf(comparison).is === false) return direction;
  const isBetter = byEstimate === direction.good;
  return isBetter === (byArms === 'first') ? direction : none('contradicted');
}

/** The direction as measure and outcome give it, whatever the values of the arms. */
export function directionByMeasure(
  comparison: Pick<TrialComparison, 'measure' | 'towards'>,
  { outcome, arms }: Measured,
): Direction {
  const { above } = factsOf(comparison.measure);
  if (above === 'better') return favouring('above');
  if (above === 'towards') return towards(comparison);
  if (above === 'unknown') return none(outcome.better === 'neither' ? 'neither is better' : 'not clear');
  if (outcome.event === 'not clear' || outcome.better === 'not clear') return none('not clear');
  if (outcome.better === 'neither' && outcome.event === null) return none('neither is better');
  if (above === 'more' && !isTimeWithEvents(outcome, arms)) return byBetter(outcome, 'above');
  if (above === 'sooner' && outcome.type === 'rate') return byBetter(outcome, 'above');
  const event = above === 'fewer' ? reducedEvent(outcome, arms) : eventOf(outcome, arms);
  // An efficacy is by its definition against an event that is bad.
  if (comparison.measure === 'vaccine efficacy') return favouring('above');
  if (event === null) return none('left open');
  // With a bad event, fewer and later are good; more of a time without it is good, too.
  const isGoodAbove = (above === 'sooner') === (event === 'good');
  return favouring(isGoodAbove ? 'above' : 'below');
}

/** What is reduced: of “higher is better”, an outcome may be what people have, or the reduction itself. */
function reducedEvent(outcome: Outcome, arms: Result['arms']): EventValue | null {
  const isOpen = outcome.event === null && outcome.better === 'higher' && outcome.type !== 'time-to-event';
  return isOpen ? null : eventOf(outcome, arms);
}

function towards({ towards: end }: Pick<TrialComparison, 'towards'>): Direction {
  if (end === null) return none('left open');
  return end === 'not clear' ? none('not clear') : favouring(end === 'better' ? 'above' : 'below');
}

/** The line that would tell the direction of a comparison that leaves it open. */
export const askFor = ({ measure }: Pick<TrialComparison, 'measure'>): string =>
  factsOf(measure).above === 'towards'
    ? 'write in the comparison “towards: better” where one above 1 speaks for better categories, else “towards: worse”'
    : 'write in the outcome “event: good” or “event: bad”, of the event that is counted or waited for, or “event: not clear”';

function byBetter(outcome: Outcome, more: Side): Direction {
  const better = betterOf(outcome);
  if (better === null) return none('neither is better');
  return favouring(better === 'higher' ? more : other(more));
}

/** Whether differences of this outcome are of times to its event, and not of shares of people. */
const isTimeWithEvents = (outcome: Outcome, arms: Result['arms']): boolean =>
  outcome.type === 'time-to-event' && !hasShares(arms) && (hasTimes(arms) || eventNamed(outcome.name).isTime);

const valuesOf = (arms: Result['arms']) => Object.values(arms).filter((one) => typeof one !== 'string');
const hasTimes = (arms: Result['arms']): boolean =>
  valuesOf(arms).some(({ mean, median }) => isQuantity(mean) || isQuantity(median));
const hasShares = (arms: Result['arms']): boolean =>
  valuesOf(arms).some(({ percent, events }) => isQuantity(percent) || isQuantity(events));
const hasCounts = (arms: Result['arms']): boolean => valuesOf(arms).some(({ events }) => isQuantity(events));

/**
 * Whether the event of an outcome is good or bad: as the data say; else, of a time to an event, as its name says, or
 * as `better` says of times or of counts. Null where that leaves it open, as “higher is better” of a share of people
 * does, who may have the event or have been spared it.
 */
export function eventOf(outcome: Outcome, arms: Result['arms']): EventValue | null {
  if (outcome.event === 'good' || outcome.event === 'bad') return outcome.event;
  const better = betterOf(outcome);
  if (better === null) return null;
  const byName = eventNamed(outcome.name);
  if (outcome.type !== 'time-to-event') {
    return byName.isTime && byName.event !== null ? byName.event : better === 'lower' ? 'bad' : 'good';
  }
  if (byName.event !== null) return byName.event;
  const ofMeasure = eventNamed(outcome.measure);
  if (hasTimes(arms) || byName.isTime || ofMeasure.isTime) return better === 'higher' ? 'bad' : 'good';
  if (better === 'lower') return 'bad';
  return hasCounts(arms) ? 'good' : ofMeasure.event;
}

/** On which side of no effect the whole of what is printed of an estimate lies; null where it is not known, or on neither. */
export function sideOfEstimate(
  comparison: Pick<TrialComparison, 'measure' | 'label' | 'inPercent' | 'estimate'>,
): Side | null {
  const noEffect = noEffectOf(comparison);
  if (!isQuantity(comparison.estimate) || noEffect === null) return null;
  const { low, high, closed } = spanOf(comparison.estimate);
  if (low > noEffect || (low === noEffect && !closed)) return 'above';
  return high < noEffect || (high === noEffect && !closed) ? 'below' : null;
}

/** How the first arm did by the estimate; null where no direction is told, or the estimate lies on neither side. */
export function didBy(result: Measured, comparison: TrialComparison): 'better' | 'worse' | null {
  const { good } = directionOf(result, comparison);
  const side = sideOfEstimate(comparison);
  if (good === null || side === null) return null;
  return side === good ? 'better' : 'worse';
}

/** Which of the two arms did better by its own values; null where they are alike, not known, or leave it open. */
export function betterArm(
  { outcome, arms }: Measured,
  { arm, versus }: Pick<TrialComparison, 'arm' | 'versus'>,
): 'first' | 'second' | null {
  const [one, two] = [arm, versus].map((side) => tellingValue(own(arms, side.id), side));
  if (!one || !two || one.of !== two.of || one.value === two.value) return null;
  const better = betterBy(one.of, outcome, arms);
  if (better === null) return null;
  return one.value > two.value === (better === 'higher') ? 'first' : 'second';
}

/** Which way of such values is good. */
function betterBy(of: 'time' | 'share' | 'value', outcome: Outcome, arms: Result['arms']): 'lower' | 'higher' | null {
  const event = outcome.type === 'time-to-event' ? eventOf(outcome, arms) : null;
  if (of === 'value' || event === null) return betterOf(outcome);
  return (of === 'share') === (event === 'good') ? 'higher' : 'lower';
}

/** The value that tells what an arm did: of a time to an event a time, a share with the event, or a share of which only `better` says what it is. */
function tellingValue(
  values: ArmResult | undefined,
  { n: ofArm }: TrialArm,
): { value: number; of: 'time' | 'share' | 'value' } | null {
  if (values === undefined || typeof values === 'string') return null;
  const { mean, median, rate, percent, events, n } = values;
  const [middle, share, count] = [exact(mean) ?? exact(median), exact(rate) ?? exact(percent), exact(events)];
  const people = exact(n) ?? exact(ofArm);
  if (middle) return { value: middle.value, of: 'time' };
  if (count && people && people.value > 0 && !exact(rate)) return { value: count.value / people.value, of: 'share' };
  return share ? { value: share.value, of: 'value' } : null;
}
