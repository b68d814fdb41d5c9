/** Titles are how a screen reader and the outline tell slides apart: none is empty, and none stands twice. */
import { plainText } from '../../document/build.js';
import type { Deck, Slide } from '../../document/types.js';
import { words } from '../../document/words.js';
import { ContentError } from '../../errors.js';
import { ownWords } from './measured-words.js';

/**
 * The slides with a title each that no other has: one that stands on an
 * earlier slide takes its own kicker, or a number, in brackets. Throws a
 * ContentError for slides whose title has no words.
 */
export function withOwnTitles({ slides }: Deck): Slide[] {
  const empty = slides.filter(({ title }) => comparable(title) === '');
  if (empty.length > 0) {
    const hint = 'give its <h1> some words';
    throw new ContentError(
      empty.map(({ place }) => ({ severity: 'error', message: 'the title of this slide is empty', hint, ...place })),
    );
  }
  const taken = new Set<string>();
  return slides.map((slide) => {
    const title = firstFree(slide, taken);
    taken.add(comparable(title));
    return title === slide.title ? slide : { ...slide, title };
  });
}

const comparable = (title: Slide['title']) => plainText(title).replace(/\s+/g, ' ').trim().toLowerCase();

function firstFree({ title, kicker }: Slide, taken: Set<string>): Slide['title'] {
  const free = (candidate: Slide['title']) => !taken.has(comparable(candidate));
  if (free(title)) return title;
  const named = [...title, ...words(` (${kicker.toLowerCase()})`)];
  if (kicker !== '' && free(named)) return named;
  let count = 2;
  while (!free([...title, ...ownWords(` (${count})`)])) count += 1;
  return [...title, ...ownWords(` (${count})`)];
}

/** The slides with a key each that no other has: what the template gives, or the section; a second one is counted. */
export function withOwnKeys(slides: Slide[]): Slide[] {
  const taken = new Map<string, number>();
  return slides.map((slide) => {
    const key = slide.key || slide.section.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'slide';
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return { ...slide, key: count === 1 ? key : `${key}.${count}` };
  });
}
