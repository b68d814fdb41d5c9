/**
 * The deck, warm, beside as much drawn straight with pptxgenjs:
 * `node tests/bench/deck.js`. Both in one process, in turn, after some rounds
 * that are not counted; the aim is at most 1.5 times.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../../dist/index.js';
import { barePptx } from './bare.js';

const rounds = Number(process.env.ROUNDS ?? 25);
const aim = 1.5;
const file = 'data/dazukibart.yaml';
const text = readFileSync(file, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'trialbrief-bench-'));

const works = {
  ours: async () => {
    const { outputs } = await generate({ file, text, formats: ['pptx'] });
    writeFileSync(join(folder, 'ours.pptx'), outputs[0].bytes);
  },
  bare: () => barePptx(join(folder, 'bare.pptx')),
};
const times = { ours: [], bare: [] };

for (let round = -10; round < rounds; round++) {
  for (const [name, work] of Object.entries(works)) {
    const start = performance.now();
    await work();
    if (round >= 0) times[name].push(performance.now() - start);
  }
}
rmSync(folder, { recursive: true });

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const [ours, bare] = [median(times.ours), median(times.bare)];
console.log(
  `The deck, warm, against a bare pptxgenjs script (medians of ${rounds})\n` +
    `  time    ${ours.toFixed(1)} ms against ${bare.toFixed(1)} ms: ${(ours / bare).toFixed(2)} times (aim: at most ${aim})`,
);
