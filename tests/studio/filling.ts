/** From a pasted abstract to a right page by clicks alone, and every empty place of a page answers a click. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { invented } from '../article/abstracts.js';
import { pasted, press, type Studio } from './browser.js';

/** The data as they are kept, without remarks. */
const dataNow = (page: Page) =>
  page.evaluate(() =>
    (JSON.parse(localStorage.getItem('trialbrief.dataset')!) as { text: string }).text.replace(/^\s*#.*\n/gm, ''),
  );

/** A trial begun from an abstract. */
async function begun(studio: Studio, abstract: string): Promise<void> {
  const { page } = studio;
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await studio.settled();
  await press(page, 'New trial');
  await pasted(page, abstract);
  await page.waitForFunction(() => document.querySelector('.read')?.textContent.startsWith('Read:'));
  await studio.settled();
  await press(page, 'Go on');
  await page.waitForSelector('.fill-in .yes');
  await studio.settled();
}

/** Presses a button of the list, and waits until what it was of is gone. */
async function decide(studio: Studio, button: string): Promise<void> {
  const { page } = studio;
  const id = await page.$eval(button, (one) => one.closest('li')!.dataset.id!);
  await page.$eval(button, (one) => (one as HTMLElement).click());
  await page.waitForFunction(
    (gone) =>
      ![...document.querySelectorAll<HTMLElement>('.proposed > ul > li')].some((one) => one.dataset.id === gone),
    {},
    id,
  );
  await studio.settled();
}

/** Clicks words of the page, in the place where they stand. */
async function clickWords(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const text = [...document.querySelectorAll('.page svg text')].find((one) =>
      one.textContent.trim().startsWith(wanted),
    )!;
    text.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }, words);
}

const heading = (page: Page) => page.$eval('.card h2', (one) => one.textContent);

export function trialsAreFilledIn(open: () => Studio): void {
  test('an abstract becomes a right page by clicks alone', async () => {
    const studio = open();
    const { page } = studio;
    await begun(studio, invented.lancetProcedure!.text);
    expect(await page.$eval('.cm-content', (one) => one.getClientRects().length)).toBe(0);
    expect(await page.$eval('.drawings', (one) => one.getClientRects().length)).toBe(1);
    const questions = await page.$$eval('.proposed > ul > li .question', (all) => all.map((one) => one.textContent));
    expect(questions).toEqual(
      expect.arrayContaining([
        'Number randomised: 212?',
        'Number assigned to RDN: 108?',
        'Systolic pressure, RDN against Sham procedure: interval: 95% CI –6·9 to 1·7?',
      ]),
    );
    expect(new Set(questions).size).toBe(questions.length);
    // The first is not needed; of the others each Yes leads to the next.
    await decide(studio, '.proposed > ul > li button:last-child');
    await decide(studio, '.yes');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('yes'))).toBe(true);
    while (await page.$('.yes')) await decide(studio, '.yes');
    expect(await dataNow(page)).toMatch(/estimate: –2·6\n\s+ci: \{ low: –6·9, high: 1·7, level: 95 \}\n\s+p: 0·240\n/);
    const printed = await page.$eval('.page', (one) => one.textContent);
    for (const words of [
      'Lancet',
      '2019;393:2131–40',
      '212',
      '108',
      '104',
      '−6.9 to 1.7',
      'No deaths',
      'mm Hg',
      'effect of a sham procedure',
    ])
      expect(printed).toContain(words);
    expect(printed).not.toContain('interval not reported');
    // Taken back one by one.
    await press(page, 'Undo');
    await page.waitForSelector('.yes');
  });

  test('a figure without a place is put where a person says, by names that are unlike', async () => {
    const studio = open();
    const { page } = studio;
    await page.$eval('.proposed details', (one) => one.setAttribute('open', ''));
    await page.$eval('.proposed details [aria-label="Where does it belong? … 260"]', (one) =>
      (one as HTMLElement).click(),
    );
    await page.waitForSelector('.elsewhere button');
    const names = await page.$$eval('.elsewhere li button', (all) => all.map((one) => one.textContent));
    expect(names[0]).toBe('Number screened');
    expect(new Set(names).size).toBe(names.length);
    expect(names.join(' ')).not.toMatch(/→|_|results|comparisons/);
    await page.$eval('.elsewhere li button', (one) => (one as HTMLElement).click());
    await page.waitForFunction(() => localStorage.getItem('trialbrief.dataset')!.includes('screened: 260'));
    await studio.settled();
  });

  test('what is begun is there after the tab was closed, with what is still to be decided', async () => {
    const studio = open();
    const { page } = studio;
    const left = await page.$$eval('.proposed li', (all) => all.map((one) => one.dataset.id));
    await page.reload();
    await studio.settled();
    await page.waitForSelector('.proposed li');
    expect(await page.$$eval('.proposed li', (all) => all.map((one) => one.dataset.id))).toEqual(left);
  });

  test('every empty or plain word of the page answers a click, and one that is nothing closes the box', async () => {
    const studio = open();
    const { page } = studio;
    for (const [words, name] of [
      ['Nobody-Quill R', 'Authors'],
      ['Resistant hypertension', 'Disease or condition'],
      ['Lancet', 'Journal'],
    ] as const) {
      await clickWords(page, words);
      await page.waitForFunction((wanted) => document.querySelector('.card h2')?.textContent === wanted, {}, name);
    }
    await clickWords(page, 'In numbers');
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.card')!.hidden);
    await clickWords(page, 'NR');
    await page.waitForSelector('.card .places button');
    expect(await heading(page)).toBe('What do you want to fill in?');
    await page.$$eval('.card .places button', (all) =>
      (all.find((one) => one.textContent === 'Systolic pressure, RDN: mean') as HTMLElement).click(),
    );
    await page.waitForSelector('#value');
    await page.type('#value', '-9.1');
    await press(page, 'Change');
    await page.waitForFunction(() => localStorage.getItem('trialbrief.dataset')!.includes('mean: -9.1'));
    await studio.settled();
  });

  test('a sentence with a colon is written so that it reads back, authors as a list, and an interval by its parts', async () => {
    const studio = open();
    const { page } = studio;
    const fill = async (field: string, words: string) => {
      await page.waitForSelector(field);
      await page.$eval(field, (one, value) => ((one as HTMLInputElement).value = value), words);
    };
    await clickWords(page, 'The result is still');
    await page.waitForFunction(() => document.querySelector('.card h2')?.textContent === 'Bottom line');
    await fill('#value', 'One finding: pressure differed by -2.6 mm Hg.');
    await press(page, 'Change');
    await page.waitForFunction(() => document.querySelector('.page')?.textContent.includes('One finding: pressure'));
    await studio.settled();
    expect(await dataNow(page)).toContain('bottom_line: "One finding: pressure differed by -2.6 mm Hg."');
    await clickWords(page, 'Nobody-Quill R');
    await page.waitForFunction(() => document.querySelector('.card h2')?.textContent === 'Authors');
    await fill('#value', 'Nobody-Quill R, Doe J');
    await press(page, 'Change');
    await page.waitForFunction(() =>
      localStorage.getItem('trialbrief.dataset')!.includes('authors: [Nobody-Quill R, Doe J]'),
    );
    await page.$eval('.page [data-path="results.0.comparisons.0.ci.low"]', (one) =>
      one.dispatchEvent(new MouseEvent('click', { bubbles: true })),
    );
    await page.waitForSelector('#level');
    await fill('#high', '1.8');
    await press(page, 'Change');
    await page.waitForFunction(() =>
      localStorage.getItem('trialbrief.dataset')!.includes('ci: { low: –6·9, high: 1.8, level: 95 }'),
    );
    await studio.settled();
  });

  test('a document that is saved as a draft says so, and what is left to write', async () => {
    const studio = open();
    const { page } = studio;
    await studio.saved(() => press(page, 'Save page (PDF)'), 1);
    await page.waitForFunction(() =>
      /It says “Draft”: \d+ places are not filled in/.test(document.querySelector('.status')!.textContent),
    );
    await studio.open('done.yaml', `draft: true\n${await exampleOf(page)}`);
    await studio.saved(() => press(page, 'Save page (PDF)'), 1);
    await press(page, 'Take “Draft” away');
    await page.waitForFunction(() => !localStorage.getItem('trialbrief.dataset')!.includes('draft: true'));
    await studio.settled();
    expect(await page.$eval('.page', (one) => one.textContent)).not.toContain('Draft');
  });
}

/** The dataset of the example, which the studio brings along. */
async function exampleOf(page: Page): Promise<string> {
  await press(page, 'Show the example');
  await page.waitForFunction(() => localStorage.getItem('trialbrief.dataset')!.includes('dazukibart'));
  return page.evaluate(() => (JSON.parse(localStorage.getItem('trialbrief.dataset')!) as { text: string }).text);
}
