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
 * `Pain: better on 600 mg and 150 mg than on placebo`, where direction and significance of the first comparison are both
 * clear, and of the others against the same arm that show the same; of margins, what all comparisons show by them. Empty where no source tells. `name` is what the outcome is
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
  const found = foundIn(result, first);
  if (found === null) return '';
  const versus = lower(shortName(first.versus));
  const against = result.comparisons.filter((one) => one.versus === first.versus);
  const alike = [...new Set(against.filter((one) => foundIn(result, one) === found).map(({ arm }) => arm))];
  const isAll = alike.length > 1 && against.every((one) => alike.includes(one.arm));
  if (found === 'no difference')
    return `no clear difference between ${isAll ? 'any arm' : lower(shortName(first.arm))} and ${versus}`;
  const named = alike.length <= mostNamed ? alike : [first.arm];
  const tried =
    isAll && alike.length > mostNamed ? 'all other arms' : formatList(named.map((arm) => lower(shortName(arm))));
  return found === 'better' ? `better on ${tried} than on ${versus}` : `better on ${versus} than on ${tried}`;
}

/** Arms that a heading has room for. */
const mostNamed = 3;

/** What a comparison shows; null where it is not clear. */
function foundIn(result: TrialResult, comparison: TrialComparison): 'better' | 'worse' | 'no difference' | null {
  const { is } = significanceOf(comparison);
  return is === false ? 'no difference' : is && didBy(result, comparison);
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
