/** Cards: a rule in the colour of what they tell, their label, and the words under it. */
import type { Block, Card, Inline, Tone } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { ColorName } from '../../theme/theme.js';
import type { DeckItem, DeckLine, DeckParagraph, DeckStyle, DeckText } from '../types.js';
import { paragraphOf, textBox } from './box.js';
import { typeSizes } from './frame.js';
import { ownWords, runsFrom } from './measured-words.js';
import { sum, type Part, type Setting } from './stack.js';

/** Space between the rule and the label, and below each line of the head, in points. */
const ruleGap = 12;
const headGap = 6;
const ruleWeight = 2.5;

/** The colour of the rule, and of what judges. */
const tones: Record<Tone, ColorName> = {
  plain: 'accent',
  accent: 'accent',
  bar: 'accent',
  shown: 'accent',
  caution: 'caution',
  harms: 'caution',
  line: 'muted',
  open: 'muted',
};

/** A line over the words of a card, and its height in points. */
interface Head {
  inlines: Inline[];
  style: DeckStyle;
  height: number;
}

/** The label, the word that judges and the large value, those that there are. */
function headsOf({ label, isNumbered, badge, value, tone }: Card, { width, sizes, typesetter }: Setting): Head[] {
  const most = isNumbered ? typeSizes.text : typeSizes.detail;
  const size = Math.min(most, Math.max(sizes.body, sizes.note));
  const large = words(value.text, value.letters, value.data);
  const fitting = [typeSizes.opening, typeSizes.title].find(
    (one) => typesetter.leastWidth(large, 'strong', one) <= width,
  );
  const heads: [Inline[], number, ColorName][] = [
    [isNumbered ? ownWords(label) : words(label), size, badge === '' ? tones[tone] : 'ink'],
    [words(badge), sizes.note, tones[tone]],
    [large, fitting ?? typeSizes.text, tones[tone]],
  ];
  return heads
    .filter(([inlines]) => inlines.length > 0)
    .map(([inlines, size, color]) => ({
      inlines,
      style: { size, color, strong: true, caps: false },
      height: typesetter.height(inlines, 'strong', size, width),
    }));
}

/** A card with the blocks in it; `arrange` sets those, no larger than what stands in columns. */
export function cardPart(card: Card, setting: Setting, arrange: (blocks: Block[], setting: Setting) => Part): Part {
  const { width, typesetter } = setting;
  const heads = headsOf(card, setting);
  const headHeight = sum(heads.map(({ height }) => height + headGap));
  const content = arrange(card.children, { ...setting, isAcross: false });
  const wide = heads.map(({ inlines, style }) => typesetter.leastWidth(inlines, 'strong', style.size) - width);
  return {
    height: ruleGap + headHeight + content.height,
    grows: content.grows,
    stretch: content.stretch,
    tooWide: Math.max(content.tooWide, 0, ...wide),
    cramped: content.cramped,
    place: (x, y, given) => {
      const rule: DeckLine = {
        kind: 'line',
        name: `${card.label || 'Card'} rule`,
        ...{ x, y, width, height: 0 },
        color: tones[card.tone],
        weight: ruleWeight,
      };
      const top = y + ruleGap;
      const items = content.place(x, top + headHeight, given - ruleGap - headHeight);
      return [rule, ...headed(card, heads, { x, y: top, width }, items)];
    },
  };
}

/** A card with nothing but words is one box: its head, then the words. */
function headed(
  { label }: Card,
  heads: Head[],
  box: Pick<DeckText, 'x' | 'y' | 'width'>,
  items: DeckItem[],
): DeckItem[] {
  if (heads.length === 0) return items;
  const lines = heads.map(({ inlines, style }, index): DeckParagraph => ({
    ...paragraphOf(runsFrom(inlines), index === 0 ? 0 : headGap),
    style,
  }));
  const [content, ...others] = items;
  const { size } = heads[0]!.style;
  if (content?.kind !== 'text' || content.placeholder !== 'body') {
    const height = sum(heads.map((head) => head.height + headGap));
    return [textBox({ name: label || 'Card', ...box, height, size, paragraphs: lines }), ...items];
  }
  const body = content.paragraphs.map((one, index) => (index === 0 ? { ...one, before: headGap } : one));
  const height = content.y + content.height - box.y;
  return [{ ...content, ...box, height, name: label || 'Card', paragraphs: [...lines, ...body] }, ...others];
}
