/**
 * Speed as ratios, side by side in one run: `npm run bench`. Whole processes are
 * timed from start to exit, in turn, so that a busy machine slows both alike.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const rounds = Number(process.env.ROUNDS ?? 9);
const cli = 'dist/cli.js';
const here = 'tests/bench';
const folder = mkdtempSync(join(tmpdir(), 'trialbrief-bench-'));
const tellMemory =
  "data:text/javascript,process.on('exit',()=>process.stderr.write(`\\nmaxRSS=${process.resourceUsage().maxRSS}`))";

/** Milliseconds and peak kilobytes of one process. */
function once(args) {
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, ['--import', tellMemory, ...args], { encoding: 'utf8' });
  return { time: performance.now() - start, memory: Number(/maxRSS=(\d+)/.exec(stderr)?.[1]) };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Medians of some commands, run in turn. */
function measure(commands) {
  const runs = commands.map(() => []);
  for (let round = 0; round < rounds; round++) commands.forEach((args, index) => runs[index].push(once(args)));
  return runs.map((list) => ({
    time: median(list.map((run) => run.time)),
    memory: median(list.map((run) => run.memory)),
  }));
}

function compare(name, ours, base, aims) {
  const [mine, other] = measure([ours, base]);
  const time = `${mine.time.toFixed(0)} ms against ${other.time.toFixed(0)} ms: ${(mine.time / other.time).toFixed(2)} times`;
  const memory = `${(mine.memory / 1024).toFixed(0)} MB against ${(other.memory / 1024).toFixed(0)} MB: ${(mine.memory / other.memory).toFixed(2)} times`;
  console.log(`${name}\n  time    ${time} (aim: at most ${aims.time})`);
  if (aims.memory) console.log(`  memory  ${memory} (aim: at most ${aims.memory})`);
}

const broken = join(folder, 'broken.yaml');
writeFileSync(broken, 'id: broken\nrevised: yesterday\n');
console.log(`Node ${process.version}, medians of ${rounds} runs, whole processes\n`);
compare(
  'Cold build of both documents, against a bare script with pdfkit and pptxgenjs',
  [cli, 'build', 'tests/fixtures/dazukibart.yaml', '--out', folder],
  [join(here, 'bare.js'), folder],
  { time: 0.95, memory: 1.2 },
);
const nothing = ['-e', '0'];
compare('trialbrief --help, against node -e 0', [cli, '--help'], nothing, { time: 2.5 });
compare('A dataset that fails validation, against node -e 0', [cli, 'build', broken, '--out', folder], nothing, {
  time: 2.5,
});

for (const part of ['page', 'svg', 'deck', 'merge', 'traceability', 'checks', 'verify', 'watch', 'batch', 'studio']) {
  const script = join(here, `${part}.js`);
  if (!existsSync(script)) continue;
  console.log();
  spawnSync(process.execPath, [script], { stdio: 'inherit' });
}
rmSync(folder, { recursive: true, force: true });
