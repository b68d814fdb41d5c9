/** The list of a folder of documents in a browser: found by words and choices, reached by keys, and clean to axe. Skipped without one. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { galleryOf } from '../../src/cli/gallery.js';
import type { Entry } from '../../src/cli/state.js';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

const conditions = ['Asthma', 'Gout', 'Migraine', 'Psoriasis'];
const designs = ['Phase 2 randomised trial', 'Randomised cluster trial'];

/** Invented trials; the 18th of them tells of a walrus. */
const entries = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `trial-${index}`,
    file: `data/trial-${index}.yaml`,
    key: '',
    beside: [],
    title: `Nobody et al. Journal of Invented Trials ${2020 + (index % 6)}`,
    headline: index === 17 ? 'Walrus oil did not ease gout & pain' : `Drug ${index} eased what it was given for`,
    design: designs[index % 2]!,
    condition: conditions[index % 4]!,
    year: String(2020 + (index % 6)),
    outputs: [{ name: `trial-${index}-brief.pdf`, pages: 1, hash: '' }],
    preview: { name: 'page.svg', hash: '' },
    warnings: [],
  }));

describe.runIf(chromium && process.env.TEST_ALL)('the list of 1000 trials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-list-'));
  let browser: Browser;
  let page: Page;
  /** What an expression gives in the page. */
  const inPage = async <T>(expression: string) => (await page.evaluate(expression)) as T;
  const shown = () => inPage<number>("document.querySelectorAll('#trials > li:not([hidden])').length");
  const open = async (count: number, hash = '') => {
    const file = join(folder, `${count}.html`);
    writeFileSync(file, galleryOf(entries(count)));
    await page.goto('about:blank');
    await page.goto(`file://${file}${hash}`);
  };

  beforeAll(async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><path d="M20 20h170v30H20z"/></svg>';
    writeFileSync(join(folder, 'page.svg'), drawing);
    browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await open(1000);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows all, those with all the words, and those with the chosen values', async () => {
    expect(await shown()).toBe(1000);
    await page.type('#search', 'gout walrus');
    expect(await shown()).toBe(1);
    await inPage("document.getElementById('search').value = ''");
    await page.select('#condition', 'Gout');
    expect(await shown()).toBe(250);
    await page.select('#year', '2021');
    expect(await inPage("document.getElementById('count').textContent")).toBe(`${await shown()} trials`);
    expect(await shown()).toBe(
      entries(1000).filter(({ condition, year }) => condition === 'Gout' && year === '2021').length,
    );
    await page.click('button[type=reset]');
    await page.waitForFunction("document.getElementById('count').textContent === '1000 trials'");
    expect(await shown()).toBe(1000);
  });

  test('the address keeps what was chosen', async () => {
    await open(1000, '#search=walrus');
    expect(await shown()).toBe(1);
    expect(await inPage("document.getElementById('search').value")).toBe('walrus');
  });

  test('everything is reached by the Tab key, in its order, and nothing twice', async () => {
    await open(2);
    const reached: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      await page.keyboard.press('Tab');
      reached.push(await inPage('document.activeElement.id || document.activeElement.textContent'));
    }
    expect(reached).toEqual(['search', 'condition', 'design', 'year', 'Show all', 'Page', 'Page']);
  });

  test('axe finds nothing, in light and in dark', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      await open(12);
      await page.evaluate(axe);
      const found = await inPage(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
      );
      expect(found, value).toEqual([]);
    }
  });
});
