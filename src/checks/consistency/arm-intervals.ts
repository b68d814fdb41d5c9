/** Intervals of one arm against its own figures: how far the limits lie from the value, and from what counts give. */
import { exact, type Quantity } from '../../dataset/quantity.js';
import type { ArmValues } from '../../dataset/schema.js';
import { countInterval } from '../../statistics/poisson.js';
import { exactProportion, plainProportion, proportion, type Counts } from '../../statistics/proportion.js';
import { countsOf } from '../../trial/calculated/inputs.js';
import type { Trial, TrialResult } from '../../trial/trial.js';
import { compared, computedAs, rounding, type Compared } from './agreement.js';

/** Of results, baseline and harms. */
export function checkArmIntervals({ results, baseline, adverse_events: events }: Trial): Compared[] {
  const of = (row: OfArms, type: string, unit: string, path: string) =>
    row.ofArms.flatMap(({ arm, values }) =>
      typeof values === 'string'
        ? []
        : checkArm(type, unit, { ...values, n: values.n ?? arm.n }, `${path}.arms.${arm.id}.ci`),
    );
  return [
    ...results.flatMap((row, index) => of(row, row.outcome.type, row.outcome.unit ?? '', `results.${index}`)),
    ...baseline.flatMap((row, index) => of(row, 'binary', row.name, `baseline.${index}`)),
    ...events.flatMap((row, index) => of(row, 'binary', row.name, `adverse_events.${index}`)),
  ];
}

type OfArms = Pick<TrialResult, 'ofArms'>;

function checkArm(type: string, unit: string, values: ArmValues, path: string): Compared[] {
  const { ci, mean, rate, percent } = values;
  const [low, high, level] = [exact(ci?.low), exact(ci?.high), exact(ci?.level)];
  if (!ci || ci.sides !== 'two' || ci.type === 'credible' || !low || !high) return [];
  // A mean in percent, or a rate without its events, may be a share by a curve, whose interval is not even.
  const middle = /%|percent(?!age point)/i.test(unit) ? null : exact(mean);
  if (middle) return checkEven(middle, low, high, evenMean, path);
  const [often, count] = [exact(rate), exact(values.events)];
  if (often && count) {
    const even = checkEven(often, low, high, evenRate, path);
    const isTold = even.some(({ finding }) => finding);
    return isTold || !level ? even : [...even, ...checkRate(often, count.value, low, high, level.value, path)];
  }
  if (often && /\bper\b|\/|\ba (?:year|month|week|day)\b/i.test(unit))
    return checkEven(often, low, high, evenModel, path);
  // Shares by the curve of a time to an event are not those of the counts.
  if (type !== 'binary' || !exact(percent) || !level) return [];
  const [told, behind] = [countsOf(values), countsBehind(values)];
  if (told) return checkShare(low, high, level.value, told, besideCounts, path);
  return behind ? checkShare(low, high, level.value, behind, besidePercent, path) : [];
}

/** Events by a percentage of people, where they are not told. */
function countsBehind({ percent, n }: ArmValues): Counts | null {
  const [share, people] = [exact(percent), exact(n)];
  if (!share || !people || people.value < 1 || share.value > 100) return null;
  return {
    events: Math.round((share.value * people.value) / 100),
    n: people.value,
  };
}

/** How far from the middle a value may lie, as a part of the width: intervals of means are even, exact ones of rates not quite. */
const [evenMean, evenModel, evenRate] = [0.03, 0.05, 0.1];

/** The value lies in the middle, on its own scale or on that of logarithms. */
function checkEven(value: Quantity, low: Quantity, high: Quantity, part: number, path: string): Compared[] {
  const width = high.value - low.value;
  if (!(width > 0) || value.value < low.value || value.value > high.value) return [];
  const slack = rounding(value) + (rounding(low) + rounding(high)) / 2;
  const isEven = Math.abs(value.value - (low.value + high.value) / 2) <= part * width + slack;
  const middle = Math.sqrt(Math.max(0, low.value * high.value));
  const isEvenAsLog =
    low.value > 0 &&
    Math.abs(Math.log(value.value / middle)) <= part * Math.log(high.value / low.value) + slack / low.value;
  const what = `${String(value)} and its interval, ${String(low)} to ${String(high)}`;
  return [
    compared(path, what, isEven || isEvenAsLog ? 'agrees' : 'disagrees', {
      message: `${String(value)} is far from the middle of its interval, ${String(low)} to ${String(high)}`,
      hint: 'check the digits of all three',
      by: `(low + high) ÷ 2, or the square root of low × high, within ${100 * part}% of the width and what was rounded`,
    }),
  ];
}

/** As far from what a method gives, as a part of the width, both limits may lie: of a percentage without its events, which may be by a curve or a model, further. */
const [besideCounts, besidePercent] = [0.06, 0.2];
/** Of so many people the methods give the same. */
const many = 2000;

/** The limits of a share in percent against those that the counts give, by one of the usual methods. */
function checkShare(
  low: Quantity,
  high: Quantity,
  level: number,
  counts: Counts,
  beside: number,
  path: string,
): Compared[] {
  const methods = counts.n > many ? [proportion, plainProportion] : [proportion, exactProportion, plainProportion];
  const made = methods.map((method) => method(counts, level));
  const [score] = made;
  const slack = beside * 100 * (score!.high - score!.low);
  const isNear = (told: Quantity, share: number) => Math.abs(told.value - 100 * share) <= slack + rounding(told);
  const holds = made.some((one) => isNear(low, one.low) && isNear(high, one.high));
  const decimals = Math.max(low.decimals, high.decimals);
  const shown = `${computedAs(100 * score!.low, decimals)} to ${computedAs(100 * score!.high, decimals)}`;
  const told = `the ${level}% interval ${String(low)} to ${String(high)}`;
  return [
    compared(path, `${told} and that of the counts, ${shown}`, holds ? 'agrees' : 'disagrees', {
      message: `${told} is far from that of the counts, ${shown}`,
      hint: 'check the limits, their level and the counts',
      by: `the intervals of Wilson, of Clopper and Pearson, and by the standard error, one of them within ${100 * beside}% of the width`,
    }),
  ];
}

/** The limits of a rate against those of its events, from counts alone to people who differ in their rates. */
function checkRate(
  rate: Quantity,
  events: number,
  low: Quantity,
  high: Quantity,
  level: number,
  path: string,
): Compared[] {
  const made = countInterval(events, level);
  const unit = rate.value / events;
  const width = (made.high - made.low) * unit;
  if (!(width > 0) || !(rate.value > 0)) return [];
  const slack = rounding(low) + rounding(high);
  const told = high.value - low.value;
  const holds = told + slack >= narrowest * width && told - slack <= widest * width;
  const shown = `${computedAs(made.low * unit, low.decimals)} to ${computedAs(made.high * unit, high.decimals)}`;
  return [
    compared(
      path,
      `the interval ${String(low)} to ${String(high)} and that of ${events} events, ${shown}`,
      holds ? 'agrees' : 'disagrees',
      {
        message: `the ${level}% interval ${String(low)} to ${String(high)} is far ${told < width ? 'narrower' : 'wider'} than that of ${events} events, ${shown}`,
        hint: 'check the limits, their level and the events',
        by: `the exact interval of a count (Breslow and Day 1987), between ${narrowest} and ${widest} times the width`,
      },
    ),
  ];
}

/** People who differ in their rates widen it; nothing narrows it by much. */
const [narrowest, widest] = [0.85, 2.5];
