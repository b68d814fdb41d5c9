/** The text of a dataset as nodes of YAML, found by the paths that values are called by. */
import { isMap, isScalar, isSeq, parseDocument, type Document, type Node, type Scalar, type YAMLMap } from 'yaml';

/** A piece of a text, and what takes its place. Offsets count UTF-16 units, as in JavaScript. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
}

export const applied = (text: string, { from, to, insert }: Edit): string =>
  text.slice(0, from) + insert + text.slice(to);

/** A text as nodes. */
export type Parsed = Document;

/** The rows of one of the outermost lists, such as `arms`; empty where there is none. */
export function rowsOf(document: Parsed, list: string): unknown[] {
  const found = document.get(list);
  return isSeq(found) ? found.items : [];
}

/** A text as nodes; null where it is no YAML. */
export function parsed(text: string): Document | null {
  const document = parseDocument(text);
  return document.errors.length > 0 ? null : document;
}

/** The child of a node under a key of a map or at a place of a list. */
export function childOf(node: unknown, key: string): Node | null {
  if (isMap(node))
    return (node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.value ??
      null) as Node | null;
  return isSeq(node) ? ((node.items[Number(key)] ?? null) as Node | null) : null;
}

/** The node at a path, or the nearest above it that is there, with the steps that are left. */
export function nearest(document: Document, path: string): { node: Node; steps: string[]; left: string[] } | null {
  const steps = path === '' ? [] : path.split('.');
  let node = document.contents;
  for (const [index, step] of steps.entries()) {
    const child = childOf(node, step);
    if (!child) return node && { node, steps: steps.slice(0, index), left: steps.slice(index) };
    node = child;
  }
  return node && { node, steps, left: [] };
}

/** A map that stands for a value or a sentence with more about it: `{ value: 125, source: article }`. */
export function innerOf(node: Node): { scalar: Scalar; map: YAMLMap | null } | null {
  if (isScalar(node)) return { scalar: node, map: null };
  if (!isMap(node)) return null;
  const scalar = childOf(node, 'value') ?? childOf(node, 'text');
  return isScalar(scalar) ? { scalar, map: node } : null;
}

/** What a scalar says, as a text; of a node that is none, null. */
export const wordsOf = (node: unknown): string | null => (isScalar(node) ? (node.source ?? String(node.value)) : null);
