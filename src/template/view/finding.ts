/** What a result shows, as a heading: drafted from the data where the author wrote none. */
import { upper } from '../../format/capital.js';
import { formatList } from '../../format/format.js';
import { isCalculated } from '../../trial/calculated/calculated.js';
import { didBy } from '../../trial/direction.js';
import { significanceOf } from '../../trial/effect.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import { isBetterToo, marginKind, verdictOf } from './margin.js';
import { lower, shortName } from './names.js';

/**
 * `Pain: better on 600 mg than on placebo`, of the first comparison, where its direction and its significance are both
 * clear; of margins, what all comparisons show by them. Empty where no source tells. `name` is what the outcome is
 * called, where its own name is too long.
 */
export function findingOf(trial: Trial, result: TrialResult, name = result.outcome.name): string {
  const [first] = result.comparisons;
  // What was calculated here is for the reader to judge, and no heading.
  if (!first || isCalculated(first.estimate)) return '';
  const found = first.margin === null ? bySignificance(result, first) : byMargin(trial, result);
  return found && upper(`${lower(name)}: ${found}`);
}

/** What a result is of, where nothing is clear: `Pain: how 600 mg compares with placebo`. */
export function subjectOf({ outcome, comparisons: [first] }: TrialResult, name = outcome.name): string {
  const about = first
    ? `how ${lower(shortName(first.arm))} compares with ${lower(shortName(first.versus))}`
    : 'what each arm had';
  return upper(`${lower(name)}: ${about}`);
}

function bySignificance(result: TrialResult, first: TrialComparison): string {
  const [arm, versus] = [lower(shortName(first.arm)), lower(shortName(first.versus))];
  const { is } = significanceOf(first);
  if (is === false) return `no clear difference between ${arm} and ${versus}`;
  const did = is === true ? didBy(result, first) : null;
  if (did === null) return '';
  return did === 'better' ? `better on ${arm} than on ${versus}` : `better on ${versus} than on ${arm}`;
}

function byMargin(trial: Trial, result: TrialResult): string {
  const { comparisons } = result;
  const [first] = comparisons as [TrialComparison];
  const verdict = verdictOf(trial, first);
  const same = comparisons.every((one) => one.versus === first.versus && verdictOf(trial, one) === verdict);
  if (verdict === null || !same) return '';
  const arms = formatList(comparisons.map(({ arm }) => lower(shortName(arm))));
  const versus = lower(shortName(first.versus));
  if (verdict === 'not shown') return `${marginKind(trial, first)} of ${arms} to ${versus} not shown`;
  const isBetter = verdict === 'noninferior' && comparisons.every((one) => isBetterToo(result, one));
  return `${arms} ${verdict} to ${versus}${isBetter ? ', and better' : ''}`;
}
