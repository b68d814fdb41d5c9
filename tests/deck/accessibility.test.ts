/**
 * The rules of Microsoft's accessibility checker for PowerPoint, by the names
 * of “Rules for the Accessibility Checker” (support.microsoft.com), on the
 * package of every trial; and what the checker cannot see.
 */
import { figuresOn } from './figures.js';
import { describe, expect, test } from 'vitest';
import { PreviousDeck } from '../../src/layout/deck/previous-deck.js';
import type { DeckText } from '../../src/layout/types.js';
import { planDeck, shapesOf, type PlannedShape } from '../../src/pptx/plan.js';
import { contrast } from '../../src/theme/contrast.js';
import { defaultTheme, type ColorName } from '../../src/theme/theme.js';
import { all, elements, unescape, words } from '../pptx/inspect.js';
import { trials } from './trials.js';

/** Name and alternative text of charts, tables, pictures and groups of a slide. */
const described = (slide: string) =>
  [...elements(slide, 'p:graphicFrame'), ...elements(slide, 'p:pic'), ...elements(slide, 'p:grpSp')].map((element) => ({
    name: /<p:cNvPr id="\d+" name="([^"]*)"/.exec(element)![1]!,
    alt: unescape(/<p:cNvPr id="\d+" name="[^"]*" descr="([^"]*)"/.exec(element)?.[1] ?? ''),
    element,
  }));

const titleOf = (slide: string) =>
  elements(slide, 'p:sp')
    .filter((shape) => shape.includes('<p:ph type="title"/>'))
    .map(words);

describe.each(trials)('$name', ({ written, layout, loaded }) => {
  const slides = async () => (await written()).slides;

  describe('errors', () => {
    test('“Missing alternative text”: every chart, table, group and picture has one, of more than its name', async () => {
      for (const slide of await slides()) {
        for (const { name, alt } of described(slide)) {
          expect(alt.length, name).toBeGreaterThan(15);
          expect(alt).not.toMatch(/^(chart|table|group|image|picture)$|\.(png|jpe?g)$/i);
        }
        // Lines and boxes without words are marked as decorative.
        const silent = [...elements(slide, 'p:cxnSp'), ...elements(slide, 'p:sp').filter((one) => words(one) === '')];
        for (const one of silent) expect(one).toContain('adec:decorative');
      }
    });

    test('“Missing table header”: every table has a header row', async () => {
      for (const slide of await slides()) {
        for (const table of elements(slide, 'a:tbl')) expect(table).toMatch(/<a:tblPr[^>]* firstRow="1"/);
      }
    });

    test('“Missing slide title”: every slide has one title with words', async () => {
      for (const slide of await slides()) {
        expect(titleOf(slide)).toHaveLength(1);
        expect(titleOf(slide)[0]!.trim()).not.toBe('');
      }
    });
  });

  describe('warnings', () => {
    test('“Hard-to-read text contrast”: all text has 4.5 : 1 or more on its ground', () => {
      for (const planned of planDeck(layout, new PreviousDeck())) {
        for (const shape of shapesOf(planned)) for (const pair of pairsOf(shape)) checkContrast(pair);
      }
    });

    test('“Use simple table structure”: cells are merged along a row only, none down, none nested', async () => {
      for (const slide of await slides()) {
        for (const table of elements(slide, 'a:tbl')) expect(table).not.toMatch(/vMerge|rowSpan|<a:tbl>[\s\S]*<a:tbl>/);
      }
    });

    test('“Unclear hyperlink text”: links read as an address or as words of their own', async () => {
      for (const slide of await slides()) {
        for (const run of elements(slide, 'a:r').filter((one) => one.includes('<a:hlinkClick'))) {
          expect(words(run)).not.toMatch(/^(here|click|link|more|this)?$/i);
        }
      }
    });
  });

  describe('tips', () => {
    test('“Duplicate slide title”: no two are alike', async () => {
      const titles = (await slides()).flatMap(titleOf).map((title) => title.toLowerCase());
      expect(new Set(titles).size).toBe(titles.length);
    });

    test('“Check reading order”: the title first, the rest from top to bottom in rows, foot and number last', async () => {
      for (const slide of await slides()) {
        const order = all(slide, /<p:ph type="(\w+)"/g);
        expect(order[0]).toBe('title');
        const last = order.slice(-2);
        if (order.includes('sldNum')) expect(last).toEqual(['ftr', 'sldNum']);
      }
      for (const { items } of layout.slides) {
        const body = items.slice(2);
        for (const [index, item] of body.entries()) {
          const before = body.slice(0, index).filter((one) => one.y >= item.y + item.height - 1);
          const columns = before.filter((one) => one.x + one.width <= item.x + 1);
          expect(before.length, `${item.name} is read after what stands below it`).toBe(columns.length);
        }
      }
    });

    test('“Missing section name”, “Duplicate section name”: sections are named, each once', async () => {
      const names = all((await written()).text('ppt/presentation.xml'), /<p14:section name="([^"]*)"/g);
      expect(names.filter((name) => name.trim() === '')).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    });
  });

  describe('what the checker cannot see', () => {
    test('alternative texts of charts tell every figure that is drawn', () => {
      for (const { alt, labels } of layout.slides.flatMap(figuresOn)) {
        for (const text of labels) expect(alt).toContain(text);
      }
    });

    test('all text has its language', async () => {
      const deck = await written();
      const parts = deck.names.filter((name) => /^ppt\/(slides|notesSlides|charts)\/[^/]+\.xml$/.test(name));
      for (const xml of parts.map((name) => deck.text(name))) {
        for (const run of xml.match(/<a:(rPr|endParaRPr)\b[^>]*>/g) ?? []) {
          expect(run).toContain(` lang="${loaded.dataset.language}"`);
        }
      }
    });

    test('no meaning by colour alone: every mark of a figure carries its name, lines differ by marker', () => {
      for (const { charts } of layout.slides.flatMap(figuresOn)) {
        for (const { panel } of charts) {
          expect(panel.points.filter(({ label }) => label === '')).toEqual([]);
          const lines = new Set(panel.points.map(({ series }) => series)).size;
          if (panel.joined) expect(new Set(panel.points.map(({ shape }) => shape)).size).toBe(Math.min(4, lines));
        }
      }
    });
  });
});

interface Pair {
  name: string;
  text: ColorName;
  ground: ColorName;
}

/** Colours of the words of a shape, and what they stand on. */
function pairsOf({ item, name }: PlannedShape): Pair[] {
  const under = (item.kind === 'text' ? item.fill : null) ?? 'paper';
  if (item.kind === 'text') return colorsOf(item).map((text) => ({ name, text, ground: under }));
  if (item.kind === 'chart') return (['ink', 'muted'] as const).map((text) => ({ name, text, ground: under }));
  if (item.kind === 'table') {
    return [
      { name, text: 'ink', ground: 'tint' },
      { name, text: 'accent', ground: under },
      { name, text: 'ink', ground: under },
    ];
  }
  return [];
}

const colorsOf = ({ color, paragraphs }: DeckText): ColorName[] => [
  ...new Set(paragraphs.map(({ style }) => style?.color ?? color)),
];

function checkContrast({ name, text, ground }: Pair): void {
  const { colors } = defaultTheme;
  expect(contrast(colors[text], colors[ground]), `${name}: ${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
}
