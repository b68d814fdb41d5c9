/** Records with anything changed in them: still a dataset, and still nothing invented. SEED=… and MUTATIONS=… try others. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ContentError } from '../../src/errors.js';
import { loadDataset } from '../../src/load.js';
import { importToFit } from '../../src/import/fit.js';
import { generate } from '../../src/index.js';
import { readRegistryTrial } from '../../src/import/clinicaltrials/read.js';
import { drafted, invented, records } from './records.js';

/** What stands in records where something else is expected, and what should not. */
const odd = fc.constantFrom<unknown>(
  null,
  '',
  'NA',
  '1,553',
  '.2',
  '-.9',
  '< 0.001',
  '= 0.01',
  '>0.05',
  '60.66',
  60.66,
  '-1',
  '0',
  '999999',
  '1e400',
  '99999999999999999999',
  [],
  {},
  [null, 'x', 3],
  true,
  'x'.repeat(255),
  'age \\> 18 &lt;years&gt; [[results.x]] {{data.id}}',
  '# not a comment: "quoted" \'single\' | > - [a] {b}',
  'ONE_SIDED',
  'PRIMARY',
  'Placebo',
  'COUNT_OF_PARTICIPANTS',
  'Hazard Ratio (HR)',
  undefined,
);

/** The places of a record, or a copy of it with one place changed. */
function places(node: unknown, path: string[] = []): string[][] {
  if (node === null || typeof node !== 'object') return [path];
  return [path, ...Object.entries(node).flatMap(([key, child]) => places(child, [...path, key]))];
}

function change(root: unknown, path: string[], value: unknown): void {
  const owner = path
    .slice(0, -1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], root);
  const key = path.at(-1);
  if (owner === null || typeof owner !== 'object' || key === undefined) return;
  if (value === undefined) Reflect.deleteProperty(owner, key);
  else (owner as Record<string, unknown>)[key] = value;
}

const small = records
  .filter(({ text }) => text.length < 60_000)
  .map(({ text }) => {
    // Places of results are what matters; a thousand of them have the same chance each.
    const all = places(JSON.parse(text)).filter(([first]) => first === 'resultsSection' || first === 'protocolSection');
    return { text, all };
  });

const mutated = fc
  .record({
    which: fc.nat({ max: small.length - 1 }),
    changes: fc.array(fc.tuple(fc.nat(), odd, fc.boolean()), { minLength: 1, maxLength: 12 }),
  })
  .map(({ which, changes }) => {
    const { text, all } = small[which]!;
    const root = JSON.parse(text) as unknown;
    for (const [at, value, everywhere] of changes) {
      const place = all[at % all.length]!;
      // The same key in every row, as a registry's own change of format would do.
      const places = everywhere ? all.filter((other) => other.at(-1) === place.at(-1)) : [place];
      for (const one of places) change(root, one, structuredClone(value));
    }
    return JSON.stringify(root);
  });

it('a record with anything changed becomes a dataset, or is refused in words', () => {
  let made = 0;
  fc.assert(
    fc.property(mutated, (text) => {
      let record;
      try {
        record = readRegistryTrial('record.json', text);
      } catch (error) {
        expect(error).toBeInstanceOf(ContentError);
        return;
      }
      const { id, text: yaml } = drafted(record);
      const { dataset } = loadDataset(`${id}.yaml`, yaml);
      expect(invented(dataset, text)).toEqual([]);
      made += 1;
    }),
    { numRuns: Number(process.env.MUTATIONS ?? (process.env.TEST_ALL ? 150 : 50)) },
  );
  expect(made).toBeGreaterThan(20);
});

it('words that never end are no reason to make no page and no deck', async () => {
  const word = 'x'.repeat(255);
  for (const { text } of small.slice(0, 2)) {
    const root = JSON.parse(text) as unknown;
    const endless = ['unitOfMeasure', 'phases', 'conditions', 'timeFrame'];
    for (const path of places(root).filter((path) => endless.some((key) => path.includes(key)))) {
      change(root, path, word);
    }
    const { text: yaml } = drafted(readRegistryTrial('record.json', JSON.stringify(root)));
    const { outputs } = await generate({ file: 'record.yaml', text: yaml });
    expect(outputs).toHaveLength(2);
  }
});

it('… and a page and a deck', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (text) => {
      let record;
      try {
        record = readRegistryTrial('record.json', text);
      } catch {
        return;
      }
      const { made } = await importToFit(record, {}, ({ text: yaml }) => generate({ file: 'record.yaml', text: yaml }));
      expect(made?.outputs.map(({ format }) => format)).toEqual(['pdf', 'pptx']);
    }),
    { numRuns: Number(process.env.MUTATIONS ?? 12) },
  );
});
