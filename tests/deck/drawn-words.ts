/** Words as LibreOffice draws them, and the boxes that they belong in. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { DeckItem, DeckTable, DeckText, SlideLayout } from '../../src/layout/types.js';
import { shapesOf } from '../layout/measured.js';
import { unescape } from '../pptx/inspect.js';

const there = (tool: string, option: string) => spawnSync(tool, [option]).error === undefined;
/** Whether there are LibreOffice and poppler. */
export const tools = there('soffice', '--version') && there('pdftotext', '-v');

export interface Word {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How far a word may reach over an edge, in points. */
export const edge = 2.5;

/** Words of each page with their boxes in points of the slide. */
export function wordsOf(pdf: string, slideWidth = 960): Word[][] {
  const out = `${pdf}.html`;
  execFileSync('pdftotext', ['-bbox', pdf, out]);
  return readFileSync(out, 'utf8')
    .split('<page ')
    .slice(1)
    .map((page) => {
      const scale = slideWidth / Number(/width="([\d.]+)"/.exec(page)![1]);
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
export function textBoxes({ items }: SlideLayout): DeckText[] {
  return items.flatMap(shapesOf).filter((item) => item.kind === 'text');
}

type Box = Pick<DeckItem, 'x' | 'y' | 'width' | 'height'>;

export function centred({ left, right, top, bottom }: Word, { x, y, width, height }: Box): boolean {
  const [across, down] = [(left + right) / 2, (top + bottom) / 2];
  return across > x - 1 && across < x + width + 1 && down > y - edge && down < y + height + edge;
}

export function beyond(
  { left, right, top, bottom }: Word,
  { x, y, width, height }: DeckText | DeckTable | Box,
): number {
  return Math.max(x - left, right - x - width, y - top, bottom - y - height);
}

export function textIn({ paragraphs, caps }: DeckText): string {
  let number = 0;
  return paragraphs
    .map(({ runs, marker, start = 1, style, term = [] }) => {
      const text = runs.map((run) => run.text).join('');
      const mark =
        marker === 'bullet' ? '•' : marker === 'number' ? `${start + number++}.` : term.map((run) => run.text).join('');
      return mark + ((style?.caps ?? caps) ? text.toUpperCase() : text);
    })
    .join('');
}

/** The letters without spaces in an order of their own, as programs part words differently. */
export function letters(text: string): string {
  return Array.from(text.replace(/[\s\u2060\u00AD]/gu, ''))
    .sort()
    .join('');
}
