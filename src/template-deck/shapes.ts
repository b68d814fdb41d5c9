/** What a master or layout draws itself, groups opened. */
import type { Package } from '../merge/package.js';
import { at, attribute, children, relationId, within, type Element } from '../merge/xml.js';
import { colorOf, fillOf } from './colors.js';
import { boxOf, tagOf } from './placeholders.js';
import type { Area, TemplateShape, Scheme } from './types.js';

type Place = (box: Area) => Area;

/** The shapes of a tree from behind to front, without placeholders. */
export function readShapes(tree: Element, part: string, deck: Package, scheme: Scheme, scale: number): TemplateShape[] {
  const picture = pictureOf(part, deck);
  const read = (holder: Element, place: Place): TemplateShape[] =>
    children(holder).flatMap((shape): TemplateShape[] => {
      if (shape.localName === 'grpSp') return read(shape, inGroup(shape, place, scale));
      if (!/^(sp|pic|cxnSp|graphicFrame)$/.test(shape.localName) || tagOf(shape)) return [];
      const box = boxOf(shape, scale);
      if (!box) return [];
      const name = attribute(within(shape, 'cNvPr')[0] ?? null, 'name') ?? '';
      const blip = at(shape, 'blipFill') ?? at(shape, 'spPr', 'blipFill');
      return [{ ...place(box), name, fill: shapeFill(shape, scheme), picture: picture(blip) }];
    });
  return read(tree, (box) => box);
}

/** Boxes in a group are in coordinates of its own (§20.1.7.5). */
function inGroup(group: Element, place: Place, scale: number): Place {
  const frame = at(group, 'grpSpPr', 'xfrm');
  const outer = boxOf(group, scale);
  const [off, ext] = [at(frame, 'chOff'), at(frame, 'chExt')];
  if (!outer || !off || !ext) return place;
  const number = (element: Element, name: string) => (Number(attribute(element, name)) / 12_700) * scale;
  const [x, y, width, height] = [number(off, 'x'), number(off, 'y'), number(ext, 'cx'), number(ext, 'cy')];
  const [wide, high] = [outer.width / (width || 1), outer.height / (height || 1)];
  return (box) =>
    place({
      x: outer.x + (box.x - x) * wide,
      y: outer.y + (box.y - y) * high,
      width: box.width * wide,
      height: box.height * high,
    });
}

function shapeFill(shape: Element, scheme: Scheme): string | null {
  const properties = at(shape, 'spPr');
  if (!properties || at(properties, 'noFill') || shape.localName === 'cxnSp') return null;
  const style = at(shape, 'style', 'fillRef');
  const styled = style && attribute(style, 'idx') !== '0' ? colorOf(children(style)[0] ?? null, scheme) : null;
  return fillOf(properties, scheme) ?? (at(properties, 'blipFill') ? null : styled);
}

/** Finds the part of the picture that a `blipFill` of a part shows. */
export function pictureOf(part: string, deck: Package): (fill: Element | null) => string | null {
  const targets = new Map(deck.relations(part).map(({ id, target, external }) => [id, external ? null : target]));
  return (fill) => {
    const blip = at(fill, 'blip');
    return (blip && targets.get(relationId(blip, 'embed') ?? '')) ?? null;
  };
}
