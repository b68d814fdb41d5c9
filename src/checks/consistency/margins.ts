/** Margins of noninferiority and equivalence: where they lie, and what is held against them. */
import { isRatio, isTwoSided, noEffectOf } from '../../dataset/effect.js';
import { exact, isQuantity } from '../../dataset/quantity.js';
import type { Comparison, Dataset, Margins } from '../../dataset/schema.js';
import { must, should, type Compared } from './agreement.js';

/** Of every comparison that has one, or two. */
export function checkMargins({ outcomes, results, design }: Dataset): Compared[] {
  return results.flatMap(({ outcome, comparisons }, index) => {
    const better = outcomes.find(({ id }) => id === outcome)?.better ?? 'neither';
    return comparisons.flatMap((comparison, number) => {
      const path = `results.${index}.comparisons.${number}.margin`;
      const { margin } = comparison;
      if (isTwoSided(margin)) return checkBoth(comparison, margin, path);
      return design.framework === 'equivalence' ? checkNumber(comparison, path) : checkSide(comparison, better, path);
    });
  });
}

/** A margin marks how much worse is still accepted: it lies on the bad side of no effect. */
function checkSide(comparison: Comparison, better: string, path: string): Compared[] {
  const { margin, measure } = comparison;
  const none = noEffectOf(comparison);
  if (!isQuantity(margin) || none === null || better === 'neither') return [];
  // A hazard can be of the event or of its absence, such as survival, where more is better.
  if (measure === 'hazard ratio' && better === 'higher') return [];
  const bad = better === 'higher' ? margin.value < none : margin.value > none;
  const side = `${better} is better, and the margin ${margin.toString()} lies on the better side of no effect, ${none}`;
  return [should(path, 'the margin and no effect', bad, side, 'check its sign, or which way is better in the outcome')];
}

/** Equivalence is shown between two margins; of one, nothing is said. */
function checkNumber({ margin }: Comparison, path: string): Compared[] {
  if (!isQuantity(margin)) return [];
  const message = `the trial is of equivalence, and has one margin, ${margin.toString()}`;
  return [should(path, 'the framework and the margin', false, message, 'write both: margin: { low: …, high: … }')];
}

/** The margins in order, with no effect between them, and an interval of a known level to hold against them. */
function checkBoth(comparison: Comparison, margin: Margins, path: string): Compared[] {
  const [low, high, none] = [exact(margin.low), exact(margin.high), noEffectOf(comparison)];
  const interval = checkJudged(comparison, path);
  if (!low || !high) return interval;
  const range = `${low.toString()} to ${high.toString()}`;
  const ordered = low.value < high.value;
  const order = must(
    path,
    `the margins ${range}`,
    ordered,
    `the margins run from ${range}`,
    'the lower one comes first',
  );
  if (!ordered) return [order];
  const possible = !isRatio(comparison) || low.value > 0;
  const ratio = must(
    path,
    `the margins ${range} and 0`,
    possible,
    `a ratio has no margin of ${low.toString()}`,
    'a ratio is above 0',
  );
  const around = none === null || (low.value < none && none < high.value);
  const message = `no effect, ${none}, does not lie between the margins, ${range}`;
  const middle = should(path, 'the margins and no effect', around, message, 'check signs and measure');
  return [order, ratio, middle, ...interval];
}

function checkJudged({ ci }: Comparison, path: string): Compared[] {
  const what = 'the margins and the interval';
  if (!ci) return [should(path, what, false, 'there is no interval to hold against the margins', 'add “ci”')];
  const known = isQuantity(ci.level);
  const message = 'the interval held against the margins has no level; equivalence is usually read off one of 90%';
  return [should(path, what, known, message, 'write the level that the source gives')];
}
