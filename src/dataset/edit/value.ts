/** One value or sentence of a dataset: what it is of, how it is written, and how it is changed without touching another line. */
import { isMap, isSeq, type Document, type Node, type Scalar } from 'yaml';
import { applied, childOf, innerOf, nearest, parsed, wordsOf, type Edit } from './nodes.js';

/** What a value is of, in the words of the dataset. */
export interface About {
  name: 'Outcome' | 'Unit' | 'Population' | 'Arm' | 'Comparison' | 'Measure' | 'Event' | 'Key';
  words: string;
}

export interface ValueAt {
  path: string;
  /** Where it stands in the text. */
  from: number;
  to: number;
  /** As it is written there, without quotation marks and indentation. */
  written: string;
  /** Whether it is a sentence rather than a number or a name. */
  isProse: boolean;
  about: About[];
  /** Id of its source, its own or that of the row around it, and where in the source it stands; empty where none is told. */
  source: string;
  at: string;
  /** All sources of the dataset. */
  sources: { id: string; cite: string }[];
}

export interface Change {
  /** As it is to be written, in any notation that a dataset may have. */
  value?: string;
  /** Id of a source of its own. */
  source?: string;
}

/** The value or sentence at a path of the dataset; null where the text is no YAML, or nothing stands there by itself. */
export function valueAt(text: string, path: string): ValueAt | null {
  const document = parsed(text);
  const found = document && nearest(document, path);
  const inner = found && innerOf(found.node);
  if (!document || !inner) return null;
  const [from, to] = inner.scalar.range!;
  const { source, at } = originOf(document, [...found.steps]);
  const written = linesOf(text, inner.scalar).lines.join('\n');
  const sources = document.get('sources');
  return {
    ...{ path, from, to, written, source, at },
    isProse: written.length > 40 || written.includes('\n') || / \w+ /.test(written),
    about: aboutOf(document, path),
    sources: isSeq(sources)
      ? sources.items.map((one) => ({
          id: wordsOf(childOf(one, 'id')) ?? '',
          cite: wordsOf(childOf(one, 'cite')) ?? '',
        }))
      : [],
  };
}

/** Where those of some paths stand that a text holds by themselves. */
export function placesOf(text: string, paths: readonly string[]): { path: string; from: number; to: number }[] {
  const document = parsed(text);
  if (!document) return [];
  return paths.flatMap((path) => {
    const found = nearest(document, path);
    const inner = found && innerOf(found.node);
    return inner ? [{ path, from: inner.scalar.range![0], to: inner.scalar.range![1] }] : [];
  });
}

/**
 * The edit that makes a value read as it is wanted: one that changes nothing else, which is
 * looked into before it is given. Null where there is none.
 */
export function changeValue(text: string, path: string, { value, source }: Change): Edit | null {
  const document = parsed(text);
  const found = document && nearest(document, path);
  const inner = found && innerOf(found.node);
  if (!document || !found || !inner) return null;
  const { scalar, map } = inner;
  const candidates: Edit[] = [];
  if (value !== undefined) {
    const [from, to] = value === notReported && map && childOf(map, 'value') ? rangeOf(map) : rangeOf(scalar);
    const way = (insert: string): Edit => ({ from, to, insert });
    const put = (words: string) =>
      found.left.length === 1 && value !== notReported ? `{ ${found.left[0]}: ${words} }` : words;
    if (from !== rangeOf(scalar)[0]) candidates.push(way(value));
    else candidates.push(...writings(text, scalar, value).map((words) => way(put(words))));
  } else if (source !== undefined) {
    const own = map && childOf(map, 'source');
    const words = text.slice(...rangeOf(scalar));
    if (own) candidates.push({ from: rangeOf(own)[0], to: rangeOf(own)[1], insert: source });
    else if (map?.flow)
      candidates.push({ from: rangeOf(scalar)[1], to: rangeOf(scalar)[1], insert: `, source: ${source}` });
    else if (!map && !words.includes('\n')) {
      const [from, to] = rangeOf(scalar);
      const plain = /^['"]/.test(words) || !/[,[\]{}]/.test(words) ? words : JSON.stringify(words);
      candidates.push({ from, to, insert: `{ value: ${plain}, source: ${source} }` });
    }
  }
  return candidates.find((edit) => changesOnly(document, applied(text, edit), found.steps, value)) ?? null;
}

const notReported = 'not reported';

const rangeOf = (node: Node): [number, number] => [node.range![0], node.range![1]];

/** The lines of a scalar without its indentation and header; a scalar on one line is that line. */
function linesOf(text: string, scalar: Scalar): { lines: string[]; indent: string; head: string; tail: string } {
  const raw = text.slice(...rangeOf(scalar));
  const isBlock = scalar.type === 'BLOCK_FOLDED' || scalar.type === 'BLOCK_LITERAL';
  if (!isBlock && !raw.includes('\n')) return { lines: [wordsOf(scalar)!], indent: '', head: '', tail: '' };
  const body = raw.split('\n');
  const head = isBlock ? `${body.shift()!}\n` : '';
  const tail = raw.slice(raw.trimEnd().length);
  const lines = body.join('\n').trimEnd().split('\n');
  const indent = /^ */.exec(lines[isBlock ? 0 : 1] ?? '')![0];
  return {
    lines: lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)),
    indent,
    head,
    tail,
  };
}

/** Ways to write a value in the place of a scalar, that of the scalar first. */
function writings(text: string, scalar: Scalar, value: string): string[] {
  const { indent, head, tail } = linesOf(text, scalar);
  const words = value.trim();
  const oneLine = words
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
  const lines = words.split('\n');
  if (head !== '') return [head + lines.map((line) => (line === '' ? '' : indent + line)).join('\n') + tail];
  const single = `'${oneLine.replaceAll("'", "''")}'`;
  const double = JSON.stringify(oneLine);
  if (scalar.type === 'QUOTE_SINGLE') return [single, double];
  if (scalar.type === 'QUOTE_DOUBLE') return [double];
  return [...(indent === '' ? [] : [lines.join(`\n${indent}`)]), oneLine, double];
}

/** Whether a text differs from a dataset at one path only, and says there what was wanted. */
function changesOnly(before: Document, text: string, steps: string[], value: string | undefined): boolean {
  const after = parsed(text);
  const there = after && nearest(after, steps.join('.'));
  if (!after || !there || there.left.length > 0) return false;
  if (value !== undefined) {
    const node = innerOf(there.node) ?? (isMap(there.node) ? innerOf(there.node.items[0]!.value as Node) : null);
    const said = node && String(node.scalar.source ?? node.scalar.value);
    if (said?.replace(/\s+/g, ' ').trim() !== value.replace(/\s+/g, ' ').trim()) return false;
  }
  const without = (document: Document) => {
    const copy = document.clone();
    copy.setIn(
      steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
      null,
    );
    return JSON.stringify(copy);
  };
  return without(before) === without(after);
}

/** The source told nearest to a path, from itself upwards. */
function originOf(document: Document, steps: string[]): { source: string; at: string } {
  for (; ; steps.pop()) {
    const { node } = nearest(document, steps.join('.')) ?? {};
    const source = wordsOf(childOf(node, 'source'));
    if (source !== null) return { source, at: wordsOf(childOf(node, 'at')) ?? '' };
    if (steps.length === 0) return { source: '', at: '' };
  }
}

/** What a path is of, by the names that the dataset gives. */
export function aboutOf(document: Document, path: string): About[] {
  const steps = path.split('.');
  const about: About[] = [];
  const row = (list: string, id: string | null) => {
    const rows = document.get(list);
    return isSeq(rows) ? rows.items.find((one) => wordsOf(childOf(one, 'id')) === id) : undefined;
  };
  const nameOf = (list: string, id: string | null) => wordsOf(childOf(row(list, id), 'name')) ?? id ?? '';
  const add = (name: About['name'], words: string | null) => {
    if (words) about.push({ name, words });
  };
  const item = nearest(document, steps.slice(0, 2).join('.'))?.node;
  if (steps[0] === 'results') {
    const outcome = wordsOf(childOf(item, 'outcome'));
    add('Outcome', nameOf('outcomes', outcome));
    add('Unit', wordsOf(childOf(row('outcomes', outcome), 'unit')));
    add('Population', nameOf('populations', wordsOf(childOf(item, 'population'))));
  } else if (steps[0] === 'arms' || steps[0] === 'outcomes' || steps[0] === 'populations') {
    const names = { arms: 'Arm', outcomes: 'Outcome', populations: 'Population' } as const;
    add(names[steps[0]], wordsOf(childOf(item, 'name')) ?? wordsOf(childOf(item, 'id')));
  } else if (steps[0] === 'adverse_events')
    add('Event', wordsOf(childOf(item, 'name')) ?? wordsOf(childOf(item, 'event')));
  const arm = steps[steps.indexOf('arms') + 1];
  if (steps.indexOf('arms') > 0 && arm !== undefined) add('Arm', nameOf('arms', arm));
  const at = steps.indexOf('comparisons');
  if (at > 0) {
    const comparison = nearest(document, steps.slice(0, at + 2).join('.'))?.node;
    const [one, other] = ['arm', 'versus'].map((key) => nameOf('arms', wordsOf(childOf(comparison, key))));
    add('Comparison', [one, other].filter(Boolean).join(' against '));
    add('Measure', wordsOf(childOf(comparison, 'measure')));
  }
  add(
    'Key',
    steps
      .filter((step) => !/^\d+$/.test(step))
      .join(' → ')
      .replaceAll('_', ' '),
  );
  return about;
}
