/** What the page of the studio asks of its worker, and what comes back. */
import type { Change, Edit, Paper, Problem, RowAt, RowChange, ValueAt } from '../index.js';

/** The dataset as it stands in the editor, and how its documents are to be made. */
export interface Draft {
  /** Name of its file: it stands in messages. */
  file: string;
  text: string;
  paper: Paper;
  mono: boolean;
}

/** What can be asked for; the answer to each is in `Answers` under the same name. */
export type Ask =
  | { kind: 'draw'; draft: Draft }
  | { kind: 'write'; draft: Draft; format: 'pdf' | 'pptx' | 'svg' }
  | { kind: 'look'; text: string; path: string }
  | { kind: 'places'; text: string; paths: string[] }
  | { kind: 'change'; text: string; path: string; change: Change | RowChange };

/** Where a printed value or sentence stands in the text. */
export interface Place {
  path: string;
  from: number;
  to: number;
}

/** A page or slide as SVG. */
export interface Drawn {
  page: string;
  slides: string[];
}

/** A file to be downloaded. */
export interface WrittenFile {
  name: string;
  bytes: Uint8Array;
}

export interface Answers {
  /** `drawn` is null where the dataset is wrong: the problems say why. */
  draw: { drawn: Drawn | null; problems: Problem[]; milliseconds: number };
  write: { files: WrittenFile[]; problems: Problem[] };
  /** `value` is null for what the text does not hold by itself, such as what is calculated. */
  look: { value: ValueAt | null; row: RowAt | null };
  places: Place[];
  /** Null where there is no edit that changes this and nothing else. */
  change: Edit | null;
}

/** Files by path that the pipeline reads: fonts, templates, the package. */
export type PackedFiles = Record<string, Uint8Array>;

export type ToWorker = { kind: 'start'; files: PackedFiles } | (Ask & { id: number });

export type FromWorker = { id: number; answer: Answers[Ask['kind']] } | { id: number; fault: string };
