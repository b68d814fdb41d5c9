/** The foot of a slide: a rule, the short citation and the number. Lengths in points. */
import type { DeckLayout, DeckText, Item, SlideLayout } from '../types.js';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Foot {
  rule: Box;
  footer: Box;
  number: Box;
}

/** Size of the footer, in points. */
export const footSize = 11;

/** Distance of the rule from the lower edge, in points; content ends above it. */
const footHeight = 44;

const numberWidth = 60;

/** The foot under the slide's title, as wide as it. */
export function footOf(layout: DeckLayout, slide: SlideLayout): Foot {
  const title = slide.items.find((item) => item.kind === 'text' && item.placeholder === 'title');
  const { x, width } = title ?? { x: 48, width: layout.width - 96 };
  const rule = { x, y: layout.height - footHeight, width, height: 0 };
  const y = rule.y + 6;
  return {
    rule,
    footer: { x, y, width: width - numberWidth, height: 20 },
    number: { x: x + width - numberWidth, y, width: numberWidth, height: 20 },
  };
}

/** The slide's footer as a text box. */
export function footerText(layout: DeckLayout, slide: SlideLayout): DeckText {
  const run = { text: slide.footer, strong: false, italic: false, script: 'normal' as const, href: null };
  return {
    kind: 'text',
    name: 'Footer',
    ...footOf(layout, slide).footer,
    placeholder: 'none',
    paragraphs: [{ runs: [run], marker: 'none', before: 0 }],
    size: footSize,
    leading: 1.2,
    color: slide.layout === 'title' ? 'paper' : 'muted',
    strong: false,
    caps: false,
    align: 'left',
    valign: 'middle',
    inset: 0,
    hang: 0,
    fill: null,
    stroke: null,
  };
}

/** The foot as it is drawn: the rule, the citation, and the number of the slide, which counts from 1. */
export function footTexts(layout: DeckLayout, slide: SlideLayout, number: number): { rule: Item; texts: DeckText[] } {
  const { rule, number: box } = footOf(layout, slide);
  const { x, y, width } = rule;
  const citation = footerText(layout, slide);
  const run = { text: String(number), strong: false, italic: false, script: 'normal' as const, href: null };
  const own = { ...run, own: true as const };
  return {
    rule: {
      kind: 'path',
      points: [
        [x, y],
        [x + width, y],
      ],
      stroke: 'hairline',
      lineWidth: 0.75,
    },
    texts: [
      ...(slide.footer === '' ? [] : [citation]),
      {
        ...citation,
        ...box,
        name: 'Slide number',
        align: 'right',
        paragraphs: [{ runs: [own], marker: 'none', before: 0 }],
      },
    ],
  };
}
