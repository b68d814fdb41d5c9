/** Decks of one trial before and after its data change, and edits as a person makes them. */
import { readFileSync } from 'node:fs';
import { generate, type GenerateOptions } from '../../src/index.js';
import { Package } from '../../src/merge/package.js';
import { slidesOf, titleOf, type DeckSlide } from '../../src/merge/slides.js';
import { within } from '../../src/merge/xml.js';

export type Change = [old: string, fresh: string];

/** The deck of an invented trial, some of whose text is changed first. */
export const deckOf = (fixture: string, ...changes: Change[]): Promise<Uint8Array> => deckWith({}, fixture, ...changes);

/** The same, made with options. */
export async function deckWith(
  options: Pick<GenerateOptions, 'dataset' | 'template' | 'templateDeck'>,
  fixture: string,
  ...changes: Change[]
): Promise<Uint8Array> {
  const file = `tests/fixtures/${fixture}.yaml`;
  const text = changes.reduce(
    (all, [old, fresh]) => {
      if (!all.includes(old)) throw new Error(`${file} has no ${old}`);
      return all.replaceAll(old, fresh);
    },
    readFileSync(file, 'utf8'),
  );
  const { outputs } = await generate({ ...options, file, text, formats: ['pptx'] });
  return outputs[0]!.bytes;
}

/** Changes the XML of a deck as a program does on saving. */
export function edited(deck: Uint8Array, edit: (deck: Package, slides: DeckSlide[]) => void): Uint8Array {
  const opened = new Package(deck);
  edit(opened, slidesOf(opened));
  return opened.pack();
}

/** Words without the marks that keep them on one line. */
export const plain = (words: string): string => words.replace(/[\u00A0\u202F]/g, ' ').replace(/\u2060/g, '');

/** All words of all slides, one string a slide. */
export function wordsOf(deck: Uint8Array): string[] {
  return slidesOf(new Package(deck)).map(({ shapes }) => plain(shapes.flatMap(({ words }) => words).join('\n')));
}

export const titlesOf = (deck: Uint8Array): string[] => slidesOf(new Package(deck)).map(titleOf);

/** Replaces words in the first run that holds them. */
export function retype(slide: DeckSlide, old: string, fresh: string): void {
  const run = within(slide.tree, 't').find(
    ({ textContent }) => textContent !== null && plain(textContent).includes(old),
  );
  if (!run) throw new Error(`no run holds ${old}`);
  run.textContent = plain(run.textContent!).replace(old, fresh);
}
