/** A slide of content: kicker, title, body; on further slides what one cannot hold. */
import type { Block, Slide } from '../../document/types.js';
import type { DeckItem, SlideLayout } from '../types.js';
import { bodyBottom, contentWidth, fullScale, leastScale, margin, type Area } from './frame.js';
import { bodyAt, divide, dividedToRead, fits, largestStep } from './fit.js';
import { kickerBox, titleBox } from './heading.js';
import { endsAnchored } from './arrange.js';
import type { Part } from './stack.js';
import { nameItems } from './shape-names.js';
import { notesOf } from './notes.js';
import { ownWords } from './measured-words.js';

/** Top of the kicker; space between it and the title, and between the title and the body. In points. */
const kickerTop = 34;
const titleGap = 5;
const bodyGap = 20;

/** Titles keep to two lines; that of a divided slide may take a third for its count. */
const titleLimits = { largest: 28, smallest: 24, lines: 2 };
const dividedLimits = { ...titleLimits, lines: 3 };

/** One slide, or several when the body fits on one at no size. `footer` is the short citation. */
export function layoutContentSlide(slide: Slide, footer: string): SlideLayout[] {
  const head = headOf(slide, titleLimits);
  const step = largestStep(slide.children, head.area);
  const notes = notesOf(slide);
  const columns = chartBeside(slide.children);
  if (columns && (step ?? 0) < fullScale * leastBeside) {
    const { area } = widestHead(slide);
    const parts = columns.flatMap((blocks) => divide(blocks, area));
    return layoutParts(slide, parts, { isOne: false, footer, notes });
  }
  const one = (at: number) => [assemble(slide, head, { blocks: slide.children, step: at, footer, notes })];
  if (step !== null) return one(step);
  const { area } = widestHead(slide);
  const small = largestStep(slide.children, head.area, leastScale);
  const parts = small === null ? divide(slide.children, area) : dividedToRead(slide.children, area, 1);
  return parts ? layoutParts(slide, parts, { isOne: true, footer, notes }) : one(small!);
}

/** The part of the full sizes from which on a figure may share its slide. */
const leastBeside = 0.5;

/** The columns of a slide with nothing but a figure and what stands beside it; null for any other. */
function chartBeside(blocks: Block[]): Block[][] | null {
  const [only] = blocks;
  if (blocks.length !== 1 || only?.tag !== 'columns') return null;
  return only.columns.some((column) => column.some(({ tag }) => tag === 'chart')) ? only.columns : null;
}

/** What is left to the parts under the title with the longest count. */
const widestHead = (slide: Slide) => headOf(countedTitle(slide, 88, 88), dividedLimits);

/** How parts belong together: whether they are `isOne` body divided, which is set at one size. */
interface Parts {
  isOne: boolean;
  footer: string;
  notes: string[];
}

/** Each part on a slide of its own. */
function layoutParts(slide: Slide, parts: Block[][], { isOne, footer, notes }: Parts): SlideLayout[] {
  const heads = parts.map((_, index) => headOf(countedTitle(slide, index + 1, parts.length), dividedLimits));
  const steps = parts.map((blocks, index) => largestStep(blocks, heads[index]!.area, leastScale) ?? leastScale);
  // A figure takes what size its labels leave it, and what follows a part that is set small need not be; tables and words
  // that stand by themselves keep theirs.
  const least = Math.min(...steps);
  const shared = isOne && least >= 0 ? least : null;
  return parts.map((blocks, index) => {
    const step = shared !== null && fits(blocks, heads[index]!.area, shared) ? shared : steps[index]!;
    const said = index === 0 ? notes : ['Continued from the previous slide.'];
    return assemble(slide, heads[index]!, { blocks, step, footer, notes: said });
  });
}

function countedTitle(slide: Slide, number: number, count: number): Slide {
  return { ...slide, title: [...slide.title, ...ownWords(`\u00A0(${number}/${count})`)] };
}

interface Head {
  items: DeckItem[];
  area: Area;
}

function headOf(slide: Slide, limits: typeof titleLimits): Head {
  const kicker = kickerBox(slide, { y: kickerTop, color: 'accent' });
  const top = kicker ? kicker.y + kicker.height + titleGap : kickerTop;
  const title = titleBox(slide, limits, { y: top, color: 'ink' });
  const y = title.y + title.height + bodyGap;
  return {
    items: kicker ? [title, kicker] : [title],
    area: { x: margin, y, width: contentWidth, height: bodyBottom - y },
  };
}

interface Body {
  blocks: Block[];
  step: number;
  footer: string;
  notes: string[];
}

function assemble({ section }: Slide, { items, area }: Head, { blocks, step, footer, notes }: Body): SlideLayout {
  const body = bodyAt(blocks, area.width, step);
  const height = heightToFill(blocks, body, area);
  const placed = body.place(area.x, area.y + lowered(area.height - height), height);
  return { layout: 'content', section, items: nameItems([...items, ...placed]), footer, time: '', notes };
}

/** The part of the area that spaced text fills, so that it does not fall apart. */
const filledShare = 0.9;

function heightToFill(blocks: Block[], body: Part, { height }: Area): number {
  if (body.stretch === Infinity || endsAnchored(blocks)) return height;
  return Math.max(body.height, Math.min(height * filledShare, body.height + body.stretch));
}

/** The part of the height below the body from which on it stands lower, and how much of it then goes above. */
const bare = { from: 150, above: 0.35 } as const;

/** How much lower a body stands that leaves much of the slide bare, so that it does not hang under the title. */
function lowered(left: number): number {
  return left > bare.from ? left * bare.above : 0;
}
