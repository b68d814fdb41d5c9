/** Which way is better: where the data leave it open, where estimate and values of the arms disagree, and where a name says the opposite. */
import { isQuantity } from '../../dataset/quantity.js';
import { askFor, betterOf, directionOf } from '../../trial/direction.js';
import { betterNamed } from '../../trial/better-named.js';
import { measureName } from '../../trial/effect.js';
import type { Trial } from '../../trial/trial.js';
import { should, type Compared } from './agreement.js';

/** Of every outcome by its name, and of every comparison that has an estimate. */
export const checkDirections = (trial: Trial): Compared[] => [...byName(trial), ...byEstimates(trial)];

function byName({ outcomes, results, language }: Trial): Compared[] {
  if (!language.startsWith('en')) return [];
  return outcomes.flatMap((outcome, index) => {
    const better = betterOf(outcome);
    const rows = results.filter((result) => result.outcome === outcome).map(({ arms }) => arms);
    const named = better && betterNamed(outcome, rows);
    if (!named) return [];
    const message = `${outcome.name}: the data say that ${better} is better, but ${named.by}`;
    const hint = `write “better: ${named.better}”; if it is right, say why in the outcome: known: "…"`;
    const what = `“${outcome.name}” and better: ${better}`;
    return [should(`outcomes.${index}.better`, what, better === named.better, message, hint)];
  });
}

function byEstimates({ results }: Trial): Compared[] {
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
