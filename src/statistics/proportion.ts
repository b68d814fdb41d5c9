/** Proportions and their differences and ratios, from events and participants. */
import { zOf } from './normal.js';

/** Events among n participants; both whole, 0 ≤ events ≤ n, n above 0. */
export interface Counts {
  events: number;
  n: number;
}

/** An estimate with the limits of its interval, all in one unit. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/**
 * A proportion (0 to 1) with its score interval of a level in percent. Wilson EB.
 * J Am Stat Assoc 1927;22:209–212; method 3 of Newcombe RG. Stat Med 1998;17:857–872.
 */
export function proportion({ events, n }: Counts, level = 95): Estimate {
  const z = zOf(level);
  const value = events / n;
  const middle = (value + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((value * (1 - value)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return {
    value,
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
  };
}

/**
 * A proportion with its exact interval: the shares of which so many events or more, and so many or fewer, are just
 * rare enough. Clopper CJ, Pearson ES. Biometrika 1934;26:404–413.
 */
export function exactProportion({ events, n }: Counts, level = 95): Estimate {
  const rare = (1 - level / 100) / 2;
  return {
    value: events / n,
    low: events === 0 ? 0 : shareAt((share) => 1 - atMost(events - 1, n, share) < rare),
    high: events === n ? 1 : shareAt((share) => atMost(events, n, share) > rare),
  };
}

/** The largest share of which something is so that is so of all smaller ones, by halving. */
function shareAt(isSo: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (isSo(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The binomial probability of at most so many events, for a share between 0 and 1. */
function atMost(events: number, n: number, share: number): number {
  const odds = Math.log(share / (1 - share));
  let term = n * Math.log(1 - share);
  let sum = Math.exp(term);
  for (let count = 1; count <= events; count++) {
    term += odds + Math.log((n - count + 1) / count);
    sum += Math.exp(term);
  }
  return sum;
}

/** The interval of a proportion by its standard error alone, cut at 0 and 1: method 1 of the same paper. */
export function plainProportion({ events, n }: Counts, level = 95): Estimate {
  const value = events / n;
  const half = zOf(level) * Math.sqrt((value * (1 - value)) / n);
  return {
    value,
    low: Math.max(0, value - half),
    high: Math.min(1, value + half),
  };
}

/**
 * The risk of the first less that of the second (−1 to 1), with the hybrid score
 * interval: method 10 of Newcombe RG. Stat Med 1998;17:873–890. It holds for small
 * groups and for none or all with the event.
 */
export function riskDifference(first: Counts, second: Counts, level = 95): Estimate {
  const [one, two] = [proportion(first, level), proportion(second, level)];
  const value = one.value - two.value;
  return {
    value,
    low: value - Math.hypot(one.value - one.low, two.high - two.value),
    high: value + Math.hypot(one.high - one.value, two.value - two.low),
  };
}

/**
 * The risk of the first over that of the second, with the interval of the log
 * method: Katz D, et al. Biometrics 1978;34:469–474. Where one group has no event,
 * half an event is added to each cell of the table, as the Cochrane Handbook
 * (10.4.4.2) does; where neither or everyone has one, a ratio says nothing: null.
 */
export function riskRatio(first: Counts, second: Counts, level = 95): Estimate | null {
  const cells = cellsOf(first, second, first.events === 0 || second.events === 0);
  if (!cells) return null;
  const [a, b, c, d] = cells;
  const [n, m] = [a + b, c + d];
  return logInterval(a / n / (c / m), 1 / a - 1 / n + 1 / c - 1 / m, level);
}

/**
 * The odds of the first over those of the second, with the interval of the log
 * method: Woolf B. Ann Hum Genet 1955;19:251–253. Where a cell of the table is
 * empty, half is added to each (Haldane JBS. Ann Hum Genet 1956;20:309–311;
 * Anscombe FJ. Biometrika 1956;43:461–464); null where neither or everyone has the event.
 */
export function oddsRatio(first: Counts, second: Counts, level = 95): Estimate | null {
  const empty = [first, second].some(({ events, n }) => events === 0 || events === n);
  const cells = cellsOf(first, second, empty);
  if (!cells) return null;
  const [a, b, c, d] = cells;
  return logInterval((a * d) / (b * c), 1 / a + 1 / b + 1 / c + 1 / d, level);
}

/** Events and others of both groups, with a half added to each if asked; null where the table says nothing of a ratio. */
function cellsOf(first: Counts, second: Counts, corrected: boolean): [number, number, number, number] | null {
  const none = first.events === 0 && second.events === 0;
  const everyone = first.events === first.n && second.events === second.n;
  if (none || everyone) return null;
  const half = corrected ? 0.5 : 0;
  return [first.events + half, first.n - first.events + half, second.events + half, second.n - second.events + half];
}

function logInterval(value: number, variance: number, level: number): Estimate {
  const factor = Math.exp(zOf(level) * Math.sqrt(variance));
  return { value, low: value / factor, high: value * factor };
}

/** A share of 0 to 1 as a count among 1000: the absolute effect of the Cochrane Handbook (14.1.5). */
export function perThousand({ value, low, high }: Estimate): Estimate {
  return { value: 1000 * value, low: 1000 * low, high: 1000 * high };
}
