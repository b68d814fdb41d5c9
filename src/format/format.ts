/**
 * Number to text: the only place, for every output. What leaves here is printed
 * as it is; nobody parses, pads or rounds it again.
 *
 * Minus is U+2212. A relation stands before its number without a space, as in
 * `<0.0001`. Digits are the source's.
 */
import type { NumberStyle } from '../dataset/number-styles.js';
import { lookUp, piecesOf, type Filter, type Prose, type Reference } from '../dataset/prose.js';
import { isQuantity, Quantity, type Absent } from '../dataset/quantity.js';
import { roundedTo } from '../statistics/digits.js';
import type { ArmValues, Dataset, Interval, Value } from '../dataset/schema.js';

/** In cells of tables; prose spells it out. */
export const notReported = 'NR';
/** In cells of tables, where there is nothing to report. */
export const notApplicable = '–';
/** In cells of tables, of a limit that could not be estimated. */
export const notEstimable = 'NE';

/** Each absence in a cell. */
const absences: Record<Absent, string> = {
  'not reported': notReported,
  'not applicable': notApplicable,
  'not reached': 'not reached',
  'not estimable': notEstimable,
  '∞': '∞',
  '−∞': '−∞',
};

/** `−19.2`, `<0.0001`, `75`, with the marks of the value's own style: `16·6`, `43,548`, `.04`. */
export function formatQuantity(quantity: Quantity): string {
  const { relation, value, digits, style } = quantity;
  if (quantity.kind === 'p') return formatP(quantity);
  return `${relation}${signed(value, style)}${withMarks(digits, style)}`;
}

const signed = (value: number, { minus }: NumberStyle): string => (value < 0 ? minus : '');

/** Digits with a point as a style marks them: groups of three from five digits on, and its decimal mark. */
function withMarks(digits: string, { thousands, decimalMark }: NumberStyle): string {
  const [whole = '', decimals] = digits.split('.');
  const first = whole.length % 3;
  const groups = [whole.slice(0, first), ...(whole.slice(first).match(/.{3}/g) ?? [])];
  const grouped = whole.length < 5 ? whole : groups.filter((group) => group !== '').join(thousands);
  return decimals === undefined ? grouped : `${grouped}${decimalMark}${decimals}`;
}

/** A p value with no more digits than its style leaves, and as a bound below the least that it prints; never with more than reported. */
function formatP({ relation, value, digits, decimals: reported, style }: Quantity): string {
  const { least, leadingZero, decimals: most } = style.p;
  // Of what was reported as 0.00, nobody knows whether it was below 0.001.
  const isKnownBelow = value < least && reported >= decimalsOf(least);
  const plain = (text: string) => withMarks(leadingZero ? text : text.replace(/^0(?=\.)/, ''), style);
  if (isKnownBelow && relation !== '>' && relation !== '≥') return `<${plain(String(least))}`;
  const decimals = Math.min(reported, most(value));
  // Rounding to the usual limit would make of 0.048, and of 0.051, a 0.05.
  const shown = decimals < reported && relation === '' ? roundedP(value, decimals) : digits;
  return `${relation}${plain(shown)}`;
}

/** A p value with its letter, as the number style has it: `P <0.0001`, `p 0·02`. */
export const formatPValue = (p: Quantity): string => `${p.style.p.letter} ${formatQuantity(p)}`;

const decimalsOf = (value: number): number => (String(value).split('.')[1] ?? '').length;

function roundedP(value: number, decimals: number): string {
  const shown = roundedTo(value, decimals);
  return value !== 0.05 && Number(shown) === 0.05 ? roundedP(value, decimals + 1) : shown;
}

/** A value as it is told by itself: percentages, and levels of intervals, never without their sign. */
export const formatAlone = (quantity: Quantity): string => `${formatQuantity(quantity)}${signOf(quantity)}`;

const signOf = ({ kind, style }: Quantity): string => (kind === 'percent' || kind === 'level' ? style.percentSign : '');

/** A value or the words for its absence, for prose. */
export function formatValue(value: Value | null): string {
  return value === null ? 'not reported' : isQuantity(value) ? formatQuantity(value) : value;
}

/** The same for a cell of a table. */
export function formatCell(value: Value | null): string {
  if (isQuantity(value)) return formatQuantity(value);
  return value === null ? notReported : absences[value];
}

/** `11%`, or for a cell of a table what stands where there is no value. */
export function formatPercent(value: Value | null): string {
  return isQuantity(value) ? `${formatQuantity(value)}${value.style.percentSign}` : formatCell(value);
}

/** `−20.4 to −12.1`: “to” and not a dash, which would read as a minus. */
export function formatRange(low: Value | null, high: Value | null): string {
  // A one-sided interval has one limit.
  if (low === 'not applicable') return `up to ${formatCell(high)}`;
  if (high === 'not applicable') return `from ${formatCell(low)}`;
  const isBelow = [low, high].some((limit) => isQuantity(limit) && limit.value < 0);
  const between = isQuantity(low) && isQuantity(high) && !isBelow ? low.style.between : ' to ';
  return `${formatCell(low)}${between}${formatCell(high)}`;
}

/** The short word for an interval with a level. */
export const intervalWord = (type: Interval['type']): string => (type === 'credible' ? 'CrI' : 'CI');

/** `95% CI`, `95% CrI` of a credible one, or what is known of an interval whose level no source states. */
export function intervalName(interval: Interval): string {
  const sides = interval.sides === 'one' ? 'one-sided ' : '';
  return isQuantity(interval.level)
    ? `${sides}${formatAlone(interval.level)} ${intervalWord(interval.type)}`
    : `${sides}${interval.type === 'credible' ? 'credible ' : ''}interval, level not stated`;
}

/**
 * What one arm did, in a cell: `−19.2`, `−19.2 (SD 4.1)`, `4 (11%)`, `4/37 (11%; 4 to 25)`, `81%`, or the words
 * that tell it; with what is printed in it, since an arm may have more values than a cell shows.
 */
export function armInCell(values: ArmValues): { text: string; from: (Value | Prose | null | undefined)[] } {
  const { mean, median, events, n, percent, rate, person_time: time, ci, told } = values;
  // A median that was not reached, or not reported, does not hide what was counted.
  const middle = [mean, median, rate].find(isQuantity);
  if (middle) {
    const spread = spreadInCell(values);
    const counted = middle === rate ? countsInCell(events, n, time) : null;
    return {
      text: `${counted ? `${counted.text}; ` : ''}${formatQuantity(middle)}${spread ? ` (${spread.text})` : ''}`,
      from: [...(counted?.from ?? []), middle, ...(spread?.from ?? [])],
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
  // A median that was not reached can have a limit that was, and a range of those followed.
  const spread = spreadInCell(values);
  return {
    text: `${formatCell(absence)}${spread ? ` (${spread.text})` : ''}`,
    from: [absence, ...(spread?.from ?? [])],
  };
}

/** `39/2136`, `39 in 1939 person-years`, or `39 events`: the events of a rate, among people, in time, or alone. */
function countsInCell(
  events: Value | null,
  n: Value | null,
  time: Value | null,
): { text: string; from: Value[] } | null {
  if (!isQuantity(events)) return null;
  if (isQuantity(time))
    return { text: `${formatQuantity(events)} in ${formatQuantity(time)} ${timeUnit(time)}`, from: [events, time] };
  if (isQuantity(n)) return { text: `${formatQuantity(events)}/${formatQuantity(n)}`, from: [events, n] };
  return { text: `${formatQuantity(events)} ${events.value === 1 ? 'event' : 'events'}`, from: [events] };
}

/** The unit of the time in which events were counted, as that of their rate tells it: person-years of `per 100 person-years`. */
const timeUnit = ({ unit }: Quantity): string =>
  /(?<!\p{L})\p{L}+-(?:years?|months?|days?)/u.exec(unit)?.[0] ?? 'of follow-up';

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
export function formatProse(prose: Prose, dataset: Dataset): string {
  return piecesOf(prose)
    .map((piece) => ('words' in piece ? piece.words : formatReference(dataset, piece)))
    .join('');
}

/** A percent sign is printed with a percentage, and where one stands behind the reference; never twice. */
function formatReference(dataset: Dataset, { path, filters, hasSign }: Reference): string {
  const { found } = lookUp(dataset, path);
  if (!isQuantity(found)) return `${String(found)}${hasSign ? '%' : ''}`;
  const sign = hasSign || found.kind === 'percent' ? found.style.percentSign : '';
  return `${formatQuantity(filters.reduce((value, filter) => filtered(value, filter as Filter), found))}${sign}`;
}

/** What a filter leaves of a value: its size without sign and bound, or the nearest whole number without its bound. */
function filtered(quantity: Quantity, filter: Filter): Quantity {
  const { value, digits, kind, unit, style } = quantity;
  const as = (number: number, shown: string) => Object.assign(new Quantity('', number, shown), { kind, unit, style });
  switch (filter) {
    case 'size':
      return as(Math.abs(value), digits);
    case 'rounded': {
      const whole = Number(roundedTo(value, 0));
      return as(whole, String(Math.abs(whole)));
    }
  }
}

/**
 * Labels of an axis, with the marks of a style: all with as many digits as the finest needs. Ticks are
 * multiples of a round step, so that `toFixed` has nothing to round.
 */
export function formatTicks(ticks: readonly number[], style: NumberStyle): string[] {
  const decimals = Math.max(0, ...ticks.map(decimalsOf));
  return ticks.map((tick) => `${signed(tick, style)}${withMarks(Math.abs(tick).toFixed(decimals), style)}`);
}
