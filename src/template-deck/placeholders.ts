/** The placeholders of a layout, with what each inherits: layout, master, text styles of the master, text of the presentation. */
import { own } from '../own.js';
import { at, attribute, children, within, type Element } from '../merge/xml.js';
import { fillOf } from './colors.js';
import type { Area, TemplatePlaceholder, Scheme } from './types.js';

/** What the places and texts of a layout are read with. */
export interface Around {
  scheme: Scheme;
  scale: number;
  fonts: { titles: string; texts: string };
  /** The tree of shapes of the master; its styles; the text of the presentation. */
  master: Element;
  styles: Element | null;
  usual: Element | null;
}

export const points = (emu: string | null, scale: number): number => (Number(emu ?? 0) / 12_700) * scale;

/** The box that an element says itself; null where it inherits it. */
export function boxOf(shape: Element, scale: number): Area | null {
  const frame = at(shape, 'spPr', 'xfrm') ?? at(shape, 'xfrm') ?? at(shape, 'grpSpPr', 'xfrm');
  const [off, ext] = [at(frame, 'off'), at(frame, 'ext')];
  if (!off || !ext) return null;
  return {
    x: points(attribute(off, 'x'), scale),
    y: points(attribute(off, 'y'), scale),
    width: points(attribute(ext, 'cx'), scale),
    height: points(attribute(ext, 'cy'), scale),
  };
}

/** `p:ph` of a shape; null where it is none. */
export const tagOf = (shape: Element): Element | null =>
  ['nvSpPr', 'nvPicPr', 'nvGraphicFramePr'].map((name) => at(shape, name, 'nvPr', 'ph')).find(Boolean) ?? null;

/** What a placeholder of a layout inherits from, by its type. */
const parentType = (type: string) =>
  type === 'ctrTitle' ? 'title' : ['title', 'dt', 'ftr', 'sldNum'].includes(type) ? type : 'body';

export function readPlaceholders(tree: Element, around: Around): TemplatePlaceholder[] {
  return shapesIn(tree).flatMap((shape) => {
    const tag = tagOf(shape);
    return tag ? (readPlaceholder(shape, tag, around) ?? []) : [];
  });
}

const shapesIn = (tree: Element): Element[] => children(tree).filter(({ localName }) => /^(sp|pic)$/.test(localName));

function readPlaceholder(shape: Element, tag: Element, around: Around): TemplatePlaceholder | null {
  const type = attribute(tag, 'type') ?? 'obj';
  const parent = shapesIn(around.master).find((one) => {
    const own = tagOf(one);
    return own && (attribute(own, 'type') ?? 'obj') === parentType(type);
  });
  const box = boxOf(shape, around.scale) ?? (parent ? boxOf(parent, around.scale) : null);
  if (!box) return null;
  const bodies = [shape, ...(parent ? [parent] : [])].flatMap((one) => at(one, 'txBody', 'bodyPr') ?? []);
  const said = (name: string) => bodies.map((body) => attribute(body, name)).find((value) => value !== null) ?? null;
  const style = parentType(type) === 'title' ? 'titleStyle' : parentType(type) === 'body' ? 'bodyStyle' : 'otherStyle';
  const levels = [
    ...[shape, ...(parent ? [parent] : [])].map((one) => at(one, 'txBody', 'lstStyle', 'lvl1pPr')),
    at(around.styles, style, 'lvl1pPr'),
    at(around.usual, 'lvl1pPr'),
  ].flatMap((level) => level ?? []);
  return {
    type,
    idx: Number(attribute(tag, 'idx') ?? 0),
    name: attribute(within(shape, 'cNvPr')[0] ?? null, 'name') ?? '',
    box,
    words: wordsIn(box, said, around.scale),
    valign: own({ ctr: 'middle', b: 'bottom' } as const, said('anchor') ?? '') ?? 'top',
    isVertical: ![null, 'horz'].includes(said('vert')),
    prompt: promptOf(shape),
    ...textOf(levels, around, style === 'titleStyle' ? around.fonts.titles : around.fonts.texts),
  };
}

/** The box without its inner margins (§21.1.2.1.1: 0.1 inch at the sides, 0.05 above and below). */
function wordsIn({ x, y, width, height }: Area, said: (name: string) => string | null, scale: number): Area {
  const inset = (name: string, usual: string) => points(said(name) ?? usual, scale);
  const [left, right] = [inset('lIns', '91440'), inset('rIns', '91440')];
  const [top, bottom] = [inset('tIns', '45720'), inset('bIns', '45720')];
  return {
    x: x + left,
    y: y + top,
    width: Math.max(1, width - left - right),
    height: Math.max(1, height - top - bottom),
  };
}

type Text = Pick<
  TemplatePlaceholder,
  'size' | 'color' | 'strong' | 'capitals' | 'align' | 'bullets' | 'hang' | 'before' | 'spacing' | 'font'
>;

/** How words look, from the levels that say so, the nearest first. */
function textOf(levels: Element[], { scheme, scale, fonts }: Around, font: string): Text {
  const first = <T>(read: (level: Element) => T | null): T | null =>
    levels.reduce<T | null>((found, level) => found ?? read(level), null);
  const run = (level: Element) => at(level, 'defRPr');
  const ofRun = (name: string) => first((level) => attribute(run(level), name));
  const size = (Number(ofRun('sz') ?? 1800) / 100) * scale;
  const space = first((level) => at(level, 'spcBef'));
  const line = first((level) => at(level, 'lnSpc'));
  const bullet = first(
    (level) => children(level).find(({ localName }) => /^bu(None|Char|AutoNum|Blip)$/.test(localName)) ?? null,
  );
  const typeface = first((level) => attribute(at(run(level), 'latin'), 'typeface')) ?? font;
  return {
    size,
    color: first((level) => fillOf(run(level), scheme)) ?? scheme.tx1,
    strong: ['1', 'true'].includes(ofRun('b') ?? ''),
    capitals: ofRun('cap') === 'all',
    align: own({ ctr: 'center', r: 'right' } as const, first((level) => attribute(level, 'algn')) ?? '') ?? 'left',
    bullets: bullet !== null && bullet.localName !== 'buNone',
    hang: points(
      first((level) => attribute(level, 'marL')),
      scale,
    ),
    before: lengthOf(space, size, scale),
    spacing: line && at(line, 'spcPct') ? percent(at(line, 'spcPct')) : 1,
    font: typeface.startsWith('+mj') ? fonts.titles : typeface.startsWith('+mn') ? fonts.texts : typeface,
  };
}

const percent = (element: Element | null) => parseFloat(attribute(element, 'val') ?? '100000') / 100_000;

function lengthOf(space: Element | null, size: number, scale: number): number {
  const exact = at(space, 'spcPts');
  if (exact) return (Number(attribute(exact, 'val')) / 100) * scale;
  return space && at(space, 'spcPct') ? percent(at(space, 'spcPct')) * size : 0;
}

function promptOf(shape: Element): string {
  const body = at(shape, 'txBody');
  return body
    ? within(body, 't')
        .map(({ textContent }) => textContent)
        .join('')
        .trim()
    : '';
}
