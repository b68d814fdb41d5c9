/** Values of two arms that were exchanged: no ratio of a row fits beyond rounding, and with the two exchanged each does. */
import { exact, type Quantity } from '../../dataset/quantity.js';
import { isAdjusted } from '../../trial/effect.js';
import type { Trial, TrialArm, TrialComparison, TrialResult } from '../../trial/trial.js';
import { rounding, should, type Compared } from './agreement.js';

/** In results of several arms that are compared with one, by ratios of what is told of each. */
export function checkExchangedArms({ results }: Trial): Compared[] {
  return results.flatMap((result, index) => {
    const ratios = result.comparisons.filter(
      (one) => ['rate ratio', 'risk ratio'].includes(one.measure) && !isAdjusted(one),
    );
    const told = ratios.filter((one) => fits(result, one, one.arm) !== null);
    if (result.disagreement || told.length < 2) return [];
    const pairs = told.flatMap((one, at) => told.slice(at + 1).map((two) => [one, two] as const));
    return pairs.map(([one, two]) => {
      const isExchanged =
        [fits(result, one, one.arm), fits(result, two, two.arm)].every((fit) => fit === false) &&
        fits(result, one, two.arm) === true &&
        fits(result, two, one.arm) === true;
      const message = `the values of ${one.arm.name} and ${two.arm.name} fit ${String(one.estimate)} and ${String(two.estimate)} the other way round`;
      return should(
        `results.${index}.arms.${one.arm.id}`,
        `the values of ${one.arm.name} and ${two.arm.name} and their ratios`,
        !isExchanged,
        message,
        'check which values stand under which arm',
        'value ÷ value of the comparator, within what was rounded',
      );
    });
  });
}

/** Whether a ratio can be that of the values of `arm` and the comparator, as they were rounded; null where one is not told. */
function fits(result: TrialResult, { estimate, versus }: TrialComparison, arm: TrialArm): boolean | null {
  const [one, two, ratio] = [valueOf(result, arm), valueOf(result, versus), exact(estimate)];
  if (!one || !two || !ratio || two.value <= rounding(two)) return null;
  const least = (one.value - rounding(one)) / (two.value + rounding(two));
  const most = (one.value + rounding(one)) / (two.value - rounding(two));
  return ratio.value + rounding(ratio) >= least && ratio.value - rounding(ratio) <= most;
}

function valueOf({ ofArms }: TrialResult, arm: TrialArm): Quantity | null {
  const values = ofArms.find((one) => one.arm === arm)?.values;
  return values === undefined || typeof values === 'string' ? null : exact(values.rate ?? values.percent);
}
