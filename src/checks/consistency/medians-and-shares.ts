/** Median survival beside the share that was alive at a time: fewer than half are, once the median is reached. */
import { exact } from '../../dataset/quantity.js';
import type { Trial, TrialResult } from '../../trial/trial.js';
import { rounding, should, type Compared } from './agreement.js';

const ofDeath = /\boverall survival\b|\balive\b/i;

/** Of the same arm and population. */
export function checkMediansAndShares({ results }: Trial): Compared[] {
  const of = results.filter(
    ({ outcome }) => ofDeath.test(outcome.name) && !/progression|event|relapse|disease/i.test(outcome.name),
  );
  return of.flatMap((median) =>
    of.flatMap((share) => {
      const path = `results.${results.indexOf(share)}`;
      return median.population === share.population ? pairsOf(median, share, path) : [];
    }),
  );
}

/** `18 months` of a timepoint that is one time: no median of a follow-up. */
const timeIn = (text: string) => /^(?:at )?(?:(\d+) (day|week|month|year)s?|(day|week|month|year) (\d+))$/i.exec(text);

function pairsOf(median: TrialResult, share: TrialResult, path: string): Compared[] {
  const [, before, unitBehind, unitBefore, behind] = timeIn(share.timepoint ?? share.outcome.timepoint) ?? [];
  const unit = (unitBehind ?? unitBefore)?.toLowerCase();
  if (unit === undefined || share.outcome.better !== 'higher') return [];
  const time = Number(before ?? behind);
  return median.ofArms.flatMap(({ arm, values }) => {
    const other = share.ofArms.find((one) => one.arm === arm)?.values;
    const percent = other === undefined || typeof other === 'string' ? null : exact(other.percent);
    if (typeof values === 'string' || !percent) return [];
    const reached = exact(values.median);
    const isOpen =
      !reached && typeof values.median === 'string' && /not (?:reached|estimable)|^N[ER]$/i.test(values.median);
    const isOfUnit = (median.outcome.unit ?? '').toLowerCase().startsWith(unit);
    if (!isOpen && !(reached && isOfUnit)) return [];
    const isEarlier = isOpen || time < reached!.value;
    const slack = rounding(percent);
    const holds = isEarlier ? percent.value >= 50 - slack : time === reached!.value || percent.value <= 50 + slack;
    const message = `${arm.name}: ${String(percent)}% were alive at ${time} ${unit}s, and the median is ${String(values.median)}`;
    return [
      should(
        `${path}.arms.${arm.id}.percent`,
        `${String(percent)}% at ${time} ${unit}s and the median ${String(values.median)}`,
        holds,
        message,
        'check both',
        'at least half are alive before the median, and at most half after it',
      ),
    ];
  });
}
