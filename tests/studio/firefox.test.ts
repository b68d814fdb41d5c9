/** The same file in Firefox, where there is one: it opens from disk, shows page and slides, and follows a change. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);

describe.skipIf(firefox === undefined)('the studio in Firefox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-firefox-'));
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    execFileSync(process.execPath, ['.config/studio.js', folder], { stdio: 'pipe' });
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, protocolTimeout: 180_000 });
    page = await browser.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(`file://${folder}/trialbrief.html`);
    await page.waitForSelector('.studio[data-state=done]', { timeout: 60_000 });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test('shows page and slides, and a change of a value on both', async () => {
    expect(await page.$$eval('.slide svg', (all) => all.length)).toBeGreaterThan(5);
    const path = '.page [data-path="results.0.arms.high.mean"]';
    expect(await page.$eval(path, (one) => one.textContent)).toContain('19.2');
    await page.$eval(path, (one) => one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));
    await page.waitForSelector('#value');
    await page.$eval('#value', (field) => ((field as HTMLInputElement).value = '-21.4'));
    await page.click('.card button[type=submit]');
    await page.waitForFunction((one) => document.querySelector(one)?.textContent.includes('21.4'), {}, path);
    await page.waitForSelector('.studio[data-state=done]');
    expect(faults).toEqual([]);
  });
});
