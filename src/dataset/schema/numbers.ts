/** Numbers of a dataset, as the source prints them, with their intervals, ranges and margins. */
import * as z from 'zod';
import { Quantity, readAbsent, readQuantity, Requested, Written, type Absent } from '../quantity.js';
import { about } from './texts.js';

const quantityMessage =
  'expected a number as printed (−19.2, <0.0001, 0.50), “not reported”, “not applicable”, or {value, source, at}';

function toQuantity(value: unknown): Quantity | Absent | null {
  if (value instanceof Requested) return value;
  if (value instanceof Written || typeof value === 'string')
    return readAbsent(String(value)) ?? readQuantity(String(value));
  return null;
}

/** The long form of a value, which names its own source. */
interface LongForm {
  value?: unknown;
  source?: unknown;
  at?: unknown;
  known?: unknown;
}

const isGroup = (input: unknown): input is LongForm =>
  input !== null &&
  typeof input === 'object' &&
  !Array.isArray(input) &&
  !(input instanceof Written) &&
  !(input instanceof Quantity);

const words = (input: unknown) => (typeof input === 'string' || input instanceof Written ? String(input).trim() : null);

const endlessMessage =
  '∞ may be an end of an interval or of a range, a median or an estimate; here stands a number, or “not reported”';

/** What is without end is no count, share or probability. */
const isEndless = (read: unknown) => read === '∞' || read === '−∞';

/** A value that may also be without end: `∞`, `−∞`. */
export const endless = z.unknown().transform((input, context) => {
  const { value, source, at, known, ...rest } = isGroup(input) ? input : { value: input };
  const read = toQuantity(value);
  const extra = Object.keys(rest);
  if (extra.length > 0) context.addIssue({ code: 'unrecognized_keys', keys: extra, input: rest });
  else if (read === null) context.addIssue({ code: 'custom', message: quantityMessage });
  if (extra.length > 0 || read === null) return z.NEVER;
  if (read instanceof Quantity) {
    read.source = words(source);
    read.at = words(at);
    read.known = words(known);
  }
  return read;
});

/** A value as the source prints it, or the words for its absence. */
export const quantity = endless.refine((read) => !isEndless(read), { error: endlessMessage });

const toRequested = (input: unknown) => (input === 'calculated' ? new Requested() : input);

/** A value that may also be asked for: `calculated` makes it here, from others. */
export const calculable = z.unknown().transform(toRequested).pipe(quantity).meta({ calculable: true });

/** The same of an effect, which may be without end. */
export const calculableEffect = z.unknown().transform(toRequested).pipe(endless).meta({ calculable: true });

export const intervalSchema = z.strictObject({
  low: endless.meta(about('The lower end.', '-20.4')),
  high: endless.meta(about('The upper end.', '-12.1')),
  /** Percent, such as 95, or “not stated”. */
  level: z
    .union([z.literal('not stated'), quantity], { error: 'expected a level in percent, such as 95, or “not stated”' })
    .meta(about('Its level in percent, or not stated; never a guess.', '95')),
  sides: z
    .enum(['one', 'two'])
    .optional()
    .default('two')
    .meta(
      about(
        'One of one, two; a one-sided interval has one limit, and not applicable for the other; two if left out.',
        'one',
      ),
    ),
  type: z
    .enum(['confidence', 'credible'])
    .optional()
    .default('confidence')
    .meta(
      about(
        'One of confidence, credible; a credible interval is of a Bayesian model, and printed as CrI; confidence if left out.',
        'credible',
      ),
    ),
});

/** The interval of an arm, which may be asked for too. */
export const askableInterval = z.union([
  z.literal('calculated').transform(() => ({
    low: new Requested(),
    high: new Requested(),
    level: new Requested(),
    sides: 'two' as const,
    type: 'confidence' as const,
  })),
  intervalSchema,
]);

/** How the values of an arm are spread, where neither a deviation nor an interval tells it. */
export const rangeSchema = z.strictObject({
  low: endless.meta(about('The lower end.', '2')),
  high: endless.meta(about('The upper end.', '9')),
  of: z
    .enum(['quartiles', 'extremes'])
    .meta(about('One of quartiles (interquartile range), extremes (smallest to largest).', 'quartiles')),
});

/** Two margins: the effects below and above no effect that still count as equivalent. */
export const marginsSchema = z.strictObject({
  low: quantity.meta(about('The lower margin: the least effect that still counts as equivalent.', '0.80')),
  high: quantity.meta(about('The upper margin: the largest effect that still counts as equivalent.', '1.25')),
});

export const margin = z.union([quantity, marginsSchema], {
  error: 'expected a number as printed, such as -7.5, or {low, high} for equivalence',
});
