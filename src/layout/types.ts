/**
 * Where everything goes: the narrow waist between the layouts (which measure)
 * and the writers (which only draw). All lengths are points, from the top left
 * corner. Colours are names of the theme's. This file imports types only.
 */
import type { Align, DataSpan } from '../document/types.js';
import type { ColorName, Face } from '../theme/theme.js';
import type { Picture } from '../pictures/picture.js';
import type { Panel, PanelPart } from './charts/panel.js';

export type { Face } from '../theme/theme.js';

// ── The page ────────────────────────────────────────────────────────────────

/** One run of text of one face on one baseline. Trailing spaces are kept: readers need them. */
export interface TextItem {
  kind: 'text';
  x: number;
  baseline: number;
  /** Measured width without trailing spaces. */
  width: number;
  size: number;
  face: Face;
  /** Which font of the fallback chain has the characters; 0 is the first. */
  font: number;
  /** Set in the first font's own small raised letters. */
  isSuperior?: boolean;
  color: ColorName;
  text: string;
  /** Extra space after each character, in points; for capitals. */
  tracking?: number;
  /** What its text prints of the data. */
  data?: DataSpan[];
  /** Written by the layout, such as the label of a tick or the number in a list: no value of the trial. */
  own?: true;
}
export interface RectItem {
  kind: 'rect';
  x: number;
  y: number;
  width: number;
  height: number;
  radius?: number;
  fill?: ColorName;
  stroke?: ColorName;
  lineWidth?: number;
}
/** Straight strokes through the points, or a filled polygon. */
export interface PathItem {
  kind: 'path';
  points: [number, number][];
  stroke?: ColorName;
  fill?: ColorName;
  lineWidth?: number;
  dash?: [number, number];
}
export interface CircleItem {
  kind: 'circle';
  x: number;
  y: number;
  radius: number;
  fill?: ColorName;
  stroke?: ColorName;
  lineWidth?: number;
}
/** A picture of others, such as the logo of a house style, or one from a paper. */
export interface PictureItem {
  kind: 'picture';
  x: number;
  y: number;
  width: number;
  height: number;
  picture: Picture;
}
export type Item = TextItem | RectItem | PathItem | CircleItem | PictureItem;

/** Structure types of ISO 32000-1 §14.8.4 that the page uses. */
export type StructureRole =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Link';

/** A node of the tag tree; leaves are the items drawn for it, in reading order. */
export interface Tagged {
  kind: 'tagged';
  role: StructureRole;
  children: (Tagged | Item)[];
  /** For Figure: what it shows. For Link: where it leads. */
  alt?: string;
  href?: string;
  /** For TH and TD. */
  scope?: 'Column' | 'Row' | 'Both';
  colSpan?: number;
  /** For H1–H3 that become bookmarks, and Table: the name in plain text. */
  title?: string;
}

/** What is drawn on one sheet or screen. */
export interface Drawing {
  /** Size in points. */
  width: number;
  height: number;
  /** Backgrounds and rules, drawn first and hidden from screen readers. */
  artifacts: Item[];
  /** The tag tree, root role Document. */
  content: Tagged;
}

/** The page, as it is drawn. */
export type PageLayout = Drawing;

// ── The deck ────────────────────────────────────────────────────────────────

export interface DeckRun {
  text: string;
  strong: boolean;
  italic: boolean;
  script: 'normal' | 'sup' | 'sub';
  href: string | null;
  /** What its text prints of the data. */
  data?: DataSpan[];
  /** As for the page: no value of the trial. */
  own?: true;
}
export interface DeckParagraph {
  runs: DeckRun[];
  /** `number` prints "1." and counts on; `bullet` a dot; `term` its own words. */
  marker: 'none' | 'bullet' | 'number' | 'term';
  /** Of a term: its words, which hang before what is said of it. */
  term?: DeckRun[];
  /** Number of the first item of its list; 1 unless the list goes on from another slide. */
  start?: number;
  /** Space before, in points. */
  before: number;
  /** Where it looks unlike its box, such as a label over the words of a card. */
  style?: DeckStyle;
}
export interface DeckStyle {
  size: number;
  color: ColorName;
  strong: boolean;
  caps: boolean;
}

/** What text of a slide may fill. */
export type PlaceholderName =
  'title' | 'kicker' | 'subtitle' | 'presenter' | 'body' | 'second' | 'third' | 'picture' | 'note';
/** The layouts of the master. */
export type SlideKind = 'title' | 'section' | 'title-only' | 'text' | 'two-content' | 'three-content' | 'figure';

/** A part of a slide. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}
/** A placeholder of a layout: its place, and how words in it look that say nothing of it themselves. */
export interface Placeholder extends Area {
  size: number;
  color: ColorName;
  strong: boolean;
  align: 'left' | 'center' | 'right';
  valign: 'top' | 'middle' | 'bottom';
  /** Whether paragraphs have a bullet unless they say otherwise, how far words hang from it, and the space before them. */
  bullets: boolean;
  hang: number;
  before: number;
  /** Its words are set no smaller, and where it is given no larger. */
  least: number;
  most?: number;
  /** Whether the layout has it in another place, so that slides say where they have it. */
  elsewhere?: true;
  /** Whether the layout has it in another colour, so that slides say theirs. */
  recolored?: true;
}
/** What slides are laid out in: their size, and the placeholders of each layout, from which they inherit. */
export interface Frame {
  width: number;
  height: number;
  placeholders: Readonly<Record<SlideKind, Partial<Record<PlaceholderName, Placeholder>>>>;
  /** Where the body of a slide of content stands, whatever its layout, and where one ends that has a note below it. */
  body: Area & { wordsBottom: number };
  /** At the foot of every slide; some templates have no number there. */
  foot: Readonly<{ footer: Placeholder; number: Placeholder | null }>;
  /** Height of a line at 100 % as a multiple of the size, where slides say the height of their lines themselves. */
  single?: number;
}

interface DeckBox extends Area {
  name: string;
}
export interface DeckText extends DeckBox {
  kind: 'text';
  /** The placeholder of the slide's layout that it fills, from which it inherits what is not its own; `none` is a free box. */
  placeholder: PlaceholderName | 'none';
  paragraphs: DeckParagraph[];
  size: number;
  /** Line height as a multiple of the size, e.g. 1.2. */
  leading: number;
  color: ColorName;
  strong: boolean;
  caps: boolean;
  align: 'left' | 'center' | 'right';
  valign: 'top' | 'middle' | 'bottom';
  /** Inner margin on all four sides. */
  inset: number;
  /** How far paragraphs hang from their bullet or number. */
  hang: number;
  fill: ColorName | null;
  stroke: ColorName | null;
}
export interface DeckCell {
  header: boolean;
  /** Grey, such as where nothing was reported. */
  quiet?: true;
  span: number;
  align: Align;
  paragraphs: DeckParagraph[];
}
export interface DeckRow {
  kind: 'head' | 'group' | 'body' | 'strong';
  height: number;
  cells: DeckCell[];
}
export interface DeckTable extends DeckBox {
  kind: 'table';
  /** Its name; the writer tells its columns and rows behind it. */
  alt: string;
  size: number;
  /** Inner margins of every cell. */
  cellMargin: { horizontal: number; vertical: number };
  columnWidths: number[];
  rows: DeckRow[];
}
/** A picture from a paper. */
export interface DeckPicture extends DeckBox {
  kind: 'picture';
  /** What it shows, in words. */
  alt: string;
  picture: Picture;
}
/** A panel of a figure: a native chart, which takes its values from the table behind it. */
export interface DeckChart extends DeckBox {
  kind: 'chart';
  /** What it shows, in words. */
  alt: string;
  /** In points of the slide. */
  panel: Panel;
  /** Words at its points and ticks. */
  labels: DeckLabel[];
  table: ChartTable;
}
/** Words that follow a value of a chart, at the place where the layout puts them. */
export interface DeckLabel {
  tells: PanelPart;
  box: DeckText;
}
/** The trial as a table, which the sheet behind a chart holds. */
export interface ChartTable {
  /** All of the same length. */
  columns: ChartColumn[];
}
export interface ChartColumn {
  head: string;
  /** What is drawn of it: what a panel shows of a series, or in a panel of rows of the series of each row. */
  draws: { panel: Panel['name']; what: 'value' | 'low' | 'high'; series: number | null } | null;
  cells: ChartCell[];
}
/** A number that is drawn, words with what they print of the data, or nothing. */
export type ChartCell = number | { text: string; data: DataSpan[] } | null;

export interface DeckLine extends DeckBox {
  kind: 'line';
  color: ColorName;
  weight: number;
  /** Bent at half of its width, and whether it leads up or down from the left; straight if left out. */
  bend?: 'up' | 'down';
  /** The places in its group of the shapes from whose right it leads to the other's left, and which it follows when they are moved. */
  glued?: { from: number; to: number };
}
/** Shapes that belong together, such as a flow of participants or the panels of a figure and their words. */
export interface DeckGroup extends DeckBox {
  kind: 'group';
  alt: string;
  items: (DeckText | DeckLine | DeckChart)[];
}
export type DeckItem = DeckText | DeckTable | DeckPicture | DeckChart | DeckGroup | DeckLine;

export interface SlideLayout {
  layout: SlideKind;
  /** By which the slide is known again: unique in the deck. */
  key: string;
  section: string;
  /** In reading order; the title comes first. */
  items: DeckItem[];
  footer: string;
  /** How long the slide takes, for the head of the speaker notes: written by the layout. */
  time: string;
  /** Paragraphs of the speaker notes. */
  notes: string[];
}
export interface DeckLayout {
  frame: Frame;
  /** Of its font: height of a line at 100 % spacing, as a multiple of the size. */
  lineHeight: number;
  slides: SlideLayout[];
  /** Titles of slides that a template's boxes are too small for. */
  leftOut: string[];
}
