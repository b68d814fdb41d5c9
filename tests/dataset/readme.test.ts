/**
 * data/README.md tells every key of the schema in the schema's words, whether it is
 * needed, and every allowed word; and each of its examples fits the schema.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { loadDataset } from '../../src/load.js';
import { filters } from '../../src/dataset/prose.js';
import { readTree } from '../../src/dataset/read.js';
import { definition } from '../../src/dataset/schema-at.js';
import { datasetSchema } from '../../src/dataset/schema.js';
import { generate } from '../../src/index.js';

const readme = readFileSync('data/README.md', 'utf8');
const prose = readme.replace(/^ *```[^]*?^ *```$/gm, '');
const examples = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)].map((match) => match[1]!);

// ── The schema, as far as it is documented ──────────────────────────────────

interface Key {
  name: string;
  needed: 'yes' | 'no';
  /** What the schema says of it, and its example. */
  words: string;
  example: string;
}

const isNeeded = (schema: unknown) => (schema as { _zod: { optin?: string } })._zod.optin === undefined;
const isOrigin = (name: string) => ['source', 'at', 'known'].includes(name);

function childrenOf(schema: unknown): unknown[] {
  const { shape, element, valueType, innerType, in: input, options } = definition(schema);
  return [...Object.values(shape ?? {}), element, valueType, innerType, input, ...(options ?? [])].filter(Boolean);
}

const keyOf = (name: string, schema: unknown): Key => {
  const { description = '', example = '' } = ((schema as z.ZodType).meta() ?? {}) as Record<string, string | undefined>;
  return { name, needed: isNeeded(schema) ? 'yes' : 'no', words: description, example };
};

/** All keys in a part of the schema, at any depth. */
function keysIn(schema: unknown): Key[] {
  const own = Object.entries(definition(schema).shape ?? {}).map(([name, inner]) => keyOf(name, inner));
  return [...own.filter(({ name }) => !isOrigin(name)), ...childrenOf(schema).flatMap(keysIn)];
}

function wordsIn(schema: unknown): string[] {
  const { entries, values } = definition(schema);
  const own = [...Object.values(entries ?? {}), ...(values ?? []).filter((value) => typeof value === 'string')];
  return [...own, ...childrenOf(schema).flatMap(wordsIn)];
}

const top = Object.entries(datasetSchema.shape);

// ── What the README tells ───────────────────────────────────────────────────

/** Markdown's marks taken away, and the hint at what stands below. */
const plain = (text: string) =>
  text
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll('`', '')
    .replaceAll(', see below', '')
    .trim();
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Rows of tables that tell keys: the key, the word under “Needed”, what to write, and the example if the table has any. */
const rowsOf = (text: string): Key[] =>
  [...text.matchAll(/^\| `([^`]+)` +\| (yes|no) +\|([^|\n]*)\|(?:([^|\n]*)\|)?$/gm)].map(
    ([, name, needed, words, example]) => ({
      name: name!,
      needed: needed as 'yes' | 'no',
      words: sentence(plain(words!)),
      example: plain(example ?? ''),
    }),
  );
/** Where a table has no examples, the schema's may be any. */
const matches = (key: Key) => ({ ...key, example: expect.toBeOneOf([key.example, '']) as string });

const sections = prose.split(/^(?=#{1,4} )/m).map((text) => {
  const end = text.indexOf('\n');
  return { heading: text.slice(0, end), text: text.slice(end) };
});
const sectionOf = (key: string) =>
  sections.find(
    ({ heading, text }) =>
      heading.includes(`\`${key}\``) ||
      (heading.includes('Your own words') && rowsOf(text).some((row) => row.name === key)),
  );

describe('every key', () => {
  it.each(top)('tells `%s` and all keys in it as the schema does, and their allowed words', (name, schema) => {
    const section = sectionOf(name);
    expect(section, `a section for \`${name}\``).toBeDefined();
    const rows = rowsOf(section!.text);
    for (const key of keysIn(schema)) {
      // Values of arms are told once, under results.
      const told = [
        ...rows,
        ...(['adverse_events', 'baseline'].includes(name) ? rowsOf(sectionOf('results')!.text) : []),
      ];
      const found = told.filter((row) => row.name === key.name);
      expect(found, `\`${key.name}\` of ${name}`).toContainEqual(matches(key));
    }
    for (const word of wordsIn(schema)) expect(prose).toContain(`\`${word}\``);
    const whole = keyOf(name, schema);
    expect(whole.words).not.toBe('');
    if (rows.some((row) => row.name === name)) expect(rows).toContainEqual(matches(whole));
    else {
      const first = plain(section!.text).split('\n')[0]!;
      expect(first).toMatch(whole.needed === 'yes' ? /^Needed/ : /^Not needed/);
      expect(first.toLowerCase()).toContain(whole.words.toLowerCase().replace(/\.$/, ''));
    }
  });

  it('tells no key that there is not', () => {
    const known = new Set([...top.map(([name]) => name), ...keysIn(datasetSchema).map(({ name }) => name)]);
    for (const { name } of rowsOf(prose)) expect(known).toContain(name);
  });

  it('tells source, at, known, value, and the filters of references', () => {
    for (const word of ['source', 'at', 'known', 'value', ...filters]) expect(prose).toContain(`\`${word}\``);
  });
});

// ── Examples ────────────────────────────────────────────────────────────────

it('has examples', () => expect(examples.length).toBeGreaterThan(12));

it.each(examples.map((text) => [text.split('\n')[0]!, text]))(
  'the example that begins with “%s” fits the schema',
  (_, text) => {
    const { root, problems } = readTree('README.md', text);
    expect(problems).toEqual([]);
    for (const [key, value] of Object.entries(root as Record<string, unknown>)) {
      const schema = datasetSchema.shape[key as keyof typeof datasetSchema.shape];
      expect(schema, key).toBeDefined();
      expect(schema.safeParse(value).error).toBeUndefined();
    }
  },
);

it('the whole dataset becomes a page and a deck, with nothing to remark', async () => {
  const text = examples.at(-1)!;
  expect(loadDataset('README.md', text).warnings).toEqual([]);
  const { outputs, warnings } = await generate({ file: 'my-trial.yaml', text });
  expect(warnings).toEqual([]);
  expect(outputs.map(({ name }) => name)).toEqual(['my-trial-brief.pdf', 'my-trial-deck.pptx']);
});

it('results of each type, put into the whole dataset, become a page and a deck', async () => {
  const whole = examples.at(-1)!;
  const types = ['binary', 'time-to-event', 'rate', 'words'];
  const parts = examples.filter((text) => text.startsWith('results:'));
  expect(parts).toHaveLength(types.length);
  for (const [index, type] of types.entries()) {
    const named = [...parts[index]!.matchAll(/outcome: (\w+)/g)].map((match) => match[1]!);
    const outcomes = named.map(
      (id) =>
        `outcomes:\n  - id: ${id}\n    name: Outcome “${id}”\n    role: primary\n    type: ${type}\n    measure: as told\n    timepoint: week 12\n    better: lower\n`,
    );
    const text = whole
      .replace(/^outcomes:\n(?: .*\n)+/m, `outcomes:\n${outcomes.join('').replaceAll('outcomes:\n', '')}`)
      .replace(/^results:\n(?: .*\n)+/m, parts[index]!)
      .replace(/^headline:\n(?: .*\n)+/m, 'headline: As told\n')
      .replace(/^bottom_line: .*/m, 'bottom_line: As told.');
    const { warnings } = await generate({ file: 'my-trial.yaml', text });
    expect(warnings).toEqual([]);
  }
});
