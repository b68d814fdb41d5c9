/**
 * A trial as a registry tells it, in neutral terms: what every registry has of it. Texts are plain, figures are as written, and
 * whatever is missing is empty. A registry is read into this by a folder of its own; nothing behind it knows any registry's format.
 *
 * Another registry is a folder beside `clinicaltrials/` with a function from the text of its record to a RegistryTrial:
 * - `registry` with its name, number and address, and `interventions`, `planned`, `eligibility` as it has them;
 * - the arms once, and for each module a `Column` for each of its groups that says which arm it is of, or that it is of none;
 * - each figure as written, at its column, and `place`s that a reader finds in the record.
 * Readings, drafts and words then need nothing else; the library and the command line choose the reader by the record.
 */
import type { Named } from '../trial/measure-names.js';

/** One group of people that a module of the record has a column for. */
export interface Column {
  /** The record's own id of the group in this module, such as `OG000`. */
  id: string;
  title: string;
  description: string;
  /** The arm that it is of; null where it is of none for certain. */
  arm: Arm | null;
  /** Name of the part of the arm's people that it is of, such as a sub-study; null for the arm as a whole. */
  part: string | null;
}

/** What the protocol calls an arm. */
export type PlannedKind = 'experimental' | 'active' | 'placebo' | 'sham' | 'untreated' | 'other';

/** An arm as the protocol plans it. */
export interface PlannedArm {
  title: string;
  kind: PlannedKind | null;
  description: string;
  /** Names of what it is given. */
  interventions: string[];
}

/** An arm: people who were assigned to, or given, the same. */
export interface Arm {
  title: string;
  description: string;
  planned: PlannedArm | null;
  /** How many started in it, as written; null where no module says so. */
  n: string | null;
  /** Where that number stands. */
  place: string;
  /** Ids of its columns in all modules. */
  ids: string[];
  /** The arms that it takes together; empty for an arm of its own. */
  pools: Arm[];
}

/** A number of people by column. */
export interface Count {
  column: Column;
  value: string;
}

/** A stretch of the trial: how many passed each milestone, and why others left. */
export interface Period {
  title: string;
  milestones: { name: string; counts: Count[] }[];
  reasons: { name: string; counts: Count[] }[];
}

export interface Flow {
  columns: Column[];
  periods: Period[];
  /** What the record says in words of who was recruited and left out before. */
  words: string;
}

/** One figure, as written. */
export interface Measurement {
  column: Column;
  value: string;
  spread: string;
  low: string;
  high: string;
  comment: string;
}

/** A row of figures, one for each column. */
export interface Row {
  /** Empty where the outcome has no other. */
  title: string;
  /** Title of the class of rows that it belongs to, and its own in it. */
  group: string;
  category: string;
  /** Who is counted in it; empty where nobody says. */
  counted: Count[];
  /** Whether that is told of this row, and not of the outcome as a whole. */
  isCounted: boolean;
  measurements: Measurement[];
}

export type OutcomeRole = 'primary' | 'secondary' | 'exploratory';

/** An outcome as it was registered. */
export interface PlannedOutcome {
  role: OutcomeRole;
  title: string;
  timeframe: string;
}

export interface RegistryOutcome {
  /** From 1, in the order of the record. */
  number: number;
  role: OutcomeRole;
  title: string;
  description: string;
  /** Who was analysed, in words. */
  population: string;
  /** What the figures are: `mean`, `least squares mean`, `median`, `geometric mean`, `count of participants`, `number`. */
  parameter: string;
  /** What their spread is: `standard deviation`, `95% confidence interval`. */
  dispersion: string;
  unit: string;
  timeframe: string;
  columns: Column[];
  rows: Row[];
  analyses: Analysis[];
}

/** A statistical analysis, as written. */
export interface Analysis {
  /** From 1, in the order of the outcome. */
  number: number;
  columns: Column[];
  /** What was asked: `superiority`, `noninferiority`, `equivalence`, `noninferiority or equivalence`, `other`. */
  framework: string;
  method: string;
  /** What it estimates, in the record's own words. */
  parameter: string;
  /** The same by the table of measures; null where the words name none. */
  measure: Named | null;
  estimate: string;
  low: string;
  high: string;
  level: string;
  oneSided: boolean;
  p: string;
  /** Standard error of the estimate, or its deviation: what it is, and its figure. */
  dispersion: string;
  dispersionValue: string;
  /** Words of the record: on the comparison, the question, p, method and estimate. */
  words: { groups: string; framework: string; p: string; method: string; estimate: string };
}

/** A row of the table of who took part. */
export interface BaselineMeasure {
  title: string;
  parameter: string;
  dispersion: string;
  unit: string;
  rows: Row[];
}

/** People affected, of those at risk. */
export interface Affected {
  column: Column;
  affected: string;
  atRisk: string;
}

export interface NamedEvent {
  term: string;
  system: string;
  counts: Affected[];
}

export interface Harms {
  columns: Column[];
  timeframe: string;
  /** What the record says of how they were collected. */
  words: string;
  /** Percent of an arm from which on other events are named. */
  threshold: string;
  deaths: Affected[];
  serious: Affected[];
  other: Affected[];
  seriousEvents: NamedEvent[];
  otherEvents: NamedEvent[];
}

/** A day or a month, or empty. */
type When = string;

export interface RegistryTrial {
  registry: { name: string; id: string; url: string; others: { registry: string; id: string }[] };
  titles: { brief: string; official: string; acronym: string };
  summary: string;
  details: string;
  status: { isTerminated: boolean; isOngoing: boolean; why: string };
  /** What the record says of its own limits. */
  caveats: string;
  plannedOutcomes: PlannedOutcome[];
  /** `first`: when it was first sent to the registry. */
  dates: { first: When; start: When; primaryCompletion: When; completion: When; posted: When; updated: When };
  sponsor: string;
  collaborators: string[];
  conditions: string[];
  design: {
    allocation: 'randomised' | 'non-randomised' | null;
    model: 'parallel' | 'crossover' | 'single-arm' | 'factorial' | 'sequential' | null;
    modelWords: string;
    purpose: string;
    phases: string[];
    masking: 'open-label' | 'single-blind' | 'double-blind' | 'triple-blind' | 'quadruple-blind' | null;
    masked: string[];
    enrolled: string;
  };
  eligibility: { sex: 'women' | 'men' | null; from: string; to: string; healthy: boolean; criteria: string[] };
  planned: PlannedArm[];
  interventions: { name: string; kind: string; description: string }[];
  sites: { country: string }[];
  /** Articles that the record names as its results. */
  articles: { citation: string; pmid: string }[];
  arms: Arm[];
  /** Why these are the arms, for the reader of a draft. */
  armRemarks: string[];
  flow: Flow;
  baseline: { columns: Column[]; counted: Count[]; measures: BaselineMeasure[] };
  outcomes: RegistryOutcome[];
  harms: Harms;
}
