/** Blocks side by side, and cards. */
import type { Block, Card, Columns } from '../../document/types.js';
import type { Item } from '../types.js';
import { layoutStack } from './block.js';
import { beside, joined, type Laid } from './measured-block.js';
import type { Setting } from './style.js';
import { setLabel, tag } from './text.js';

const gutter = 14;

/** Columns of equal height: figures and cards take what their neighbours leave. */
export function layoutColumns(
  { columns, widths: shares }: Columns,
  width: number,
  setting: Setting,
  extra: number,
): Laid {
  const room = width - gutter * (columns.length - 1);
  const even = stacksOf(columns, shared(room, shares), setting);
  const { widths, stacks: natural } = setting.space < 1 ? lower(even, columns, shares, setting) : even;
  const height = Math.max(0, ...natural.map((laid) => laid.height)) + extra;
  let x = 0;
  const placed = columns.map((column, index) => {
    const spare = height - natural[index]!.height;
    const laid = spare > 0.01 ? layoutStack(column, widths[index]!, setting, spare) : natural[index]!;
    const at = { laid, x };
    x += widths[index]! + gutter;
    return at;
  });
  return { ...beside(placed), height };
}

interface Stacks {
  widths: number[];
  stacks: Laid[];
}

function shared(room: number, shares: number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (room * share) / total);
}

function stacksOf(columns: Block[][], widths: number[], setting: Setting): Stacks {
  return { widths, stacks: columns.map((column, index) => layoutStack(column, widths[index]!, setting)) };
}

const highest = ({ stacks }: Stacks) => Math.max(0, ...stacks.map(({ height }) => height));

/** Where room is short, columns that the template made alike get widths by what stands in them, if that is lower. */
function lower(even: Stacks, columns: Block[][], shares: number[], setting: Setting): Stacks {
  if (new Set(shares).size > 1) return even;
  const room = even.widths.reduce((sum, width) => sum + width, 0);
  const areas = even.stacks.map(({ height }, index) => Math.sqrt(height) * even.widths[index]!);
  const fitted = stacksOf(columns, shared(room, areas), setting);
  return highest(fitted) < highest(even) - 1 ? fitted : even;
}

const tones = {
  plain: { fill: 'tint', label: 'accent', text: 'ink' },
  accent: { fill: 'accent', label: 'paper', text: 'paper' },
  caution: { fill: 'cautionTint', label: 'caution', text: 'ink' },
  line: { fill: null, label: 'accent', text: 'ink' },
} as const;

/** Room that the label of an accent card takes at its left. */
const aside = 88;

/** A card on its ground; `accent` has its label at the left, `line` only a hairline above. */
export function layoutCard(card: Card, width: number, setting: Setting, extra: number): Laid {
  const tone = tones[card.tone];
  const inset = card.tone === 'line' ? { x: 0, y: 4 } : { x: 9, y: 7 * (0.5 + 0.5 * setting.space) };
  const left = card.tone === 'accent' && card.label ? aside : 0;
  const inner = width - 2 * inset.x;
  const label = card.label
    ? setLabel(card.label, { role: 'label', setting, width: left || inner, color: tone.label })
    : { height: 0, at: () => [] };
  const body = layoutStack(card.children, inner - left, setting, 0, { text: tone.text, accent: tone.label });
  const labelHeight = left || !card.label ? 0 : label.height + 1.5 * setting.space;
  const height = 2 * inset.y + labelHeight + Math.max(body.height, left ? label.height : 0) + extra;
  const labelTop = left ? (height - label.height) / 2 : inset.y;
  const bodyTop = left ? (height - body.height) / 2 : inset.y + labelHeight;
  return {
    height,
    place: (x, y) =>
      joined([
        { artifacts: [ground(card, x, y, width, height)], tagged: [] },
        {
          artifacts: [],
          tagged: card.label ? [tag('H2', label.at(x + inset.x, y + labelTop), { title: card.label })] : [],
        },
        body.place(x + inset.x + left, y + bodyTop),
      ]),
  };
}

function ground(card: Card, x: number, y: number, width: number, height: number): Item {
  const { fill } = tones[card.tone];
  if (fill) return { kind: 'rect', x, y, width, height, radius: 3, fill };
  return { kind: 'rect', x, y, width, height: 0.7, fill: 'hairline' };
}

/** Whether a block can take more height than its content needs. */
export function stretches(block: Block): boolean {
  switch (block.tag) {
    case 'chart':
    case 'flow':
    case 'card':
      return true;
    case 'columns':
      return block.columns.some((column) => column.some(stretches));
    case 'h1':
    case 'h2':
    case 'h3':
    case 'p':
    case 'ul':
    case 'ol':
    case 'table':
    case 'qr':
      return false;
  }
}
