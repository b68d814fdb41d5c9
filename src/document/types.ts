/**
 * What a document says, and nothing of where it goes: the narrow waist between
 * the templates (which know the trial) and the layouts (which know paper and
 * slides). Every node has one literal `tag`, the same as in the templates, whose
 * vocabulary is declared beside.
 */
import type { StyleName } from '../dataset/number-styles.js';
import type { Choice, NumberIn, StyledTag } from './vocabulary.js';

/** Where a node was written: a line and column (from 1) of a template. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** A file carried inside a document: the data that it was made from. */
export interface Attachment {
  name: string;
  bytes: Uint8Array;
  /** Media type, such as `application/yaml`. */
  type: string;
  description: string;
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

export type Block = Heading | Paragraph | List | Terms | Table | Columns | Card | Chart | Flow | Picture | Qr;

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
  /** How many columns the items flow in on the page; on a slide, whether few stand side by side. */
  columns: NumberIn<Choice<'ul', 'columns'>>;
  /** How many items stay when the page is too full: those after them leave one by one. 0: the list leaves as a whole. */
  keep: number;
  /** Of a part of a numbered list that was divided: the number of its first item. */
  start?: number;
}

/** A list of terms, each with what is said of it. */
export interface Terms extends Node {
  tag: 'terms';
  items: { term: string; children: Inline[] }[];
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
  /** Grey, such as where nothing was reported. */
  quiet: boolean;
  children: Inline[];
}

export interface Columns extends Node {
  tag: 'columns';
  /** One relative width a column. */
  widths: number[];
  columns: Block[][];
}

/** `bar` has an accent bar at its left; verdicts a rule above: `shown` in the accent, `open` grey, `harms` in the colour of caution. */
export type Tone = Choice<'card', 'tone'>;
export interface Card extends Node {
  tag: 'card';
  tone: Tone;
  label: string;
  /** Its label is its number in a list, which the layout writes. */
  isNumbered?: true;
  /** A word that judges, set in a pill under the label; empty for none. */
  badge: string;
  /** A value set large before its first words; no text for none. */
  value: Worded;
  children: Block[];
}

/**
 * `estimation`: each arm's value and, beside it, how it compares (Gardner and Altman, BMJ 1986;292:746);
 * `forest`: a comparison a row; `visits`: change over time.
 */
export type ChartKind = Choice<'chart', 'kind'>;
/** `comparator` is always grey; arms are numbered in the order of the dataset. */
export type ArmTone = 'comparator' | `arm-${number}`;

export interface Chart extends Node {
  tag: 'chart';
  kind: ChartKind;
  title: string;
  /** The figure told in a sentence, for those who cannot see it. */
  alt: string;
  /** How the numbers at its axes are printed. */
  numbers: StyleName;
  /** What is measured in the arms; null where only comparisons are drawn. */
  arms: ArmsAxis | null;
  /** What the comparisons estimate; null where arms are not compared. */
  effect: EffectAxis | null;
  /** Heads of the columns of values that stand beside the rows of a forest plot. */
  columns: Worded[];
  marks: Mark[];
}

/** Words of a figure, and the letters of their sources, to stand raised behind them; empty for the main source. */
export interface Worded {
  text: string;
  letters: string;
  /** What it prints of the data. */
  data: DataSpan[];
}

/** The axis of what the arms had. */
export interface ArmsAxis {
  tag: 'arms';
  /** `Mean change from baseline`, and below it `points, week 12`. */
  head: Worded;
  detail: Worded;
  /** Largest possible value, such as 100 for a percentage; null where there is none. */
  most: number | null;
}

/** The axis of comparisons. */
export interface EffectAxis {
  tag: 'effect';
  /** `Difference from placebo`, and below it `points, 95% CI`. */
  head: Worded;
  detail: Worded;
  scale: Choice<'effect', 'scale'>;
  /** Value of no effect; null where it is not known. */
  noEffect: number | null;
  /** The arms at both sides of the line of no effect: [below it, above it]; null where no side is good for either. */
  favours: [string, string] | null;
  /** Which side is good for the arm that is compared; null where neither is. */
  favoured: Choice<'effect', 'favoured'> | null;
  /** Smallest difference that matters, as a distance from no effect. */
  important: number | null;
  /** The margin of noninferiority, or both of equivalence, on the axis; and what it is called there. */
  margins: number[];
  marginName: string;
}

/** A row of a figure; of `visits`, what an arm had at a visit. */
export interface Mark {
  tag: 'mark';
  label: Worded;
  /** Second line of the label, such as the number of participants. */
  detail: Worded;
  tone: ArmTone;
  /** Steps by which its label is indented, as for a subgroup under its outcome. */
  level: number;
  /** The visit of a figure of visits, such as "week 12"; empty elsewhere. */
  at: string;
  /** What the arm had, for drawing; `text` is what is printed. All null, and no text, in a forest plot. */
  value: number | null;
  low: number | null;
  high: number | null;
  text: Worded;
  /** What stands in the columns of a forest plot. */
  cells: Worded[];
  /** How it compares: one, or none, as for the comparator. */
  estimates: Estimate[];
}

/** A comparison with its interval: numbers for drawing, texts as printed. */
export interface Estimate {
  tag: 'estimate';
  value: number;
  /** Null where a limit is not reported; where `open` says so, there is none on that side. */
  low: number | null;
  high: number | null;
  /** The side on which a one-sided interval has no limit. */
  open: Choice<'estimate', 'open'> | null;
  text: Worded;
  interval: Worded;
  p: Worded;
  /** What the interval shows by a margin, such as `noninferior`; empty where nothing is judged. */
  verdict: string;
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
  /** Letters of the sources of its texts; empty for the main source. */
  letters: Record<'n' | 'label' | 'detail', string>;
  data: Record<'n' | 'label' | 'detail', DataSpan[]>;
  /** The number again, for drawing; null where it is not known. */
  count: number | null;
  /** The colour of an arm; null for other steps. */
  tone: ArmTone | null;
  steps: Step[];
}

/** A picture that the dataset names. */
export interface Picture extends Node {
  tag: 'picture';
  /** Name of its file, as the dataset has it. */
  file: string;
  title: string;
  /** The picture told in a sentence, for those who cannot see it. */
  alt: string;
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
  /** By which the slide is known again, whatever its words are; empty where the template gives none. */
  key: string;
  /** `small` for what is looked up rather than told. */
  size: Choice<'slide', 'size'>;
  /** `most` where its table stands whole elsewhere: rows that have no room leave, the last first. */
  rows: Choice<'slide', 'rows'>;
  /** It belongs only to talks of so many minutes or more. */
  from: number;
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
