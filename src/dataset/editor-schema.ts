/**
 * The schema for editors, which complete and underline by it: generated from the
 * one schema, with the descriptions and examples of data/README.md.
 */
import * as z from 'zod';
import { datasetSchema } from './schema.js';
import { columns } from './sheets.js';
import { own } from '../own.js';

type Json = Record<string, unknown>;

const isPlainRow = (node: unknown): node is Json => node !== null && typeof node === 'object' && !Array.isArray(node);

/** A key as a table of data/README.md tells it. */
interface Told {
  key: string;
  words: string;
  example: string;
}

/** Where editors find what a number may look like. */
const number = (): Json => ({ allOf: [{ $ref: '#/definitions/number' }] });

const numberDefinition = {
  description: 'A number as the source prints it, a bound on it, or the words for its absence.',
  anyOf: [
    { type: 'number' },
    { enum: ['not reported', 'not applicable'] },
    { type: 'string', pattern: '^(<=|>=|<|>|≤|≥|≈|~)?\\s*[-−–+]?\\s*((\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?|\\.\\d+)$' },
    {
      type: 'object',
      required: ['value'],
      additionalProperties: false,
      properties: {
        value: { type: ['number', 'string'], description: 'The number.', examples: ['<0.0001'] },
        source: { type: 'string', description: 'Id of the source of this number.', examples: ['article'] },
        at: { type: 'string', description: 'Where in the source it stands.', examples: ['table 2'] },
        known: { type: 'string', description: 'Why it is right, although it looks wrong.', examples: ['as printed'] },
      },
    },
  ],
  examples: ['-19.2', '<0.0001', 'not reported'],
};

/** What every row may say of where it comes from. */
const origin: Told[] = [
  { key: 'source', words: 'id of the source of everything in this row', example: 'article' },
  { key: 'at', words: 'where in the source it stands: a page, a table, a paragraph', example: 'table 2' },
  { key: 'known', words: 'why something in this row is right, although it looks wrong', example: 'as printed' },
];

/** The JSON Schema (draft 7, which editors know best) of a dataset, from the text of data/README.md and a dataset to take examples from. */
export function editorSchema(readme: string, example: unknown): Json {
  const bare = z.toJSONSchema(datasetSchema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    target: 'draft-7',
  }) as Json;
  const schema = simplified(bare) as Json;
  const properties = schema.properties as Record<string, Json>;
  for (const [key, property] of Object.entries(properties)) {
    const section = sectionOf(readme, key);
    const tables = tablesOf(section);
    const row = tables.flat().find((told) => told.key === key);
    const words = /^(?:Needed|Not needed): (.*?)\.?$/m.exec(section)?.[1] ?? '';
    annotate(property, row ?? { key, words: plain(words), example: '' }, own(example as Json, key));
    describe(property, tables, own(example as Json, key));
    if (Object.hasOwn(columns, key)) properties[key] = orSheet(property);
  }
  return {
    $schema: schema.$schema,
    title: 'A dataset of trialbrief',
    description: 'One trial: what was found, and what is said of it.',
    ...schema,
    definitions: { number: numberDefinition },
  };
}

/** A list that may be kept in a sheet instead. */
function orSheet({ description, ...list }: Json): Json {
  const sheet = {
    type: 'string',
    pattern: '\\.csv$',
    description: 'Name of a CSV file beside the dataset.',
    examples: ['results.csv'],
  };
  return { description, anyOf: [list, sheet] };
}

const asked: Json = { const: 'calculated', description: 'Made here, from the other values.' };

/** Zod cannot tell what a transform takes: here, a number as printed, or text that may look like a number. */
function simplified(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(simplified);
  if (!isPlainRow(node)) return node;
  if (node.calculable) return { anyOf: [asked, number()] };
  if (Object.keys(node).filter((key) => key !== 'default').length === 0) return number();
  const branches = (node.anyOf ?? []) as Json[];
  if (branches.length === 2 && branches[0]!.type === 'string' && Object.keys(branches[1]!).length === 0) {
    return { type: ['string', 'number'] };
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, keepsShape(key) ? mapped(child) : simplified(child)]),
  );
}

/** Below these stand names or plain values, not schemas. */
const keepsShape = (key: string) => ['properties', 'required', 'enum', 'default'].includes(key);
const mapped = (node: unknown): unknown =>
  isPlainRow(node) ? Object.fromEntries(Object.entries(node).map(([key, child]) => [key, simplified(child)])) : node;

// ── Descriptions ────────────────────────────────────────────────────────────

/** Describes the keys of every group in a part of the schema by the table that tells most of them. */
function describe(schema: Json, tables: Told[][], example: unknown): void {
  const sample = Array.isArray(example) ? firstWith(example) : example;
  if (isPlainRow(schema.properties)) {
    const properties = schema.properties as Record<string, Json>;
    const table = best(tables, Object.keys(properties));
    for (const [key, property] of Object.entries(properties)) {
      const inner = isPlainRow(sample) ? own(sample, key) : undefined;
      annotate(property, [...table, ...origin].find((row) => row.key === key) ?? null, inner);
      describe(property, tables, inner);
    }
  }
  for (const branch of (schema.anyOf ?? []) as Json[]) describe(branch, tables, sample);
  if (isPlainRow(schema.items)) describe(schema.items, tables, sample);
  if (isPlainRow(schema.additionalProperties)) {
    describe(schema.additionalProperties, tables, isPlainRow(sample) ? firstWith(Object.values(sample)) : null);
  }
}

/** All rows of a list in one, so that every key that any of them has gives an example. */
function firstWith(rows: unknown[]): unknown {
  const groups = rows.filter(isPlainRow);
  return groups.length > 0 ? Object.assign({}, ...groups.toReversed()) : rows[0];
}

function best(tables: Told[][], keys: string[]): Told[] {
  const score = (table: Told[]) => table.filter(({ key }) => keys.includes(key)).length;
  return tables.toSorted((a, b) => score(b) - score(a))[0] ?? [];
}

function annotate(schema: Json, told: Told | null, example: unknown): void {
  if (told) schema.description = `${told.words.charAt(0).toUpperCase()}${told.words.slice(1)}.`;
  const own = typeof example === 'string' || typeof example === 'boolean' ? String(example) : '';
  const shown = (told?.example ?? '') || (schema.type === 'boolean' ? 'true' : '');
  if (shown !== '' || own !== '') schema.examples = [shown === '' ? own : shown];
}

function sectionOf(readme: string, key: string): string {
  const sections = readme.split(/^(?=#{2,3} )/m);
  const heading = (text: string) => text.slice(0, text.indexOf('\n'));
  const named = sections.find((text) => heading(text).includes(`\`${key}\``));
  const section = named ?? sections.find((text) => heading(text).includes('Your own words')) ?? '';
  // The values of arms are told once, under results.
  return key === 'adverse_events' || key === 'baseline' ? `${section}\n${sectionOf(readme, 'results')}` : section;
}

/** The tables of a part of the README that tell keys. */
function tablesOf(text: string): Told[][] {
  return text.split(/\n(?!\|)/).flatMap((block) => {
    const rows = [...block.matchAll(/^\| `([^`]+)` +\| (?:yes|no) +\|([^|\n]*)\|(?:([^|\n]*)\|)?$/gm)];
    if (rows.length === 0) return [];
    return [
      rows.map(([, key, words = '', example = '']) => ({ key: key!, words: plain(words), example: plain(example) })),
    ];
  });
}

/** Markdown's marks taken away. */
const plain = (text: string) =>
  text
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll('`', '')
    .replace(/, see below/g, '')
    .trim();
