/** Cards: a rule in the colour of what they tell, their label, and the words under it. */
import type { Block, Card, Tone } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { ColorName } from '../../theme/theme.js';
import type { DeckItem, DeckLine, DeckText } from '../types.js';
import { paragraphOf, textBox } from './box.js';
import { leading, typeSizes } from './frame.js';
import { leastWidth, ownWords, runsFrom, wordsHeight } from './measured-words.js';
import type { Part, Setting } from './stack.js';

/** Space between the rule and the label, and between the label and the words, in points. */
const ruleGap = 12;
const labelGap = 6;
const ruleWeight = 2.5;
const labelSize = typeSizes.detail;
const numberSize = typeSizes.text;

/** The colour of the rule and the label. */
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

/** A card with the blocks in it; `arrange` sets those, no larger than what stands in columns. */
export function cardPart(card: Card, setting: Setting, arrange: (blocks: Block[], setting: Setting) => Part): Part {
  const { width } = setting;
  const label = labelOf(card);
  const most = card.isNumbered ? numberSize : labelSize;
  const size = Math.min(most, Math.max(setting.sizes.body, setting.sizes.note));
  const labelHeight = label.length > 0 ? wordsHeight(label, 'strong', size, width) + labelGap : 0;
  const content = arrange(card.children, setting);
  const height = ruleGap + labelHeight + content.height;
  return {
    height,
    grows: content.grows,
    stretch: content.stretch,
    tooWide: Math.max(content.tooWide, leastWidth(label, 'strong', size) - width, 0),
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
      const items = content.place(x, top + labelHeight, given - ruleGap - labelHeight);
      return [rule, ...labelled(card, { x, y: top, width, height: given - ruleGap }, items, size)];
    },
  };
}

const labelOf = ({ label, isNumbered }: Card) => (isNumbered ? ownWords(label) : words(label));

type Box = Pick<DeckText, 'x' | 'y' | 'width' | 'height'>;

/** A card with nothing but words is one box: its label, then the words. */
function labelled(card: Card, box: Box, items: DeckItem[], size: number): DeckItem[] {
  const { tone, label } = card;
  if (label === '') return items;
  const style = { size, color: tones[tone], strong: true, caps: false };
  const head = { ...paragraphOf(runsFrom(labelOf(card))), style };
  const [content, ...others] = items;
  if (content?.kind !== 'text' || content.placeholder !== 'body')
    return [labelBox(label, box, size, tones[tone]), ...items];
  const body = content.paragraphs.map((one, index) => (index === 0 ? { ...one, before: labelGap } : one));
  return [
    { ...content, ...box, height: content.y + content.height - box.y, name: label, paragraphs: [head, ...body] },
    ...others,
  ];
}

function labelBox(label: string, box: Box, size: number, color: ColorName): DeckText {
  const paragraphs = [paragraphOf(runsFrom(words(label)))];
  return textBox({ name: label, ...box, height: size * leading, size, color, strong: true, paragraphs });
}
