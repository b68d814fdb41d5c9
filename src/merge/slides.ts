/** The slides of a deck in their order, and which slide of one deck is which of another. */
import type { Package } from './package.js';
import { shapesIn, type Shape } from './shapes.js';
import { at, attribute, children, relationId, type Element } from './xml.js';

export interface DeckSlide {
  part: string;
  /** Its entry in the list of the presentation. */
  entry: Element;
  /** The name that the tool gave it; a program may have lost it, and a copy has it twice. */
  key: string;
  tree: Element;
  shapes: Shape[];
}

export const presentationPart = 'ppt/presentation.xml';

export function slidesOf(deck: Package): DeckSlide[] {
  const list = at(deck.root(presentationPart), 'sldIdLst');
  const relations = new Map(deck.relations(presentationPart).map(({ id, target }) => [id, target]));
  return (list ? children(list, 'sldId') : []).flatMap((entry) => {
    const part = relations.get(relationId(entry) ?? '');
    if (part === undefined || !deck.has(part)) return [];
    const content = at(deck.root(part), 'cSld')!;
    const tree = at(content, 'spTree')!;
    return [{ part, entry, key: attribute(content, 'name') ?? '', tree, shapes: shapesIn(tree) }];
  });
}

/** The words of a slide's title, on one line. */
export function titleOf({ shapes }: DeckSlide): string {
  const title = shapes.find(({ placeholder }) => placeholder === 'title' || placeholder === 'ctrTitle');
  return (title ?? shapes[0])?.words.join(' ').replace(/\s+/g, ' ').trim() ?? '';
}

/** Below this, two slides without a common key have too little in common to be one. */
const enough = 0.45;
const sameKey = 1;
/** A slide of the same title is likely the same, even where all else on it was deleted. */
const sameTitle = 0.5;

/**
 * For each slide of a deck, which of another deck it is. The likest pairs come
 * first, of equal ones those that stand first: so that of a copied slide the copy
 * is the one that is new.
 */
export function matchSlides(some: DeckSlide[], others: DeckSlide[]): Map<DeckSlide, DeckSlide> {
  const others2 = others.map((slide) => ({ slide, likeness: likenessTo(slide) }));
  const pairs = some.flatMap((slide) =>
    others2.map((other) => ({ slide, other: other.slide, score: other.likeness(slide) })),
  );
  const matches = new Map<DeckSlide, DeckSlide>();
  const taken = new Set<DeckSlide>();
  for (const { slide, other, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < enough || matches.has(slide) || taken.has(other)) continue;
    matches.set(slide, other);
    taken.add(other);
  }
  return matches;
}

function likenessTo(other: DeckSlide): (slide: DeckSlide) => number {
  const [words, names, title] = [countedWords(other), namesOf(other), titleOf(other)];
  return (slide) => {
    const key = slide.key !== '' && slide.key === other.key ? sameKey : 0;
    const titled = title !== '' && titleOf(slide) === title ? sameTitle : 0;
    return key + titled + dice(countedWords(slide), words) + 0.2 * dice(namesOf(slide), names);
  };
}

type Counts = Map<string, number>;

function counted(items: string[]): Counts {
  const counts: Counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const countedWords = ({ shapes }: DeckSlide): Counts =>
  counted(shapes.flatMap(({ words }) => words.flatMap((line) => line.split(/\s+/).filter(Boolean))));

const namesOf = ({ shapes }: DeckSlide): Counts =>
  counted(shapes.flatMap(({ name, placeholder }) => (placeholder === null ? [name] : [])));

/** How much two texts have in common, from 0 to 1. */
export const likenessOfWords = (a: string, b: string): number => dice(counted(a.split(' ')), counted(b.split(' ')));

/** How much two lists have in common, from 0 to 1 (Dice 1945). */
function dice(a: Counts, b: Counts): number {
  const size = (counts: Counts) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const all = size(a) + size(b);
  if (all === 0) return 0;
  const common = [...a].reduce((sum, [item, count]) => sum + Math.min(count, b.get(item) ?? 0), 0);
  return (2 * common) / all;
}

/** For each shape, which of the others it is: by name and kind, then by the placeholder, of several the likest. */
export function matchShapes(some: Shape[], others: Shape[]): Map<Shape, Shape> {
  const left = new Set(others);
  const matches = new Map<Shape, Shape>();
  const match = (shape: Shape, other: Shape | undefined) => {
    if (!other) return;
    matches.set(shape, other);
    left.delete(other);
  };
  for (const shape of some) {
    match(
      shape,
      [...left].find(({ name, kind }) => name === shape.name && kind === shape.kind),
    );
  }
  for (const shape of some) {
    if (matches.has(shape)) continue;
    const alike = [...left].filter(
      ({ kind, placeholder }) => kind === shape.kind && rank(placeholder) === rank(shape.placeholder),
    );
    const words = counted(wordsIn(shape));
    const scored = alike.map((other) => ({ other, score: dice(counted(wordsIn(other)), words) }));
    const best = scored.sort((a, b) => b.score - a.score)[0];
    // A title is the title whatever its words are; of free boxes and bodies only what is alike is the same.
    if (best && (rank(shape.placeholder) === 'title' || best.score >= enough || alike.length === 1))
      match(shape, best.other);
  }
  return matches;
}

const wordsIn = ({ words }: Shape) => words.flatMap((line) => line.split(/\s+/).filter(Boolean));

/** LibreOffice writes other types for some placeholders: titles of title slides, bodies as objects. */
const rank = (placeholder: string | null): string | null =>
  placeholder === 'ctrTitle' ? 'title' : placeholder !== null && placeholder !== 'title' ? 'body' : placeholder;
