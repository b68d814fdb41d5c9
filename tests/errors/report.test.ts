/** How problems are told: the place and its line with a caret, sorted, at most twenty, in colour only where it is wanted. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { renderProblems, sorted } from '../../src/cli/report.js';
import type { Problem } from '../../src/errors.js';
import { compiled } from '../cli/compiled.js';
import { folderWith, run } from '../cli/run.js';
import { changed, small } from '../outputs/dataset.js';

const problem = (line: number, more: Partial<Problem> = {}): Problem => ({
  severity: 'error',
  message: `wrong ${line}`,
  hint: 'mend it',
  file: 'a.yaml',
  line,
  column: 1,
  ...more,
});

describe('problems', () => {
  test('stand with the lines around them and a caret', () => {
    const file = join(folderWith({ 'a.yaml': 'first: 1\nsecond: x\nthird: 3\n' }), 'a.yaml');
    expect(renderProblems([problem(2, { file, column: 9 })], {}).text).toBe(
      [
        `${file}:2:9  error: wrong 2`,
        '  1 │ first: 1',
        '  2 │ second: x',
        '    │         ^',
        '  3 │ third: 3',
        '  → mend it',
      ].join('\n'),
    );
  });

  test('on a long line stand with the part that the caret points at', () => {
    const file = join(folderWith({}), 'a.yaml');
    writeFileSync(file, `${'.'.repeat(300)}HERE${'.'.repeat(300)}\n`);
    const [, line, caret] = renderProblems([problem(1, { file, column: 301 })], {}).text.split('\n');
    expect(line!.length).toBeLessThan(125);
    expect(line!.slice(caret!.indexOf('^'))).toMatch(/^HERE/);
  });

  test('are sorted by file, line and column', () => {
    const told = [problem(9), problem(2, { column: 7 }), problem(2), problem(1, { file: 'b.yaml' })];
    expect(sorted(told).map(({ file, line, column }) => [file, line, column])).toEqual([
      ['a.yaml', 2, 1],
      ['a.yaml', 2, 7],
      ['a.yaml', 9, 1],
      ['b.yaml', 1, 1],
    ]);
  });

  test('of many trials in one template are told once', () => {
    expect(sorted([problem(2), problem(1), problem(2)]).map(({ line }) => line)).toEqual([1, 2]);
  });

  test('are at most twenty, and then a count', () => {
    const { text } = renderProblems(
      Array.from({ length: 25 }, (_, index) => problem(25 - index, { file: 'none.yaml' })),
      {},
    );
    expect(text.match(/error: /g)).toHaveLength(20);
    expect(text).toContain('wrong 20');
    expect(text).not.toContain('wrong 21');
    expect(text).toMatch(/… and 5 more\.$/);
  });
});

describe('colour', () => {
  afterEach(() => vi.unstubAllEnvs());
  const colored = (terminal: { isTTY?: boolean }) => renderProblems([problem(1)], terminal).text.includes('\u001b[');

  test('is for terminals only, and never with NO_COLOR', () => {
    vi.stubEnv('NO_COLOR', undefined);
    expect(colored({ isTTY: true })).toBe(true);
    expect(colored({})).toBe(false);
    vi.stubEnv('NO_COLOR', '1');
    expect(colored({ isTTY: true })).toBe(false);
  });
});

describe('the tool', () => {
  beforeAll(compiled, 180_000);

  test('says that a fault is its own, and gives what must be known of it', async () => {
    const folder = folderWith({
      'trial.yaml': small,
      'break.cjs': "console.log = () => { throw new TypeError('boom'); };",
    });
    const env = { NODE_OPTIONS: '--require ./break.cjs' };
    const { code, stderr } = await run(folder, ['export', 'trial.yaml', '--out', 'table.csv'], env);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^\nThis is a fault of trialbrief, not of your files\. Please report it, with these lines:\n\nTypeError: boom\n/,
    );
  });

  test('tells of an id too long for a file', async () => {
    const id = 'a'.repeat(300);
    const folder = folderWith({ 'trial.yaml': changed(small, ['id: small', `id: ${id}`]) });
    const { code, stderr } = await run(folder, ['build', 'trial.yaml']);
    expect(code).toBe(1);
    expect(stderr).toContain('its name is longer than the system allows\n  → give the dataset a shorter id');
  });

  test('proposes no name for none', async () => {
    const { stderr } = await run(folderWith({ ab: '' }), ['build', '']);
    expect(stderr).toContain('→ check the spelling, and the folder you are in');
  });
});
