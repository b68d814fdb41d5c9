/** One text of a data file put in the place of another, and nothing else of the file touched. */
import { isScalar, parseDocument, type Document, type Scalar } from 'yaml';

/** A stretch of a file, and what stands in its place. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/**
 * Where a text of a data file (YAML or JSON) stands, and how another one is written there: in the same style,
 * or in quotation marks where it needs them. `path` is that of the dataset, such as `takeaways.0`. Null where no
 * text stands there.
 */
export function replacementOf(source: string, path: string, text: string): Replacement | null {
  const node = scalarAt(parseDocument(source), path);
  if (!node?.range) return null;
  const [start, valueEnd] = node.range;
  const written = source.slice(start, valueEnd).trimEnd();
  const end = start + written.length;
  for (const style of stylesFor(node)) {
    const replacement = { start, end, text: inStyle(style, text, written) };
    const changed = parseDocument(replaced(source, [replacement]));
    const now = scalarAt(changed, path)?.value;
    if (changed.errors.length === 0 && typeof now === 'string' && now.trim() === text) return replacement;
  }
  return null;
}

/** The file with all of them made, which do not overlap. */
export function replaced(source: string, replacements: readonly Replacement[]): string {
  const backwards = replacements.toSorted((one, other) => other.start - one.start);
  return backwards.reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), source);
}

/** The text at a path, or under `text` where its conditions stand beside it. */
function scalarAt(document: Document, path: string): Scalar | null {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const found = [steps, [...steps, 'text']].map((way) => document.getIn(way, true));
  return found.find((node): node is Scalar => isScalar(node)) ?? null;
}

type Style = 'block' | 'plain' | 'single' | 'double';

const styles: Record<string, Style> = {
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
};

/** Its own first, then those that take any text. */
const stylesFor = ({ type }: Scalar): Style[] => [styles[type ?? 'PLAIN'] ?? 'plain', 'single', 'double'];

function inStyle(style: Style, text: string, written: string): string {
  const lines = written.split('\n');
  const indent = /^\s*/.exec(lines[1] ?? '')![0];
  const wrapped = (words: string) => (lines.length > 1 ? folded(words, indent) : words);
  switch (style) {
    case 'block':
      // In a literal block every line counts.
      return `${lines[0]!.replace('|', '>')}\n${indent}${folded(text, indent)}`;
    case 'plain':
      return wrapped(text);
    case 'single':
      return `'${wrapped(text.replaceAll("'", "''"))}'`;
    case 'double':
      return wrapped(JSON.stringify(text));
  }
}

/** Columns of a line. */
const width = 110;

/** Words between spaces; those of a reference, `[[n | size]]`, are one. */
const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  for (const word of text.split(' ')) {
    const last = words.at(-1);
    const isOpen = last !== undefined && last.lastIndexOf('[[') > last.lastIndexOf(']]');
    if (isOpen) words[words.length - 1] = `${last} ${word}`;
    else words.push(word);
  }
  return words;
};

/** Lines that are read as one, the first of which begins behind an indentation. */
function folded(text: string, indent: string): string {
  const lines = [''];
  // A reference is not cut in two.
  for (const word of wordsOf(text)) {
    const line = lines.at(-1)!;
    if (line !== '' && indent.length + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${indent}`);
}
