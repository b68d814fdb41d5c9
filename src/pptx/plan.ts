/**
 * What the repair pass must know of each shape that pptxgenjs cannot write:
 * its name, alternative text, placeholder and group. A shape goes through
 * pptxgenjs under a token and is found again by it.
 */
import type { PreviousDeck } from '../layout/deck/previous-deck.js';
import { footerText } from '../layout/deck/foot.js';
import type { DeckGroup, DeckItem, DeckLayout, DeckText, SlideLayout } from '../layout/types.js';
import { ownTags, type FilledName, type TagOf } from './master.js';

/** The name that a shape has inside pptxgenjs, which escapes real names twice. */
export type Token = string;

export interface PlannedShape {
  token: Token;
  /** Unique on its slide. */
  name: string;
  /** Alternative text; null where the text itself is the content. */
  alt: string | null;
  placeholder: FilledName | null;
  item: Exclude<DeckItem, DeckGroup>;
  /** The shapes that a line is glued to. */
  glued?: { from: Token; to: Token };
}
export interface PlannedGroup {
  name: string;
  alt: string;
  box: DeckGroup;
  shapes: PlannedShape[];
}
export interface PlannedSlide {
  slide: SlideLayout;
  /** The first is 1. */
  place: number;
  /** Plain text of the title. */
  title: string;
  children: (PlannedShape | PlannedGroup)[];
  /** Its finished XML, where the deck before had the same; its shapes are not drawn then. */
  before: string | null;
}

/** Names and placeholders for every shape of the deck; the first item that asks for a placeholder fills it. */
export function planDeck(layout: DeckLayout, previous: PreviousDeck, tagOf: TagOf = ownTags): PlannedSlide[] {
  return layout.slides.map((slide, index) => ({
    ...planSlide(layout, slide, index + 1, tagOf),
    before: previous.xmlOf(slide, index + 1),
  }));
}

/** All shapes of a slide in drawing order, groups opened. */
export function shapesOf(slide: PlannedSlide): PlannedShape[] {
  return slide.children.flatMap((child) => ('shapes' in child ? child.shapes : [child]));
}

function planSlide(layout: DeckLayout, slide: SlideLayout, place: number, tagOf: TagOf): Omit<PlannedSlide, 'before'> {
  const names = new Set<string>();
  const filled = new Set<FilledName>();
  let count = 0;
  const plan = (item: Exclude<DeckItem, DeckGroup>): PlannedShape => ({
    token: `tb-${(count += 1)}`,
    name: uniqueName(item.name, names),
    alt: altOf(item),
    placeholder: claim(item, filled, (name) => tagOf(slide.layout, name) !== null),
    item,
  });
  const children: PlannedSlide['children'] = slide.items.map((item) =>
    item.kind === 'group'
      ? {
          name: uniqueName(item.name, names),
          alt: item.alt,
          box: item,
          shapes: glue(item.items.map(planInGroup(plan))),
        }
      : plan(item),
  );
  if (slide.footer !== '') {
    const placeholder = tagOf(slide.layout, 'footer') === null ? null : 'footer';
    children.push({ ...plan(footerText(layout, slide)), placeholder });
  }
  return { slide, place, title: titleOf(slide), children };
}

/** Lines with the tokens of the shapes of their group that they are glued to. */
function glue(shapes: PlannedShape[]): PlannedShape[] {
  return shapes.map((shape) => {
    const glued = shape.item.kind === 'line' ? shape.item.glued : undefined;
    return glued ? { ...shape, glued: { from: shapes[glued.from]!.token, to: shapes[glued.to]!.token } } : shape;
  });
}

/** A placeholder inside a group is not one for PowerPoint, so members of groups are free boxes. */
function planInGroup(plan: (item: DeckGroup['items'][number]) => PlannedShape) {
  return (item: DeckGroup['items'][number]) => plan(item.kind === 'text' ? { ...item, placeholder: 'none' } : item);
}

function uniqueName(wanted: string, taken: Set<string>): string {
  const base = wanted.trim() || 'Shape';
  let name = base;
  for (let n = 2; taken.has(name); n += 1) name = `${base} ${n}`;
  taken.add(name);
  return name;
}

function altOf(item: Exclude<DeckItem, DeckGroup>): string | null {
  switch (item.kind) {
    case 'table':
      return `${item.alt}, ${item.columnWidths.length} columns, ${item.rows.length} rows`;
    case 'chart':
    case 'picture':
      return item.alt;
    case 'text':
    case 'line':
      return null;
  }
}

function claim(
  item: Exclude<DeckItem, DeckGroup>,
  filled: Set<FilledName>,
  has: (name: FilledName) => boolean,
): FilledName | null {
  if (item.kind !== 'text' || item.placeholder === 'none' || filled.has(item.placeholder) || !has(item.placeholder))
    return null;
  filled.add(item.placeholder);
  return item.placeholder;
}

function titleOf(slide: SlideLayout): string {
  const title = slide.items.find((item) => item.kind === 'text' && item.placeholder === 'title');
  return title?.kind === 'text' ? plainText(title) : '';
}

/** The words of a text box, line and paragraph ends as spaces. */
function plainText(text: DeckText): string {
  const paragraphs = text.paragraphs.map((paragraph) => paragraph.runs.map((run) => run.text).join(''));
  return paragraphs.join(' ').replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space));
}
