/** Of what a trial may have many: refused before it costs anything where it is more than page and deck can ever hold. */
import { overBound, type BoundName } from '../bounds.js';
import { own } from '../own.js';
import type { Finding } from './finding.js';
import { Written } from './quantity.js';
import { join } from './tree.js';

const bounded = {
  arms: 'arms of a trial',
  outcomes: 'outcomes of a trial',
  results: 'results of a trial',
  adverse_events: 'adverse events of a trial',
  figures: 'figures of a trial',
  'citation.authors': 'authors of a dataset',
} as const satisfies Record<string, BoundName>;

/** Lists whose rows hold values by arm. */
const ofArms = ['results', 'adverse_events', 'baseline'];

/** Errors for lists and groups of keys that are too long, and for too many values of arms in all; takes a data file as it was read. */
export function checkCounts(root: unknown): Finding[] {
  const values = ofArms.flatMap((list) => rowsOf(root, list)).reduce<number>((sum, row) => sum + armsOf(row), 0);
  const over = [...tooLong(root, ''), { path: 'results', over: overBound('values of arms', values) }];
  return over.flatMap(({ path, over }) => (over ? [{ severity: 'error' as const, path, ...over }] : []));
}

/** Every list and group of keys below a node, with what is said where it has too many. */
function tooLong(node: unknown, path: string): { path: string; over: ReturnType<typeof overBound> }[] {
  if (!Array.isArray(node) && !isGroup(node)) return [];
  const children = Object.entries(node);
  const over = overBound(own(bounded, path) ?? 'items of a list', children.length);
  return over ? [{ path, over }] : children.flatMap(([key, child]) => tooLong(child, join(path, key)));
}

function rowsOf(root: unknown, list: string): unknown[] {
  const rows = isGroup(root) ? own(root, list) : null;
  return Array.isArray(rows) ? (rows as unknown[]) : [];
}

const armsOf = (row: unknown): number => (isGroup(row) && isGroup(row.arms) ? Object.keys(row.arms).length : 0);

const isGroup = (node: unknown): node is Record<string, unknown> =>
  node !== null && typeof node === 'object' && !Array.isArray(node) && !(node instanceof Written);
