/** Counts against their percentages. */
import { exact, isQuantity } from '../../dataset/quantity.js';
import type { ArmValues, Value } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialEvent, TrialResult } from '../../trial/trial.js';
import { agreementOf, compared, computedAs, must, rounding, type Compared } from './agreement.js';
import { own } from '../../own.js';

/** In results, adverse events and baseline; a disagreement that the dataset itself tells is not news. */
export function checkPercentages(trial: Trial): Compared[] {
  const { results, adverse_events: events, baseline, populations } = trial;
  return [
    ...populations.flatMap(({ women_percent: percent, n }, index) => [
      ...possible(percent, `populations.${index}.women_percent`),
      ...ofWholePeople(percent, n, `populations.${index}.women_percent`),
    ]),
    ...results.flatMap((result, index) =>
      eachArm(result, (values, arm) => {
        // The events of a rate are not people: one person may have many.
        const whole = result.outcome.type === 'rate' ? null : wholeOf(trial, result, arm, values.n);
        return inArm(values, whole, `results.${index}.arms.${arm.id}`);
      }),
    ),
    ...baseline.flatMap((row, index) =>
      row.ofArms.flatMap(({ arm, values }) => {
        if (typeof values === 'string') return [];
        const n = exact(values.n ?? arm.n);
        return inArm(values, n && { size: n.value, told: String(n) }, `baseline.${index}.arms.${arm.id}`);
      }),
    ),
    ...events.flatMap((event, index) =>
      eachArm(event, (values, arm) => {
        const path = `adverse_events.${index}.arms.${arm.id}`;
        // Of harms, each person of the arm is counted, where the row is of all who took part.
        const all = values.n ?? (event.population === null ? null : analysed(trial, event, arm));
        const isWhole = values.events === null && arm.pools.length === 0;
        return [
          ...inArm(values, wholeOf(trial, event, arm, values.n ?? arm.n), path),
          ...(isWhole ? ofWholePeople(values.percent, all, `${path}.percent`) : []),
        ];
      }),
    ),
  ];
}

type Row = TrialResult | TrialEvent;

function eachArm({ ofArms, disagreement }: Row, check: (values: ArmValues, arm: TrialArm) => Compared[]) {
  if (disagreement) return [];
  return ofArms.flatMap(({ arm, values }) => (typeof values === 'string' ? [] : check(values, arm)));
}

/** How many people a percentage is of, and how that is told: `37` or `37 + 15`. */
interface Whole {
  size: number;
  told: string;
}

/** Those of the arm, or of arms taken together where how many that is stands nowhere. */
function wholeOf(trial: Trial, row: Row, { pools }: TrialArm, n: Value | null): Whole | null {
  const own = exact(n);
  if (own) return { size: own.value, told: String(own) };
  const parts = (isQuantity(n) ? [] : pools).map((part) => exact(analysed(trial, row, part)));
  if (parts.length === 0 || parts.includes(null)) return null;
  return {
    size: parts.reduce((sum, part) => sum + part!.value, 0),
    told: parts.map(String).join(' + '),
  };
}

/** People of an arm who were counted in a row: all of the arm, where the row is of all who took part. */
function analysed({ participants }: Trial, { arms, population }: Row, arm: TrialArm): Value | null {
  const values = own(arms, arm.id);
  if (values !== undefined && typeof values !== 'string' && values.n) return values.n;
  const isAll = population === null || exact(population.n)?.value === exact(participants.randomised)?.value;
  return isAll ? arm.n : null;
}

function inArm({ events, percent }: ArmValues, total: Whole | null, path: string): Compared[] {
  const [count, share] = [exact(events), exact(percent)];
  const found = possible(percent, `${path}.percent`);
  if (found.some(({ finding }) => finding)) return found;
  if (count && total) {
    const what = `${String(count)} with the event and ${total.told} in all`;
    const message = `${String(count)} with the event, but only ${total.told} in all`;
    const fits = must(`${path}.events`, what, count.value <= total.size, message, 'check both counts');
    if (fits.finding) return [...found, fits];
    found.push(fits);
  }
  if (!count || !total || !share || total.size === 0) return found;
  const computed = (100 * count.value) / total.size;
  const counts = total.told.includes('+') ? `${String(count)}/(${total.told})` : `${String(count)}/${total.told}`;
  return [
    ...found,
    compared(`${path}.percent`, `${counts} and ${share.digits}%`, agreementOf(computed, share.value, rounding(share)), {
      message: `${counts} is ${computedAs(computed, Math.max(1, share.decimals))}%, not ${share.digits}%`,
      hint: total.told.includes('+')
        ? 'check the counts; where sources disagree, say so under “disagreement”'
        : 'check the counts',
      by: '100 × events ÷ n, within what was rounded',
    }),
  ];
}

/** A percentage of so many people is one of a whole number of them (Brown and Heathers, Soc Psychol Personal Sci 2017;8:363–369). */
function ofWholePeople(percent: Value | null, n: Value | null, path: string): Compared[] {
  const [share, people] = [exact(percent), exact(n)];
  if (!share || !people || people.value < 1 || people.value > 1000) return [];
  const count = Math.round((share.value * people.value) / 100);
  const near = [count - 1, count, count + 1].map((one) => (100 * one) / people.value);
  const holds = near.some((one) => Math.abs(one - share.value) <= rounding(share) + 1e-9);
  const message = `${share.digits}% of ${String(people)} is no whole number of people: ${count} would be ${computedAs(near[1]!, Math.max(1, share.decimals))}%`;
  return [
    compared(path, `${share.digits}% of ${String(people)}`, holds ? 'agrees' : 'disagrees', {
      message,
      hint: 'check both; of some it may not be known',
      by: '100 × a whole number ÷ n, within what was rounded',
    }),
  ];
}

function possible(percent: Value | null, path: string): Compared[] {
  if (!isQuantity(percent)) return [];
  const inside = percent.value >= 0 && percent.value <= 100;
  return [
    must(path, `${String(percent)}% and 0 to 100%`, inside, `${String(percent)}% is impossible`, 'check the digits'),
  ];
}
