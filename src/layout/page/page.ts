/**
 * The page: exactly one, by construction.
 *
 *   every block, measured ─► the roomiest setting that fits ─► what is left, shared out
 *                                    │ none fits
 *                                    ▼
 *                      drop blocks by the template's order, try again ─► an error that names the longest block
 */
import { plainText } from '../../document/build.js';
import type { Block, Brief, Paragraph } from '../../document/types.js';
import { ContentError, type Problem } from '../../errors.js';
import { papers, type Paper } from '../../theme/theme.js';
import type { PageLayout } from '../types.js';
import { layoutBlock, layoutStack, spaceBefore } from './block.js';
import { stretches } from './columns.js';
import { stacked, type Laid } from './laid.js';
import { settingFor, typeOf, type Setting } from './style.js';
import { tag } from './text.js';

/** Margins in points: 15 mm at the sides, 12 mm above and below. Office printers need 4 to 6 mm. */
export const margin = { x: 42.5, y: 34 } as const;

/** How finely the setting is searched: each try halves what is left. */
const tries = 9;

export interface FittedPage {
  page: PageLayout;
  /** Names of the blocks that had to go, in the order of the page. */
  dropped: string[];
}

/**
 * Fits a brief to one page of a paper. Throws a ContentError when even the
 * tightest setting without the blocks that may go is too long, naming the
 * longest block and by how many lines the page is over.
 */
export function layoutPage(brief: Brief, paper: Paper): FittedPage {
  const { width, height } = papers[paper];
  const room = { width: width - 2 * margin.x, height: height - 2 * margin.y };
  for (const level of dropLevels(brief.children)) {
    const { kept, dropped } = withoutDropped(brief.children, level);
    const blocks = dropped.length > 0 ? withNote(kept, dropped) : kept;
    const laid = fit(blocks, room);
    if (laid) return { page: toPage(laid, width, height), dropped };
  }
  throw new ContentError([tooLong(withoutDropped(brief.children, Infinity).kept, room)]);
}

function toPage(laid: Laid, width: number, height: number): PageLayout {
  const { artifacts, tagged } = laid.place(margin.x, margin.y);
  return { width, height, artifacts, content: tag('Document', tagged) };
}

interface Room {
  width: number;
  height: number;
}

/** The roomiest setting that fits, by bisection: the height grows with the ease. Null when the tightest does not. */
function fit(blocks: Block[], room: Room): Laid | null {
  const heightAt = (ease: number) => layoutStack(blocks, room.width, settingFor(ease)).height;
  if (heightAt(-1) > room.height) return null;
  let [low, high] = [-1, 1];
  if (heightAt(1) <= room.height) low = 1;
  else if (heightAt(0) <= room.height) low = 0;
  else high = 0;
  for (let count = 0; count < tries && high - low > 0.002; count++) {
    const middle = (low + high) / 2;
    if (heightAt(middle) <= room.height) low = middle;
    else high = middle;
  }
  return spreadOut(blocks, room, settingFor(low));
}

/** Most of what is left goes to the figures, the rest between the blocks, so that the foot stands at the foot. */
function spreadOut(blocks: Block[], room: Room, setting: Setting): Laid {
  const spare = room.height - layoutStack(blocks, room.width, setting).height;
  const figures = blocks.filter(holdsFigure).length;
  const extra = figures > 0 ? (spare * 0.6) / figures : 0;
  const laid = blocks.map((block) => layoutBlock(block, room.width, setting, holdsFigure(block) ? extra : 0));
  const left = spare - extra * figures;
  const gaps = blocks.map((block, index) => (index === 0 ? 0 : spaceBefore(block, blocks[index - 1]!)));
  const wide = gaps.map((gap) => (gap >= 6 ? gap : 0));
  const total = wide.reduce((sum, gap) => sum + gap, 0) || 1;
  return stacked(
    laid.map((one, index) => ({ laid: one, before: gaps[index]! * setting.space + (left * wide[index]!) / total })),
  );
}

function holdsFigure(block: Block): boolean {
  if (block.tag === 'columns') return block.columns.some((column) => column.some(holdsFigure));
  return (block.tag === 'chart' || block.tag === 'flow') && stretches(block);
}

// ── Dropping ────────────────────────────────────────────────────────────────

/** 0, then each order of leaving that the template gives, lowest first. */
function dropLevels(blocks: Block[]): number[] {
  const levels = blocks.flatMap(function levelsOf(block: Block): number[] {
    return [block.drop, ...childrenOf(block).flatMap(levelsOf)];
  });
  return [0, ...[...new Set(levels)].filter((level) => level > 0).sort((a, b) => a - b)];
}

const childrenOf = (block: Block): Block[] =>
  block.tag === 'columns' ? block.columns.flat() : block.tag === 'card' ? block.children : [];

/** Blocks without those whose order of leaving is at most `level`, and the names of those that left. */
function withoutDropped(blocks: Block[], level: number): { kept: Block[]; dropped: string[] } {
  const dropped: string[] = [];
  const keep = (list: Block[]): Block[] =>
    list.flatMap((block): Block[] => {
      if (block.drop > 0 && block.drop <= level) {
        dropped.push(nameOf(block));
        return [];
      }
      if (block.tag !== 'columns') return [block];
      const columns = block.columns.map((column, index) => ({ column: keep(column), width: block.widths[index]! }));
      const left = columns.filter(({ column }) => column.length > 0);
      if (left.length === 0) return [];
      return [{ ...block, columns: left.map(({ column }) => column), widths: left.map(({ width }) => width) }];
    });
  return { kept: keep(blocks), dropped };
}

function nameOf(block: Block): string {
  switch (block.tag) {
    case 'card':
      return block.label;
    case 'table':
    case 'chart':
      return block.title;
    case 'ul':
    case 'ol':
      return 'a list';
    case 'flow':
      return 'the flow of participants';
    case 'qr':
      return 'the QR code';
    case 'columns':
      return block.columns.flat().map(nameOf).join(', ');
    default: {
      const text = plainText(block.children);
      return text.length > 40 ? `${text.slice(0, 38).replace(/\s+\S*$/, '')} …` : text;
    }
  }
}

/** Says on the page itself what had to go, above the foot. */
function withNote(blocks: Block[], dropped: string[]): Block[] {
  const last = blocks.at(-1);
  if (!last) return blocks;
  const text = `More in the deck: ${dropped.join('; ')}.`;
  const note: Paragraph = {
    tag: 'p',
    role: 'note',
    end: '',
    place: last.place,
    drop: 0,
    children: [{ tag: 'text', text }],
  };
  return [...blocks.slice(0, -1), note, last];
}

// ── Too long ────────────────────────────────────────────────────────────────

function tooLong(blocks: Block[], room: Room): Problem {
  const setting = settingFor(-1);
  const over = layoutStack(blocks, room.width, setting).height - room.height;
  const lines = Math.max(1, Math.ceil(over / typeOf('body', setting).leading));
  const longest = tallest(blocks, room.width, setting);
  return {
    severity: 'error',
    message: `the page is too long by ${lines} ${lines === 1 ? 'line' : 'lines'}; its longest block is <${longest.tag}> “${nameOf(longest)}”`,
    hint: 'shorten it, set "page: false" on results that can wait for the deck, or give blocks a drop="…" in brief.hbs',
    ...longest.place,
  };
}

/** The tallest block that is not a figure, looking into columns and cards. */
function tallest(blocks: Block[], width: number, setting: Setting): Block {
  const heights = blocks.map((block) => (holdsFigure(block) ? 0 : layoutBlock(block, width, setting).height));
  const block = blocks[heights.indexOf(Math.max(...heights))]!;
  return block.tag === 'columns' ? tallest(block.columns.flat(), width / block.columns.length, setting) : block;
}
