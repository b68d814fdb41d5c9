/** Of what a trial may have many: refused before it costs anything where it is more than page and deck can ever hold. */
import { overBound, type BoundName } from '../bounds.js';
import { own } from '../own.js';
import type { Finding } from './finding.js';

const bounded = {
  arms: 'arms of a trial',
  outcomes: 'outcomes of a trial',
  results: 'results of a trial',
  adverse_events: 'adverse events of a trial',
  figures: 'figures of a trial',
} as const satisfies Record<string, BoundName>;

/** Errors for lists that are too long, and for too many values of arms in all; takes a data file as it was read. */
export function checkCounts(root: unknown): Finding[] {
  const lists = Object.entries(bounded).map(([path, name]) => ({ path, name, rows: rowsOf(root, path) }));
  const values = lists.flatMap(({ rows }) => rows).reduce<number>((sum, row) => sum + armsOf(row), 0);
  return [
    ...lists.map(({ path, name, rows }) => ({ path, over: overBound(name, rows.length) })),
    { path: 'results', over: overBound('values of arms', values) },
  ].flatMap(({ path, over }) => (over ? [{ severity: 'error' as const, path, ...over }] : []));
}

function rowsOf(root: unknown, list: string): unknown[] {
  const rows = isGroup(root) ? own(root, list) : null;
  return Array.isArray(rows) ? (rows as unknown[]) : [];
}

const armsOf = (row: unknown): number => (isGroup(row) && isGroup(row.arms) ? Object.keys(row.arms).length : 0);

const isGroup = (node: unknown): node is Record<string, unknown> =>
  node !== null && typeof node === 'object' && !Array.isArray(node);
