/**
 * Patterns that are put together while the tool runs, such as from lists of words, are caught as they are
 * made and held to the same growth as those that stand in the sources. Every place that makes one is seen.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { slowWith } from './growth.js';

/** The places of the sources that say `new RegExp`, as `src/x.ts:12`. */
function placesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.startsWith('src/studio'));

/** What was made, by place. */
const made = new Map<string, Map<string, RegExp>>();

/** Stands for RegExp, and remembers what our own sources make. */
const watched = new Proxy(RegExp, {
  construct(target, given: [string, string?], as) {
    const pattern = Reflect.construct(target, given, as) as RegExp;
    const [, frame = ''] = new Error().stack!.split('\n').slice(1);
    const place = /((?:\/|[A-Z]:)[^():]*\/src\/[^():]*\.ts):(\d+)/.exec(frame);
    if (place) {
      const name = `${relative('.', place[1]!).replaceAll('\\', '/')}:${place[2]}`;
      made.set(name, (made.get(name) ?? new Map<string, RegExp>()).set(`/${pattern.source}/${pattern.flags}`, pattern));
    }
    return pattern;
  },
});

/** Does most of what the tool does, on the examples of the tests. */
async function work(): Promise<void> {
  for (const file of files.filter((name) => placesIn(name).length > 0)) await import(/* @vite-ignore */ resolve(file));
  const { generate } = await import('../../src/index.js');
  const { readDataset } = await import('../../src/load.js');
  for (const name of readdirSync('tests/fixtures').filter((one) => one.endsWith('.yaml'))) {
    const file = join('tests/fixtures', name);
    await generate({ file, text: readFileSync(file, 'utf8'), formats: [] });
  }
  const small = readFileSync('tests/outputs/small.yaml', 'utf8');
  await generate({ file: 'small.yaml', text: small, formats: ['pdf'] });
  const { imported, records } = await import('../import/records.js');
  for (const { text } of records) imported(text);
  const { articleOfText, articleOfReference } = await import('../../src/article/read.js');
  const { beginDataset } = await import('../../src/article/begin.js');
  const { nbib, pasted } = await import('../article/invented.js');
  for (const article of [await articleOfText(pasted), await articleOfReference('a.nbib', nbib)]) {
    beginDataset(article, { id: 'a', today: '2026-01-01', schema: 's.json' });
  }
  const { verify } = await import('../../src/verify/verify.js');
  const { readSource } = await import('../../src/verify/source.js');
  const source = await readSource(
    's.txt',
    Buffer.from('Table 2\n\n46 people at 7 sites in France, 12 in all: Peru (n=5)\n'),
  );
  const { trial } = readDataset('t.yaml', small.replace('at: flow', 'at: table 2'));
  verify(
    trial,
    new Map([
      ['article', source],
      ['registry', source],
    ]),
  );
}

/** Those that are made only of what few inputs say, each as it is then made. */
const seldom = new Map<string, RegExp>([
  ['src/article/lookup.ts', /^PMID *- *31234567\b/m],
  ['src/checks/coach/abbreviations.ts', /(?<![\p{L}\d])TIS \(\p{L}/u],
  ['src/import/draft/arms.ts', /Drug 50 mg \(([\p{L}\d-]{2,10})\)/giu],
  ['src/import/draft/people.ts', /(?<![\d.])90(?![\d.])/],
  ['src/import/words/references.ts', /\b(?:phase|period)\s(?:I|1|one)\b|\bfirst (?:phase|period)\b/i],
]);

test('every pattern that is made takes time in proportion to the text', { timeout: 200_000 }, async () => {
  const own = globalThis.RegExp;
  // What another test has loaded would be made already.
  vi.resetModules();
  globalThis.RegExp = watched;
  try {
    await work();
  } finally {
    globalThis.RegExp = own;
    vi.resetModules();
  }
  const all = files.flatMap(placesIn);
  const unseen = all.filter((place) => !made.has(place)).map((place) => place.split(':')[0]!);
  expect(unseen.filter((file) => !seldom.has(file))).toEqual([]);
  // Of patterns with words of a trial in them, a few stand for all.
  const patterns = [...made].flatMap(([place, some]) =>
    [...some.values()].slice(0, 5).map((pattern) => [place, pattern] as const),
  );
  const slow = [...patterns, ...seldom].flatMap(([place, pattern]) => {
    const piece = slowWith(pattern);
    return piece === null ? [] : [`${place} ${pattern.source} with ${JSON.stringify(piece)}`];
  });
  expect(slow).toEqual([]);
});
