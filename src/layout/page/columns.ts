/** Blocks side by side, on a grid of twelve columns. */
import type { Block, Columns } from '../../document/types.js';
import { columnPlaces } from '../column-places.js';
import { layoutStack } from './block.js';
import { sideBySide, type MeasuredBlock } from './measured-block.js';
import type { Setting } from './style.js';

const gutter = 14;

/** Columns of equal height: figures take what their neighbours leave, and so do cards beside nothing but cards. */
export function layoutColumns(
  { columns, widths: shares }: Columns,
  width: number,
  setting: Setting,
  extra: number,
): MeasuredBlock {
  const places = columnPlaces(shares, width, gutter);
  const natural = columns.map((column, index) => layoutStack(column, places[index]!.width, setting));
  const height = Math.max(0, ...natural.map((laid) => laid.height)) + extra;
  const areCards = columns.flat().every(({ tag }) => tag === 'card');
  const placed = columns.map((column, index) => {
    const spare = height - natural[index]!.height;
    const takes = areCards || column.some((block) => block.tag !== 'card' && stretches(block));
    const place = places[index]!;
    const laid = takes && spare > 0.01 ? layoutStack(column, place.width, setting, spare) : natural[index]!;
    return { laid, x: place.offset };
  });
  return { ...sideBySide(placed), height };
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
