/** A module of this folder in TypeScript, with what it takes from the sources. */
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Takes the name of a file beside this one; gives what it exports. The bundle is gone when the process ends. */
export async function bundled(name) {
  // Beside the modules that are not bundled, so that they are found.
  const folder = mkdtempSync(resolve('.bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  globalThis.require = createRequire(import.meta.url);
  const outfile = join(folder, 'bundle.mjs');
  await build({
    stdin: { contents: `export * from './tests/bench/${name}';`, resolveDir: '.' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
