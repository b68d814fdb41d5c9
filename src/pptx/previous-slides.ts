/** Slides that the deck before had at the same place, as in `watch` most are: they are not drawn again. */
import type { SlideLayout } from '../layout/types.js';

interface Written {
  place: number;
  footer: string;
  xml: string;
}

/** By their items, which are the same objects where the layout of the slide was taken from the deck before. */
const written = new WeakMap<SlideLayout['items'], Written>();

/** The XML of a slide, the first of which has the place 1; null where it did not stand there. */
export function previousXml({ items, footer }: SlideLayout, place: number): string | null {
  const last = written.get(items);
  return last?.place === place && last.footer === footer ? last.xml : null;
}

/** Every slide names its layout and its notes. */
const plainRelations = 2;

/** Keeps the finished XML of a slide, unless its relations name more than any slide's: charts and links are parts to be drawn. */
export function keepXml({ items, footer }: SlideLayout, place: number, xml: string, relations: string): void {
  const count = relations.split('<Relationship ').length - 1;
  if (count === plainRelations) written.set(items, { place, footer, xml });
}
