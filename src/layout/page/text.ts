/** Words on the page: measured lines, and their items where they are put. */
import type { Inline, Link } from '../../document/types.js';
import { within } from '../../document/spans.js';
import type { ColorName } from '../../theme/theme.js';
import { balanced, type Line, type MeasuredText, type PlacedRun } from '../lines.js';
import { chainOf, rises, scriptSize } from '../runs.js';
import type { Face, Item, StructureRole, Tagged, TextItem } from '../types.js';
import { roles, typeOf, type Role, type Setting } from './style.js';

export type Horizontal = 'left' | 'center' | 'right';

/** How some words are set. */
export interface TextStyle {
  role: Role;
  setting: Setting;
  width: number;
  align?: Horizontal;
  color?: ColorName;
  face?: Face;
}

/** Words of known height; their items are made when their place is known. Links become tags of their own. */
export interface SetText {
  height: number;
  at(x: number, y: number): (Tagged | Item)[];
}

/** Measured words of a role. */
export function measureFor(
  children: readonly Inline[],
  { role, face, setting }: Pick<TextStyle, 'role' | 'face' | 'setting'>,
): MeasuredText {
  return setting.typesetter.measure(children, face ?? roles[role].face);
}

/** Words broken to the width. */
export function setText(children: readonly Inline[], style: TextStyle): SetText {
  const { size, leading } = typeOf(style.role, style.setting);
  const text = measureFor(children, style);
  return {
    height: text.count(size, style.width) * leading,
    at: (x, y) =>
      linesAt(
        alone.has(style.role) ? withoutStump(text, size, style.width) : text.lines(size, style.width),
        x,
        y,
        size,
        leading,
        style,
      ),
  };
}

/** What stands alone ends in no line shorter than a part of the width. */
const alone = new Set<Role>(['h2', 'h3', 'lead', 'citation']);
const stump = 0.25;

/** Lines as they fall, or a little shorter where the last would be a stump: there are no more of them. */
function withoutStump(text: MeasuredText, size: number, width: number): Line[] {
  const natural = text.lines(size, width);
  if (natural.length === 1) return natural;
  for (let part = 1; part > 0.6; part -= 0.04) {
    const lines = text.lines(size, width * part);
    if (lines.length > natural.length) break;
    if (lines.at(-1)!.width >= width * stump) return lines;
  }
  return natural;
}

/** A headline: at most three lines of even length; smaller steps of size until it is so. */
export function setHeadline(children: readonly Inline[], style: TextStyle): SetText {
  const text = measureFor(children, style);
  let { size, leading } = typeOf(style.role, style.setting);
  const ratio = leading / size;
  while (size > roles[style.role].least && text.count(size, style.width) > 3) size -= 0.5;
  leading = size * ratio;
  return {
    height: text.count(size, style.width) * leading,
    at: (x, y) => linesAt(balanced(text, size, style.width), x, y, size, leading, style),
  };
}

/** A tag around some words. */
export function tag(role: StructureRole, children: (Tagged | Item)[], more: Partial<Tagged> = {}): Tagged {
  return { kind: 'tagged', role, children, ...more };
}

/** Baseline of a first line so that capitals, two thirds of the size high, stand in its middle. */
const firstBaseline = (size: number, leading: number) => leading / 2 + size * 0.33;

/** One short text of the layout's own on a baseline of its own, such as the number in a disc. */
export function glyphs(
  text: string,
  { x, baseline, size, color }: Pick<TextItem, 'x' | 'baseline' | 'size' | 'color'>,
  { typesetter }: Setting,
): TextItem {
  const width = typesetter.width(text, 'strong', size);
  return { kind: 'text', x, baseline, width, size, face: 'strong', font: 0, color, text: `${text} `, own: true };
}

// ── Lines to items ──────────────────────────────────────────────────────────

const indentOf = ({ align, width }: TextStyle, used: number) =>
  align === 'right' ? width - used : align === 'center' ? (width - used) / 2 : 0;

function linesAt(
  lines: Line[],
  x: number,
  y: number,
  size: number,
  leading: number,
  style: TextStyle,
): (Tagged | Item)[] {
  const pieces = lines.flatMap((line, index) => {
    const left = x + indentOf(style, line.width);
    const baseline = y + firstBaseline(size, leading) + index * leading;
    return line.runs.flatMap((run, place) =>
      runItems(run, left + run.x, baseline, size, style, place === line.runs.length - 1),
    );
  });
  return gathered(pieces);
}

interface Piece {
  item: TextItem;
  link: Link | null;
}

function runItems(run: PlacedRun, x: number, baseline: number, size: number, style: TextStyle, last: boolean): Piece[] {
  const own = scriptSize(run.script, size);
  const rise = rises[run.script];
  const chain = chainOf(run, style.setting.typesetter.fonts);
  // A line's last word keeps a space behind it, so that a reader does not join it to the next line's first.
  const text = last ? `${run.text.trimEnd()} ` : run.text;
  const color = run.link ? 'accent' : (style.color ?? roles[style.role].color);
  let left = x;
  let start = 0;
  return (chain.split(text) ?? []).map(({ font, text: part }) => {
    const data = within(run.data ?? [], start, (start += part.length));
    const item: TextItem = {
      kind: 'text',
      x: left,
      baseline: baseline - rise * size,
      width: chain.width(part.trimEnd(), own),
      size: own,
      face: run.face,
      font,
      ...(run.script === 'superior' ? { isSuperior: true } : {}),
      color,
      text: part,
      ...(data.length > 0 && { data }),
    };
    left += chain.width(part, own);
    return { item, link: run.link };
  });
}

/** Items of one link become one Link tag. */
function gathered(pieces: Piece[]): (Tagged | Item)[] {
  const result: (Tagged | Item)[] = [];
  let open: Link | null = null;
  for (const { item, link } of pieces) {
    const last = result.at(-1);
    if (link && link === open && last?.kind === 'tagged') last.children.push(item);
    else if (link) result.push({ kind: 'tagged', role: 'Link', href: link.href, alt: link.alt, children: [item] });
    else result.push(item);
    open = link;
  }
  return result;
}
