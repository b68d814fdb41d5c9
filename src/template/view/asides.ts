/** What must be said of a row below its table, beside what its marks mean. */
import { isQuantity } from '../../dataset/quantity.js';
import type { ValuesOfArm, Trial, TrialResult } from '../../trial/trial.js';
import { formatQuantity } from '../../format/format.js';
import { lower, shortName } from './names.js';
import { printedValue, withMark } from './sources.js';
import type { Aside } from './table-key.js';

/** `placebo, with 5 who switched to it`. */
export const countedIn = (ofArms: ValuesOfArm[]): Aside[] =>
  ofArms.flatMap(({ arm, values }) =>
    typeof values !== 'string' && values.counted !== null
      ? [{ lead: 'Counted:', text: `${lower(shortName(arm))}, ${values.counted}` }]
      : [],
  );

/** What the categories of an ordinal outcome are. */
export const categoriesOf = ({ outcome: { name, categories } }: TrialResult): Aside[] =>
  categories.length === 0 ? [] : [{ lead: 'Categories, in their order:', text: `${name}: ${categories.join(', ')}` }];

/** From where to where a scale goes, and which difference on it matters. */
export function scaleOf(trial: Trial, { outcome }: TrialResult): Aside[] {
  const { name, scale_from: from, scale_to: to, important_difference: difference } = outcome;
  return [
    ...(isQuantity(from) && isQuantity(to)
      ? [
          {
            lead: 'Scale:',
            text: `${name}, ${withMark(trial, `${formatQuantity(from)} to ${formatQuantity(to)}`, [from, to])}`,
          },
        ]
      : []),
    ...(isQuantity(difference)
      ? [{ lead: 'Smallest difference that matters:', text: `${name}, ${printedValue(trial, difference)}` }]
      : []),
  ];
}
