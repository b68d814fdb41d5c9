/** The text beside the page: completion and help from the schema, marks from the checks, and the way to page and slides and back. */
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { chord, press, type Studio } from './browser.js';

const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

/** The middle of some words of the text, brought in sight; in pixels from the left and the top. */
async function placeOf(page: Page, line: string, words: string): Promise<{ x: number; y: number }> {
  const place = await page.evaluate(
    (wanted, part) => {
      const found = [...document.querySelectorAll('.cm-line')].find((one) => one.textContent.includes(wanted));
      const walker = found && document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
      while (walker?.nextNode()) {
        const at = walker.currentNode.textContent!.indexOf(part);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + part.length);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      return null;
    },
    line,
    words,
  );
  if (!place) throw new Error(`“${words}” of “${line}” is not in sight`);
  return place;
}

export function textIsWritten(open: () => Studio): void {
  test('keys and values are completed, and a key below the pointer is explained, from the schema', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example);
    await page.focus('.cm-content');
    await chord(page, 'Control', 'Home');
    await page.keyboard.type('headl');
    await page.waitForFunction(() =>
      document.querySelector('.cm-tooltip-autocomplete')?.textContent.includes('headline'),
    );
    await page.keyboard.press('Escape');
    for (let typed = 0; typed < 5; typed += 1) await page.keyboard.press('Backspace');
    await studio.settled();
    const { x, y } = await placeOf(page, 'id: dazukibart', 'id');
    await page.mouse.move(x + 40, y + 60);
    await page.mouse.move(x, y);
    await page.waitForFunction(() => (document.querySelector('.cm-tooltip .help')?.textContent.length ?? 0) > 20);
    await page.mouse.move(5, 5);
  });

  test('a mark says what is wrong, its line in the list leads to it, and a line of the text to where it is printed', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example.replace('high: { mean: -19.2 }', 'high: { mean: many }'));
    await page.click('.problems button.problem');
    await page.waitForSelector('.cm-lintRange-error');
    const { x, y } = await placeOf(page, 'high: { mean: many }', 'many');
    await page.mouse.move(x + 30, y + 50);
    await page.mouse.move(x, y);
    await page.waitForFunction(() => document.querySelector('.cm-tooltip-lint')?.textContent.includes('many'));
    await page.mouse.move(5, 5);
    expect(await page.evaluate(() => getSelection()!.toString())).toBe('many');
    await page.keyboard.type('-19.2');
    await studio.settled();
    expect(await page.$eval('.problems h2', (one) => one.textContent)).toMatch(/^Nothing is wrong/);
    const line = await placeOf(page, 'high: { mean: -19.2 }', 'mean');
    await page.mouse.click(line.x, line.y);
    await page.waitForSelector('.page .here');
    const marked = await page.$$eval('.here', (all) =>
      all.map((one) => [one.closest('figure')!.className, one.textContent]),
    );
    expect(marked.every(([, words]) => words!.includes('19.2'))).toBe(true);
    expect(new Set(marked.map(([sheet]) => sheet))).toEqual(new Set(['sheet page', 'sheet slide']));
  });

  test('what is not reported is listed, and filled in from there', async () => {
    const studio = open();
    const { page } = studio;
    const text = example.replace('placebo: { mean: -2.9 }', 'placebo: { mean: not reported }');
    await studio.open('dazukibart.yaml', text);
    await press(page, 'Fill in');
    await page.waitForSelector('.to-fill button');
    const labels = await page.$$eval('.to-fill button', (all) => all.map((one) => one.textContent));
    expect(new Set(labels).size).toBe(labels.length);
    const wanted = labels.findIndex((label) => /CDASI-A.*Placebo: mean/.test(label));
    expect(wanted, labels.join('\n')).toBeGreaterThanOrEqual(0);
    await (await page.$$('.to-fill button'))[wanted]!.click();
    await page.waitForFunction(() => document.activeElement?.id === 'value');
    await page.keyboard.type('-2.9');
    await press(page, 'Change');
    await studio.settled();
    expect(await page.evaluate(() => localStorage.getItem('trialbrief.dataset'))).toContain('placebo: { mean: -2.9 }');
    await page.waitForFunction(
      (label) => ![...document.querySelectorAll('.to-fill button')].some((one) => one.textContent === label),
      {},
      labels[wanted]!,
    );
    await press(page, 'Text');
  });
}
