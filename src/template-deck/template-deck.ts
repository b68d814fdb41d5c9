/**
 * A template made ready for decks: what was read, which layouts ours stand on, the frame, and the colours.
 *
 *     bytes ─► what it holds ─► layouts matched ─► colours that are seen ─► frame
 */
import { ContentError } from '../errors.js';
import type { SlideKind } from '../layout/types.js';
import { readWithin } from '../reading.js';
import { contrast, leastContrast } from '../theme/contrast.js';
import { frameOf, type HouseFrame } from './frame.js';
import { groundBehind, picturesOf, type Pictures } from './grounds.js';
import { contentsOf, kinds, matchLayouts, titleOf, type Match, type Matches } from './match.js';
import { paletteOf, type Palette, type TooPale } from './palette.js';
import { readTemplateDeck } from './read.js';
import { typefaceOf, type MeasuredTypeface } from './typefaces.js';
import type { TemplateDeck, TemplateMaster } from './types.js';

export interface MeasuredTemplate extends HouseFrame {
  house: TemplateDeck;
  master: TemplateMaster;
  layouts: Record<SlideKind, Match>;
  /** The ground of slides of content, RRGGBB. */
  ground: string;
  palette: Palette;
  tooPale: TooPale[];
  /** Whether the theme's colour of links cannot be read on the ground of its slides. */
  hidesLinks: boolean;
  pictures: Pictures;
  fonts: { titles: MeasuredTypeface; texts: MeasuredTypeface };
}

/** Makes a template ready from its bytes. Throws a ContentError where it cannot be read. */
export async function measuredTemplate(bytes: Uint8Array, file: string): Promise<MeasuredTemplate> {
  const house = readTemplateDeck(bytes, file);
  const matches = matchLayouts(house);
  const { master, of: layouts } = matches;
  const pictures = await picturesOf(
    house,
    kinds.map((kind) => layouts[kind].layout),
  );
  const ground = groundOfContent(house, matches, pictures);
  const { colors: palette, tooPale } = paletteOf(layouts.text.layout.scheme, ground);
  const hidesLinks = contrast(layouts.text.layout.scheme.hlink, ground) < leastContrast;
  const fonts = { titles: typefaceOf(master.fonts.titles), texts: typefaceOf(master.fonts.texts) };
  const fitted = frameOf(house, matches, palette, pictures);
  return { ...fitted, house, master, layouts, ground, palette, tooPale, hidesLinks, pictures, fonts };
}

/** Reads the template in a file. Throws a ContentError where there is none, or where it cannot be read. */
export async function openTemplateDeck(file: string): Promise<MeasuredTemplate> {
  return measuredTemplate(bytesOf(file), file);
}

function bytesOf(file: string): Uint8Array {
  try {
    return readWithin(file, 'bytes of a document');
  } catch (error) {
    if (error instanceof ContentError) throw error;
    const hint = 'name a presentation or template (.pptx, .potx)';
    throw new ContentError([{ severity: 'error', message: 'this template cannot be read', hint, file }]);
  }
}

/** Behind the body of a slide of text; a picture that cannot be read counts as the colour under it. */
function groundOfContent(house: TemplateDeck, { of }: Matches, pictures: Pictures): string {
  const { layout } = of.text;
  const area = contentsOf(layout, house)[0]?.box ??
    titleOf(layout)?.box ?? { x: 0, y: 0, width: house.width, height: house.height };
  return groundBehind(area, layout, house, pictures) ?? layout.ground.color;
}
