/** A comparison as it stands in a data file, with the remarks on its direction, method and margin above it. */
import { above, apart, Figure, type Remarked, type Tree } from '../tree.js';
import type { ComparisonDraft, MarginDraft } from '../drafts.js';

export function comparisonTree(comparison: ComparisonDraft): Remarked {
  const { estimate, interval, pMargin, isTestedElsewhere, remarks } = comparison;
  const tree = {
    arm: comparison.arm.id,
    versus: comparison.versus.id,
    measure: comparison.measure,
    label: comparison.label,
    estimate: estimate === null ? 'not reported' : new Figure(estimate),
    ci: interval && {
      low: new Figure(interval.low),
      high: new Figure(interval.high),
      level: interval.level === null ? 'not stated' : new Figure(interval.level),
      sides: interval.oneSided ? 'one' : null,
      // The usual type is left out.
      type: interval.type === 'confidence' ? null : interval.type,
    },
    p: pTree(comparison.p, comparison.pAt) ?? (pMargin !== null || isTestedElsewhere ? null : 'not reported'),
    margin: marginTree(comparison.margin),
    p_margin: pTree(pMargin, comparison.pMarginAt),
    told: comparison.told,
    source: 'registry',
    at: comparison.at,
  } satisfies Tree;
  return remarks.length > 0 ? above(remarks, tree) : apart(tree);
}

/** A p value, with its own place where it stands elsewhere than the estimate. */
function pTree(p: string | null, at: string | null): Tree {
  if (p === null) return null;
  return at === null ? new Figure(p) : { value: new Figure(p), source: 'registry', at };
}

const marginTree = (margin: MarginDraft | null): Tree =>
  margin === null
    ? null
    : typeof margin === 'string'
      ? new Figure(margin)
      : { low: new Figure(margin.low), high: new Figure(margin.high) };
