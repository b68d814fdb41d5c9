/** A forest plot: comparisons of one measure, those of the outcome's subgroups and its like among them. */
import { directionOf } from '../../trial/direction.js';
import { hasOutcomeUnit, isRatio, measureName, noEffectOf, unitBehindName } from '../../trial/effect.js';
import { factsOf } from '../../trial/measures.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Comparison, Dataset, Result } from '../../dataset/schema.js';
import { formatCell, formatRange, intervalName } from '../../format/format.js';
import { marginNote, marginsOf, ownVerdict } from './margin.js';
import { drawn, sentence, toneOf, type ChartView, type MarkView } from './marks.js';
import { upper } from '../../format/capital.js';
import { armOf, lower, outcomeOf, populationName, populationOf, resultLabel, shortName } from './names.js';
import { limitsOf, printedValue, withMark } from './sources.js';

/** A comparison with the result it belongs to. */
interface Row {
  result: Result;
  comparison: Comparison;
}

/** Null where nothing is compared in numbers. */
export function forestOf(dataset: Dataset, result: Result): ChartView | null {
  const first = estimated(result)[0];
  if (!first) return null;
  const outcome = outcomeOf(dataset, result.outcome);
  const rows = rowsFor(dataset, result, first.comparison);
  const usual = usualInterval(rows);
  const marks = rows.map((row) => markOf(dataset, row, rows, usual));
  const none = noEffectOf(first.comparison);
  const several = rows.some((row) => row.result.outcome !== result.outcome);
  const title = `${upper(measureName(first.comparison))}${several ? '' : `: ${lower(resultLabel(dataset, result))}`}`;
  const who = populationName(dataset, result.population);
  const interval = usual || 'interval not reported';
  const [below, above] = favours(dataset, rows);
  const important = isQuantity(outcome.important_difference) ? outcome.important_difference : null;
  const hasBand = important !== null && hasOutcomeUnit(first.comparison);
  const notes = [
    marks.some(({ low, high }) => low === '' && high === '') ? 'Where no interval is drawn, none is reported.' : '',
    hasBand ? `Shaded: less than the smallest difference that matters, ${printedValue(dataset, important)}.` : '',
    marginNote(
      dataset,
      rows.map(({ comparison }) => comparison),
    ),
  ].filter(Boolean);
  return {
    kind: 'forest',
    title,
    axis: `${upper(measureName(first.comparison))}${unitBehindName(first.comparison, outcome)} (${interval})`,
    // Ratios in percent lie so close to 100 that a logarithmic axis would have no ticks.
    scale:
      factsOf(first.comparison.measure).scale === 'log' &&
      !first.comparison.inPercent &&
      rows.every(({ comparison }) => isAboveZero(comparison))
        ? 'log'
        : 'linear',
    noEffect: none === null ? '' : String(none),
    favoursBelow: below,
    favoursAbove: above,
    important: hasBand ? String(Math.abs(important.value)) : '',
    margin: marginsOf(first.comparison)
      .map(({ value }) => String(value))
      .join(' '),
    note: [`${who}.`, ...notes].join(' '),
    marks,
    alt: sentence(`${title}, ${lower(who)} (${interval})`, marks, sidesInWords(below, above), notes),
  };
}

/** Whether it can stand on a logarithmic scale, of which an interval may leave the end: its limit can be printed as 0. */
function isAboveZero(comparison: Comparison): boolean {
  const { estimate, ci } = comparison;
  const limits = [ci?.low, ci?.high].filter(isQuantity);
  return (
    [estimate, ...marginsOf(comparison)].every((value) => !isQuantity(value) || value.value > 0) &&
    limits.every(({ value }) => value >= 0)
  );
}

/** `95% CI`: what most of the intervals are, or the first of them; empty where there is none. */
function usualInterval(rows: Row[]): string {
  const names = rows.flatMap(({ comparison: { ci } }) => (ci ? [intervalName(ci)] : []));
  const count = (name: string) => names.filter((other) => other === name).length;
  return names.toSorted((a, b) => count(b) - count(a))[0] ?? '';
}

const estimated = (result: Result): Row[] =>
  result.comparisons.filter(({ estimate }) => isQuantity(estimate)).map((comparison) => ({ result, comparison }));

/**
 * What may stand on one axis: for a ratio, which has no unit, every outcome of
 * the same kind that the page tells; for a difference, the same outcome. All participants come first.
 */
function rowsFor(dataset: Dataset, result: Result, first: Comparison): Row[] {
  const { measure, inPercent } = first;
  const { id, type } = outcomeOf(dataset, result.outcome);
  const alike = (other: Result) =>
    isRatio(first)
      ? other.outcome === id || (other.page && outcomeOf(dataset, other.outcome).type === type)
      : other.outcome === id && other.timepoint === result.timepoint;
  const others = dataset.results.filter((other) => other !== result && alike(other));
  const inSame = others.filter(({ population }) => population === result.population);
  const elsewhere = others.filter(({ population }) => population !== result.population);
  return [result, ...inSame, ...elsewhere]
    .flatMap(estimated)
    .filter(({ comparison }) => comparison.measure === measure && comparison.inPercent === inPercent)
    .filter(({ comparison }) => isFactorial(dataset) || comparison.versus === first.versus);
}

/** In a factorial trial each factor has a comparison of its own. */
const isFactorial = ({ design }: Dataset): boolean => design.structure === 'factorial';

/** Labelled by what differs between the rows: the outcome, the arms, the population. */
function markOf(dataset: Dataset, { result, comparison }: Row, rows: Row[], usual: string): MarkView {
  const name = (id: string) => shortName(armOf(dataset, id));
  const differs = (of: (row: Row) => string) => new Set(rows.map(of)).size > 1;
  const pair = `${name(comparison.arm)} versus ${lower(name(comparison.versus))}`;
  const parts = [
    ...(differs((row) => row.result.outcome) ? [outcomeOf(dataset, result.outcome).name] : []),
    ...(differs((row) => row.comparison.arm) ? [isFactorial(dataset) ? pair : name(comparison.arm)] : []),
  ];
  const who = differs((row) => row.result.population) ? populationAlone(dataset, result) : '';
  const label = parts.join(', ') || who || pair;
  const { estimate, ci } = comparison;
  const verdict = ownVerdict(
    dataset,
    comparison,
    rows.map((row) => row.comparison),
  );
  const own = ci && intervalName(ci) !== usual ? `; ${intervalName(ci)}` : '';
  return {
    label,
    detail: [who !== label && result.population !== rows[0]!.result.population ? who : '', verdict]
      .filter(Boolean)
      .join('; '),
    tone: toneOf(dataset, armOf(dataset, comparison.arm)),
    at: '',
    ...drawn(estimate, ci),
    text: withMark(dataset, `${formatCell(estimate)}${ci ? ` (${formatRange(ci.low, ci.high)}${own})` : ''}`, [
      estimate,
      ...limitsOf(ci),
    ]),
  };
}

/** A population by its own name and number: what it is part of is said by the rows around it. */
function populationAlone(dataset: Dataset, { population }: Result): string {
  const { name, n } = populationOf(dataset, population);
  return isQuantity(n) ? `${name} (${printedValue(dataset, n)})` : name;
}

/** `Below no effect favours the drug, above it favours placebo.`; empty where that is not known. */
const sidesInWords = (below: string, above: string): string =>
  below === '' ? '' : `Below no effect ${below}, above it ${above}.`;

/** Words for the sides of the line of no effect, where it is known of all rows that the same one is good for the first arm. */
function favours(dataset: Dataset, rows: Row[]): [string, string] {
  const goods = new Set(rows.map(({ result, comparison }) => directionOf(dataset, result, comparison).good));
  const [good] = goods;
  if (goods.size !== 1 || !good) return ['', ''];
  const named = isFactorial(dataset) ? rows : rows.slice(0, 1);
  const names = (of: 'arm' | 'versus') => [
    ...new Set(named.map(({ comparison }) => lower(armOf(dataset, comparison[of]).name))),
  ];
  const [own, other] = [`favours ${names('arm').join(' or ')}`, `favours ${names('versus').join(' or ')}`];
  return good === 'below' ? [own, other] : [other, own];
}
