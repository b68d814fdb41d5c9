/** The page itself is edited, and the text with it. */
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { press, type Studio } from './browser.js';

const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

/** The text as it is saved. */
export async function savedText(studio: Studio): Promise<string> {
  const files = await studio.saved(() => press(studio.page, 'Save dataset'), 1);
  return [...files.values()][0]!.toString();
}

/** The text as the browser keeps it. */
const textNow = (page: Page) => page.evaluate(() => localStorage.getItem('trialbrief.dataset')!);

/** Clicks a printed value on the page, and waits for its card. */
async function choose(page: Page, path: string): Promise<void> {
  await page.click(`.page [data-path="${path}"]`);
  await cardOf(page, path);
}

async function cardOf(page: Page, path: string): Promise<void> {
  await page.waitForFunction((id) => document.querySelector<HTMLElement>('.card')?.dataset.path === id, {}, path);
}

const printed = (page: Page, path: string) => page.$eval(`.page [data-path="${path}"]`, (found) => found.textContent);

async function write(studio: Studio, words: string): Promise<void> {
  const { page } = studio;
  await page.waitForSelector('#value');
  await page.$eval('#value', (field) => ((field as HTMLInputElement).value = ''));
  await page.type('#value', words);
  await press(page, 'Change');
  await studio.settled();
}

export function valuesAreEdited(open: () => Studio): void {
  const path = 'results.0.arms.high.mean';

  test('a click on a printed value shows what it is, and a change of it changes one line', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example);
    await choose(page, path);
    await page.waitForSelector('#value');
    const card = await page.$eval('.card', (found) => found.textContent);
    expect(card).toMatch(/OutcomeCDASI-A.*Unitpoints.*ArmDazukibart 600 mg/);
    expect(await page.$eval('#source', (field) => (field as HTMLSelectElement).value)).toBe('summary');
    await write(studio, '-21.4');
    expect(await printed(page, path)).toContain('21.4');
    const text = await savedText(studio);
    expect(text).toBe(example.replace('high: { mean: -19.2 }', 'high: { mean: -21.4 }'));
  });

  test('it is undone and redone from anywhere', async () => {
    const studio = open();
    await press(studio.page, 'Undo');
    await studio.settled();
    expect(await savedText(studio)).toBe(example);
    await press(studio.page, 'Redo');
    await studio.settled();
    expect(await savedText(studio)).toContain('high: { mean: -21.4 }');
    await press(studio.page, 'Undo');
    await studio.settled();
  });

  test('a value is made not reported by a button, and a value is reached by keys alone', async () => {
    const studio = open();
    const { page } = studio;
    await page.$eval('.page [data-path="results.0.arms.placebo.mean"][tabindex]', (one) => (one as SVGElement).focus());
    await page.keyboard.press('Enter');
    await cardOf(page, 'results.0.arms.placebo.mean');
    await press(page, 'Not reported');
    await studio.settled();
    expect(await savedText(studio)).toContain('placebo: { mean: not reported }');
    await press(page, 'Undo');
    await studio.settled();
    expect(await savedText(studio)).toBe(example);
  });

  test('rows are moved, added and removed by buttons', async () => {
    const studio = open();
    const { page } = studio;
    const first = await page.$$eval('.slide [data-path="takeaways.0"]', (found) => found.length);
    expect(first).toBeGreaterThan(0);
    await clickOn(page, '.slide [data-path="takeaways.0"]');
    await page.waitForFunction(() => document.querySelector('.card .place')?.textContent.startsWith('takeaway 1'));
    await press(page, 'Move down');
    await studio.settled();
    const moved = await savedText(studio);
    expect(moved).not.toBe(example);
    expect(moved.split('\n').toSorted()).toEqual(example.split('\n').toSorted());
    await page.waitForFunction(() => document.querySelector('.card .place')?.textContent.startsWith('takeaway 2'));
    await press(page, 'Remove this takeaway');
    await studio.settled();
    expect((await savedText(studio)).length).toBeLessThan(example.length);
    await press(page, 'Undo');
    await press(page, 'Undo');
    await studio.settled();
    expect(await savedText(studio)).toBe(example);
  });

  test('what is wrong is marked in the text, and the page before it stays', async () => {
    const studio = open();
    const { page } = studio;
    await choose(page, path);
    await write(studio, 'many');
    expect(await page.$eval('.problems', (found) => found.textContent)).toContain('One thing is wrong');
    await page.waitForSelector('.cm-lintRange-error');
    expect(await printed(page, path)).toContain('19.2');
    await press(page, 'Undo');
    await studio.settled();
  });

  test(`${count} edits by chance, each undone by one step`, { timeout: 300_000 }, async () => {
    const studio = open();
    const { page } = studio;
    let seed = 7;
    const chance = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
    const before: string[] = [];
    const undo = async () => {
      const expected = before.pop();
      await press(page, 'Undo');
      await studio.settled();
      expect((await textNow(page)) === expected, `${before.length} are left`).toBe(true);
    };
    for (let edit = 0; edit < count; edit += 1) {
      const text = await textNow(page);
      await editByChance(page, chance);
      await studio.settled();
      if ((await textNow(page)) !== text) before.push(text);
      // What is wrong draws no page anew: half of it is taken back at once, so that pages go on changing.
      if ((await page.$('.problems .wrong')) && before.length > 0 && chance(2) === 0) await undo();
    }
    expect(before.length).toBeGreaterThan(count / 4);
    while (before.length > 0) await undo();
    expect(await savedText(studio)).toBe(example);
  });
}

const count = process.env.TEST_ALL ? 100 : 5;

/** Clicks something printed and one of the buttons that it offers, with a value where it is the one to change it. */
async function editByChance(page: Page, chance: (below: number) => number): Promise<void> {
  const paths = await page.$$eval('.page [data-path][tabindex]', (all) =>
    all.map((one) => one.getAttribute('data-path')!),
  );
  const chosen = paths[chance(paths.length)]!;
  await clickOn(page, `.page [data-path="${chosen}"]`);
  await cardOf(page, chosen);
  const can = await page.$$eval('.card button:not(:disabled):not(.close)', (all) => all.map((one) => one.textContent));
  const words = can[chance(can.length)];
  if (words === undefined) return;
  if (words === 'Change') {
    await page.$eval('#value', (field, value) => ((field as HTMLInputElement).value = value), String(chance(999)));
  }
  await press(page, words);
}

/** A click as the browser makes it, on what may lie under something else: one that can be kept from following a link. */
const clickOn = (page: Page, selector: string) =>
  page.$eval(selector, (one) => {
    one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
