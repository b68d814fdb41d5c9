/**
 * What in a dataset contradicts what, told by plain arithmetic of its own: it decides which planted errors can be seen at
 * all, without asking the checks.
 */
import { armsOf, comparisonsOf, half, numberAt, rowsOf, writtenAt, type Row } from './plain.js';

const differences = ['mean difference', 'risk difference', 'median difference'];
const ratios = ['risk ratio', 'odds ratio', 'hazard ratio', 'rate ratio', 'recurrent-event ratio'];
const isEven = (measure: unknown) => measure === 'mean difference' || ratios.includes(measure as string);

/** Each contradiction in words; empty where nothing speaks against anything. */
export function contradictionsIn(root: Row): string[] {
  return [...inTotals(root), ...rowsOf(root, 'results').flatMap((row) => inResult(root, row)), ...inEvents(root)];
}

function inEvents(root: Row): string[] {
  return rowsOf(root, 'adverse_events').flatMap((row) =>
    row.disagreement ? [] : armsOf(row).flatMap(([id, values]) => inCounts(root, id, values, row)),
  );
}

const armRow = (root: Row, id: string) => rowsOf(root, 'arms').find((arm) => arm.id === id);

function inCounts(root: Row, id: string, values: Row, row: Row): string[] {
  const [events, percent] = [numberAt(values, 'events'), numberAt(values, 'percent')];
  const isOfAll = row.population === undefined || rowsOf(root, 'populations')[0]?.id === row.population;
  const n = numberAt(values, 'n') ?? (isOfAll && 'kind' in row ? numberAt(armRow(root, id), 'n') : null);
  const found: string[] = [];
  if (events !== null && n !== null && events > n) found.push(`${events} events in ${n} people`);
  if (percent !== null && (percent < 0 || percent > 100)) found.push(`${percent}% of people`);
  if (
    events !== null &&
    n !== null &&
    n > 0 &&
    percent !== null &&
    Math.abs((100 * events) / n - percent) > half(values, 'percent')
  )
    found.push(`${events}/${n} and ${percent}%`);
  const assigned = numberAt(armRow(root, id), 'n');
  const own = numberAt(values, 'n');
  if (own !== null && assigned !== null && own > assigned && !values.counted)
    found.push(`${own} of ${assigned} people`);
  return found;
}

function inTotals(root: Row): string[] {
  const { structure } = root.design as Row;
  const total = numberAt(root.participants as Row, 'randomised');
  const arms = rowsOf(root, 'arms')
    .filter((arm) => !arm.pools && !arm.external)
    .map((arm) => numberAt(arm, 'n'));
  const found: string[] = [];
  if (total !== null && !arms.includes(null) && structure !== 'crossover' && structure !== 'factorial') {
    const sum = arms.reduce<number>((left, right) => left + right!, 0);
    if (sum !== total) found.push(`the arms sum to ${sum}, not ${total}`);
  }
  for (const population of rowsOf(root, 'populations')) {
    const n = numberAt(population, 'n');
    if (n !== null && total !== null && n > total && !population.external)
      found.push(`${n} of ${total} in a population`);
  }
  const sites = root.sites as Row | undefined;
  const countries = sites
    ? Object.keys(sites.countries as Row).map((key) => numberAt(sites.countries as Row, key))
    : [];
  const all = numberAt(sites, 'total');
  if (all !== null && countries.length > 0 && !countries.includes(null)) {
    const sum = countries.reduce<number>((left, right) => left + right!, 0);
    if (sum !== all) found.push(`the sites sum to ${sum}, not ${all}`);
  }
  return found;
}

function inResult(root: Row, row: Row): string[] {
  const outcome = rowsOf(root, 'outcomes').find(({ id }) => id === row.outcome)!;
  return [
    ...(row.disagreement ? [] : armsOf(row).flatMap(([id, values]) => inCounts(root, id, values, row))),
    ...armsOf(row).flatMap(([, values]) => inInterval(values.ci as Row | undefined, values, middleKey(values))),
    ...comparisonsOf(row).flatMap((comparison) => inComparison(root, row, outcome, comparison)),
  ];
}

const middleKey = (values: Row) => ['mean', 'median', 'percent', 'rate'].find((key) => key in values) ?? 'mean';

function inInterval(ci: Row | undefined, row: Row, key: string): string[] {
  const [low, high, value] = [numberAt(ci, 'low'), numberAt(ci, 'high'), numberAt(row, key)];
  if (low === null || high === null) return [];
  if (low > high) return [`limits ${low} to ${high}`];
  if (value === null) return [];
  return value < low - half(row, key) || value > high + half(row, key) ? [`${value} outside ${low} to ${high}`] : [];
}

function inComparison(root: Row, row: Row, outcome: Row, comparison: Row): string[] {
  const ci = comparison.ci as Row | undefined;
  const outside = inInterval(ci, comparison, 'estimate');
  const { measure } = comparison;
  const isRatio = ratios.includes(measure as string);
  const estimate = numberAt(comparison, 'estimate');
  const ends = ['low', 'high'].map((key) => numberAt(ci, key));
  const found = [...outside];
  if (isRatio && [estimate, ...ends].some((one) => one !== null && one < 0)) found.push('a ratio below 0');
  if (measure === 'vaccine efficacy' && [estimate, ...ends].some((one) => one !== null && one > 100))
    found.push('an efficacy above 100');
  return found.length > 0
    ? found
    : [
        ...inMiddle(comparison),
        ...inP(comparison),
        ...inArms(root, row, outcome, comparison),
        ...inClaims(root, row, outcome, comparison),
      ];
}

/** Of an estimate whose interval is even on its scale, more than a sixth of the width from its middle. */
function inMiddle(comparison: Row): string[] {
  const ci = comparison.ci as Row | undefined;
  const [value, low, high] = [numberAt(comparison, 'estimate'), numberAt(ci, 'low'), numberAt(ci, 'high')];
  if (value === null || low === null || high === null || !isEven(comparison.measure) || ci!.sides === 'one') return [];
  const isRatio = ratios.includes(comparison.measure as string);
  if (isRatio && low <= 0) return [];
  const scale = isRatio ? Math.log : (one: number) => one;
  const rounding = (isRatio ? 1 / low : 1) * (half(comparison, 'estimate') + half(ci!, 'low'));
  const apart = Math.abs(scale(value) - (scale(low) + scale(high)) / 2);
  return apart > rounding + (scale(high) - scale(low)) / 6 ? [`${value} is not the middle of ${low} to ${high}`] : [];
}

/** p at 0.05 and an interval of 95%, where neither touches its border. */
function inP(comparison: Row): string[] {
  const ci = comparison.ci as Row | undefined;
  const [low, high, level] = [numberAt(ci, 'low'), numberAt(ci, 'high'), numberAt(ci, 'level')];
  const raw = comparison.p;
  const written = typeof raw === 'object' && raw !== null ? (raw as Row).value : raw;
  const text = typeof written === 'string' ? /^(<?)(\d\.\d+)$/.exec(written) : null;
  if (!text || low === null || high === null || level !== 95 || comparison.margin || ci!.type === 'credible') return [];
  const none = ratios.includes(comparison.measure as string) ? 1 : 0;
  const p = Number(text[2]);
  const excludes = low - half(ci!, 'low') > none || high + half(ci!, 'high') < none;
  const includes = low + half(ci!, 'low') < none && high - half(ci!, 'high') > none;
  if (p < 0.045 && includes) return [`p ${text[0]} and ${low} to ${high}`];
  return text[1] === '' && p > 0.055 && excludes ? [`p ${text[0]} and ${low} to ${high}`] : [];
}

/** The value of an arm that an estimate is made of; shares in percent. */
function valueOf(root: Row, id: string, values: Row, measure: unknown): number | null {
  if (measure === 'mean difference') return numberAt(values, 'mean');
  if (measure === 'median difference') return numberAt(values, 'median');
  if (measure === 'rate ratio' || measure === 'recurrent-event ratio') return numberAt(values, 'rate');
  const [events, n] = [numberAt(values, 'events'), numberAt(values, 'n') ?? numberAt(armRow(root, id), 'n')];
  return events !== null && n !== null && n > 0 ? (100 * events) / n : numberAt(values, 'percent');
}

function inArms(root: Row, row: Row, outcome: Row, comparison: Row): string[] {
  const { measure } = comparison;
  const estimate = numberAt(comparison, 'estimate');
  const values = [comparison.arm, comparison.versus].map((id) => {
    const own = ((row.arms ?? {}) as Row)[id as string];
    return typeof own === 'object' && own !== null ? valueOf(root, id as string, own as Row, measure) : null;
  });
  const [one, two] = values;
  if (estimate === null || one == null || two == null) return [];
  const isAdjusted = comparison.adjusted !== undefined;
  const told = `${estimate} and ${one.toFixed(1)} v ${two.toFixed(1)}`;
  if (differences.includes(measure as string)) {
    const slack = 2 * 0.5 + half(comparison, 'estimate');
    const apart = Math.abs(one - two - estimate);
    return apart > slack * unitOf(row, comparison) && !isAdjusted ? [told] : [];
  }
  if (measure === 'hazard ratio') return inHazard(row, outcome, comparison, one, two) ? [told] : [];
  if (one <= 0 || two <= 0 || estimate <= 0) return [];
  const odds = (share: number) => share / (100 - share);
  const made = measure === 'odds ratio' ? odds(one) / odds(two) : one / two;
  const isOfArms = measure === 'risk ratio' || measure === 'odds ratio' || measure === 'rate ratio';
  const most = isAdjusted ? null : 1.35;
  return isOfArms && most && Math.max(made / estimate, estimate / made) > most ? [told] : [];
}

/** Decimals of the values of arms: a difference of whole percentages can be off by one. */
function unitOf(row: Row, comparison: Row): number {
  const decimals = [comparison.arm, comparison.versus].map((id) => {
    const values = ((row.arms ?? {}) as Row)[id as string] as Row;
    const key = ['mean', 'median', 'percent'].find((one) => one in values);
    return key ? (writtenAt(values, key)?.split('.')[1]?.length ?? 0) : 0;
  });
  return 10 ** -Math.min(...decimals);
}

/** A hazard ratio that excludes 1 beside shares with the event that lie the other way round. */
function inHazard(row: Row, outcome: Row, comparison: Row, one: number, two: number): boolean {
  const ci = comparison.ci as Row | undefined;
  const [low, high] = [numberAt(ci, 'low'), numberAt(ci, 'high')];
  if (low === null || high === null || (low <= 1 && high >= 1) || Math.abs(one - two) < 2) return false;
  return outcome.better === 'lower' && high < 1 !== one < two;
}

/** A headline that rests on one side being better, against the side on which the estimate lies. */
function inClaims(root: Row, row: Row, outcome: Row, comparison: Row): string[] {
  const estimate = numberAt(comparison, 'estimate');
  const { measure } = comparison;
  if (estimate === null || !(differences.includes(measure as string) || measure === 'risk ratio')) return [];
  const name = `results.${row.id as string}.comparisons.${comparison.arm as string}`;
  const asked = JSON.stringify(root).match(new RegExp(`"${name}":"(better|worse) than comparator"`));
  if (!asked || (outcome.better !== 'lower' && outcome.better !== 'higher')) return [];
  const none = measure === 'risk ratio' ? 1 : 0;
  const isBetter = outcome.better === 'higher' ? estimate > none : estimate < none;
  return isBetter === (asked[1] === 'better') ? [] : [`“${asked[1]} than comparator” and ${estimate}`];
}
