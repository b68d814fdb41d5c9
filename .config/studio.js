/**
 * Makes the studio, one HTML file that holds the whole tool:
 *
 *     node .config/studio.js [folder]     (npm run studio: output/)
 *
 * The same sources as the command line's, with what they ask of Node answered by .config/browser.
 */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { slimFont } from './slim-font.js';
import { licencesOf } from './licences.js';
import { readyTemplates } from './ready-templates.js';

const nothing = resolve('.config/nothing.js');
const own = (name) => resolve('.config/browser', `${name}.js`);
const alike = {
  bundle: true,
  minify: !process.env.DEBUG,
  charset: 'utf8',
  legalComments: 'none',
  write: false,
  logOverride: { 'empty-import-meta': 'silent' },
};
const libraries = {
  'node:https': nothing,
  '@noble/ciphers/aes': nothing,
  'source-map': nothing,
  'tiny-inflate': resolve('.config/inflate.cjs'),
  'brotli/decompress.js': resolve('.config/brotli.cjs'),
  pako: nothing,
};
const withRequire = {
  js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
};
const templates = await readyTemplates({
  ...alike,
  write: true,
  platform: 'node',
  target: 'node20.19',
  banner: withRequire,
  alias: libraries,
});

/** Node's modules that browsers have to be given. */
const given = ['fs', 'zlib', 'crypto', 'path', 'url', 'module', 'util', 'worker_threads'];
const browser = {
  ...alike,
  platform: 'browser',
  target: ['chrome120', 'firefox121', 'safari17'],
  format: 'iife',
};
/** What is made of the pipeline's own modules, on what .config/browser has for Node's. */
const pipeline = {
  ...browser,
  metafile: true,
  inject: [own('globals')],
  define: { 'import.meta.url': '"file:///trialbrief/dist/studio.js"', global: 'globalThis' },
  alias: {
    ...libraries,
    ...Object.fromEntries(given.flatMap((name) => [`node:${name}`, name].map((asked) => [asked, own(name)]))),
    'node:timers/promises': own('timers-promises'),
  },
};
/** Each in a thread of its own, which starts only when its script is needed. */
const apart = { pdf: own('pdf'), 'bibtex-entry': 'src/citation/bibtex-entry.ts', drawn: own('drawn') };
const threads = await Promise.all(
  Object.entries(apart).map(async ([name, file]) => {
    const made = await build({ ...pipeline, entryPoints: [file], outfile: `${name}.cjs` });
    return { ...made, name: `/trialbrief/dist/${name}.cjs` };
  }),
);
const staysApart = {
  name: 'stays-apart',
  setup: (setup) =>
    setup.onResolve({ filter: /\/(pdf|bibtex-entry|drawn)\.js$/ }, ({ path, importer }) =>
      importer.includes('/src/') ? { path, external: true } : undefined,
    ),
};
const engine = await build({
  ...pipeline,
  entryPoints: ['src/studio/engine.ts'],
  outfile: 'engine.js',
  plugins: [staysApart, templates],
});
const page = await build({
  ...browser,
  entryPoints: ['src/studio/main.ts'],
  outfile: 'main.js',
  metafile: true,
  loader: { '.css': 'text' },
});
const style = await build({ ...browser, entryPoints: ['src/studio/studio.css'], outfile: 'studio.css' });
const textOf = ({ outputFiles }) => outputFiles[0].text;

const fonts = [...new Set(readFileSync('src/theme/theme.ts', 'utf8').match(/@expo-google-fonts\/[^']+\.ttf/g))];
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const bytes = (text) => Buffer.from(text);
const ofFonts = { metafile: { inputs: Object.fromEntries(fonts.map((font) => [`node_modules/${font}`, {}])) } };
const packed = {
  'LICENSES.txt': bytes(licencesOf([engine, page, ...threads, ofFonts])),
  'engine.js': bytes(textOf(engine)),
  'main.js': bytes(textOf(page)),
  ...Object.fromEntries(threads.map((thread) => [thread.name, bytes(textOf(thread))])),
  '/trialbrief/package.json': bytes(JSON.stringify({ name, version })),
  '/trialbrief/data/trialbrief.schema.json': bytes(
    JSON.stringify(JSON.parse(readFileSync('data/trialbrief.schema.json', 'utf8'))),
  ),
  '/trialbrief/data/dazukibart.yaml': readFileSync('tests/fixtures/dazukibart.yaml'),
  ...Object.fromEntries(
    ['templates', 'templates/partials'].flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.hbs'))
        .map((file) => [`/trialbrief/${folder}/${file}`, readFileSync(join(folder, file))]),
    ),
  ),
  ...Object.fromEntries(
    fonts.map((font) => [`/trialbrief/node_modules/${font}`, slimFont(readFileSync(join('node_modules', font)))]),
  ),
};
const index = JSON.stringify(Object.entries(packed).map(([file, { length }]) => [file, length]));
const head = Buffer.alloc(4);
head.writeUInt32LE(Buffer.byteLength(index));
const deflated = deflateRawSync(Buffer.concat([head, bytes(index), ...Object.values(packed)]), { level: 9 });
const archive = inLetters(deflated);

/** Bytes as text, seven bits a letter; those that HTML does not keep (NUL, carriage return, <) stand 256 higher. */
function inLetters(archive) {
  const letters = [];
  let [held, bits] = [0, 0];
  const put = (code) => letters.push(code === 0 || code === 13 || code === 60 ? code + 256 : code);
  for (const byte of archive) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 7; held &= (1 << bits) - 1) put((held >> (bits -= 7)) & 127);
  }
  put((held << (7 - bits)) & 127);
  return letters.map((code) => String.fromCharCode(code)).join('');
}

/** Unpacks the archive and starts the page: the only script that stands in the file as it is. */
const start = `(async()=>{
const text=document.getElementById('archive').textContent;const bytes=new Uint8Array(${deflated.length});
for(let at=0,to=0,held=0,bits=0;at<text.length;at+=1){held=held<<7|text.charCodeAt(at)&127;bits+=7;if(bits>7){bytes[to]=held>>(bits-=8);to+=1;held&=(1<<bits)-1}}
const all=new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer());
let at=4+new DataView(all.buffer).getUint32(0,true);const files={};
for(const [name,length] of JSON.parse(new TextDecoder().decode(all.subarray(4,at))))files[name]=all.subarray(at,at+=length);
globalThis.trialbriefPacked=files;const script=document.createElement('script');script.textContent=new TextDecoder().decode(files['main.js']);document.head.append(script);
})().catch((error)=>{document.getElementById('starting').textContent='This browser cannot open the studio: '+error.message+'. Use Firefox, Chrome, Edge or Safari of the last two years.'})`;
const digest = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${digest(start)} ${digest(textOf(page))}`,
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data: blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>trialbrief</title>
<style>${textOf(style)}</style>
</head>
<body>
<p id="starting">Opening …</p>
<noscript>The studio needs JavaScript; nothing leaves this computer.</noscript>
<script type="text/plain" id="archive">${archive}</script>
<script>${start}</script>
</body>
</html>
`;
const folder = process.argv[2] ?? 'output';
mkdirSync(folder, { recursive: true });
const file = join(folder, 'trialbrief.html');
writeFileSync(file, html);
const size = Buffer.byteLength(html);
const most = 4_000_000;
if (size > most) throw new Error(`${file} has ${size} bytes; ${most} are the most`);
console.log(`${file} (${(size / 1e6).toFixed(2)} MB)`);
if (process.env.SIZES) {
  for (const { metafile } of [engine, page, ...threads]) {
    const sums = new Map();
    for (const [name, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0].inputs)) {
      const part = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? name.split('/').slice(0, 2).join('/');
      sums.set(part, (sums.get(part) ?? 0) + bytesInOutput);
    }
    console.log(
      [...sums]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 25)
        .map(([part, sum]) => `${part} ${(sum / 1024).toFixed(0)}`)
        .join(', '),
    );
  }
}
