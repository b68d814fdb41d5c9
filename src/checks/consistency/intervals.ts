/** Intervals against their estimates, their levels and what their measure can be. */
import { factsOf } from '../../trial/measures.js';
import { exact, type Quantity } from '../../dataset/quantity.js';
import type { ArmValues, Interval, Value } from '../../dataset/schema.js';
import type { Trial, TrialComparison } from '../../trial/trial.js';
import { compared, computedAs, must, rounding, type Agreement, type Compared } from './agreement.js';
import { checkP, checkPAgainstInterval, checkSize } from './p-values.js';

/** Of every arm in results, baseline and harms, and of every comparison. */
export function checkIntervals({ results, baseline, adverse_events }: Trial): Compared[] {
  const ofArms = Object.entries({ results, baseline, adverse_events }).flatMap(([list, rows]) =>
    rows.flatMap((row, index) =>
      row.ofArms.flatMap(({ arm, values }) =>
        typeof values === 'string' ? [] : ofArm(values, `${list}.${index}.arms.${arm.id}`),
      ),
    ),
  );
  const ofComparisons = results.flatMap(({ comparisons }, index) =>
    comparisons.flatMap((comparison, number) => ofComparison(comparison, `results.${index}.comparisons.${number}`)),
  );
  return [...ofArms, ...ofComparisons];
}

function ofArm({ ci, range, mean, median, percent, rate }: ArmValues, path: string): Compared[] {
  const value = mean ?? median ?? percent ?? rate;
  // A mean may lie outside of the quartiles.
  const within = range?.of === 'extremes' || !mean ? value : median;
  return [
    ...checkInterval(ci, value, `${path}.ci`),
    ...checkInterval(range && { ...range, level: 'not stated' }, within, `${path}.range`),
  ];
}

function ofComparison(comparison: TrialComparison, path: string): Compared[] {
  const { measure, estimate, ci, p, p_margin: against } = comparison;
  const own = checkInterval(ci, estimate, `${path}.ci`);
  const values = [
    ...checkPossible(comparison, path),
    ...checkP(p, `${path}.p`),
    ...checkP(against, `${path}.p_margin`),
  ];
  const sound = [...own, ...values].every(({ finding }) => finding === null);
  if (!sound) return [...own, ...values];
  const even = factsOf(measure).evenInterval;
  const tested = checkPAgainstInterval(comparison, path);
  const isTold = tested.some(({ finding }) => finding !== null);
  return [
    ...own,
    ...values,
    ...(even ? checkMiddle(comparison, path) : []),
    ...tested,
    ...(even && !isTold ? checkSize(comparison, path) : []),
  ];
}

/** The limits in order, the estimate between them, the level possible. */
function checkInterval(
  ci: Pick<Interval, 'low' | 'high' | 'level'> | null,
  estimate: Value | null,
  path: string,
): Compared[] {
  if (!ci) return [];
  const [low, high, value] = [exact(ci.low), exact(ci.high), exact(estimate)];
  const found: Compared[] = [];
  if (low && high) {
    const limits = `${String(low)} to ${String(high)}`;
    const ordered = low.value <= high.value;
    found.push(
      must(path, `the limits ${limits}`, ordered, `the interval runs from ${limits}`, 'the lower limit comes first'),
    );
    if (value && ordered) found.push(checkHolds(value, low, high, path));
  }
  const level = exact(ci.level)?.value;
  if (level !== undefined) {
    const possible = level >= 50 && level < 100;
    const message = `a confidence level of ${level}% is impossible`;
    found.push(
      must(`${path}.level`, `the level ${level}% and 50 to 100%`, possible, message, 'write it in percent, such as 95'),
    );
  }
  return found;
}

function checkHolds(estimate: Quantity, low: Quantity, high: Quantity, path: string): Compared {
  const [{ value }, slack] = [estimate, rounding(estimate)];
  const inside = value >= low.value && value <= high.value;
  const near = value >= low.value - slack && value <= high.value + slack;
  const [shown, interval] = [String(estimate), `its interval, ${String(low)} to ${String(high)}`];
  const agreement: Agreement = inside ? 'agrees' : near ? 'agrees by rounding' : 'disagrees';
  return compared(path, `the estimate ${shown} and ${interval}`, agreement, {
    message: `the estimate ${shown} lies outside ${interval}`,
    hint: 'check sign and digits',
    severity: 'error',
  });
}

/**
 * Intervals of means are even on their own scale, those of ratios on the scale of
 * logarithms, up to rounding and to what small samples and models do: a tenth of
 * the width is let pass.
 */
function checkMiddle({ measure, estimate, ci }: TrialComparison, path: string): Compared[] {
  const [value, low, high] = [exact(estimate), exact(ci?.low), exact(ci?.high)];
  if (!value || !low || !high) return [];
  const isLog = factsOf(measure).scale === 'log';
  // Of a ratio without an event, or whose limit is printed as 0, there is no logarithm.
  if (isLog && low.value <= 0) return [];
  const scale = isLog ? Math.log : (number: number) => number;
  const unscale = isLog ? Math.exp : (number: number) => number;
  const middle = (scale(low.value) + scale(high.value)) / 2;
  const width = scale(high.value) - scale(low.value);
  const slope = isLog ? 1 / value.value : 1;
  const apart = Math.abs(scale(value.value) - middle);
  const slack = rounding(value) * slope + rounding(low) * slope;
  const agreement: Agreement =
    apart <= 1e-9 ? 'agrees' : apart <= slack + 0.1 * width ? 'agrees by rounding' : 'disagrees';
  const shown = computedAs(unscale(middle), Math.max(value.decimals, low.decimals));
  return [
    compared(`${path}.estimate`, `the estimate ${String(value)} and the middle of its interval, ${shown}`, agreement, {
      message: `the estimate ${String(value)} is far from the middle of its interval, ${String(low)} to ${String(high)} (${shown})`,
      hint: 'check the digits of all three',
      by: `${isLog ? 'the square root of low × high' : '(low + high) ÷ 2'}, within a tenth of the width and what was rounded`,
    }),
  ];
}

/** What the measure cannot be: a ratio below 0, an efficacy above 100. A ratio of none to some is printed as 0.00, with an interval. */
function checkPossible({ measure, inPercent, label, estimate, ci }: TrialComparison, path: string): Compared[] {
  const { least, most, kind } = factsOf(measure);
  const factor = inPercent ? 100 : 1;
  const name = label ?? measure;
  const places: [string, Value | null][] = [
    ['estimate', estimate],
    ['ci.low', ci?.low ?? null],
    ['ci.high', ci?.high ?? null],
  ];
  return places.flatMap(([key, value]) => {
    const number = exact(value);
    if (!number || (least === null && most === null)) return [];
    const shown = String(number);
    const isNone = kind === 'ratio' && number.value === 0;
    const allowsNone = key === 'ci.low' || (key === 'estimate' && ci !== null);
    const isTooLow = least !== null && number.value < least * factor;
    const isTooHigh = most !== null && number.value > most * factor;
    const bounds =
      kind === 'ratio'
        ? 'a ratio is above 0'
        : [least, most]
            .flatMap((end, at) =>
              end === null ? [] : [`${at === 0 ? 'at least' : 'at most'} ${String(end).replace('-', '−')}`],
            )
            .join(' and ');
    const holds = !isTooLow && !isTooHigh && (!isNone || allowsNone);
    const hint = kind === 'ratio' ? `${bounds}; check sign and measure` : `it is ${bounds}; check sign and measure`;
    const message = `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name} of ${shown} is impossible`;
    return [must(`${path}.${key}`, `${name} ${shown} and its bounds`, holds, message, hint)];
  });
}
