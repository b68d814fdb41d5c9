/** The values of two datasets side by side: which differ, by the names that people know them by. */
import { lookUp, namedPath, Prose } from '../dataset/prose.js';
import { isQuantity, type Quantity } from '../dataset/quantity.js';
import { join } from '../dataset/tree.js';
import type { Dataset } from '../dataset/schema.js';
import { armOf, resultAt, type InResult, type Trial, type TrialArm, type TrialEvent } from '../trial/trial.js';
import { formatProse } from '../format/format.js';
import { own } from '../own.js';

/** One value that differs. */
export interface Change {
  /** `CDASI-A, 600 mg, mean change from baseline`. */
  name: string;
  /** As it was printed; null where there was none. */
  before: string | null;
  /** As it is printed; null where there is none any more. */
  after: string | null;
  /** Whether it is a sentence. */
  prose: boolean;
  /** Where it stands now, and where it stood, with list positions; empty where it does not. */
  path: string;
  earlier: string;
}

type Leaf = Quantity | Prose | string | boolean;
interface Place {
  path: string;
  leaf: Leaf;
}

/** Every value that differs between two datasets, in the order of the file; then what is gone. */
export function changesBetween(before: Trial, after: Trial): Change[] {
  const [old, now] = [leavesOf(before.dataset), leavesOf(after.dataset)];
  const earlier = pairsOf(old, now);
  const changed = [...now].flatMap(([key, { path, leaf }]): Change[] => {
    const was = old.get(earlier.get(key) ?? '');
    if (was && writtenOf(was.leaf) === writtenOf(leaf)) return [];
    const told = { before: was ? printed(was.leaf, before.dataset) : null, after: printed(leaf, after.dataset) };
    return [{ name: nameOf(after, key), ...told, prose: leaf instanceof Prose, path, earlier: was?.path ?? '' }];
  });
  const kept = new Set(earlier.values());
  const gone = [...old].flatMap(([key, { path, leaf }]): Change[] => {
    if (kept.has(key)) return [];
    const told = { before: printed(leaf, before.dataset), after: null };
    return [{ name: nameOf(before, key), ...told, prose: leaf instanceof Prose, path: '', earlier: path }];
  });
  return [...changed, ...gone];
}

type Leaves = Map<string, Place>;

/**
 * The earlier key of each key that had one. Values are the same by their names;
 * in a list without names, what reads the same is the same wherever it stands,
 * and the rest follows in order.
 */
function pairsOf(old: Leaves, now: Leaves): Map<string, string> {
  const pairs = new Map<string, string>();
  const lists = new Set<string>();
  for (const key of now.keys()) {
    const list = listOf(key);
    if (list !== null) lists.add(list);
    else if (old.has(key)) pairs.set(key, key);
  }
  for (const list of lists) {
    const itemsOf = (leaves: Leaves) => [...leaves].filter(([key]) => listOf(key) === list);
    const left = itemsOf(old);
    const fresh = itemsOf(now).filter(([key, { leaf }]) => {
      const at = left.findIndex(([, was]) => writtenOf(was.leaf) === writtenOf(leaf));
      if (at >= 0) pairs.set(key, left.splice(at, 1)[0]![0]);
      return at < 0;
    });
    fresh.slice(0, left.length).forEach(([key], index) => pairs.set(key, left[index]![0]));
  }
  return pairs;
}

/** `takeaways` of `takeaways.2`; null for what has a name. */
const listOf = (key: string): string | null => /^(.*)\.\d+$/.exec(key)?.[1] ?? null;

function leavesOf(dataset: Dataset): Leaves {
  const leaves: Leaves = new Map();
  const visit = (node: unknown, path: string): void => {
    if (isQuantity(node) || node instanceof Prose || typeof node === 'string' || typeof node === 'boolean') {
      leaves.set(namedPath(dataset, path), { path, leaf: node });
    } else if (node !== null && typeof node === 'object') {
      for (const [key, child] of Object.entries(node)) visit(child, join(path, key));
    }
  };
  visit(dataset, '');
  return leaves;
}

/** As the file has it: a sentence whose numbers alone changed is the same sentence. */
const writtenOf = (leaf: Leaf): string => (leaf instanceof Prose ? leaf.text : String(leaf));

const printed = (leaf: Leaf, dataset: Dataset): string =>
  leaf instanceof Prose ? formatProse(leaf, dataset) : String(leaf);

/** Keys whose words are not the key itself. */
const words: Record<string, string> = {
  n: 'number of people',
  ci: 'interval',
  low: 'lower limit',
  high: 'upper limit',
  p: 'p value',
  sd: 'standard deviation',
  se: 'standard error',
  at: 'place in the source',
};

/** A path of names in plain words: rows by what they are called, keys by their words. */
function nameOf(trial: Trial, key: string): string {
  const steps = key.split('.');
  const [list = '', id = '', ...rest] = steps;
  const at = resultAt(trial, key);
  if (at) return [at.result.outcome.name, ...resultWords(rest, at)].join(', ');
  const row = Array.isArray(own(trial as unknown as Lists, list)) ? lookUp(trial, `${list}.${id}`).found : undefined;
  if (isRow(row)) return [row.name ?? `${list}, ${id}`, ...rowWords(rest, row)].join(', ');
  return steps.map(wordOf).join(', ');
}

type Lists = Record<string, unknown>;

/** A row of a list that has names. */
type Row = { name?: string } & Partial<Pick<TrialEvent, 'ofArms'>>;

const isRow = (found: unknown): found is Row => found !== null && typeof found === 'object' && 'id' in found;

function resultWords(rest: string[], { result, comparison, arm }: InResult): string[] {
  const [, , ...keys] = rest;
  if (arm) return [shortName(arm), ...keys.map((step) => (step === 'mean' ? result.outcome.measure : wordOf(step)))];
  if (!comparison) return [result.id, ...rest.map(wordOf)];
  const what = keys.map((step) => (step === 'estimate' ? comparison.measure : wordOf(step)));
  return [`${shortName(comparison.arm)} versus ${shortName(comparison.versus).toLowerCase()}`, ...what];
}

/** The keys below a row, with the name of the arm whose values they are. */
function rowWords(rest: string[], { ofArms }: Row): string[] {
  const [part, id = '', ...keys] = rest;
  const arm = ofArms && part === 'arms' ? armOf({ ofArms }, id) : null;
  return arm ? [shortName(arm), ...keys.map(wordOf)] : rest.map(wordOf);
}

const shortName = ({ short, name }: TrialArm): string => short ?? name;

const wordOf = (step: string): string => own(words, step) ?? step.replaceAll('_', ' ');
