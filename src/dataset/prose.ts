/**
 * Sentences of our own that take their numbers from the data, so that none is
 * typed twice: `fell by [[results.pain.arms.drug.mean | size]] points`.
 *
 * A reference is the path of keys that leads to the value. An item of a list is
 * named by its id, or by its arm where it has none. After a bar stand filters:
 * `size` leaves out the sign and the bound, `rounded` gives whole numbers.
 */
import { own } from '../own.js';
export class Prose {
  /** Where it tells what a source says: which, and where in it. Null for our own words. */
  source: string | null = null;
  at: string | null = null;
  /** Where it stands in the dataset. */
  path = '';

  constructor(
    readonly text: string,
    /** What the data must support for the sentence to be true. */
    readonly holds: readonly Condition[] = [],
    /** Why it is right, although it looks wrong. */
    readonly known: string | null = null,
  ) {}
}

/** A condition of a sentence: `results.pain.comparisons.drug.p`, and what is to be said of it, such as `below 0.05`. */
export interface Condition {
  path: string;
  words: string;
  /** Where it stands below the sentence, such as `holds.0.results.pain.comparisons.drug.p`. */
  place: string;
}

export const filters = ['size', 'rounded'] as const;
export type Filter = (typeof filters)[number];

/** A reference to a value, as written with its brackets; and whether a percent sign stands behind them, which belongs to it. */
export interface Reference {
  path: string;
  filters: string[];
  written: string;
  hasSign: boolean;
}

/** A piece of a sentence: words, or a reference to a value. */
export type Piece = { words: string } | Reference;

/** Cuts a sentence into words and references. One to an interval or a range is one to each of its ends, with “to” between. */
export function piecesOf(prose: Prose): Piece[] {
  return prose.text
    .split(/(\[\[[^[\]]*\]\]%?)/)
    .filter((part) => part !== '')
    .flatMap((part): Piece[] => {
      if (!part.startsWith('[[')) return [{ words: part }];
      const [path = '', ...filters] = part
        .slice(2, part.lastIndexOf(']]'))
        .split('|')
        .map((word) => word.trim());
      const sign = part.endsWith('%') ? '%' : '';
      if (!/\.(?:ci|range)$/.test(path)) return [{ path, filters, written: part, hasSign: sign !== '' }];
      const [low, high] = ['low', 'high'].map((end) => referenceTo(`${path}.${end}`, filters, sign));
      return [low!, { words: ' to ' }, high!];
    });
}

/** A reference as it would be written. */
const referenceTo = (path: string, filters: string[], sign: string): Reference => ({
  path,
  filters,
  written: `[[${[path, ...filters].join(' | ')}]]${sign}`,
  hasSign: sign !== '',
});

/** The words of a sentence that are ours: # in place of each reference, and nothing of what “…” quotes. */
export const wordsOf = (prose: Prose): string =>
  piecesOf(prose)
    .map((piece) => ('words' in piece ? piece.words : '#'))
    .join('')
    .replace(/“[^“”]*”/g, '“”');

/** What a path leads to; undefined when it leads nowhere, with the keys that would have gone on. */
export function lookUp(data: unknown, path: string): { found: unknown; keys: string[]; missing: string } {
  let found: unknown = data;
  for (const step of path.split('.')) {
    const child = Array.isArray(found) ? itemOf(found, step) : isGroup(found) ? own(found, step) : undefined;
    if (child === undefined) return { found: undefined, keys: keysOf(found), missing: step };
    found = child;
  }
  return { found, keys: [], missing: '' };
}

const isGroup = (node: unknown): node is Record<string, unknown> =>
  node !== null && typeof node === 'object' && Object.getPrototypeOf(node) === Object.prototype;

/**
 * The item that a name leads to. Two comparisons of one arm are told apart as
 * `high-versus-low`, or `high-risk-ratio`; a name that several have is none's.
 */
function itemOf(items: readonly unknown[], name: string): unknown {
  const all = items.map(namesFor);
  const [index, ...others] = all.flatMap((names, at) => (names.includes(name) ? [at] : []));
  if (index !== undefined) return others.length === 0 ? items[index] : undefined;
  const place = Number(name) - 1;
  return place in items && ownNames(place, all)[0] === name ? items[place] : undefined;
}

function keysOf(node: unknown): string[] {
  if (!Array.isArray(node)) return isGroup(node) ? Object.keys(node) : [];
  const all = node.map(namesFor);
  return node.flatMap((_, index) => ownNames(index, all));
}

/** The names that only one of the items has; its number, from 1, where it has none. */
function ownNames(index: number, all: readonly string[][]): string[] {
  const own = all[index]!.filter((name) => all.filter((names) => names.includes(name)).length === 1);
  return own.length > 0 ? own : [String(index + 1)];
}

/** All names of an item, the shortest first. */
function namesFor(item: unknown): string[] {
  const { id, arm, versus, measure } = (item !== null && typeof item === 'object' ? item : {}) as Record<
    string,
    unknown
  >;
  if (typeof id === 'string') return [id];
  if (typeof arm !== 'string' || typeof versus !== 'string') return [];
  const measured = typeof measure === 'string' ? [`${arm}-${measure.replaceAll(' ', '-')}`] : [];
  return [arm, `${arm}-versus-${versus}`, ...measured];
}

/** Every path of the data with list positions, by the one that a writer would use. */
export function pathsByName(data: unknown): Map<string, string> {
  const paths = new Map<string, string>();
  const visit = (node: unknown, path: string, name: string) => {
    if (path !== '') paths.set(name, path);
    const names = Array.isArray(node) ? node.map(namesFor) : null;
    if (node === null || typeof node !== 'object') return;
    for (const [key, child] of Object.entries(node)) {
      const own = names ? ownNames(Number(key), names)[0]! : key;
      visit(child, path === '' ? key : `${path}.${key}`, name === '' ? own : `${name}.${own}`);
    }
  };
  visit(data, '', '');
  return paths;
}

/** The path that a writer would use for one with list positions: `results.pain.comparisons.drug` for `results.0.comparisons.0`. */
export function namedPath(data: unknown, path: string): string {
  let node: unknown = data;
  return path
    .split('.')
    .map((step) => {
      const list = node;
      node = own(node as Record<string, unknown> | null | undefined, step);
      if (!Array.isArray(list)) return step;
      return node === undefined ? step : ownNames(Number(step), list.map(namesFor))[0]!;
    })
    .join('.');
}
