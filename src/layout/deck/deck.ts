/**
 * Where everything on the slides goes.
 *
 *     Slide ─► heading ─► largest sizes that fit (or several slides) ─► boxes
 */
import type { Deck, Properties } from '../../document/types.js';
import { slideSize } from '../../theme/theme.js';
import type { DeckLayout } from '../types.js';
import { layoutContentSlide } from './content.js';
import { weightOf, withTimes, type Draft } from './notes.js';
import { layoutTitleSlide } from './title.js';
import { withOwnTitles } from './titles.js';

/** Length of a talk at journal club, in minutes. */
export const usualMinutes = 10;

/**
 * Lays a deck out for a talk of some minutes, a whole number; lengths in
 * points. Slides that hold too much go on on a further slide. Throws a
 * ContentError for the first slide that cannot be set.
 */
export function layoutDeck(deck: Deck, properties: Properties, minutes = usualMinutes): DeckLayout {
  const drafts = withOwnTitles(deck).flatMap((slide): Draft[] => {
    if (slide.layout === 'title') return [{ slide: layoutTitleSlide(slide), weight: weightOf(slide) }];
    const parts = layoutContentSlide(slide, properties.shortCitation);
    return parts.map((part) => ({ slide: part, weight: weightOf(slide) / parts.length }));
  });
  return { ...slideSize, slides: withTimes(drafts, minutes) };
}
