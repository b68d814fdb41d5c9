/** People who took part and are not counted. */
import { doubt, type Finding } from '../../dataset/finding.js';
import { exact } from '../../dataset/quantity.js';
import type { Trial } from '../../trial/trial.js';

/** The first result of each primary outcome, of all who took part, in which fewer people are analysed than were assigned, without a word of why. */
export function askDenominators({ results, design }: Trial): Finding[] {
  return results.flatMap(({ outcome, population, ofArms }, index) => {
    const isOfAll = population.kind === 'analysis set' && population.within === null && population.note === null;
    // Of several visits, the first tells it.
    const isFirst = results.findIndex((one) => one.outcome === outcome) === index;
    if (outcome.role !== 'primary' || !isFirst || !isOfAll || design.structure === 'cluster') return [];
    const fewer = ofArms.flatMap(({ arm, values }) => {
      if (typeof values === 'string' || values.counted !== null) return [];
      const [analysed, assigned] = [exact(values.n), exact(arm.n)];
      if (!analysed || !assigned || analysed.value >= assigned.value) return [];
      return [{ id: arm.id, told: `${analysed.digits} of ${assigned.digits} on ${arm.name}` }];
    });
    const [first] = fewer;
    if (!first) return [];
    const message = `${outcome.name}: fewer people are counted than were assigned, ${fewer.map(({ told }) => told).join(', ')}`;
    const hint =
      'say who is missing: “counted: those with a measurement at week 12” in the arm, or a “note” of the population';
    return [doubt(`results.${index}.arms.${first.id}`, message, hint)];
  });
}
