/**
 * A draft as it is known before any word or file of it is written: arms, outcomes with their rows, comparisons and harms, each choice and
 * doubt beside the value that it is of. Every stage behind the registry speaks of these.
 */
import type { Interval } from '../dataset/schema.js';
import type { Measure } from '../trial/measures.js';
import type { Analysis, Arm, RegistryOutcome, Row as RegistryRow } from './registry-trial.js';

export interface ArmDraft {
  id: string;
  /** As printed: the title, or the part of it that there is room for and that tells it from the others. */
  name: string;
  /** As the record has it. */
  title: string;
  /** What it is named by: the title, or what the record tells of a group that its title only numbers. */
  label: string;
  /** The record's own abbreviation of a long name, such as S-ICD; null where it has none. */
  abbreviation: string | null;
  role: 'experimental' | 'comparator';
  description: string;
  n: string | null;
  /** Where its number stands. */
  at: string;
  /** Ids of the arms that it takes together. */
  pools: string[];
  /** What it is in the record. */
  of: Arm;
}

export interface Arms {
  list: ArmDraft[];
  /** Why these are the arms, for the reader of the file. */
  remarks: string[];
}

/** An arm with a figure, the key that it stands under, and how many were counted. */
export interface ArmFigure {
  arm: ArmDraft;
  key: string;
  text: string;
  n: string | null;
}

/** One row of figures of an outcome, as the record has it. */
export type OutcomeRow = RegistryRow;

/** The value of each arm, for telling which way round a comparison was made. */
export type ArmValues = Map<ArmDraft, number>;

/** A comparison of the dataset, with what prose needs of it. */
export interface ComparisonDraft {
  arm: ArmDraft;
  versus: ArmDraft;
  measure: Measure;
  /** The record's own name of the measure, where ours has none. */
  label: string | null;
  estimate: string | null;
  interval: IntervalDraft | null;
  p: string | null;
  /** Margin or margins, the p value of the test against them, and what the interval shows: `noninferior`, `equivalence not shown`. */
  margin: MarginDraft | null;
  pMargin: string | null;
  verdict: string | null;
  /** Whether equivalence was asked for. */
  equivalence: boolean;
  /** Where the p values stand, where not with the estimate. */
  pAt: string | null;
  pMarginAt: string | null;
  /** Whether a p value of the same arms stands in another analysis, so that none is “not reported”. */
  isTestedElsewhere: boolean;
  /** What stands in place of a test, in words. */
  told: string | null;
  at: string;
  remarks: string[];
}

/** What an arm did in a row: a figure, words in its place, or that there is none. */
export type ArmResult = 'not reported' | 'not applicable' | ResultInWords | FigureResult;

export interface ResultInWords {
  n?: string | null;
  told: string;
}

export interface FigureResult {
  n: string | null;
  key: Reading['key'];
  value: string;
  spread: SpreadDraft;
  /** Where its interval stands, where not with the figure. */
  at?: string;
  /** Who was counted, where `n` does not tell it. */
  counted?: string;
}

/** What lies around a figure; empty where the record has nothing of it that a dataset has a key for. */
export interface SpreadDraft {
  sd?: string;
  se?: string;
  ci?: { low: string; high: string; level: string; type?: Interval['type'] };
  range?: { low: string; high: string; of: 'quartiles' | 'extremes' };
}

/** A row of results, or of the table of who took part, by the ids of the arms. */
export interface ResultRow {
  id: string;
  /** Id of the outcome. */
  outcome: string;
  label: string | null;
  arms: Record<string, ArmResult>;
  comparisons: ComparisonDraft[];
  told: string | null;
  onPage: boolean;
  at: string;
  remarks: string[];
  /** Why its figures contradict one another, where they do: they are kept in remarks only. */
  doubtful?: string;
}

export interface BaselineRow {
  id: string;
  name: string;
  arms: Record<string, ArmResult>;
  at: string;
  remarks: string[];
}

/** The outcome that was compared, as far as reading its analyses needs it. */
export interface Compared {
  outcome: RegistryOutcome;
  reading: Reading;
  better: Better;
  values: ArmValues;
  /** How each arm changed from the first row of the outcome to the last. */
  changes: ArmValues;
}

/** One row of an outcome, about to become a result. */
export interface Row {
  outcome: RegistryOutcome;
  number: number;
  cell: OutcomeRow;
  /** All rows of the outcome, those that are not taken too. */
  cells: OutcomeRow[];
  /** The row of the outcome that an analysis is of; null where its words name none, or several. */
  rowOf: (analysis: Analysis) => OutcomeRow | null;
  reading: Reading;
  direction: Direction;
  timepoint: string;
  /** Title of the row where it is a part of the name. */
  rowTitle: string;
  id: string;
  name: string;
  remarks: string[];
  /** Whether the outcome has rows that are not taken. */
  isPartial: boolean;
  /** Whether no further row of the same outcome is taken. */
  isLast: boolean;
}

/** A result with what prose needs of it. */
export interface ResultDraft {
  id: string;
  name: string;
  timepoint: string;
  /** Which way is good, and whether its figures are times to an event. */
  better: Better;
  isTime: boolean;
  /** Whether all tests of the outcome that compare no two arms in this row show no clear difference, and how many rows it has. */
  noneClear: boolean;
  /** Whether these tests are of a response to dose, and not of arms against one another. */
  ofDose: boolean;
  cells: number;
  /** Whether it is one row of several, and not the composite that they are the parts of. */
  isPart: boolean;
  role: RegistryOutcome['role'];
  reading: Reading;
  /** Arms with a figure, in order. */
  figures: ArmFigure[];
  comparisons: ComparisonDraft[];
  /** What the record has of analyses. */
  analysed: 'not' | 'of other arms' | 'of all rows' | 'in words';
}

/** One row of harms. */
export interface EventDraft {
  id: string;
  name: string;
  kind: 'serious' | 'death' | 'other' | 'common' | 'withdrawal';
  counts: Affection[];
  /** Printed where no arm is counted. */
  told: string | null;
  at: string;
  remarks: string[];
}

/** How many in an arm had an event, of those at risk. */
export interface Affection {
  arm: ArmDraft;
  events: string | null;
  n: string | null;
  /** Whether it is of many more people than were in the arm, and so is not told. */
  isOfOthers?: boolean;
}

export interface Outcomes {
  outcomes: Row[];
  results: ResultRow[];
  drafts: ResultDraft[];
  /** How many outcomes with figures the record has beside these. */
  further: number;
  /** Whether of an outcome not all rows are taken. */
  isCut: boolean;
  /** How many outcomes of the record have no figures. */
  unposted: number;
  /** Whether of a primary outcome only some rows are taken, and not by what they are, as the last of visits is. */
  isPartial: boolean;
  remarks: string[];
}

/** Rows whose figures contradict one another, by their place such as `results.pain`, and why. */
export type Doubtful = ReadonlyMap<string, string>;

/** How to read the measurements of one outcome. */
export interface Reading {
  type: OutcomeType;
  /** Key of the value under an arm. */
  key: 'mean' | 'median' | 'events' | 'percent' | 'rate';
  measure: string;
  unit: string;
  /** What a reader of the file must know of the choice. */
  remark: string;
}

export type OutcomeType = 'continuous' | 'binary' | 'time-to-event' | 'rate';

export type Better = 'lower' | 'higher' | 'neither' | 'not clear';

export interface Direction {
  better: Better;
  /** Why, for the reader of the draft. */
  why: string;
}

/** A margin of noninferiority, or both of equivalence. */
export type MarginDraft = string | Limits;

/** Both margins, as written. */
export interface Limits {
  low: string;
  high: string;
}

/** Limits and level in percent as written; “not applicable” for the limit that a one-sided interval has not. */
export interface IntervalDraft {
  low: string;
  high: string;
  level: string | null;
  type: Interval['type'];
  oneSided: boolean;
}

export interface Pair {
  arm: ArmDraft;
  versus: ArmDraft;
  /** Why this way round; of a pair without a direction, why none is told. */
  why: string;
  /** Whether the record leaves open which way round it is. */
  isOpen: boolean;
}
