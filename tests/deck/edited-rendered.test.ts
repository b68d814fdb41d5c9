/**
 * Decks whose XML was edited as PowerPoint writes it, drawn by LibreOffice: what is added to a list stays in its box, and
 * what is changed in the master or the theme changes the slides. Skipped where there is no `soffice` or no poppler.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typeSizes } from '../../src/layout/deck/frame.js';
import type { DeckText } from '../../src/layout/types.js';
import { at, within, type Element } from '../../src/merge/xml.js';
import { defaultTheme } from '../../src/theme/theme.js';
import { shapesOf } from '../layout/measured.js';
import { edited, plain } from '../merge/decks.js';
import { beyond, centred, edge, tools, wordsOf, type Word } from './drawn-words.js';
import { trials } from './trials.js';

const folder = mkdtempSync(join(tmpdir(), 'edited-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chosen = trials.filter(({ name }) => process.env.TEST_ALL !== undefined || name === 'dazukibart');

const isItem = ({ marker }: DeckText['paragraphs'][number]) => marker === 'bullet' || marker === 'number';
/** Lists of several points in the sizes of the talk: what is looked up, in the smallest, shrinks. */
const isList = (box: DeckText) => box.paragraphs.filter(isItem).length > 1 && box.size > typeSizes.small;

/** Two points more behind the last of every list of every slide. */
const withPoints = (deck: Uint8Array, slides: DeckText[][]): Uint8Array =>
  edited(deck, (_, all) => {
    for (const [index, lists] of slides.entries()) {
      for (const list of lists) {
        const last = list.paragraphs.at(-1)!.runs.map(({ text }) => text);
        const paragraph = within(all[index]!.tree, 'p').find(
          ({ textContent }) => plain(textContent ?? '') === plain(last.join('')),
        )!;
        for (const words of ['Added second', 'Added first']) {
          const more = paragraph.cloneNode(true);
          within(more, 't').forEach((text, at) => (text.textContent = at === 0 ? words : ''));
          paragraph.parentNode!.insertBefore(more, paragraph.nextSibling);
        }
      }
    }
  });

const titleSize = 22;
const smaller = (deck: Uint8Array): Uint8Array =>
  edited(deck, (opened) => {
    const master = opened.names.find((name) => /slideMasters\/slideMaster\d+\.xml$/.test(name))!;
    at(opened.root(master), 'txStyles', 'titleStyle', 'lvl1pPr', 'defRPr')!.setAttribute('sz', `${titleSize * 100}`);
  });

const red = 'C00000';
const recoloured = (deck: Uint8Array): Uint8Array =>
  edited(deck, (opened) => {
    const theme = opened.names.find((name) => /theme\/theme\d+\.xml$/.test(name))!;
    // Links have a colour of their own, which is the accent in every set of colours that we write.
    for (const slot of ['accent1', 'hlink'])
      (within(opened.root(theme), slot)[0]!.childNodes[0] as Element).setAttribute('val', red);
  });

/** Pixels of each slide that have a colour, within what smoothing and rounding change. */
function pixelsOf(pdf: string, rgb: string): number[] {
  const stem = pdf.replace(/\.pdf$/, '');
  execFileSync('pdftoppm', ['-r', '40', pdf, stem]);
  const wanted = [0, 2, 4].map((from) => parseInt(rgb.slice(from, from + 2), 16));
  const files = readdirSync(folder).filter(
    (name) => join(folder, name).startsWith(`${stem}-`) && name.endsWith('.ppm'),
  );
  return files.sort().map((name) => {
    const bytes = readFileSync(join(folder, name));
    const head = /^P6\s+\d+\s+\d+\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'))![0].length;
    let count = 0;
    for (let from = head; from < bytes.length; from += 3)
      if (wanted.every((value, channel) => Math.abs(bytes[from + channel]! - value) < 12)) count += 1;
    return count;
  });
}

describe.runIf(tools)('drawn by LibreOffice', () => {
  const file = (name: string, kind: string) => join(folder, `${name}-${kind}.pptx`);
  const pdf = (name: string, kind: string) => join(folder, `${name}-${kind}.pdf`);
  beforeAll(async () => {
    const files: string[] = [];
    for (const { name, layout, written } of chosen) {
      const { bytes } = await written();
      const lists = layout.slides.map(({ items }) =>
        items.flatMap(shapesOf).filter((item): item is DeckText => item.kind === 'text' && isList(item)),
      );
      const decks = { as: bytes, points: withPoints(bytes, lists), smaller: smaller(bytes), red: recoloured(bytes) };
      for (const [kind, deck] of Object.entries(decks)) {
        writeFileSync(file(name, kind), deck);
        files.push(file(name, kind));
      }
    }
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
  }, 600_000);

  describe.each(chosen)('$name', ({ name, layout }) => {
    test('two points added to every list stay in its box', () => {
      const pages = wordsOf(pdf(name, 'points'));
      let added = 0;
      for (const [index, slide] of layout.slides.entries()) {
        const boxes = slide.items.flatMap(shapesOf).filter((item) => item.kind === 'text' && isList(item));
        for (const word of pages[index]!.filter(({ text }) => text === 'Added')) {
          added += 1;
          const holder = boxes.find((box) => centred(word, box));
          expect(holder, `slide ${index + 1}: a point leaves its box`).toBeDefined();
          expect(beyond(word, holder!), `slide ${index + 1}, ${holder!.name}`).toBeLessThan(edge);
        }
      }
      const lists = layout.slides
        .flatMap(({ items }) => items.flatMap(shapesOf))
        .filter((box) => box.kind === 'text' && isList(box));
      expect(added).toBe(2 * lists.length);
    });

    test('a smaller title in the master is smaller on every slide of content', () => {
      const titleOn = (words: Word[][], index: number) => {
        const box = layout.slides[index]!.items[0] as DeckText;
        return words[index]!.filter((word) => centred(word, box)).map(({ top, bottom }) => bottom - top);
      };
      const [before, after] = [wordsOf(pdf(name, 'as')), wordsOf(pdf(name, 'smaller'))];
      for (const [index, { layout: kind }] of layout.slides.entries()) {
        if (kind === 'title' || kind === 'section') continue;
        const [was, is] = [Math.max(...titleOn(before, index)), Math.max(...titleOn(after, index))];
        expect(is / was, `slide ${index + 1}`).toBeCloseTo(titleSize / typeSizes.title, 1);
      }
    });

    test('an accent changed in the theme is changed wherever it was', () => {
      const { accent } = defaultTheme.colors;
      const [before, after] = [pixelsOf(pdf(name, 'as'), accent), pixelsOf(pdf(name, 'red'), accent)];
      const reds = pixelsOf(pdf(name, 'red'), red);
      expect(before.filter((count) => count > 5).length).toBeGreaterThan(before.length / 3);
      expect(after.filter((count) => count > 0)).toEqual([]);
      before.forEach((count, index) => {
        if (count > 5) expect(reds[index], `slide ${index + 1}`).toBeGreaterThan(0);
      });
    });
  });
});
