/**
 * What a document says, and nothing of where it goes: the narrow waist between
 * the templates (which know the trial) and the layouts (which know paper and
 * slides). Every node has one literal `tag`, the same as in the templates, whose
 * vocabulary is declared beside.
 */
import type { Choice, StyledTag } from './vocabulary.js';

/** Where a node was written: a line and column (from 1) of a template. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

export type Inline = Text | Styled | Link | Break;

/** A stretch of a text that prints a datum: its first character, the one after its last, and where the datum stands. */
export interface DataSpan {
  start: number;
  end: number;
  /** Path in the dataset, such as `results.0.arms.high.mean`, or `headline` of a sentence. */
  path: string;
}

export interface Text {
  tag: 'text';
  text: string;
  /** What of it is printed from the data, in its order; absent where nothing is. */
  data?: DataSpan[];
  /** Written by the layout, such as the (1/2) of a title that goes on: no value of the trial. */
  own?: true;
}
export interface Styled {
  /** `letters` are those of the sources of what stands before them: raised, and no part of its words. */
  tag: StyledTag;
  children: Inline[];
}
export interface Link {
  tag: 'a';
  href: string;
  /** What the link leads to, for a screen reader. */
  alt: string;
  children: Inline[];
}
export interface Break {
  tag: 'br';
}

export type Block = Heading | Paragraph | List | Table | Columns | Card | Chart | Flow | Qr;

interface Node {
  place: Place;
  /** Order of leaving when the page is too full: 1 goes first; 0 stays always. */
  drop: number;
}

export interface Heading extends Node {
  tag: 'h1' | 'h2' | 'h3';
  children: Inline[];
}

/** The part a paragraph plays; the theme says how each looks. */
export type ParagraphRole = Choice<'p', 'role'>;

export interface Paragraph extends Node {
  tag: 'p';
  role: ParagraphRole;
  children: Inline[];
  /** Text set flush right on the same line; empty when there is none. */
  end: string;
}

export interface List extends Node {
  tag: 'ul' | 'ol';
  items: Inline[][];
  /** How many columns the items flow in, on the page. */
  columns: 1 | 2;
  /** How many items stay when the page is too full: those after them leave one by one. 0: the list leaves as a whole. */
  keep: number;
}

export interface Table extends Node {
  tag: 'table';
  /** Spoken and written name of the table. */
  title: string;
  rows: Row[];
  /** Everything that its rows may need explained; those that stand on the page or slide choose from it. */
  notes: TableNote[];
}
/** What a mark or an abbreviation in a table means. */
export interface TableNote {
  tag: 'note';
  id: string;
  /** Words before it that it shares with the notes beside it, such as what † means. */
  lead: string;
  children: Inline[];
}
export interface Row {
  tag: 'tr';
  kind: Choice<'tr', 'kind'>;
  /** As for blocks. */
  drop: number;
  /** What the row tells about; rows that tell about the same leave together. Empty: its first cell says it. */
  of: string;
  /** Ids of the notes that explain it. */
  notes: string[];
  cells: Cell[];
}
export type Align = Choice<'td', 'align'>;
export interface Cell {
  tag: 'th' | 'td';
  scope: Choice<'th', 'scope'> | null;
  /** How many columns the cell covers. */
  span: number;
  align: Align;
  children: Inline[];
}

export interface Columns extends Node {
  tag: 'columns';
  /** One relative width a column. */
  widths: number[];
  columns: Block[][];
}

export type Tone = Choice<'card', 'tone'>;
export interface Card extends Node {
  tag: 'card';
  tone: Tone;
  label: string;
  children: Block[];
}

export type ChartKind = Choice<'chart', 'kind'>;
/** `comparator` is always grey; arms are numbered in the order of the dataset. */
export type ArmTone = 'comparator' | `arm-${number}`;

export interface Chart extends Node {
  tag: 'chart';
  kind: ChartKind;
  title: string;
  /** Label of the value axis: the unit, and which direction is better. */
  axis: string;
  scale: 'linear' | 'log';
  /** Value of no effect; drawn as a line where the chart compares. */
  noEffect: number | null;
  /** Words at both sides of the line of no effect: [below it, above it]. */
  favours: [string, string] | null;
  /** Smallest difference that matters, as a distance from no effect; drawn as a band of what matters less. */
  important: number | null;
  /** The margin of noninferiority, or both of equivalence, on the axis; drawn as lines. */
  margins: number[];
  /** The chart told in a sentence, for those who cannot see it. */
  alt: string;
  marks: Mark[];
}
export interface Mark {
  tag: 'mark';
  label: string;
  /** Second line of the label, such as the number of participants. */
  detail: string;
  tone: ArmTone;
  /** Where a line chart places it, such as "week 12"; empty elsewhere. */
  at: string;
  /** For drawing only; `text` is what is printed. */
  value: number | null;
  low: number | null;
  high: number | null;
  text: string;
  /** Letters of the sources of its texts, to stand raised behind them; empty for the main source. */
  letters: Record<'label' | 'detail' | 'text', string>;
  /** What its texts print of the data. */
  data: Record<'label' | 'detail' | 'text', DataSpan[]>;
}

/** The flow of participants: a tree of boxes. */
export interface Flow extends Node {
  tag: 'flow';
  alt: string;
  root: Step;
}
export interface Step {
  tag: 'step';
  /** The number of participants, as printed. */
  n: string;
  label: string;
  detail: string;
  /** As for marks. */
  letters: Record<'n' | 'label' | 'detail', string>;
  data: Record<'n' | 'label' | 'detail', DataSpan[]>;
  steps: Step[];
}

export interface Qr extends Node {
  tag: 'qr';
  href: string;
  alt: string;
}

export interface Slide {
  tag: 'slide';
  place: Place;
  layout: Choice<'slide', 'layout'>;
  /** The section of the outline it belongs to. */
  section: string;
  /** Small caps line over the title. */
  kicker: string;
  title: Inline[];
  children: Block[];
  /** Paragraphs of the speaker notes. */
  notes: Inline[][];
  minutes: number;
}

/** What both outputs say about themselves. */
export interface Properties {
  title: string;
  authors: string;
  subject: string;
  keywords: string;
  language: string;
  /** Short citation, for the footer of each slide. */
  shortCitation: string;
  /** ISO date of the data; the date that the files carry. */
  date: string;
}

export interface Brief {
  tag: 'brief';
  children: Block[];
}
export interface Deck {
  tag: 'deck';
  /** Stands in the foot of the slides, behind the short citation, where there is room; may be empty. */
  foot: string;
  slides: Slide[];
}
