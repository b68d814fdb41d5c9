/** The studio as a person uses it: one Chromium for all, one file, no network. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openStudio, patience, type Studio } from './browser.js';
import { documentsAreEqual } from './equal.js';
import { trialsAreFilledIn } from './filling.js';
import { everybodyCanUseIt } from './habits.js';
import { strangersGetNowhere } from './hostile.js';
import { diskIsKeptInStep } from './disk.js';
import { trialsAreBegun } from './starting.js';
import { workIsFinished } from './finishing.js';
import { valuesAreEdited } from './editing.js';
import { textIsWritten } from './writing.js';

describe.skipIf(!hasBrowser('chrome'))('the studio', { timeout: 2 * patience }, () => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await openStudio('chrome');
  }, 2 * patience);
  afterAll(() => studio.close());

  documentsAreEqual(() => studio);
  valuesAreEdited(() => studio);
  textIsWritten(() => studio);
  trialsAreBegun(() => studio);
  trialsAreFilledIn(() => studio);
  workIsFinished(() => studio);
  diskIsKeptInStep(() => studio);
  everybodyCanUseIt(() => studio);
  strangersGetNowhere(() => studio);

  test('works from any static host, in a folder of it, and asks that for nothing more', async () => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(url === '/tools/studio/' ? readFileSync(studio.file) : '');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const page = await studio.page.browser().newPage();
    try {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tools/studio/`);
      await page.waitForSelector('.studio[data-state=done]', { timeout: patience });
      expect(await page.$$eval('.slide svg', (all) => all.length)).toBeGreaterThan(5);
      expect(asked.filter((url) => url !== '/favicon.ico')).toEqual(['/tools/studio/']);
    } finally {
      await page.close();
      server.closeAllConnections();
      server.close();
    }
  });

  test('asked nothing of any network, and met no fault', () => {
    expect(studio.asked).toEqual([]);
    expect(studio.faults).toEqual([]);
  });
});
