/** LibreOffice draws the words of every box inside that box. Skipped where there is no `soffice` or no `pdftotext`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shapesOf } from '../layout/measured.js';
import { beyond, centred, edge, letters, textBoxes, textIn, tools, wordsOf, type Word } from './drawn-words.js';
import { trials } from './trials.js';

const folder = mkdtempSync(join(tmpdir(), 'rendering-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chosen = trials.filter(({ name }) =>
  ['dazukibart', 'visits', 'hazard', 'dose-ranging', 'crossover'].includes(name),
);

let pages: Map<string, Word[][]>;

describe.runIf(tools)('LibreOffice', () => {
  beforeAll(async () => {
    for (const { name, written } of chosen) writeFileSync(join(folder, `${name}.pptx`), (await written()).bytes);
    const files = chosen.map(({ name }) => join(folder, `${name}.pptx`));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
    pages = new Map(chosen.map(({ name }) => [name, wordsOf(join(folder, `${name}.pdf`))]));
  }, 120_000);

  describe.each(chosen)('$name', ({ name, layout }) => {
    test('draws a page for each slide', () => expect(pages.get(name)).toHaveLength(layout.slides.length));

    test('draws exactly the words of each box inside it', () => {
      for (const [index, slide] of layout.slides.entries()) {
        for (const box of textBoxes(slide).filter((one) => letters(textIn(one)) !== '')) {
          const drawn = pages.get(name)![index]!.filter((word) => centred(word, box));
          expect(letters(drawn.map(({ text }) => text).join('')), `slide ${index + 1}, ${box.name}`).toBe(
            letters(textIn(box)),
          );
        }
      }
    });

    test('keeps every word within the edges of its box, table or figure', () => {
      for (const [index, slide] of layout.slides.entries()) {
        const boxes = [
          ...textBoxes(slide),
          ...slide.items.flatMap(shapesOf).filter(({ kind }) => kind === 'table' || kind === 'chart'),
        ];
        for (const word of pages.get(name)![index]!.filter(({ bottom }) => bottom < 496)) {
          const holder = boxes.find((box) => centred(word, box));
          expect(holder, `slide ${index + 1}: “${word.text}” stands in no box`).toBeDefined();
          expect(beyond(word, holder!), `slide ${index + 1}: “${word.text}” leaves ${holder!.name}`).toBeLessThan(edge);
        }
      }
    });
  });
});
