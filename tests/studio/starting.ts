/** Ways to begin: questions, a record, a citation, and a paper beside a dataset. */
import { existsSync, readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { pasted, press, type Studio } from './browser.js';
import { savedText } from './editing.js';

const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

/** What a paper says of the example: two figures of the data, one that contradicts them, and one that they lack. */
const abstract = [
  'At week 12 the mean change in CDASI-A was -19.2 points with dazukibart 600 mg and -16.6 points with 150 mg.',
  'Of 125 people screened, 75 were randomised. The half-life was 23.7 days.',
];

const told = `Colchicine versus placebo for flares of gout: a randomised trial

In this randomised, double-blind trial, 146 adults with gout were assigned to colchicine or placebo. The primary outcome
was the number of participants with a flare by week 12. A flare occurred in 23 of 73 participants (32%) with colchicine and
in 46 of 73 (63%) with placebo (risk ratio 0.50, 95% CI 0.34 to 0.73). Colchicine led to fewer flares.
`;

const paper = (): Promise<Buffer> =>
  new Promise((done) => {
    const document = new PDFDocument();
    const pieces: Buffer[] = [];
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => done(Buffer.concat(pieces)));
    document.fontSize(16).text('A trial of dazukibart').fontSize(12).text('Abstract').text(abstract.join(' '));
    document.end();
  });

export function trialsAreBegun(open: () => Studio): void {
  test('by questions, with the page growing beside them; what was open comes back by Undo', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example);
    await press(page, 'New …');
    await page.waitForSelector('#begin-condition');
    await page.type('#begin-condition', 'Gout');
    await page.type('#begin-treatment', 'Colchicine');
    await page.select('#begin-type', 'binary');
    await studio.settled();
    const printed = await page.$eval('.page', (one) => one.textContent);
    expect(printed).toContain('Colchicine in gout');
    await press(page, 'Go on');
    await studio.settled();
    const text = await savedText(studio);
    expect(text).toMatch(/^id: colchicine-gout\b/m);
    expect(text).toMatch(/type: binary/);
    expect(await page.$eval('.problems h2', (one) => one.textContent)).toMatch(
      /^Nothing is wrong; \d+ questions are open$/,
    );
    await press(page, 'Undo');
    await studio.settled();
    expect(await savedText(studio)).toBe(example);
  });

  test('of an abstract that is pasted: what it tells is not asked, and it is the source beside the dataset', async () => {
    const studio = open();
    const { page } = studio;
    await press(page, 'New …');
    await pasted(page, told);
    await page.waitForFunction(() => document.querySelector('.page')?.textContent.includes('olchicine'));
    await press(page, 'Go on');
    await page.waitForFunction(() => document.querySelector('.text-of')?.textContent.includes('fewer flares'));
    await studio.settled();
    expect(await savedText(studio)).toMatch(/colchicine/i);
    expect(await page.$eval('.found', (one) => one.textContent)).toMatch(/23.*|146/);
    await press(page, 'Page and slides');
  });

  test('of a citation: it takes the place of the one that is there, and nothing else changes', async () => {
    const studio = open();
    await studio.open('dazukibart.yaml', example);
    const ris = 'TY  - JOUR\nTI  - Another title\nAU  - Doe, Jane\nJO  - Gut\nPY  - 2024\nER  - \n';
    await studio.give('cited.ris', ris);
    await studio.page.waitForFunction(() => document.querySelector('.page')?.textContent.includes('Gut'));
    const text = await savedText(studio);
    expect(text).toContain('title: Another title');
    const without = (one: string) => one.replace(/^citation:\n(?: .*\n)+/m, '');
    expect(without(text)).toBe(without(example));
  });

  const records = '../shared/ctgov';
  test.skipIf(!existsSync(records))('of a registry record', async () => {
    const studio = open();
    const name = 'NCT00094302.json';
    await studio.open(name, readFileSync(`${records}/${name}`, 'utf8'));
    await studio.page.waitForFunction(() => document.querySelector('.file')?.textContent === 'nct00094302.yaml');
    await studio.settled();
    expect(await studio.page.$eval('.page', (one) => one.textContent)).toContain('NCT00094302');
  });

  test('a paper beside it shows each value in its sentence, and offers figures that no value has', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example.replace('screened: { value: 125', 'screened: { value: 126'));
    await studio.give('article.pdf', await paper());
    await page.waitForSelector('dialog[open] .choice');
    await press(page, 'summary: Summary of the trial by Zili Zhou');
    await page.waitForFunction(
      () => document.querySelector('section.source > .title h2')?.textContent === 'article.pdf',
    );
    await page.waitForSelector('.print img');
    await page.waitForFunction(() => document.querySelector('.found')?.textContent.includes('23.7'));
    await press(page, 'Page and slides');
    await page.click('.page [data-path="results.0.arms.low.mean"]');
    await page.waitForFunction(() => document.querySelector('.card .source')?.textContent.includes('found'));
    await press(page, 'Show it there');
    await page.waitForSelector('.spot');
    expect(await page.$eval('.print img', (one) => one.getAttribute('alt'))).toBe(
      'Page 1 of article.pdf, with “-16.6” marked in its sentence',
    );
    await expectMarkedWords(page);
    await press(page, 'As text');
    await page.waitForSelector('.text-of mark', { visible: true });
    expect(await page.$eval('.text-of', (one) => one.textContent)).toContain('-16.6 points with 150 mg');
    expect(await page.$eval('.paper mark', (one) => one.textContent)).toContain('16.6');
    await page.click('.found button[aria-label^="23.7"]');
    await page.waitForFunction(() => document.querySelector('.found h2')?.textContent.includes('23.7'));
    await page.click('.found li button');
    await page.waitForFunction(() => localStorage.getItem('trialbrief.dataset')!.includes('23.7'));
    await studio.settled();
    expect(await savedText(studio)).toMatch(/\b23\.7\b/);
  });
}

/** The mark lies on dark letters, and its sentence has a colour around it: looked at in the pixels of the page as drawn. */
async function expectMarkedWords(page: Page): Promise<void> {
  const seen = await page.$eval('.print', async (print) => {
    const [image, spot] = [print.querySelector('img')!, print.querySelector<HTMLElement>('.spot')!];
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const [left, top, width, height] = ['left', 'top', 'width', 'height'].map(
      (side, at) =>
        (parseFloat(spot.style.getPropertyValue(side)) / 100) * (at % 2 === 0 ? canvas.width : canvas.height),
    ) as [number, number, number, number];
    const pixels = (x: number) => [...context.getImageData(x, top, width, height).data];
    const count = (data: number[], is: (red: number, green: number, blue: number) => boolean) =>
      data.filter((_, at) => at % 4 === 0 && is(data[at]!, data[at + 1]!, data[at + 2]!)).length;
    return {
      letters: count(pixels(left), (red, green, blue) => red + green + blue < 200),
      value: count(pixels(left), (red, green, blue) => red > 200 && green > 130 && blue < 120),
      sentence: count(
        pixels(left + 1.5 * width),
        (red, green, blue) => red > 230 && green > 220 && blue < 200 && blue > 120,
      ),
      page: width / canvas.width,
    };
  });
  expect(seen.letters).toBeGreaterThan(30);
  expect(seen.value).toBeGreaterThan(200);
  expect(seen.sentence).toBeGreaterThan(200);
  expect(seen.page).toBeLessThan(0.1);
}
