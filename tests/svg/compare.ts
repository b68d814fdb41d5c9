/** SVG beside what it must equal: the pixels of the page, the words and boxes of the deck. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readPicture } from '../../src/pictures/picture.js';
import { all, parseXml, readDeck, type Xml } from '../outputs/deck.js';
import { pageAsPng, readSvg, screenshot, wordsIn } from './read.js';

const a4 = { width: (595.28 * 96) / 72, height: (841.89 * 96) / 72 };

/** A page as SVG with its fonts and as PDF, drawn at 110 dpi and blurred by a pixel: the part of pixels that differ by a quarter, and that are dark. */
export async function pagesCompared(
  folder: string,
  name: string,
  { pdf, svg }: { pdf: Uint8Array; svg: Uint8Array },
): Promise<{ width: number; differing: number; dark: number }> {
  const file = (kind: string) => join(folder, `${name}.${kind}`);
  writeFileSync(file('pdf'), pdf);
  writeFileSync(file('svg'), svg);
  const size = { width: a4.width + 1, height: a4.height + 1 };
  const [drawn, printed] = [
    await readPicture(screenshot(file('svg'), file('svg.png'), size, 110)),
    await readPicture(pageAsPng(file('pdf'), join(folder, `${name}-pdf`), 110)),
  ];
  const [one, two] = [blurred(drawn.drawn), blurred(printed.drawn)];
  const width = Math.min(drawn.drawn.width, printed.drawn.width);
  const height = Math.min(drawn.drawn.height, printed.drawn.height);
  let [differing, dark] = [0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [a, b] = [one[y * drawn.drawn.width + x]!, two[y * printed.drawn.width + x]!];
      if (Math.abs(a - b) > 255 / 4) differing += 1;
      if (b < 128) dark += 1;
    }
  }
  return { width, differing: differing / (width * height), dark: dark / (width * height) };
}

/** Grey values, each the mean of its neighbours with the weights of a Gaussian of one pixel. */
function blurred({ width, height, rgba }: { width: number; height: number; rgba: Uint8Array }): Float32Array {
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at++) {
    grey[at] = 0.299 * rgba[at * 4]! + 0.587 * rgba[at * 4 + 1]! + 0.114 * rgba[at * 4 + 2]!;
  }
  const weights = [-2, -1, 0, 1, 2].map((step) => [step, Math.exp(-(step ** 2) / 2)] as const);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const along = (from: Float32Array, dx: number, dy: number) => {
    const to = new Float32Array(from.length);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (const [step, weight] of weights) {
          const column = Math.min(width - 1, Math.max(0, x + step * dx));
          const row = Math.min(height - 1, Math.max(0, y + step * dy));
          sum += weight * from[row * width + column]!;
        }
        to[y * width + x] = sum / total;
      }
    }
    return to;
  };
  return along(along(grey, 1, 0), 0, 1);
}

export const squeezed = (words: string): string => words.replace(/[\s\u00A0]/g, '');

/** Every slide as SVG says what the slide of the deck does. */
export function expectSameTexts(deck: Uint8Array, drawn: readonly Uint8Array[]): void {
  const { slides } = readDeck(deck);
  expect(drawn).toHaveLength(slides.length);
  slides.forEach(({ paragraphs }, index) => {
    const words = squeezed(wordsIn(drawn[index]!)).toLowerCase();
    for (const paragraph of paragraphs)
      expect(words, `slide ${index + 1}`).toContain(squeezed(paragraph).toLowerCase());
  });
}

/** Every filled box of the deck stands where the SVG has it; gives how many there are. */
export function expectSameBoxes(deck: Uint8Array, drawn: readonly Uint8Array[]): number {
  const { parts } = readDeck(deck);
  let count = 0;
  drawn.forEach((bytes, index) => {
    const rects = all(readSvg(bytes), 'rect').map(({ attributes }) =>
      ['x', 'y', 'width', 'height'].map((key) => Number(attributes[key] ?? 0)),
    );
    const xml = parseXml(new TextDecoder().decode(parts[`ppt/slides/slide${index + 1}.xml`]), 'slide');
    for (const box of filledBoxes(xml)) {
      count += 1;
      const same = rects.some((rect) => rect.every((length, at) => Math.abs(length - box[at]!) < 0.5));
      expect(same, `slide ${index + 1}: ${box.join(' ')}`).toBe(true);
    }
  });
  return count;
}

/** x, y, width and height of the shapes with a fill of their own, in points. */
function filledBoxes(slide: Xml): number[][] {
  return all(slide, 'p:sp').flatMap((shape) => {
    const [look] = all(shape, 'p:spPr');
    if (!look?.children.some(({ name }) => name === 'a:solidFill')) return [];
    const [offset, extent] = [all(look, 'a:off')[0]!, all(look, 'a:ext')[0]!];
    const { x, y } = offset.attributes;
    const { cx, cy } = extent.attributes;
    return [[x, y, cx, cy].map((emu) => Number(emu) / 12700)];
  });
}
