/** A forest plot: comparisons of one measure, those of the outcome's subgroups and its like among them. */
import { isRatio, measureName } from '../../trial/effect.js';
import { own } from '../../own.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { ArmResult, ArmValues } from '../../dataset/schema.js';
import type { Trial, TrialPopulation, TrialResult } from '../../trial/trial.js';
import { armInCell, formatCell, formatQuantity, notReported } from '../../format/format.js';
import {
  effectAxis,
  estimateOf,
  hasEstimate,
  lettersOnHead,
  sidesInWords,
  usualInterval,
  type Compared,
  type Estimated,
} from './effect.js';
import { marginNote, ownVerdict } from './margin.js';
import { blankMark, sentence, toneOf, type ChartView, type MarkView } from './marks.js';
import { upper } from '../../format/capital.js';
import { hasValues, lower, populationName, resultLabel, shortName } from './names.js';
import { printedValue, withMark } from './sources.js';
import { notReportedMeaning } from './table-key.js';

type Row = Compared;

/** Null where nothing is compared in numbers. */
export function forestOf(trial: Trial, result: TrialResult): ChartView | null {
  const first = estimated(result)[0];
  if (!first) return null;
  const outcome = result.outcome;
  const rows = rowsFor(trial, result, first.comparison);
  const compared = rows.map(({ comparison }) => comparison);
  const usual = usualInterval(compared);
  const columns = columnsOf(trial, rows);
  const drawn = rows.map((row) => markOf(trial, row, rows, usual, columns.cellsOf));
  const { effect, marks } = lettersOnHead(effectAxis(trial, rows, outcome), drawn);
  const several = rows.some((row) => row.result.outcome !== result.outcome);
  const title = `${upper(measureName(first.comparison))}${several ? '' : `: ${lower(resultLabel(result))}`}`;
  const who = populationName(trial, result.population);
  const { important_difference: important } = outcome;
  const notes = [
    drawn.some(({ estimates }) => estimates.some(({ interval }) => interval === ''))
      ? 'Where no interval is drawn, none is reported.'
      : '',
    effect.important && isQuantity(important)
      ? `Between the dotted lines: less than the smallest difference that matters, ${printedValue(trial, important)}.`
      : '',
    marginNote(trial, compared),
    drawn.some(({ cells }) => cells.includes(notReported)) ? notReportedMeaning : '',
  ].filter(Boolean);
  return {
    kind: 'forest',
    title,
    arms: null,
    effect,
    columns: columns.heads,
    note: [`${who}.`, ...notes].join(' '),
    marks,
    alt: sentence(`${title}, ${lower(who)} (${effect.detail})`, drawn, sidesInWords(effect), notes),
  };
}

const estimated = (result: TrialResult): Row[] =>
  result.comparisons.filter(hasEstimate).map((comparison) => ({ result, comparison }));

/** How many comparisons a forest plot of a result would hold. */
export function rowsInForest(trial: Trial, result: TrialResult): number {
  const first = estimated(result)[0];
  return first ? rowsFor(trial, result, first.comparison).length : 0;
}

/**
 * What may stand on one axis: for a ratio, which has no unit, every outcome of
 * the same kind that the page tells; for a difference, the same outcome. All participants come first.
 */
function rowsFor(trial: Trial, result: TrialResult, first: Estimated): Row[] {
  const { measure, inPercent } = first;
  const { outcome: own } = result;
  const alike = (other: TrialResult) =>
    isRatio(first)
      ? other.outcome === own || (other.page && other.outcome.type === own.type)
      : other.outcome === own && other.timepoint === result.timepoint;
  const others = trial.results.filter((other) => other !== result && alike(other));
  const subgroups = others.filter(({ outcome, population }) => outcome === own && population !== result.population);
  const rest = others.filter((other) => !subgroups.includes(other));
  const inSame = rest.filter(({ population }) => population === result.population);
  const elsewhere = rest.filter(({ population }) => population !== result.population);
  return [result, ...subgroups, ...inSame, ...elsewhere]
    .flatMap(estimated)
    .filter(({ comparison }) => comparison.measure === measure && comparison.inPercent === inPercent)
    .filter(({ comparison }) => isFactorial(trial) || comparison.versus === first.versus);
}

/** In a factorial trial each factor has a comparison of its own. */
const isFactorial = ({ design }: Trial): boolean => design.structure === 'factorial';

/** Labelled by what differs between the rows: the outcome, the arms, the population; a subgroup is indented under its outcome. */
function markOf(
  trial: Trial,
  { result, comparison }: Row,
  rows: Row[],
  usual: string,
  cells: (row: Row) => string[],
): MarkView {
  const differs = (of: (row: Row) => unknown) => new Set(rows.map(of)).size > 1;
  const { outcome, population } = rows[0]!.result;
  const isSubgroup = result.outcome === outcome && isPartOf(result.population, population);
  const pair = `${shortName(comparison.arm)} versus ${lower(shortName(comparison.versus))}`;
  const parts = [
    ...(differs((row) => row.result.outcome) && !isSubgroup ? [ranked(result, rows)] : []),
    ...(differs((row) => row.comparison.arm) ? [isFactorial(trial) ? pair : shortName(comparison.arm)] : []),
  ];
  const who = differs((row) => row.result.population) ? populationAlone(trial, result) : '';
  const label = isSubgroup ? [who, ...parts].join(', ') : parts.join(', ') || who || pair;
  const isElsewhere = !isSubgroup && result.population !== rows[0]!.result.population;
  return {
    ...blankMark,
    label,
    detail: isElsewhere && who !== label ? who : unitBeside(result, rows),
    tone: toneOf(trial, comparison.arm),
    level: isSubgroup ? '1' : '0',
    cells: cells({ result, comparison }),
    estimates: [
      {
        ...estimateOf(trial, comparison, usual),
        verdict: ownVerdict(
          trial,
          comparison,
          rows.map((row) => row.comparison),
        ),
      },
    ],
  };
}

/** The name of an outcome, with its rank where that is not that of the first. */
const ranked = ({ outcome: { name, role } }: TrialResult, [first]: Row[]): string =>
  role === first!.result.outcome.role ? name : `${name} (${role})`;

/** What the values of arms count, where not all rows count the same; empty where the heads of their columns tell it. */
function unitBeside(result: TrialResult, rows: Row[]): string {
  const own = rows.filter((row) => row.result === result);
  return valuesShown(rows) === '' ? valuesShown(own).replace(/^, /, '') : '';
}

interface ColumnsOfArms {
  heads: string[];
  cellsOf(row: Row): string[];
}

/** What both arms of each comparison had, in two columns; none where no row has values. */
function columnsOf(trial: Trial, rows: Row[]): ColumnsOfArms {
  const known = rows.some(({ result, comparison }) =>
    [comparison.arm, comparison.versus].some(
      ({ id }) => own(result.arms, id) !== undefined && hasValues(own(result.arms, id)!),
    ),
  );
  if (!known) return { heads: [], cellsOf: () => [] };
  const [{ comparison: first }] = rows as [Row];
  const sameArm = rows.every(({ comparison }) => comparison.arm === first.arm);
  const sameVersus = rows.every(({ comparison }) => comparison.versus === first.versus);
  const values = valuesShown(rows);
  return {
    heads: [
      `${sameArm ? shortName(first.arm) : 'Each arm'}${values}`,
      `${sameVersus ? shortName(first.versus) : 'Comparator'}${values}`,
    ],
    cellsOf: ({ result, comparison }) =>
      [comparison.arm, comparison.versus].map(({ id }) => armCell(trial, result, own(result.arms, id))),
  };
}

/** `, events` or the unit of the values of arms, where all that are known share it; percentages tell their own. */
function valuesShown(rows: Row[]): string {
  const units = rows.flatMap(({ result, comparison }) =>
    [comparison.arm, comparison.versus].flatMap(({ id }) => {
      const values = own(result.arms, id);
      if (values === undefined || typeof values === 'string' || !hasValues(values)) return [];
      if (isRate(result, values)) return [result.outcome.unit ?? ''];
      if (isQuantity(values.events)) return [isQuantity(values.n) ? 'events/n' : 'events'];
      return [isQuantity(values.percent) ? '' : (result.outcome.unit ?? '')];
    }),
  );
  const [unit] = units;
  return unit && units.every((one) => one === unit) ? `, ${unit}` : '';
}

/** Whether what an arm had is told by its rate: the events alone depend on the time. */
const isRate = ({ outcome }: TrialResult, { rate }: ArmValues) => outcome.type === 'rate' && isQuantity(rate);

/** `12/100` or `12`, a rate, or the value of an arm that counted nothing. */
function armCell(trial: Trial, result: TrialResult, values: ArmResult | undefined): string {
  if (values === undefined || typeof values === 'string' || !hasValues(values)) return notReported;
  const { events, n, rate } = values;
  if (isRate(result, values)) return withMark(trial, formatCell(rate), [rate]);
  if (isQuantity(events)) {
    const count = isQuantity(n) ? `${formatQuantity(events)}/${formatQuantity(n)}` : formatQuantity(events);
    return withMark(trial, count, [events, n]);
  }
  const { text, from } = armInCell(values);
  return withMark(trial, text, from);
}

/** Whether people are a part of others: an analysis set that is larger than they, or another, is none. */
const isPartOf = (part: TrialPopulation, whole: TrialPopulation): boolean =>
  part !== whole &&
  (part.kind === 'subgroup' || part.within === whole || (part.within !== null && isPartOf(part.within, whole)));

/** A population by its own name and number: what it is part of is said by the rows around it. */
function populationAlone(trial: Trial, { population }: TrialResult): string {
  const { name, n } = population;
  return isQuantity(n) ? `${name} (${printedValue(trial, n)})` : name;
}
