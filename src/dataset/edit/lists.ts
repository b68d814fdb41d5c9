/** Lists of a dataset, put into its text: nothing else of it is touched. */
import { isMap, isSeq, type Node } from 'yaml';
import { applied, childOf, nearest, parsed } from './nodes.js';

/** A row as plain texts, or a text. */
export type ListItem = string | Record<string, string>;

const quoted = (item: ListItem): string =>
  typeof item === 'string'
    ? JSON.stringify(item)
    : `{ ${Object.entries(item)
        .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
        .join(', ')} }`;

/** The text with a list under a key of the map at `path` (`` for the file itself), in place of what stood there; null where it cannot be put there. */
export function withList(text: string, path: string, key: string, items: readonly ListItem[]): string | null {
  const document = parsed(text);
  const found = document && nearest(document, path);
  if (!found || found.left.length > 0 || !isMap(found.node)) return null;
  const map = found.node;
  const old = childOf(map, key);
  if (old) return checked(replaced(text, old, items), path, key, items);
  if (map.flow) {
    const end = text.lastIndexOf('}', map.range![1]);
    const before = text.slice(0, end).trimEnd();
    return checked(`${before}, ${key}: [${items.map(quoted).join(', ')}] ${text.slice(end)}`, path, key, items);
  }
  const indent = ' '.repeat(columnOf(text, map.range![0]));
  const end = endOf(text, map);
  const block = `${indent}${key}:\n${items.map((item) => `${indent}  - ${quoted(item)}\n`).join('')}`;
  return checked(applied(text, { from: end, to: end, insert: block }), path, key, items);
}

/** The text with a line at the end of a list of texts; the list is made where there is none. */
export function withLine(text: string, list: string, line: string): string | null {
  const document = parsed(text);
  const node = document && childOf(document.contents, list);
  if (!node) return withList(text, '', list, [line]);
  if (!isSeq(node) || node.flow) return null;
  const from = columnOf(text, node.range![0]);
  const end = endOf(text, node);
  const changed = applied(text, { from: end, to: end, insert: `${' '.repeat(from)}- ${quoted(line)}\n` });
  return parsed(changed) ? changed : null;
}

function replaced(text: string, node: Node, items: readonly ListItem[]): string {
  const [from, to] = node.range!;
  if (!isSeq(node) || node.flow) return `${text.slice(0, from)}[${items.map(quoted).join(', ')}]${text.slice(to)}`;
  const indent = ' '.repeat(columnOf(text, from));
  const rows = items.map((item, index) => `${index > 0 ? indent : ''}- ${quoted(item)}\n`).join('');
  return text.slice(0, from) + rows + text.slice(endOf(text, node));
}

const columnOf = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);

/** Behind the last line of a node, without the empty lines and remarks that follow. */
function endOf(text: string, node: Node): number {
  const end = node.range![1];
  const last = text.slice(0, end).trimEnd().length;
  const newline = text.indexOf('\n', last);
  return newline < 0 ? text.length : newline + 1;
}

/** Whether the file can still be read, with the list in its place. */
function checked(text: string, path: string, key: string, items: readonly ListItem[]): string | null {
  const document = parsed(text);
  const found = document && nearest(document, path === '' ? key : `${path}.${key}`);
  return found?.left.length === 0 && isSeq(found.node) && found.node.items.length === items.length ? text : null;
}
