/** The page and the slides as SVG: what they say is what PDF and deck say, and it looks the same. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { generate } from '../../src/index.js';
import { readPicture } from '../../src/pictures/picture.js';
import { isSealed } from '../../src/seal.js';
import { all, parseXml, readDeck, type Xml } from '../outputs/deck.js';
import { canDraw, pageAsPng, readSvg, screenshot, wordsIn } from './read.js';

const file = 'tests/fixtures/dazukibart.yaml';
const text = readFileSync(file, 'utf8');
const { outputs } = await generate({ file, text, formats: ['pdf', 'pptx', 'svg'] });
const of = (name: string) => outputs.find((output) => output.name === `dazukibart-${name}`)!.bytes;
const drawnSlides = outputs.filter(({ name }) => name.includes('-slide-')).map(({ bytes }) => bytes);
const slides = drawnSlides.map(readSvg);
const page = readSvg(of('brief.svg'));

const squeezed = (words: string) => words.replace(/[\s\u00A0]/g, '');
const pathsIn = (svg: Xml) =>
  all(svg, 'tspan').map(({ attributes, text: printed }) => [attributes['data-path']!, printed] as const);

describe('a file', () => {
  test('says what it is to those who cannot see it, in its language', () => {
    for (const svg of [page, ...slides]) {
      expect(svg.attributes['xml:lang']).toBe('en-GB');
      expect(svg.children[0]!.name).toBe('title');
      expect(svg.children[0]!.text).toMatch(/^Blocking IFNβ/);
      expect(svg.children[1]!.name).toBe('desc');
      expect(svg.children[1]!.text).not.toBe('');
    }
    const figures = all(page, 'g').filter(({ attributes }) => attributes.role === 'img');
    expect(figures.length).toBeGreaterThan(1);
    for (const { attributes } of figures) expect(attributes['aria-label']).not.toBe('');
  });

  test('tells whether somebody changed it', () => {
    expect(isSealed(of('brief.svg'))).toBe(true);
    const changed = new TextDecoder().decode(of('brief.svg')).replace('dazukibart', 'another drug');
    expect(isSealed(new TextEncoder().encode(changed))).toBe(false);
  });

  test('is the same each time', async () => {
    const again = await generate({ file, text, formats: ['svg'] });
    for (const { name, bytes } of again.outputs) {
      expect(Buffer.from(bytes).equals(outputs.find((output) => output.name === name)!.bytes), name).toBe(true);
    }
  });

  test('brings its fonts along where that is asked for, and draws nothing from elsewhere', async () => {
    const { outputs: whole } = await generate({ file, text, formats: ['svg'], embedFonts: true });
    const svg = new TextDecoder().decode(whole[0]!.bytes);
    expect(svg.includes("@font-face{font-family:'Source Sans 3';font-weight:400")).toBe(true);
    expect(/url\((?!data:)|<image[^>]*href="(?!data:)/.test(svg)).toBe(false);
  });
});

describe('a printed value', () => {
  test('bears the path of its datum', () => {
    const told = pathsIn(page);
    expect(told).toContainEqual(['results.0.comparisons.0.estimate', '16.3']);
    expect(told).toContainEqual(['results.0.comparisons.0.ci.low', '−20.4']);
    expect(told).toContainEqual(['arms.0.n', '37']);
    expect(told.filter(([path]) => path === 'headline').length).toBeGreaterThan(0);
    expect(slides.flatMap(pathsIn)).toContainEqual(['results.0.comparisons.0.estimate', '−16.3']);
  });

  test('cannot become markup', async () => {
    const hostile = text.replace(/^condition: .*$/m, `condition: '<script>alert("1")</script> & ]]>'`);
    const { outputs: told } = await generate({ file, text: hostile, formats: ['svg'] });
    for (const { bytes } of told) {
      const svg = readSvg(bytes);
      expect(all(svg, 'script')).toEqual([]);
    }
    expect(squeezed(wordsIn(told[0]!.bytes))).toContain('<script>alert("1")</script>&]]>');
  });
});

describe('the slides', () => {
  const deck = readDeck(of('deck.pptx'));

  test('have the texts of the deck', () => {
    expect(slides).toHaveLength(deck.slides.length);
    deck.slides.forEach(({ paragraphs }, index) => {
      const drawn = squeezed(wordsIn(drawnSlides[index]!)).toLowerCase();
      for (const paragraph of paragraphs) expect(drawn).toContain(squeezed(paragraph).toLowerCase());
    });
  });

  test('have the charts of the deck, with what they print', () => {
    const printed = deck.caches.map((told) => told.trim()).filter((told) => told.startsWith('−'));
    expect(printed.length).toBeGreaterThan(2);
    const drawn = squeezed(drawnSlides.map(wordsIn).join(' '));
    for (const told of printed) expect(drawn).toContain(squeezed(told));
  });

  test('have the filled boxes of the deck', () => {
    let count = 0;
    deck.slides.forEach((_, index) => {
      const rects = all(slides[index]!, 'rect').map(({ attributes }) =>
        ['x', 'y', 'width', 'height'].map((key) => Number(attributes[key] ?? 0)),
      );
      const xml = parseXml(new TextDecoder().decode(deck.parts[`ppt/slides/slide${index + 1}.xml`]), 'slide');
      for (const box of filledBoxes(xml)) {
        count += 1;
        const same = rects.some((rect) => rect.every((length, at) => Math.abs(length - box[at]!) < 0.5));
        expect(same, `slide ${index + 1}: ${box.join(' ')}`).toBe(true);
      }
    });
    expect(count).toBeGreaterThanOrEqual(3);
  });
});

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

describe.skipIf(!canDraw)('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-svg-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('looks as the PDF does: blurred by a pixel at 110 dpi, fewer than 1 pixel of 200 differs by a quarter', async () => {
    const { outputs: whole } = await generate({ file, text, formats: ['pdf', 'svg'], embedFonts: true });
    const [pdf, svg] = [join(folder, 'page.pdf'), join(folder, 'page.svg')];
    writeFileSync(pdf, whole.find(({ format }) => format === 'pdf')!.bytes);
    writeFileSync(svg, whole.find(({ name }) => name === 'dazukibart-brief.svg')!.bytes);
    const size = { width: (595.28 * 96) / 72, height: (841.89 * 96) / 72 };
    const drawn = await readPicture(
      screenshot(svg, join(folder, 'svg.png'), { width: size.width + 1, height: size.height + 1 }, 110),
    );
    const printed = await readPicture(pageAsPng(pdf, join(folder, 'pdf'), 110));
    const [one, two] = [blurred(drawn.drawn), blurred(printed.drawn)];
    const width = Math.min(drawn.drawn.width, printed.drawn.width);
    const height = Math.min(drawn.drawn.height, printed.drawn.height);
    let differing = 0;
    let dark = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [a, b] = [one[y * drawn.drawn.width + x]!, two[y * printed.drawn.width + x]!];
        if (Math.abs(a - b) > 255 / 4) differing += 1;
        if (b < 128) dark += 1;
      }
    }
    expect(width).toBeGreaterThan(900);
    // There is something to differ in: letters, figures and badges, on a page without dark boxes.
    expect(dark / (width * height)).toBeGreaterThan(0.01);
    expect(differing / (width * height)).toBeLessThan(1 / 200);
  });
});

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
