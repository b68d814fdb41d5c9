/**
 * Every regular expression of the sources, found there, against texts that repeat what it looks
 * for and then end otherwise: twice the text takes about twice the time. The lint rules on
 * patterns look at their form; this looks at what they do. made-patterns.test.ts has those put together at run time.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { growth, slowWith } from './growth.js';

interface Found {
  place: string;
  pattern: RegExp;
}

function patternsOf(file: string): Found[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, body, flags] = /^\/([^]*)\/([a-z]*)$/.exec(node.text)!;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${file}:${line + 1}`, pattern: new RegExp(body!, flags) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const patterns = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .flatMap((name) => patternsOf(join('src', name)));

test('every pattern takes time in proportion to the text', { timeout: 120_000 }, () => {
  expect(patterns.length).toBeGreaterThan(300);
  const slow = patterns.flatMap(({ place, pattern }) => {
    const piece = slowWith(pattern);
    return piece === null ? [] : [`${place} ${pattern.source} with ${JSON.stringify(piece)}`];
  });
  expect(slow).toEqual([]);
});

test.runIf(process.env.TEST_ALL)('a pattern that takes the square of the time would be found', () => {
  // On a busy machine one measurement may mislead.
  expect(Math.max(...[1, 2, 3].map(() => growth(/\s+$/, ' ')))).toBeGreaterThan(3);
});
