/** The build command in this process, with what it tells. */
import { join } from 'node:path';
import { vi } from 'vitest';
import { build, type BuildOptions } from '../../src/cli/build.js';

export interface Told {
  code: number;
  stdout: string;
  stderr: string;
}

export async function told(folder: string, more: Partial<BuildOptions> = {}): Promise<Told> {
  const [out, err] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
  const lines = (spy: typeof out) => spy.mock.calls.map(([line]) => `${String(line)}\n`).join('');
  out.mockImplementation(() => undefined);
  err.mockImplementation(() => undefined);
  try {
    const code = await build({ paths: [join(folder, 'trial.yaml')], out: join(folder, 'out'), paper: 'a4', ...more });
    return { code, stdout: lines(out), stderr: lines(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
