/** Which way is better, where the data leave it open, and where estimate and values of the arms disagree about it. */
import { isQuantity } from '../../dataset/quantity.js';
import { askFor, directionOf } from '../../trial/direction.js';
import { measureName } from '../../trial/effect.js';
import type { Trial } from '../../trial/trial.js';
import { should, type Compared } from './agreement.js';

/** Of every comparison that has an estimate. */
export function checkDirections({ results }: Trial): Compared[] {
  return results.flatMap((result, index) => {
    return result.comparisons.flatMap((comparison, number) => {
      if (!isQuantity(comparison.estimate)) return [];
      const path = `results.${index}.comparisons.${number}.estimate`;
      const what = `${measureName(comparison)} ${comparison.estimate.toString()}`;
      const { why } = directionOf(result, comparison);
      if (why === 'left open') {
        const message = `whether the ${what} favours one arm is left open, and no direction is told`;
        return [should(path, `the ${what} and its direction`, false, message, askFor(comparison))];
      }
      const message = `${result.outcome.name}: the ${what} and the values of the arms say the opposite of which arm did better; no direction is told`;
      const hint = 'check the estimate, the values of the arms, and “better” of the outcome';
      return [should(path, `the ${what} and the values of the arms`, why !== 'contradicted', message, hint)];
    });
  });
}
