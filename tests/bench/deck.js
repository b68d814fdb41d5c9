/**
 * The deck, warm, beside as much drawn straight with pptxgenjs: `node tests/bench/deck.js`.
 * All in one process, in turn, after rounds that are not counted; a value is another in
 * each round, as in `watch`, so that no deck is the one before, though most of its slides
 * are. The file must be compressed (PowerPoint takes a stored one for broken), so that the
 * bare script that compresses is the like of it, the aim at most 1.5 times; the one that does
 * not is told as well. So is what reading and checking the data takes, which no bare script does.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../../dist/index.js';
import { barePptx } from './bare.js';

const rounds = Number(process.env.ROUNDS ?? 40);
const unmeasured = 60;
const aim = 1.5;
const file = 'data/dazukibart.yaml';
const text = readFileSync(file, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'trialbrief-bench-'));

const changed = (round) => text.replace('mean: -19.2', `mean: -19.${3 + (round % 6)}`);

const works = {
  ours: async (round) => {
    const { outputs } = await generate({ file, text: changed(round), formats: ['pptx'] });
    writeFileSync(join(folder, 'ours.pptx'), outputs[0].bytes);
  },
  read: (round) => generate({ file, text: changed(round), formats: [] }),
  compressed: () => barePptx(join(folder, 'compressed.pptx'), true),
  stored: () => barePptx(join(folder, 'stored.pptx')),
};
const times = { ours: [], read: [], compressed: [], stored: [] };

for (let round = 0; round < unmeasured + rounds; round++) {
  for (const [name, work] of Object.entries(works)) {
    const start = performance.now();
    await work(round);
    if (round >= unmeasured) times[name].push(performance.now() - start);
  }
}
rmSync(folder, { recursive: true });

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const [ours, read, compressed, stored] = Object.values(times).map(median);
const against = (name, other) =>
  `${ours.toFixed(1)} ms against ${other.toFixed(1)} ms ${name}: ${(ours / other).toFixed(2)} times`;
console.log(
  `The deck, warm, against a bare pptxgenjs script (medians of ${rounds})\n` +
    `  time    ${against('compressed', compressed)} (aim: at most ${aim}); ${against('stored', stored)}\n` +
    `          ${read.toFixed(1)} ms of ours read and check the data; the rest is ${((ours - read) / compressed).toFixed(2)} times the compressed`,
);
