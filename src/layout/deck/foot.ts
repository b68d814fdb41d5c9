/** The foot of a slide: the short citation and the number. Lengths in points. */
import type { DeckLayout, DeckText, SlideLayout } from '../types.js';
import { textBox } from './box.js';
import { contentWidth, margin, typeSizes, type Area } from './frame.js';

export type Box = Area;

/** Distance of the foot from the lower edge, and its height, in points. */
const footTop = 40;
const footHeight = 22;

const numberWidth = 60;

/** Where the citation and the number stand. */
export function footBoxes({ height }: Pick<DeckLayout, 'height'>): Record<'footer' | 'number', Box> {
  const y = height - footTop;
  return {
    footer: { x: margin, y, width: contentWidth - numberWidth, height: footHeight },
    number: { x: margin + contentWidth - numberWidth, y, width: numberWidth, height: footHeight },
  };
}

/** The slide's footer as a text box. */
export function footerText(layout: DeckLayout, slide: SlideLayout): DeckText {
  const run = { text: slide.footer, strong: false, italic: false, script: 'normal' as const, href: null };
  return textBox({
    name: 'Footer',
    ...footBoxes(layout).footer,
    paragraphs: [{ runs: [run], marker: 'none', before: 0 }],
    size: typeSizes.small,
    color: 'muted',
    valign: 'bottom',
  });
}

/** The foot as it is drawn: the citation, and the number of the slide, which counts from 1; the slide that opens has none. */
export function footTexts(layout: DeckLayout, slide: SlideLayout, number: number): DeckText[] {
  const citation = footerText(layout, slide);
  const run = { text: String(number), strong: false, italic: false, script: 'normal' as const, href: null };
  const own = { ...run, own: true as const };
  const count: DeckText = {
    ...citation,
    ...footBoxes(layout).number,
    name: 'Slide number',
    align: 'right',
    paragraphs: [{ runs: [own], marker: 'none', before: 0 }],
  };
  return [...(slide.footer === '' ? [] : [citation]), ...(slide.layout === 'title' ? [] : [count])];
}
