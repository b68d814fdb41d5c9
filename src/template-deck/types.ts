/** What a presentation or template of somebody else offers to a deck. Lengths are points of a slide 540 points high. */
import type { Area } from '../layout/types.js';
import type { Package } from '../merge/package.js';

export type { Area } from '../layout/types.js';

/** The slots of a colour scheme by the names that slides use (ECMA-376 part 1, §20.1.6.2). */
export const slots = [
  'tx1',
  'bg1',
  'tx2',
  'bg2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
] as const;
export type Slot = (typeof slots)[number];

/** Colours as RRGGBB, as a master maps them. */
export type Scheme = Readonly<Record<Slot, string>>;

/** A placeholder as a layout has it, with what it inherits from its master. */
export interface TemplatePlaceholder {
  /** `type` of `p:ph`, such as `title`, `ctrTitle` or `body`; `obj` where it says none. */
  type: string;
  idx: number;
  name: string;
  /** The whole box, and the part of it that its words may take. */
  box: Area;
  words: Area;
  size: number;
  color: string;
  strong: boolean;
  capitals: boolean;
  align: 'left' | 'center' | 'right';
  valign: 'top' | 'middle' | 'bottom';
  isVertical: boolean;
  bullets: boolean;
  /** How far words hang from their bullet. */
  hang: number;
  /** Space before a paragraph. */
  before: number;
  /** Line spacing as a share of the font's own. */
  spacing: number;
  /** The name of its font. */
  font: string;
  /** What stands in it on the layout. */
  prompt: string;
}

/** What a layout or its master draws itself: a band, a logo, a picture. */
export interface TemplateShape extends Area {
  name: string;
  /** RRGGBB; null where nothing is filled, or only by a picture. */
  fill: string | null;
  /** The part that holds the picture. */
  picture: string | null;
}

export interface TemplateLayout {
  part: string;
  name: string;
  /** `type` of the layout, such as `twoObj`; empty where it says none. */
  type: string;
  placeholders: TemplatePlaceholder[];
  /** From behind to front, those of the master first. */
  shapes: TemplateShape[];
  /** What the slide is filled with, RRGGBB, and the part of a picture that covers it. */
  ground: { color: string; picture: string | null };
  scheme: Scheme;
}

export interface TemplateMaster {
  part: string;
  name: string;
  layouts: TemplateLayout[];
  fonts: { titles: string; texts: string };
}

export interface TemplateDeck {
  /** Its file, for messages. */
  file: string;
  /** Size of a slide as the file has it, in points. */
  size: { width: number; height: number };
  /** By how much its lengths are multiplied, so that a slide is 540 points high. */
  scale: number;
  /** The same in these points. */
  width: number;
  height: number;
  masters: TemplateMaster[];
  /** The parts, as they were read. */
  deck: Package;
}
