/** Figures that must agree with one another, aware of rounding. */
import { doubt, wrong, type Finding } from './finding.js';
import { isQuantity, type Quantity } from './quantity.js';
import type { Comparison, Dataset, Interval, Result, Value } from './schema.js';

/** The number of a value that is given exactly; null for bounds and absent values. */
function exact(value: Value | null | undefined): number | null {
  return isQuantity(value) && value.relation === '' ? value.value : null;
}

/** Largest amount by which rounding alone can have moved a printed number. */
const rounding = (quantity: Quantity) => 0.5 * 10 ** -quantity.decimals;

/** Sums, percentages, p values and intervals of a whole dataset. */
export function checkFigures(dataset: Dataset): Finding[] {
  return [
    ...checkTotals(dataset),
    ...dataset.results.flatMap((result, index) => checkResult(dataset, result, `results.${index}`)),
    ...checkEvents(dataset),
  ];
}

function checkTotals(dataset: Dataset): Finding[] {
  const { participants, sites, arms, populations } = dataset;
  const found: Finding[] = [];
  const compare = (parts: (Value | null)[], whole: Value | null, path: string, what: string) => {
    const numbers = parts.map(exact);
    const total = exact(whole);
    if (total === null || numbers.length === 0 || numbers.some((number) => number === null)) return;
    const sum = numbers.reduce<number>((left, right) => left + right!, 0);
    if (sum !== total) found.push(doubt(path, `${what} add up to ${sum}, not ${total}`, 'check the counts'));
  };
  if (sites) compare(Object.values(sites.countries), sites.total, 'sites.total', 'the sites of the countries');
  const single = arms.filter(({ pools }) => pools.length === 0);
  compare(
    single.map(({ n }) => n),
    participants.randomised,
    'participants.randomised',
    'the arms',
  );
  const cohorts = populations.filter(({ kind, within }) => kind === 'cohort' && within === null);
  if (cohorts.length > 1) {
    compare(
      cohorts.map(({ n }) => n),
      participants.randomised,
      'participants.randomised',
      'the cohorts',
    );
  }
  const screened = exact(participants.screened);
  const randomised = exact(participants.randomised);
  if (screened !== null && randomised !== null && screened < randomised) {
    found.push(wrong('participants.screened', `${screened} screened but ${randomised} took part`, 'check both counts'));
  }
  return found;
}

function checkResult(dataset: Dataset, result: Result, path: string): Finding[] {
  return [
    ...Object.entries(result.arms).flatMap(([arm, figures]) =>
      typeof figures === 'string'
        ? []
        : [
            ...checkPercent(figures.events, figures.n, figures.percent, `${path}.arms.${arm}.percent`),
            ...checkInterval(figures.ci, figures.mean ?? figures.median ?? figures.percent, `${path}.arms.${arm}.ci`),
          ],
    ),
    ...result.comparisons.flatMap((comparison, index) =>
      checkComparison(dataset, result, comparison, `${path}.comparisons.${index}`),
    ),
  ];
}

function checkComparison(dataset: Dataset, result: Result, comparison: Comparison, path: string): Finding[] {
  const { estimate, ci, p, measure } = comparison;
  const found = [...checkInterval(ci, estimate, `${path}.ci`), ...checkP(p, `${path}.p`)];
  const ratio = /ratio/.test(measure);
  const value = exact(estimate);
  if (ratio && value !== null && value <= 0) {
    found.push(
      wrong(`${path}.estimate`, `a ${measure} of ${value} cannot be`, 'a ratio is above 0; check sign and measure'),
    );
  }
  if (measure === 'mean difference') found.push(...checkDifference(dataset, result, comparison, path));
  return found;
}

/**
 * A reported difference beside the difference of the reported means. Adjusted
 * analyses differ for good reason, so it is a warning beyond what rounding explains.
 */
function checkDifference(dataset: Dataset, result: Result, comparison: Comparison, path: string): Finding[] {
  const meanOf = (arm: string) => {
    const figures = result.arms[arm];
    return figures && typeof figures !== 'string' && isQuantity(figures.mean) ? figures.mean : null;
  };
  const [left, right, { estimate }] = [meanOf(comparison.arm), meanOf(comparison.versus), comparison];
  if (!left || !right || !isQuantity(estimate)) return [];
  const computed = left.value - right.value;
  const slack = rounding(left) + rounding(right) + rounding(estimate) + 1e-9;
  if (Math.abs(computed - estimate.value) <= slack) return [];
  const name = dataset.arms.find(({ id }) => id === comparison.arm)?.name ?? comparison.arm;
  const digits = Math.max(left.decimals, right.decimals);
  return [
    doubt(
      `${path}.estimate`,
      `${name}: the reported difference ${estimate.value} does not match the arm means, ${left.value} and ${right.value} (${computed.toFixed(digits)})`,
      'an adjusted analysis may explain it; check both',
    ),
  ];
}

function checkInterval(ci: Interval | null, estimate: Value | null, path: string): Finding[] {
  if (!ci) return [];
  const [low, high] = [exact(ci.low), exact(ci.high)];
  const found: Finding[] = [];
  if (low !== null && high !== null && low > high) {
    found.push(wrong(path, `the interval runs from ${low} to ${high}`, 'the lower limit comes first'));
  }
  const value = exact(estimate);
  if (value !== null && low !== null && high !== null && (value < low || value > high)) {
    found.push(
      wrong(path, `the estimate ${value} lies outside its interval, ${low} to ${high}`, 'check sign and digits'),
    );
  }
  const level = ci.level === 'not stated' ? null : exact(ci.level);
  if (level !== null && (level < 50 || level >= 100)) {
    found.push(wrong(`${path}.level`, `a confidence level of ${level}% cannot be`, 'write it in percent, such as 95'));
  }
  return found;
}

function checkP(p: Value | null, path: string): Finding[] {
  if (!isQuantity(p)) return [];
  if (p.value > 1 || p.value < 0) return [wrong(path, `a p value of ${p.value} cannot be`, 'it lies between 0 and 1')];
  if (p.value === 0) return [doubt(path, 'a p value is never 0', 'write it as a bound, such as <0.001')];
  return [];
}

function checkPercent(events: Value | null, n: Value | null, percent: Value | null, path: string): Finding[] {
  if (!isQuantity(percent)) return [];
  if (percent.value > 100 || percent.value < 0) return [wrong(path, `${percent.value}% cannot be`, 'check the digits')];
  const [count, total] = [exact(events), exact(n)];
  if (count === null || total === null || total === 0) return [];
  const computed = (100 * count) / total;
  if (Math.abs(computed - percent.value) <= rounding(percent) + 1e-9) return [];
  return [doubt(path, `${count}/${total} is ${computed.toFixed(1)}%, not ${percent.digits}%`, 'check the counts')];
}

function checkEvents(dataset: Dataset): Finding[] {
  return dataset.adverse_events.flatMap((event, index) =>
    Object.entries(event.arms).flatMap(([arm, figures]) => {
      // A disagreement that the dataset itself tells is not news.
      if (typeof figures === 'string' || event.disagreement) return [];
      const arms = dataset.arms.find(({ id }) => id === arm);
      return checkPercent(
        figures.events,
        figures.n ?? arms?.n ?? null,
        figures.percent,
        `adverse_events.${index}.arms.${arm}.percent`,
      );
    }),
  );
}
