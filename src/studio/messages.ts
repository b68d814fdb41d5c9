/** What the page of the studio asks of its worker, and what comes back. */
import type {
  Change,
  Compared,
  Edit,
  HouseStyle,
  IntervalAt,
  NewOutcome,
  OpenPlace,
  PlaceAt,
  Paper,
  Problem,
  Proposal,
  Question,
  RowAt,
  RowChange,
  AnswersOfArticle,
  ValueAt,
  Writing,
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

/** A problem with what stands at its line; null where nothing does, and left out where it is of no dataset. */
export interface ToldProblem extends Problem {
  place?: PlaceAt | null;
}

/** What is known of the place that a person chose. */
export interface Looked {
  /** Null for what the text does not hold by itself, such as what is calculated. */
  value: ValueAt | null;
  row: RowAt | null;
  /** What the place is called. */
  name: string;
  /** An interval is filled in by its parts. */
  interval: IntervalAt | null;
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
  | { kind: 'begin'; answers: AnswersOfArticle; today: string }
  | { kind: 'import'; record: TextFile }
  | { kind: 'cite'; text: string; citation: TextFile }
  | { kind: 'house'; name: string; bytes: Uint8Array }
  | { kind: 'beside'; files: { name: string; bytes: Uint8Array }[] }
  | { kind: 'read'; source: string; file: string; bytes: Uint8Array }
  | { kind: 'forget' }
  | { kind: 'verify'; file: string; text: string }
  | { kind: 'propose'; text: string }
  | { kind: 'open'; text: string; around: string[] }
  | { kind: 'put'; text: string; writings: Writing[] }
  | { kind: 'interval'; text: string; interval: IntervalAt }
  | { kind: 'printed'; text: string; words: string; around: string[] }
  | { kind: 'offset'; text: string; offset: number }
  | { kind: 'finished'; text: string }
  | { kind: 'compared'; text: string; today: string }
  | { kind: 'outcome'; text: string; outcome: NewOutcome }
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
  draw: { drawn: Drawn | null; problems: ToldProblem[]; present: ToldProblem[]; milliseconds: number };
  write: { files: WrittenFile[]; problems: ToldProblem[] };
  look: Looked;
  places: Place[];
  /** What a value is compared with within the dataset. */
  checks: { what: string; agreement: string }[];
  questions: readonly Question[];
  /** What an article tells, from which a new dataset is then begun. */
  article: { told: AnswersOfArticle; title: string; values: number; problems: Problem[] };
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
  /** What the article that was read last tells of places that are open. */
  propose: Proposal[];
  /** Places that may be filled in, those first that the words around tell. */
  open: OpenPlace[];
  /** The text with values in it; null where one has no place. */
  put: string | null;
  /** The text with this interval; null where it has no place. */
  interval: string | null;
  /** The path of what is printed; where words say that something is not there, the places that they may be of. */
  printed: { path: string | null; places: OpenPlace[] };
  offset: string | null;
  /** The text without the line that says that it is a draft. */
  finished: string;
  /** The text that tells that its values were compared with their sources today; null where it cannot. */
  compared: string | null;
  /** The text with a further outcome; null where it has no place. */
  outcome: string | null;
  /** Null where there is no edit that changes this and nothing else. */
  change: Edit | null;
}

/** Files by path that the pipeline reads: fonts, templates, the package. */
export type PackedFiles = Record<string, Uint8Array>;

export type ToWorker = { kind: 'start'; files: PackedFiles } | (Ask & { id: number });

export type FromWorker = { id: number; answer: Answers[Ask['kind']] } | { id: number; fault: string };
