/**
 * Many trials: documents per second over the records that the tests carry, and
 * over those of ../shared/ctgov where there are any, against the bare scripts in a
 * loop, from the record and from the dataset; memory of a batch of each trial once
 * against one of each twenty times; cost by number of outcomes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const cli = resolve('dist/cli.js');
const library = pathToFileURL(resolve('dist/index.js')).href;
const bare = pathToFileURL(resolve('tests/bench/bare.js')).href;
const folder = mkdtempSync(join(tmpdir(), 'trialbrief-batch-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const recordsIn = (path) =>
  existsSync(path) ? readdirSync(path).flatMap((name) => (name.endsWith('.json') ? [join(path, name)] : [])) : [];
const run = (args) => {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return (performance.now() - start) / 1000;
};

/** What a script of its own process tells on its last line. */
function told(code) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

const quoted = (text) => JSON.stringify(text);

/** Code that makes the documents of all files of a folder, of a record or a dataset each, or the bare ones. */
const preparation = (data) => `
  import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
  import { generate, importRecord } from ${quoted(library)};
  import { barePdf, barePptx } from ${quoted(bare)};
  const files = readdirSync(${quoted(data)}).map((file) => ({ file, text: readFileSync(${quoted(data)} + '/' + file, 'utf8') }));
  const write = (name, bytes) => writeFileSync(${quoted(folder)} + '/' + name, bytes);
  const works = {
    record: async (record) => {
      const { id, text, generated } = await importRecord(record);
      for (const { name, bytes } of [{ name: id + '.yaml', bytes: text }, ...generated.outputs]) write(name, bytes);
    },
    dataset: async (dataset) => {
      for (const { name, bytes } of (await generate(dataset)).outputs) write(name, bytes);
    },
    bare: () => Promise.all([barePdf(${quoted(join(folder, 'bare.pdf'))}), barePptx(${quoted(join(folder, 'bare.pptx'))})]),
  };
  const timed = async (work) => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1000;
  };`;

/** Seconds of the documents of all datasets of a folder, so many times over, after as many that warm up. */
const ours = (data, passes) =>
  told(`${preparation(data)}
    const all = async () => {
      for (let pass = 0; pass < ${passes}; pass++) for (const file of files) await works.dataset(file);
    };
    await all();
    console.log(await timed(all));`);

/** Seconds of one pass, ours (from records or datasets) and that of the bare scripts: in turn, so that a busy machine slows both alike. */
const compared = (data, work, passes) =>
  told(`${preparation(data)}
    const seconds = { ours: 0, bare: 0 };
    for (let pass = -2; pass < ${passes}; pass++) {
      for (const file of files) {
        const [mine, base] = [await timed(() => works.${work}(file)), await timed(works.bare)];
        if (pass < 0) continue;
        seconds.ours += mine / ${passes};
        seconds.bare += base / ${passes};
      }
    }
    console.log(JSON.stringify(seconds));`);

/** Peak memory in megabytes of a batch of all datasets of a folder, each so many times under other ids: the middle of three runs. */
const memoryOf = (data, times) => [1, 2, 3].map(() => peakOf(data, times)).toSorted((a, b) => a - b)[1];

function peakOf(data, times) {
  const [many, out] = [join(folder, `many-${times}`), join(folder, `many-${times}-out`)];
  mkdirSync(many);
  for (const name of readdirSync(data)) {
    const text = readFileSync(join(data, name), 'utf8');
    for (let copy = 1; copy <= times; copy++) {
      writeFileSync(join(many, `${copy}-${name}`), text.replace(/^id: (.*)$/m, `id: $1-${copy}`));
    }
  }
  const tell =
    'data:text/javascript,process.on("exit",()=>process.stderr.write(`\\nmaxRSS=${process.resourceUsage().maxRSS}`))';
  const { stderr } = spawnSync(process.execPath, ['--import', tell, cli, 'build', many, '--out', out, '--jobs', '1'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  for (const path of [many, out]) rmSync(path, { recursive: true });
  return Number(/maxRSS=(\d+)/.exec(stderr)?.[1]) / 1024;
}

const sets = [
  ['the records that the tests carry', recordsIn('tests/import/records')],
  ['the records of ../shared/ctgov', recordsIn('../shared/ctgov')],
].filter(([, records]) => records.length > 0);

for (const [index, [name, records]] of sets.entries()) {
  const data = join(folder, `data-${index}`);
  const imported = run([cli, 'import', ...records, '--out', data]);
  const documents = 2 * records.length;
  const rate = (seconds) => `${(documents / seconds).toFixed(1)} documents a second`;
  const out = join(folder, `out-${index}`);
  console.log(`${records.length} trials: ${name}`);
  console.log(
    `  import        ${(records.length / imported).toFixed(1)} records a second, each tried on page and deck`,
  );
  console.log(`  cold, cores   ${rate(run([cli, 'build', data, '--out', out]))}`);
  console.log(`  cold, one job ${rate(run([cli, 'build', data, '--out', `${out}-1`, '--jobs', '1']))}`);
  console.log(`  up to date    ${rate(run([cli, 'build', data, '--out', out]))}`);
  const recordFolder = join(folder, `records-${index}`);
  mkdirSync(recordFolder);
  for (const record of records) writeFileSync(join(recordFolder, basename(record)), readFileSync(record));
  for (const [what, source, work] of [
    ['from the record', recordFolder, 'record'],
    ['from the dataset', data, 'dataset'],
  ]) {
    const { ours: warm, bare: base } = compared(source, work, 2);
    console.log(
      `  warm, ${what}: ${rate(warm)}; bare scripts ${rate(base)}: ${(base / warm).toFixed(2)} of theirs (aim: 0.8)`,
    );
  }
}

for (const [index, [name]] of sets.entries()) {
  const [once, often] = [1, 20].map((times) => memoryOf(join(folder, `data-${index}`), times));
  const growth = (100 * (often / once - 1)).toFixed(0);
  console.log(
    `Peak memory of a batch, ${name}: each once ${once.toFixed(0)} MB, twenty times ${often.toFixed(0)} MB: ${growth}% more (aim: at most 15%)`,
  );
}

// The record with most outcomes among those carried.
const [longest] = sets[0][1].toSorted(
  (a, b) =>
    JSON.parse(readFileSync(b, 'utf8')).resultsSection.outcomeMeasuresModule.outcomeMeasures.length -
    JSON.parse(readFileSync(a, 'utf8')).resultsSection.outcomeMeasuresModule.outcomeMeasures.length,
);
console.log('Cost by number of outcomes (aim: no more than linear)');
for (const outcomes of [1, 2, 4, 8, 12]) {
  const one = join(folder, `outcomes-${outcomes}`);
  run([cli, 'import', longest, '--out', one, '--outcomes', String(outcomes)]);
  console.log(`  ${String(outcomes + 1).padStart(2)} outcomes  ${((1000 * ours(one, 20)) / 20).toFixed(0)} ms`);
}
