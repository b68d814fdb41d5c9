/**
 * A build that merges an edited deck, beside one that writes the same deck anew, whole
 * processes in turn: `node tests/bench/merge.js`. A value has changed since, so that there
 * is something to bring in. What the merge adds costs at most 1.5 times a build; both are told.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const rounds = Number(process.env.ROUNDS ?? 9);
const aim = 1.5;
const folder = mkdtempSync(join(tmpdir(), 'trialbrief-bench-'));
const data = join(folder, 'dazukibart.yaml');
const text = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');
const name = 'dazukibart-deck.pptx';

function build(out) {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['dist/cli.js', 'build', data, '--only', 'pptx', '--out', out],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return { time: performance.now() - start, merged: stdout.includes('you changed its words') };
}

/** Words of a title, typed anew. */
function edit(deck) {
  const parts = unzipSync(readFileSync(deck));
  const slide = 'ppt/slides/slide3.xml';
  const xml = strFromU8(parts[slide]);
  writeFileSync(deck, zipSync({ ...parts, [slide]: strToU8(xml.replace(/<a:t>[^<]+<\/a:t>/, '<a:t>Mine</a:t>')) }));
}

writeFileSync(data, text);
const first = join(folder, 'first');
build(first);
edit(join(first, name));
writeFileSync(data, text.replace('mean: -19.2', 'mean: -19.3'));
const times = { fresh: [], merging: [] };
for (let round = 0; round < rounds; round++) {
  times.fresh.push(build(join(folder, `fresh-${round}`)).time);
  const out = join(folder, `merging-${round}`);
  mkdirSync(out);
  copyFileSync(join(first, name), join(out, name));
  const { time, merged } = build(out);
  if (!merged) throw new Error('Nothing was merged.');
  times.merging.push(time);
}
rmSync(folder, { recursive: true });
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const [fresh, merging] = [median(times.fresh), median(times.merging)];
console.log(
  `An edited deck brought up to date, against the same deck written anew (medians of ${rounds}, whole processes)\n` +
    `  time    ${merging.toFixed(0)} ms against ${fresh.toFixed(0)} ms: ${(merging / fresh).toFixed(2)} times; ` +
    `the merge alone ${((merging - fresh) / fresh).toFixed(2)} times a build (aim: at most ${aim})`,
);
