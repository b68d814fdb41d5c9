/** The same in Firefox: whether it opens, shows and follows what was changed; and how its text is written in the whole run. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openStudio, patience, type Studio } from './browser.js';
import { textIsWritten } from './writing.js';

describe.skipIf(!hasBrowser('firefox'))('the studio in Firefox', { timeout: 2 * patience }, () => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await openStudio('firefox');
  }, 2 * patience);
  afterAll(() => studio.close());

  test('shows page and slides, and a change of a value on both', async () => {
    const { page } = studio;
    expect(await page.$$eval('.slide svg', (all) => all.length)).toBeGreaterThan(5);
    const path = '.page [data-path="results.0.arms.high.mean"]';
    expect(await page.$eval(path, (one) => one.textContent)).toContain('19.2');
    await page.$eval(path, (one) => one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));
    await page.waitForSelector('#value');
    await page.$eval('#value', (field) => ((field as HTMLInputElement).value = '-21.4'));
    await page.click('.card button[type=submit]');
    await page.waitForFunction((one) => document.querySelector(one)?.textContent.includes('21.4'), {}, path);
    await studio.settled();
  });

  if (process.env.TEST_ALL) {
    textIsWritten(() => studio);
  }

  test('asked nothing of any network, and met no fault', () => {
    expect(studio.asked).toEqual([]);
    expect(studio.faults).toEqual([]);
  });
});
