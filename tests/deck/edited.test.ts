/** What an editor of the deck relies on: slides inherit their looks, lists have room, lines hold on to their boxes. */
import { beforeAll, describe, expect, test } from 'vitest';
import { paragraphGap, typeSizes } from '../../src/layout/deck/frame.js';
import { contrast } from '../../src/theme/contrast.js';
import { all, elements } from '../pptx/inspect.js';
import { heightOf, shapesOf } from '../layout/measured.js';
import { trials } from './trials.js';

describe.each(trials)('$name', ({ layout, written }) => {
  let slides: string[];
  beforeAll(async () => {
    ({ slides } = await written());
  }, 60_000);

  test('titles have the size and the colour of the master, so that a change there reaches every slide', () => {
    for (const xml of slides) {
      const title = elements(xml, 'p:sp').find((one) => one.includes('<p:ph type="title"/>'))!;
      expect(title).not.toMatch(/ sz="|solidFill|spcPct/);
    }
  });

  test('every text stands in a placeholder, but for labels of the flow', () => {
    for (const xml of slides) {
      const free = elements(xml.replace(/<p:grpSp>[\s\S]*?<\/p:grpSp>/g, ''), 'p:sp').filter(
        (one) => !one.includes('<p:ph '),
      );
      expect(free.filter((one) => one.includes('<a:t>')).map((one) => / name="([^"]*)"/.exec(one)?.[1])).toEqual([]);
    }
  });

  test('two items more stay on the slide at the same size, in every list of several of the talk', () => {
    for (const slide of layout.slides) {
      for (const box of slide.items.flatMap(shapesOf)) {
        if (box.kind !== 'text' || box.paragraphs.filter(({ marker }) => marker !== 'none').length < 2) continue;
        // What is looked up shrinks, and so do terms, to which nobody adds, where they are set smaller.
        const least = box.paragraphs.some(({ term }) => term) ? typeSizes.text : typeSizes.detail;
        if (box.size < least) continue;
        const more = 2 * (box.size * box.leading + paragraphGap);
        expect(heightOf(box) + more, `${slide.key}: ${box.name}`).toBeLessThanOrEqual(box.height + 1);
      }
    }
  });

  test('words shrink where they have no room, and never grow: normal autofit everywhere', () => {
    for (const xml of slides) {
      for (const shape of elements(xml, 'p:sp').filter(
        (one) => one.includes('<a:t>') && !one.includes('type="sldNum"'),
      ))
        expect(shape).toContain('<a:normAutofit');
    }
  });

  test('lines between boxes are glued to two shapes of their slide', () => {
    for (const xml of slides) {
      const ids = new Map(
        all(xml, /<p:cNvPr (id="\d+" name="[^"]*")/g).map((one) => one.split(' name=') as [string, string]),
      );
      for (const line of elements(xml, 'p:cxnSp').filter((one) => one.includes(' name="Line to '))) {
        for (const end of ['stCxn', 'endCxn'])
          expect(ids.has(new RegExp(`<a:${end} (id="\\d+")`).exec(line)![1]!)).toBe(true);
        const target = ids.get(/<a:endCxn (id="\d+")/.exec(line)![1]!)!;
        expect(` name="Line to ${target.slice(1)}`).toBe(/ name="[^"]*"/.exec(line)![0]);
      }
    }
  });

  test('sizes are those of the frame', () => {
    const known = Object.values(typeSizes).map((size) => String(size * 100));
    for (const xml of slides) {
      const text = xml.replace(/<a:tc [\s\S]*?<\/a:tc>|<a:tc>[\s\S]*?<\/a:tc>/g, '');
      for (const size of all(text, / sz="(\d+)"/g)) expect(known).toContain(size);
    }
  });
});

test('all accents of the theme can be seen on white', async () => {
  const theme = (await trials[0]!.written()).text('ppt/theme/theme1.xml');
  const accents = all(theme, /<a:accent\d><a:srgbClr val="(\w+)"/g);
  expect(accents).toHaveLength(6);
  for (const accent of accents) expect(contrast(accent, 'FFFFFF'), accent).toBeGreaterThanOrEqual(3);
});
