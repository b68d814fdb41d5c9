/**
 * Compiles the tool into dist/: one bundle with the libraries at their pinned
 * versions, so that starting it reads one file instead of hundreds, and the type
 * declarations of the library.
 */
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minify: !process.env.DEBUG,
  legalComments: 'linked',
  chunkNames: 'chunk-[hash]',
  // Libraries written for require() find it here.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
});
chmodSync('dist/cli.js', 0o755);
// pdfkit reads its colour profile from beside its own file.
mkdirSync('dist/data', { recursive: true });
cpSync('node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc', 'dist/data/sRGB_IEC61966_2_1.icc');
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.config/declarations.json'], {
  stdio: 'inherit',
});
