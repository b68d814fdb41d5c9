/** The comparisons of one result as a small table: arms as columns; estimate, interval and p value as rows. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Comparison, Dataset, Result } from '../../dataset/schema.js';
import { formatCell, formatProse, formatRange, intervalName } from '../../format/format.js';
import { marginKind, testName, testsIn, verdictOf } from './margin.js';
import { limitsOf, measureName } from './measure.js';
import { markFor, type Ingredient, type Marked } from './sources.js';
import { armOf, lower, shortName, upper } from './names.js';

export interface ComparisonView {
  title: string;
  /** `versus placebo` where all comparisons are with one arm. */
  corner: string;
  columns: string[];
  rows: { label: string; strong: boolean; cells: Marked[] }[];
}

/** What a cell is, where it is not what its row says. */
const unless = (said: string, is: string) => (said === is ? '' : ` (${is})`);

/** Null where nothing is compared in figures. */
export function comparisonOf(dataset: Dataset, result: Result): ComparisonView | null {
  const { comparisons } = result;
  const first = comparisons.find(({ estimate }) => isQuantity(estimate));
  if (!first) return null;
  const name = (id: string) => shortName(armOf(dataset, id));
  const one = comparisons.every(({ versus }) => versus === first.versus);
  const cell = (text: string, from: Ingredient[]): Marked => ({ text, mark: markFor(dataset, from) });
  const row = (label: string, strong: boolean, of: (comparison: Comparison) => Marked) => ({
    label,
    strong,
    cells: comparisons.map(of),
  });
  const interval = comparisons.find(({ ci }) => ci)?.ci;
  return {
    title: 'Comparisons of the primary outcome',
    corner: one ? `Versus ${lower(name(first.versus))}` : 'Comparison',
    columns: comparisons.map(({ arm, versus }) => (one ? name(arm) : `${name(arm)} versus ${lower(name(versus))}`)),
    rows: [
      row(upper(measureName(first)), true, (comparison) =>
        cell(`${formatCell(comparison.estimate)}${unless(measureName(first), measureName(comparison))}`, [
          comparison.estimate,
        ]),
      ),
      ...(interval
        ? [
            row(upper(intervalName(interval)), false, ({ ci }) =>
              cell(
                ci
                  ? `${formatRange(ci.low, ci.high)}${unless(intervalName(interval), intervalName(ci))}`
                  : formatCell(null),
                limitsOf(ci),
              ),
            ),
          ]
        : []),
      ...marginRows(dataset, comparisons, row, cell),
      ...(['p_margin', 'p'] as const)
        .filter((test) => test === 'p' || testsIn(comparisons).includes(test))
        .map((test) =>
          row(testName(dataset, test, comparisons), false, (comparison) => {
            const { [test]: p, told } = comparison;
            return isQuantity(p) || !told || test === 'p_margin'
              ? cell(formatCell(p), [p])
              : cell(formatProse(told, dataset), [told]);
          }),
        ),
    ],
  };
}

/** The margin, and whether the interval keeps within it. */
function marginRows(
  dataset: Dataset,
  comparisons: Comparison[],
  row: (label: string, strong: boolean, of: (comparison: Comparison) => Marked) => ComparisonView['rows'][number],
  cell: (text: string, from: Ingredient[]) => Marked,
): ComparisonView['rows'] {
  if (!comparisons.some(({ margin }) => isQuantity(margin))) return [];
  const judged = comparisons.some((comparison) => verdictOf(dataset, comparison) !== null);
  return [
    row(`${upper(marginKind(dataset))} margin`, false, ({ margin }) => cell(formatCell(margin), [margin])),
    ...(judged
      ? [row('Noninferiority', true, (comparison) => cell(wordsFor(verdictOf(dataset, comparison)), []))]
      : []),
  ];
}

const wordsFor = (verdict: ReturnType<typeof verdictOf>): string =>
  verdict === null ? formatCell(null) : verdict === 'noninferior' ? 'shown' : 'not shown';
