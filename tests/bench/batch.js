/**
 * Many trials: documents per second over the records that the tests carry, and
 * over those of ../shared/ctgov where there are any, against the bare scripts in a
 * loop; memory of one pass against twenty; cost by number of outcomes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

/** Seconds of a loop in a process of its own, without its start, and its peak memory in megabytes. */
function loop(code, flags = []) {
  const script = `${code}; console.log(JSON.stringify({ seconds, memory: process.resourceUsage().maxRSS / 1024 }));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** Code that makes the documents of all datasets of a folder, and bare ones, and measures in which time. */
const preparation = (data) => `
  import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
  import { generate } from ${JSON.stringify(library)};
  import { barePdf, barePptx } from ${JSON.stringify(bare)};
  const texts = readdirSync(${JSON.stringify(data)}).map((name) => readFileSync(${JSON.stringify(data)} + '/' + name, 'utf8'));
  const ours = async (text) => {
    const { outputs } = await generate({ file: 'x.yaml', text });
    for (const { name, bytes } of outputs) writeFileSync(${JSON.stringify(folder)} + '/' + name, bytes);
  };
  const theirs = () =>
    Promise.all([barePdf(${JSON.stringify(join(folder, 'bare.pdf'))}), barePptx(${JSON.stringify(join(folder, 'bare.pptx'))})]);
  const timed = async (work) => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1000;
  };`;

/** The documents of all datasets of a folder, so many times over, after one that warms up. */
const ours = (data, passes, flags) =>
  loop(
    `${preparation(data)}
    await ours(texts[0]);
    const seconds = await timed(async () => {
      for (let pass = 0; pass < ${passes}; pass++) for (const text of texts) await ours(text);
    })`,
    flags,
  );

/** Seconds of one pass, ours and that of the bare scripts: in turn, so that a busy machine slows both alike. */
const compared = (data, passes) =>
  loop(
    `${preparation(data)}
    const seconds = { ours: 0, bare: 0 };
    for (let pass = -1; pass < ${passes}; pass++) {
      for (const text of texts) {
        const [mine, base] = [await timed(() => ours(text)), await timed(theirs)];
        if (pass < 0) continue;
        seconds.ours += mine / ${passes};
        seconds.bare += base / ${passes};
      }
    }`,
  ).seconds;

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
  const { ours: warm, bare: base } = compared(data, 2);
  console.log(
    `  warm          ${rate(warm)}; bare scripts ${rate(base)}: ${(base / warm).toFixed(2)} of theirs (aim: 0.8)`,
  );
}

// As the processes of a batch are bounded.
const bounds = ['--max-semi-space-size=2', '--max-old-space-size=160'];
for (const [index, [name]] of sets.entries()) {
  const [once, often] = [1, 20].map((passes) => ours(join(folder, `data-${index}`), passes, bounds).memory);
  const growth = (100 * (often / once - 1)).toFixed(0);
  console.log(
    `Peak memory, ${name}: one pass ${once.toFixed(0)} MB, twenty ${often.toFixed(0)} MB: ${growth}% more (aim: at most 15%)`,
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
  console.log(`  ${String(outcomes + 1).padStart(2)} outcomes  ${((1000 * ours(one, 8).seconds) / 8).toFixed(0)} ms`);
}
