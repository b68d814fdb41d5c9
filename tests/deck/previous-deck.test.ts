/** Slides of the deck before are kept where nothing that they are made from changed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Slide } from '../../src/document/types.js';
import { generate, PreviousDeck } from '../../src/index.js';
import type { SlideLayout } from '../../src/layout/types.js';
import { defaultTheme } from '../../src/theme/theme.js';
import { changed, original } from '../outputs/dataset.js';

const slide = (kicker: string) => ({ tag: 'slide', kicker, children: [] as Slide['children'] }) as Slide;

test('a slide is laid out again only when it, the footer or a font changed', () => {
  const previous = new PreviousDeck();
  /** The slides that are laid out again, by their kickers. */
  const laidOut = (kickers: string[], footer = 'footer', fonts = defaultTheme.fonts) => {
    const laid: string[] = [];
    previous.layouts(kickers.map(slide), [footer], fonts, ({ kicker }) => {
      laid.push(kicker);
      return [] as SlideLayout[];
    });
    return laid;
  };
  const { fonts } = defaultTheme;
  const heavier = { ...fonts, deck: { ...fonts.deck, italic: fonts.deck.strong } };
  const wider = { ...heavier, deckStretch: 1.1 };
  expect(laidOut(['a', 'b'])).toEqual(['a', 'b']);
  expect(laidOut(['b', 'c'])).toEqual(['c']);
  expect(laidOut(['a', 'b', 'c'])).toEqual(['a']);
  expect(laidOut(['a', 'b'], 'another')).toEqual(['a', 'b']);
  expect(laidOut(['a', 'b'], 'another', heavier)).toEqual(['a', 'b']);
  expect(laidOut(['a', 'b'], 'another', structuredClone(heavier))).toEqual([]);
  expect(laidOut(['a', 'b'], 'another', wider)).toEqual(['a', 'b']);
});

describe('a deck has the bytes it has alone', () => {
  const edited = changed(original, ['{ mean: -19.2 }', '{ mean: -18.7 }']);
  const withoutReasons = original.replace(/^why:\n(?: {2}- .*\n)+/m, '');
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-'));
  const theme = join(folder, 'house.yaml');
  const decks = {
    original: { text: original },
    edited: { text: edited },
    'of a longer talk': { text: original, minutes: 45 },
    // All slides after the second stand one place before.
    'without a slide': { text: withoutReasons },
    'of another colour': { text: original, theme },
  };
  type Name = keyof typeof decks;
  const deckOf = async (name: Name, previous?: PreviousDeck) =>
    (await generate({ file: 'trial.yaml', formats: ['pptx'], ...decks[name], previous })).outputs[0]!.bytes;
  const alone = new Map<Name, Uint8Array>();
  const same = (made: Uint8Array, name: Name) => Buffer.compare(made, alone.get(name)!) === 0;
  const names = Object.keys(decks) as Name[];

  beforeAll(async () => {
    writeFileSync(theme, 'colours: { accent: 7A1F3D }\n');
    for (const name of names) alone.set(name, await deckOf(name));
    const all = [...alone.values()].map((bytes) => Buffer.from(bytes).toString('base64'));
    expect(new Set(all).size).toBe(names.length);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(names.flatMap((before) => names.map((name) => [name, before] as const)))(
    '%s after %s',
    async (name, before) => {
      const previous = new PreviousDeck();
      await deckOf(before, previous);
      expect(same(await deckOf(name, previous), name)).toBe(true);
    },
  );

  test('when several are made at once', async () => {
    const previous = new PreviousDeck();
    const made = await Promise.all([...names, ...names].map((name) => deckOf(name, previous)));
    expect([...names, ...names].map((name, at) => same(made[at]!, name))).toEqual(made.map(() => true));
  });
});
