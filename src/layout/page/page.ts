/**
 * The page: exactly one, by construction.
 *
 *   every block, measured ─► the roomiest setting that fits ─► the foot at the foot
 *                                    │ none fits
 *                                    ▼
 *                      drop blocks and rows by the template's order, as few as will do ─► an error that names the longest block
 */
import type { Block, Brief } from '../../document/types.js';
import { ContentError, type Problem } from '../../errors.js';
import { Fonts } from '../../fonts/fonts.js';
import { defaultTheme, papers, type Paper } from '../../theme/theme.js';
import type { PageLayout } from '../types.js';
import { layoutBlock, layoutStack, spaceBefore } from './block.js';
import { stretches } from './columns.js';
import { leavers, nameOf, without, type Leaver } from './drop.js';
import { stacked, type MeasuredBlock } from './measured-block.js';
import { easeAt, typeOf, type Setting } from './style.js';
import { tag } from './text.js';
import { Typesetter } from '../typesetter.js';

/** What is set on one page: the brief upright, the visual abstract lying down and in larger type, to be read from afar. */
export type PageForm = 'brief' | 'visual';

/** Of the type of the brief. */
const visualType = 1.3;

/** Margins in points: 14 mm all around. Office printers need 4 to 6 mm. */
export const margin = { x: 39.7, y: 39.7 } as const;

/** The setting is good enough where no more height is left than this, in points, or no more ease to be found. */
const enough = { height: 6, ease: 0.005 } as const;

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
export function layoutPage(
  brief: Brief,
  paper: Paper,
  form: PageForm = 'brief',
  typesetter = new Typesetter(new Fonts(defaultTheme.fonts, 'page')),
): FittedPage {
  const { width, height } = form === 'visual' ? lying(papers[paper]) : papers[paper];
  const type = form === 'visual' ? visualType : 1;
  const room = { width: width - 2 * margin.x, height: height - 2 * margin.y, type, typesetter };
  const order = leavers(brief.children);
  const fits = (gone: readonly Leaver[]) => heightAt(without(brief.children, gone).kept, room, -1) <= room.height;
  const gone = fits([]) ? [] : mustLeave(order, fits);
  if (!gone) throw new ContentError([tooLong(without(brief.children, order).kept, room)]);
  const { kept, dropped } = without(brief.children, gone);
  return { page: toPage(fit(kept, room), width, height), dropped };
}

/**
 * The fewest that must leave for the rest to fit, found by bisection, for what is
 * left only gets shorter; then what still has room comes back, the last to leave
 * first. Null when it would not fit without any of them.
 */
function mustLeave(order: Leaver[], fits: (gone: readonly Leaver[]) => boolean): readonly Leaver[] | null {
  if (!fits(order)) return null;
  let [low, high] = [0, order.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(order.slice(0, middle))) high = middle;
    else low = middle;
  }
  return order.slice(0, high).reduceRight<Leaver[]>(
    (gone, leaver) => {
      const fewer = gone.filter((other) => other !== leaver);
      return fits(fewer) ? fewer : gone;
    },
    order.slice(0, high),
  );
}

const lying = ({ width, height }: { width: number; height: number }) => ({ width: height, height: width });

const settingAt = (ease: number, { type, typesetter }: PageSetting): Setting => ({ ...easeAt(ease, type), typesetter });

const heightAt = (blocks: Block[], room: PageSetting, ease: number) =>
  layoutStack(blocks, room.width, settingAt(ease, room)).height;

function toPage(laid: MeasuredBlock, width: number, height: number): PageLayout {
  const { artifacts, tagged } = laid.place(margin.x, margin.y);
  return { width, height, artifacts, content: tag('Document', tagged) };
}

interface PageSetting {
  width: number;
  height: number;
  /** Factor on the natural type. */
  type: number;
  typesetter: Typesetter;
}

/**
 * The roomiest setting that fits; the tightest is known to. The height grows with
 * the ease, and nearly evenly, so that each try is where it would then fill the room.
 */
function fit(blocks: Block[], room: PageSetting): MeasuredBlock {
  const at = (ease: number) => ({ ease, spare: room.height - heightAt(blocks, room, ease) });
  const natural = at(0);
  let [low, high] = natural.spare >= 0 ? [natural, at(1)] : [at(-1), natural];
  if (high.spare >= 0) low = high;
  while (low.spare > enough.height && high.ease - low.ease > enough.ease) {
    const part = (low.spare - enough.height / 2) / (low.spare - high.spare);
    const next = at(low.ease + (high.ease - low.ease) * Math.min(0.9, Math.max(0.1, part)));
    if (next.spare >= 0) low = next;
    else high = next;
  }
  return spreadOut(blocks, room, settingAt(low.ease, room));
}

/** White is left above the foot, which stands at the foot of the page. */
function spreadOut(blocks: Block[], room: PageSetting, setting: Setting): MeasuredBlock {
  const spare = room.height - layoutStack(blocks, room.width, setting).height;
  return stacked(
    blocks.map((block, index) => {
      const gap = index === 0 ? 0 : spaceBefore(block, blocks[index - 1]!) * setting.space;
      const isFoot = index === blocks.length - footLines(blocks);
      return { laid: layoutBlock(block, room.width, setting), before: gap + (isFoot ? spare : 0) };
    }),
  );
}

/** How many of the last blocks are the foot of the page. */
function footLines(blocks: Block[]): number {
  const isFoot = (block: Block): boolean =>
    (block.tag === 'p' && block.role === 'foot') ||
    (block.tag === 'columns' && block.columns.some((column) => column.some(isFoot)));
  const first = blocks.findIndex(isFoot);
  return first < 0 ? 0 : blocks.length - first;
}

function holdsFigure(block: Block): boolean {
  if (block.tag === 'columns') return block.columns.some((column) => column.some(holdsFigure));
  return (block.tag === 'chart' || block.tag === 'flow') && stretches(block);
}

// ── Too long ────────────────────────────────────────────────────────────────

function tooLong(blocks: Block[], room: PageSetting): Problem {
  const setting = settingAt(-1, room);
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
