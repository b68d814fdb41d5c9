/** Values written at places that a text may not hold yet: keys are added where they belong, and lines that show how they look give way to them. */
import { isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { isPlaceholder } from '../placeholders.js';
import { applied, childOf, innerOf, nearest, parsed, wordsOf, type Edit } from './nodes.js';

/** A value in YAML, on one line, and the path or the name of its place, such as `results.main.comparisons.drug.ci`, or `results.+` for a further row. */
export interface Writing {
  key: string;
  value: string;
  /** Leaves what is there already. */
  ifAbsent?: boolean;
}

/** The path with positions of one whose rows are named by their ids, or by the arm that they are of; null where there is no such row. */
export function pathAt(document: Document, key: string): string | null {
  const steps: string[] = [];
  let node: unknown = document.contents;
  for (const step of key.split('.')) {
    let found = step;
    if (isSeq(node) && !/^\d+$/.test(step)) {
      const at = node.items.findIndex(
        (row) =>
          wordsOf(childOf(row, 'id')) === step ||
          (childOf(row, 'id') === null && wordsOf(childOf(row, 'arm')) === step),
      );
      if (at < 0) return null;
      found = String(at);
    }
    steps.push(found);
    node = childOf(node, found);
  }
  return steps.join('.');
}

/** What is written at a place, as a text; null where nothing is, or where it says that nothing is known. */
export function writtenAt(document: Document, key: string): string | null {
  const path = pathAt(document, key);
  const found = path === null ? null : nearest(document, path);
  if (!found || found.left.length > 0) return null;
  const words = wordsOf(innerOf(found.node)?.scalar);
  if (words !== null) return words === 'not reported' || isPlaceholder(words) ? null : words;
  if (isSeq(found.node) && found.node.items.some((item) => isPlaceholder(wordsOf(item) ?? ''))) return null;
  return isScalar(found.node) ? null : String(found.node);
}

/** The text with the values; null where one of them has no place in it. `source` is told by sections that are begun. */
export function withValues(text: string, writings: readonly Writing[], source: string): string | null {
  let written = text;
  for (const writing of writings) {
    const next = withValue(written, writing, source);
    if (next === null) return null;
    written = next;
  }
  return written;
}

function withValue(text: string, { key, value, ifAbsent = false }: Writing, source: string): string | null {
  const document = parsed(text);
  if (document && key.endsWith('.+'))
    return withRow(text, document, key.slice(0, -2), value.replace(/ \}$/, `, source: ${source} }`));
  const path = document && pathAt(document, key);
  const found = document && path !== null ? nearest(document, path) : null;
  if (!document || !found || path === null) return null;
  if (found.left.length === 0 && ifAbsent) return text;
  const edit = editOf(text, document, found, value, source);
  const made = edit && applied(text, edit);
  const after = made === null ? null : parsed(made);
  const there = after && nearest(after, path);
  if (!made || !there || there.left.length > 0) return null;
  // Of harms that are counted now, the words that say that they were not filled in are taken away.
  const [, row] = /^(adverse_events\.\d+)\.arms\./.exec(path) ?? [];
  const told = row === undefined ? null : nearest(after, `${row}.told`);
  const words = told?.left.length === 0 ? (wordsOf(innerOf(told.node)?.scalar) ?? '') : '';
  const isIdle = words === 'not reported' || isPlaceholder(words);
  return isIdle ? withoutKey(made, `${row}.told`) : made;
}

/** A row behind the last of a list, below remarks within it; null where the list has none to stand behind. */
function withRow(text: string, document: Document, list: string, row: string): string | null {
  const rows = document.get(list);
  const last = isSeq(rows) && !rows.flow ? (rows.items.at(-1) as Node | undefined) : undefined;
  if (!last) return null;
  const first = (rows as YAMLSeq<Node>).items[0]!.range![0];
  const indent = /^ */.exec(text.slice(text.lastIndexOf('\n', first - 1) + 1))![0];
  const at = lineEnd(text, last.range![1]);
  const written = `${text[at - 1] === '\n' ? '' : '\n'}${indent}- ${row}\n`;
  const made = text.slice(0, at) + written + text.slice(at);
  return parsed(made) ? made : null;
}

type Found = NonNullable<ReturnType<typeof nearest>>;

function editOf(text: string, document: Document, { node, left }: Found, value: string, source: string): Edit | null {
  const [key = '', ...rest] = left;
  if (left.length === 0) {
    const inner = innerOf(node);
    const whole = inner?.map && !value.startsWith('{') ? inner.scalar : node;
    return { from: whole.range![0], to: whole.range![1], insert: value };
  }
  const nested = rest.reduceRight((within, step) => `{ ${step}: ${within} }`, value);
  if (isScalar(node))
    return wordsOf(node) === 'not reported'
      ? { from: node.range![0], to: node.range![1], insert: `{ ${key}: ${nested} }` }
      : null;
  if (!isMap(node)) return null;
  if (node === document.contents) return sectionOf(text, node, key, rest, value, source);
  return node.flow ? inFlow(node, `${key}: ${nested}`) : inBlock(text, node, key, nested);
}

/** At the end of `{ mean: −19.2 }`. */
function inFlow(map: YAMLMap, written: string): Edit {
  const last = map.items.at(-1) as Pair<Node, Node | null> | undefined;
  const at = last ? (last.value ?? last.key).range![1] : map.range![0] + 1;
  return { from: at, to: at, insert: last ? `, ${written}` : ` ${written} ` };
}

/** On a line of its own: that of a remark which shows the key, else before the source of the row, else behind its last. */
function inBlock(text: string, map: YAMLMap, key: string, value: string): Edit {
  const pairs = map.items as Pair<Node, Node | null>[];
  const first = pairs[0]!.key.range![0];
  const indent = ' '.repeat(first - (text.lastIndexOf('\n', first - 1) + 1));
  const written = `${indent}${key}: ${value}\n`;
  const last = pairs.at(-1)!;
  const end = lineEnd(text, (last.value ?? last.key).range![1]);
  const remark = remarkOf(text, key, indent, first, map.range![2]);
  if (remark) return { ...remark, insert: written };
  const behind = pairs.find(({ key: one }) => wordsOf(one) === 'source');
  const at = behind && behind !== pairs[0] ? text.lastIndexOf('\n', behind.key.range![0] - 1) + 1 : end;
  return { from: at, to: at, insert: at === text.length && !text.endsWith('\n') ? `\n${written}` : written };
}

/** The lines of a remark that shows how a key looks, with those further in below it; null where there is none within a map. */
function remarkOf(text: string, key: string, indent: string, start: number, end: number): Omit<Edit, 'insert'> | null {
  const shown = `\n${indent}# ${key}:`;
  const found = text.indexOf(shown, start - 1);
  if (found < 0 || found >= end) return null;
  let to = lineEnd(text, found + shown.length);
  while (to < end && text.startsWith(`${indent}#  `, to)) to = lineEnd(text, to + 1);
  return { from: found + 1, to };
}

/** A section that is not there yet begins before the arms, or at the end. */
function sectionOf(
  text: string,
  root: YAMLMap,
  key: string,
  rest: readonly string[],
  value: string,
  source: string,
): Edit {
  const arms = (root.items as Pair<Node, Node | null>[]).find(({ key: one }) => wordsOf(one) === 'arms');
  const from = arms ? arms.key.range![0] : text.length;
  const [child, ...further] = rest;
  const nested = further.reduceRight((within, step) => `{ ${step}: ${within} }`, value);
  // Abbreviations are the only section without a source.
  const told = key === 'abbreviations' ? '' : `  source: ${source}\n`;
  const body = child === undefined ? `${key}: ${value}\n` : `${key}:\n  ${child}: ${nested}\n${told}`;
  return { from, to: from, insert: arms ? `${body}\n` : `${text.endsWith('\n') ? '' : '\n'}${body}` };
}

/** The text without a key of a map, its lines and the remarks on them; the same text where it is not there. */
export function withoutKey(text: string, path: string): string {
  const document = parsed(text);
  const steps = path.split('.');
  const found = document && nearest(document, steps.slice(0, -1).join('.'));
  const pair =
    found && isMap(found.node) && !found.node.flow
      ? (found.node.items as Pair<Node, Node | null>[]).find(({ key }) => wordsOf(key) === steps.at(-1))
      : undefined;
  if (!found || found.left.length > 0 || !pair) return text;
  const from = text.lastIndexOf('\n', pair.key.range![0] - 1) + 1;
  return text.slice(0, from) + text.slice(lineEnd(text, (pair.value ?? pair.key).range![1]));
}

const lineEnd = (text: string, at: number): number => {
  const newline = text.indexOf('\n', text[at - 1] === '\n' ? at - 1 : at);
  return newline < 0 ? text.length : newline + 1;
};
