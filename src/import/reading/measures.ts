/** What the figures of an outcome are: how the record's words for it map to the dataset's. */
import type { Measurement, RegistryOutcome } from '../registry-trial.js';
import { isRatio } from '../../trial/effect.js';
import { isGeometricMean } from '../../trial/outcome-types.js';
import { exact, figure } from './numbers.js';
import { isInterval } from './implausible-spreads.js';
import type { ArmResult, OutcomeType, Reading, SpreadDraft } from '../drafts.js';

/** Chooses by the parameter, the unit and the title of the outcome. */
export function readingOf(outcome: RegistryOutcome): Reading {
  const { parameter, unit, title, analyses } = outcome;
  const timed =
    analyses.some(({ measure }) => measure?.measure === 'hazard ratio') || /survival|^time to\b/i.test(title);
  const reading = (type: OutcomeType, key: Reading['key'], measure: string, remark = ''): Reading => ({
    type,
    key,
    measure,
    unit,
    remark,
  });
  switch (parameter) {
    case 'median':
      return reading(timed ? 'time-to-event' : 'continuous', 'median', `median${unit ? `, ${unit}` : ''}`);
    case 'mean':
    case 'least squares mean':
    case 'log mean': {
      const name = parameter;
      // Not under “mean” either: a difference of ratios is none.
      if (isToBaseline(outcome)) return asRatios(name, unit);
      return reading('continuous', 'mean', `${name}${unit ? `, ${unit}` : ''}`);
    }
    case 'geometric mean':
      if (/\bchange\b/i.test(title) && isToBaseline(outcome)) return asRatios('geometric mean', unit);
      // Not under “mean”: differences and intervals of means must not be calculated from it.
      return reading('rate', 'rate', `geometric mean${unit ? `, ${unit}` : ''}`);
    case 'count of participants':
      return reading(timed ? 'time-to-event' : 'binary', 'events', 'participants');
    default:
      return readNumber(outcome, timed, reading);
  }
}

/** Means of what may be ratios to baseline, whatever their unit says. */
const asRatios = (name: string, unit: string): Reading => ({
  type: 'rate',
  key: 'rate',
  measure: `${name} as ratios?${unit ? `, ${unit}` : ''}`,
  unit: unit && `${unit}, or a ratio?`,
  remark: toBaseline,
});

const toBaseline =
  'Doubtful: compared by ratios and near 1, the values look like ratios to baseline; no difference is calculated of them.';

/** Whether means are of ratios to baseline: all that compares them are ratios, and all values are as ratios are. */
function isToBaseline(outcome: RegistryOutcome): boolean {
  const estimated = outcome.analyses.filter(({ parameter }) => parameter !== '');
  const values = measurementsOf(outcome).flatMap(({ value }) => exact(figure(value)) ?? []);
  if (/\bratio to (the )?baseline\b|\bfold[- ]change\b/i.test(`${outcome.title} ${outcome.unit}`)) return true;
  // A rate has events per time, and no baseline.
  if (/\bper\b/i.test(outcome.unit)) return false;
  const areRatios = estimated.length > 0 && estimated.every(({ measure }) => measure && isRatio(measure));
  return areRatios && values.length > 0 && values.every((value) => value > 0.1 && value < 10);
}

function readNumber(
  outcome: RegistryOutcome,
  timed: boolean,
  reading: (type: OutcomeType, key: Reading['key'], measure: string, remark?: string) => Reading,
): Reading {
  const { unit, title } = outcome;
  if (/^(number of )?(participants|subjects|patients|people)\b/i.test(unit) && !/\/|per\b/i.test(unit)) {
    return reading(timed ? 'time-to-event' : 'binary', 'events', 'participants');
  }
  const values = measurementsOf(outcome).map(({ value }) => exact(figure(value)));
  const known = values.filter((value) => value !== null);
  const people = /participant|patient|subject|responder|women|men\b|children/i.test(`${unit} ${title}`);
  const percent =
    /%|percent/i.test(unit) && people && !/change|haemoglobin|hemoglobin|hba1c|days|time|ratio/i.test(unit);
  if (percent && known.every((value) => value >= 0 && value <= 100)) {
    if (known.some((value) => value % 1 !== 0) && known.every((value) => value <= 1)) {
      return reading(
        'rate',
        'rate',
        unit,
        `Doubtful: the unit says “${unit}”, the values look like proportions; kept as written`,
      );
    }
    return reading(timed ? 'time-to-event' : 'binary', 'percent', 'percent of participants');
  }
  return reading(timed ? 'time-to-event' : 'rate', 'rate', unit || 'number');
}

export const measurementsOf = (outcome: RegistryOutcome): Measurement[] =>
  outcome.rows.flatMap(({ measurements }) => measurements);

/** What an arm did, or `not reported`; with what the dataset has no key for as a remark. */
export function armFigures(
  reading: Pick<Reading, 'key'> & { measure?: string },
  dispersionType: string,
  n: string | null,
  measurement: Measurement | undefined,
): { arm: ArmResult; remark: string } {
  if (!measurement || measurement.value === '') return { arm: 'not reported', remark: '' };
  if (exact(n) === 0) return { arm: 'not applicable', remark: 'nobody was analysed' };
  const value = figure(measurement.value);
  const isGeometric = isGeometricMean(reading.measure ?? '');
  const { spread, remark } = spreadOf(dispersionType, measurement, { value, n, isGeometric });
  const comment = measurement.comment ? `the record remarks: ${measurement.comment}` : '';
  if (value === null) {
    const inWords = /\d/.test(measurement.comment) ? 'told in words in the record' : 'not estimable';
    const told = /^na$/i.test(measurement.value) ? inWords : measurement.value;
    return {
      arm: { n, told },
      remark: [`“${measurement.value}” in the record`, comment].filter(Boolean).join('; '),
    };
  }
  const impossible = reading.key === 'events' && (exact(value) ?? 0) > (exact(n) ?? Infinity);
  return {
    arm: { n, key: reading.key, value, spread },
    remark: [impossible ? 'Doubtful: more than were analysed' : '', remark, comment].filter(Boolean).join('; '),
  };
}

/** Standard deviation, standard error, interval or range; others have no key and become a remark. */
function spreadOf(
  dispersionType: string,
  { spread: written, low: lowerLimit, high: upperLimit }: Measurement,
  { value, n, isGeometric }: { value: string | null; n: string | null; isGeometric: boolean },
): { spread: SpreadDraft; remark: string } {
  const single = figure(written);
  const kind = dispersionType.toLowerCase();
  const [low, high] = [figure(lowerLimit), figure(upperLimit)];
  // Beside a geometric mean, they are of its logarithm, or of nobody knows what.
  if (isGeometric && single) return { spread: {}, remark: `${kind} ${written}, left out beside a geometric mean` };
  if (kind === 'standard deviation' && single) return { spread: { sd: single }, remark: '' };
  if (kind.startsWith('standard error') && single) return { spread: { se: single }, remark: '' };
  const level = /(?<![\d.])([\d.]+)\s*% confidence interval/.exec(kind)?.[1];
  if (level && low !== null && high !== null && holds(low, value, high) && levelOf(level) !== null) {
    return { spread: { ci: { low, high, level } }, remark: '' };
  }
  const of = /inter-?\s?quartile/.test(kind) ? 'quartiles' : kind === 'full range' ? 'extremes' : null;
  if (of === 'extremes' && low && value && high && isInterval(low, value, high, n, isGeometric)) {
    const remark = `Doubtful, and so left out: the range ${low} to ${high} lies around the value as an interval does`;
    return { spread: {}, remark };
  }
  if (of && low !== null && high !== null && holds(low, value, high)) {
    return { spread: { range: { low, high, of } }, remark: '' };
  }
  const limits = [lowerLimit, upperLimit].filter(Boolean).join(' to ');
  const rest = [written, limits].filter(Boolean).join(', ');
  return { spread: {}, remark: rest ? `${kind || 'spread'} ${rest}` : '' };
}

/** Whether an interval runs upwards and holds its estimate. */
export function holds(low: string, value: string | null, high: string): boolean {
  const [from, middle, to] = [exact(low), exact(value), exact(high)];
  if (from === null || to === null) return true;
  return from <= to && (middle === null || (from <= middle && middle <= to));
}

/** A confidence level that can be one, in percent. */
export function levelOf(written: string): string | null {
  const level = figure(written);
  const value = exact(level);
  return value !== null && value >= 50 && value < 100 ? level : null;
}
