/** Data files of earlier versions: only what would not be understood any more is written otherwise. */
import { lookUp, namedPath } from '../dataset/prose.js';
import { readTree } from '../dataset/read.js';
import { measureNamed } from '../trial/measure-names.js';
import { edited, type Edit, type Migrated } from './migrated.js';

type Row = Record<string, unknown>;
type Result = { id: unknown; comparisons: Row[] };

/**
 * A data file in the words of this version. Comparisons are named by their measure
 * where an arm has several; measures that were `other` with a label have names of
 * their own now, and references to them follow. A file that cannot be read is given back as it is.
 */
export function migrateDataset(file: string, text: string): Migrated {
  const tree = readTree(file, text);
  if (tree.problems.length > 0) return { text, changes: [] };
  const before = resultsOf(tree.root);
  const after = before.map(({ id, comparisons }) => ({ id, comparisons: comparisons.map(withMeasure) }));
  const edits = [...text.matchAll(/\bresults\.[\w-]+\.comparisons\.[\w-]+/g)].flatMap((match): Edit[] => {
    const path = renamed(match[0], before, after);
    return path === null ? [] : [{ start: match.index, end: match.index + match[0].length, text: path }];
  });
  return edited(text, edits);
}

const isRow = (node: unknown): node is Row => node !== null && typeof node === 'object' && !Array.isArray(node);

/** What names the results and their comparisons; a sheet in their place names none. */
function resultsOf(root: unknown): Result[] {
  const results = isRow(root) && Array.isArray(root.results) ? (root.results as unknown[]) : [];
  return results.filter(isRow).map(({ id, comparisons }) => ({
    id,
    comparisons: Array.isArray(comparisons) ? (comparisons as unknown[]).filter(isRow).map((row) => ({ ...row })) : [],
  }));
}

/** A comparison as this version knows it. */
function withMeasure(comparison: Row): Row {
  const { measure, label } = comparison;
  const name = measure === 'other' ? label : measure;
  const named = typeof name === 'string' ? measureNamed(name, { widely: measure === 'other' }) : null;
  return { ...comparison, measure: named?.measure ?? measure };
}

/**
 * What a comparison's name led to that was only its arm: the first of that arm, in the result of the
 * path. None where they are against several arms, between which a person chooses.
 */
function firstOfArm(path: string, results: Result[]): Row | undefined {
  const [, id, , arm] = path.split('.');
  const own = results.find((one) => one.id === id)?.comparisons.filter((one) => one.arm === arm) ?? [];
  return own.every(({ versus }) => versus === own[0]?.versus) ? own[0] : undefined;
}

/** The path that now leads where this one led; null where it still does, or never led anywhere. */
function renamed(path: string, before: Result[], after: Result[]): string | null {
  const found = lookUp({ results: before }, path).found ?? firstOfArm(path, before);
  const result = before.findIndex(({ comparisons }) => comparisons.includes(found as Row));
  if (result < 0) return null;
  const comparison = before[result]!.comparisons.indexOf(found as Row);
  const data = { results: after };
  if (lookUp(data, path).found === after[result]!.comparisons[comparison]) return null;
  return namedPath(data, `results.${result}.comparisons.${comparison}`);
}
