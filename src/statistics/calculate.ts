/**
 * What can be calculated from a dataset and is not reported in it: percentages,
 * differences between arms with intervals, and numbers needed to treat. A
 * reported value always wins; nothing is calculated from bounds.
 *
 * Differences are calculated only where participants were randomised one by one
 * to parallel arms: clusters, periods and other designs need what a table of
 * counts does not tell.
 */
import { isQuantity, type Quantity } from '../dataset/quantity.js';
import type {
  Arm,
  ArmFigures,
  ArmResult,
  Comparison,
  Dataset,
  Interval,
  Outcome,
  Result,
  Value,
} from '../dataset/schema.js';
import { Calculated } from './calculated.js';
import { percentDecimals, sumDecimals } from './digits.js';
import { meanDifference, sdFromError, sdFromInterval } from './mean.js';
import { numberNeeded, type NumberNeeded } from './needed.js';
import { riskDifference, type Counts, type Estimate } from './proportion.js';

/** Level of every interval calculated here, in percent. */
const level = 95;

const methods = {
  percent: 'percentage from the counts',
  riskDifference: 'risk difference in percentage points, 95% interval by Newcombe’s hybrid score method',
  meanDifference: 'difference of the means, 95% interval by Welch’s t method',
  bareDifference: 'difference of the means, without an interval, as no spread is reported',
};

/** The dataset with what can be calculated put where nothing is reported. The one given is not changed. */
export function withCalculated(dataset: Dataset): Dataset {
  return {
    ...dataset,
    results: dataset.results.map((result) => ({
      ...result,
      arms: withPercentages(result.arms),
      comparisons: [...withDifferences(dataset, result)],
    })),
    baseline: dataset.baseline.map((row) => ({ ...row, arms: withPercentages(row.arms) })),
    adverse_events: dataset.adverse_events.map((event) => ({ ...event, arms: withPercentages(event.arms) })),
  };
}

function withPercentages(arms: Record<string, ArmResult>): Record<string, ArmResult> {
  return Object.fromEntries(Object.entries(arms).map(([id, figures]) => [id, withPercentage(figures)]));
}

function withPercentage(figures: ArmResult): ArmResult {
  if (typeof figures === 'string' || figures.percent !== null) return figures;
  const counts = countsOf(figures);
  if (!counts) return figures;
  const [share, decimals] = [(100 * counts.events) / counts.n, percentDecimals(counts.n)];
  const percent = new Calculated(share, decimals, methods.percent, quantitiesOf(figures));
  percent.path = 'percent';
  return { ...figures, percent };
}

// ── Differences ─────────────────────────────────────────────────────────────

/** The arm that others are compared with: the first comparator that is an arm of its own. */
const comparatorOf = (dataset: Dataset): Arm | undefined =>
  dataset.arms.find(({ role, pools }) => role === 'comparator' && pools.length === 0);

const isRandomisedInParallel = ({ design }: Dataset) =>
  design.allocation === 'randomised' && design.structure === 'parallel';

function withDifferences(dataset: Dataset, result: Result): Comparison[] {
  const comparator = comparatorOf(dataset);
  const reference = comparator && result.arms[comparator.id];
  if (!comparator || !reference || typeof reference === 'string' || !isRandomisedInParallel(dataset)) {
    return result.comparisons;
  }
  const calculated = dataset.arms.flatMap(({ id, pools }) => {
    const figures = result.arms[id];
    if (figures === undefined || typeof figures === 'string' || id === comparator.id) return [];
    if (pools.includes(comparator.id) || isCompared(result, id, comparator.id)) return [];
    const difference = differenceOf(dataset, result, figures, reference);
    return difference ? [{ ...difference, arm: id, versus: comparator.id }] : [];
  });
  // A comparison that only tells a p value, or words, keeps them beside the difference.
  const completed = result.comparisons.map((comparison) => {
    const own = calculated.find(({ arm, versus }) => arm === comparison.arm && versus === comparison.versus);
    return own ? { ...comparison, measure: own.measure, estimate: own.estimate, ci: own.ci } : comparison;
  });
  const told = (arm: string, versus: string) =>
    result.comparisons.some((comparison) => comparison.arm === arm && comparison.versus === versus);
  return [...completed, ...calculated.filter(({ arm, versus }) => !told(arm, versus)).map(blankComparison)];
}

type Difference = Pick<Comparison, 'measure' | 'estimate' | 'ci'>;

const blankComparison = (difference: Difference & Pick<Comparison, 'arm' | 'versus'>): Comparison => ({
  label: null,
  p: null,
  margin: null,
  p_margin: null,
  told: null,
  source: null,
  at: null,
  ...difference,
});

const isCompared = ({ comparisons }: Result, first: string, second: string) =>
  comparisons.some(
    ({ arm, versus, estimate, ci }) =>
      (isQuantity(estimate) || ci !== null) &&
      ((arm === first && versus === second) || (arm === second && versus === first)),
  );

function differenceOf(dataset: Dataset, result: Result, one: ArmFigures, two: ArmFigures): Difference | null {
  const { type } = dataset.outcomes.find(({ id }) => id === result.outcome)!;
  if (type === 'binary') return riskDifferenceOf(one, two);
  return type === 'continuous' ? meanDifferenceOf(one, two) : null;
}

function riskDifferenceOf(one: ArmFigures, two: ArmFigures): Difference | null {
  const [first, second] = [countsOf(one), countsOf(two)];
  if (!first || !second) return null;
  const difference = inPercent(riskDifference(first, second, level));
  const decimals = percentDecimals(Math.min(first.n, second.n));
  const from = [...quantitiesOf(one), ...quantitiesOf(two)];
  return { measure: 'risk difference', ...withInterval(difference, decimals, methods.riskDifference, from) };
}

const inPercent = ({ value, low, high }: Estimate): Estimate => ({
  value: 100 * value,
  low: 100 * low,
  high: 100 * high,
});

function meanDifferenceOf(one: ArmFigures, two: ArmFigures): Difference | null {
  const [left, right] = [exact(one.mean), exact(two.mean)];
  if (!left || !right) return null;
  const decimals = sumDecimals([left.decimals, right.decimals]);
  const [first, second] = [sampleOf(one), sampleOf(two)];
  if (first && second) {
    const from = [...first.from, ...second.from];
    const difference = meanDifference(first, second, level);
    return { measure: 'mean difference', ...withInterval(difference, decimals, methods.meanDifference, from) };
  }
  const estimate = new Calculated(left.value - right.value, decimals, methods.bareDifference, [left, right]);
  return { measure: 'mean difference', estimate, ci: null };
}

function withInterval({ value, low, high }: Estimate, decimals: number, method: string, from: Quantity[]) {
  const calculated = (number: number) => new Calculated(number, decimals, method, from);
  const stated = new Calculated(level, 0, method, []);
  stated.path = 'ci.level';
  const ci: Interval = { low: calculated(low), high: calculated(high), level: stated, sides: 'two' };
  return { estimate: calculated(value), ci };
}

/** Mean, spread and number of one arm, the spread from whichever form is reported. */
function sampleOf({ mean, sd, se, ci, n }: ArmFigures) {
  const [middle, people] = [exact(mean), exact(n)];
  if (!middle || !people || people.value < 2) return null;
  const sample = (spread: number, of: Quantity[]) => ({
    mean: middle.value,
    sd: spread,
    n: people.value,
    from: [middle, ...of, people],
  });
  const [deviation, error] = [exact(sd), exact(se)];
  if (deviation) return sample(deviation.value, [deviation]);
  if (error) return sample(sdFromError(error.value, people.value), [error]);
  const [low, high, stated] = [exact(ci?.low), exact(ci?.high), exact(ci?.level)];
  if (!low || !high || !stated) return null;
  return sample(sdFromInterval(low.value, high.value, people.value, stated.value), [low, high]);
}

/** Events and participants where both are whole numbers that fit. */
function countsOf({ events, n }: ArmFigures): Counts | null {
  const [count, people] = [exact(events)?.value, exact(n)?.value];
  if (count === undefined || people === undefined) return null;
  return Number.isInteger(count) && Number.isInteger(people) && people > 0 && count <= people
    ? { events: count, n: people }
    : null;
}

const exact = (value: Value | Interval['level'] | null | undefined): Quantity | null =>
  isQuantity(value) && value.relation === '' ? value : null;
const quantitiesOf = ({ events, n }: ArmFigures): Quantity[] => [events, n].filter(isQuantity);

// ── Absolute effects ────────────────────────────────────────────────────────

/** What a difference in risk means for people, for one comparison of an outcome with a better side. */
export interface AbsoluteEffect {
  arm: string;
  versus: string;
  /** Events more (above 0) or fewer (below) among 1000, rounded as finely as the counts bear. */
  perThousand: Estimate;
  needed: NumberNeeded;
}

/** For each calculated risk difference; none where neither direction is better. */
export function absoluteEffects(outcome: Outcome, result: Result): AbsoluteEffect[] {
  if (outcome.better === 'neither') return [];
  const sign = outcome.better === 'higher' ? 1 : -1;
  return result.comparisons.flatMap(({ arm, versus, measure, estimate }) => {
    if (!(estimate instanceof Calculated) || measure !== 'risk difference') return [];
    const [one, two] = [result.arms[arm], result.arms[versus]].map((figures) =>
      figures && typeof figures !== 'string' ? countsOf(figures) : null,
    );
    if (!one || !two) return [];
    const difference = riskDifference(one, two, level);
    const unit = 10 ** (1 - percentDecimals(Math.min(one.n, two.n)));
    const rounded = (share: number) => Math.round((1000 * share) / unit) * unit;
    const benefit = [difference.low, difference.high].map((limit) => sign * limit).sort((left, right) => left - right);
    return [
      {
        arm,
        versus,
        perThousand: {
          value: rounded(difference.value),
          low: rounded(difference.low),
          high: rounded(difference.high),
        },
        needed: numberNeeded({ value: sign * difference.value, low: benefit[0]!, high: benefit[1]! }),
      },
    ];
  });
}
