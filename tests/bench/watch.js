/**
 * From a save to both files written in `watch`, against a cold build, side by
 * side: `node tests/bench/watch.js`. Aim: at most 0.35 times.
 */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const rounds = Number(process.env.ROUNDS ?? 9);
const cli = 'dist/cli.js';
const folder = mkdtempSync(join(tmpdir(), 'trialbrief-bench-'));
const data = join(folder, 'data');
mkdirSync(data);
const file = join(data, 'dazukibart.yaml');
copyFileSync('tests/fixtures/dazukibart.yaml', file);
const original = readFileSync(file, 'utf8');
const documents = ['dazukibart-brief.pdf', 'dazukibart-deck.pptx'].map((name) => join(folder, 'watched', name));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const times = () => documents.map((name) => statSync(name, { throwIfNoEntry: false, bigint: true })?.mtimeNs);

function cold(round) {
  const start = performance.now();
  spawnSync(process.execPath, [cli, 'build', data, '--out', join(folder, `cold-${round}`)]);
  return performance.now() - start;
}

/** Milliseconds until both documents are newer than before the save. */
async function saved(round) {
  const before = times();
  const start = performance.now();
  writeFileSync(file, original.replace('mean: -19.2', `mean: -19.${3 + (round % 6)}`));
  while (times().some((time, index) => time === undefined || time === before[index])) await wait(2);
  return performance.now() - start;
}

const watcher = spawn(process.execPath, [cli, 'watch', data, '--out', join(folder, 'watched')], { stdio: 'ignore' });
while (times().some((time) => time === undefined)) await wait(20);
await wait(1000);
const [coldTimes, savedTimes] = [[], []];
for (let round = 0; round < rounds; round++) {
  savedTimes.push(await saved(round));
  await wait(800);
  coldTimes.push(cold(round));
}
watcher.kill('SIGINT');
rmSync(folder, { recursive: true, force: true });
const [warm, whole] = [median(savedTimes), median(coldTimes)];
console.log(
  `From save to both documents in watch, against a cold build\n  time    ${warm.toFixed(0)} ms against ${whole.toFixed(0)} ms: ${(warm / whole).toFixed(2)} times (aim: at most 0.35)`,
);
