/** Blocks to parts: one stack for a slide's body, a column or a card. */
import type { Block, Card, Columns, List } from '../../document/types.js';
import type { DeckItem, PlaceholderName } from '../types.js';
import { columnPlaces } from '../column-places.js';
import { cardPart } from './card.js';
import { chartPart } from './chart.js';
import { flowPart } from './flow.js';
import { gutter } from './frame.js';
import { sideBySide, stack, type Part, type Setting } from './stack.js';
import { picturePart } from './picture.js';
import { tablePart } from './table.js';
import { groupText, textPart, type TextBlock, type TextGroup } from './text.js';

/** Space between blocks, and between a figure or table and its notes, in points. */
const blockGap = 16;
const noteGap = 12;

/** Blocks one below another at a width and size. */
export function arrange(blocks: Block[], setting: Setting): Part {
  const groups = groupText(
    blocks.map((block) => (isAbreast(block) ? setting.typesetter.once(block, 'abreast', () => abreast(block)) : block)),
    setting.typesetter,
  );
  return stack(groups.map((group) => ({ part: partOf(group, setting), gap: isNote(group) ? noteGap : blockGap })));
}

/** So many items of a numbered list stand side by side, where the template wants columns. */
const mostAbreast = 3;

function isAbreast(block: Block): block is List {
  return block.tag === 'ol' && block.columns > 1 && block.items.length > 1 && block.items.length <= mostAbreast;
}

/** A numbered list as a row of cards. */
function abreast({ items, place, drop }: List): Columns {
  const card = (children: List['items'][number], index: number): Card => ({
    ...{ tag: 'card', place, drop: 0, tone: 'accent', label: String(index + 1), isNumbered: true },
    ...{ badge: '', value: { text: '', letters: '', data: [] } },
    children: [{ tag: 'p', place, drop: 0, role: 'body', end: '', children }],
  });
  return {
    tag: 'columns',
    place,
    drop,
    columns: items.map((item, at) => [card(item, at)]),
    widths: items.map(() => 1),
  };
}

type Group = TextGroup | Exclude<Block, TextBlock>;

function isNote(group: Group): boolean {
  return group.tag === 'text' && group.role === 'note';
}

function partOf(group: Group, setting: Setting): Part {
  switch (group.tag) {
    case 'text':
      return textPart(group, setting);
    case 'table':
      return tablePart(group, setting);
    case 'columns':
      return columnsPart(group, setting);
    case 'card':
      return cardPart(group, setting, arrange);
    case 'chart':
      return chartPart(group, setting);
    case 'flow':
      return flowPart(group, setting);
    case 'picture':
      return picturePart(group, setting);
  }
}

/** Columns fill the placeholders of their layout, from the left. */
const inColumn: readonly PlaceholderName[] = ['body', 'second', 'third'];

function columnsPart(block: Columns, setting: Setting): Part {
  const places = columnPlaces(block.widths, setting.width, gutter);
  return sideBySide(
    places.map(({ width, offset }, index) => {
      const part = arrange(block.columns[index]!, { ...setting, width, isAcross: false });
      const own = (item: DeckItem): DeckItem =>
        item.kind === 'text' && item.placeholder === 'body'
          ? { ...item, placeholder: inColumn[index] ?? 'none' }
          : item;
      return { part: { ...part, place: (...given) => part.place(...given).map(own) }, offset };
    }),
  );
}

/** Figures take what room there is. */
export function holdsFigure(block: Block): boolean {
  if (block.tag === 'columns') return block.columns.flat().some(holdsFigure);
  return block.tag === 'card' ? block.children.some(holdsFigure) : ['chart', 'flow', 'picture'].includes(block.tag);
}
