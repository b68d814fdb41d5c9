/** The frame that decks are laid out in on a template: its boxes and sizes in place of our own. */
import { typeSizes } from '../layout/deck/frame.js';
import type { Frame, Placeholder } from '../layout/types.js';
import { bodyArea, columns, content, contentTitle } from './content-slides.js';
import { foot as footOf } from './foot.js';
import type { Pictures } from './grounds.js';
import type { Matches } from './match.js';
import { opening, section } from './opening-slides.js';
import type { Palette } from './palette.js';
import { gap, Placing, type Holders, type Unread } from './placing.js';
import { typefaceOf } from './typefaces.js';
import type { TemplateDeck } from './types.js';

export interface HouseFrame {
  frame: Frame;
  holders: Holders;
  unread: Unread[];
  /** What is otherwise than the template has it, and why. */
  remarks: string[];
}

/** Height in points of a note. */
const noteHeight = 44;

/** Lays out our slides on the layouts that match them. */
export function frameOf(house: TemplateDeck, matches: Matches, palette: Palette, pictures: Pictures): HouseFrame {
  const placing = new Placing(house, matches, palette, pictures);
  const foot = footOf(placing);
  const title = contentTitle(placing);
  const body = bodyArea(placing, title, foot.footer);
  const note: Placeholder = placing.free('text', 'muted', {
    ...body,
    y: body.y + body.height - noteHeight,
    height: noteHeight,
    size: typeSizes.small,
    valign: 'bottom',
  });
  const wordsBottom = note.y - gap;
  const inColumns = (count: number) => columns(placing, count, { ...body, height: wordsBottom - body.y });
  const placeholders: Frame['placeholders'] = {
    title: opening(placing),
    section: section(placing),
    'title-only': { title, note },
    text: { title, body: content(placing, 'text', { ...body, height: wordsBottom - body.y }), note },
    'two-content': { title, ...inColumns(2), note },
    'three-content': { title, ...inColumns(3), note },
    figure: { title, note },
  };
  const { width, height } = house;
  const single = Math.max(
    1.2,
    typefaceOf(matches.master.fonts.texts).line,
    typefaceOf(matches.master.fonts.titles).line,
  );
  const frame: Frame = { width, height, placeholders, body: { ...body, wordsBottom }, foot, single };
  return { frame, holders: placing.holders, unread: placing.unread, remarks: placing.remarks };
}
