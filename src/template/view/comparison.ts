/** The comparisons of one result as a small table: arms as columns; estimate, interval and p value as rows. */
import { isQuantity } from '../../dataset/quantity.js';
import type { Comparison, Dataset, Result } from '../../dataset/schema.js';
import { formatCell, formatProse, formatRange, intervalName } from '../../format/format.js';
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
      row('P value', false, ({ p, told }) =>
        isQuantity(p) || !told ? cell(formatCell(p), [p]) : cell(formatProse(told, dataset), [told]),
      ),
    ],
  };
}
