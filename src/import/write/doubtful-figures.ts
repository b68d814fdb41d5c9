/** What is done with figures that contradict one another: left out, and kept in remarks. */
import { Figure, Remarked, type Tree } from '../tree.js';

/** Printed in place of figures that contradict one another. */
export const doubtfulWords = 'doubtful in the record, and so not shown';

/** Remarks that keep what was left out, as the record has it. */
export function leftOutRemarks(
  why: string,
  arms: Record<string, Tree>,
  comparisons: Record<string, Tree> = {},
): string[] {
  const figures = Object.entries(arms).map(([arm, tree]) => `${arm}: ${inline(tree)}`);
  const compared = Object.entries(comparisons).map(([pair, tree]) => `${pair}: ${inline(tree)}`);
  return [
    `Doubtful, and so left out: ${why}. The record has:`,
    ...[...figures, ...compared].map((line) => `· ${line}`),
  ];
}

function inline(tree: Tree): string {
  if (tree instanceof Remarked) return inline(tree.value);
  if (tree instanceof Figure) return tree.text;
  if (tree === null || typeof tree !== 'object') return String(tree ?? '');
  return Object.entries(tree)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${key} ${inline(value)}`)
    .join(', ');
}
