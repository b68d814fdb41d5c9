/** The paragraphs of a deck that somebody wrote otherwise than the tool did. */
import { bounds } from '../bounds.js';
import { notesBody, isMark } from '../merge/notes.js';
import type { Package } from '../merge/package.js';
import { shapesIn, type Shape } from '../merge/shapes.js';
import { plainText } from '../merge/words.js';
import { likenessOfWords, matchShapes, matchSlides, slidesOf, titleOf, type DeckSlide } from '../merge/slides.js';

export interface EditedText {
  /** Number of the slide in the deck as it is now, from 1, and its title. */
  slide: number;
  title: string;
  /** Name of the shape. */
  shape: string;
  /** The paragraph as it was last written, and as it is now; on one line, with plain spaces. */
  old: string;
  new: string;
}

/** Every edited paragraph of shapes, cells and notes that are still there, in the order of the deck. */
export function editedTexts(deck: Package, base: Package): EditedText[] {
  const slides = slidesOf(deck);
  const before = slidesOf(base);
  const nowOf = matchSlides(before, slides);
  const found = before.flatMap((old) => {
    const now = nowOf.get(old);
    if (!now) return [];
    const place = { slide: slides.indexOf(now) + 1, title: titleOf(now) };
    const notes = pairsOf(notesOn(base, old), notesOn(deck, now)).map((pair) => ({ ...pair, shape: 'Notes' }));
    return [...inShapes(old.shapes, now.shapes), ...notes].map((pair) => ({ ...place, ...pair }));
  });
  return found.sort((one, other) => one.slide - other.slide);
}

type Pair = Pick<EditedText, 'old' | 'new'>;

function inShapes(before: Shape[], now: Shape[]): (Pair & { shape: string })[] {
  const nowOf = matchShapes(before, now);
  return before.flatMap((old) => {
    const shape = nowOf.get(old);
    if (!shape) return [];
    if (old.kind === 'group') return inShapes(shapesIn(old.element), shapesIn(shape.element));
    return pairsOf(old.words, shape.words).map((pair) => ({ ...pair, shape: old.name }));
  });
}

const notesOn = (deck: Package, { part }: DeckSlide): string[] =>
  (notesBody(deck, part)?.words ?? []).filter((line) => !isMark(line));

/** Below this, a paragraph has too little in common with another to be what became of it. */
const enough = 0.3;

/**
 * Which paragraph became which other one. Between two that stayed the same, as many stand as before, or each goes
 * to the likest; what was added or taken out goes to none.
 */
function pairsOf(before: string[], now: string[]): Pair[] {
  const [old, fresh] = [before, now].map(readable) as [string[], string[]];
  const pairs: Pair[] = [];
  let from = 0;
  let start = 0;
  const settle = (end: number, to: number) => pairs.push(...between(old.slice(start, end), fresh.slice(from, to)));
  old.forEach((line, index) => {
    const same = fresh.indexOf(line, from);
    if (same < 0) return;
    settle(index, same);
    [start, from] = [index + 1, same + 1];
  });
  settle(old.length, fresh.length);
  return pairs;
}

/** Paragraphs that can be sentences of a dataset: none is longer than one, and no shape has more of them than it could show. */
const readable = (lines: string[]) =>
  lines
    .slice(0, mostParagraphs)
    .filter(({ length }) => length <= bounds['characters of a text'].most)
    .map(plainText)
    .filter(Boolean);
const mostParagraphs = 500;

function between(old: string[], fresh: string[]): Pair[] {
  if (old.length === fresh.length) return old.map((line, index) => ({ old: line, new: fresh[index]! }));
  const left = new Set(fresh);
  return old.flatMap((line) => {
    const [best] = [...left]
      .map((text) => ({ text, likeness: likenessOfWords(line, text) }))
      .sort((one, other) => other.likeness - one.likeness);
    if (!best || best.likeness < enough) return [];
    left.delete(best.text);
    return [{ old: line, new: best.text }];
  });
}
