/** The page and the slides as SVG: what they say is what PDF and deck say, and it looks the same. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { generate } from '../../src/index.js';
import { isSealed } from '../../src/seal.js';
import { all, readDeck, type Xml } from '../outputs/deck.js';
import { expectSameBoxes, expectSameTexts, pagesCompared, squeezed } from './compare.js';
import { canDraw, readSvg, wordsIn } from './read.js';

const file = 'tests/fixtures/dazukibart.yaml';
const text = readFileSync(file, 'utf8');
const { outputs } = await generate({ file, text, formats: ['pdf', 'pptx', 'svg'] });
const of = (name: string) => outputs.find((output) => output.name === `dazukibart-${name}`)!.bytes;
const drawnSlides = outputs.filter(({ name }) => name.includes('-slide-')).map(({ bytes }) => bytes);
const slides = drawnSlides.map(readSvg);
const page = readSvg(of('brief.svg'));

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

  test('have the texts of the deck', () => expectSameTexts(of('deck.pptx'), drawnSlides));

  test('have the charts of the deck, with what they print', () => {
    const printed = deck.caches.map((told) => told.trim()).filter((told) => told.startsWith('−'));
    expect(printed.length).toBeGreaterThan(2);
    const drawn = squeezed(drawnSlides.map(wordsIn).join(' '));
    for (const told of printed) expect(drawn).toContain(squeezed(told));
  });

  test('have the filled boxes of the deck', () => {
    expect(expectSameBoxes(of('deck.pptx'), drawnSlides)).toBeGreaterThanOrEqual(3);
  });
});

describe.skipIf(!canDraw)('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-svg-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('looks as the PDF does: blurred by a pixel at 110 dpi, fewer than 1 pixel of 200 differs by a quarter', async () => {
    const { outputs: whole } = await generate({ file, text, formats: ['pdf', 'svg'], embedFonts: true });
    const pdf = whole.find(({ format }) => format === 'pdf')!.bytes;
    const svg = whole.find(({ name }) => name === 'dazukibart-brief.svg')!.bytes;
    const { width, differing, dark } = await pagesCompared(folder, 'page', { pdf, svg });
    expect(width).toBeGreaterThan(900);
    // There is something to differ in: letters, figures and badges, on a page without dark boxes.
    expect(dark).toBeGreaterThan(0.01);
    expect(differing).toBeLessThan(1 / 200);
  });
});
