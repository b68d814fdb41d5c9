/** What is made of one trial: the documents, and where each of their numbers comes from. */
import type { Quantity } from './dataset/quantity.js';
import type { Problem } from './errors.js';

export type Format = 'pdf' | 'pptx' | 'svg';

export interface Output {
  format: Format;
  /** `dazukibart-brief.pdf`, `dazukibart-deck.pptx`; of SVG, one file for the page and one for each slide: `dazukibart-slide-01.svg`. */
  name: string;
  bytes: Uint8Array;
  /** Pages of the brief (always 1) or slides of the deck. */
  pages: number;
  /** Of a slide as SVG: paragraphs of what is said with it. */
  notes?: readonly string[];
}

export interface Generated {
  id: string;
  title: string;
  /** The answer in one line, and what kind of trial gave it: for a list of documents. */
  headline: string;
  design: string;
  condition: string;
  /** Of the article. */
  year: string;
  outputs: Output[];
  /** The page as SVG, to be shown small; null where that was not asked for. */
  preview: Uint8Array | null;
  warnings: Problem[];
  /** Sheets and pictures that were read, by the names that the dataset gives them. */
  filesRead: ReadonlyMap<string, Uint8Array>;
  /** What a good chair would ask of it before the talk, worked out when it is asked for. */
  beforeYouPresent: () => Problem[];
  /** Every number that they show, and what each comes from. */
  traces: Trace[];
  /** The numbers of a text, such as one that a user typed into the deck, that come from nothing in the data. */
  untraced: (text: string) => string[];
  /** What each number that these data can print comes from, by the number as printed. */
  ledger: () => ReadonlyMap<string, readonly Origin[]>;
}

/** A printed number with its place and what it comes from: one origin where it carries its path, else all that it can come from. */
export interface Trace {
  number: string;
  /** `page, table`, `slide 5, notes`. */
  place: string;
  /** The text that it stands in. */
  text: string;
  origins: Origin[];
}

export type OriginKind = 'value' | 'words' | 'calculation' | 'label' | 'literal';

/** What a printed number is. */
export interface Origin {
  kind: OriginKind;
  /** The path of the value or the words in the dataset, or what kind of label it is. */
  path: string;
  /** The source of a value and the place in it; null for our own words, labels and literals. */
  source: string | null;
  at: string | null;
  /** How a calculation was made, else empty. */
  method: string;
  /** The values that it was made from. */
  from: readonly Quantity[];
}
