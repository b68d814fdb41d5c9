/** What stands behind the words of a layout: the colour of its ground, and where other things are in the way. */
import { ContentError } from '../errors.js';
import { Allowance } from '../pictures/allowance.js';
import { readPicture, type Picture } from '../pictures/picture.js';
import { fromChannels } from './colors.js';
import type { Area, TemplateDeck, TemplateLayout, TemplateShape } from './types.js';

/** The pictures of a template by their parts; those that cannot be read are missing. */
export type Pictures = ReadonlyMap<string, Picture>;

/** Reads the pictures that stand behind some layouts, each once. */
export async function picturesOf(house: TemplateDeck, layouts: readonly TemplateLayout[]): Promise<Pictures> {
  const parts = layouts.flatMap(({ ground, shapes }) => [ground.picture, ...shapes.map(({ picture }) => picture)]);
  const found = new Map<string, Picture>();
  const allowance = new Allowance();
  for (const part of new Set(parts)) {
    if (part === null || !house.deck.has(part)) continue;
    try {
      found.set(part, await readPicture(house.deck.bytes(part), allowance));
    } catch (error) {
      // What PowerPoint draws and we do not, such as a metafile, is told by its absence.
      if (!(error instanceof ContentError)) throw error;
    }
  }
  return found;
}

/** The colour behind an area, RRGGBB; null where it is a picture that cannot be read. */
export function groundBehind(
  area: Area,
  layout: TemplateLayout,
  house: TemplateDeck,
  pictures: Pictures,
): string | null {
  const whole = { x: 0, y: 0, width: house.width, height: house.height };
  const { ground } = layout;
  let color: string | null = ground.picture === null ? ground.color : meanOf(pictures.get(ground.picture), whole, area);
  for (const shape of layout.shapes) {
    if (shareIn(area, shape) < mostOf) continue;
    if (shape.picture !== null) color = meanOf(pictures.get(shape.picture), shape, area, color);
    else if (shape.fill !== null) color = shape.fill;
  }
  return color;
}

/** A shape that stands behind so much of an area is its ground. */
const mostOf = 0.75;

/** The mean colour of the part of a picture that an area shows; what is seen through it is the ground under it. */
function meanOf(picture: Picture | undefined, box: Area, area: Area, under: string | null = 'FFFFFF'): string | null {
  if (!picture) return null;
  const { width, height, rgba } = picture.drawn;
  const clamp = (value: number, most: number) => Math.min(most - 1, Math.max(0, Math.floor(value)));
  const [left, right] = [area.x, area.x + area.width].map((x) => clamp(((x - box.x) / box.width) * width, width));
  const [top, bottom] = [area.y, area.y + area.height].map((y) => clamp(((y - box.y) / box.height) * height, height));
  const below = [0, 2, 4].map((at) => parseInt((under ?? 'FFFFFF').slice(at, at + 2), 16));
  const sums = [0, 0, 0];
  let count = 0;
  for (let y = top!; y <= bottom!; y += Math.max(1, Math.floor((bottom! - top!) / 40)))
    for (let x = left!; x <= right!; x += Math.max(1, Math.floor((right! - left!) / 40))) {
      const at = (y * width + x) * 4;
      const opaque = rgba[at + 3]! / 255;
      below.forEach((level, channel) => (sums[channel]! += rgba[at + channel]! * opaque + level * (1 - opaque)));
      count += 1;
    }
  return fromChannels(sums.map((sum) => sum / count));
}

/** The share of an area that a shape covers. */
export function shareIn(area: Area, shape: Area): number {
  const wide = Math.min(area.x + area.width, shape.x + shape.width) - Math.max(area.x, shape.x);
  const high = Math.min(area.y + area.height, shape.y + shape.height) - Math.max(area.y, shape.y);
  return wide <= 0 || high <= 0 ? 0 : (wide * high) / (area.width * area.height);
}

/** What is seen on a layout and is no ground: logos, bands and pictures beside the words. */
export const obstaclesOf = (layout: TemplateLayout, house: TemplateDeck): TemplateShape[] =>
  layout.shapes.filter(
    ({ fill, picture, width, height }) =>
      (fill !== null || picture !== null) && width * height < mostOf * house.width * house.height,
  );

/** The largest part of an area that no obstacle touches, cut from one side for each. Those that lie under most of it stay. */
export function clearOf(area: Area, obstacles: readonly Area[]): Area {
  return obstacles.reduce((left, shape) => {
    const share = shareIn(left, shape);
    if (share === 0 || share >= mostOf) return left;
    const right = left.x + left.width;
    const bottom = left.y + left.height;
    const parts: Area[] = [
      { ...left, width: shape.x - left.x },
      { ...left, x: shape.x + shape.width, width: right - shape.x - shape.width },
      { ...left, height: shape.y - left.y },
      { ...left, y: shape.y + shape.height, height: bottom - shape.y - shape.height },
    ];
    const size = ({ width, height }: Area) => (width > 0 && height > 0 ? width * height : 0);
    return parts.reduce((most, part) => (size(part) > size(most) ? part : most));
  }, area);
}
