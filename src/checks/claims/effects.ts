/** Conditions on an effect: better or worse, its interval, its significance, noninferior or equivalent. */
import { isQuantity } from '../../dataset/quantity.js';
import type { ArmResult, ArmValues, Outcome, Value } from '../../dataset/schema.js';
import { suggest } from '../../dataset/suggest.js';
import { own } from '../../own.js';
import { askFor, betterOf, directionOf, type NoDirection } from '../../trial/direction.js';
import { crossesNoEffect, noEffectOf, significanceOf, spanOf, type Verdict as Shown } from '../../trial/effect.js';
import { factsOf } from '../../trial/measures.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import { Unfit, type Subject, type Verdict } from './verdict.js';

function noEffectOrUnfit(comparison: TrialComparison): number {
  const none = noEffectOf(comparison);
  if (none !== null) return none;
  const what = comparison.label ?? comparison.measure;
  const message =
    factsOf(comparison.measure).kind === 'test'
      ? `“${what}” is a test without an effect`
      : 'the comparison has the measure "other", whose label does not tell what no effect is';
  throw new Unfit(message, 'name its measure, such as mean difference or hazard ratio, or use p');
}

export function compareArms(trial: Trial, subject: Subject, better: boolean, versus: string): Verdict {
  const { comparison, result, path } = subject;
  if (!result) {
    throw new Unfit(`${path} is not a result`, 'name a result, such as results.pain.comparisons.drug');
  }
  if (comparison) {
    if (versus !== 'comparator' && versus !== comparison.versus.id) {
      throw new Unfit(`${path} is a comparison with ${comparison.versus.id}`, 'write “better than comparator”');
    }
    return sideOf(result, comparison, better);
  }
  const { outcome } = result;
  if (betterOf(outcome) === null) {
    throw new Unfit(`of ${outcome.name} neither direction is better`, 'set "better" of the outcome to lower or higher');
  }
  const wanted = better === (outcome.better === 'higher') ? 1 : -1;
  if (versus === 'comparator') {
    const meant = comparatorIn(trial, result);
    const hint = meant
      ? `write “${better ? 'better' : 'worse'} than ${meant}”, with the id of an arm, or name a comparison`
      : 'name one under comparisons, or write “better than” and an arm';
    throw new Unfit(`${path} is not a comparison`, hint);
  }
  const other = own(result.arms, versus);
  if (other === undefined)
    throw new Unfit(`there is no arm "${versus}" here`, suggest(versus, Object.keys(result.arms)));
  const against = middleOf(other);
  if (!isQuantity(against)) return { holds: false, found: `${versus} not reported` };
  const told = `${outcome.better} is better, ${versus} has ${against.toString()}`;
  return beyond(middleOf(subject.value as ArmResult), against.value, wanted, told);
}

/** The one comparator of a result; null where it has none, or several. */
function comparatorIn({ arms }: Trial, result: TrialResult): string | null {
  const [first, ...more] = arms.filter(({ id, role }) => role === 'comparator' && own(result.arms, id) !== undefined);
  return first && more.length === 0 ? first.id : null;
}

/** Whether an estimate lies on the side of no effect that is good for the first arm, or on the other one. */
function sideOf(result: TrialResult, comparison: TrialComparison, better: boolean): Verdict {
  const none = noEffectOrUnfit(comparison);
  const { good, why } = directionOf(result, comparison);
  if (why === 'contradicted') {
    return {
      holds: false,
      found: `${String(comparison.estimate)}, and values of the arms that say the opposite`,
    };
  }
  if (good === null) throw new Unfit(...unclear(result.outcome, comparison, why));
  const isAbove = better === (good === 'above');
  return beyond(
    comparison.estimate,
    none,
    isAbove ? 1 : -1,
    `${good === 'above' ? 'higher' : 'lower'} is better, no effect is ${none}`,
  );
}

/** Why no direction is told, and what would tell one. */
function unclear(
  outcome: Outcome,
  comparison: TrialComparison,
  why: Exclude<NoDirection, 'contradicted'>,
): [string, string] {
  switch (why) {
    case 'neither is better':
      return [`of ${outcome.name} neither direction is better`, 'set "better" of the outcome to lower or higher'];
    case 'not clear':
      return [`of ${outcome.name} it is not clear which direction is better`, 'leave the condition out'];
    case 'left open':
      return [`the data leave open which way is better for ${outcome.name}`, askFor(comparison)];
  }
}

function beyond(value: Value | null, limit: number, sign: number, told: string): Verdict {
  if (!isQuantity(value)) return { holds: false, found: value ?? 'not reported' };
  const { low, high, closed } = spanOf(value);
  const [near, open] = [sign > 0 ? low : high, !closed];
  const holds = sign > 0 ? near > limit || (open && near === limit) : near < limit || (open && near === limit);
  return { holds, found: `${value.toString()} (${told})` };
}

/** The value that tells what an arm did. */
function middleOf(values: ArmResult): Value | null {
  if (typeof values === 'string' || isQuantity(values)) return values;
  const { mean, median, rate, percent }: ArmValues = values;
  return mean ?? median ?? rate ?? percent;
}

export function interval({ comparison, path }: Subject, excludes: boolean): Verdict {
  if (!comparison) throw new Unfit(`${path} is not a comparison`, 'name one, such as results.pain.comparisons.drug');
  const none = noEffectOrUnfit(comparison);
  const crosses = crossesNoEffect(comparison);
  if (crosses === null) return { holds: false, found: 'no interval reported' };
  const { low, high } = comparison.ci!;
  return {
    holds: crosses !== excludes,
    found: `${String(low)} to ${String(high)} (no effect is ${none})`,
  };
}

export function significant({ comparison, path }: Subject, wanted: boolean): Verdict {
  if (!comparison) throw new Unfit(`${path} is not a comparison`, 'name one, such as results.pain.comparisons.drug');
  const { is, found } = significanceOf(comparison);
  return { holds: is === wanted, found };
}

export function judged(
  { comparison, path }: Subject,
  verdictOf: (of: TrialComparison) => Shown,
  wanted: boolean,
): Verdict {
  if (!comparison) throw new Unfit(`${path} is not a comparison`, 'name one, such as results.cure.comparisons.short');
  const { is, found } = verdictOf(comparison);
  return { holds: is === wanted, found };
}
