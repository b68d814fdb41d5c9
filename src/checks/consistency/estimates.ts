/** Comparisons against the values of their arms. Adjusted analyses differ for good reason, so these are warnings. */
import { directionByMeasure, sideOfEstimate } from '../../trial/direction.js';
import { isAdjusted, measureName, noEffectOf } from '../../trial/effect.js';
import { factsOf, type MeasureFacts } from '../../trial/measures.js';
import { isGeometricMean } from '../../trial/outcome-types.js';
import type { Quantity } from '../../dataset/quantity.js';
import type { ArmValues, Outcome } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialComparison, TrialResult } from '../../trial/trial.js';
import { exact } from '../../dataset/quantity.js';
import { agreementOf, compared, computedAs, rounding, should, type Compared } from './agreement.js';
import { oddsRatio, riskRatio } from '../../statistics/proportion.js';
import { countsOf } from '../../trial/calculated/inputs.js';
import { own } from '../../own.js';

/** Differences and ratios of every result, its direction against its words, and its means against the scale. */
export function checkEstimates({ results, outcomes }: Trial): Compared[] {
  const ofUnits = outcomes.flatMap((outcome, index) => checkUnit(outcome, `outcomes.${index}.unit`));
  const ofResults = results.flatMap((result, index) => [
    ...result.comparisons.flatMap((comparison, number) => {
      const path = `results.${index}.comparisons.${number}`;
      return [
        ...checkEstimate(result, comparison, path),
        ...checkAgainstShares(result, comparison, path),
        ...checkWords(result, comparison, path),
      ];
    }),
    ...checkScale(result, `results.${index}`),
  ]);
  return [...ofUnits, ...ofResults];
}

function checkEstimate(result: TrialResult, comparison: TrialComparison, path: string): Compared[] {
  const estimate = exact(comparison.estimate);
  const facts = factsOf(comparison.measure);
  const isGeometric = comparison.measure === 'ratio of geometric means' && isGeometricMean(result.outcome.measure);
  const of = facts.kind === 'reduction' ? reduced : isGeometric ? geometric : facts.arms && fromArms[facts.arms];
  const [left, right] = [comparison.arm, comparison.versus].map((arm) => {
    const values = own(result.arms, arm.id);
    return !of || values === undefined || typeof values === 'string' ? null : of.valueIn(values, arm);
  });
  if (!estimate || !of || !left || !right) return [];
  if (isAdjusted(comparison)) return otherMeasure(result, comparison, estimate, left, right, path);
  const who = `${comparison.arm.name}: `;
  if (facts.kind === 'difference') return difference([left, right], estimate, who, of.words, path);
  return relative([left, right], { result, comparison, estimate, who, path });
}

/** A value of an arm that an estimate is made of, with what its printing can have rounded. */
interface ArmValue {
  value: number;
  slack: number;
  shown: string;
  decimals: number;
}
interface FromArms {
  /** What the values are called in messages. */
  words: string;
  valueIn: (values: ArmValues, arm: TrialArm) => ArmValue | null;
}

const printed = (value: ArmValues['mean']): ArmValue | null => {
  const own = exact(value);
  return (
    own && {
      value: own.value,
      slack: rounding(own),
      shown: String(own),
      decimals: own.decimals,
    }
  );
};

/** Events among people: of counts where both are known, else the percentage. */
function share({ events, n, percent }: ArmValues, arm: TrialArm): ArmValue | null {
  const [count, total] = [exact(events), exact(n) ?? exact(arm.n)];
  if (!count || !total || total.value <= 0) return printed(percent);
  const value = (100 * count.value) / total.value;
  return {
    value,
    slack: 0,
    shown: `${count.digits}/${total.digits}`,
    decimals: 1,
  };
}

const fromArms: Record<NonNullable<MeasureFacts['arms']>, FromArms> = {
  mean: { words: 'means', valueIn: ({ mean }) => printed(mean) },
  median: { words: 'medians', valueIn: ({ median }) => printed(median) },
  percent: {
    words: 'percentages',
    valueIn: ({ percent, ...values }, arm) => printed(percent) ?? share({ percent, ...values }, arm),
  },
  odds: { words: 'percentages', valueIn: share },
  rate: { words: 'rates', valueIn: ({ rate }) => printed(rate) },
};

/** Means of a table that are called geometric, under whichever key. */
const geometric: FromArms = {
  words: 'geometric means',
  valueIn: ({ mean, rate, median }) => printed(mean) ?? printed(rate) ?? printed(median),
};

/** A reduction is of rates, or of shares where no rates are told. */
const reduced: FromArms = {
  words: 'rates',
  valueIn: (values, arm) => printed(values.rate) ?? share(values, arm),
};

function difference([left, right]: [ArmValue, ArmValue], estimate: Quantity, who: string, what: string, path: string) {
  const computed = left.value - right.value;
  const slack = left.slack + right.slack + rounding(estimate);
  const shown = computedAs(computed, Math.max(left.decimals, right.decimals));
  const [reported, arms] = [String(estimate), `${what}, ${left.shown} and ${right.shown}`];
  return [
    compared(
      `${path}.estimate`,
      `the difference ${reported} and the arm ${arms}`,
      agreementOf(computed, estimate.value, slack),
      {
        message: `${who}the reported difference ${reported} does not match the arm ${arms} (${shown})`,
        hint: `check both; ${ifAdjusted}`,
        by: 'the value of the one arm less that of the other, within what was rounded',
      },
    ),
  ];
}

const ifAdjusted = 'if the estimate is adjusted, say so: “adjusted: true”, or for what';

/** A model moves a ratio by as much as a tenth, or by a third of the half of its interval, without a word; never by more than a fifth. */
const [moved, mostMoved] = [Math.log(1.1), Math.log(1.2)];
/** Two ratios nearer than that are not told apart. */
const distinct = 0.03;

const ratios: Record<NonNullable<MeasureFacts['arms']>, string> = {
  mean: 'mean ÷ mean',
  median: 'median ÷ median',
  percent: 'events ÷ n of the one arm by that of the other',
  odds: 'the odds, events ÷ (n − events), of the one arm by those of the other',
  rate: 'rate ÷ rate',
};

/** A ratio of the values of arms, or a reduction, which is 1 minus one, far from the reported one. */
function relative(
  [left, right]: [ArmValue, ArmValue],
  {
    result,
    comparison,
    estimate,
    who,
    path,
  }: {
    result: TrialResult;
    comparison: TrialComparison;
    estimate: Quantity;
    who: string;
    path: string;
  },
): Compared[] {
  const { measure, ci } = comparison;
  const { kind, arms } = factsOf(measure);
  const whole = noEffectOf({ measure, inPercent: comparison.inPercent }) ?? 1;
  const asRatio = (value: number) => (kind === 'reduction' ? 1 - value / 100 : value / whole);
  const asTold = (value: number) => (kind === 'reduction' ? 100 * (1 - value) : value * whole);
  const [one, two] = [left, right].map(({ value }) => (arms === 'odds' ? value / (100 - value) : value));
  const [own, made] = [asRatio(estimate.value), one! / two!];
  if (!(own > 0) || !(made > 0) || !Number.isFinite(made)) return [];
  const ends = [exact(ci?.low), exact(ci?.high)].map((end) => (end ? asRatio(end.value) : 0));
  const half = ends.every((end) => end > 0) ? Math.abs(Math.log(ends[0]! / ends[1]!)) / 2 : 0;
  // What was rounded, on the scale of the ratio: a reduction of 98% can be one of 97.5%.
  const rounded =
    kind === 'reduction' ? rounding(estimate) / 100 / own : rounding(estimate) / Math.max(estimate.value, 1e-9);
  const slack = left.slack / left.value + right.slack / right.value + rounded;
  const apart = Math.abs(Math.log(made / own));
  const letPass = Math.min(Math.max(moved, half / 3), mostMoved);
  const other = apart <= slack + distinct ? null : otherRatio(comparison, result, estimate);
  // Whatever a model moves, it stays in its interval, or near it.
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const isInside =
    half === 0 || (Math.log(made / least) >= -half / 4 - slack && Math.log(made / most) <= half / 4 + slack);
  const isNear = apart <= slack + letPass && isInside && other === null;
  const agreement = apart <= slack ? 'agrees by rounding' : isNear ? 'agrees' : 'disagrees';
  const shown = computedAs(asTold(made), Math.max(kind === 'reduction' ? 1 : 2, estimate.decimals));
  const what = `${measureName(comparison)} ${estimate.toString()}`;
  const ofWhat = arms === 'percent' || arms === 'odds' ? 'counts' : 'arms';
  return [
    compared(`${path}.estimate`, `the ${what} and that of the ${ofWhat}, ${shown}`, agreement, {
      message: `${who}the reported ${what} is far from that of the ${ofWhat}, ${shown}${other === null ? '' : `: it is their ${other}`}`,
      hint: `check the values, and which arm is compared with which; ${ifAdjusted}`,
      by: `${kind === 'reduction' ? `100 × (1 − ${arms === null ? 'rate ÷ rate' : ratios[arms]})` : arms === null ? 'the geometric mean of the one arm by that of the other' : ratios[arms]}, within ${Math.round(100 * (Math.exp(letPass) - 1))}% and what was rounded`,
    }),
  ];
}

/** An adjusted estimate may differ, but not be the crude value of another measure to the digit, far from that of its own. */
function otherMeasure(
  result: TrialResult,
  comparison: TrialComparison,
  estimate: Quantity,
  left: ArmValue,
  right: ArmValue,
  path: string,
): Compared[] {
  const { measure } = comparison;
  if ((measure !== 'risk ratio' && measure !== 'odds ratio') || !(left.value > 0) || !(right.value > 0)) return [];
  const odds = ({ value }: ArmValue) => value / (100 - value);
  const made = measure === 'odds ratio' ? odds(left) / odds(right) : left.value / right.value;
  const other = Math.abs(Math.log(made / estimate.value)) > moved ? otherRatio(comparison, result, estimate) : null;
  const shown = computedAs(made, estimate.decimals);
  const message = `the adjusted ${measure} ${String(estimate)} is far from that of the counts, ${shown}, and is their ${other ?? measure}`;
  return [
    should(
      `${path}.estimate`,
      `the ${measure} ${String(estimate)} and that of the counts, ${shown}`,
      other === null,
      message,
      'check the measure',
      `${ratios[measure === 'odds ratio' ? 'odds' : 'percent']}, within 10%, or another ratio to the last digit`,
    ),
  ];
}

/** The name of another ratio of the same counts that the estimate is, digit by digit. */
function otherRatio(
  { measure, arm, versus }: TrialComparison,
  { arms }: TrialResult,
  estimate: Quantity,
): string | null {
  const [one, two] = [arm, versus].map((each) => {
    const values = own(arms, each.id);
    return values === undefined || typeof values === 'string' ? null : countsOf({ ...values, n: values.n ?? each.n });
  });
  if (!one || !two || estimate.decimals < 2) return null;
  const [risks, odds] = [riskRatio(one, two)?.value, oddsRatio(one, two)?.value];
  if (risks === undefined || odds === undefined) return null;
  const others = {
    'risk ratio': risks,
    'odds ratio': odds,
    'risk ratio the other way round': 1 / risks,
    'odds ratio the other way round': 1 / odds,
  };
  const names = Object.entries(others).filter(
    ([name, value]) => name !== measure && Math.abs(value - estimate.value) <= rounding(estimate),
  );
  return names[0]?.[0] ?? null;
}

/** How far beyond its interval, as a part of half its width on the scale of logarithms, a ratio of shares may lie. */
const beyond = 0.25;
/** Events that lie on the other side of no effect, and so far apart on the scale of logarithms, are those of the other arm. */
const opposed = Math.log(1.15);

/**
 * A rate or hazard ratio beside shares of the arms: whichever way the shares tell of it (people with the event or
 * without, as a ratio of risks or of cumulative hazards), one lies in the interval or near it.
 */
function checkAgainstShares(result: TrialResult, comparison: TrialComparison, path: string): Compared[] {
  const { measure, ci, arm, versus } = comparison;
  const [low, high] = [exact(ci?.low), exact(ci?.high)];
  const [one, two] = [arm, versus].map((each) => {
    const values = own(result.arms, each.id);
    return values === undefined || typeof values === 'string' || exact(values.rate) ? null : share(values, each);
  });
  if (
    !(measure === 'rate ratio' || measure === 'hazard ratio') ||
    isAdjusted(comparison) ||
    !low ||
    !high ||
    !one ||
    !two
  )
    return [];
  const [p, q] = [one.value / 100, two.value / 100];
  if (low.value <= 0 || [p, q].some((each) => each <= 0 || each >= 1)) return [];
  const ofEvents = [p / q, Math.log(1 - p) / Math.log(1 - q)];
  // Events that are counted, and that are bad, are those of the hazard; a percentage can be of those who were spared.
  const areEvents = result.outcome.better === 'lower' && [one, two].every(({ shown }) => shown.includes('/'));
  const told = areEvents ? ofEvents : [...ofEvents, (1 - p) / (1 - q), Math.log(p) / Math.log(q)];
  const more = Math.exp((beyond * Math.log(high.value / low.value)) / 2);
  const isInside = told.some((ratio) => ratio >= low.value / more && ratio <= high.value * more);
  const ratio = exact(comparison.estimate)?.value;
  const isOpposed =
    areEvents && ratio !== undefined && (p / q - 1) * (ratio - 1) < 0 && Math.abs(Math.log(p / q / ratio)) > opposed;
  const holds = isInside && !isOpposed;
  const shares = `${one.shown} and ${two.shown}`;
  const what = `the ${measureName(comparison)} ${String(comparison.estimate)} (${String(low)} to ${String(high)})`;
  return [
    should(
      `${path}.estimate`,
      `${what} and the arms, ${shares}`,
      holds,
      `${arm.name}: ${what} is far from what the arms tell, ${shares} (${computedAs(told[0]!, 2)})`,
      `check the values, and which arm is compared with which; ${ifAdjusted}`,
      'the ratio of the shares, of the others, and of their logarithms, within the interval and a quarter of its half, and not beyond no effect',
    ),
  ];
}

const better = /\b(better|superior|favou?red)\b/i;
const worse = /\b(worse|inferior)\b/i;
const denial = /\b(not|no|non|nor|neither|never|without)\b/i;

/** What a comparison says in words against the side on which its estimate lies. */
function checkWords(result: TrialResult, comparison: TrialComparison, path: string): Compared[] {
  const { told, estimate } = comparison;
  const { good } = directionByMeasure(comparison, result);
  const side = sideOfEstimate(comparison);
  if (!told || good === null || side === null || denial.test(told.text)) return [];
  const claimed = better.test(told.text) ? 'better' : worse.test(told.text) ? 'worse' : null;
  if (!claimed) return [];
  const found = side === good ? 'better' : 'worse';
  const higher = good === 'above' ? 'higher' : 'lower';
  const message = `“${told.text}”, but ${estimate?.toString()} is ${found}: ${higher} is better for ${result.outcome.name}`;
  return [
    should(
      `${path}.told`,
      `“${told.text}” and ${String(estimate)}`,
      claimed === found,
      message,
      'check the sign, the arms, and the outcome’s “better”',
    ),
  ];
}

/** The ends of a scale, as they are told or as the unit tells them: `points of 68`. */
function scaleOf({ scale_from: from, scale_to: to, unit }: Outcome): { least: number; most: number } | null {
  const [least, most] = [exact(from), exact(to)];
  if (least && most) return { least: least.value, most: most.value };
  const ofUnit = /\bpoints? (?:out )?of (\d+)\b/i.exec(unit ?? '')?.[1];
  return ofUnit === undefined ? null : { least: 0, most: Number(ofUnit) };
}

/** `Points of 100` of a scale that ends at 10. */
function checkUnit({ unit, scale_from: from, scale_to: to }: Outcome, path: string): Compared[] {
  const ofUnit = /\bpoints? (?:out )?of (\d+)\b/i.exec(unit ?? '')?.[1];
  const [least, most] = [exact(from)?.value ?? 0, exact(to)?.value];
  if (ofUnit === undefined || most === undefined) return [];
  const holds = [most, most - least].includes(Number(ofUnit));
  const message = `the unit is “${unit!}”, and the scale ends at ${most}`;
  return [should(path, `“${unit!}” and ${most}`, holds, message, 'check the unit and scale_to')];
}

/**
 * The largest standard deviation that n values between two ends with this mean can have
 * (Bhatia and Davis, Am Math Mon 2000;107:353, for a sample: × √(n ÷ (n − 1))).
 */
function largestSpread(mean: Quantity, low: number, high: number, n: number): number {
  const nearest = Math.min(Math.max((low + high) / 2, mean.value - rounding(mean)), mean.value + rounding(mean));
  return Math.sqrt((Math.max(0, (nearest - low) * (high - nearest)) * n) / (n - 1));
}

/** A mean that its scale cannot hold, and a change or a difference larger than the whole scale. */
function checkScale(result: TrialResult, path: string): Compared[] {
  const scale = scaleOf(result.outcome);
  if (!scale) return [];
  const { least, most } = scale;
  const span = most - least;
  const [low, high] = /change/i.test(result.outcome.measure) ? [-span, span] : [least, most];
  return Object.entries(result.arms).flatMap(([id, values]) => {
    if (typeof values === 'string') return [];
    const mean = exact(values.mean ?? values.median);
    if (!mean) return [];
    const message = `${String(mean)} is impossible on a scale of ${least} to ${most}`;
    const inside = mean.value >= low && mean.value <= high;
    const [sd, n] = [exact(values.sd), exact(values.n)?.value];
    const isBounded = sd && inside && exact(values.mean) && n !== undefined && n > 1;
    const widest = isBounded ? largestSpread(mean, low, high, n) : null;
    const tooWide = `a standard deviation of ${String(sd)} is impossible about a mean of ${String(mean)} on a scale of ${least} to ${most}: at most ${widest?.toFixed(1) ?? ''}`;
    return [
      ...(sd && widest !== null
        ? [
            should(
              `${path}.arms.${id}.sd`,
              `${String(sd)} and the scale, ${least} to ${most}`,
              sd.value - rounding(sd) <= widest,
              tooWide,
              'check the digits, the scale and the unit',
              '√((mean − least) × (most − mean) × n ÷ (n − 1))',
            ),
          ]
        : []),
      should(
        `${path}.arms.${id}.mean`,
        `${String(mean)} and the scale, ${least} to ${most}`,
        inside,
        message,
        'check the digits, and the scale',
      ),
    ];
  });
}
