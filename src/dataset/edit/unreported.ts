/** Places of a dataset that a figure of a paper may belong to: all that is not reported so far. */
import { isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import { childOf, nearest, parsed, wordsOf } from './nodes.js';
import { aboutOf, type About } from './value.js';

/** A place whose value is not reported. */
export interface Unreported {
  path: string;
  about: About[];
}

/** The values that an arm has, by the type of the outcome. */
const keysOfType: ReadonlyMap<string, readonly string[]> = new Map([
  ['continuous', ['mean']],
  ['binary', ['events', 'percent']],
  ['time-to-event', ['median']],
  ['rate', ['rate']],
]);

/** Those of a text, the ones that a sentence names most first; empty where the text is no YAML. */
export function unreportedIn(text: string, sentence: string): Unreported[] {
  const document = parsed(text);
  if (!document) return [];
  const said = new Set(namesIn(sentence));
  const named = ({ about }: Unreported) =>
    new Set(about.flatMap(({ words }) => namesIn(words)).filter((word) => said.has(word))).size;
  return pathsIn(document.contents, [])
    .flatMap((path) => valuesAt(document, path))
    .map((path) => ({ path, about: aboutOf(document, path) }))
    .sort((a, b) => named(b) - named(a));
}

const namesIn = (words: string): string[] => words.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? [];

/** Paths of all that a figure could take the place of: `told` is for words. */
function pathsIn(node: unknown, path: readonly string[]): string[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) =>
      String(key) === 'told' ? [] : pathsIn(value, [...path, String(key)]),
    );
  if (isSeq(node)) return node.items.flatMap((item, index) => pathsIn(item, [...path, String(index)]));
  return isScalar(node) && node.value === 'not reported' ? [path.join('.')] : [];
}

/** Of an arm that is not reported as a whole, the values that it would have; else the place itself. */
function valuesAt(document: Document, path: string): string[] {
  const [, index, arm] = /^results\.(\d+)\.arms\.([^.]+)$/.exec(path) ?? [];
  if (index === undefined || arm === undefined) return [path];
  const outcome = wordsOf(childOf(nearest(document, `results.${index}`)?.node, 'outcome'));
  const outcomes = document.get('outcomes');
  const rows = isSeq(outcomes) ? (outcomes.items as Node[]) : [];
  const type = wordsOf(
    childOf(
      rows.find((row) => wordsOf(childOf(row, 'id')) === outcome),
      'type',
    ),
  );
  return (keysOfType.get(type ?? '') ?? []).map((key) => `${path}.${key}`);
}
