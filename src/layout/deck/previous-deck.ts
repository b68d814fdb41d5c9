/** The deck that was made before, most slides of which stay the same while data are edited: they are neither laid out nor drawn again. */
import type { Slide } from '../../document/types.js';
import type { FontFiles } from '../../theme/theme.js';
import type { SlideLayout } from '../types.js';

interface Written {
  place: number;
  footer: string;
  xml: string;
}

/** Whoever makes a deck again and again keeps one of these and gives it each time. It knows the last deck and no more. */
export class PreviousDeck {
  /** The slides, by all that they were made from. */
  private laid = new Map<string, SlideLayout[]>();
  /** Their XML, by their items, which are the same objects where the layout of a slide was taken from here. */
  private readonly written = new Map<SlideLayout['items'], Written>();

  /**
   * Lays out each slide, or takes what became of it before where the slide, what is `around`
   * it and the fonts are the same. What `layout` gives must depend on nothing else.
   */
  layouts(
    slides: readonly Slide[],
    around: readonly unknown[],
    fonts: FontFiles,
    layout: (slide: Slide) => SlideLayout[],
  ): SlideLayout[][] {
    const shared = JSON.stringify([around, fonts.deck, fonts.deckStretch]);
    const keyed = slides.map((slide): [string, SlideLayout[]] => {
      const key = shared + JSON.stringify(slide);
      // A picture is known by its name alone, and may have changed.
      const isKnown = slide.children.every(({ tag }) => tag !== 'picture');
      return [key, (isKnown && this.laid.get(key)) || layout(slide)];
    });
    this.laid = new Map(keyed);
    const items = new Set(keyed.flatMap(([, parts]) => parts.map((part) => part.items)));
    for (const gone of this.written.keys()) if (!items.has(gone)) this.written.delete(gone);
    return keyed.map(([, laid]) => laid);
  }

  /** The finished XML of a slide, the first of which has the place 1; null where it did not stand there. */
  xmlOf({ items, footer }: SlideLayout, place: number): string | null {
    const last = this.written.get(items);
    return last?.place === place && last.footer === footer ? last.xml : null;
  }

  keepXml({ items, footer }: SlideLayout, place: number, xml: string): void {
    this.written.set(items, { place, footer, xml });
  }
}
