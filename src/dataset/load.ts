/** A data file to a validated dataset, or every reason why not. */
import { parseDocument } from 'yaml';
import type * as z from 'zod';
import { ContentError, type Problem } from '../errors.js';
import { checkContent, checkNames } from './check.js';
import type { Finding } from './finding.js';
import { Prose } from './prose.js';
import { isQuantity, Written } from './quantity.js';
import { join, readTree, type Position, type Tree } from './read.js';
import { filesBeside } from './beside.js';
import { datasetSchema, type Dataset } from './schema.js';
import { readSheets, type ReadBeside } from './sheets.js';
import { suggest } from './suggest.js';

/** A dataset with what must be known of its file. */
export interface Loaded {
  dataset: Dataset;
  file: string;
  /** The file as it was read, with the rows of sheets in their place, to be attached to the PDF. */
  text: string;
  warnings: Problem[];
  /** Where a value or row of the dataset stands in the file. */
  locate: Locate;
}
export type Locate = (path: string) => Position | undefined;

/**
 * Reads and validates the text of a data file (YAML, or JSON of the same shape).
 * Throws a ContentError with all problems found, each with line and column.
 */
export function loadDataset(file: string, text: string, read: ReadBeside = filesBeside(file)): Loaded {
  const loaded = readDataset(file, text, read);
  if (loaded.warnings.some(({ severity }) => severity === 'error')) throw new ContentError(loaded.warnings);
  return loaded;
}

/**
 * The same for those who look at a dataset that may hold errors, such as figures
 * that contradict one another: they are among the warnings. Throws only where
 * the text does not fit the format.
 */
export function readDataset(file: string, text: string, read: ReadBeside = filesBeside(file)): Loaded {
  const tree = readTree(file, text.replace(/^\uFEFF/, ''));
  if (tree.problems.length > 0) throw new ContentError(tree.problems);
  const sheets = readSheets(tree, file, read);
  if (tree.problems.length > 0) throw new ContentError(inOrder(tree.problems));
  const locate: Locate = (path) => tree.values.get(path) ?? tree.keys.get(path);
  const place = ({ path, ...problem }: Finding): Problem => ({ ...problem, file, ...locateUpwards(locate, path) });
  const misnamed = checkNames(tree.root).map(place);
  const parsed = datasetSchema.safeParse(tree.root);
  if (!parsed.success) {
    throw new ContentError(inOrder([...problemsOf(parsed.error.issues, tree, file), ...misnamed]));
  }
  const dataset = parsed.data;
  giveOrigins(dataset, '', { source: null, at: null });
  // What refers to nothing cannot be looked into.
  if (misnamed.length > 0) throw new ContentError(inOrder(misnamed));
  const warnings = inOrder(checkContent(dataset).map(place));
  return { dataset, file, text: withSheets(file, text, tree.root, sheets), warnings, locate };
}

/** The text of a data file in which the rows of its sheets stand where their names stood, so that it is whole by itself. */
function withSheets(file: string, text: string, root: unknown, sheets: string[]): string {
  if (sheets.length === 0) return text;
  const rows = root as Record<string, unknown>;
  if (file.endsWith('.json')) {
    const own = JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
    return JSON.stringify({ ...own, ...Object.fromEntries(sheets.map((list) => [list, rows[list]])) }, null, 2);
  }
  const document = parseDocument(text);
  for (const list of sheets) document.set(list, rows[list]);
  return document.toString({ lineWidth: 0 });
}

const inOrder = (problems: Problem[]) =>
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));

/** Position of a path, or of the nearest row above it that stands in the file. */
function locateUpwards(locate: Locate, path: string): Position | undefined {
  return locate(path) ?? (path === '' ? undefined : locateUpwards(locate, path.split('.').slice(0, -1).join('.')));
}

interface Origin {
  source: string | null;
  at: string | null;
}

/** Gives each value and sentence its path, and the source of the nearest row around it that names one. */
function giveOrigins(node: unknown, path: string, around: Origin): void {
  if (isQuantity(node) || node instanceof Prose) {
    node.path = path;
    if (node.source === null) Object.assign(node, around);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  const { source, at } = node as Partial<Origin>;
  const origin = typeof source === 'string' ? { source, at: at ?? null } : around;
  for (const [key, child] of Object.entries(node)) giveOrigins(child, join(path, key), origin);
}

// ── zod's issues in the reader's words ──────────────────────────────────────

type Issue = z.core.$ZodIssue;

function problemsOf(issues: Issue[], tree: Tree, file: string): Problem[] {
  return issues.flatMap((issue) => toProblems(issue, tree, file));
}

function toProblems(issue: Issue, tree: Tree, file: string): Problem[] {
  const path = issue.path.map(String).join('.');
  const name = issue.path.at(-1);
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path);
    return issue.keys.map((key) => ({
      severity: 'error' as const,
      message: `unknown key "${key}"${path ? ` in ${path}` : ''}`,
      hint: suggest(key, known),
      file,
      ...tree.keys.get(join(path, key)),
    }));
  }
  // A union reports its branches; the deepest one is what the writer meant.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const meant = issue.errors.at(-1)!;
    const isMap = plainObject(valueAt(tree.root, issue.path));
    const deeper = meant.some(({ path: below, code }) => below.length > 0 || code === 'unrecognized_keys');
    if (isMap && deeper) {
      return meant.flatMap((inner) => toProblems({ ...inner, path: [...issue.path, ...inner.path] }, tree, file));
    }
  }
  const found = valueAt(tree.root, issue.path);
  if (found === undefined) {
    const parent = issue.path.slice(0, -1).map(String).join('.');
    const message = `missing key "${String(name)}"${parent ? ` in ${parent}` : ''}`;
    return [{ severity: 'error', message, hint: expectation(issue), file, ...nearest(tree, parent) }];
  }
  const told = expectation(issue);
  const message = `${path && `${path}: `}${told}${told.includes(', found ') ? '' : `, found ${shown(found)}`}`;
  return [{ severity: 'error', message, hint: hintFor(issue, found), file, ...nearest(tree, path) }];
}

function nearest(tree: Tree, path: string): Position {
  const here = tree.values.get(path) ?? tree.keys.get(path);
  if (here) return here;
  return path === '' ? { line: 1, column: 1 } : nearest(tree, path.split('.').slice(0, -1).join('.'));
}

function plainObject(value: unknown): boolean {
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
}

function valueAt(root: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      node !== null && typeof node === 'object' ? (node as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${({ array: 'a list', object: 'a group of keys', record: 'a group of keys', string: 'text' } as Record<string, string>)[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`;
    case 'too_small':
      return 'expected at least one item';
    default:
      return issue.message;
  }
}

function hintFor(issue: Issue, found: unknown): string {
  if (issue.code === 'invalid_value') return suggest(String(found), issue.values.map(String));
  if (found === null || found === '') return 'write a value, “not reported”, or delete the key';
  if (typeof found === 'string' && /%\s*$/.test(found)) return 'write the figure without the percent sign';
  if (/such as 2025-01-11/.test(issue.message)) return 'write year, month and day, with hyphens';
  return 'write it as data/dazukibart.yaml shows';
}

function shown(found: unknown): string {
  if (found === null) return 'nothing';
  if (Array.isArray(found)) return 'a list';
  if (plainObject(found)) return 'a group of keys';
  const text = found instanceof Written ? found.text : typeof found === 'string' ? found : JSON.stringify(found);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

/** The keys that the schema knows at a path. */
function knownKeys(path: PropertyKey[]): string[] {
  let schema: unknown = datasetSchema;
  for (const key of path) schema = step(schema, key);
  const keys = shapesOf(schema).flatMap((shape) => Object.keys(shape));
  return keys.length > 0 ? keys : ['value', 'source', 'at'];
}

interface Definition {
  type: string;
  shape?: Record<string, unknown>;
  element?: unknown;
  valueType?: unknown;
  innerType?: unknown;
  in?: unknown;
  options?: unknown[];
}
const definition = (schema: unknown): Definition => (schema as { def: Definition }).def;

/** The object shapes behind optional, default, transform and union wrappers. */
function shapesOf(schema: unknown): Record<string, unknown>[] {
  if (schema === undefined) return [];
  const { shape, innerType, in: input, options } = definition(schema);
  if (shape) return [shape];
  if (innerType ?? input) return shapesOf(innerType ?? input);
  return (options ?? []).flatMap(shapesOf);
}

function step(schema: unknown, key: PropertyKey): unknown {
  if (schema === undefined) return undefined;
  const { shape, element, valueType, innerType, in: input, options } = definition(schema);
  if (shape) return shape[String(key)];
  if (element ?? valueType) return element ?? valueType;
  if (innerType ?? input) return step(innerType ?? input, key);
  return options?.map((option) => (definition(option).shape ? step(option, key) : undefined)).find(Boolean);
}
