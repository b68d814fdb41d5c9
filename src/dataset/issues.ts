/** What a validated text lacks or has too much, in the reader's words: zod's issues at their places in the file. */
import type * as z from 'zod';
import type { Problem } from '../errors.js';
import { choiceHint, colonHint, groupHint, idHint, listHint, numberHint, single } from './hints.js';
import { namedPath } from './prose.js';
import { Written } from './quantity.js';
import { join, type Position, type Tree } from './tree.js';
import { exampleLine, knownKeys, lineAt, longForm } from './schema-at.js';
import { nearest, suggest } from './suggest.js';
import { decimalComma } from './syntax.js';
import { own } from '../own.js';

type Issue = z.core.$ZodIssue;

/** Every problem of a text that does not fit the schema. */
export function problemsOf(issues: readonly Issue[], tree: Tree, file: string): Problem[] {
  const all = withoutInsides(
    issues.flatMap((issue) => unwrapped(issue, tree)),
    tree,
  );
  const missing = new Set(all.filter((issue) => isMissing(issue, tree)).map(({ path }) => pathOf(path)));
  // Before the missing keys, of which a misspelt one is none.
  const unknown = all.flatMap((issue) => (issue.code === 'unrecognized_keys' ? unknownKeys(issue, missing, tree) : []));
  const others = all.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return [];
    if (!isMissing(issue, tree)) return [wrongValue(issue, tree)];
    return missing.has(pathOf(issue.path)) ? [missingKey(issue, tree)] : [];
  });
  return [...unknown, ...others].map((problem) => ({ severity: 'error', file, ...problem }));
}

type Found = Omit<Problem, 'severity'>;

const pathOf = (path: readonly PropertyKey[]) => path.map(String).join('.');

const isMissing = ({ code, path }: Issue, tree: Tree) =>
  code !== 'unrecognized_keys' && valueAt(tree.root, path) === undefined;

/** A union reports its branches; the deepest one, with the fewest strange keys, is what the writer meant. */
function unwrapped(issue: Issue, tree: Tree): Issue[] {
  if (issue.code !== 'invalid_union' || !plainObject(valueAt(tree.root, issue.path))) return [issue];
  const strange = (branch: Issue[]) =>
    branch.flatMap((inner) => (inner.code === 'unrecognized_keys' ? inner.keys : [])).length;
  const [meant] = issue.errors
    .filter((branch) => branch.some(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'))
    .toSorted((a, b) => strange(a) - strange(b));
  if (!meant) return [issue];
  return meant.flatMap((inner) => unwrapped({ ...inner, path: [...issue.path, ...inner.path] }, tree));
}

/** A number where a group of keys should be has no keys of its own: one issue, that of the group. */
function withoutInsides(issues: Issue[], tree: Tree): Issue[] {
  const told = new Set<string>();
  return issues.flatMap((issue) => {
    const end = issue.path.findIndex((_, index) => valueAt(tree.root, issue.path.slice(0, index)) instanceof Written);
    const isInside = end >= 0 || issue.code === 'unrecognized_keys';
    const path = end >= 0 ? issue.path.slice(0, end) : issue.path;
    if (!isInside || !(valueAt(tree.root, path) instanceof Written)) return [issue];
    if (told.has(pathOf(path))) return [];
    told.add(pathOf(path));
    return [{ code: 'invalid_type', expected: 'object', message: '', path } satisfies Issue];
  });
}

/** Keys that there are not; one that stands for a missing key takes it off the list of those. */
function unknownKeys(
  { keys, path }: Extract<Issue, { code: 'unrecognized_keys' }>,
  missing: Set<string>,
  tree: Tree,
): Found[] {
  const parent = pathOf(path);
  const isLongForm = valueAt(tree.root, [...path, 'value']) !== undefined && !keys.includes('value');
  const known = isLongForm ? longForm : knownKeys(path);
  return keys.map((key) => {
    const comma = commaBefore(key, parent, tree);
    if (comma) return comma;
    const here = tree.keys.get(join(parent, key));
    const [, before, after] = /^([a-z_]+):(\S.*)$/.exec(key) ?? [];
    if (before !== undefined && known.includes(before)) {
      missing.delete(join(parent, before));
      const hint = `write ${before}: ${after}`;
      return { message: `there is no space behind the colon of “${key}”`, hint, ...here };
    }
    const sentence = known.includes('holds') ? sentenceAt(valueAt(tree.root, path)) : null;
    if (sentence) {
      missing.delete(join(parent, 'text'));
      return { message: `the colon makes a key of “${key}”`, hint: colonHint(...sentence), ...here };
    }
    const lacking = known.filter((name) => missing.has(join(parent, name)));
    const meant = nearest(key, lacking) ?? nearest(key, known);
    if (meant !== null) missing.delete(join(parent, meant));
    const message = `unknown key "${key}"${parent ? ` in ${named(parent, tree)}` : ''}`;
    return { message, hint: suggest(key, meant === null ? known : [meant]), ...here };
  });
}

/** A path as people count and name: `arms.high.n`, `limitations.1` for the first of them. */
const named = (path: string, { root }: Tree): string => namedPath(root, path);

/** The words before and behind a colon, where one made a group of one key out of a sentence. */
function sentenceAt(found: unknown): [string, string] | null {
  const [only, ...more] = plainObject(found) ? Object.entries(found as Record<string, unknown>) : [];
  if (!only || more.length > 0 || /^(?:text|holds|known)$/.test(only[0])) return null;
  const [key, value] = only;
  return typeof value === 'string' || value instanceof Written ? [key, String(value)] : null;
}

/** `{ mean: 1,5 }`, which YAML takes for a key 5 behind `mean: 1`. */
function commaBefore(key: string, parent: string, tree: Tree): Found | null {
  const here = tree.keys.get(join(parent, key));
  if (!/^\d+$/.test(key) || !here) return null;
  const before = [...tree.keys]
    .filter(([path, { line, column }]) => parentOf(path) === parent && line === here.line && column < here.column)
    .sort(([, a], [, b]) => b.column - a.column)[0]?.[0];
  const value = before === undefined ? undefined : valueAt(tree.root, before.split('.'));
  if (!(value instanceof Written)) return null;
  const { message, hint } = decimalComma(`${value.text},${key}`);
  return { message, hint, ...tree.values.get(before!) };
}

const parentOf = (path: string) => path.split('.').slice(0, -1).join('.');

function missingKey(issue: Issue, tree: Tree): Found {
  const name = String(issue.path.at(-1));
  const parent = parentOf(pathOf(issue.path));
  const what = expectation(issue).replace(/^expected /, '');
  const message = `missing key "${name}"${parent ? ` in ${named(parent, tree)}` : ''}`;
  const line = exampleLine(issue.path);
  const isOpen = what === 'text' || what === 'a group of keys';
  const hint = isOpen && line !== null ? `add it, such as ${line}` : `add "${name}:" with ${what}`;
  return { message, hint, ...placeOf(tree, parent) };
}

function wrongValue(issue: Issue, tree: Tree): Found {
  const found = valueAt(tree.root, issue.path);
  const path = pathOf(issue.path);
  const told = expectation(issue);
  const message = `${path && `${named(path, tree)}: `}${told}${told.includes(', found ') ? '' : `, found ${shown(found)}`}`;
  return { message, hint: hintFor(issue, found), ...placeOf(tree, path) };
}

/** Where a path stands, or the nearest row around it that stands in the file. */
function placeOf(tree: Tree, path: string): Position {
  const here = tree.values.get(path) ?? tree.keys.get(path);
  return here ?? (path === '' ? { line: 1, column: 1 } : placeOf(tree, parentOf(path)));
}

function plainObject(value: unknown): boolean {
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
}

function valueAt(root: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      node !== null && typeof node === 'object' ? own(node as Record<string, unknown>, String(key)) : undefined,
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
  if (issue.code === 'invalid_value') return choiceHint(String(found), issue.values.map(String));
  const isExpectedText = /^expected text/.test(expectation(issue));
  const sentence = isExpectedText ? sentenceAt(found) : null;
  if (sentence) return colonHint(...sentence);
  if (found === null || found === '') {
    const marked =
      isExpectedText && found === null ? '; text that begins with # stands between quotation marks: "#1"' : '';
    return `write a value, “not reported”, or delete the key${marked}`;
  }
  if (/such as 2025-01-11/.test(issue.message)) return 'write year, month and day, with hyphens';
  if (typeof found === 'boolean' && isExpectedText) return `put it between quotation marks: "${String(found)}"`;
  const key = String(issue.path.at(-1));
  if (issue.code === 'invalid_type' && issue.expected === 'array') return listHint(found, key);
  const line = lineAt(issue.path);
  if (issue.code === 'invalid_type' && issue.expected === 'object')
    return groupHint(knownKeys(issue.path), found, line);
  if (issue.code === 'invalid_type' && issue.expected === 'record' && !line.includes('{'))
    return 'write each in a line of its own: a name, a colon, and its words';
  if (isExpectedText && Array.isArray(found) && found.length > 1) return 'write one text, without brackets or hyphens';
  const item = single(found);
  if (item !== null) return `write it without brackets: ${/^\d+$/.test(key) ? item : `${key}: ${item}`}`;
  if (issue.code === 'invalid_type' && found instanceof Written)
    return `put it between quotation marks: "${found.text}"`;
  const isText = typeof found === 'string' || found instanceof Written;
  if (/an id of small letters/.test(issue.message) && isText && /^[\w -]+$/.test(String(found)))
    return idHint(String(found), line);
  return /number as printed|level in percent/.test(issue.message) && isText
    ? numberHint(String(found), line, key)
    : line;
}

function shown(found: unknown): string {
  if (found === null) return 'nothing';
  if (Array.isArray(found)) return 'a list';
  if (plainObject(found)) return 'a group of keys';
  const text = found instanceof Written ? found.text : typeof found === 'string' ? found : JSON.stringify(found);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}
