/** The table of results of a talk: a line an outcome, to be read from afar; the whole one stands in the appendix. */
import { isQuantity } from '../../dataset/quantity.js';
import { tellsUnit } from '../../trial/effect.js';
import type { ArmResult } from '../../dataset/schema.js';
import type { Trial, TrialArm, TrialComparison, TrialResult } from '../../trial/trial.js';
import { notApplicable } from '../../format/format.js';
import { trialArms, timeBehindName } from './names.js';
import { comparedPairs, pairsIn } from './compared-pairs.js';
import { mostColumns, pageTable, type PageTableView } from './page-table.js';

/** Lines of the table, with those that name a population. */
const mostLines = 6;

const ranks: TrialResult['outcome']['role'][] = ['primary', 'secondary', 'exploratory', 'safety'];

/** The value of each arm, and how the arms compare where few pairs are; null where there are no results. */
export function talkTable(trial: Trial, all: TrialResult[]): PageTableView | null {
  const results = weightiest(all);
  if (results.length === 0) return null;
  const pairs = comparedPairs(trial, results, pairsIn(trial, trial.results));
  const isWide = pairs.length > mostColumns.pairs || trialArms(trial).length + pairs.length > mostColumns.talk;
  const short = results.map((result) => shortened(result, isWide));
  const { groups, ...table } = pageTable(trial, short, [], isWide ? [] : pairs);
  const arms = table.columns.length;
  const plain = groups.map((group) => ({ ...group, rows: group.rows.map((row) => plainRow(row, arms)) }));
  return { ...table, groups: plain };
}

type Row = PageTableView['groups'][number]['rows'][number];

/** A row like the others, and blank where nothing was compared. */
function plainRow(row: Row, arms: number): Row {
  let column = 0;
  const cells = row.cells.map((cell) => {
    const isBlank = column >= arms && cell.text === notApplicable;
    column += Number(cell.span);
    return isBlank ? { ...cell, text: '' } : cell;
  });
  return { ...row, strong: false, cells };
}

/** Those that weigh most, in their own order: of each population, but for subgroups, the first before the others. */
function weightiest(results: TrialResult[]): TrialResult[] {
  const ofPopulation = (result: TrialResult) => results.filter(({ population }) => population === result.population);
  const weight = (result: TrialResult) => {
    const isFirst = ofPopulation(result).indexOf(result) === 0 && result.population.kind !== 'subgroup';
    return (isFirst ? 0 : ranks.length) + ranks.indexOf(result.outcome.role);
  };
  const kept = new Set<TrialResult>();
  for (const result of results.toSorted((a, b) => weight(a) - weight(b))) {
    const populations = new Set([...kept, result].map(({ population }) => population));
    if (kept.size + 1 + populations.size <= mostLines) kept.add(result);
  }
  return results.filter((result) => kept.has(result));
}

function shortened(result: TrialResult, withoutComparisons: boolean): TrialResult {
  const { outcome, arms, ofArms, comparisons } = result;
  const alone = ofArms.map(({ arm, values }) => ({ arm, values: valueAlone(values, arm) }));
  const when = timeBehindName(result);
  const isTold = when !== '' && when.length <= mostOfTime && outcome.type !== 'words';
  return {
    ...result,
    label: result.label ?? `${outcome.name}${unitTold(outcome)}${isTold ? `, ${when}` : ''}`,
    arms: Object.fromEntries(alone.map(({ arm, values }) => [arm.id, values])),
    ofArms: alone,
    comparisons: withoutComparisons && Object.keys(arms).length > 0 ? [] : comparisons.map(intervalAlone),
  };
}

/** Letters of a time that are read at a glance. */
const mostOfTime = 16;

/** The unit of amounts, where the name does not tell it: a share or a count tells its own. */
const unitTold = ({ type, name, unit }: TrialResult['outcome']): string =>
  (type === 'continuous' || type === 'rate') && unit && !tellsUnit(name, unit) ? `, ${unit}` : '';

/** A mean or median without its spread, and without a number of participants that stands at the head of its column. */
function valueAlone(values: ArmResult, arm: TrialArm): ArmResult {
  if (typeof values === 'string' || (values.mean === null && values.median === null)) return values;
  const isOfAll = isQuantity(values.n) && isQuantity(arm.n) && values.n.value === arm.n.value;
  return { ...values, n: isOfAll ? null : values.n, sd: null, se: null, ci: null, range: null };
}

/** An interval tells what its p value does. */
const intervalAlone = (one: TrialComparison): TrialComparison => (one.ci && one.estimate ? { ...one, p: null } : one);
