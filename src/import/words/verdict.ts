/** What a comparison shows by its own figures, in neutral words that fail when the figures change. */
import { crossesNoEffect, measuredBy, significanceOf } from '../../trial/effect.js';
import { readQuantity } from '../../dataset/quantity.js';
import type { Comparison } from '../../dataset/schema.js';
import { withoutLimits } from '../draft/comparisons.js';
import { exact } from '../reading/numbers.js';
import { pathOf } from './references.js';
import type { ComparisonDraft, ResultDraft } from '../drafts.js';

/** A condition of the dataset, by its path. */
export type Holds = Record<string, string>[];

/** A text with what the data must bear for it to be true. */
export interface Said {
  text: string;
  holds: Holds;
}

/** `a difference`, `no clear difference`, or what the interval shows of a margin. */
export interface Verdict {
  words: string;
  holds: Holds;
}

/** An interval of a lower level excludes no effect more easily than a p value does. */
const usualLevel = 95;

/**
 * The verdict that interval and p value bear alike, or that one of them bears
 * alone; null where they contradict one another, or neither tells.
 */
export function verdictOf(result: ResultDraft, comparison: ComparisonDraft): Verdict | null {
  const path = pathOf(result, comparison);
  const verdict = (words: Verdict['words'], ...conditions: string[]): Verdict => ({
    words,
    holds: conditions.map((condition) => ({ [path]: condition })),
  });
  const { interval } = comparison;
  if (comparison.verdict !== null) return verdict(comparison.verdict, comparison.verdict);
  // A test of difference does not answer whether two treatments are alike.
  if (comparison.equivalence) return comparison.margin === null ? verdict(withoutLimits) : null;
  const tested = asTested(comparison);
  const crosses = crossesNoEffect(tested);
  const significant = comparison.p === null ? null : significanceOf(tested).is;
  if (crosses !== null && significant === crosses) return null;
  const byInterval = crosses === null ? [] : [`interval ${crosses ? 'includes' : 'excludes'} no effect`];
  const byP = significant === null ? [] : [significant ? 'significant' : 'not significant'];
  if (comparison.estimate === null && significant === false) return null;
  if (significant === false || crosses === true) return verdict('no clear difference', ...byInterval, ...byP);
  const isUsual = (exact(interval?.level ?? null) ?? 0) >= usualLevel;
  return significant === true || (crosses === false && isUsual) ? verdict('a difference', ...byInterval, ...byP) : null;
}

/** What the rules of the dataset need of a comparison. */
function asTested({
  measure,
  label,
  interval,
  p,
}: ComparisonDraft): Pick<Comparison, 'measure' | 'label' | 'inPercent' | 'ci' | 'p' | 'told'> {
  const value = (text: string) => readQuantity(text) ?? 'not reported';
  return {
    ...measuredBy(measure, label),
    ci: interval && {
      low: value(interval.low),
      high: value(interval.high),
      level: 'not stated',
      sides: 'two',
      type: interval.type,
    },
    p: p === null ? null : value(p),
    told: null,
  };
}
