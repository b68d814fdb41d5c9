/** Slides that hold what those of the deck before held, as in `watch` most do: they are not laid out again. */
import type { Slide } from '../../document/types.js';
import { fontsOf } from '../../fonts/fonts.js';
import type { SlideLayout } from '../types.js';

/** The slides of the deck before, by all that they were made from. */
let before = new Map<string, SlideLayout[]>();

/**
 * Lays out each slide, or takes what became of it in the deck before where the slide,
 * what stands in the footer and the fonts are the same. One deck is kept and no more,
 * so that a batch stays small. What `layout` gives must depend on nothing else.
 */
export function eachOrPrevious(
  slides: readonly Slide[],
  footer: readonly unknown[],
  layout: (slide: Slide) => SlideLayout[],
): SlideLayout[][] {
  const around = JSON.stringify([footer, fontsOf('deck')]);
  const keyed = slides.map((slide): [string, SlideLayout[]] => {
    const key = around + JSON.stringify(slide);
    // A picture is known by its name alone, and may have changed.
    const isKnown = slide.children.every(({ tag }) => tag !== 'picture');
    return [key, (isKnown && before.get(key)) || layout(slide)];
  });
  before = new Map(keyed);
  return keyed.map(([, laid]) => laid);
}
