/** Blocks side by side, on a grid of twelve columns. */
import type { Block, Columns } from '../../document/types.js';
import { layoutStack } from './block.js';
import { beside, type Laid } from './measured-block.js';
import type { Setting } from './style.js';

const gutter = 14;

/** Columns of equal height: figures take what their neighbours leave, and so do cards beside nothing but cards. */
export function layoutColumns(
  { columns, widths: shares }: Columns,
  width: number,
  setting: Setting,
  extra: number,
): Laid {
  const { widths, stacks: natural } = stacksOf(columns, shared(width, shares), setting);
  const height = Math.max(0, ...natural.map((laid) => laid.height)) + extra;
  const areCards = columns.flat().every(({ tag }) => tag === 'card');
  let x = 0;
  const placed = columns.map((column, index) => {
    const spare = height - natural[index]!.height;
    const takes = areCards || column.some((block) => block.tag !== 'card' && stretches(block));
    const laid = takes && spare > 0.01 ? layoutStack(column, widths[index]!, setting, spare) : natural[index]!;
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

/** Widths by their shares, as columns of a grid are that have their gutters in them: 8 of 12 is two of three thirds. */
function shared(width: number, shares: number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => ((width + gutter) * share) / total - gutter);
}

function stacksOf(columns: Block[][], widths: number[], setting: Setting): Stacks {
  return { widths, stacks: columns.map((column, index) => layoutStack(column, widths[index]!, setting)) };
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
    case 'terms':
    case 'picture':
    case 'qr':
      return false;
  }
}
