/** YAML or JSON text to plain values, keeping where each stands and how each number was written. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';
import type { Problem } from '../errors.js';
import { foreignFormat } from './plain.js';
import { Written } from './quantity.js';
import { syntaxFault } from './syntax.js';

/** Larger or deeper than any trial needs: refused before it costs anything. */
export const limits = { bytes: 5_000_000, depth: 40 } as const;

export interface Position {
  line: number;
  column: number;
  /** Where it is not the data file itself, but a sheet beside it. */
  file?: string;
}

/** A file as read: plain values, and the position of each key and value by its path. */
export interface Tree {
  root: unknown;
  keys: Map<string, Position>;
  values: Map<string, Position>;
  problems: Problem[];
}

/**
 * Parses a file. JSON is read by the same parser, being YAML. Problems of syntax,
 * anchors, numbers that are none (`.nan`) and control characters are all told at once.
 */
export function readTree(file: string, text: string): Tree {
  const tree: Tree = { root: undefined, keys: new Map(), values: new Map(), problems: [] };
  const counter = new LineCounter();
  const report = (message: string, hint: string, offset: number) => {
    const { line, col } = counter.linePos(offset);
    tree.problems.push({ severity: 'error', message, hint, file, line, column: col });
  };
  if (text.length > limits.bytes) {
    const message = `the file has ${text.length} characters; at most ${limits.bytes} are read`;
    tree.problems.push({ severity: 'error', message, hint: 'a dataset holds one trial', file });
    return tree;
  }
  const foreign = foreignFormat(text);
  if (foreign) {
    tree.problems.push({ severity: 'error', ...foreign, file });
    return tree;
  }
  // Old programs of the Mac end lines with a carriage return alone, which YAML does not know.
  const content = text.replace(/\r(?!\n)/g, '\n');
  const document = parseDocument(content, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const [broken] = document.errors;
  // The parser gives up where its own stack ends.
  if (broken && /call stack/.test(broken.message)) report(...tooDeep, 0);
  else if (broken) {
    const { message, hint, offset } = syntaxFault(document, content, broken);
    report(message, hint, offset);
  }
  for (const { message, pos } of document.warnings) {
    report(`this has no place in a dataset: ${message}`, 'delete it, or put the text between quotation marks', pos[0]);
  }
  if (tree.problems.length > 0) return tree;
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    tree.problems.push({
      severity: 'error',
      message: 'the file is empty',
      hint: 'copy data/dazukibart.yaml and change it',
      file,
    });
    return tree;
  }
  tree.root = plain(document.contents, '', 0, { tree, counter, report });
  return tree;
}

const tooDeep = [`nested more than ${limits.depth} levels deep`, 'a dataset needs fewer'] as const;

interface Context {
  tree: Tree;
  counter: LineCounter;
  report(message: string, hint: string, offset: number): void;
}

function plain(node: unknown, path: string, depth: number, context: Context): unknown {
  if (node === null || node === undefined) return null;
  const offset = (node as Node).range?.[0] ?? 0;
  const { line, col } = context.counter.linePos(offset);
  context.tree.values.set(path, { line, column: col });
  if (depth > limits.depth) {
    context.report(...tooDeep, offset);
    return null;
  }
  if (isMap(node)) return plainMap(node.items, path, depth, context);
  if (isSeq(node)) return node.items.map((item, index) => plain(item, join(path, index), depth + 1, context));
  if (isAlias(node)) {
    context.report(
      `"*${node.source}" repeats another value by an alias`,
      'write the value out, or put text that begins with * between quotation marks',
      offset,
    );
    return null;
  }
  return isScalar(node) ? plainScalar(node.value, node.source, offset, context) : null;
}

function plainMap(items: Pair[], path: string, depth: number, context: Context): Record<string, unknown> {
  // A key such as __proto__ becomes a key by this, never the prototype.
  return Object.fromEntries(
    items.map(({ key, value }) => {
      const name = isScalar(key) ? (key.source ?? String(key.value)) : String(key);
      const at = join(path, name);
      const { line, col } = context.counter.linePos((key as Node).range?.[0] ?? 0);
      context.tree.keys.set(at, { line, column: col });
      return [name, plain(value, at, depth + 1, context)];
    }),
  );
}

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u;

/** The first control character in a text, such as `U+0007`; null when there is none. */
export function controlCharacter(text: string): string | null {
  const found = control.exec(text);
  return found && `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

function plainScalar(value: unknown, source: string | undefined, offset: number, context: Context): unknown {
  if (typeof value === 'number' || typeof value === 'bigint') {
    const written = source ?? String(value);
    if (!Number.isFinite(Number(value)) || !/^[-+]?[\d.,]/.test(written)) {
      context.report(`"${written}" is not a number`, 'write the figure, or “not reported”', offset);
    }
    return new Written(Number(value), written);
  }
  if (typeof value === 'string') {
    const code = controlCharacter(value);
    if (code) context.report(`the text holds the control character ${code}`, 'delete it', offset);
    if (value.includes('\uFFFD')) {
      context.report(
        'the text holds “\uFFFD”, which stands for letters that could not be read',
        'save the file as UTF-8',
        offset,
      );
    }
  }
  return value;
}

/** Path of a child: `results` and `0` give `results.0`. */
export function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}
