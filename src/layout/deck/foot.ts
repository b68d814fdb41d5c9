/** The foot of a slide: the short citation and the number. Lengths in points. */
import type { Area, DeckLayout, DeckText, Placeholder, SlideLayout } from '../types.js';
import { lookOf, textBox } from './box.js';

/** The slide's footer as a text box. */
export function footerText(layout: DeckLayout, slide: SlideLayout): DeckText {
  const run = { text: slide.footer, strong: false, italic: false, script: 'normal' as const, href: null };
  return textBox({
    name: 'Footer',
    ...lookOf(layout.frame.foot.footer),
    paragraphs: [{ runs: [run], marker: 'none', before: 0 }],
  });
}

/** The foot as it is drawn: the citation, and the number of the slide, which counts from 1; the slide that opens has none. */
export function footTexts(layout: DeckLayout, slide: SlideLayout, number: number): DeckText[] {
  const citation = footerText(layout, slide);
  const run = { text: String(number), strong: false, italic: false, script: 'normal' as const, href: null };
  const own = { ...run, own: true as const };
  const { number: place } = layout.frame.foot;
  const count = (at: Placeholder): DeckText => ({
    ...citation,
    ...areaOf(at),
    name: 'Slide number',
    align: at.align,
    paragraphs: [{ runs: [own], marker: 'none', before: 0 }],
  });
  return [...(slide.footer === '' ? [] : [citation]), ...(slide.layout === 'title' || !place ? [] : [count(place)])];
}

const areaOf = ({ x, y, width, height }: Area): Area => ({ x, y, width, height });
