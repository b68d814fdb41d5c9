/** The studio as it is used: the one file, opened from disk by Chromium or Firefox, without a network. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type KeyInput, type Page } from 'puppeteer-core';

const programs = {
  chrome: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

type BrowserName = keyof typeof programs;

/** Whether there is this browser to try it in. */
export const hasBrowser = (name: BrowserName): boolean => programs[name].some(existsSync);

/** How long is waited for what has to come, in milliseconds: far longer than a slow machine takes. */
export const patience = 120_000;

export interface Studio {
  page: Page;
  browser: BrowserName;
  /** The file itself. */
  file: string;
  /** Everything that was asked of a network or of the disk, but for the file itself and what lives in the page. */
  asked: string[];
  /** What the page complained of. */
  faults: string[];
  /** Opens a text as a file of this name, and waits until it was drawn, or told to be wrong. */
  open(name: string, text: string): Promise<void>;
  /** Gives it a file, as by choosing or dropping one. */
  give(name: string, content: string | Uint8Array): Promise<void>;
  /** What clicking does that leads to downloads: their names and bytes. */
  saved(click: () => Promise<unknown>, count: number): Promise<Map<string, Buffer>>;
  /** Waits until what is written now is drawn, or told to be wrong. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the file and opens it. */
export async function openStudio(name: BrowserName): Promise<Studio> {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-studio-'));
  execFileSync(process.execPath, ['.config/studio.js', folder], { stdio: 'pipe' });
  const file = join(folder, 'trialbrief.html');
  const downloads = join(folder, 'downloads');
  const browser: Browser = await puppeteer.launch({
    browser: name,
    executablePath: programs[name].find(existsSync),
    args: name === 'chrome' ? ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'] : [],
    extraPrefsFirefox: {
      'browser.download.dir': downloads,
      'browser.download.folderList': 2,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
      'browser.download.open_pdf_attachments_inline': false,
      'pdfjs.disabled': true,
      // Nothing but this computer is reached.
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': 9,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': 9,
    },
    protocolTimeout: 180_000,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  await page.setViewport({ width: 1440, height: 900 });
  const [asked, faults]: string[][] = [[], []];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`file://${file}`) && !/^(blob|data|about):/.test(url)) asked!.push(url);
  });
  page.on('pageerror', (error) => faults!.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults!.push(message.text());
  });
  if (name === 'chrome') {
    await page.setOfflineMode(true);
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  }
  await page.goto(`file://${file}`);

  const settled = async () => {
    await page.waitForSelector('.studio[data-state=done]', { timeout: patience });
  };
  const give = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    const input = (await page.$('input[type=file]')) as unknown as { uploadFile(path: string): Promise<void> };
    await input.uploadFile(path);
  };
  await settled();
  return {
    ...{ page, browser: name, file, asked: asked!, faults: faults!, settled },
    give,
    async open(file, text) {
      await page.waitForSelector('.studio:is([data-state=done], [data-state=fault])');
      await page.$eval('.studio', (studio) => studio.setAttribute('data-state', 'asked'));
      await give(file, text);
      await settled();
    },
    async saved(click, count) {
      rmSync(downloads, { recursive: true, force: true });
      await click();
      const until = Date.now() + patience;
      for (;;) {
        const names = existsSync(downloads) ? readdirSync(downloads) : [];
        // While it is written a file has another name, or is empty, or both.
        const isWhole = (file: string) =>
          !/\.(crdownload|part)$/.test(file) && statSync(join(downloads, file)).size > 0;
        if (names.length >= count && names.every(isWhole))
          return new Map(names.map((name) => [name, readFileSync(join(downloads, name))]));
        if (Date.now() > until) throw new Error(`only ${names.join(', ')} was saved`);
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Presses the button with these words on it. */
export const press = (page: Page, words: string) => page.locator(`::-p-aria([name="${words}"][role="button"])`).click();

/** Pastes an abstract into the form of a new trial. */
export async function pasted(page: Page, abstract: string): Promise<void> {
  await page.waitForSelector('#begin-text');
  await page.$eval(
    '#begin-text',
    (field, words) => {
      (field as HTMLTextAreaElement).value = words;
      field.dispatchEvent(new Event('input'));
    },
    abstract,
  );
}

/** Presses a key while another is held. */
export async function chord(page: Page, held: KeyInput, key: KeyInput): Promise<void> {
  await page.keyboard.down(held);
  await page.keyboard.press(key);
  await page.keyboard.up(held);
}
