/** The studio in a browser, against the command line on the same machine: `npm run bench`. Skipped where there is no Chromium. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { generate } from '../../dist/index.js';

const rounds = Number(process.env.ROUNDS ?? 9);
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const file = 'tests/fixtures/dazukibart.yaml';
const text = readFileSync(file, 'utf8');

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One more sign typed into the remark that the text begins with, until page and slides are drawn, in milliseconds. */
const keystroke = (page) =>
  page.evaluate(async () => {
    const studio = document.querySelector('.studio');
    const content = document.querySelector('.cm-content');
    content.focus();
    const before = studio.dataset.drawn;
    const start = performance.now();
    document.execCommand('insertText', false, '#');
    await new Promise((drawn) => {
      const look = new MutationObserver(() => {
        if (studio.dataset.drawn === before) return;
        look.disconnect();
        drawn();
      });
      look.observe(studio, { attributes: true });
    });
    const drawn = performance.now() - start;
    // What is told of it comes behind it, and the next key when all is done.
    while (studio.dataset.state !== 'done') await new Promise((later) => setTimeout(later, 5));
    return { drawn, worker: Number(studio.dataset.milliseconds) };
  });

async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-bench-studio-'));
  execFileSync(process.execPath, ['.config/studio.js', folder], { stdio: 'pipe' });
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  const [opening, cold, typing, worker, warm] = [[], [], [], [], []];
  const open = async () => {
    await page.goto(`file://${folder}/trialbrief.html`);
    await page.waitForSelector('.studio[data-state=done]');
  };
  await open();
  for (let round = 0; round < rounds; round += 1) {
    opening.push(await timed(open));
    cold.push(
      await timed(() => spawnSync(process.execPath, ['dist/cli.js', 'build', file, '--out', folder, '--force'])),
    );
  }
  // Opened anew it begins with its first screen, behind which nobody can type.
  await page.locator('::-p-aria([name="Change the example"][role="button"])').click();
  await page.waitForSelector('.cm-content', { visible: true });
  for (let round = 0; round < rounds + 3; round += 1) {
    const key = await keystroke(page);
    typing.push(key.drawn);
    worker.push(key.worker);
    warm.push(await timed(() => generate({ file, text })));
  }
  await browser.close();
  rmSync(folder, { recursive: true });
  const inWorker = median(worker.slice(3));
  const told = (ours, other) =>
    `${ours.toFixed(0)} ms against ${other.toFixed(0)} ms: ${(ours / other).toFixed(2)} times`;
  // The first ones are slower in both.
  const [key, both] = [typing, warm].map((list) => median(list.slice(3)));
  console.log('The studio in Chromium, from disk');
  console.log(
    `  a key to page and slides drawn, against a warm generate  ${told(key, both)} (aim: at most 0.6); ${inWorker} ms of it in the worker`,
  );
  console.log(
    `  opening to the first page, against a cold build  ${told(median(opening), median(cold))} (aim: at most 3)`,
  );
}

if (executablePath) await run();
else console.log('The studio: no Chromium here');
