/**
 * The schema that editors complete by is that of the loader, tells every key,
 * and is current. To write it anew: `npm run schema`.
 */
import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editorSchema } from '../../src/dataset/editor-schema.js';
import { datasetSchema } from '../../src/dataset/schema.js';

type Json = Record<string, unknown>;

const example = parse(readFileSync('tests/fixtures/dazukibart.yaml', 'utf8')) as Json;
const schema = editorSchema();

test('is the one in the package', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../data/trialbrief.schema.json');
});

/** Every key with what is said of it. */
function keysOf(node: unknown, path = ''): { path: string; schema: Json }[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([name, child]) => {
    if (name === 'definitions' || name === 'examples') return [];
    if (name !== 'properties') return keysOf(child, path);
    return Object.entries(child as Record<string, Json>).flatMap(([key, inner]) => [
      { path: `${path}.${key}`, schema: inner },
      ...keysOf(inner, `${path}.${key}`),
    ]);
  });
}

const keys = keysOf(schema);

describe('every key', () => {
  test('is found by this test', () => {
    expect(keys.length).toBeGreaterThan(120);
    expect(keys.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['.arms.n', '.results.comparisons.ci.low', '.results.arms.mean', '.headline.holds']),
    );
  });

  test('has a description', () => {
    expect(keys.filter(({ schema: { description } }) => !description).map(({ path }) => path)).toEqual([]);
  });

  test('has its own', () => {
    const told = (path: string) => keys.find((key) => key.path === path)?.schema;
    expect(told('.results.arms.percent')).toMatchObject({
      description: 'Percent of people, without %, or calculated.',
      examples: ['11'],
    });
    expect(told('.populations.women_percent')?.description).not.toBe(told('.populations.n')?.description);
    expect(told('.results.comparisons.ci.low')).toMatchObject({ description: 'The lower end.', examples: ['-20.4'] });
  });

  test('that holds a number, a word or a text has an example', () => {
    const leaf = ({ properties, items, additionalProperties, anyOf }: Json) =>
      !properties &&
      !items &&
      typeof additionalProperties !== 'object' &&
      !(anyOf as Json[] | undefined)?.some(({ type }) => type === 'object' || type === 'array');
    expect(keys.filter((key) => leaf(key.schema) && !key.schema.examples).map(({ path }) => path)).toEqual([]);
  });
});

describe('editors', () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  const errors = (data: unknown) => {
    validate(data);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  test.each(['tests/fixtures/dazukibart.yaml', 'tests/fixtures/binary.yaml', 'tests/fixtures/hazard.yaml'])(
    'underline nothing in %s',
    (file) => expect(errors(parse(readFileSync(file, 'utf8')))).toEqual([]),
  );

  test.each([
    [
      'a word that is not allowed',
      { design: { ...(example.design as Json), structure: 'paralel' } },
      '/design/structure',
    ],
    ['a key that is unknown', { armz: [] }, ' must NOT have additional properties'],
    [
      'what is no number',
      { participants: { ...(example.participants as Json), randomised: 'many' } },
      '/participants/randomised',
    ],
    ['a list that is none', { arms: 'two' }, '/arms must be array'],
  ])('underline %s, as the loader does', (_, change, message) => {
    const data = { ...example, ...change };
    expect(errors(data).join('\n')).toContain(message);
    expect(datasetSchema.safeParse(data).success).toBe(false);
  });
});
