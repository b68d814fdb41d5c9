/** The level of an interval against the levels of those beside it, and against the level that its width is of. */
import { exact } from '../../dataset/quantity.js';
import type { Interval } from '../../dataset/schema.js';
import { sdFromInterval } from '../../statistics/mean.js';
import { zOf } from '../../statistics/normal.js';
import { isAdjusted } from '../../trial/effect.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import { should, type Compared } from './agreement.js';
import { widthOf } from './interval-widths.js';

/** Of comparisons and arms. */
export function checkLevels(trial: Trial): Compared[] {
  const { results, design } = trial;
  return [
    ...results.flatMap((result, index) => inOneRow(result, `results.${index}`)),
    ...oddOneOut(trial),
    ...ofMargins(results),
    ...(design.structure === 'parallel' ? byWidths(results) : []),
    ...results.flatMap((result, index) => bySpreads(result, `results.${index}`)),
  ];
}

const levelOf = (ci: Interval | null): number | undefined =>
  ci?.sides === 'two' && ci.type !== 'credible' ? exact(ci.level)?.value : undefined;

/** An interval with its place. */
interface Placed {
  level: number;
  path: string;
}

const placed = (ci: Interval | null, path: string): Placed[] => {
  const level = levelOf(ci);
  return level === undefined ? [] : [{ level, path: `${path}.ci.level` }];
};

/** Arms of one row, and comparisons by one measure in it, are told at one level. */
function inOneRow(result: TrialResult, path: string): Compared[] {
  const arms = result.ofArms.flatMap(({ arm, values }) =>
    typeof values === 'string' ? [] : placed(values.ci, `${path}.arms.${arm.id}`),
  );
  const measures = [...new Set(result.comparisons.map(({ measure }) => measure))];
  const compared = measures.map((measure) =>
    result.comparisons.flatMap((one, number) =>
      one.measure === measure && one.margin === null ? placed(one.ci, `${path}.comparisons.${number}`) : [],
    ),
  );
  return [arms, ...compared].flatMap(([first, ...others]) =>
    others.map(({ level, path: own }) =>
      should(
        own,
        `the levels ${first!.level}% and ${level}% of one row`,
        level === first!.level,
        `this interval is of ${level}%, and another of the same row of ${first!.level}%`,
        'check both levels',
      ),
    ),
  );
}

/** So many others of one level make a single one of another level doubtful. */
const enough = 3;

/** One interval alone is of another level than all others; a primary one may be, after looks at the data in between. */
function oddOneOut({ results, dataset }: Trial): Compared[] {
  const all = results.flatMap((result, index) =>
    result.comparisons.flatMap((one, number) =>
      one.margin === null
        ? placed(one.ci, `results.${index}.comparisons.${number}`).map((at) => ({
            ...at,
            isPrimary: result.outcome.role === 'primary',
          }))
        : [],
    ),
  );
  const levels = [...new Set(all.map(({ level }) => level))];
  const odd =
    levels.length === 2 ? all.filter(({ level }) => all.filter((other) => other.level === level).length === 1) : [];
  const [one] = odd;
  if (!one || all.length <= enough) return [];
  const others = levels.find((level) => level !== one.level)!;
  const isOfLooks = one.isPrimary && one.level > 95 && one.level < 98;
  const isTold = [...dataset.design.conduct, dataset.design.framework].join(' ').includes(`${one.level}`);
  const message = `this interval is of ${one.level}%, and all ${all.length - 1} others are of ${others}%`;
  return [
    should(
      one.path,
      `the level ${one.level}% and ${others}%`,
      isOfLooks || isTold,
      message,
      'check the level; if it is right, say why: known: "…"',
    ),
  ];
}

/** Intervals of one measure that are held against margins in one trial are of one level. */
function ofMargins(results: readonly TrialResult[]): Compared[] {
  const all = results.flatMap((result, index) =>
    result.comparisons.flatMap((one, number) =>
      one.margin === null
        ? []
        : placed(one.ci, `results.${index}.comparisons.${number}`).map((at) => ({ ...at, measure: one.measure })),
    ),
  );
  return all.flatMap(({ level, path, measure }, at) => {
    const first = all.slice(0, at).find((one) => one.measure === measure);
    return first
      ? [
          should(
            path,
            `the levels ${first.level}% and ${level}% beside margins`,
            level === first.level,
            `this interval is of ${level}%, and another that is held against a margin of ${first.level}%`,
            'check both levels',
          ),
        ]
      : [];
  });
}

const usual = [90, 95, 99];
/** How far a width may lie from that of its level, and how near it must lie to that of another. */
const [off, near] = [0.1, 0.04];

/** The level at which a width is what it should be, where at its own it is not; null where it is, or none is. */
function betterLevel(level: number, ratio: number, levels: readonly number[]): number | null {
  if (Math.abs(ratio - 1) <= off) return null;
  return levels.find((other) => other !== level && Math.abs((ratio * zOf(level)) / zOf(other) - 1) <= near) ?? null;
}

/** By counts, or by the widths of other intervals of the same measure, which a model narrows alike. */
function byWidths(results: readonly TrialResult[]): Compared[] {
  const all = results.flatMap((result, index) =>
    result.comparisons.flatMap((comparison, number) => {
      const [width, level] = [widthOf(result, comparison), levelOf(comparison.ci)];
      const path = `results.${index}.comparisons.${number}.ci.level`;
      return width && level !== undefined && !result.disagreement && !isAdjusted(comparison)
        ? [
            {
              comparison,
              level,
              path,
              ratio: width.told / width.made,
              isFine: width.slack < 0.05 * width.told,
            },
          ]
        : [];
    }),
  );
  return all.flatMap(({ comparison, level, path, ratio, isFine }, at) => {
    const sisters = all.filter((one, other) => other !== at && one.comparison.measure === comparison.measure);
    const ofThem = sisters.map((one) => one.ratio).sort((one, other) => one - other)[Math.floor(sisters.length / 2)];
    const expected = ofCounts(comparison) ? 1 : ofThem;
    if (expected === undefined || !isFine) return [];
    const other = betterLevel(level, ratio / expected, ofCounts(comparison) ? usual : sisters.map((one) => one.level));
    return [
      levelAgreement(
        path,
        comparison.ci!,
        level,
        other,
        ofCounts(comparison) ? 'the counts of the arms' : 'the other intervals of the same measure',
      ),
    ];
  });
}

const ofCounts = ({ measure }: TrialComparison): boolean =>
  ['risk ratio', 'odds ratio', 'risk difference', 'absolute risk reduction'].includes(measure);

/** By the standard deviation of the same arm. */
function bySpreads({ ofArms }: TrialResult, path: string): Compared[] {
  return ofArms.flatMap(({ arm, values }) => {
    if (typeof values === 'string') return [];
    const level = levelOf(values.ci);
    const [low, high, sd, n] = [values.ci?.low, values.ci?.high, values.sd, values.n ?? arm.n].map(exact);
    if (level === undefined || !low || !high || !sd || !n || sd.value <= 0 || n.value < 2) return [];
    const other = betterLevel(level, sdFromInterval(low.value, high.value, n.value, level) / sd.value, usual);
    return [
      levelAgreement(`${path}.arms.${arm.id}.ci.level`, values.ci!, level, other, 'the standard deviation of the arm'),
    ];
  });
}

function levelAgreement(
  path: string,
  { low, high }: Interval,
  level: number,
  other: number | null,
  by: string,
): Compared {
  const limits = `${String(low)} to ${String(high)}`;
  const message = `the interval ${limits} is as wide as one of ${other ?? level}% is, by ${by}, and not as one of ${level}%`;
  return should(
    path,
    `the level ${level}% and the width of ${limits}`,
    other === null,
    message,
    'check the level',
    `the width by ${by}, which is more than ${100 * off}% off at this level and at most ${100 * near}% at the other`,
  );
}
