/** The largest sizes at which a slide's body fits, and its division over several slides when none does. */
import { DoesNotFit } from './does-not-fit.js';
import { datumOf } from '../../document/datum.js';
import type { Block, Inline } from '../../document/types.js';
import { columnPlaces } from '../column-places.js';
import { arrange } from './arrange.js';
import { fullScale, gutter, leading, leastScale, readScale, sizesAt } from './frame.js';
import type { Area } from '../types.js';
import type { Part, Pictures } from './stack.js';
import type { DeckTypesetter } from './measured-words.js';
import { nameOf, Splitter } from './split.js';
import { rowHeight } from './table.js';

/** The room of a body, and the height of one that has the whole slide. */
export type BodyArea = Area & { whole: number };

/** Slack for the rounding of sums, in points. */
const tolerance = 0.01;

/** The ways in which a slide is tried: the bodies that were set, by width and step, as the same are tried in several heights. */
export class Tries {
  private readonly splitter: Splitter;
  private readonly bodies = new Map<Block[], Map<string, Part>>();

  /** `pictures` are those of the data; null where slides are only counted, and their places stay empty. */
  constructor(
    private readonly pictures: Pictures | null,
    readonly typesetter: DeckTypesetter,
  ) {
    this.splitter = new Splitter(typesetter);
  }

  /** The body at a step of the scale of sizes. */
  bodyAt(blocks: Block[], { width, whole }: Pick<BodyArea, 'width' | 'whole'>, step: number): Part {
    let parts = this.bodies.get(blocks);
    if (!parts) this.bodies.set(blocks, (parts = new Map<string, Part>()));
    const key = `${width}/${whole}/${step}`;
    let body = parts.get(key);
    if (!body) {
      parts.set(
        key,
        (body = arrange(blocks, {
          width,
          whole,
          isAcross: true,
          sizes: sizesAt(step),
          pictures: this.pictures,
          typesetter: this.typesetter,
        })),
      );
    }
    return body;
  }

  /** Whether the body fits an area at a step of the scale; it may be cramped only at the smallest. */
  fits(blocks: Block[], room: Omit<BodyArea, 'x' | 'y'>, step: number): boolean {
    const { height } = room;
    if (blocks.some((block) => leastHeight(block, step) > height + tolerance)) return false;
    const body = this.bodyAt(blocks, room, step);
    if (body.cramped && step > leastScale) return false;
    // What is looked up need not have room for more: programs shrink it.
    const needed = body.height + (step > leastScale ? body.grows : 0);
    return body.tooWide <= tolerance && needed <= height + tolerance;
  }

  /** The body with as many rows of its table as have room at a size that reads well, else at the least; null where not one has. */
  mostRows(blocks: Block[], area: BodyArea): Block[] | null {
    const at = (step: number) => this.splitter.withRowsThatFit(blocks, (piece) => this.fits(piece, area, step));
    return at(readScale) ?? at(leastScale);
  }

  /** The greatest step of the scale, of those from `least` to `most`, at which the body fits; null when it fits at none. */
  largestStep(blocks: Block[], area: BodyArea, least = leastScale, most = fullScale): number | null {
    for (let step = most; step >= least; step -= 1) if (this.fits(blocks, area, step)) return step;
    return null;
  }

  /**
   * The body divided over as few slides as hold it at sizes that read well, in
   * parts of even height; at the smallest where that would take more than one
   * slide more, or leave little on one, and where it is only looked up. Throws a
   * ContentError for what fits on no slide alone.
   */
  divide(blocks: Block[], area: BodyArea, isLookedUp = false): Block[][] {
    const two = isLookedUp ? null : this.dividedToRead(blocks, area, 1);
    if (two) return two;
    const tight = this.dividedAt(blocks, area, leastScale);
    if (!Array.isArray(tight)) throw this.tooLarge(tight.culprit, area);
    const read = tight.length > 1 && !isLookedUp ? this.dividedToRead(blocks, area, tight.length) : null;
    return read ?? this.evened(blocks, area, tight, leastScale);
  }

  /** The body at sizes that read well, over one slide more than so many at most; null where that is not enough, or not worth it. */
  dividedToRead(blocks: Block[], area: BodyArea, tight: number): Block[][] | null {
    const parts = this.dividedAt(blocks, area, readScale);
    if (!Array.isArray(parts) || parts.length > tight + 1) return null;
    const even = this.evened(blocks, area, parts, readScale);
    return parts.length > tight && even.some(holdsLittle) ? null : even;
  }

  /** The same number of parts with the least height that still takes no more. */
  private evened(blocks: Block[], area: BodyArea, parts: Block[][], step: number): Block[][] {
    if (parts.length === 1) return parts;
    let best = parts;
    let [low, high] = [area.height / 4, area.height];
    while (high - low > 4) {
      const middle = (low + high) / 2;
      const tried = this.dividedAt(blocks, { ...area, height: middle }, step);
      if (Array.isArray(tried) && tried.length === parts.length) [best, high] = [tried, middle];
      else low = middle;
    }
    return best;
  }

  private dividedAt(blocks: Block[], area: BodyArea, step: number): Block[][] | { culprit: Block } {
    const parts: Block[][] = [];
    let rest: Block[] | null = blocks;
    while (rest !== null) {
      const halves = this.splitter.blocks(rest, (piece) => this.fits(piece, area, step));
      if (!halves) return { culprit: rest[0]! };
      parts.push(halves.first);
      rest = halves.rest;
    }
    return parts;
  }

  /** The block inside columns and cards that does not fit, and the room that it has. */
  private innermost(block: Block, room: BodyArea): Place {
    const culprit = (blocks: Block[], inside: BodyArea) =>
      blocks.find((child) => !this.splitter.blocks([child], (piece) => this.fits(piece, inside, leastScale)));
    if (block.tag === 'columns') {
      for (const [index, { width }] of columnPlaces(block.widths, room.width, gutter).entries()) {
        const inside = { ...room, width };
        const found = culprit(block.columns[index]!, inside);
        if (found) return this.innermost(found, inside);
      }
    }
    if (block.tag === 'ul' || block.tag === 'ol') {
      const parts = block.items.map((_, index) => this.splitter.partOfList(block, index, index + 1));
      return { inner: parts.find((part) => !this.fits([part], room, leastScale)) ?? block, room };
    }
    return { inner: block, room };
  }

  /** Names the innermost block that is too large, and by how much. */
  private tooLarge(block: Block, area: BodyArea): DoesNotFit {
    const { inner, room } = this.innermost(block, area);
    const { body } = sizesAt(leastScale);
    const part = this.bodyAt([inner], room, leastScale);
    const over = Math.ceil(part.height - room.height);
    const message =
      part.tooWide > tolerance
        ? `${nameOf(inner)} is ${Math.ceil(part.tooWide)} points too wide for its place, even at the smallest size`
        : `${nameOf(inner)} is ${over} points (${lines(over / (body * leading))}) too long for a slide, even at the smallest size`;
    const hint = 'shorten it, or give it more room in the template';
    return new DoesNotFit({ message, hint, ...inner.place, ...datumOf(onlyWordsOf(inner)) });
  }
}

/** The words of a block that has one text. */
function onlyWordsOf(block: Block): Inline[] {
  if (block.tag === 'p') return block.children;
  return (block.tag === 'ul' || block.tag === 'ol') && block.items.length === 1 ? block.items[0]! : [];
}

/** A table has a line a row at least: a long one is known not to fit before a word of it is measured. */
function leastHeight(block: Block, step: number): number {
  const { table, cell } = sizesAt(step);
  return block.tag === 'table' ? block.rows.length * rowHeight(1, table, cell) : 0;
}

/** So few rows, or none, are better set smaller than left alone on a slide. */
const fewRows = 2;

function holdsLittle(part: Block[]): boolean {
  const rows = part.flatMap((block) => (block.tag === 'table' ? block.rows : []));
  return rows.filter(({ kind }) => kind === 'body' || kind === 'strong').length <= fewRows;
}

interface Place {
  inner: Block;
  room: BodyArea;
}

function lines(count: number): string {
  const whole = Math.max(1, Math.ceil(count));
  return `${whole} ${whole === 1 ? 'line' : 'lines'}`;
}
