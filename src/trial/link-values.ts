/** What each value of a dataset is: its kind, its unit, the row that it stands in, and how it is printed. */
import { numberStyles, type NumberStyle } from '../dataset/number-styles.js';
import { isQuantity, Quantity, type ValueKind } from '../dataset/quantity.js';
import type { ArmResult, Comparison, Dataset, Interval, Outcome } from '../dataset/schema.js';
import { walk } from '../dataset/walk.js';
import { countriesOf } from './countries.js';
import { isCalculated } from './calculated/calculated.js';
import { effectUnit } from './effect.js';
import { typeFacts } from './outcome-types.js';

/**
 * Tells every value what it is, once the dataset has been read, and again when values were calculated. Changes the
 * values; each calculated one gets the path at which it stands now.
 */
export function linkValues(dataset: Dataset): void {
  const style: NumberStyle = numberStyles[dataset.style ?? 'plain'];
  walk(dataset, {
    quantity(quantity, path) {
      if (isCalculated(quantity)) quantity.path = path;
      quantity.style = style;
    },
  });
  const { participants, sites, populations, arms, outcomes, results, adverse_events, baseline } = dataset;
  say('count', '', 'participants', [participants.screened, participants.randomised, participants.clusters]);
  say('value', 'years', 'participants', [participants.age_from, participants.age_to]);
  const { named, counted } = countriesOf(sites);
  say('count', '', 'sites', [sites?.total, ...(counted ? [counted] : named.map(([, count]) => count))]);
  populations.forEach(({ n, women_percent: women }, index) => {
    say('count', '', `populations.${index}`, [n]);
    say('percent', '%', `populations.${index}`, [women]);
  });
  arms.forEach(({ n }, index) => say('count', '', `arms.${index}`, [n]));
  outcomes.forEach(({ scale_from: from, scale_to: to, important_difference: difference, unit }, index) =>
    say('value', unit ?? '', `outcomes.${index}`, [from, to, difference]),
  );
  results.forEach((result, index) => {
    // A reference that leads nowhere is told by the checks that follow.
    const outcome = outcomes.find(({ id }) => id === result.outcome);
    if (!outcome) return;
    sayArms(result.arms, `results.${index}`, outcome);
    for (const comparison of result.comparisons) sayComparison(comparison, outcome, `results.${index}`);
  });
  adverse_events.forEach(({ arms: values }, index) => sayArms(values, `adverse_events.${index}`, null));
  baseline.forEach(({ arms: values }, index) => sayArms(values, `baseline.${index}`, null));
}

function say(kind: ValueKind, unit: string, row: string, values: readonly unknown[]): void {
  for (const value of values) if (isQuantity(value)) Object.assign(value, { kind, unit, row });
}

function sayArms(arms: Record<string, ArmResult>, row: string, outcome: Outcome | null): void {
  for (const values of Object.values(arms)) {
    if (typeof values === 'string') continue;
    const { n, events, person_time: time, percent, mean, median, rate, sd, se, ci, range } = values;
    const unit = outcome?.unit ?? '';
    say('count', '', row, [n, events]);
    say('value', outcome?.unit ?? '', row, [time]);
    say('percent', '%', row, [percent]);
    say('value', unit, row, [mean, median, rate, sd, se]);
    // An interval is of the value that tells what the arm did.
    const middle = [mean, median, rate].some(isQuantity);
    const isOfShare =
      !middle && (isQuantity(percent) || (outcome !== null && typeFacts(outcome.type).value === 'percent'));
    for (const limits of [ci, range]) say('value', isOfShare ? '%' : unit, row, [limits?.low, limits?.high]);
    sayLevel(ci, row);
  }
}

function sayComparison(comparison: Comparison, outcome: Outcome, row: string): void {
  const { estimate, ci, margin, p, p_margin: against } = comparison;
  const margins =
    margin !== null && typeof margin === 'object' && !(margin instanceof Quantity)
      ? [margin.low, margin.high]
      : [margin];
  say('effect', effectUnit(comparison, outcome), row, [estimate, ci?.low, ci?.high, ...margins]);
  say('p', '', row, [p, against]);
  sayLevel(ci, row);
}

const sayLevel = (ci: Interval | null, row: string): void => say('level', '%', row, [ci?.level]);
