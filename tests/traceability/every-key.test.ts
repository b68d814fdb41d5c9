/** Whatever a reader is told by the data stands on the page, in the deck or in its notes; or it is remarked on. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPair, isScalar, parseDocument, visit, type Document } from 'yaml';
import { editorSchema } from '../../src/dataset/editor-schema.js';
import { ContentError } from '../../src/errors.js';
import { generate, type Generated } from '../../src/index.js';

/** Keys whose words no reader is told, and what they are for. */
const forNoReader: Record<string, string> = {
  at: 'the place in a source, for whoever compares values with it',
  drug: 'which arms are doses of one treatment',
  known: 'why a remark is answered',
  holds: 'what the data must support, which is checked',
};

/** Keys that choose or link, whose words are none of the trial's: what each is seen by. */
const choices: Record<string, string> = {
  $schema: 'by editors',
  draft: 'by the word “Draft” on page and deck',
  style: 'by every number',
  calculated_differences: 'by what stands where no source compares',
  language: 'by the language of the documents',
  kind: 'by where a source, a population or an event stands',
  structure: 'by the kind of trial in the title',
  allocation: 'by the kind of trial in the title',
  framework: 'by templates of one’s own',
  external: 'by the flow, which has them outside',
  role: 'by where an arm or an outcome stands',
  pools: 'by the name of arms taken together',
  sides: 'by the one limit that is printed',
  type: 'by CI or CrI, and by the chart',
  of: 'by the words for a range',
  better: 'by the words for which way is better',
  event: 'by which side favours whom',
  towards: 'by which side favours whom',
  adjusted: 'by “adjusted” where it is true; its words are marked',
  page: 'by where the result stands',
  file: 'by the figure itself',
  measure: 'by its own name, or its label',
};

/** What the trials of the fixtures lack. */
const more: [(string | number)[], unknown][] = [
  [['verified'], '2026-01-20'],
  [['presenter'], 'Dr Noor, Harbour Hospital'],
  [['citation', 'pmid'], '12345678'],
  [['citation', 'url'], 'https://example.org/invented-02'],
  [['funding'], { sponsor: 'Acme', collaborators: ['Partner'], source: 'article' }],
  [
    ['dates'],
    {
      start: '2020-01',
      primary_completion: '2021-05',
      completion: '2022-07',
      results_posted: '2023-01-17',
      source: 'article',
    },
  ],
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
      {
        id: 'age',
        name: 'Age, years',
        arms: { corvadine: { median: 66.7, range: { low: 58.1, high: 74.9, of: 'quartiles' } } },
        source: 'article',
      },
      { id: 'weight', name: 'Weight, kg', arms: { corvadine: { mean: 81.3, se: 0.47 } }, source: 'article' },
    ],
  ],
  [['results', 0, 'comparisons', 0, 'adjusted'], 'age and centre'],
  [['results', 0, 'comparisons', 0, 'label'], 'stratified'],
  [['results', 1, 'told'], 'few in either arm'],
  [['registrations', 0, 'primary'], 'the registered one'],
  [
    ['registrations', 0, 'differences'],
    [{ about: 'Primary outcome', registered: 'Another one', reported: 'This one' }],
  ],
];

/** Rows for the end of lists. */
const rows: [string, unknown][] = [
  [
    'outcomes',
    {
      id: 'function',
      name: 'Function in daily life',
      role: 'secondary',
      type: 'ordinal',
      measure: 'invented scale',
      categories: ['well', 'unwell', 'dead'],
      timepoint: 'month 3',
      better: 'higher',
      source: 'article',
    },
  ],
  [
    'results',
    {
      id: 'function-all',
      outcome: 'function',
      population: 'itt',
      arms: {},
      comparisons: [
        { arm: 'corvadine', versus: 'placebo', measure: 'common odds ratio', estimate: 1.37, towards: 'better' },
      ],
      source: 'article',
    },
  ],
  [
    'adverse_events',
    {
      id: 'falls',
      name: 'Falls',
      kind: 'common',
      arms: { corvadine: { events: 37, rate: 1.93, person_time: 1917 } },
      source: 'article',
    },
  ],
];

const messages = ['primary', 'secondary', 'safety', 'appraisal', 'takeaway'];

const withMore = (text: string): string => {
  const document = parseDocument(text);
  for (const [path, value] of more) document.setIn(path, document.createNode(value));
  for (const [list, row] of rows) document.addIn([list], document.createNode(row));
  for (const name of messages) document.setIn([`${name}_message`], `The ${name} message`);
  const figure = {
    id: 'curve',
    file: 'curve.svg',
    outcome: 'first-event',
    message: 'It falls',
    caption: 'By arm',
    alt: 'Two curves',
    licence: 'CC BY 4.0',
    source: 'article',
  };
  document.setIn(['figures'], document.createNode([figure]));
  document.setIn(['methods'], document.createNode([{ about: 'Given', told: 'Two tablets', source: 'article' }]));
  return document.toString({ lineWidth: 0 });
};

const keyOf = (path: readonly unknown[]): string =>
  path
    .filter(isPair)
    .map(({ key }) => String(isScalar(key) ? key.value : key))
    .join('.');

/** Three letters that stand in no word: a q, and two that are no u. */
const letters = 'abcdefghijklmnoprstvwxyz0123456789';
const markOf = (count: number): string =>
  `q${letters[Math.floor(count / letters.length)]}${letters[count % letters.length]}`;
const anyMark = /(?<=\s)q[a-tv-z\d]{2}\b/g;

/** A text with a mark behind each of its words, but for those that are off; and the key of each mark. */
function marked(text: string, off: ReadonlySet<string>): { document: Document; keys: Map<string, string> } {
  const document = parseDocument(text);
  const keys = new Map<string, string>();
  let count = 0;
  visit(document, {
    // Each value in a line of its own, so that one that is refused takes no other with it.
    Collection(_, node) {
      node.flow = false;
    },
    Scalar(key, node, path) {
      // A sign, such as %, is no word.
      if (key === 'key' || typeof node.value !== 'string' || !/\p{L}/u.test(node.value)) return;
      const mark = markOf((count += 1));
      if (off.has(mark)) return;
      keys.set(mark, keyOf(path));
      node.value = `${node.value.trimEnd()} ${mark}`;
      delete node.type;
    },
  });
  return { document, keys };
}

/** Where the pictures of a dataset are looked for. */
const place = mkdtempSync(join(tmpdir(), 'every-key-'));
writeFileSync(
  join(place, 'curve.svg'),
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><path d="M60 20H600" stroke="#0B6477"/></svg>',
);

/** The documents of a dataset with every word marked that can be: ids, choices and values cannot, as they are refused then. */
async function markedDocuments(text: string): Promise<{ made: Generated; keys: Map<string, string> }> {
  const off = new Set<string>();
  for (;;) {
    const { document, keys } = marked(text, off);
    const told = document.toString({ lineWidth: 0 });
    try {
      const made = await generate({
        file: join(place, 'trial.yaml'),
        text: told,
        formats: ['pdf', 'pptx', 'svg'],
        minutes: 20,
      });
      return { made, keys };
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      const lines = told.split('\n');
      const refused = error.problems.flatMap(({ line = 1, message, hint }) => [
        ...`${lines[line - 1]} ${message} ${hint}`.matchAll(anyMark),
      ]);
      const known = off.size;
      for (const [mark] of refused) off.add(mark);
      if (off.size === known) throw error;
    }
  }
}

// ── The schema ──────────────────────────────────────────────────────────────

interface Json {
  properties?: Record<string, Json>;
  items?: Json;
  additionalProperties?: Json | boolean;
  anyOf?: Json[];
  enum?: unknown[];
  type?: unknown;
  pattern?: string;
}
const schema = editorSchema() as Json;

/** A part of the schema without its alternatives: each of them. */
const branches = (node: Json): Json[] => [node, ...(node.anyOf ?? []).flatMap(branches)];

/** All keys that hold something themselves, as paths without names of rows; values of arms are the same everywhere. */
function leaves(node: Json, path: string): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const branch of branches(node)) {
    for (const [key, inner] of Object.entries(branch.properties ?? {}))
      for (const [leaf, type] of leaves(inner, path === '' ? key : `${path}.${key}`)) found.set(leaf, type);
    const rows = [branch.items, branch.additionalProperties].filter((one) => typeof one === 'object');
    for (const row of rows) for (const [leaf, type] of leaves(row, path)) found.set(leaf, type);
    // A word in place of a group of keys, such as “not reported”, is no key of its own.
    const isGroup = branches(node).some(({ properties, items }) => properties ?? items);
    const holdsItself = !isGroup && rows.length === 0 && !branch.anyOf;
    if (holdsItself && path !== '') found.set(alike(path), branch);
  }
  return found;
}

/** Values of arms are the same in every list, and a sentence with conditions is that without them. */
const alike = (path: string): string =>
  path.replace(/^(?:baseline|results|adverse_events)\.arms\./, 'arms of a row.').replace(/\.text$/, '');

/** The key of the schema that a path of a dataset leads to. */
function keyIn(path: readonly string[]): string {
  let nodes = branches(schema);
  const keys: string[] = [];
  for (const part of path) {
    const own = nodes.flatMap(({ properties }) => properties?.[part] ?? []);
    if (own.length > 0) keys.push(part);
    const rows = nodes.flatMap(({ items, additionalProperties: more }) => [
      items,
      typeof more === 'object' ? more : [],
    ]);
    nodes = (own.length > 0 ? own : rows.flatMap((row) => row ?? [])).flatMap(branches);
    // Between a list and the keys of its rows stands no name in a parsed file, and a number in a path.
    const inRow = nodes.flatMap(({ items }) => (items ? branches(items) : []));
    if (!nodes.some(({ properties }) => properties)) nodes = [...nodes, ...inRow];
  }
  return alike(keys.join('.'));
}

const isId = ({ pattern = '' }: Json): boolean => pattern.startsWith('^[a-z][a-z0-9-]*');

/** Keys that some document showed. */
const shown = new Set<string>();

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
  for (const { origins } of made.traces) for (const { path } of origins) shown.add(keyIn(path.split('.')));
  for (const [mark, key] of keys) if (told.includes(mark)) shown.add(keyIn(key.split('.')));
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

test('every key of the schema is shown by one of them, or is listed with what it is for', () => {
  const known = leaves(schema, '');
  expect(known.size).toBeGreaterThan(120);
  const last = (path: string) => path.split('.').at(-1)!;
  const missing = [...known].filter(
    ([path, node]) => !shown.has(path) && !isId(node) && !(last(path) in forNoReader) && !(last(path) in choices),
  );
  expect(missing.map(([path]) => path)).toEqual([]);
});
