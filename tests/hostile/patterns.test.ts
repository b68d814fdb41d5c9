/**
 * Every regular expression of the sources, found there, against texts that repeat what it looks
 * for and then end otherwise: twice the text takes about twice the time. The lint rules on
 * patterns look at their form; this looks at what they do.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

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

/** What may be repeated: white space, digits, letters, the pattern's own signs and words, and pairs of them. */
function repeatable({ source }: RegExp): string[] {
  const words = source.match(/[A-Za-z]{2,}/g) ?? [];
  const signs = [...new Set(source.replace(/\\[a-zA-Z]/g, ''))].filter((sign) => !/[a-z0-9^$|?*+]/i.test(sign));
  const single = [...new Set([' ', '\n', '1', 'a', 'A', ...signs, ...words.slice(0, 5)])];
  return [...single, ...signs.flatMap((sign) => [`${sign} `, `a${sign}`, `1${sign}`]), 'a ', '1 ', '\n '];
}

/** Milliseconds of this process for a search, or for looking through the whole of the text. */
function taken({ source, flags }: RegExp, text: string): number {
  const pattern = new RegExp(source, flags);
  const before = process.cpuUsage();
  text.replace(pattern, '');
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How much longer a text of twice the length takes; 1 where neither takes long. */
function growth(pattern: RegExp, piece: string): number {
  const text = (length: number) => `x${piece.repeat(Math.ceil(length / piece.length))}\u0001`;
  if (taken(pattern, text(8000)) < 25) return 1;
  const best = (length: number) => Math.min(...Array.from({ length: 2 }, () => taken(pattern, text(length))));
  return best(24_000) / Math.max(best(12_000), 1);
}

test('every pattern takes time in proportion to the text', { timeout: 120_000 }, () => {
  expect(patterns.length).toBeGreaterThan(300);
  const slow = patterns.flatMap(({ place, pattern }) =>
    repeatable(pattern)
      .filter((piece) => [1, 2, 3].every(() => growth(pattern, piece) > 3))
      .slice(0, 1)
      .map((piece) => `${place} ${pattern.source} with ${JSON.stringify(piece)}`),
  );
  expect(slow).toEqual([]);
});

test('a pattern that takes the square of the time would be found', () => {
  // On a busy machine one measurement may mislead.
  expect(Math.max(...[1, 2, 3].map(() => growth(/\s+$/, ' ')))).toBeGreaterThan(3);
});
