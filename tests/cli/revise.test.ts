/** The day on which the data were last changed: told where it was left behind, and written when asked. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { changed, small } from '../outputs/dataset.js';
import { compiled } from './compiled.js';
import { folderWith, run } from './run.js';

beforeAll(compiled, 180_000);

test('a value that was changed after the page was made asks for a new day; --revise writes it, and nothing else', async () => {
  const folder = folderWith({ 'trial.yaml': small });
  const build = (...more: string[]) => run(folder, ['build', 'trial.yaml', '--out', '.', '--only', 'pdf', ...more]);
  expect((await build()).stderr).toBe('');
  const edited = changed(small, ['mean: -3.1', 'mean: -3.2']);
  writeFileSync(join(folder, 'trial.yaml'), edited);
  const told = await run(folder, ['check', 'trial.yaml', '--documents', '.']);
  expect(told.stderr + told.stdout).toContain('still say that they were last changed on 2026-01-15');
  expect((await build('--revise')).stdout).toMatch(/^Revised trial\.yaml: 2026-01-15 → \d{4}-\d\d-\d\d$/m);
  const today = new Date().toISOString().slice(0, 10);
  expect(readFileSync(join(folder, 'trial.yaml'), 'utf8')).toBe(
    edited.replace('revised: 2026-01-15', `revised: ${today}`),
  );
  const again = await build('--revise');
  expect(again.stdout + again.stderr).not.toMatch(/Revised|last changed/);
});
