/** The dataset of the repository and a small one, changed for a test. */
import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

export const original = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

/** An invented trial, with room to spare on its page. */
export const small = readFileSync('tests/outputs/small.yaml', 'utf8');

/** A dataset's text with some passages put for others; each must stand in it exactly once. */
export function changed(text: string, ...changes: [from: string, to: string][]): string {
  return changes.reduce((before, [from, to]) => {
    const times = before.split(from).length - 1;
    if (times !== 1) throw new Error(`stands ${times} times: ${from}`);
    return before.replace(from, () => to);
  }, text);
}

/** Line and column, from 1, at which a passage begins. */
export function placeOf(passage: string, text: string): string {
  const before = text.slice(0, text.indexOf(passage)).split('\n');
  return `${before.length}:${before.at(-1)!.length + 1}`;
}

export type Plain = string | boolean | null | Plain[] | { [key: string]: Plain };
export type Rows = Record<string, Plain>[];

/** YAML as plain values, its numbers as text so that they keep their digits. */
export function plain(text = original): Record<string, Plain> {
  return plainNode(parseDocument(text).contents) as Record<string, Plain>;
}

function plainNode(node: unknown): Plain {
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', plainNode(value)]),
    );
  }
  if (isSeq(node)) return node.items.map(plainNode);
  if (!isScalar(node)) return null;
  return typeof node.value === 'number' ? node.source! : (node.value as string | boolean | null);
}

/** Every key and every value of the dataset, as they are written. */
export function written(node: Plain = plain()): string[] {
  if (Array.isArray(node)) return node.flatMap(written);
  if (node !== null && typeof node === 'object') {
    return Object.entries(node).flatMap(([key, value]) => [key, ...written(value)]);
  }
  return [String(node)];
}
