/** What tracing every number costs: a build with it and one without, whole processes in turn. */
import { spawnSync } from 'node:child_process';

const rounds = Number(process.env.ROUNDS ?? 9);
const script = (traced) => `
  import { readFileSync } from 'node:fs';
  import { generate } from './dist/index.js';
  await generate({ file: 'trial.yaml', text: readFileSync('tests/fixtures/dazukibart.yaml', 'utf8'), traced: ${traced} });`;

function once(traced) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script(traced)]);
  if (status !== 0) throw new Error(String(stderr));
  return performance.now() - start;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const runs = { with: [], without: [] };
for (let round = 0; round < rounds; round++) {
  runs.with.push(once(true));
  runs.without.push(once(false));
}
const [mine, other] = [median(runs.with), median(runs.without)];
console.log('Build with every number traced, against one without');
console.log(
  `  time    ${mine.toFixed(0)} ms against ${other.toFixed(0)} ms: ${(mine / other).toFixed(2)} times (aim: at most 1.25)`,
);
