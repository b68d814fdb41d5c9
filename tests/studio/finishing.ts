/** Everything that can be taken away from the studio, and the slides presented in it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Allowance } from '../../src/pictures/allowance.js';
import { pngSize } from '../../src/pictures/png.js';
import { generate } from '../../src/index.js';
import { press, type Studio } from './browser.js';
import { measuredTemplate } from '../../src/template-deck/template-deck.js';
import { themeFileOf } from '../../src/template-deck/theme-file.js';
import { withPictures } from '../template-deck/templates.js';
import { contentOf, partsOf } from './equal.js';

const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

/** A picture of one colour. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAIAAABvFaqvAAAAH0lEQVR42mOoko+hCmIYNWjUoFGDRg0aNWjUoIE3CAAH6SdfcYNjiQAAAABJRU5ErkJggg==',
  'base64',
);

export function workIsFinished(open: () => Studio): void {
  const whole = test.skipIf(!process.env.TEST_ALL);

  whole('the visual abstract, the page on Letter and without colour are those of the command line', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example);
    await page.select('select[aria-label="Paper"]', 'letter');
    await page.click('header input[type=checkbox]');
    await studio.settled();
    const letter = await studio.saved(() => press(page, 'Save page (PDF)'), 1);
    const [pdf] = [...letter.values()];
    expect(pdf!.toString('latin1')).toContain('/MediaBox [0 0 612 792]');
    await press(page, 'Save …');
    const visual = await studio.saved(() => press(page, 'Visual abstract (PDF)'), 1);
    expect([...visual.keys()]).toEqual(['dazukibart-visual.pdf']);
    const made = await generate({
      file: 'dazukibart.yaml',
      text: example,
      paper: 'letter',
      mono: true,
      form: 'visual',
    });
    const there = made.outputs.find(({ name }) => name === 'dazukibart-visual.pdf')!;
    expect(contentOf([...visual.values()][0]!)).toBe(contentOf(there.bytes));
    await press(page, 'Close');
    await page.select('select[aria-label="Paper"]', 'a4');
    await page.click('header input[type=checkbox]');
    await studio.settled();
  });

  whole('page, slides and figures as pictures', async () => {
    const studio = open();
    const { page } = studio;
    await press(page, 'Save …');
    const labels = await page.$$eval('#picture option', (all) => all.map(({ textContent }) => textContent));
    expect(labels.slice(0, 2)).toEqual(['The page', 'Slide 1']);
    const figure = labels.findIndex((label) => label.startsWith('Figure 1'));
    expect(figure).toBeGreaterThan(2);
    await page.select('#picture', String(figure));
    const svg = await studio.saved(() => press(page, 'Save as SVG'), 1);
    expect([...svg.values()][0]!.toString()).toMatch(/^<svg [^]*16\.6[^]*<\/svg>$/);
    const picture = await studio.saved(() => press(page, 'Save as PNG'), 1);
    const { width, height } = pngSize([...picture.values()][0]!, new Allowance());
    expect(Math.min(width, height)).toBeGreaterThan(300);
    await page.select('#picture', '0');
    const whole = await studio.saved(() => press(page, 'Save as PNG'), 1);
    expect(pngSize([...whole.values()][0]!, new Allowance())).toEqual({ width: 2480, height: 3508 });
    await press(page, 'Close');
  });

  test('a house style of picked colours and a dropped logo is that of page and slides', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example);
    await press(page, 'House style …');
    await page.$eval('#colour-accent', (field) => {
      (field as HTMLInputElement).value = '#7a1f5c';
      field.dispatchEvent(new Event('change'));
    });
    await studio.settled();
    expect(await page.$eval('.page', (one) => one.innerHTML.toLowerCase())).toContain('#7a1f5c');
    await press(page, 'Close');
    await studio.give('logo.png', png);
    await page.waitForSelector('.page image');
    const deck = await studio.saved(() => press(page, 'Save slides (PPTX)'), 1);
    expect([...deck.values()][0]!.toString('latin1')).toMatch(/ppt\/media\/[^/]*\.png/);
    await press(page, 'House style …');
    await press(page, 'Take away the house style');
    await page.waitForFunction(() => !document.querySelector('.page image'));
    await studio.settled();
  });

  whole(
    'a presentation of their own that is dropped gives its look, and slides stand on it as by the command line',
    async () => {
      const studio = open();
      const { page } = studio;
      await studio.open('dazukibart.yaml', example);
      const folder = mkdtempSync(join(tmpdir(), 'trialbrief-house-'));
      const template = withPictures();
      writeFileSync(join(folder, 'ours.pptx'), template);
      const { text, logo } = themeFileOf(await measuredTemplate(template, 'ours.pptx'), 'ours.pptx');
      writeFileSync(join(folder, 'house.yaml'), text);
      if (logo) writeFileSync(join(folder, logo.name), logo.bytes);
      const { outputs } = await generate({ file: 'dazukibart.yaml', text: example, theme: join(folder, 'house.yaml') });
      rmSync(folder, { recursive: true });
      await studio.give('ours.pptx', template);
      await page.waitForFunction(() => document.querySelector('.status')?.textContent.includes('stand on ours.pptx'));
      await studio.settled();
      const saved = await studio.saved(() => press(page, 'Save slides (PPTX)'), 1);
      const [here, there] = [[...saved.values()][0]!, outputs[1]!.bytes].map(partsOf);
      expect(Object.keys(here!)).toEqual(Object.keys(there!));
      for (const [part, content] of Object.entries(there!)) expect(here![part], part).toEqual(content);
      await press(page, 'House style …');
      expect(await page.$eval('dialog', (one) => one.textContent)).toContain('Slides stand on ours.pptx');
      await press(page, 'Take away the house style');
      await studio.settled();
      await studio.give('broken.pptx', 'no presentation');
      await page.waitForFunction(() => document.querySelector('.problems')?.textContent.includes('PowerPoint'));
    },
  );

  test('the slides are presented with notes and a clock, by keys', async () => {
    const studio = open();
    const { page } = studio;
    await press(page, 'Present');
    await page.waitForSelector('.now svg');
    const [place, notes] = await Promise.all(
      ['.speaker .place', '.notes'].map((one) => page.$eval(one, (found) => found.textContent)),
    );
    expect(place).toMatch(/^Slide 1 of \d+$/);
    expect(notes!.length).toBeGreaterThan(40);
    expect(await page.$eval('.clock', (one) => one.textContent)).toMatch(/^\d+:\d\d$/);
    await page.keyboard.press('ArrowRight');
    expect(await page.$eval('.speaker .place', (one) => one.textContent)).toMatch(/^Slide 2 of/);
    expect(await page.$eval('.notes', (one) => one.textContent)).not.toBe(notes);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
  });
}
