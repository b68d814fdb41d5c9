/** Slides of the deck before are kept where nothing that they are made from changed. */
import { expect, test } from 'vitest';
import type { Slide } from '../../src/document/types.js';
import { withFonts } from '../../src/fonts/fonts.js';
import { generate } from '../../src/index.js';
import { eachOrAgain } from '../../src/layout/deck/again.js';
import type { SlideLayout } from '../../src/layout/types.js';
import { defaultTheme } from '../../src/theme/theme.js';
import { changed, original } from '../outputs/dataset.js';

const slide = (kicker: string) => ({ tag: 'slide', kicker }) as Slide;

/** The slides that are laid out again, by their kickers. */
function laidOut(kickers: string[], footer = 'footer', fonts = defaultTheme.fonts): string[] {
  const laid: string[] = [];
  withFonts(fonts, () =>
    eachOrAgain(kickers.map(slide), [footer], ({ kicker }) => {
      laid.push(kicker);
      return [] as SlideLayout[];
    }),
  );
  return laid;
}

test('a slide is laid out again only when it, the footer or a font changed', () => {
  const { fonts } = defaultTheme;
  const heavier = { ...fonts, deck: { ...fonts.deck, italic: fonts.deck.strong } };
  expect(laidOut(['a', 'b'])).toEqual(['a', 'b']);
  expect(laidOut(['b', 'c'])).toEqual(['c']);
  expect(laidOut(['a', 'b', 'c'])).toEqual(['a']);
  expect(laidOut(['a', 'b'], 'another')).toEqual(['a', 'b']);
  expect(laidOut(['a', 'b'], 'another', heavier)).toEqual(['a', 'b']);
  expect(laidOut(['a', 'b'], 'another', structuredClone(heavier))).toEqual([]);
});

test('a deck has the bytes it has alone, whatever deck was before: the same, with another value, of another length', async () => {
  const deckOf = async (text: string, minutes = 10) =>
    (await generate({ file: 'trial.yaml', text, formats: ['pptx'], minutes })).outputs[0]!.bytes;
  const edited = changed(original, ['{ mean: -19.2 }', '{ mean: -18.7 }']);
  const alone = new Map<string, Uint8Array>();
  for (const [name, text, minutes] of [
    ['original', original, 10],
    ['edited', edited, 10],
    ['longer', original, 45],
  ] as const) {
    // Nothing is kept of a deck without slides.
    eachOrAgain([], [], () => []);
    alone.set(name, await deckOf(text, minutes));
  }
  const after = [await deckOf(original), await deckOf(edited), await deckOf(original), await deckOf(original, 45)];
  for (const [at, name] of ['original', 'edited', 'original', 'longer'].entries()) {
    expect(Buffer.compare(after[at]!, alone.get(name)!), `${name}, ${at}`).toBe(0);
  }
});
