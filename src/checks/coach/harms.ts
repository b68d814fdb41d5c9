/** Harms that are told more thinly than benefits. */
import { doubt, type Finding } from '../../dataset/finding.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { ArmResult } from '../../dataset/schema.js';
import { isOfSafety, tellsHarms } from '../../trial/harms.js';
import type { ValuesOfArm, Trial } from '../../trial/trial.js';

/** Where no harm can be compared between arms although the results can, and where nothing is said of serious ones. */
export function askHarms(trial: Trial): Finding[] {
  const { adverse_events: events, results, arms } = trial;
  if (results.length === 0) return [];
  if (!tellsHarms(trial)) {
    return [
      doubt(
        'adverse_events',
        'nothing is said of harms',
        'add adverse_events, if only to say that they were not reported',
      ),
    ];
  }
  const assigned = arms.filter(({ external }) => !external);
  const counted = ({ ofArms }: { ofArms: ValuesOfArm[] }) =>
    ofArms.filter(({ arm, values }) => !arm.external && hasFigures(values)).length;
  const needed = assigned.filter(({ pools }) => pools.length === 0).length > 1 ? 2 : 1;
  const isTold = results.some((result) => counted(result) >= needed);
  const thin = isTold && ![...events, ...results.filter(isOfSafety)].some((harm) => counted(harm) >= needed);
  const words = needed > 1 ? 'no harm is counted in two arms, so that none can be compared' : 'no harm is counted';
  const isSerious = events.some(({ kind }) => kind === 'serious' || kind === 'death' || kind === 'withdrawal');
  return [
    ...(thin
      ? [
          doubt(
            'adverse_events',
            `results have numbers, but ${words}`,
            'add events or percent by arm; say in the limitations where sources do not give them',
          ),
        ]
      : []),
    ...(isSerious
      ? []
      : [
          doubt(
            'adverse_events',
            'nothing is said of serious events, deaths or withdrawals',
            'add rows of these kinds, if only with “told: not reported”',
          ),
        ]),
  ];
}

const hasFigures = (values: ArmResult): boolean => typeof values !== 'string' && Object.values(values).some(isQuantity);
