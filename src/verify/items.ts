/** What of a dataset is to be found in its sources: every value, and every number in the words that a source told. */
import { namedPath, piecesOf, Prose } from '../dataset/prose.js';
import { isQuantity, type Relation } from '../dataset/quantity.js';
import type { Dataset } from '../dataset/schema.js';
import { walk } from '../dataset/walk.js';
import { numeralsIn } from './numerals.js';

export interface Item {
  /** As a writer would name it: `results.pain.arms.drug.mean`. */
  path: string;
  /** As it is told in messages: `−16.3`, `600 mg`. */
  shown: string;
  source: string;
  at: string | null;
  value: number;
  relation: Relation;
  /** Whether it must be a percentage, must not be one, or may. */
  percent: boolean | null;
  /** A word that the number must belong to, such as a country; else null. */
  owner: string | null;
  /** The unit that must stand beside it, such as `mg` or `week`; else null. */
  unit: string | null;
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
export function itemsOf(dataset: Dataset): Item[] {
  const items: Item[] = [];
  for (const name of rows) collect(dataset[name], name, { source: null, at: null, near: [] }, items);
  return items.map((item) => ({ ...item, path: namedPath(dataset, item.path) }));
}

interface Origin {
  source: string | null;
  at: string | null;
  near: string[];
}

function collect(node: unknown, path: string, around: Origin, items: Item[]): void {
  if (isQuantity(node)) {
    if (node.source === null) return;
    const { source, at, value, relation } = node;
    items.push({
      near: around.near,
      unit: null,
      path,
      shown: node.toString(),
      source,
      at,
      value,
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
export interface ToldInWords {
  path: string;
  text: string;
  source: string;
  at: string | null;
}

/** In the order of the dataset. */
export function toldInWords(dataset: Dataset): ToldInWords[] {
  const found: ToldInWords[] = [];
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
    .map(({ size, negative, percent, start, end }): Item => ({
      near,
      unit: unitAt(text, start, end),
      path,
      shown: text,
      source,
      at,
      value: negative ? -size : size,
      relation: '',
      percent: percent ? true : null,
      owner: null,
    }));
}

const wordsIn = (name: string): string[] => name.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

const units = 'mg|g|kg|µg|μg|mcg|ml|l|iu|week|day|month|year|hour|phase|stage';

/** The unit beside a number, after it or before. */
export function unitAt(text: string, start: number, end: number): string | null {
  const after = new RegExp(`^[\\s-]?(${units})s?\\b`, 'i').exec(text.slice(end))?.[1];
  const before = new RegExp(`\\b(${units})s?\\s$`, 'i').exec(text.slice(0, start))?.[1];
  return (after ?? before)?.toLowerCase() ?? null;
}

function percentOf(path: string): boolean | null {
  if (path.endsWith('percent') || path.endsWith('.level')) return true;
  return /\.(n|events|total|randomised|screened|age_from|age_to)$|^sites\./.test(path) ? false : null;
}

const ownerOf = (path: string): string | null => /^sites\.countries\.(.+)$/.exec(path)?.[1] ?? null;
