/** Whatever a reader is told by the data stands on the page, in the deck or in its notes; or it is remarked on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPair, isScalar, parseDocument, visit, type Document } from 'yaml';
import { ContentError } from '../../src/errors.js';
import { generate, type Generated } from '../../src/index.js';

/** Keys whose words no reader is told, and what they are for. */
const forNoReader: Record<string, string> = {
  at: 'the place in a source, for whoever compares values with it',
  drug: 'which arms are doses of one treatment',
  known: 'why a remark is answered',
};

/** What the trials of the fixtures lack. */
const more: [(string | number)[], unknown][] = [
  [['funding'], { sponsor: 'Acme', collaborators: ['Partner'], source: 'article' }],
  [['dates'], { start: '2020-01', primary_completion: '2021-05', completion: '2022-07', source: 'article' }],
  [['populations', 0, 'note'], 'analysed as randomised'],
  [['results', 0, 'label'], 'after imputation'],
  [['results', 0, 'disagreement'], 'the registry counts otherwise'],
  [['results', 0, 'arms', 'corvadine', 'counted'], 'with those who switched to it'],
  [
    ['baseline'],
    [
      {
        id: 'sex',
        name: 'Women',
        arms: { corvadine: { percent: 23.6, counted: 'of those asked' } },
        source: 'article',
      },
    ],
  ],
  [['results', 0, 'comparisons', 0, 'adjusted'], 'age and centre'],
  [['results', 0, 'comparisons', 0, 'label'], 'stratified'],
  [
    ['registrations', 0, 'differences'],
    [{ about: 'Primary outcome', registered: 'Another one', reported: 'This one' }],
  ],
];

const withMore = (text: string): string => {
  const document = parseDocument(text);
  for (const [path, value] of more) document.setIn(path, document.createNode(value));
  return document.toString({ lineWidth: 0 });
};

const keyOf = (path: readonly unknown[]): string =>
  path
    .filter(isPair)
    .map(({ key }) => String(isScalar(key) ? key.value : key))
    .join('.');

/** A text with a mark behind each of its words, but for those that are off; and the key of each mark. */
function marked(text: string, off: ReadonlySet<string>): { document: Document; keys: Map<string, string> } {
  const document = parseDocument(text);
  const keys = new Map<string, string>();
  let count = 0;
  visit(document, {
    Scalar(key, node, path) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const mark = `zq${(count += 1)}x`;
      if (off.has(mark)) return;
      keys.set(mark, keyOf(path));
      node.value = `${node.value.trimEnd()} ${mark}`;
      delete node.type;
    },
  });
  return { document, keys };
}

/** The documents of a dataset with every word marked that can be: ids, choices and values cannot, as they are refused then. */
async function markedDocuments(text: string): Promise<{ made: Generated; keys: Map<string, string> }> {
  const off = new Set<string>();
  for (;;) {
    const { document, keys } = marked(text, off);
    const told = document.toString({ lineWidth: 0 });
    try {
      const made = await generate({ file: 'trial.yaml', text: told, formats: ['pdf', 'pptx', 'svg'], minutes: 20 });
      return { made, keys };
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      const lines = told.split('\n');
      const refused = error.problems.flatMap(({ line = 1, message, hint }) => [
        ...`${lines[line - 1]} ${message} ${hint}`.matchAll(/zq\d+x/g),
      ]);
      const known = off.size;
      for (const [mark] of refused) off.add(mark);
      if (off.size === known) throw error;
    }
  }
}

const folder = 'tests/fixtures';
const trials = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name): [string, string] => [name, readFileSync(join(folder, name), 'utf8')]);
const rich = trials.find(([name]) => name === 'hazard.yaml')![1];

test.each([...trials, ['hazard.yaml, with what no trial has', withMore(rich)] as const])('%s', async (_, text) => {
  const { made, keys } = await markedDocuments(text);
  const drawn = made.outputs
    .filter(({ format }) => format === 'svg')
    .map(({ bytes, notes = [] }) => [Buffer.from(bytes).toString(), ...notes].join(' '));
  const told = [...drawn, ...made.warnings.map(({ message }) => message)].join(' ');
  const lost = [...keys].filter(([mark, key]) => !told.includes(mark) && !(key.split('.').at(-1)! in forNoReader));
  const pooled = (key: string, mark: string) => key === 'arms.name' && text !== '' && isPooled(text, mark);
  expect(lost.filter(([mark, key]) => !pooled(key, mark)).map(([, key]) => key)).toEqual([]);
  expect(keys.size).toBeGreaterThan(10);
});

/** Whether a mark is that of the name of arms taken together, which tables call “doses pooled”. */
function isPooled(text: string, mark: string): boolean {
  const { document } = marked(text, new Set());
  const { arms } = document.toJS() as { arms: { name: string; pools?: unknown }[] };
  return arms.some(({ name, pools }) => pools !== undefined && name.includes(mark));
}
