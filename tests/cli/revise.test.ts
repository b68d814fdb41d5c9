/** The day on which the data were last changed: told where it was left behind, and written when asked. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { build } from '../../src/cli/build.js';
import type * as Writing from '../../src/files/write.js';
import { changed, small } from '../outputs/dataset.js';
import { compiled } from './compiled.js';
import { folderWith, run } from './run.js';

beforeAll(compiled, 180_000);

const disk = vi.hoisted(() => ({ isFull: false }));
vi.mock('../../src/files/write.js', async (original) => {
  const writing = await original<typeof Writing>();
  return {
    ...writing,
    writeFiles(...given: Parameters<typeof Writing.writeFiles>) {
      if (disk.isFull)
        throw new writing.WriteError([{ severity: 'error', message: 'the disk is full', file: given[1][0]!.name }]);
      return writing.writeFiles(...given);
    },
  };
});

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

test('a day that cannot be written is told, and nothing is lost', async () => {
  const folder = folderWith({ 'trial.yaml': small });
  const file = join(folder, 'trial.yaml');
  const [said, told] = [vi.spyOn(console, 'log').mockReturnValue(), vi.spyOn(console, 'error').mockReturnValue()];
  const made = () => build({ paths: [file], out: folder, paper: 'a4', only: 'pdf', revise: true });
  try {
    expect(await made()).toBe(0);
    const edited = changed(small, ['mean: -3.1', 'mean: -3.2']);
    writeFileSync(file, edited);
    disk.isFull = true;
    expect(await made()).toBe(1);
    expect(told.mock.calls.join()).toContain('the disk is full');
    expect(readFileSync(file, 'utf8')).toBe(edited);
  } finally {
    disk.isFull = false;
    said.mockRestore();
    told.mockRestore();
  }
});
