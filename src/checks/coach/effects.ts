/** Primary results without an effect or an interval, with what would give one. */
import { level, isComparable } from '../../trial/calculated/differences.js';
import { withCalculated } from '../../trial/calculated/unreported.js';
import { isEstimated } from '../../trial/effect.js';
import { factsOf } from '../../trial/measures.js';
import { doubt, type Finding } from '../../dataset/finding.js';
import { exact, isQuantity } from '../../dataset/quantity.js';
import type { ArmResult, Outcome } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialResult } from '../../trial/trial.js';

/** Of every primary outcome that is compared between arms, or could be: told where the first of its results stands. */
export function askEffects(trial: Trial): Finding[] {
  const made = withCalculated(trial);
  const assigned = trial.arms.filter(({ pools, external }) => pools.length === 0 && !external);
  if (assigned.length < 2) return [];
  return trial.outcomes
    .filter(({ role }) => role === 'primary')
    .flatMap((outcome) => {
      const of = made.results.flatMap((result, index) => (result.outcome === outcome ? [{ result, index }] : []));
      const first = of[0];
      const compared = of.flatMap(({ result }) => result.comparisons);
      // A test that gives no effect by its nature is told as what it is.
      const isTest = compared.some(({ measure, p }) => factsOf(measure).kind === 'test' && p !== null);
      if (first && !compared.some(isEstimated) && !isTest) return [noEffect(trial, first.result, outcome, first.index)];
      return of.flatMap(({ result, index }) => withoutInterval(trial, result, index));
    });
}

function withoutInterval(trial: Trial, { outcome, comparisons }: TrialResult, index: number): Finding[] {
  return comparisons.flatMap((comparison, number) => {
    if (!isQuantity(comparison.estimate) || comparison.ci) return [];
    const what = `${comparison.label ?? comparison.measure} ${String(comparison.estimate)}`;
    const message = `${outcome.name}: the ${what} has no interval, so that nobody sees how sure it is`;
    const hint = isComparable(trial)
      ? 'add “ci: { low: …, high: …, level: 95 }” from the source; with sd and n, or events and n, of both arms one is made here'
      : 'add “ci: { low: …, high: …, level: 95 }” from the source';
    // A calculated comparison stands in no file: its row does.
    const isInFile = number < trial.results[index]!.comparisons.length;
    return [doubt(`results.${index}${isInFile ? `.comparisons.${number}` : ''}`, message, hint)];
  });
}

function noEffect(trial: Trial, result: TrialResult, outcome: Outcome, index: number): Finding {
  const message = `the primary outcome, ${outcome.name}, has no effect: nothing says by how much the arms differ`;
  return doubt(`results.${index}.id`, message, offer(trial, result, outcome));
}

/** What calculation takes, worked out as far as the data go. */
function offer(trial: Trial, { ofArms }: TrialResult, { type }: Outcome): string {
  const source = 'add the estimate and interval that a source reports';
  if (type === 'time-to-event') return `${source}, such as a hazard ratio`;
  if (type === 'rate') return `${source}, such as a rate ratio`;
  if (!isComparable(trial)) return source;
  if (type === 'binary') {
    const counts = ofArms.flatMap(({ arm, values }) => countOf(arm, values) ?? []);
    const made = counts.length > 0 ? `${counts.join('; ')}. ` : '';
    return `${made}With events and n of both arms the difference and its ${level}% interval are made here, and “estimate: calculated” gives a ratio; else ${source}`;
  }
  if (type === 'continuous') return `with mean, sd and n of both arms the difference is made here; else ${source}`;
  return source;
}

/** `IVIG: 79% of 47 is 37: add events: 37, n: 47`; where one count alone gives the percentage as printed. */
function countOf({ name, n: all }: TrialArm, values: ArmResult): string | null {
  if (typeof values === 'string') return null;
  const [percent, n] = [exact(values.percent), exact(values.n) ?? exact(all)];
  if (!percent || !n || exact(values.events)) return null;
  const counts = countsBehind(percent.value, percent.decimals, n.value);
  if (counts.length !== 1) return null;
  return `${name}: ${percent.digits}% of ${n.digits} is ${counts[0]}: add “events: ${counts[0]}, n: ${n.digits}”`;
}

/** The whole numbers of people of whom a percentage is printed so. */
function countsBehind(percent: number, decimals: number, n: number): number[] {
  const half = 0.5 * 10 ** -decimals + 1e-9;
  const [least, most] = [Math.ceil(((percent - half) * n) / 100), Math.floor(((percent + half) * n) / 100)];
  return Array.from({ length: Math.max(0, Math.min(most - least + 1, 3)) }, (_, index) => least + index);
}
