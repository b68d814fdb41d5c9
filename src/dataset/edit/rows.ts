/** Rows of the lists of a dataset (arms, outcomes, results, adverse events, takeaways): moved, copied and taken away as text. */
import { isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import { applied, childOf, nearest, parsed, wordsOf, type Edit } from './nodes.js';

/** A row of a list. */
export interface RowAt {
  /** The list, such as `takeaways`. */
  list: string;
  /** Its place, from 0, and how many there are. */
  index: number;
  count: number;
}

export type RowChange = 'up' | 'down' | 'copy' | 'remove';

/** The outermost row that a path lies in; null where it lies in none. */
export function rowAt(text: string, path: string): RowAt | null {
  const document = parsed(text);
  return document && rowIn(document, path);
}

function rowIn(document: Document, path: string): RowAt | null {
  const steps = path.split('.');
  const at = steps.findIndex((step) => /^\d+$/.test(step));
  const list = steps.slice(0, at).join('.');
  const found = at > 0 ? nearest(document, list) : null;
  if (!found || found.left.length > 0 || !isSeq(found.node) || found.node.flow) return null;
  return { list, index: Number(steps[at]), count: found.node.items.length };
}

/**
 * The edit that moves a row past its neighbour, writes it once more behind itself, or takes it
 * away, with the remarks above it. Null where it cannot be: the last row of a list stays.
 */
export function changeRow(text: string, path: string, change: RowChange): Edit | null {
  const document = parsed(text);
  const row = document && rowIn(document, path);
  if (!document || !row) return null;
  const { node } = nearest(document, row.list)!;
  const { index, count } = row;
  const edit = editOf(text, node, piecesOf(text, node), index, change);
  const after = edit && parsed(applied(text, edit));
  const list = after && nearest(after, row.list)?.node;
  const expected = count + (change === 'copy' ? 1 : change === 'remove' ? -1 : 0);
  return isSeq(list) && list.items.length === expected ? edit : null;
}

interface Piece {
  from: number;
  to: number;
}

function editOf(text: string, list: Node, pieces: Piece[], index: number, change: RowChange): Edit | null {
  const here = pieces[index];
  if (!here) return null;
  const pieceOf = ({ from, to }: Piece) => text.slice(from, to);
  const ended = (words: string) => (words.endsWith('\n') ? words : `${words}\n`);
  if (change === 'remove') return pieces.length > 1 ? { ...here, insert: '' } : null;
  if (change === 'copy') {
    const copy = unlikeOf(text, list, index, here);
    return { from: here.to, to: here.to, insert: (copy.endsWith('\n') ? '' : '\n') + copy };
  }
  const other = pieces[change === 'up' ? index - 1 : index + 1];
  if (!other) return null;
  const [first, second] = change === 'up' ? [other, here] : [here, other];
  return { from: first.from, to: second.to, insert: ended(pieceOf(second)) + pieceOf(first) };
}

/** A row as it is written once more: with an id of its own, and without the values, which are those of the first. */
function unlikeOf(text: string, list: Node, index: number, { from, to }: Piece): string {
  const rows = isSeq(list) ? (list.items as Node[]) : [];
  const edits = valuesIn(rows[index]!).map(([start, end]): Edit => ({ from: start, to: end, insert: 'not reported' }));
  const id = childOf(rows[index], 'id');
  const name = wordsOf(id);
  if (id && name !== null) {
    const taken = new Set(rows.map((row) => wordsOf(childOf(row, 'id'))));
    let number = 2;
    while (taken.has(`${name}-${number}`)) number += 1;
    edits.push({ from: id.range![0], to: id.range![1], insert: `${name}-${number}` });
  }
  const inOrder = edits.sort((a, b) => b.from - a.from);
  return inOrder.reduce(
    (words, edit) => applied(words, { ...edit, from: edit.from - from, to: edit.to - from }),
    text.slice(from, to),
  );
}

/** Where the numbers of a row stand, each with what is told about it: `{ value: 37, source: article }` is one. */
function valuesIn(node: unknown): [number, number][] {
  if (isSeq(node)) return node.items.flatMap(valuesIn);
  if (isMap(node)) {
    if (node.flow && childOf(node, 'value')) return [[node.range![0], node.range![1]]];
    return node.items.flatMap(({ value }) => valuesIn(value));
  }
  return isScalar(node) && /^['"]?[<>≤≥~≈−+-]?\d[\d.,·]*%?['"]?$/.test(node.source ?? '')
    ? [[node.range![0], node.range![1]]]
    : [];
}

/** Each row from the beginning of its first line, the remarks above it included, to that of the next. */
function piecesOf(text: string, list: Node): Piece[] {
  const rows = (isSeq(list) ? list.items : []) as Node[];
  const starts = rows.map((row) => {
    let start = text.lastIndexOf('\n', row.range![0]) + 1;
    for (;;) {
      const before = text.lastIndexOf('\n', start - 2) + 1;
      if (start === 0 || !/^ *#/.test(text.slice(before, start))) return start;
      start = before;
    }
  });
  // The list ends with its last row, not with the empty lines and remarks behind it.
  const last = rows.at(-1)?.range![1] ?? 0;
  const newline = text.indexOf('\n', text[last - 1] === '\n' ? last - 1 : last);
  const end = newline < 0 ? text.length : newline + 1;
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? end }));
}
