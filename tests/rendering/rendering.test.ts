/** The outputs as other programs show them. Needs LibreOffice and poppler; skipped without. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { bare } from '../../src/document/carried.js';
import { generate } from '../../src/index.js';
import { layoutDeck } from '../../src/layout/deck/deck.js';
import { viewOf, type View } from '../../src/template/view/view.js';
import { properties, realDeck } from '../layout/pipeline.js';
import { fontsOf, folded, ink, installed, pagesOf, Workshop, type Image } from './tools.js';

const trial = 'tests/fixtures/dazukibart.yaml';

describe.skipIf(!installed)('shown by other programs', () => {
  let workshop: Workshop;
  let view: View;
  let brief: string;
  let printed: string;
  let slides: number;
  let texts: string[];
  let images: Image[];

  beforeAll(async () => {
    workshop = new Workshop();
    const text = readFileSync(trial, 'utf8');
    view = viewOf(loadDataset(trial, text));
    const { outputs } = await generate({ file: trial, text });
    const [pdf, pptx] = [
      outputs.find(({ format }) => format === 'pdf')!,
      outputs.find(({ format }) => format === 'pptx')!,
    ];
    brief = workshop.write(pdf.name, pdf.bytes);
    printed = workshop.print(workshop.write(pptx.name, pptx.bytes));
    slides = pptx.pages;
    texts = pagesOf(printed);
    images = workshop.look(printed);
  }, 120_000);

  afterAll(() => workshop.close());

  describe('the page', () => {
    it('is one, and begins with the headline', () => {
      const pages = pagesOf(brief);
      expect(pages).toHaveLength(1);
      const { headline: said, bottom_line: answer } = view.data as Record<string, string>;
      const shown = (text: string) => folded(bare(text, (letters) => letters));
      const headline = pages[0]!.indexOf(shown(said!));
      expect(headline).toBeGreaterThan(-1);
      expect(headline).toBeLessThan(pages[0]!.indexOf(shown(answer!)));
    });

    it('has the first row of results in reading order', () => {
      const [text] = pagesOf(brief);
      const row = view.tables.page.groups[0]!.rows[0]!;
      const cells = [row.label, ...row.cells.map((cell) => cell.text)].map((part) => bare(part)).filter(Boolean);
      expect(text).toContain(folded(cells.join(' ')));
    });

    it('has all its fonts embedded', () => {
      const fonts = fontsOf(brief);
      expect(fonts.length).toBeGreaterThan(1);
      expect(fonts.filter(({ embedded }) => !embedded)).toEqual([]);
    });

    it('is not blank anywhere down to its foot', () => {
      const [image] = workshop.look(brief);
      for (let tenth = 0; tenth < 10; tenth += 1) {
        expect(ink(image!, tenth / 10, (tenth + 1) / 10), `tenth ${tenth + 1}`).toBeGreaterThan(0.01);
      }
    });
  });

  describe('the deck', () => {
    it('prints a page a slide', () => {
      expect(texts).toHaveLength(slides);
      expect(images).toHaveLength(slides);
    });

    it('has the title of each slide on its page', () => {
      const layout = layoutDeck(realDeck(), { ...properties, shortCitation: view.cite.short });
      const titles = layout.slides.map(({ items }) => {
        const title = items.find((item) => item.kind === 'text' && item.placeholder === 'title');
        if (title?.kind !== 'text') throw new Error('a slide without a title');
        return folded(title.paragraphs.flatMap(({ runs }) => runs.map((run) => run.text)).join(''));
      });
      expect(titles).toHaveLength(slides);
      titles.forEach((title, index) => expect(texts[index]).toContain(title));
    });

    it('has something to see below the upper two fifths of each slide', () => {
      images.slice(1).forEach((image, index) => {
        expect(ink(image, 0.4, 0.9), `slide ${index + 2}`).toBeGreaterThan(0.005);
      });
    });

    it('has no title cut by the edge', () => {
      for (const [index, image] of images.slice(1).entries()) {
        const { width, height, pixels } = image;
        const edge = Array.from({ length: height }, (_, row) => [
          pixels[row * width]!,
          pixels[row * width + width - 1]!,
        ]).flat();
        expect(new Set(edge).size, `slide ${index + 2}: the outermost columns are plain`).toBe(1);
      }
    });
  });
});
