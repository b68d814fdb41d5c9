/**
 * Where everything on the slides goes.
 *
 *     Slide ─► heading ─► largest sizes that fit (or several slides) ─► boxes
 */
import type { Deck, Properties } from '../../document/types.js';
import { slideSize } from '../../theme/theme.js';
import type { DeckLayout } from '../types.js';
import { layoutContentSlide } from './content.js';
import { layoutTitleSlide } from './title.js';

/**
 * Lays a deck out; lengths in points. Slides that hold too much go on on a
 * further slide. Throws a ContentError for the first slide that cannot be set.
 */
export function layoutDeck(deck: Deck, properties: Properties): DeckLayout {
  const slides = deck.slides.flatMap((slide) =>
    slide.layout === 'title' ? [layoutTitleSlide(slide)] : layoutContentSlide(slide, properties.shortCitation),
  );
  return { ...slideSize, slides };
}
