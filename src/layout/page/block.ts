/** From a block of the Document to its place on the page: one switch, and stacking. */
import { noteBelow } from '../../document/table-notes.js';
import { ContentError } from '../../errors.js';
import type { Block, Table } from '../../document/types.js';
import type { ColorName } from '../../theme/theme.js';
import { layoutChart } from './chart.js';
import { layoutCard } from './card.js';
import { layoutColumns, stretches } from './columns.js';
import { layoutFlow } from './flow.js';
import { stacked, type MeasuredBlock } from './measured-block.js';
import { layoutHeading, layoutList, layoutParagraph } from './paragraph.js';
import { layoutQr } from './qr.js';
import type { Setting } from './style.js';
import { layoutTerms } from './terms.js';
import { layoutTable } from './table.js';

/** Colours that a card gives to what is in it. */
export interface Ink {
  text?: ColorName;
  accent?: ColorName;
}

/**
 * Lays a block out in a width, from (0, 0) down. Figures, cards and columns take
 * `extra` points of height; other blocks leave them empty.
 */
export function layoutBlock(block: Block, width: number, setting: Setting, extra = 0, ink: Ink = {}): MeasuredBlock {
  switch (block.tag) {
    case 'h1':
    case 'h2':
    case 'h3':
      return layoutHeading(block, width, setting);
    case 'p':
      return layoutParagraph(block, width, setting, ink.text);
    case 'ul':
    case 'ol':
      return layoutList(block, width, setting, ink.accent);
    case 'terms':
      return layoutTerms(block, width, setting);
    case 'table':
      return layoutTableWithNote(block, width, setting, ink);
    case 'columns':
      return layoutColumns(block, width, setting, extra);
    case 'card':
      return layoutCard(block, width, setting, extra);
    case 'chart':
      return layoutChart(block, width, setting, extra);
    case 'flow':
      return layoutFlow(block, width, setting);
    case 'qr':
      return layoutQr(block, width, setting);
    case 'picture':
      throw onlyOnSlides(block);
  }
}

function onlyOnSlides({ place }: Block): ContentError {
  const [message, hint] = ['a picture cannot stand on a page', 'put it on a slide'];
  return new ContentError([{ severity: 'error', message, hint, ...place }]);
}

/** A table with its notes below it. */
function layoutTableWithNote(table: Table, width: number, setting: Setting, ink: Ink): MeasuredBlock {
  const laid = layoutTable(table, width, setting);
  const note = setting.typesetter.once(table, 'note', () => noteBelow(table));
  if (!note) return laid;
  const below = layoutBlock(note, width, setting, 0, ink);
  return stacked([
    { laid, before: 0 },
    { laid: below, before: spaceBefore(note, table) * setting.space },
  ]);
}

/** Blocks one below the other; `extra` points go to those that can use them. */
export function layoutStack(blocks: Block[], width: number, setting: Setting, extra = 0, ink: Ink = {}): MeasuredBlock {
  const takers = blocks.filter(stretches).length;
  const share = takers > 0 ? extra / takers : 0;
  return stacked(
    blocks.map((block, index) => ({
      laid: layoutBlock(block, width, setting, stretches(block) ? share : 0, ink),
      before: index === 0 ? 0 : spaceBefore(block, blocks[index - 1]!) * setting.space,
    })),
  );
}

/** White space above a block, after the one before it, in points at the natural setting. */
export function spaceBefore(block: Block, previous: Block): number {
  if (block.tag === 'p' && block.role === 'foot') return previous.tag === 'p' && previous.role === 'foot' ? 1 : 7;
  if (block.tag === 'p' && (block.role === 'citation' || block.role === 'note')) return 3;
  if (/^h[123]$/.test(previous.tag)) return 3;
  if (block.tag === 'h1') return 6;
  if (block.tag === 'p' && previous.tag === 'p') return 3;
  return 9;
}
