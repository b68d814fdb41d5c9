/** The reader against another parser of YAML, on whole files and on files with slips. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { readTree } from '../../src/dataset/read.js';
import type { Tree } from '../../src/dataset/tree.js';
import { imported, records } from '../import/records.js';
import { original, plain, small } from '../outputs/dataset.js';

/** What the other parser finds: plain values, numbers as they are written, and where each stands. */
function other(text: string): Pick<Tree, 'root' | 'keys' | 'values'> | string {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [refusal] = [...document.errors, ...document.warnings];
  if (refusal) return refusal.message;
  const keys: Tree['keys'] = new Map();
  const values: Tree['values'] = new Map();
  const at = (node: unknown) => {
    const { line, col } = lineCounter.linePos((node as { range?: [number] } | null)?.range?.[0] ?? 0);
    return { line, column: col };
  };
  const visit = (node: unknown, path: string): unknown => {
    values.set(path, at(node));
    const below = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
    if (isSeq(node)) return node.items.map((item, index) => visit(item, below(index)));
    if (isMap(node)) {
      return Object.fromEntries(
        node.items.map(({ key, value }) => {
          const name = isScalar(key) ? (key.source ?? String(key.value)) : String(key);
          keys.set(below(name), at(key));
          return [name, visit(value, below(name))];
        }),
      );
    }
    if (!isScalar(node)) return null;
    return typeof node.value === 'number' ? `number ${node.source}` : node.value;
  };
  return { root: visit(document.contents, ''), keys, values };
}

/** The same of ours, in the same words. */
function ours(text: string) {
  const { root, keys, values, problems } = readTree('x.yaml', text);
  const worded = JSON.parse(
    JSON.stringify(root ?? null, (_, value: unknown) => (isWritten(value) ? `number ${value.text}` : value)),
  ) as unknown;
  return { root: worded, keys, values, problems };
}

const isWritten = (value: unknown): value is { text: string } =>
  value !== null && typeof value === 'object' && value.constructor.name === 'Written';

const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
const texts: [string, string][] = [
  ['dazukibart', original],
  ['the same as JSON', JSON.stringify(plain(original), null, 2)],
  ...fixtures.map((name): [string, string] => [name, readFileSync(`tests/fixtures/${name}`, 'utf8')]),
  ...records.map((record): [string, string] => [record.name, imported(record.text).text]),
];

describe('values and places are those that another parser finds', () => {
  test.each(texts)('%s', (_, text) => {
    const { problems, ...found } = ours(text);
    expect(problems).toEqual([]);
    expect(found).toEqual(other(text));
  });
});

/** What only ours refuses: what is no dataset, and a few things that nobody writes. */
const stricter = /is not a number|is no key|by an alias|the tag|a tab stands|bad indentation of a mapping entry/;
/** What only ours takes, to be refused as an unknown key: a colon without one. */
const laxer = /Nested mappings are not allowed in compact mappings|block-seq-ind on same line/;

test('a text with slips is refused where the other parser refuses it, and else read alike', () => {
  const slip = fc.record({
    at: fc.nat(small.length),
    gone: fc.nat(3),
    put: fc.constantFrom(
      '',
      ' ',
      '\n',
      '  ',
      ':',
      ': ',
      '- ',
      '"',
      "'",
      '#',
      ' #',
      '{',
      '}',
      '[',
      ']',
      ',',
      '|',
      '>',
      '?',
      '&a ',
      '!',
      '*',
      '\t',
      '%',
      '@',
      '1',
      '.5',
    ),
  });
  fc.assert(
    fc.property(fc.array(slip, { minLength: 1, maxLength: 2 }), (slips) => {
      const text = slips.reduce(
        (before, { at, gone, put }) => before.slice(0, at) + put + before.slice(at + gone),
        small,
      );
      const { problems, root } = ours(text);
      const expected = other(text);
      const [problem] = problems;
      if (problem && typeof expected !== 'string') expect(problem.message).toMatch(stricter);
      else if (typeof expected !== 'string') expect(root).toEqual(expected.root);
      else if (!problem) expect(expected).toMatch(laxer);
    }),
    { numRuns: Number(process.env.RUNS ?? 300) },
  );
});
