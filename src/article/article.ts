/** An article as it was given, before anything is made of it. */
import type { Citation } from '../citation/citation.js';
import type { PrintedCitation } from '../citation/in-text.js';

/** A sentence of the abstract, and where a reader finds it: `¶2`, `page 1`; empty where it has no name. */
export interface Sentence {
  text: string;
  place: string;
}

/** A number under which a trial is registered. */
export interface Registration {
  registry: string;
  id: string;
}

export interface Article {
  /** Null where the text does not tell it, as pasted text does not. */
  citation: Citation | null;
  /** What a text without one prints of itself beside its title; null where it prints nothing. */
  printed: PrintedCitation | null;
  /** Empty where it is not known. */
  title: string;
  doi: string | null;
  pmid: string | null;
  abstract: Sentence[];
  /** Those that the abstract names; where it names none, those of the whole text, if they are of one trial. */
  registrations: Registration[];
  /** What is kept beside the dataset, so that its values can be looked up. */
  source: { ending: string; bytes: Uint8Array; isWhole: boolean };
}

/** Whether there is text to keep: a citation alone has none. */
export const isKept = ({ abstract }: Article): boolean => abstract.length > 0;
