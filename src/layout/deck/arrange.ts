/** Blocks to parts: one stack for a slide's body, a column or a card. */
import type { Block, Columns, Terms } from '../../document/types.js';
import { cardPart } from './card.js';
import { chartPart } from './chart.js';
import { flowPart } from './flow.js';
import { beside, stack, sum, type Part, type Setting } from './stack.js';
import { tablePart } from './table.js';
import { groupText, textPart, type TextBlock, type TextGroup } from './text.js';

/** Space between columns, and between rows of cards, in points. */
const gutter = 20;

/** Blocks one below another at a width and size. */
export function arrange(blocks: Block[], setting: Setting): Part {
  const groups = groupText(blocks);
  const [only] = groups;
  // Cards side by side are of one height.
  if (only?.tag === 'card' && groups.length === 1) return partOf(only, setting);
  return stack(
    groups.map((group, index) => {
      const anchored = index === groups.length - 1 && endsAnchored(blocks);
      return { part: partOf(group, setting), gap: isNote(group) && !anchored ? noteGap : gutter, anchored };
    }),
  );
}

/** Space between a figure or table and its notes, in points. */
const noteGap = 10;

type Group = TextGroup | Exclude<Block, TextBlock | Terms>;

function isNote(group: Group): boolean {
  return group.tag === 'text' && group.role === 'note';
}

/** Whether the blocks end in small print that stands at the foot of the slide. */
export function endsAnchored(blocks: Block[]): boolean {
  const groups = groupText(blocks);
  return groups.length > 1 && isNote(groups.at(-1)!) && groups.at(-2)!.tag === 'text';
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
  }
}

function columnsPart(block: Columns, setting: Setting): Part {
  const places = columnPlaces(block, setting.width);
  const { sizes } = setting;
  const inColumns = holdsFigure(block) ? { ...sizes, table: sizes.besideFigure } : sizes;
  return beside(
    places.map(({ width, offset }, index) => ({
      part: arrange(block.columns[index]!, { ...setting, width, sizes: inColumns }),
      offset,
    })),
  );
}

/** Figures take what room there is; words around them need not grow. */
export function holdsFigure(block: Block): boolean {
  if (block.tag === 'columns') return block.columns.flat().some(holdsFigure);
  return block.tag === 'card' ? block.children.some(holdsFigure) : block.tag === 'chart' || block.tag === 'flow';
}

/** Width of each column, and how far it stands from the left. */
export function columnPlaces({ widths }: Columns, width: number): { width: number; offset: number }[] {
  const unit = (width - gutter * (widths.length - 1)) / sum(widths);
  return widths.map((share, index) => ({
    width: share * unit,
    offset: sum(widths.slice(0, index)) * unit + index * gutter,
  }));
}
