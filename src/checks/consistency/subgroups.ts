/** Subgroups against the whole that they are of: estimates, the width of their intervals, and counts. */
import { exact } from '../../dataset/quantity.js';
import { zOf } from '../../statistics/normal.js';
import { measureName } from '../../trial/effect.js';
import { factsOf } from '../../trial/measures.js';
import type { Trial, TrialComparison, TrialPopulation, TrialResult } from '../../trial/trial.js';
import { compared, computedAs, must, rounding, should, type Compared } from './agreement.js';
import { partsOfWhole } from './population-halves.js';

/** Of every result that has others of the same outcome and time in parts of its population. */
export function checkSubgroups({ results }: Trial): Compared[] {
  return results.flatMap((whole) => {
    const parts = results.filter((part) => isPartOf(part, whole));
    if (parts.length === 0) return [];
    const place = (part: TrialResult) => `results.${results.indexOf(part)}`;
    return [
      ...parts.flatMap((part) => counts(part, whole, place(part))),
      ...whole.comparisons.flatMap((comparison, number) => {
        const path = `${place(whole)}.comparisons.${number}.estimate`;
        return checkAgainstWhole(whole, comparison, parts, path, place);
      }),
    ];
  });
}

const timeOf = ({ timepoint, outcome }: TrialResult) => timepoint ?? outcome.timepoint;

const isPartOf = (part: TrialResult, whole: TrialResult): boolean =>
  part.outcome === whole.outcome &&
  timeOf(part) === timeOf(whole) &&
  part.population.kind === 'subgroup' &&
  part.population.within === whole.population;

/** No more people, and no more events, in a part than in the whole. */
function counts(part: TrialResult, whole: TrialResult, path: string): Compared[] {
  if (part.disagreement || whole.disagreement) return [];
  return part.ofArms.flatMap(({ arm, values }) => {
    const all = whole.ofArms.find((one) => one.arm === arm)?.values;
    if (typeof values === 'string' || all === undefined || typeof all === 'string') return [];
    return (['n', 'events'] as const).flatMap((key) => {
      const [few, many] = [exact(values[key]), exact(all[key])];
      if (!few || !many) return [];
      const message = `${arm.name}: ${key} is ${String(few)} in “${part.population.name}”, and ${String(many)} in the whole`;
      return [
        must(
          `${path}.arms.${arm.id}.${key}`,
          `${String(few)} of ${String(many)}`,
          few.value <= many.value,
          message,
          'check both',
        ),
      ];
    });
  });
}

/** An estimate on the scale on which its interval is even, with its standard error and what was rounded. */
interface Effect {
  value: number;
  low: number;
  high: number;
  error: number;
  slack: number;
  decimals: number;
  told: string;
}

function effectOf({ measure, estimate, ci }: TrialComparison): Effect | null {
  const [value, low, high] = [exact(estimate), exact(ci?.low), exact(ci?.high)];
  if (!value || !low || !high || ci?.sides !== 'two') return null;
  const { scale, kind } = factsOf(measure);
  if (kind === 'other' || kind === 'test' || (scale === 'log' && low.value <= 0)) return null;
  const on = scale === 'log' ? Math.log : (one: number) => (kind === 'reduction' ? Math.log(1 - one / 100) : one);
  const ends = [on(low.value), on(high.value)];
  if (!ends.every(Number.isFinite) || ends[0] === ends[1]) return null;
  const error = Math.abs(ends[1]! - ends[0]!) / (2 * zOf(exact(ci.level)?.value ?? 95));
  const slack = Math.abs(on(value.value + rounding(value)) - on(value.value));
  return {
    value: on(value.value),
    low: Math.min(...ends),
    high: Math.max(...ends),
    error,
    slack,
    decimals: value.decimals,
    told: `${String(value)} (${String(low)} to ${String(high)})`,
  };
}

/** How far, in standard errors of the whole, the pooled value of its parts may lie from it; and how its error may differ. */
const [apart, unlike] = [0.6, 1.35];

function checkAgainstWhole(
  whole: TrialResult,
  comparison: TrialComparison,
  parts: TrialResult[],
  path: string,
  place: (part: TrialResult) => string,
): Compared[] {
  const all = effectOf(comparison);
  if (!all) return [];
  const told = new Map<TrialPopulation, { part: TrialResult; effect: Effect; path: string }>();
  for (const part of parts) {
    const number = part.comparisons.findIndex(
      (one) => one.arm === comparison.arm && one.versus === comparison.versus && one.measure === comparison.measure,
    );
    const effect = number < 0 ? null : effectOf(part.comparisons[number]!);
    if (effect)
      told.set(part.population, {
        part,
        effect,
        path: `${place(part)}.comparisons.${number}`,
      });
  }
  const name = measureName(comparison);
  const each = [...told.values()].flatMap(({ part, effect, path: own }) =>
    alone(effect, all, part.population, whole.population, name, own),
  );
  const sets = partsOfWhole([...told.keys()], whole.population);
  return [
    ...each,
    ...sets.flatMap((set) =>
      together(
        set.map((one) => told.get(one)!.effect),
        set,
        all,
        comparison,
        path,
      ),
    ),
  ];
}

/** One part: its interval meets that of the whole, and is no narrower than people so many fewer can make it. */
function alone(
  part: Effect,
  all: Effect,
  { name, n }: TrialPopulation,
  whole: TrialPopulation,
  measure: string,
  path: string,
): Compared[] {
  const meets = part.low <= all.high && part.high >= all.low;
  const [few, many] = [exact(n)?.value, exact(whole.n)?.value];
  const expected = few && many && few <= many ? 0.5 * Math.sqrt(many / few) : 1;
  const least = Math.max(0.9, expected) * all.error;
  return [
    should(
      `${path}.estimate`,
      `the ${measure} ${part.told} in “${name}” and ${all.told} in the whole`,
      meets,
      `the ${measure} in “${name}”, ${part.told}, lies wholly apart from that of the whole, ${all.told}, of which it is part`,
      'check the estimate, its limits and its direction',
      'the two intervals, which must meet',
    ),
    should(
      `${path}.ci`,
      `the width of ${part.told} in “${name}” and that of ${all.told} in the whole`,
      part.error >= least - part.slack,
      `the interval in “${name}”, ${part.told}, is narrower than its part of the whole, ${all.told}, can make it`,
      'check the limits and the number of people',
      'the width of the whole, and half of it × √(n of the whole ÷ n of the part)',
    ),
  ];
}

/** Parts that make up the whole: their mean, weighted by the inverse of their variances, is about its estimate. */
function together(
  parts: Effect[],
  populations: TrialPopulation[],
  all: Effect,
  comparison: TrialComparison,
  path: string,
): Compared[] {
  const weights = parts.map(({ error }) => 1 / error ** 2);
  const sum = weights.reduce((left, right) => left + right, 0);
  const pooled = parts.reduce((total, { value }, index) => total + value * weights[index]!, 0) / sum;
  const slack = all.slack + Math.max(...parts.map((part) => part.slack));
  const { scale, kind } = factsOf(comparison.measure);
  const shown = computedAs(
    scale === 'log' ? Math.exp(pooled) : kind === 'reduction' ? 100 * (1 - Math.exp(pooled)) : pooled,
    all.decimals,
  );
  const names = populations.map(({ name }) => `“${name}”`).join(' and ');
  const what = `the ${measureName(comparison)} ${all.told} and that of ${names} together, ${shown}`;
  const factor = Math.sqrt(1 / sum) / all.error;
  const isNear = Math.abs(pooled - all.value) <= apart * all.error + slack;
  const isAlike = factor <= unlike && factor >= 1 / unlike;
  return [
    compared(path, what, isNear ? 'agrees' : 'disagrees', {
      message: `${comparison.arm.name}: the ${measureName(comparison)} ${all.told} is far from that of ${names} together, ${shown}, which make up the whole`,
      hint: 'check the estimates and limits of each',
      by: `the mean of the parts, weighted by the inverse of their variances, within ${apart} standard errors of the whole`,
    }),
    compared(
      path.replace(/estimate$/, 'ci'),
      `the widths of the intervals of ${names} and of the whole`,
      isAlike ? 'agrees' : 'disagrees',
      {
        message: `the interval ${all.told} is far ${factor > 1 ? 'narrower' : 'wider'} than those of ${names}, which make up the whole, give it`,
        hint: 'check the limits and levels of each',
        by: `√(1 ÷ the sum of the inverses of the variances of the parts), within a factor of ${unlike}`,
      },
    ),
  ];
}
