/** Spreads against one another, and against the interval of the difference. */
import { areErrors, type Spread } from '../../statistics/mean.js';
import { spreadOf } from '../../trial/calculated/inputs.js';
import { exact } from '../../dataset/quantity.js';
import type { ArmResult, ArmValues } from '../../dataset/schema.js';
import type { ValuesOfArm, Trial, TrialComparison } from '../../trial/trial.js';
import { compared, computedAs, must, should, type Agreement, type Compared } from './agreement.js';

/** Of every arm, and of the arms of every difference of means. */
export function checkSpreads({ results, baseline, adverse_events }: Trial): Compared[] {
  const ofArms = Object.entries({ results, baseline, adverse_events }).flatMap(([list, rows]) =>
    rows.flatMap((row, index) =>
      row.ofArms.flatMap(({ arm, values }) =>
        typeof values === 'string' ? [] : checkSpread(values, `${list}.${index}.arms.${arm.id}`),
      ),
    ),
  );
  const ofDifferences = results.flatMap(({ ofArms: all, comparisons }, index) =>
    comparisons.flatMap((comparison) => checkDifference(comparison, all, `results.${index}.arms`)),
  );
  const betweenArms = Object.entries({ results, baseline }).flatMap(([list, rows]) =>
    rows.flatMap((row, index) => checkBetween(row.arms, `${list}.${index}.arms`)),
  );
  return [...ofArms, ...ofDifferences, ...betweenArms];
}

/** Standard deviations of one outcome differ between randomised arms by less than this factor, unless their means do. */
const mostUnlike = 3;

function checkBetween(arms: Record<string, ArmResult>, path: string): Compared[] {
  const told = Object.entries(arms).flatMap(([id, values]) => {
    const [sd, mean, n] = typeof values === 'string' ? [] : [values.sd, values.mean, values.n].map(exact);
    return sd && mean && sd.value > 0 && (!n || n.value >= 10) ? [{ id, sd, mean, n }] : [];
  });
  const [least, most] = [
    told.toSorted((a, b) => a.sd.value - b.sd.value)[0],
    told.toSorted((a, b) => b.sd.value - a.sd.value)[0],
  ];
  if (!least || !most || least === most) return [];
  const times = most.sd.value / least.sd.value;
  const isAlike = Math.abs(least.mean.value) * mostUnlike > Math.abs(most.mean.value);
  const error = least.n && most.sd.value / Math.sqrt(least.n.value);
  const isError = error && least.sd.value > error / 1.6 && least.sd.value < error * 1.6;
  const pair = `${String(least.sd)} and ${String(most.sd)}`;
  return [
    should(
      `${path}.${least.id}.sd`,
      `the spreads of the arms, ${pair}`,
      times < mostUnlike || !isAlike,
      `the standard deviations of the arms, ${pair}, differ by a factor of ${computedAs(times, times < 10 ? 1 : 0)}`,
      isError
        ? `${String(least.sd)} would be a standard error: if it is, write “se” in place of “sd”`
        : 'check the digits, and whether one of them is a standard error',
    ),
  ];
}

/** Standard deviation, standard error and interval of a mean tell one spread. */
function checkSpread(values: ArmValues, path: string): Compared[] {
  const signs = (['sd', 'se'] as const).flatMap((key) => {
    const value = exact(values[key]);
    const message = `${String(value)} is impossible as a ${key === 'sd' ? 'standard deviation' : 'standard error'}`;
    return value
      ? [must(`${path}.${key}`, `${key} ${String(value)} and 0`, value.value >= 0, message, 'check sign and digits')]
      : [];
  });
  if (signs.some(({ finding }) => finding)) return signs;
  const [first, ...others] = reportedSpreads(values);
  return first && first.sd > 0 ? [...signs, ...others.map((other) => checkAlike(first, other, path))] : signs;
}

interface ReportedSpread {
  key: 'sd' | 'se' | 'ci';
  what: string;
  sd: number;
  decimals: number;
  /** How far it may be from another one, as a part of that. */
  slack: number;
}

/** The spread by each form in which it is told. */
function reportedSpreads(values: ArmValues): ReportedSpread[] {
  const forms = [
    { key: 'sd', what: 'standard deviation', slack: 0 },
    { key: 'se', what: 'standard error', slack: 0.1 },
    // Adjusted intervals differ for good reason, but not by more than half.
    { key: 'ci', what: 'interval', slack: 0.5 },
  ] as const;
  return forms.flatMap((form) => {
    if (form.key === 'ci' && !exact(values.mean)) return [];
    const spread = spreadOf({
      ...values,
      sd: null,
      se: null,
      ci: null,
      [form.key]: values[form.key],
    });
    return spread
      ? [
          {
            ...form,
            sd: spread.sd,
            decimals: Math.max(1, spread.from[0]!.decimals),
          },
        ]
      : [];
  });
}

function checkAlike(first: ReportedSpread, { key, what, sd, slack }: ReportedSpread, path: string): Compared {
  const apart = Math.abs(sd / first.sd - 1);
  const agreement: Agreement = apart < 1e-9 ? 'agrees' : apart <= slack ? 'agrees by rounding' : 'disagrees';
  const shown = computedAs(sd, first.decimals);
  return compared(`${path}.${key}`, `the spread by the ${what}, ${shown}, and the other`, agreement, {
    message: `the ${what} tells a standard deviation of ${shown}, not ${computedAs(first.sd, first.decimals)}`,
    hint: 'check which of the two it is, and n',
    by: `${key === 'se' ? 'standard error × √n' : 'half the interval ÷ the quantile of its level × √n'}, within ${100 * slack}%`,
  });
}

/** Standard errors under the name of deviations show beside the interval of the difference. */
function checkDifference({ measure, arm, versus, ci }: TrialComparison, ofArms: readonly ValuesOfArm[], path: string) {
  const [low, high, level] = [exact(ci?.low), exact(ci?.high), exact(ci?.level)];
  const [one, two] = [arm, versus].map((of) => deviationOf(ofArms.find((figures) => figures.arm === of)?.values));
  if (measure !== 'mean difference' || ci?.sides !== 'two' || !low || !high || !level || !one || !two) return [];
  const limits = `${String(low)} to ${String(high)}`;
  const holds = !areErrors([one, two], low.value, high.value, level.value);
  return [
    should(
      `${path}.${arm.id}.sd`,
      `the standard deviations ${one.sd} and ${two.sd} and the interval ${limits} of the difference`,
      holds,
      `${one.sd} and ${two.sd} fit the interval of the difference, ${limits}, only as standard errors`,
      'if that is what they are, write “se” in place of “sd”',
    ),
  ];
}

function deviationOf(values: ArmResult | undefined): Spread | null {
  if (values === undefined || typeof values === 'string') return null;
  const [sd, n] = [exact(values.sd), exact(values.n)];
  return sd && n && n.value > 1 ? { sd: sd.value, n: n.value } : null;
}
