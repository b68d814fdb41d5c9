/** Values of more than one part as a person fills them in: an interval by its limits and level, authors as a line. */
import { isMap, isSeq } from 'yaml';
import { childOf, nearest, parsed, wordsOf } from './nodes.js';

export interface IntervalAt {
  /** Path of the interval itself. */
  path: string;
  low: string;
  high: string;
  /** Percent, such as 95. */
  level: string;
}

/** The interval that a path is, or is a part of; its parts are empty where it is not there. Null for other paths. */
export function intervalAt(text: string, path: string): IntervalAt | null {
  const [, own] = /^(.*\.ci)(?:\.(?:low|high|level))?$/.exec(path) ?? [];
  const document = own === undefined ? null : parsed(text);
  if (!document || own === undefined) return null;
  const found = nearest(document, own);
  const map = found?.left.length === 0 && isMap(found.node) ? found.node : null;
  const of = (key: string) => {
    const part = childOf(map, key);
    return wordsOf(isMap(part) ? childOf(part, 'value') : part) ?? '';
  };
  return { path: own, low: of('low'), high: of('high'), level: of('level') || (map ? '' : '95') };
}

/** The names of a list of texts, as of authors, in one line; null for other paths. */
export function listAt(text: string, path: string): { path: string; written: string } | null {
  const [own] = /^citation\.authors/.exec(path) ?? [];
  const document = own === undefined ? null : parsed(text);
  const found = document && own !== undefined ? nearest(document, own) : null;
  if (!found || own === undefined || found.left.length > 0 || !isSeq(found.node)) return null;
  return { path: own, written: found.node.items.map((item) => wordsOf(item) ?? '').join(', ') };
}

/** Words as YAML on one line: as they are where they read back the same, else in quotation marks. */
export function asYaml(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const document = parsed(`- ${line}`);
  const item = document && isSeq(document.contents) ? document.contents.items[0] : null;
  const isPlain = /^[\p{L}\d<>≤≥≈~.·−–+-]/u.test(line) && !/[,[\]{}]/.test(line) && wordsOf(item) === line;
  return isPlain ? line : JSON.stringify(line);
}

/** A line of names, parted by commas or semicolons, as a list in YAML. */
export const asYamlList = (line: string): string =>
  `[${line
    .split(/[;,]\s*/)
    .filter((name) => name.trim() !== '')
    .map(asYaml)
    .join(', ')}]`;
