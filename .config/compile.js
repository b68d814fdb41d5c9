/**
 * Compiles the tool into dist/: the command line and the library as bundles with
 * the libraries at their pinned versions, so that starting reads one file instead
 * of hundreds; V8's compiled code for the command line; and the library's types.
 */
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { licencesOf } from './licences.js';
import { readyTemplates } from './ready-templates.js';
import { fingerprint, stamp } from './sources.js';

const dist = 'dist';
// Taken first: what is changed while this runs is compiled by the next.
const sources = fingerprint();
// Made beside its place and then put there, so that a failure leaves the last good one.
const out = `dist-${process.pid}`;
process.on('exit', () => rmSync(out, { recursive: true, force: true }));
const nothing = resolve('.config/nothing.js');
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minify: !process.env.DEBUG,
  legalComments: 'none',
  metafile: true,
  logOverride: { 'empty-import-meta': 'silent' },
  alias: {
    // pptxgenjs would fetch pictures by URL; the tool never goes to the network to draw.
    'node:https': nothing,
    // pdfkit would make the tables of a cipher at each start, to lock files with.
    '@noble/ciphers/aes': nothing,
    // Handlebars maps its compiled code back to templates for debuggers; at half the cost of compiling.
    'source-map': nothing,
    // The build for Node brings worker threads that are not used.
    fflate: 'fflate/browser',
    'tiny-inflate': resolve('.config/inflate.cjs'),
    'brotli/decompress.js': resolve('.config/brotli.cjs'),
    // Of jszip, pptxgenjs needs here but what collects parts; they are deflated by Node.
    pako: nothing,
    'readable-stream': 'node:stream',
  },
};

// Written for require(), libraries find it here.
const withRequire = {
  js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
};
// Those of others, and those that were changed since, are compiled when they are read.
const templates = await readyTemplates({ ...common, banner: withRequire });

/**
 * What is as large as all the rest, and only some need: each is a script of its own,
 * that may also run in a thread of its own (src/isolated.ts).
 */
const apart = {
  pdf: { file: 'src/verify/readers/pdf.ts', imported: /\/readers\/pdf\.js$/ },
  drawn: { file: 'src/pictures/drawn.ts', imported: /\/drawn\.js$/ },
  'bibtex-entry': { file: 'src/citation/bibtex-entry.ts', imported: /\/bibtex-entry\.js$/ },
};
const staysApart = {
  name: 'stays-apart',
  setup: (setup) => {
    for (const [name, { imported }] of Object.entries(apart)) {
      setup.onResolve({ filter: imported }, () => ({ path: `./${name}.cjs`, external: true }));
    }
  },
};
const library = await build({
  ...common,
  plugins: [staysApart, templates],
  entryPoints: { index: 'src/index.ts' },
  outdir: out,
  splitting: true,
  format: 'esm',
  chunkNames: 'chunk-[hash]',
  banner: withRequire,
});
const banner = { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" };
const define = { 'import.meta.url': 'importMetaUrl' };
const readers = [];
for (const [name, { file }] of Object.entries(apart)) {
  readers.push(
    await build({
      ...common,
      entryPoints: { [name]: file },
      outfile: join(out, `${name}.cjs`),
      format: 'cjs',
      supported: { 'dynamic-import': false },
      define,
      banner,
    }),
  );
}
cpSync('node_modules/@resvg/resvg-wasm/index_bg.wasm', join(out, 'drawn.wasm'));
// CommonJS, because V8's code cache can be kept for a script and not for an ES module.
const command = await build({
  ...common,
  entryPoints: { main: 'src/cli/main.ts' },
  outfile: join(out, 'main.cjs'),
  format: 'cjs',
  // A script from the cache can require, but not import.
  supported: { 'dynamic-import': false },
  define,
  banner,
  plugins: [staysApart, templates],
});
await build({ ...common, entryPoints: { cli: 'src/cli/start.ts' }, outfile: join(out, 'cli.js'), format: 'esm' });
chmodSync(join(out, 'cli.js'), 0o755);
// What esbuild leaves in other letters, in regular expressions: a file of ASCII is read in a tenth of the time.
const script = readFileSync(join(out, 'main.cjs'), 'utf8');
const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
writeFileSync(join(out, 'main.cjs'), script.replace(/[^\x00-\x7f]/g, escaped), 'latin1');
writeFileSync(join(out, 'LICENSES.txt'), licencesOf([library, ...readers, command]));
// pdfkit reads its colour profile from beside its own file.
mkdirSync(join(out, 'data'), { recursive: true });
cpSync('node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc', join(out, 'data/sRGB_IEC61966_2_1.icc'));

warmCache();
execFileSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-p', '.config/declarations.json', '--outDir', out],
  {
    stdio: 'inherit',
  },
);
writeFileSync(join(out, basename(stamp)), sources);
rmSync(dist, { recursive: true, force: true });
renameSync(out, dist);

/**
 * Keeps V8's compiled code of a build of one trial that does not change, whatever
 * lies in data/. Without it the tool starts slower, and does the same.
 */
function warmCache() {
  const scratch = mkdtempSync(join(tmpdir(), 'trialbrief-'));
  try {
    execFileSync(process.execPath, [join(out, 'cli.js'), 'build', 'tests/fixtures/dazukibart.yaml', '--out', scratch], {
      env: { ...process.env, TRIALBRIEF_WRITE_CACHE: '1' },
      stdio: 'pipe',
    });
  } catch (error) {
    console.error(`No cache of compiled code, the tool will start slower:\n${error.stderr || error.message}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
