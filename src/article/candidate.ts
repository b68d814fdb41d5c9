/** A figure of an abstract, what surrounds it, and where it may belong. */
import type { Writing } from '../dataset/edit/put.js';
import type { Numeral } from '../verify/numerals.js';
import type { NamedArm } from './arm-names.js';
import type { Span } from './compared.js';
import type { OutcomeType } from './kinds.js';
import type { Part } from './parts.js';
import type { Topic } from './topics.js';

export interface Candidate {
  /** As the abstract has it, with sign, bound and percent sign; of an interval both limits, of a date month and year. */
  figure: string;
  /** Where it may belong, such as `participants.randomised` or `results.main.arms.drug.mean`; empty where no key is known. */
  key: string;
  /** What a person has to decide, such as “randomised?”. */
  question: string;
  sentence: string;
  place: string;
  /** Where in the sentence it stands. */
  span: Span;
  /** What is written where it is right; empty where the abstract leaves open what that would be. */
  writes: Writing[];
  /** Of an interval, its limits and level in YAML. */
  limits?: string;
  /** Of an estimate, what it estimates. */
  measure?: string;
}

/** One of a sentence, before it is told which sentence that is. */
export type Found = Omit<Candidate, 'sentence' | 'place'>;

/** What a sentence is read with. */
export interface Reading {
  arms: readonly NamedArm[];
  /** Name and kind of the primary outcome; empty and null where they are not known. */
  outcome: string;
  type: OutcomeType | null;
}

/** A figure in its surroundings. */
export interface Spot {
  sentence: string;
  numeral: Numeral;
  before: string;
  after: string;
  figure: string;
  unit: string | null;
  arm: NamedArm | null;
  part: Part;
  topic: Topic;
  /** Name and kind of the primary outcome. */
  outcome: string;
  type: OutcomeType | null;
  /** Whether the abstract tells how many were randomised: who was enrolled is another number then. */
  isRandomisedTold: boolean;
}

/** A place and the question for it; `value` where the abstract tells what is to be written there. */
export interface Where {
  key: string;
  question: string;
  value?: string;
  /** What is written with it. */
  beside: Writing[];
}
