/** What of a dataset is to be found in its sources: every value, and every number in the words that a source told. */
import { namedPath, piecesOf, Prose } from '../dataset/prose.js';
import { isQuantity, type Relation } from '../dataset/quantity.js';
import type { Dataset } from '../dataset/schema.js';
import { resultAt, type Trial } from '../trial/trial.js';
import { walk } from '../dataset/walk.js';
import { countedAt, isEvery, numeralsIn, unitAt } from './numerals.js';
import { namesAround, type Names } from './row-names.js';

export interface Item {
  /** As a writer would name it: `results.pain.arms.drug.mean`. */
  path: string;
  /** As it is told in messages: `−16.3`, `600 mg`. */
  shown: string;
  source: string;
  at: string | null;
  value: number;
  /** How many decimals it is given with. */
  decimals: number;
  /** What it counts, where the words around it tell the two apart. */
  counts: 'people' | 'events' | null;
  /** Whether it may be below zero: then its sign matters. */
  isSigned: boolean;
  relation: Relation;
  /** Whether it must be a percentage, must not be one, or may. */
  percent: boolean | null;
  /** A word that the number must belong to, such as a country; else null. */
  owner: string | null;
  /** The unit that must stand beside it, such as `mg` or `week`; else null. */
  unit: string | null;
  /** Whether it is a number in the words of a row, and no value. */
  isWords: boolean;
  /** Whether it tells how often: `every 4 weeks`. */
  isEvery: boolean;
  /** What kind of value it is, where a source can tell it from others by the words around it. */
  key: 'age' | 'share' | 'measured' | null;
  /** Units that may stand beside a value; null where any may. */
  units: string[] | null;
  /** Names of its arm, population and outcome, and of others. */
  names: Names[];
  /** Words of its row, by which the right place is told from others with the same number. */
  near: string[];
}

const rows = [
  'intervention',
  'design',
  'participants',
  'sites',
  'populations',
  'arms',
  'outcomes',
  'results',
  'adverse_events',
  'biomarkers',
  'baseline',
  'next',
] as const;

/** Keys whose text names things rather than tells them. */
const naming =
  /(^|\.)(id|source|at|url|pools|within|outcome|population|arm|versus|kind|role|type|measure|better|short)$/;

/** In the order of the dataset. */
export function itemsOf(trial: Trial): Item[] {
  const { dataset } = trial;
  const items: Item[] = [];
  for (const name of rows) collect(dataset[name], name, { source: null, at: null, near: [] }, items);
  return items.map((item) => ({
    ...item,
    ...(item.isWords ? {} : { key: keyOf(trial, item.path), units: unitsOf(trial, item.path) }),
    names: item.isWords ? [] : namesAround(trial, item.path),
    path: namedPath(dataset, item.path),
  }));
}

/** An outcome in a percent may be told with the sign, and so may a ratio or a difference. */
function keyOf(trial: Trial, path: string): Item['key'] {
  if (/\.age_(?:from|to)$/.test(path)) return 'age';
  if (/percent$/.test(path)) return 'share';
  const unit = resultAt(trial, path)?.result.outcome.unit;
  return unit && !unit.includes('%') && !/percent/i.test(unit) && /\.(?:mean|median|sd|se)$/.test(path)
    ? 'measured'
    : null;
}

/** The words of the outcome's unit and name, those of an age; null where the outcome tells none. */
function unitsOf(trial: Trial, path: string): string[] | null {
  if (/\.age_(?:from|to)$/.test(path)) return ['year'];
  const outcome = /\.(?:n|events)$/.test(path) ? undefined : resultAt(trial, path)?.result.outcome;
  if (!outcome) return [];
  const { unit, measure, name, long_name: long } = outcome;
  if (unit === null) return null;
  const words =
    [unit, measure, name, long]
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}µμ]+/gu) ?? [];
  return words.map((word) => word.replace(/(?<=\w\w)s$/, ''));
}

/** What is known of a value once its dataset is looked at. */
const open = { key: null, units: [], names: [] };

interface Origin {
  source: string | null;
  at: string | null;
  near: string[];
}

function collect(node: unknown, path: string, around: Origin, items: Item[]): void {
  if (isQuantity(node)) {
    if (node.source === null) return;
    const { source, at, value, relation } = node;
    const decimals = /\.(\d+)$/.exec(String(node))?.[1]!.length ?? 0;
    items.push({
      ...open,
      isWords: false,
      isEvery: false,
      near: around.near,
      unit: null,
      path,
      shown: node.toString(),
      source,
      at,
      value,
      decimals,
      counts: /\.(?:n|events|randomised|screened)$/.test(path) ? 'people' : null,
      isSigned: value < 0 || maySign.test(path),
      relation,
      percent: percentOf(path),
      owner: ownerOf(path),
    });
    return;
  }
  if (node instanceof Prose) {
    const words = piecesOf(node).map((piece) => ('words' in piece ? piece.words : ' '));
    if (node.source !== null)
      items.push(...inWords(words.join(''), path, { source: node.source, at: node.at, near: around.near }));
    return;
  }
  if (typeof node === 'string') {
    if (around.source !== null && !naming.test(path))
      items.push(...inWords(node, path, { ...around, source: around.source }));
    return;
  }
  if (node === null || typeof node !== 'object') return;
  const { source, at, name } = node as Partial<Origin> & { name?: string };
  const near = typeof name === 'string' ? wordsIn(name) : around.near;
  const here = typeof source === 'string' ? { source, at: at ?? null, near } : { ...around, near };
  for (const [key, child] of Object.entries(node)) collect(child, `${path}.${key}`, here, items);
}

/** What a source told in words without a number: no search finds whether that is so, a reader does. */
export interface TextWithoutNumber {
  path: string;
  text: string;
  source: string;
  at: string | null;
}

/** In the order of the dataset. */
export function textsWithoutNumbers(dataset: Dataset): TextWithoutNumber[] {
  const found: TextWithoutNumber[] = [];
  walk(dataset, {
    prose({ text, source, at }, path) {
      if (source === null || /\d/.test(text) || text === 'not reported') return;
      found.push({ path: namedPath(dataset, path), text, source, at });
    },
  });
  return found;
}

/** Numbers in the words of a row, such as a dose or a week; one that is spelled out is a word like others. */
function inWords(text: string, path: string, { source, at, near }: Origin & { source: string }): Item[] {
  return numeralsIn(text)
    .filter(({ start, end }) => /\d/.test(text.slice(start, end)))
    .map(({ size, negative, percent, relation, start, end }): Item => ({
      ...open,
      isWords: true,
      isEvery: isEvery(text, start),
      near,
      unit: unitAt(text, start, end),
      path,
      shown: text,
      source,
      at,
      value: negative ? -size : size,
      decimals: 0,
      counts: countedAt(text, end),
      isSigned: negative,
      relation,
      percent: percent ? true : null,
      owner: null,
    }));
}

const wordsIn = (name: string): string[] => name.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/** Values that may be below zero, as changes and differences are. */
const maySign = /\.(?:mean|median|estimate|low|high)$/;

function percentOf(path: string): boolean | null {
  if (path.endsWith('percent') || path.endsWith('.level')) return true;
  return /\.(n|events|total|randomised|screened|age_from|age_to)$|^sites\./.test(path) ? false : null;
}

const ownerOf = (path: string): string | null => /^sites\.countries\.(.+)$/.exec(path)?.[1] ?? null;
