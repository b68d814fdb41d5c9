/** What people were like at the start: ages that the trial took, and arms that randomisation made alike. */
import { exact } from '../../dataset/quantity.js';
import { spreadOf } from '../../trial/calculated/inputs.js';
import type { Trial, TrialBaseline } from '../../trial/trial.js';
import { should, type Compared } from './agreement.js';

/** Mean ages against the ages of those who could take part; means of randomised arms against one another. */
export function checkBaseline(trial: Trial): Compared[] {
  return trial.baseline.flatMap((row, index) => [
    ...(/^(?:mean |median )?age\b/i.test(row.name) ? checkAge(trial, row, `baseline.${index}.arms`) : []),
    ...(trial.design.allocation === 'randomised' ? checkAlike(row, `baseline.${index}.arms`) : []),
  ]);
}

function checkAge({ participants }: Trial, row: TrialBaseline, path: string): Compared[] {
  const [from, to] = [exact(participants.age_from), exact(participants.age_to)];
  return row.ofArms.flatMap(({ arm, values }) => {
    const age = typeof values === 'string' ? null : exact(values.mean ?? values.median);
    if (!age) return [];
    const [least, most] = [from?.value ?? 0, to?.value ?? 120];
    const bounds = to ? `people aged ${least} to ${most} took part` : `people aged at least ${least} took part`;
    const holds = age.value >= least && age.value <= most;
    return [
      should(
        `${path}.${arm.id}.mean`,
        `the age ${String(age)} and ${least} to ${most}`,
        holds,
        `an age of ${String(age)}, where ${bounds}`,
        'check the digits, and the unit in the name',
      ),
    ];
  });
}

/** Standard deviations by which means of randomised arms of some size never differ. */
const mostApart = 1;

function checkAlike(row: TrialBaseline, path: string): Compared[] {
  const told = row.ofArms.flatMap(({ arm, values }) => {
    if (typeof values === 'string' || arm.external) return [];
    const [mean, spread] = [exact(values.mean), spreadOf({ ...values, n: values.n ?? arm.n })];
    return mean && spread && spread.n >= 20 ? [{ arm, mean, sd: spread.sd }] : [];
  });
  const [first, ...others] = told;
  if (!first) return [];
  return others.map(({ arm, mean, sd }) => {
    const apart = Math.abs(mean.value - first.mean.value) / Math.max(sd, first.sd);
    const pair = `${String(first.mean)} and ${String(mean)}`;
    return should(
      `${path}.${arm.id}.mean`,
      `the means ${pair} of randomised arms`,
      apart <= mostApart,
      `${row.name}: the means of randomised arms, ${pair}, differ by more than a standard deviation`,
      'check the digits',
      'the difference ÷ the standard deviation, within 1',
    );
  });
}
