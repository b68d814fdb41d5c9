/** Rates against their events and the time in which these were counted. */
import { exact } from '../../dataset/quantity.js';
import type { Trial } from '../../trial/trial.js';
import { compared, computedAs, rounding, should, type Agreement, type Compared } from './agreement.js';
import { peopleOf } from './words-around-references.js';

/** A rate is its events ÷ person-time, in one unit for all arms: what unit that is, such as 100 person-years, tells none of them. */
export function checkRates({ results, outcomes }: Trial): Compared[] {
  const units = outcomes.flatMap(({ measure, unit }, index) => {
    const [one, other] = [peopleOf(measure), peopleOf(unit ?? '')];
    if (one === null || other === null) return [];
    const message = `the measure is “${measure}”, and the unit “${unit ?? ''}”`;
    return [should(`outcomes.${index}.unit`, `“${measure}” and “${unit ?? ''}”`, one === other, message, 'check both')];
  });
  const rates = results.flatMap((result, index) => {
    if (result.disagreement) return [];
    const told = result.ofArms.flatMap(({ arm, values }) => {
      const [rate, events, time] =
        typeof values === 'string' ? [] : [values.rate, values.events, values.person_time].map(exact);
      if (!rate || !events || !time || rate.value <= 0 || events.value <= 0 || time.value <= 0) return [];
      const unit = (rate.value * time.value) / events.value;
      return [
        {
          arm,
          rate,
          events,
          time,
          unit,
          slack: rounding(rate) / rate.value + rounding(time) / time.value,
        },
      ];
    });
    return told.flatMap((one, at) => {
      // In the unit of the other arms; alone, in the power of ten that is nearest.
      const unit = told.find((_, other) => other !== at)?.unit ?? 10 ** Math.round(Math.log10(one.unit));
      const slack = one.slack + (told.find((_, other) => other !== at)?.slack ?? 0);
      const apart = Math.abs(Math.log(one.unit / unit));
      const agreement: Agreement =
        apart < 1e-9
          ? 'agrees'
          : apart <= slack
            ? 'agrees by rounding'
            : apart <= slack + 0.02
              ? 'agrees'
              : 'disagrees';
      const made = computedAs((one.events.value / one.time.value) * unit, one.rate.decimals);
      const what = `the rate ${String(one.rate)} and ${String(one.events)} events in ${String(one.time)}`;
      return [
        compared(`results.${index}.arms.${one.arm.id}.rate`, what, agreement, {
          message: `${one.arm.name}: ${String(one.events)} events in ${String(one.time)} make a rate of ${made}${told.length > 1 ? ', in the unit of the other arms' : ''}, not ${String(one.rate)}`,
          hint: 'check events, person_time and rate of each arm',
          by: 'events ÷ person_time, within what was rounded and 2%',
        }),
      ];
    });
  });
  return [...units, ...rates];
}
