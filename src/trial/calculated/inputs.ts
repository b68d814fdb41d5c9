/** What calculations are made from: the values of one arm as a source reports them. */
import { sdFromError, sdFromInterval, type Sample } from '../../statistics/mean.js';
import type { Counts } from '../../statistics/proportion.js';
import { isQuantity, type Quantity } from '../../dataset/quantity.js';
import type { ArmValues } from '../../dataset/schema.js';
import { reported } from './calculated.js';

/** Events and participants where both are whole numbers that fit. */
export function countsOf({ events, n }: ArmValues): Counts | null {
  const [count, people] = [reported(events)?.value, reported(n)?.value];
  if (count === undefined || people === undefined) return null;
  return Number.isInteger(count) && Number.isInteger(people) && people > 0 && count <= people
    ? { events: count, n: people }
    : null;
}

/** The values behind those counts. */
export const quantitiesOf = ({ events, n }: ArmValues): Quantity[] => [events, n].filter(isQuantity);

/** Standard deviation, and participants, with the values that they come from. */
interface Spread {
  sd: number;
  n: number;
  /** How many times the rounding of what it comes from is in it. */
  times: number;
  from: Quantity[];
}

/** The spread of one arm, from whichever form is reported. */
export function spreadOf({ sd, se, ci, n }: ArmValues): Spread | null {
  const people = reported(n);
  if (!people || people.value < 2) return null;
  const root = Math.sqrt(people.value);
  const spread = (value: number, times: number, of: Quantity[]): Spread => ({
    sd: value,
    n: people.value,
    times,
    from: [...of, people],
  });
  const [deviation, error] = [reported(sd), reported(se)];
  if (deviation) return spread(deviation.value, 1, [deviation]);
  if (error) return spread(sdFromError(error.value, people.value), root, [error]);
  const [low, high, level] = [reported(ci?.low), reported(ci?.high), reported(ci?.level)];
  if (!low || !high || !level || ci?.sides === 'one' || ci?.type === 'credible') return null;
  const made = sdFromInterval(low.value, high.value, people.value, level.value);
  return spread(made, (2 * made) / (high.value - low.value), [low, high]);
}

/** Mean, spread and number of one arm. */
export function sampleOf(values: ArmValues): (Sample & { from: Quantity[] }) | null {
  const [middle, spread] = [reported(values.mean), spreadOf(values)];
  return middle && spread && { ...spread, mean: middle.value, from: [middle, ...spread.from] };
}
