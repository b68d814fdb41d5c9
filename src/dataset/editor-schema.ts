/**
 * The schema for editors, which complete and underline by it: generated from the
 * one schema, with its descriptions and examples.
 */
import * as z from 'zod';
import { datasetSchema } from './schema.js';
import { columns } from './sheets.js';

type Json = Record<string, unknown>;

const isPlainRow = (node: unknown): node is Json => node !== null && typeof node === 'object' && !Array.isArray(node);

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

/** The JSON Schema (draft 7, which editors know best) of a dataset. */
export function editorSchema(): Json {
  const bare = z.toJSONSchema(datasetSchema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    target: 'draft-7',
  }) as Json;
  const schema = simplified(bare) as Json;
  const properties = schema.properties as Record<string, Json>;
  for (const [key, property] of Object.entries(properties))
    if (Object.hasOwn(columns, key)) properties[key] = orSheet(property);
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

const calculatedWord: Json = { const: 'calculated', description: 'Made here, from the other values.' };

/** Zod cannot tell what a transform takes: here, a number as printed, or text that may look like a number. */
function simplified(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(simplified);
  if (!isPlainRow(node)) return node;
  const { description, example, ...shape } = node;
  return {
    ...shapeOf(shape),
    ...(description !== undefined && { description }),
    ...(example !== undefined && { examples: [example] }),
  };
}

function shapeOf(node: Json): Json {
  if (node.calculable) return { anyOf: [calculatedWord, number()] };
  if (Object.keys(node).every((key) => key === 'default')) return number();
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
