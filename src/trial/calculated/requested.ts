/** Values that the file asks to be calculated: `estimate: calculated`. They are made before anything is checked. */
import { percentDecimals, scaledDecimals, shareDecimals } from '../../statistics/digits.js';
import { errorFromSd, meanInterval } from '../../statistics/mean.js';
import { proportion } from '../../statistics/proportion.js';
import { wrong, type Finding } from '../../dataset/finding.js';
import { Requested, isQuantity } from '../../dataset/quantity.js';
import { join } from '../../dataset/tree.js';
import type { ArmValues, ArmResult, Comparison, Dataset, Interval, Value } from '../../dataset/schema.js';
import { Calculated, reported } from './calculated.js';
import { countsOf, quantitiesOf, sampleOf, spreadOf } from './inputs.js';
import { calculableMeasures, isCalculable, type CalculableMeasure } from '../measures.js';
import { calculate, intervalOf, isComparable, level } from './differences.js';
import { own } from '../../own.js';

const methods = {
  percent: 'percentage from the counts',
  percentInterval: 'interval of a percentage by Wilson’s score method',
  meanInterval: 'interval of a mean by the t distribution',
  sd: 'standard deviation from the standard error or the interval',
  se: 'standard error from the standard deviation',
  randomised: 'sum of the arms',
};

const isRequested = (value: unknown): boolean => value instanceof Requested;
const asksInterval = (ci: Interval | null): boolean => isRequested(ci?.low);

/** Puts numbers where the dataset asks for them; the findings tell which cannot be made. Changes the dataset. */
export function calculateRequested(dataset: Dataset): Finding[] {
  const rows = { results: dataset.results, baseline: dataset.baseline, adverse_events: dataset.adverse_events };
  const inRows = Object.entries(rows).flatMap(([list, all]) =>
    all.flatMap((row, index) => {
      const path = `${list}.${index}`;
      const inArms = Object.entries(row.arms).flatMap(([id, values]) =>
        typeof values === 'string' ? [] : inArm(values, `${path}.arms.${id}`),
      );
      const compared = 'comparisons' in row ? row.comparisons : [];
      return [
        ...inArms,
        ...compared.flatMap((one, at) => inComparison(dataset, row.arms, one, `${path}.comparisons.${at}`)),
      ];
    }),
  );
  return [...ofAll(dataset), ...inRows];
}

/** How many were randomised, from the arms, where nobody is in two of them. */
function ofAll({ participants, arms, design }: Dataset): Finding[] {
  if (!isRequested(participants.randomised)) return [];
  const path = 'participants.randomised';
  const single = arms.filter(({ pools, external }) => pools.length === 0 && !external);
  const parts = single.flatMap(({ n }) => reported(n) ?? []);
  if (parts.length < single.length || design.structure === 'crossover' || design.structure === 'factorial')
    return [cannot(path, 'n of every arm, and a trial in which nobody is in two arms')];
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  participants.randomised = new Calculated(total, 0, methods.randomised, parts, path);
  return [];
}

// ── One arm ─────────────────────────────────────────────────────────────────

/** The percentage of the counts of an arm; null where they do not support one. */
export function percentOf(values: ArmValues): Calculated | null {
  const counts = countsOf(values);
  if (!counts) return null;
  const share = (100 * counts.events) / counts.n;
  return new Calculated(
    share,
    shareDecimals(counts.events, counts.n),
    methods.percent,
    quantitiesOf(values),
    'percent',
  );
}

function inArm(values: ArmValues, path: string): Finding[] {
  const found: Finding[] = [];
  const put = <K extends 'percent' | 'sd' | 'se' | 'ci'>(key: K, made: ArmValues[K] | null, needs: string) => {
    if (made === null) found.push(cannot(join(path, key), needs));
    else values[key] = made;
  };
  // All are made of what is reported, never of one another.
  const own = { ...values };
  if (isRequested(own.percent)) put('percent', percentOf(own), 'whole numbers of events and n');
  if (isRequested(own.sd)) put('sd', sdOf(own), 'n, and the standard error or an interval with its level');
  if (isRequested(own.se)) put('se', seOf(own), 'n and the standard deviation');
  if (asksInterval(own.ci))
    put('ci', intervalIn(own), 'events and n, or the mean, its standard deviation or error, and n');
  return found;
}

function sdOf(values: ArmValues): Calculated | null {
  const spread = spreadOf(values);
  return (
    spread &&
    new Calculated(spread.sd, scaledDecimals(decimalsOf(spread.from[0]!), spread.times), methods.sd, spread.from, 'sd')
  );
}

function seOf({ sd, n }: ArmValues): Calculated | null {
  const [deviation, people] = [reported(sd), reported(n)];
  if (!deviation || !people || people.value < 2) return null;
  const error = errorFromSd(deviation.value, people.value);
  const decimals = scaledDecimals(deviation.decimals, 1 / Math.sqrt(people.value));
  return new Calculated(error, decimals, methods.se, [deviation, people], 'se');
}

const decimalsOf = (value: Value): number => (isQuantity(value) ? value.decimals : 0);

function intervalIn(values: ArmValues): Interval | null {
  const sample = sampleOf({ ...values, ci: null });
  if (sample) {
    const decimals = decimalsOf(values.mean!);
    return intervalOf(meanInterval(sample, level), () => decimals, methods.meanInterval, sample.from);
  }
  const counts = countsOf(values);
  if (!counts) return null;
  const { low, high } = proportion(counts, level);
  const decimals = percentDecimals(counts.n);
  const percent = { low: 100 * low, high: 100 * high };
  return intervalOf(percent, () => decimals, methods.percentInterval, quantitiesOf(values));
}

// ── Two arms ────────────────────────────────────────────────────────────────

function inComparison(
  dataset: Dataset,
  arms: Record<string, ArmResult>,
  comparison: Comparison,
  path: string,
): Finding[] {
  const { measure, arm, versus } = comparison;
  if (!isRequested(comparison.estimate)) {
    const hint = 'write “calculated” as the estimate; its interval comes with it';
    return asksInterval(comparison.ci) ? [wrong(`${path}.ci`, 'an interval alone cannot be calculated', hint)] : [];
  }
  const at = `${path}.estimate`;
  if (comparison.ci) {
    const hint = 'leave the interval out: it is calculated too';
    return [wrong(`${path}.ci`, 'an interval stands beside an estimate that is to be calculated', hint)];
  }
  if (!isCalculable(measure)) {
    const hint = `give what the source reports; calculated can be: ${calculableMeasures.join(', ')}`;
    return [wrong(at, `a comparison of the measure “${measure}” cannot be calculated`, hint)];
  }
  if (!isComparable(dataset)) {
    const why = 'only where participants were randomised one by one to parallel arms';
    return [wrong(at, `the ${measure} cannot be calculated: ${why}`, 'give what the source reports')];
  }
  const [one, two] = [own(arms, arm), own(arms, versus)];
  const made = one && two && typeof one !== 'string' && typeof two !== 'string' ? calculate(measure, one, two) : null;
  if (!made) return [cannot(at, needsOf[measure], `the ${measure}`)];
  Object.assign(comparison, made);
  return [];
}

const counted = 'whole numbers of events and n in both arms';
const ratioNeeds = `${counted}, and some but not all of them with the event`;
const needsOf: Record<CalculableMeasure, string> = {
  'mean difference': 'the means of both arms',
  'risk difference': counted,
  'risk ratio': ratioNeeds,
  'odds ratio': ratioNeeds,
};

const cannot = (path: string, needs: string, what = 'this value'): Finding =>
  wrong(path, `${what} cannot be calculated: it takes ${needs}`, 'give those, or what the source reports');
