/** The largest sizes at which a slide's body fits, and its division over several slides when none does. */
import { ContentError } from '../../errors.js';
import type { Block } from '../../document/types.js';
import { faceChain, type FaceChain } from '../../fonts/fonts.js';
import { arrange, columnPlaces } from './arrange.js';
import { fullScale, leading, sizesAt, sparseScale, type Area } from './frame.js';
import { partOfList } from './numbers.js';
import type { Part } from './part.js';
import { nameOf, splitBlocks } from './split.js';

/** Bodies that were set, by width and step, with the fonts that they were measured with. */
interface Tried {
  fonts: FaceChain;
  parts: Map<string, Part>;
}
const bodies = new WeakMap<Block[], Tried>();

/** The body at a step of the scale of sizes; kept, as the same is tried in several heights. */
export function bodyAt(blocks: Block[], width: number, step: number): Part {
  const fonts = faceChain('deck', 'regular');
  let tried = bodies.get(blocks);
  if (tried?.fonts !== fonts) bodies.set(blocks, (tried = { fonts, parts: new Map<string, Part>() }));
  const key = `${width}/${step}`;
  let body = tried.parts.get(key);
  if (!body)
    tried.parts.set(key, (body = arrange(blocks, { width, sizes: sizesAt(step), ink: 'ink', muted: 'muted' })));
  return body;
}

/** Slack for the rounding of sums, in points. */
const tolerance = 0.01;

/** Whether the body fits an area at a step of the scale; it may be cramped only at the smallest. */
export function fits(blocks: Block[], { width, height }: Pick<Area, 'width' | 'height'>, step: number): boolean {
  const body = bodyAt(blocks, width, step);
  if (body.cramped && step > 0) return false;
  return body.tooWide <= tolerance && body.height <= height + tolerance;
}

/** Part of the area that a sparse body may fill at most, so that its text grows no further than it must. */
const sparseShare = 0.6;

/** The greatest step of the scale at which the body fits; null when it fits at none. */
export function largestStep(blocks: Block[], area: Area): number | null {
  if (fits(blocks, area, fullScale)) {
    return lastThat(fullScale, sparseScale, (candidate) => sparse(blocks, area, candidate));
  }
  if (!fits(blocks, area, 0)) return null;
  return lastThat(0, fullScale - 1, (candidate) => fits(blocks, area, candidate));
}

function sparse(blocks: Block[], area: Area, step: number): boolean {
  return !blocks.some(holdsFigure) && fits(blocks, { ...area, height: area.height * sparseShare }, step);
}

/** Figures take what room there is; words around them need not grow. */
function holdsFigure(block: Block): boolean {
  if (block.tag === 'columns') return block.columns.flat().some(holdsFigure);
  return block.tag === 'card' ? block.children.some(holdsFigure) : block.tag === 'chart' || block.tag === 'flow';
}

/** The last whole number that passes, of which `low` is known to. */
function lastThat(low: number, high: number, test: (candidate: number) => boolean): number {
  let [passed, failed] = [low, high + 1];
  while (failed - passed > 1) {
    const middle = Math.floor((passed + failed) / 2);
    if (test(middle)) passed = middle;
    else failed = middle;
  }
  return passed;
}

/**
 * The body divided over as few slides as hold it at the smallest sizes, in
 * parts of even height. Throws a ContentError for what fits on no slide alone.
 */
export function divide(blocks: Block[], area: Area): Block[][] {
  const parts = dividedAt(blocks, area, area.height);
  if (!Array.isArray(parts)) throw tooLarge(parts.culprit, area);
  let best = parts;
  let [low, high] = [area.height / 4, area.height];
  while (high - low > 4) {
    const middle = (low + high) / 2;
    const tried = dividedAt(blocks, area, middle);
    if (Array.isArray(tried) && tried.length === parts.length) [best, high] = [tried, middle];
    else low = middle;
  }
  return best;
}

function dividedAt(blocks: Block[], area: Area, height: number): Block[][] | { culprit: Block } {
  const parts: Block[][] = [];
  let rest: Block[] | null = blocks;
  while (rest !== null) {
    const halves = splitBlocks(rest, (piece) => fits(piece, { width: area.width, height }, 0));
    if (!halves) return { culprit: rest[0]! };
    parts.push(halves.first);
    rest = halves.rest;
  }
  return parts;
}

interface Place {
  inner: Block;
  width: number;
  height: number;
}

/** The block inside columns and cards that does not fit, and the room that it has. */
function innermost(block: Block, width: number, height: number): Place {
  const culprit = (blocks: Block[], room: number) =>
    blocks.find((child) => !splitBlocks([child], (piece) => fits(piece, { width: room, height }, 0)));
  if (block.tag === 'columns') {
    const rooms = columnPlaces(block, width);
    for (const [index, { width: room }] of rooms.entries()) {
      const found = culprit(block.columns[index]!, room);
      if (found) return innermost(found, room, height);
    }
  }
  if (block.tag === 'ul' || block.tag === 'ol') {
    const parts = block.items.map((_, index) => partOfList(block, index, index + 1));
    return { inner: parts.find((part) => !fits([part], { width, height }, 0)) ?? block, width, height };
  }
  return { inner: block, width, height };
}

/** Names the innermost block that is too large, and by how much. */
function tooLarge(block: Block, area: Area): ContentError {
  const { inner, width, height } = innermost(block, area.width, area.height);
  const { body } = sizesAt(0);
  const part = bodyAt([inner], width, 0);
  const over = Math.ceil(part.height - height);
  const message =
    part.tooWide > tolerance
      ? `${nameOf(inner)} is ${Math.ceil(part.tooWide)} points too wide for its place, even at the smallest size`
      : `${nameOf(inner)} is ${over} points (${lines(over / (body * leading))}) too long for a slide, even at the smallest size`;
  const hint = 'shorten it, or give it more room in the template';
  return new ContentError([{ severity: 'error', message, hint, ...inner.place }]);
}

function lines(count: number): string {
  const whole = Math.max(1, Math.ceil(count));
  return `${whole} ${whole === 1 ? 'line' : 'lines'}`;
}
