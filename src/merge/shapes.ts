/** The shapes of a slide as a merge compares them: words, place and look of each, cells of tables, values of charts. */
import { own } from '../own.js';
import type { Package } from './package.js';
import { at, attribute, children, relationId, within, type Element } from './xml.js';

export type ShapeKind = 'text' | 'table' | 'chart' | 'picture' | 'group' | 'line' | 'other';

/** English Metric Units (EMU), 12,700 to a point. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Shape {
  element: Element;
  kind: ShapeKind;
  name: string;
  /** Type of the placeholder that it fills (`title`, `body`); null for free shapes. */
  placeholder: string | null;
  /** One string a paragraph; line breaks are `\n`. For a table, those of its cells in order. */
  words: string[];
  /** Where it stands; null where it stands as its layout says. */
  place: Place | null;
}

const kinds: Record<string, ShapeKind> = { sp: 'text', pic: 'picture', grpSp: 'group', cxnSp: 'line' };

/** The shapes directly on a slide (of notes, of a group), in drawing order; numbers and dates of the foot are no content. */
export function shapesIn(tree: Element): Shape[] {
  return children(tree).flatMap((element) => {
    const frame = element.localName === 'graphicFrame' ? frameKind(element) : null;
    const kind = frame ?? own(kinds, element.localName);
    if (!kind) return [];
    const shape = readShape(element, kind);
    return shape.placeholder !== null && foot.has(shape.placeholder) ? [] : [shape];
  });
}

const foot = new Set(['sldNum', 'dt', 'ftr', 'sldImg', 'hdr']);

function frameKind(element: Element): ShapeKind {
  if (within(element, 'tbl').length > 0) return 'table';
  return within(element, 'chart').length > 0 ? 'chart' : 'other';
}

function readShape(element: Element, kind: ShapeKind): Shape {
  const properties = propertiesOf(element);
  const placeholder = children(element)
    .filter(({ localName }) => localName.startsWith('nv'))
    .flatMap((nv) => within(nv, 'ph'))[0];
  return {
    element,
    kind,
    name: attribute(properties, 'name') ?? '',
    placeholder: placeholder ? (attribute(placeholder, 'type') ?? 'body') : null,
    words: kind === 'group' ? shapesIn(element).flatMap(({ words }) => words) : wordsOf(element),
    place: kind === 'group' ? placeOfMembers(element) : placeOf(element),
  };
}

/** The `cNvPr` of a shape: its id, name and alternative text. */
export function propertiesOf(shape: Element): Element | null {
  const nv = children(shape).find(({ localName }) => localName.startsWith('nv')) ?? null;
  return at(nv, 'cNvPr');
}

/** The paragraphs inside an element; empty ones at the end are nothing. */
export function wordsOf(element: Element): string[] {
  const words = within(element, 'p').filter(isParagraph).map(textOf);
  while (words.length > 0 && words.at(-1)!.trim() === '') words.pop();
  return words;
}

/** Whether it is a paragraph of text (DrawingML), whose name drawings of other kinds use too. */
const isParagraph = ({ namespaceURI }: Element) => namespaceURI?.endsWith('/drawingml/2006/main') === true;

export function paragraphsOf(element: Element): Element[] {
  return within(element, 'p').filter(isParagraph);
}

/** The words of one paragraph. */
export function textOf(paragraph: Element): string {
  return children(paragraph)
    .map((piece) => {
      if (piece.localName === 'br') return '\n';
      return piece.localName === 'r' || piece.localName === 'fld' ? (at(piece, 't')?.textContent ?? '') : '';
    })
    .join('')
    .replace(/\u000B/g, '\n');
}

/** The element that holds where a shape stands. */
export function transformOf(shape: Element): Element | null {
  return at(shape, 'xfrm') ?? at(shape, 'spPr', 'xfrm') ?? at(shape, 'grpSpPr', 'xfrm');
}

function placeOf(shape: Element): Place | null {
  const transform = transformOf(shape);
  const [offset, extent] = [at(transform, 'off'), at(transform, 'ext')];
  if (!offset || !extent) return null;
  const number = (element: Element, name: string) => Number(attribute(element, name));
  return {
    x: number(offset, 'x'),
    y: number(offset, 'y'),
    width: number(extent, 'cx'),
    height: number(extent, 'cy'),
  };
}

/** A group stands where its members stand: programs differ in what they write for the group itself. */
function placeOfMembers(group: Element): Place | null {
  const members = children(group).filter(({ localName }) => localName !== 'grpSpPr');
  const places = members.flatMap((member) => placeOf(member) ?? []);
  if (places.length === 0) return null;
  const least = (numbers: number[]) => numbers.reduce((one, other) => Math.min(one, other));
  const most = (numbers: number[]) => numbers.reduce((one, other) => Math.max(one, other));
  const [left, top] = [least(places.map(({ x }) => x)), least(places.map(({ y }) => y))];
  const right = most(places.map(({ x, width }) => x + width));
  const bottom = most(places.map(({ y, height }) => y + height));
  return inGroup(group, { x: left, y: top, width: right - left, height: bottom - top });
}

/** A place in the measures of a group's members, in those of the slide (ECMA-376 part 1, §20.1.7.5). */
function inGroup(group: Element, place: Place): Place {
  const transform = transformOf(group);
  const [outer, offset, extent] = [placeOf(group), at(transform, 'chOff'), at(transform, 'chExt')];
  if (!outer || !offset || !extent) return place;
  const scale = (size: number, name: string) => size / (Number(attribute(extent, name)) || size || 1);
  const [across, down] = [scale(outer.width, 'cx'), scale(outer.height, 'cy')];
  return {
    x: outer.x + (place.x - Number(attribute(offset, 'x'))) * across,
    y: outer.y + (place.y - Number(attribute(offset, 'y'))) * down,
    width: place.width * across,
    height: place.height * down,
  };
}

/** Saving by LibreOffice rounds places to a hundredth of a millimetre and back: 3,600 EMU at most. */
const rounding = 3600;

/** Whether two shapes stand at the same place. A table grows with its words: its height says nothing. */
export function samePlace(a: Place | null, b: Place | null, kind: ShapeKind): boolean {
  if (!a || !b) return a === b;
  const near = (one: number, other: number) => Math.abs(one - other) <= rounding;
  const sameHeight = kind === 'table' || near(a.height, b.height);
  return near(a.x, b.x) && near(a.y, b.y) && near(a.width, b.width) && sameHeight;
}

/** The place that a placeholder inherits from the layout of its slide, or that layout's master. */
export function inheritedPlace(deck: Package, slide: string, shape: Shape): Place | null {
  const layout = deck.related(slide, 'slideLayout');
  const master = layout && deck.related(layout, 'slideMaster');
  const index = indexOf(shape.element);
  for (const part of [layout, master]) {
    if (!part || !deck.has(part)) continue;
    const tree = at(deck.root(part), 'cSld', 'spTree');
    const candidates = tree ? children(tree, 'sp').filter((sp) => within(sp, 'ph').length > 0) : [];
    const found =
      candidates.find((sp) => index !== null && indexOf(sp) === index) ??
      candidates.find((sp) => (attribute(within(sp, 'ph')[0]!, 'type') ?? 'body') === shape.placeholder);
    const place = found ? placeOf(found) : null;
    if (place) return place;
  }
  return null;
}

const indexOf = (shape: Element) => attribute(within(shape, 'ph')[0] ?? null, 'idx');

/** The chart part that a frame shows. */
export function chartPartOf(deck: Package, slide: string, frame: Element): string | null {
  const chart = within(frame, 'chart')[0];
  const id = chart ? relationId(chart) : null;
  return deck.relations(slide).find((relation) => relation.id === id)?.target ?? null;
}
