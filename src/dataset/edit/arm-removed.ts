/** An arm taken away with all that is told of it: its values, and its comparisons. */
import { isMap, isSeq, type Node } from 'yaml';
import { childOf, parsed, wordsOf } from './nodes.js';

/** The text without the arm of this id; null where the text is no YAML, holds no such arm, or no other. */
export function withoutArm(text: string, id: string): string | null {
  const arms = parsed(text)?.get('arms');
  if (!isSeq(arms) || arms.items.length < 2 || !arms.items.some((row) => wordsOf(childOf(row, 'id')) === id))
    return null;
  let written = text;
  // One piece at a time: each changes where the others stand.
  for (let left = 200; left > 0; left -= 1) {
    const piece = pieceOf(written, id);
    if (!piece) return written;
    written = written.slice(0, piece[0]) + written.slice(piece[1]);
  }
  return null;
}

type Piece = readonly [from: number, to: number];

/** The first piece of a text that is of the arm; null where there is none. */
function pieceOf(text: string, id: string): Piece | null {
  const document = parsed(text);
  const rows = (list: string): unknown[] => {
    const found = document?.get(list);
    return isSeq(found) ? found.items : [];
  };
  const arm = rows('arms').findIndex((row) => wordsOf(childOf(row, 'id')) === id);
  if (arm >= 0) return lineOf(text, rows('arms')[arm] as Node);
  for (const row of [...rows('results'), ...rows('adverse_events'), ...rows('baseline')]) {
    const values = childOf(row, 'arms');
    const pair = isMap(values) ? values.items.find(({ key }) => wordsOf(key) === id) : undefined;
    if (isMap(values) && pair)
      return values.flow
        ? inFlow(text, values.items as never, pair as never)
        : lineOf(text, pair.key as Node, pair.value as Node | null);
    const comparisons = childOf(row, 'comparisons');
    if (!isSeq(comparisons)) continue;
    const own = comparisons.items.filter((one) => ['arm', 'versus'].some((key) => wordsOf(childOf(one, key)) === id));
    if (own.length === 0) continue;
    if (own.length < comparisons.items.length) return lineOf(text, own[0] as Node);
    // Without its last row the list goes, key and all.
    const key = isMap(row) ? row.items.find((one) => wordsOf(one.key) === 'comparisons') : undefined;
    return key ? lineOf(text, key.key as Node, comparisons) : null;
  }
  return null;
}

/** Whole lines, from that on which something begins to that on which it ends. */
function lineOf(text: string, first: Node, last: Node | null = first): Piece {
  const end = (last ?? first).range![1];
  const newline = text.indexOf('\n', text[end - 1] === '\n' ? end - 1 : end);
  return [text.lastIndexOf('\n', first.range![0] - 1) + 1, newline < 0 ? text.length : newline + 1];
}

interface FlowPair {
  key: Node;
  value: Node | null;
}

/** One of `{ high: { mean: −19.2 }, placebo: { mean: −2.9 } }`, with its comma. */
function inFlow(text: string, pairs: readonly FlowPair[], pair: FlowPair): Piece {
  const at = pairs.indexOf(pair);
  const end = (pair.value ?? pair.key).range![1];
  const next = pairs[at + 1];
  const before = pairs[at - 1];
  if (next) return [pair.key.range![0], next.key.range![0]];
  return [before ? (before.value ?? before.key).range![1] : pair.key.range![0], end];
}
