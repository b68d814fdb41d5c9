/** Where a value is printed: found by putting the earlier value back and seeing what of the documents differs. */
import type { Loaded } from '../load.js';
import type { Dataset } from '../dataset/schema.js';
import { buildBrief, buildDeck, plainText } from '../document/build.js';
import { parseMarkup } from '../document/markup.js';
import type { Block, Brief, Deck } from '../document/types.js';
import { layoutDeck } from '../layout/deck/deck.js';
import { DeckTypesetter } from '../layout/deck/measured-words.js';
import { compileTemplates, type Renderer, type Templates } from '../template/render.js';
import { defaultTheme } from '../theme/theme.js';
import { linkTrial } from '../trial/trial.js';
import { viewOf } from '../template/view/view.js';
import type { Change } from './changed-values.js';
import { own } from '../own.js';

/** Where the value of a change is printed. */
export interface Places {
  /** Parts of the page, such as `figure`, `table`, `headline`. */
  page: string[];
  /** Slides by number, from 1. */
  slides: number[];
}

interface Documents {
  brief: Brief;
  deck: Deck;
}

/** Gives the function that tells the places of one change from an earlier dataset to this one. */
export function tracer(before: Dataset, loaded: Loaded, templates: Templates): (change: Change) => Places {
  const render = compileTemplates(templates);
  const now = documentsOf(loaded, render);
  let laid: WordsOfSlides | undefined;
  return (change) => {
    const earlier = withEarlier(before, loaded, change, render);
    if (!earlier) return { page: [], slides: [] };
    laid ??= wordsOfSlides(now.deck, loaded.dataset);
    return {
      page: [...new Set(differences(earlier.brief.children, now.brief.children, 'text'))],
      slides: slidesThatDiffer(earlier.deck, now.deck, laid),
    };
  };
}

function documentsOf(loaded: Loaded, render: Renderer): Documents {
  const view = viewOf(loaded);
  return {
    brief: buildBrief(parseMarkup(render('brief', view), 'brief.hbs')),
    deck: buildDeck(parseMarkup(render('deck', view), 'deck.hbs')),
  };
}

/** The documents with one earlier value; null where it cannot stand alone, such as a row that is new. */
function withEarlier(before: Dataset, loaded: Loaded, change: Change, render: Renderer): Documents | null {
  if (change.before === null || change.after === null) return null;
  const dataset = replaced(loaded.dataset, change.path.split('.'), valueAt(before, change.earlier)) as Dataset;
  try {
    return documentsOf({ ...loaded, dataset, trial: linkTrial(dataset) }, render);
  } catch {
    return null;
  }
}

const valueAt = (node: unknown, path: string): unknown =>
  path.split('.').reduce((inner, key) => own(inner as Record<string, unknown>, key), node);

/** A copy of a tree in which one leaf is another; what lies beside its path is shared. */
function replaced(node: unknown, [key, ...rest]: string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...(node as object) }) as Record<string, unknown>;
  copy[key] = replaced(own(copy, key), rest, leaf);
  return copy;
}

const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);

/** Names of the parts that differ; a part is named by what it is, or by the heading over it. */
function differences(before: Block[], after: Block[], heading: string): string[] {
  let over = heading;
  return after.flatMap((block, index) => {
    const was = before[index];
    if (block.tag === 'h2') over = plainText(block.children).toLowerCase();
    if (same(was, block)) return [];
    if (block.tag === 'columns' && was?.tag === 'columns') {
      return block.columns.flatMap((column, at) => differences(was.columns[at] ?? [], column, over));
    }
    return [partName(block, over)];
  });
}

function partName(block: Block, heading: string): string {
  switch (block.tag) {
    case 'h1':
      return 'headline';
    case 'chart':
      return 'figure';
    case 'table':
      return 'table';
    case 'flow':
      return 'flow of participants';
    case 'card':
      // Only the bottom line stands beside a bar, and has no label of its own.
      return block.tone === 'bar' ? 'bottom line' : block.label.toLowerCase();
    case 'p':
      if (block.role === 'kicker') return 'top line';
      return block.role === 'note' || block.role === 'foot' ? `${block.role}s`.replace('foots', 'foot') : heading;
    case 'h2':
    case 'h3':
    case 'ul':
    case 'ol':
    case 'columns':
    case 'terms':
    case 'picture':
    case 'qr':
      return heading;
  }
}

/** Slides of the deck: of one of the template that goes on over several, those whose words differ. */
function slidesThatDiffer(before: Deck, after: Deck, laid: WordsOfSlides): number[] {
  if (before.slides.length !== after.slides.length) return [];
  let first = 1;
  return after.slides.flatMap((slide, index) => {
    const own = laid.now[index]!;
    const start = first;
    first += own.length;
    if (same(slide, before.slides[index])) return [];
    const earlier = laid.of(before, before.slides[index]!);
    const isSame = (at: number) => earlier.length === own.length && same(own[at], earlier[at]);
    return own.flatMap((_, at) => (isSame(at) ? [] : [start + at]));
  });
}

/** The words of each slide that a slide of the template becomes; `now` of those of today. */
interface WordsOfSlides {
  of: (deck: Deck, slide: Deck['slides'][number]) => string[][];
  now: string[][][];
}

function wordsOfSlides(deck: Deck, { revised: date, language }: Dataset): WordsOfSlides {
  const properties = { title: '', authors: '', subject: '', keywords: '', shortCitation: '', date, language };
  const typesetter = new DeckTypesetter(defaultTheme.fonts);
  const of: WordsOfSlides['of'] = (whole, slide) =>
    layoutDeck({ ...whole, slides: [slide] }, properties, { typesetter }).slides.map(({ items, notes }) => [
      ...wordsIn(items),
      ...notes,
    ]);
  return { of, now: deck.slides.map((slide) => of(deck, slide)) };
}

/** What an item says, wherever it stands: boxes grow and shrink with other words of the same slide. */
function wordsIn(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return node !== null && typeof node === 'object' ? Object.values(node).flatMap(wordsIn) : [];
}
