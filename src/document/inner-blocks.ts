/** Which blocks a block is made of. */
import type { Block } from './types.js';

/** The blocks inside of one, of all its columns; none where it holds no blocks. */
export function innerBlocks(block: Block): Block[] {
  switch (block.tag) {
    case 'columns':
      return block.columns.flat();
    case 'card':
      return block.children;
    case 'h1':
    case 'h2':
    case 'h3':
    case 'p':
    case 'ul':
    case 'ol':
    case 'table':
    case 'chart':
    case 'flow':
    case 'terms':
    case 'picture':
    case 'qr':
      return [];
  }
}
