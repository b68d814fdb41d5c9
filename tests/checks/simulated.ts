/** Datasets of trials whose patients are made one by one, so that every figure goes with every other, up to rounding. */
import { normalQuantile } from '../../src/statistics/normal.js';

/** A stream of numbers between 0 and 1 (mulberry32), the same for a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Two-sided p of a z, by the upper tail of the normal distribution (Abramowitz and Stegun, 7.1.26). */
function pOf(z: number): string {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp(-x * x);
  return tail < 0.001 ? '<0.001' : tail.toFixed(tail < 0.01 ? 3 : 2);
}

interface Figures {
  type: string;
  unit: string;
  better: string;
  event: string;
  arms: [string, string];
  measure: string;
  /** Estimate and limits as printed, and p. */
  effect: [string, string, string, string];
  n: [number, number];
  adjusted: boolean;
}

const z95 = 1.959963984540054;
const log = (value: number, error: number, decimals: number): Figures['effect'] => {
  const ends = [value, value * Math.exp(-z95 * error), value * Math.exp(z95 * error)];
  return [...ends.map((end) => end.toFixed(decimals)), pOf(Math.log(value) / error)] as Figures['effect'];
};
const linear = (value: number, error: number, decimals: number): Figures['effect'] => {
  const ends = [value, value - z95 * error, value + z95 * error];
  return [...ends.map((end) => end.toFixed(decimals)), pOf(value / error)] as Figures['effect'];
};

const sizesOf = (random: () => number): [number, number] => {
  const one = 30 + Math.floor(random() ** 2 * 900);
  return [one, Math.max(25, Math.round(one * (random() < 0.25 ? 0.5 : 0.95 + 0.1 * random())))];
};
const times = (count: number, make: () => number) => Array.from({ length: count }, make);
const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const sum = (values: number[]) => values.reduce((left, right) => left + right, 0);

function binary(random: () => number): Figures {
  const n = sizesOf(random);
  const risk = 0.05 + 0.6 * random();
  const risks = [risk * (0.5 + 0.8 * random()), risk];
  const events = n
    .map((size, index) => times(size, () => Number(random() < Math.min(0.95, risks[index]!))))
    .map(sum) as [number, number];
  const counts = events.map((count, index) => Math.min(Math.max(count, 1), n[index]! - 1)) as [number, number];
  const decimals = pick(random, [0, 1, 1]);
  const arms = counts.map(
    (count, index) => `{ n: ${n[index]}, events: ${count}, percent: ${((100 * count) / n[index]!).toFixed(decimals)} }`,
  ) as [string, string];
  const [a, c] = counts;
  const [p, q] = [a / n[0], c / n[1]];
  const measure = pick(random, ['risk ratio', 'odds ratio', 'risk difference']);
  const effect =
    measure === 'risk ratio'
      ? log(p / q, Math.sqrt(1 / a - 1 / n[0] + 1 / c - 1 / n[1]), 2)
      : measure === 'odds ratio'
        ? log((p * (1 - q)) / (q * (1 - p)), Math.sqrt(1 / a + 1 / (n[0] - a) + 1 / c + 1 / (n[1] - c)), 2)
        : linear(100 * (p - q), 100 * Math.sqrt((p * (1 - p)) / n[0] + (q * (1 - q)) / n[1]), 1);
  const better = pick(random, ['lower', 'higher']);
  return {
    type: 'binary',
    unit: '',
    better,
    event: better === 'lower' ? 'bad' : 'good',
    arms,
    measure,
    effect,
    n,
    adjusted: false,
  };
}

function continuous(random: () => number): Figures {
  const n = sizesOf(random);
  const spread = 2 + 10 * random();
  const means = [-spread * random(), -spread * 0.3 * random()];
  const values = n.map((size, index) =>
    times(size, () => means[index]! + spread * normalQuantile(Math.min(0.99999, Math.max(0.00001, random())))),
  );
  const middle = values.map((all) => sum(all) / all.length);
  const sds = values.map((all, index) =>
    Math.sqrt(sum(all.map((one) => (one - middle[index]!) ** 2)) / (all.length - 1)),
  );
  // An analysis of covariance moves the difference by a part of its error, and makes it surer.
  const adjusted = random() < 0.3;
  const error = Math.hypot(sds[0]! / Math.sqrt(n[0]), sds[1]! / Math.sqrt(n[1]));
  const moved = adjusted ? 0.4 * error * (2 * random() - 1) : 0;
  const arms = middle.map(
    (mean, index) => `{ n: ${n[index]}, mean: ${mean.toFixed(1)}, sd: ${sds[index]!.toFixed(1)} }`,
  ) as [string, string];
  const effect = linear(middle[0]! - middle[1]! + moved, adjusted ? 0.8 * error : error, pick(random, [1, 1, 2]));
  return {
    type: 'continuous',
    unit: 'points',
    better: 'lower',
    event: '',
    arms,
    measure: 'mean difference',
    effect,
    n,
    adjusted,
  };
}

/** Times to an event of constant hazard, cut off at 24 months; the ratio of the hazards by events and time. */
function timeToEvent(random: () => number): Figures {
  const n = sizesOf(random).map((size) => size + 60) as [number, number];
  const hazard = 0.01 + 0.05 * random();
  const hazards = [hazard * (0.5 + 0.7 * random()), hazard];
  const seen = n.map((size, index) => times(size, () => -Math.log(1 - random()) / hazards[index]!));
  const events = seen.map((all) => all.filter((time) => time < 24).length) as [number, number];
  const total = seen.map((all) => sum(all.map((time) => Math.min(time, 24))));
  const ratio = events[0] / total[0]! / (events[1] / total[1]!);
  const arms = events.map(
    (count, index) => `{ n: ${n[index]}, events: ${count}, percent: ${((100 * count) / n[index]!).toFixed(1)} }`,
  ) as [string, string];
  const effect = log(ratio, Math.sqrt(1 / events[0] + 1 / events[1]), 2);
  return {
    type: 'time-to-event',
    unit: '',
    better: 'lower',
    event: 'bad',
    arms,
    measure: 'hazard ratio',
    effect,
    n,
    adjusted: false,
  };
}

/** Events that come again, by chance alone, over one to two years. */
function rates(random: () => number): Figures {
  const n = sizesOf(random);
  const rate = 0.3 + random();
  const own = [rate * (0.5 + 0.6 * random()), rate];
  const years = n.map((size) => sum(times(size, () => 1 + random())));
  const events = years.map((time, index) => {
    let count = 0;
    for (let at = -Math.log(1 - random()) / own[index]!; at < time; at -= Math.log(1 - random()) / own[index]!) count++;
    return count;
  }) as [number, number];
  const told = events.map((count, index) => count / years[index]!);
  const arms = told.map((one, index) => `{ n: ${n[index]}, rate: ${one.toFixed(2)} }`) as [string, string];
  const effect = log(told[0]! / told[1]!, Math.sqrt(1 / events[0] + 1 / events[1]), 2);
  return {
    type: 'rate',
    unit: 'per year',
    better: 'lower',
    event: 'bad',
    arms,
    measure: 'rate ratio',
    effect,
    n,
    adjusted: false,
  };
}

/** Efficacy, 1 minus the ratio of the attack rates, in percent. */
function efficacy(random: () => number): Figures {
  const n = [2000 + Math.floor(random() * 8000), 0] as [number, number];
  n[1] = n[0] + Math.floor(random() * 40);
  const risks = [0.002 + 0.006 * random(), 0.015 + 0.02 * random()];
  const events = n.map((size, index) => Math.max(2, sum(times(size, () => Number(random() < risks[index]!))))) as [
    number,
    number,
  ];
  const ratio = events[0] / n[0] / (events[1] / n[1]);
  const error = Math.sqrt(1 / events[0] - 1 / n[0] + 1 / events[1] - 1 / n[1]);
  const ends = [ratio, ratio * Math.exp(z95 * error), ratio * Math.exp(-z95 * error)];
  const effect = [
    ...ends.map((one) => (100 * (1 - one)).toFixed(1)),
    pOf(Math.log(ratio) / error),
  ] as Figures['effect'];
  const arms = events.map((count, index) => `{ n: ${n[index]}, events: ${count} }`) as [string, string];
  return {
    type: 'binary',
    unit: '',
    better: 'lower',
    event: 'bad',
    arms,
    measure: 'vaccine efficacy',
    effect,
    n,
    adjusted: false,
  };
}

const kinds = [binary, continuous, timeToEvent, rates, efficacy, binary, continuous];

/** The dataset of one trial, as YAML. */
export function simulated(seed: number): string {
  const random = randomFrom(seed);
  const { type, unit, better, event, arms, measure, effect, n, adjusted } = kinds[seed % kinds.length]!(random);
  const [estimate, low, high, p] = effect;
  const harms = n.map((size) => {
    const count = sum(times(size, () => Number(random() < 0.2)));
    return `{ n: ${size}, events: ${count}, percent: ${((100 * count) / size).toFixed(1)} }`;
  });
  return `id: simulated
revised: 2026-11-22
language: en-GB
sources: [{ id: article, kind: article, cite: the article itself }]
citation: { title: A trial, authors: [Doe J], journal: J Trials, year: 2026 }
condition: Migraine
intervention: { name: Drug, description: a tablet }
design: { structure: parallel, allocation: randomised, masking: double-blind, control: placebo-controlled, framework: superiority }
participants: { description: adults, randomised: ${n[0] + n[1]}, source: article }
populations: [{ id: all, name: All participants, kind: analysis set, n: ${n[0] + n[1]}, source: article }]
arms:
  - { id: drug, name: Drug, role: experimental, n: ${n[0]}, source: article }
  - { id: placebo, name: Placebo, role: comparator, n: ${n[1]}, source: article }
outcomes:
  - { id: main, name: Main outcome, role: primary, type: ${type}, measure: as measured, timepoint: week 12, better: ${better}${unit && `, unit: ${unit}`}${event && `, event: ${event}`} }
results:
  - id: main
    outcome: main
    population: all
    source: article
    arms: { drug: ${arms[0]}, placebo: ${arms[1]} }
    comparisons:
      - { arm: drug, versus: placebo, measure: ${measure}, estimate: ${estimate}, ci: { low: ${low}, high: ${high}, level: 95 }, p: ${p}${adjusted ? ', adjusted: baseline' : ''} }
adverse_events:
  - { id: any, name: Any event, kind: any, population: all, source: article, arms: { drug: ${harms[0]}, placebo: ${harms[1]} } }
authors_conclusion: { text: As told, source: article }
question: Does it work?
headline: As told
bottom_line: As told
`;
}
