/**
 * Sentences of our own that take their numbers from the data, so that none is
 * typed twice: `fell by [[results.pain.arms.drug.mean | size]] points`.
 *
 * A reference is the path of keys that leads to the value. An item of a list is
 * named by its id, or by its arm where it has none. After a bar stand filters:
 * `size` leaves out the sign and the bound, `rounded` gives whole numbers.
 */
export class Prose {
  /** Where it tells what a source says: which, and where in it. Null for our own words. */
  source: string | null = null;
  at: string | null = null;
  /** Where it stands in the dataset. */
  path = '';

  constructor(
    readonly text: string,
    /** What the data must bear for the sentence to be true. */
    readonly holds: readonly Condition[] = [],
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

/** A piece of a sentence: words, or a reference to a value. */
export type Piece = { words: string } | { path: string; filters: string[]; written: string };

/** Cuts a sentence into words and references. */
export function piecesOf(prose: Prose): Piece[] {
  return prose.text
    .split(/(\[\[[^[\]]*\]\])/)
    .filter((part) => part !== '')
    .map((part) => {
      if (!part.startsWith('[[')) return { words: part };
      const [path = '', ...filters] = part
        .slice(2, -2)
        .split('|')
        .map((word) => word.trim());
      return { path, filters, written: part };
    });
}

/** What a path leads to; undefined when it leads nowhere, with the keys that would have gone on. */
export function lookUp(data: unknown, path: string): { found: unknown; keys: string[]; missing: string } {
  let found: unknown = data;
  for (const step of path.split('.')) {
    const choices = childrenOf(found);
    if (!choices.has(step)) return { found: undefined, keys: [...choices.keys()], missing: step };
    found = choices.get(step);
  }
  return { found, keys: [], missing: '' };
}

function childrenOf(node: unknown): Map<string, unknown> {
  if (Array.isArray(node)) return new Map(namedItems(node));
  if (node !== null && typeof node === 'object' && Object.getPrototypeOf(node) === Object.prototype) {
    return new Map(Object.entries(node));
  }
  return new Map();
}

/** Items by name. Two comparisons of one arm are told apart as `high-versus-low`; the short name would be either. */
function namedItems(items: unknown[]): [string, unknown][] {
  const names = items.map(nameOf);
  return items.flatMap((item, index): [string, unknown][] => {
    const name = names[index] ?? String(index + 1);
    const { arm = '', versus } = (item ?? {}) as { arm?: string; versus?: string };
    const long: [string, unknown][] = versus === undefined ? [] : [[`${arm}-versus-${versus}`, item]];
    return names.filter((other) => other === name).length > 1 ? long : [[name, item], ...long];
  });
}

function nameOf(item: unknown): string | undefined {
  if (item === null || typeof item !== 'object') return undefined;
  const { id, arm } = item as { id?: unknown; arm?: unknown };
  return typeof id === 'string' ? id : typeof arm === 'string' ? arm : undefined;
}
