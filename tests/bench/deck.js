/**
 * The deck, warm, beside as much drawn straight with pptxgenjs: `node tests/bench/deck.js`.
 * In one process, two at a time and in turn, after rounds that are not counted; a value is
 * another in each round, as in `watch`, so that no deck is the one before, though most of its
 * slides are. The file must be compressed (PowerPoint takes a stored one for broken), so that
 * the bare script that compresses is the like of it, the aim at most 1.2 times; the one that
 * does not is told as well. So is what reading and checking the data takes, which no bare script does.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, PreviousDeck } from '../../dist/index.js';
import { barePptx } from './bare.js';

const rounds = Number(process.env.ROUNDS ?? 40);
const unmeasured = 60;
const aim = 1.2;
const file = 'tests/fixtures/dazukibart.yaml';
const text = readFileSync(file, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'trialbrief-bench-'));

const previous = new PreviousDeck();

const changed = (round) => text.replace('mean: -19.2', `mean: -19.${3 + (round % 6)}`);

const ours = async (round) => {
  const { outputs } = await generate({ file, text: changed(round), formats: ['pptx'], previous });
  writeFileSync(join(folder, 'ours.pptx'), outputs[0].bytes);
};
const compressed = () => barePptx(join(folder, 'compressed.pptx'), true);
const stored = () => barePptx(join(folder, 'stored.pptx'));
const read = (round) => generate({ file, text: changed(round), formats: [] });

/** Medians in milliseconds of some works in turn; each begins a round as often as the others, as one pays for what the one before left. */
async function medians(...works) {
  const times = works.map(() => []);
  for (let round = 0; round < unmeasured + rounds; round++) {
    const order = works.map((_, index) => (index + round) % works.length);
    for (const index of order) {
      const start = performance.now();
      await works[index](round);
      if (round >= unmeasured) times[index].push(performance.now() - start);
    }
  }
  return times.map((own) => own.toSorted((a, b) => a - b)[Math.floor(own.length / 2)]);
}

const ratio = (one, other) => (one / other).toFixed(2);
const against = ([mine, other], name) =>
  `${mine.toFixed(1)} ms against ${other.toFixed(1)} ms ${name}: ${ratio(mine, other)} times`;
const [likes, unlikes, [reading]] = [await medians(ours, compressed), await medians(ours, stored), await medians(read)];
rmSync(folder, { recursive: true });
console.log(
  `The deck, warm, against a bare pptxgenjs script (medians of ${rounds})\n` +
    `  time    ${against(likes, 'compressed')} (aim: at most ${aim}); ${against(unlikes, 'stored')}\n` +
    `          ${reading.toFixed(1)} ms of ours read and check the data; the rest is ${ratio(likes[0] - reading, likes[1])} times the compressed`,
);
