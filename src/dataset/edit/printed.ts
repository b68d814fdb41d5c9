/** From words that a page prints to the place of the dataset that they come from. */
import { isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import { parsed, wordsOf } from './nodes.js';
import { plainName } from './plain-names.js';

/** Keys whose words are names for the data itself, and not printed. */
const unprinted = new Set([
  'id',
  'source',
  'outcome',
  'population',
  'arm',
  'versus',
  'kind',
  'role',
  'type',
  'within',
  'language',
  'draft',
  'level',
  'verified',
]);

/** The path of the text or value that words print, or are a line of; null where no single one is. */
export function pathOfWords(text: string, printed: string): string | null {
  const document = parsed(text);
  const words = plain(printed);
  if (!document || words.length < 2) return null;
  const leaves = leavesIn(document.contents, []);
  const same = leaves.find(({ words: own }) => own === words);
  if (same) return same.path;
  // A line of a longer text, or a line that holds a text with others, such as authors and journal: the longest.
  // Of words such as `Risk ratio versus placebo`, what they begin with; else the longest.
  const led = leaves.find(({ words: own }) => own.length > 3 && words.startsWith(`${own} `));
  const held = leaves
    .filter(({ words: own }) => own.length > 3 && hasWord(words, own))
    .sort((a, b) => b.words.length - a.words.length)[0];
  const around = words.length > 8 ? leaves.find(({ words: own }) => own.includes(words)) : undefined;
  return (around ?? led ?? held)?.path ?? null;
}

/** A place of a text, with what it is called. */
export interface PlaceAt {
  path: string;
  name: string;
}

/** What stands at places of the text of a dataset: the values, texts and rows there, null where none does. */
export function placesAt(text: string, offsets: readonly number[]): (PlaceAt | null)[] {
  const document = parsed(text);
  return offsets.map((offset) => {
    const path = document && (valueAround(document, offset) ?? rowAround(document, offset));
    return document && path !== null ? { path, name: plainName(document, path) } : null;
  });
}

/** The path of the value or text that stands at a place of the text of a dataset; null where none does. */
export function pathOfOffset(text: string, offset: number): string | null {
  const document = parsed(text);
  return document && valueAround(document, offset);
}

/** The innermost row or list that a place lies in. */
function rowAround(document: Document, offset: number): string | null {
  const visit = (node: unknown, path: readonly string[]): string | null => {
    const [from, , to] = (node as Node).range ?? [1, 0, 0];
    if (from > offset || offset >= to) return null;
    const children: [string, unknown][] = isMap(node)
      ? node.items.map(({ key, value }) => [String(key), value])
      : isSeq(node)
        ? node.items.map((item, index) => [String(index), item])
        : [];
    for (const [step, child] of children) {
      const found = child && (isMap(child) || isSeq(child)) ? visit(child, [...path, step]) : null;
      if (found !== null) return found;
    }
    return path.length > 0 && (isMap(node) || isSeq(node)) ? path.join('.') : null;
  };
  return visit(document.contents, []);
}

function valueAround(document: Document, offset: number): string | null {
  const visit = (node: unknown, path: readonly string[]): string | null => {
    if (isMap(node))
      return first(
        node.items.map(
          ({ key, value }) =>
            () =>
              visit(value, [...path, String(key)]),
        ),
      );
    if (isSeq(node)) return first(node.items.map((item, index) => () => visit(item, [...path, String(index)])));
    const [from, to] = isScalar(node) && node.range ? node.range : [1, 0];
    return from <= offset && offset <= to ? path.join('.') : null;
  };
  const first = (each: (() => string | null)[]) => each.map((one) => one()).find((one) => one !== null) ?? null;
  return visit(document.contents, []);
}

const plain = (words: string): string =>
  words
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/(?<![.:;,\s])[.:;,\s]{1,4}$/, '')
    .trim()
    .toLowerCase();

const hasWord = (text: string, word: string): boolean => {
  const at = text.indexOf(word);
  return at >= 0 && !/[\p{L}\d]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\d]/u.test(text[at + word.length] ?? ' ');
};

function leavesIn(node: unknown, path: readonly string[]): { path: string; words: string }[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) =>
      unprinted.has(String(key)) ? [] : leavesIn(value, [...path, String(key)]),
    );
  if (isSeq(node)) {
    const names = node.items.map((item) => wordsOf(item));
    // A list of names, as of authors, is printed in one.
    const joined =
      names.every((name) => name !== null) && path.at(-1) === 'authors'
        ? [{ path: path.join('.'), words: plain(names.join(', ')) }]
        : [];
    return [...joined, ...node.items.flatMap((item, index) => leavesIn(item, [...path, String(index)]))];
  }
  const words = isScalar(node) ? plain(wordsOf(node) ?? '') : '';
  return words === '' || /^(?:not reported|not filled in yet)$/.test(words) ? [] : [{ path: path.join('.'), words }];
}
