/** LibreOffice draws the words of every box inside that box. Skipped where there is no `soffice` or no `pdftotext`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeckItem, DeckTable, DeckText, SlideLayout } from '../../src/layout/types.js';
import { shapesOf } from '../layout/measured.js';
import { unescape } from '../pptx/inspect.js';
import { trials } from './trials.js';

const there = (tool: string, option: string) => spawnSync(tool, [option]).error === undefined;
const tools = there('soffice', '--version') && there('pdftotext', '-v');
const folder = mkdtempSync(join(tmpdir(), 'rendering-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const chosen = trials.filter(({ name }) =>
  ['dazukibart', 'visits', 'hazard', 'dose-ranging', 'crossover'].includes(name),
);

interface Word {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

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

/** How far a word may reach over an edge, in points. */
const edge = 2.5;

/** Words of each page with their boxes in points of the slide. */
function wordsOf(pdf: string): Word[][] {
  const out = `${pdf}.html`;
  execFileSync('pdftotext', ['-bbox', pdf, out]);
  return readFileSync(out, 'utf8')
    .split('<page ')
    .slice(1)
    .map((page) => {
      const scale = 960 / Number(/width="([\d.]+)"/.exec(page)![1]);
      const words = page.matchAll(
        /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g,
      );
      return [...words].map(([, left, top, right, bottom, text]) => ({
        text: unescape(text!),
        left: Number(left) * scale,
        top: Number(top) * scale,
        right: Number(right) * scale,
        // pdftotext counts a tenth more below the line than any letter reaches.
        bottom: (Number(bottom) - 0.1 * (Number(bottom) - Number(top))) * scale,
      }));
    });
}

/** Boxes of words that stand on no other box of words. */
function textBoxes({ items }: SlideLayout): DeckText[] {
  return items.flatMap(shapesOf).filter((item) => item.kind === 'text');
}

type Box = Pick<DeckItem, 'x' | 'y' | 'width' | 'height'>;

function centred({ left, right, top, bottom }: Word, { x, y, width, height }: Box): boolean {
  const [across, down] = [(left + right) / 2, (top + bottom) / 2];
  return across > x - 1 && across < x + width + 1 && down > y - edge && down < y + height + edge;
}

function beyond({ left, right, top, bottom }: Word, { x, y, width, height }: DeckText | DeckTable | Box): number {
  return Math.max(x - left, right - x - width, y - top, bottom - y - height);
}

function textIn({ paragraphs, caps }: DeckText): string {
  let number = 0;
  return paragraphs
    .map(({ runs, marker, start = 1, style }) => {
      const text = runs.map((run) => run.text).join('');
      const mark = marker === 'bullet' ? '•' : marker === 'number' ? `${start + number++}.` : '';
      return mark + ((style?.caps ?? caps) ? text.toUpperCase() : text);
    })
    .join('');
}

/** The letters without spaces in an order of their own, as programs part words differently. */
function letters(text: string): string {
  return Array.from(text.replace(/[\s\u2060\u00AD]/gu, ''))
    .sort()
    .join('');
}
