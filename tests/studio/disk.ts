/** `trialbrief edit` with a browser: the file and what is on the screen are kept in step, both ways. */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { expect, test, vi } from 'vitest';
import { edit } from '../../src/cli/edit.js';
import { chord, patience, press, type Studio } from './browser.js';

const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

/** Types a remark at the very beginning. */
async function type(page: Page, words: string): Promise<void> {
  await page.focus('.cm-content');
  await chord(page, 'Control', 'Home');
  await page.keyboard.type(words);
}

export function diskIsKeptInStep(open: () => Studio): void {
  test('what is typed is written, what others save is shown, and of two versions a person chooses', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trialbrief-disk-'));
    const file = join(folder, 'my-trial.yaml');
    writeFileSync(file, example);
    const stop = new AbortController();
    const printed = vi.spyOn(console, 'log').mockReturnValue();
    const ended = edit(file, { open: false, studio: open().file }, stop.signal);
    const address = await vi.waitFor(() => /http:\S+/.exec(printed.mock.calls.join(''))![0], { timeout: patience });
    printed.mockRestore();
    const page = await open().page.browser().newPage();
    try {
      await page.goto(address);
      await page.waitForFunction(() => document.querySelector('.file')?.textContent === 'my-trial.yaml');
      await page.waitForSelector('.page svg');
      await type(page, '# mine\n');
      await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe(`# mine\n${example}`), { timeout: patience });
      writeFileSync(file, example.replace('mean: -19.2', 'mean: -23.5'));
      await page.waitForFunction(() => document.querySelector('.page')?.textContent.includes('23.5'));
      // Both at once: what the browser writes is held until the file was saved by another.
      await page.setRequestInterception(true);
      const held = new Promise<HTTPRequest>((wrote) =>
        page.on('request', (request) => (request.method() === 'PUT' ? wrote(request) : void request.continue())),
      );
      await type(page, '# again\n');
      const writing = await held;
      writeFileSync(file, example.replace('mean: -19.2', 'mean: -24.5'));
      page.removeAllListeners('request');
      await page.setRequestInterception(false);
      await writing.continue();
      await page.waitForSelector('dialog[open]');
      expect(readFileSync(file, 'utf8')).toContain('-24.5');
      await press(page, 'Keep mine, and write it');
      await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toMatch(/^# again\n[^]*-23\.5/), { timeout: patience });
      // A second window follows what is written in the first.
      const other = await open().page.browser().newPage();
      await other.goto(address);
      await other.waitForFunction(() => document.querySelector('.cm-content')?.textContent.startsWith('# again'));
      await type(other, '# two\n');
      await page.bringToFront();
      await page.waitForFunction(() => document.querySelector('.cm-content')?.textContent.startsWith('# two'));
      await other.close();
      // Where the file is taken away, it is said, nothing is made in its place, and nothing is lost.
      renameSync(file, `${file}.away`);
      await page.waitForFunction(() => document.querySelector('.status')?.textContent.includes('not there as it was'));
      await type(page, '# kept\n');
      expect(readdirSync(folder)).toEqual(['my-trial.yaml.away']);
      renameSync(`${file}.away`, file);
      await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toMatch(/^# kept\n# two\n/), { timeout: patience });
    } finally {
      await page.close();
      stop.abort();
      await ended;
      rmSync(folder, { recursive: true });
    }
  });
}
