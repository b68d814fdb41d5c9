/**
 * The page with everything warm (fonts read, code compiled) against the bare
 * pdfkit script of the same content, in one process and in turn.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../../dist/index.js';
import { barePdf } from './bare.js';

const rounds = Number(process.env.ROUNDS ?? 15);
const aim = 0.55;
const file = 'tests/fixtures/dazukibart.yaml';
const text = readFileSync(file, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'trialbrief-page-'));

const ours = () => generate({ file, text, formats: ['pdf'] });
const bare = () => barePdf(join(folder, 'bare.pdf'));

async function milliseconds(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

for (let round = 0; round < 6; round++) for (const work of [ours, bare]) await work();
const times = { ours: [], bare: [] };
for (let round = 0; round < rounds; round++) {
  times.ours.push(await milliseconds(ours));
  times.bare.push(await milliseconds(bare));
}
rmSync(folder, { recursive: true, force: true });

const [mine, other] = [median(times.ours), median(times.bare)];
console.log(`The page, warm, against a bare script with pdfkit (medians of ${rounds} rounds)`);
console.log(
  `  time    ${mine.toFixed(1)} ms against ${other.toFixed(1)} ms: ${(mine / other).toFixed(2)} times (aim: at most ${aim})`,
);
