/**
 * Number to text: the only place, for every output. What leaves here is printed
 * as it is; nobody parses, pads or rounds it again.
 *
 * Minus is U+2212. A relation stands before its number without a space, as in
 * `<0.0001`. Digits are the source's.
 */
import { piecesOf, type Filter, type Prose, lookUp } from '../dataset/prose.js';
import { isQuantity, Quantity } from '../dataset/quantity.js';
import { roundedTo } from '../statistics/digits.js';
import type { ArmValues, Interval, Value } from '../dataset/schema.js';

/** In cells of tables; prose spells it out. */
export const notReported = 'NR';
/** In cells of tables, where there is nothing to report. */
export const notApplicable = '–';

const minus = '−';

/** `−19.2`, `<0.0001`, `75`. */
export function formatQuantity({ relation, value, digits }: Quantity): string {
  return `${relation}${value < 0 ? minus : ''}${digits}`;
}

/** A value as it is told by itself: percentages, and levels of intervals, never without their sign. */
export const formatAlone = (quantity: Quantity): string =>
  `${formatQuantity(quantity)}${/(percent|\.level)$/.test(quantity.path) ? '%' : ''}`;

/** A value or the words for its absence, for prose. */
export function formatValue(value: Value | null): string {
  return value === null ? 'not reported' : isQuantity(value) ? formatQuantity(value) : value;
}

/** The same for a cell of a table. */
export function formatCell(value: Value | null): string {
  if (value === 'not applicable') return notApplicable;
  return isQuantity(value) ? formatQuantity(value) : notReported;
}

/** `11%`, or for a cell of a table what stands where there is no value. */
export function formatPercent(value: Value | null): string {
  return isQuantity(value) ? `${formatQuantity(value)}%` : formatCell(value);
}

/** `−20.4 to −12.1`: “to” and not a dash, which would read as a minus. */
export function formatRange(low: Value | null, high: Value | null): string {
  // A one-sided interval has one limit.
  if (low === 'not applicable') return `up to ${formatCell(high)}`;
  if (high === 'not applicable') return `from ${formatCell(low)}`;
  return `${formatCell(low)} to ${formatCell(high)}`;
}

/** The short word for an interval with a level. */
export const intervalWord = (type: Interval['type']): string => (type === 'credible' ? 'CrI' : 'CI');

/** `95% CI`, `95% CrI` of a credible one, or what is known of an interval whose level no source states. */
export function intervalName(interval: Interval): string {
  const sides = interval.sides === 'one' ? 'one-sided ' : '';
  return isQuantity(interval.level)
    ? `${sides}${formatQuantity(interval.level)}% ${intervalWord(interval.type)}`
    : `${sides}${interval.type === 'credible' ? 'credible ' : ''}interval, level not stated`;
}

/**
 * What one arm did, in a cell: `−19.2`, `−19.2 (SD 4.1)`, `4 (11%)`, `4/37 (11%; 4 to 25)`, `81%`, or the words
 * that tell it; with what is printed in it, since an arm may have more values than a cell shows.
 */
export function armInCell(values: ArmValues): { text: string; from: (Value | Prose | null | undefined)[] } {
  const { mean, median, events, n, percent, rate, ci, told } = values;
  // A median that was not reached, or not reported, does not hide what was counted.
  const middle = [mean, median, rate].find(isQuantity);
  if (middle) {
    const spread = spreadInCell(values);
    return {
      text: `${formatQuantity(middle)}${spread ? ` (${spread.text})` : ''}`,
      from: [middle, ...(spread?.from ?? [])],
    };
  }
  const range = ci ? [formatRange(ci.low, ci.high)] : [];
  const limits = ci ? [ci.low, ci.high] : [];
  if (isQuantity(events)) {
    const count = `${formatQuantity(events)}${isQuantity(n) ? `/${formatQuantity(n)}` : ''}`;
    const inBrackets = [...(isQuantity(percent) ? [formatPercent(percent)] : []), ...range].join('; ');
    return { text: inBrackets ? `${count} (${inBrackets})` : count, from: [events, n, percent, ...limits] };
  }
  if (isQuantity(percent)) {
    return {
      text: [formatPercent(percent), ...range.map((told) => `(${told})`)].join(' '),
      from: [percent, ...limits],
    };
  }
  if (told) return { text: told.text, from: [told] };
  const absence = mean ?? median ?? rate ?? events ?? percent;
  return { text: formatCell(absence), from: [absence] };
}

/** The first that is known of interval, `SD 4.1`, `SE 0.9` and `IQR 2 to 9`. */
function spreadInCell({ ci, sd, se, range }: ArmValues): { text: string; from: Value[] } | null {
  if (ci) return { text: formatRange(ci.low, ci.high), from: [ci.low, ci.high] };
  if (sd) return { text: `SD ${formatCell(sd)}`, from: [sd] };
  if (se) return { text: `SE ${formatCell(se)}`, from: [se] };
  if (!range) return null;
  const name = range.of === 'quartiles' ? 'IQR' : 'range';
  return { text: `${name} ${formatRange(range.low, range.high)}`, from: [range.low, range.high] };
}

/** `22 July 2025` from `2025-07-22`, in English. */
export function formatDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const names = 'January February March April May June July August September October November December'.split(' ');
  return [...(day ? [Number(day)] : []), names[Number(month) - 1], year].join(' ');
}

/** `a`, `a and b`, `a, b and c`. */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/**
 * A sentence with its references replaced by the values they lead to. The
 * dataset has been checked, so that every reference leads somewhere.
 */
export function formatProse(prose: Prose, dataset: unknown): string {
  return piecesOf(prose)
    .map((piece) => ('words' in piece ? piece.words : formatReference(dataset, piece.path, piece.filters)))
    .join('');
}

function formatReference(dataset: unknown, path: string, filters: string[]): string {
  const { found } = lookUp(dataset, path);
  if (!isQuantity(found)) return String(found);
  const percent = path.endsWith('percent') ? '%' : '';
  return `${formatQuantity(filters.reduce((value, filter) => filtered(value, filter as Filter), found))}${percent}`;
}

/** What a filter leaves of a value: its size without sign and bound, or the nearest whole number without its bound. */
function filtered({ value, digits }: Quantity, filter: Filter): Quantity {
  switch (filter) {
    case 'size':
      return new Quantity('', Math.abs(value), digits);
    case 'rounded': {
      const whole = Number(roundedTo(value, 0));
      return new Quantity('', whole, String(Math.abs(whole)));
    }
  }
}

/**
 * Labels of an axis: all with as many digits as the finest needs. Ticks are
 * multiples of a round step, so that `toFixed` has nothing to round.
 */
export function formatTicks(ticks: readonly number[]): string[] {
  const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));
  return ticks.map((tick) => `${tick < 0 ? minus : ''}${Math.abs(tick).toFixed(decimals)}`);
}
