/** A slide of content: title, body, note; on further slides what one cannot hold. */
import type { Block, Slide } from '../../document/types.js';
import type { DeckItem, DeckText, Frame, SlideKind, SlideLayout } from '../types.js';
import { fullScale, leastScale } from './frame.js';
import { holdsFigure } from './arrange.js';
import { Tries, type BodyArea } from './fit.js';
import { filled } from './heading.js';
import { nameItems } from './shape-names.js';
import { notesOf } from './notes.js';
import { ownWords, type DeckTypesetter } from './measured-words.js';
import type { Pictures } from './stack.js';

/** What slides of content share; `footer` is the short citation. */
interface ContentSetting {
  footer: string;
  frame: Frame;
  pictures: Pictures | null;
  typesetter: DeckTypesetter;
}

/** One slide, or several when the body fits on one at no size. */
export function layoutContentSlide(
  given: Slide,
  { footer, frame, pictures, typesetter }: ContentSetting,
): SlideLayout[] {
  const tries = new Tries(pictures, typesetter);
  const whole = withoutNote(given, tries, frame);
  const area = areaOf(whole.children, frame);
  const most = whole.rows === 'most' ? tries.mostRows(whole.children, area) : null;
  const slide = most ? { ...whole, children: most } : whole;
  const notes = notesOf(slide);
  const one = (at: number) => [assemble(slide, tries, { blocks: slide.children, step: at, footer, notes }, frame)];
  const step = tries.largestStep(slide.children, area, leastScale, slide.size === 'small' ? leastScale : fullScale);
  const figure = figureColumns(slide.children);
  if (figure && (step ?? leastScale) === leastScale) {
    return layoutParts(
      slide,
      tries,
      figure.flatMap((blocks) => tries.divide(blocks, area)),
      footer,
      notes,
      frame,
    );
  }
  if (step !== null && (step > leastScale || slide.size === 'small')) return one(step);
  const toRead = slide.size === 'small' ? null : tries.dividedToRead(slide.children, area, 1);
  if (step !== null && toRead === null) return one(step);
  return layoutParts(
    slide,
    tries,
    toRead ?? tries.divide(slide.children, area, slide.size === 'small'),
    footer,
    notes,
    frame,
  );
}

/** A figure that fits only without the note below it leaves that to the speaker: on a slide of its own it would tell nothing. */
function withoutNote(slide: Slide, tries: Tries, frame: Frame): Slide {
  const [figure, note, ...others] = slide.children;
  if (figure?.tag !== 'chart' || note?.tag !== 'p' || noteOf(slide.children) !== note || others.length > 0)
    return slide;
  const fits = (blocks: Block[]) => tries.largestStep(blocks, areaOf(blocks, frame)) !== null;
  if (fits(slide.children) || !fits([figure])) return slide;
  return { ...slide, children: [figure], notes: [...slide.notes, note.children] };
}

/** The columns of a slide with nothing but a figure and what stands beside it; null for any other. */
function figureColumns(blocks: Block[]): Block[][] | null {
  const [only] = blocks;
  if (blocks.length !== 1 || only?.tag !== 'columns') return null;
  return only.columns.some((column) => column.some(({ tag }) => tag === 'chart')) ? only.columns : null;
}

/** Each part on a slide of its own. */
function layoutParts(
  slide: Slide,
  tries: Tries,
  parts: Block[][],
  footer: string,
  notes: string[],
  frame: Frame,
): SlideLayout[] {
  return parts.map((blocks, index) => {
    const most = slide.size === 'small' ? leastScale : fullScale;
    const step = tries.largestStep(blocks, areaOf(blocks, frame), leastScale, most) ?? leastScale;
    const said = index === 0 ? notes : ['Continued from the previous slide.'];
    const numbered = parts.length > 1 ? countedTitle(slide, index + 1, parts.length) : slide;
    return assemble(numbered, tries, { blocks, step, footer, notes: said }, frame, index);
  });
}

function countedTitle(slide: Slide, number: number, count: number): Slide {
  return { ...slide, title: [...slide.title, ...ownWords(`\u00A0(${number}/${count})`)] };
}

/** The last block where it is a note: it stands at the foot of the slide. */
function noteOf(blocks: Block[]): Block | null {
  const last = blocks.at(-1);
  return blocks.length > 1 && last?.tag === 'p' && (last.role === 'note' || last.role === 'foot') ? last : null;
}

/** The room of the body: words alone have that of the placeholder; figures and tables go on to the foot. */
function areaOf(blocks: Block[], { body }: Frame): BodyArea {
  const isWords = blocks.every(({ tag }) => tag !== 'table' && tag !== 'chart' && tag !== 'flow' && tag !== 'columns');
  const endsAbove = isWords && !blocks.some(holdsFigure) && !noteOf(blocks);
  const { x, y, width, height: whole } = body;
  return { x, y, width, height: endsAbove ? body.wordsBottom - y : whole, whole };
}

interface Body {
  blocks: Block[];
  step: number;
  footer: string;
  notes: string[];
}

function assemble(
  slide: Slide,
  tries: Tries,
  { blocks, step, footer, notes }: Body,
  frame: Frame,
  part = 0,
): SlideLayout {
  const area = areaOf(blocks, frame);
  const body = tries.bodyAt(blocks, area, step);
  const height = body.stretch >= area.height ? area.height : Math.min(area.height, body.height + body.stretch);
  const placed = body.place(area.x, area.y, height);
  const items = [filled(tries.typesetter, frame, slide, 'text', 'title', [slide.title]), ...placed];
  const kind = kindOf(items);
  const key = part === 0 ? slide.key : `${slide.key}-${part + 1}`;
  const noted = items.map((item) => noteInPlace(item, frame.placeholders[kind], items));
  const named = nameItems(noted.map((item) => inPlace(item, frame.placeholders[kind], noted)));
  return { layout: kind, key, section: slide.section, items: named, footer, time: '', notes };
}

const fills = (items: DeckItem[], name: DeckText['placeholder']) =>
  items.some((item) => item.kind === 'text' && item.placeholder === name);

function kindOf(items: DeckItem[]): SlideKind {
  if (fills(items, 'third')) return 'three-content';
  if (fills(items, 'second')) return 'two-content';
  if (fills(items, 'body')) return 'text';
  return items.some(
    (item) =>
      item.kind === 'picture' ||
      item.kind === 'table' ||
      (item.kind === 'group' && item.items.some(({ kind }) => kind === 'chart')),
  )
    ? 'figure'
    : 'title-only';
}

type Places = Frame['placeholders'][SlideKind];

/** A box that has room in its placeholder, and no other above it there, stands where the layout has it. */
function inPlace(item: DeckItem, places: Places, items: DeckItem[]): DeckItem {
  if (item.kind !== 'text' || item.placeholder === 'none' || item.placeholder === 'note') return item;
  const place = places[item.placeholder];
  if (!place) return item;
  const near = (a: number, b: number) => Math.abs(a - b) < 1;
  const same = near(item.x, place.x) && near(item.width, place.width) && near(item.y, place.y);
  const below = items.filter(({ x, y, width }) => y > item.y && x < item.x + item.width && x + width > item.x);
  const isFree = below.every(({ y }) => y >= place.y + place.height);
  return same && isFree ? { ...item, y: place.y, height: Math.max(place.height, item.height) } : item;
}

/** A note that has room there stands at the foot of the slide, where the layout has it. */
function noteInPlace(item: DeckItem, { note }: Places, items: DeckItem[]): DeckItem {
  if (item.kind !== 'text' || item.placeholder !== 'note' || !note) return item;
  const isLast = items.every((other) => other === item || other.y < item.y);
  const fits = isLast && item.height <= note.height && item.y <= note.y && Math.abs(item.width - note.width) < 1;
  return fits ? { ...item, y: note.y, height: note.height } : item;
}
