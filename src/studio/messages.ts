/** What the page of the studio asks of its worker, and what comes back. */
import type {
  Change,
  Compared,
  Edit,
  HouseStyle,
  Paper,
  Problem,
  Question,
  RowAt,
  RowChange,
  ToldAnswers,
  Unreported,
  ValueAt,
} from '../index.js';

/** A house style as the pipeline reads it: the lines, and the files that they name. */
export interface House {
  /** Text of the file of the house style. */
  text: string;
  /** The logo, as PNG or JPEG, by the name that the text has for it. */
  logo: { name: string; bytes: Uint8Array } | null;
}

/** The dataset as it stands in the editor, and how its documents are to be made. */
export interface Draft {
  /** Name of its file: it stands in messages. */
  file: string;
  text: string;
  paper: Paper;
  mono: boolean;
  /** The house style; null for the tool's own look. */
  house: House | null;
}

/** A paragraph or row of a paper. */
export interface PaperBlock {
  text: string;
  /** `page 3`, `¶2`; empty where it has no name. */
  place: string;
  /** Page of a PDF, from 1; null where there are none. */
  page: number | null;
  /** Whether it is a row of a table. */
  isRow: boolean;
}

/** What a source says of a value, and where the value stands in the text of the dataset. */
export interface Checked extends Pick<Compared, 'path' | 'verdict' | 'around' | 'place' | 'doubt' | 'spot'> {
  shown: string;
  source: string;
  from: number;
}

/** A figure of a paper that no value of the dataset has. */
export interface Figure {
  source: string;
  shown: string;
  sentence: string;
  place: string;
}

/** What can be asked for; the answer to each is in `Answers` under the same name. */
export type Ask =
  | { kind: 'draw'; draft: Draft }
  | { kind: 'write'; draft: Draft; format: 'pdf' | 'pptx' | 'visual' | 'svg'; embedFonts?: boolean }
  | { kind: 'look'; text: string; path: string }
  | { kind: 'places'; text: string; paths: string[] }
  | { kind: 'checks'; file: string; text: string; path: string }
  | { kind: 'questions' }
  | { kind: 'article'; paper: { name: string; bytes: Uint8Array } | { text: string } | null }
  | { kind: 'begin'; answers: ToldAnswers; today: string }
  | { kind: 'import'; record: TextFile }
  | { kind: 'cite'; text: string; citation: TextFile }
  | { kind: 'house'; name: string; bytes: Uint8Array }
  | { kind: 'beside'; files: { name: string; bytes: Uint8Array }[] }
  | { kind: 'read'; source: string; file: string; bytes: Uint8Array }
  | { kind: 'forget' }
  | { kind: 'verify'; file: string; text: string }
  | { kind: 'unreported'; text: string; sentence: string }
  | { kind: 'change'; text: string; path: string; change: Change | RowChange };

/** A file of text. */
export interface TextFile {
  name: string;
  text: string;
}

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
  /** What is said with each slide, in paragraphs. */
  notes: (readonly string[])[];
}

/** A dataset that was made: null where it could not be. */
export interface Made {
  dataset: TextFile | null;
  problems: Problem[];
}

/** A file to be downloaded. */
export interface WrittenFile {
  name: string;
  bytes: Uint8Array;
}

export interface Answers {
  /** `drawn` is null where the dataset is wrong: the problems say why. */
  draw: { drawn: Drawn | null; problems: Problem[]; present: Problem[]; milliseconds: number };
  write: { files: WrittenFile[]; problems: Problem[] };
  /** `value` is null for what the text does not hold by itself, such as what is calculated. */
  look: { value: ValueAt | null; row: RowAt | null };
  places: Place[];
  /** What a value is compared with within the dataset. */
  checks: { what: string; agreement: string }[];
  questions: readonly Question[];
  /** What an article tells, from which a new dataset is then begun. */
  article: { told: ToldAnswers; title: string; problems: Problem[] };
  begin: TextFile;
  import: Made;
  /** The edit that puts the citation into the dataset. */
  cite: { edit: Edit | null; problems: Problem[] };
  /** Null where the file is no template: the problems say why. */
  house: { style: HouseStyle | null; problems: Problem[] };
  beside: null;
  /** Null where the file cannot be read: the problems say why. */
  read: { blocks: PaperBlock[] | null; problems: Problem[] };
  forget: null;
  /** Null where the dataset is wrong. */
  verify: { checked: Checked[]; lacking: Figure[] } | null;
  unreported: Unreported[];
  /** Null where there is no edit that changes this and nothing else. */
  change: Edit | null;
}

/** Files by path that the pipeline reads: fonts, templates, the package. */
export type PackedFiles = Record<string, Uint8Array>;

export type ToWorker = { kind: 'start'; files: PackedFiles } | (Ask & { id: number });

export type FromWorker = { id: number; answer: Answers[Ask['kind']] } | { id: number; fault: string };
