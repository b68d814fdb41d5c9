/** The templates of the tool, compiled with it: a plugin of esbuild that puts them in place of src/template/precompiled.ts. */
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `common` are the options that the compiler itself is bundled with, for Node; its bundle lies beside dist for a moment. */
export async function readyTemplates(common) {
  const folder = mkdtempSync('dist-templates-');
  try {
    const file = join(folder, 'templates.mjs');
    await build({
      ...common,
      stdin: {
        contents: `export { precompile } from './src/template/render.ts'; export { readTemplates } from './src/template/files.ts';`,
        resolveDir: '.',
      },
      outfile: file,
      format: 'esm',
    });
    const { precompile, readTemplates } = await import(pathToFileURL(file).href);
    const contents = precompile(readTemplates('templates', 'templates'));
    return {
      name: 'ready-templates',
      setup: (setup) => setup.onLoad({ filter: /[\\/]template[\\/]precompiled\.ts$/ }, () => ({ contents })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
