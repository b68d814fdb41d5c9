/** Cards: a filled box with its label, and the words on it. */
import type { Block, Card, Tone } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { DeckItem, DeckText } from '../types.js';
import type { ColorName } from '../../theme/theme.js';
import { textBox, paragraphOf } from './box.js';
import { labelSize, leading } from './frame.js';
import type { Part, Setting } from './stack.js';
import { leastWidth, runsFrom, wordsHeight } from './measured-words.js';

/** Inner margin of a card, and the space between its label and its words, in points. */
const inset = 14;
const labelGap = 6;

/** How much higher than its words a card may get: more would be an empty box. */
const cardStretch = 0.6;

interface ToneStyle {
  fill: ColorName | null;
  stroke: ColorName | null;
  label: ColorName;
  ink: ColorName;
  muted: ColorName;
}

const tones: Record<Tone, ToneStyle> = {
  plain: { fill: 'tint', stroke: null, label: 'accent', ink: 'ink', muted: 'muted' },
  caution: { fill: 'cautionTint', stroke: null, label: 'caution', ink: 'ink', muted: 'muted' },
  accent: { fill: 'accent', stroke: null, label: 'paper', ink: 'paper', muted: 'paper' },
  line: { fill: null, stroke: 'hairline', label: 'accent', ink: 'ink', muted: 'muted' },
  bar: { fill: null, stroke: 'accent', label: 'accent', ink: 'ink', muted: 'muted' },
  shown: { fill: null, stroke: 'accent', label: 'accent', ink: 'ink', muted: 'muted' },
  open: { fill: null, stroke: 'comparator', label: 'muted', ink: 'ink', muted: 'muted' },
  harms: { fill: null, stroke: 'caution', label: 'caution', ink: 'ink', muted: 'muted' },
};

/** A card with the blocks in it; `arrange` sets those. */
export function cardPart(card: Card, setting: Setting, arrange: (blocks: Block[], setting: Setting) => Part): Part {
  const { ink, muted } = tones[card.tone];
  const width = setting.width - 2 * inset;
  const label = words(card.label.toUpperCase());
  const labelHeight = label.length > 0 ? wordsHeight(label, 'strong', labelSize, width) + labelGap : 0;
  const content = arrange(card.children, { ...setting, width, ink, muted });
  const height = 2 * inset + labelHeight + content.height;
  return {
    height,
    stretch: content.stretch === Infinity ? Infinity : height * cardStretch,
    tooWide: Math.max(content.tooWide, leastWidth(label, 'strong', labelSize) - width, 0),
    cramped: content.cramped,
    place: (x, y, given) => {
      const room = given - 2 * inset - labelHeight;
      const items = content.place(
        x + inset,
        y + inset + labelHeight,
        content.stretch === Infinity ? room : content.height,
      );
      const inCard = items.map((item) =>
        item.kind === 'text' && item.placeholder === 'body'
          ? { ...item, name: card.label || 'Card text', placeholder: 'none' as const }
          : item,
      );
      const box = { x, y, width: setting.width, height: given };
      return oneBox(card, box, inCard) ?? [ground(card, box), ...inCard];
    },
  };
}

type Box = Pick<DeckText, 'x' | 'y' | 'width' | 'height'>;

/** A card with nothing but words is one box to edit: its label, then the words. Null when there is more on it. */
function oneBox({ tone, label }: Card, box: Box, [content, ...others]: DeckItem[]): DeckText[] | null {
  if (content?.kind !== 'text' || others.length > 0) return null;
  const { fill, stroke, label: color } = tones[tone];
  const style = { size: labelSize, color, strong: true, caps: true };
  const head = label === '' ? [] : [{ ...paragraphOf(runsFrom(words(label))), style }];
  const body = content.paragraphs.map((one, index) =>
    index === 0 && label !== '' ? { ...one, before: labelGap } : one,
  );
  return [{ ...content, ...box, fill, stroke, inset, paragraphs: [...head, ...body] }];
}

/** The filled box; its own text is the label. */
function ground({ tone, label }: Card, box: Box): DeckText {
  const { fill, stroke, label: color } = tones[tone];
  return textBox({
    ...box,
    name: `${label || 'Card'} card`,
    paragraphs: [paragraphOf(runsFrom(words(label)))],
    size: labelSize,
    strong: true,
    caps: true,
    leading,
    color,
    fill,
    stroke,
    inset,
  });
}
