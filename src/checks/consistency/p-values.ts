/** P values against what they can be, and against the interval of the same comparison at its level. */
import { exact, isQuantity } from '../../dataset/quantity.js';
import type { Value } from '../../dataset/schema.js';
import { normalQuantile, twoSidedP, zOf } from '../../statistics/normal.js';
import { isTwoSided, noEffectOf } from '../../trial/effect.js';
import { factsOf } from '../../trial/measures.js';
import type { TrialComparison } from '../../trial/trial.js';
import { compared, computedAs, must, rounding, should, type Agreement, type Compared } from './agreement.js';

/** Between 0 and 1, and never 0 itself. */
export function checkP(p: Value | null, path: string): Compared[] {
  if (!isQuantity(p)) return [];
  const [{ value }, shown] = [p, String(p)];
  const asPercent = value > 1 && value <= 100 ? `; if it is a percentage, write ${value / 100}` : '';
  const possible = must(
    path,
    `p ${shown} and 0 to 1`,
    value >= 0 && value <= 1,
    `a p value of ${shown} is impossible`,
    `it lies between 0 and 1${asPercent}`,
  );
  if (possible.finding) return [possible];
  const some = should(
    path,
    `p ${shown} and 0`,
    value !== 0,
    'a p value is never 0',
    'write it as a bound, such as <0.001',
  );
  return [possible, some];
}

/**
 * A p value below what the level leaves goes with an interval that excludes what
 * it was tested against: no effect, the margin, or both margins. Beside a margin,
 * the one p value of a source may be of either, and nothing is compared.
 */
export function checkPAgainstInterval(comparison: TrialComparison, path: string): Compared[] {
  const { p, margin, p_margin: against } = comparison;
  const none = noEffectOf(comparison);
  const margins = isTwoSided(margin) ? [exact(margin.low), exact(margin.high)] : [exact(margin)];
  const tested = margins.flatMap((one) => (one ? [one.value] : []));
  const either = tested.length > 0 && !isQuantity(against);
  return [
    ...(either || none === null ? [] : checkTest(comparison, p, [none], `${path}.p`)),
    ...(tested.length > 0 ? checkTest(comparison, against, tested, `${path}.p_margin`) : []),
  ];
}

/** Beyond what was rounded, tests differ among one another by less than this in their z, and by less than this factor in their p values. */
const [mostZ, mostApart] = [0.3, 2.5];

/**
 * A p value against no effect is about that of the interval, by its width (Altman DG, Bland JM. BMJ 2011;343:d2304),
 * as far as the printed digits tell it; only what is far apart is told.
 */
export function checkSize(comparison: TrialComparison, path: string): Compared[] {
  const { measure, ci, estimate, margin } = comparison;
  const none = noEffectOf(comparison);
  const [value, low, high, level] = [estimate, ci?.low, ci?.high, ci?.level].map(exact);
  const p = isQuantity(comparison.p) && ['', '<', '≤'].includes(comparison.p.relation) ? comparison.p : null;
  const isOfEither = margin !== null && !isQuantity(comparison.p_margin);
  if (none === null || isOfEither || !value || !low || !high || !level || !p || ci?.type === 'credible') return [];
  const isLog = factsOf(measure).scale === 'log';
  if (isLog && low.value <= rounding(low)) return [];
  const scale = isLog ? Math.log : (one: number) => one;
  // Every corner of what can have been printed so: the estimate is then as near to the middle of its limits as it can be.
  const corners = [-1, 1].flatMap((below) =>
    [-1, 1].map((above) => {
      const [from, to] = [scale(low.value + below * rounding(low)), scale(high.value + above * rounding(high))];
      const [least, most] = [-1, 1].map((sign) => scale(value.value + sign * rounding(value))) as [number, number];
      const effect = Math.min(most, Math.max(least, (from + to) / 2)) - scale(none);
      return to > from ? (Math.abs(effect) / ((to - from) / 2)) * zOf(level.value) : Infinity;
    }),
  );
  const [least, most] = [Math.min(...corners), Math.max(...corners)];
  const zOfP = (one: number) => normalQuantile(1 - Math.min(1, Math.max(one, 1e-12)) / 2);
  const isBound = p.relation !== '';
  const [far, near] = isBound ? [zOfP(p.value), Infinity] : [zOfP(p.value + rounding(p)), zOfP(p.value - rounding(p))];
  const isSmaller = least - near > mostZ && twoSidedP(least) * mostApart < p.value;
  const isLarger = far - most > mostZ && twoSidedP(most) > p.value * mostApart;
  const interval = `the ${String(level)}% interval, ${String(low)} to ${String(high)}`;
  const shown = `p ${p.relation || '='} ${p.digits}`;
  const message = `${shown} does not go with ${interval}, of which p would be far ${isSmaller ? 'smaller' : 'larger'}`;
  const by =
    'the z of the estimate by the width of its interval (Altman and Bland, BMJ 2011;343:d2304), within 0.3 of a z and what was rounded';
  return [
    should(
      `${path}.p`,
      `the test of ${shown} and the width of ${interval}`,
      !isSmaller && !isLarger,
      message,
      'check both; they may come from different analyses, and one that tests against a margin is a p_margin',
      by,
    ),
  ];
}

/** One p value, of the test against `tested`, beside the interval; of two margins, it is of the test that the effect lies between them. */
function checkTest({ ci }: TrialComparison, p: Value | null, tested: number[], path: string): Compared[] {
  const level = exact(ci?.level ?? null)?.value;
  const [low, high] = [exact(ci?.low), exact(ci?.high)];
  // No p value belongs to a credible interval.
  if (level === undefined || !low || !high || !isQuantity(p) || ci?.type === 'credible') return [];
  const alpha = 1 - level / 100;
  const below = significanceBy(p.relation, p.value, alpha);
  // The test against a margin may be one-sided, which halves its p value.
  const eitherSides = path.endsWith('p_margin') && p.value > alpha / 2 - 1e-9 && p.value <= alpha + 1e-9;
  if (below === null || eitherSides) return [];
  const [least, most] = [Math.min(...tested), Math.max(...tested)];
  const between = least < low.value && high.value < most;
  const excludes = least < most ? between : least < low.value || most > high.value;
  const close =
    [low, high].some((limit) => tested.some((one) => Math.abs(limit.value - one) <= rounding(limit) + 1e-9)) ||
    Math.abs(p.value - alpha) <= rounding(p) + 1e-9;
  const agreement: Agreement = below === excludes ? 'agrees' : close ? 'agrees by rounding' : 'disagrees';
  const interval = `the ${level}% interval, ${String(low)} to ${String(high)}`;
  return [
    compared(path, `p ${p.relation}${p.digits} and ${interval}`, agreement, {
      message: `p ${p.relation || '='} ${p.digits} does not go with ${interval}, which ${excludes ? 'excludes' : least < most ? 'does not lie between' : 'includes'} ${tested.join(' and ')}`,
      hint: 'check both; they may come from different analyses',
      by: `p below ${computedAs(alpha, 3)} where the interval leaves out what was tested, within what was rounded`,
    }),
  ];
}

/** Whether p is below alpha; null where a bound leaves it open. */
function significanceBy(relation: string, value: number, alpha: number): boolean | null {
  const bound = alpha + 1e-9;
  if (relation === '<' || relation === '≤') return value <= bound ? true : null;
  if (relation === '>' || relation === '≥') return value >= alpha - 1e-9 ? false : null;
  return value < alpha;
}
