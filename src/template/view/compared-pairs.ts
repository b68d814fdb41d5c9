/** Which arms a table of the page compares, a column each, and what the heads of these columns say. */
import type { Outcome } from '../../dataset/schema.js';
import { adjustedWords, isEstimated, measureName, unitBesideRow } from '../../trial/effect.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import { intervalName } from '../../format/format.js';
import { bare } from '../../document/carried.js';
import { marginBehindInterval } from './margin.js';
import { lower, shortName } from './names.js';

export type Pair = Pick<TrialComparison, 'arm' | 'versus'>;
export const isOf = (pair: Pair) => (one: TrialComparison) => one.arm === pair.arm && one.versus === pair.versus;

/** The pairs that results compare, themselves or by arms taken together. */
export function comparedPairs(trial: Trial, results: TrialResult[], pairs: Pair[]): Pair[] {
  const all = results.flatMap(({ comparisons }) => comparisons);
  const isTogether = all.some((one) => isPooled(trial, one, pairs));
  return pairs.filter((pair) => isTogether || all.some(isOf(pair)));
}

/** The pairs of arms that are compared, but for arms taken together whose parts are compared too. */
export function pairsIn(trial: Trial, results: TrialResult[]): Pair[] {
  const all = results.flatMap(({ comparisons }) => comparisons);
  const pairs = all.filter((one, index) => all.findIndex(isOf(one)) === index);
  return pairs.filter((pair) => !isPooled(trial, pair, pairs));
}

/** Whether an arm of a pair takes others together that are all compared with the same. */
export function isPooled(trial: Trial, { arm, versus }: Pair, pairs: Pair[]): boolean {
  const { pools } = arm;
  return pools.length > 0 && pools.every((id) => pairs.some((pair) => pair.arm === id && pair.versus === versus));
}

/** A column of comparisons: what its head says that its cells need not. */
export interface Head extends Pair {
  name: string;
  /** The measure and the interval that all share; empty where they differ, and of a difference, which the name tells. */
  measure: string;
  /** Whether all have one measure, in one unit. */
  isSame: boolean;
  interval: string;
}

export function headOf(trial: Trial, pair: Pair, results: TrialResult[]): Head {
  const own = results.flatMap(({ outcome, comparisons }) =>
    comparisons.filter((one) => isOf(pair)(one) && isEstimated(one)).map((comparison) => ({ comparison, outcome })),
  );
  const same = (of: (comparison: TrialComparison, outcome: Outcome) => string) => {
    const found = new Set(own.map(({ comparison, outcome }) => of(comparison, outcome)));
    return found.size === 1 ? [...found][0]! : '';
  };
  const isDifference = own.length > 0 && own.every(({ comparison }) => isPlainDifference(comparison));
  return {
    ...pair,
    name: `${shortName(pair.arm)} ${isDifference ? '−' : 'versus'} ${lower(shortName(pair.versus))}`,
    measure: isDifference ? same(adjustedWords).replace(/^, /, '') : same(inHead),
    isSame: isDifference ? same(measureWords) !== '' : same(inHead) !== '',
    interval: same((one) =>
      [one.ci && intervalName(one.ci), bare(marginBehindInterval(trial, one))].filter(Boolean).join('; '),
    ),
  };
}

/** `difference`, `risk difference`, `hazard ratio`. */
export function measureWords(comparison: TrialComparison): string {
  const { measure, label } = comparison;
  const adjusted = adjustedWords(comparison);
  if (isPlainDifference(comparison)) return `difference${adjusted}`;
  return measure === 'other' && label === null ? '' : `${measureName(comparison)}${adjusted}`;
}

/** The same at the head of a column, whose cells have numbers only. */
const inHead = (comparison: TrialComparison, outcome: Outcome): string =>
  `${measureWords(comparison)}${unitBesideRow(comparison, outcome)}`;

/** The unit behind a value in a cell whose head does not tell it; points are those of a risk, where the name says so. */
export function unitInCell(comparison: TrialComparison, outcome: Outcome): string {
  const unit = unitBesideRow(comparison, outcome).replace(/^, /, '');
  if (unit === '' || unit === '%') return unit;
  return comparison.measure === 'risk difference' && comparison.label === null ? ' points' : ` ${unit}`;
}

/** Whether it is a difference of means that the source calls nothing else. */
export const isPlainDifference = ({ measure, label }: TrialComparison): boolean =>
  measure === 'mean difference' && label === null;
