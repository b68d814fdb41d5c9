/** Each package in the bundles brings the text of its licence along. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { compiled } from './compiled.js';

beforeAll(compiled, 180_000);

test('each has a name, a licence and its text', () => {
  const parts = readFileSync('dist/LICENSES.txt', 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
  expect(parts.length).toBeGreaterThan(40);
  for (const part of parts) {
    const [head = '', ...lines] = part.split('\n');
    expect(head).toMatch(/^\S+ \d\S* \(.+\)$/);
    expect(head).not.toMatch(/undefined|object/);
    expect(lines.join('\n'), head).toMatch(/permission|permitted|licensed? under|Apache License|Mozilla Public/i);
  }
});
