/** The comparisons of one result as a small table: arms as columns; estimate, interval and p value as rows. */
import { adjustedWords, isEstimated, measureName, unitBehindName } from '../../trial/effect.js';
import { isQuantity } from '../../dataset/quantity.js';
import type { Interval, Outcome } from '../../dataset/schema.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import { formatCell, formatProse, formatRange, intervalName } from '../../format/format.js';
import {
  hasMargin,
  marginKind,
  marginLabel,
  marginsOf,
  marginText,
  testName,
  testsIn,
  verdictOf,
  type Test,
} from './margin.js';
import { groupBy } from './rows.js';
import { limitsOf, marked, type Marked } from './sources.js';
import { upper } from '../../format/capital.js';
import { lower, shortName } from './names.js';

/** The table of comparisons, as templates see it. */
export interface ComparisonView {
  title: string;
  /** `versus placebo` where all comparisons are with one arm. */
  corner: string;
  columns: string[];
  rows: { label: string; strong: boolean; cells: Marked[] }[];
}

/** Null where nothing is compared in numbers. */
export function comparisonOf(trial: Trial, result: TrialResult): ComparisonView | null {
  const { comparisons } = result;
  const first = comparisons.find(({ estimate }) => isQuantity(estimate));
  if (!first) return null;
  const one = comparisons.every(({ versus }) => versus === first.versus);
  const pairs = groupBy(comparisons, ({ arm, versus }) => `${arm.id} ${versus.id}`).map(([, same]) => same);
  const measured = comparisons.filter(isEstimated);
  const rows = groupBy(measured, (one) => `${measureName(one)}${adjustedWords(one)}`).flatMap(([, same]) =>
    measureRows(trial, result.outcome, same, pairs),
  );
  return {
    title: 'Comparisons of the primary outcome',
    corner: one ? `Versus ${lower(shortName(first.versus))}` : 'Comparison',
    columns: pairs.map(([pair]) =>
      one ? shortName(pair!.arm) : `${shortName(pair!.arm)} versus ${lower(shortName(pair!.versus))}`,
    ),
    rows: [...rows, ...marginRows(trial, pairs), ...testRows(trial, comparisons, pairs)],
  };
}

type Rows = ComparisonView['rows'];

/** The estimates of one measure, and their intervals, a cell a pair of arms. */
function measureRows(trial: Trial, outcome: Outcome, same: TrialComparison[], pairs: TrialComparison[][]): Rows {
  const cells = (of: (comparison: TrialComparison | undefined) => Marked) =>
    pairs.map((pair) => of(pair.find((comparison) => same.includes(comparison))));
  const estimates = cells((comparison) =>
    marked(trial, formatCell(comparison?.estimate ?? null), [comparison?.estimate]),
  );
  const interval = same.find(({ ci }) => ci)?.ci;
  const label = `${upper(measureName(same[0]!))}${adjustedWords(same[0]!)}${unitBehindName(same[0]!, outcome)}`;
  if (!interval) return [{ label, strong: true, cells: estimates }];
  const intervals = cells((comparison) => {
    const ci = comparison?.ci ?? null;
    return marked(trial, ci ? intervalText(ci, interval) : formatCell(null), limitsOf(ci));
  });
  return [
    { label, strong: true, cells: estimates },
    { label: upper(intervalName(interval)), strong: false, cells: intervals },
  ];
}

/** The limits, and what the interval is where that is not what its row says. */
function intervalText(ci: Interval, told: Interval): string {
  const [own, said] = [intervalName(ci), intervalName(told)];
  return `${formatRange(ci.low, ci.high)}${own === said ? '' : ` (${own})`}`;
}

/** The margin, or both, and whether the interval keeps within; rows for noninferiority, and for equivalence. */
function marginRows(trial: Trial, pairs: TrialComparison[][]): Rows {
  const judged = pairs.map((pair) => pair.find(hasMargin));
  const kinds = groupBy(
    judged.filter((one) => one !== undefined),
    (one) => marginLabel(trial, one),
  );
  return kinds.flatMap(([label, same]) => {
    const own = judged.map((one) => (one && same.includes(one) ? one : null));
    const margins = own.map((one) =>
      marked(trial, one ? marginText(one) : formatCell(null), one ? marginsOf(one) : []),
    );
    const verdicts = own.map((one) => one && verdictOf(trial, one));
    const words = verdicts.map((verdict) => ({ text: wordsFor(verdict), mark: '' }));
    const kind = upper(marginKind(trial, same[0]!));
    return [
      { label, strong: false, cells: margins },
      ...(verdicts.some(Boolean) ? [{ label: kind, strong: true, cells: words }] : []),
    ];
  });
}

const wordsFor = (verdict: ReturnType<typeof verdictOf>): string =>
  verdict === null ? formatCell(null) : verdict === 'not shown' ? 'not shown' : 'shown';

/** The p values, a row a test. */
function testRows(trial: Trial, comparisons: TrialComparison[], pairs: TrialComparison[][]): Rows {
  const tests: Test[] = testsIn(comparisons).includes('p_margin') ? ['p_margin', 'p'] : ['p'];
  return tests.map((test) => ({
    label: testName(trial, test, comparisons),
    strong: false,
    cells: pairs.map((pair) => pCell(trial, pair, test)),
  }));
}

/** The p value of a pair of arms; without one against no effect, the words in its place. */
function pCell(trial: Trial, pair: TrialComparison[], test: Test): Marked {
  const known = pair.find((comparison) => isQuantity(comparison[test])) ?? pair.find(({ told }) => told) ?? pair[0]!;
  const { [test]: p, told } = known;
  if (isQuantity(p) || !told || test === 'p_margin') return marked(trial, formatCell(p), [p]);
  return marked(trial, formatProse(told, trial.dataset), [told]);
}
