/** A trial as its checks read it: its rows, the names of its arms, and its sentences, each worked out once. */
import type { NumberInText } from './numbers-in-text.js';
import { isInDataset, isOurs, textsIn } from './values-in-dataset.js';
import { armsIn, type Mention } from './arms-in-text.js';
import { rowsOf, type Row } from './rows-in-text.js';
import { sentencesOf, type Sentence } from './sentences.js';
import { statementsOf, type Statement } from './statements.js';
import type { Trial } from '../trial/trial.js';

export interface Reading {
  rows: Row[];
  /** Finds the arms that a text names. */
  named: (text: string) => Mention[];
  sentences: Sentence[];
  /** Of the sentences that tell what the trial found: ours, of an event, or of a source. */
  statements: Statement[];
  /** The texts of the data by their keys, without our own sentences. */
  facts: ReadonlyMap<string, string[]>;
  /** Whether a number of a sentence stands in the data. */
  isInData: (number: NumberInText) => boolean;
}

/** Takes a trial whose sentences are English: of others, no statement is read. */
export function readingOf(trial: Trial): Reading {
  const { dataset } = trial;
  const [rows, named, sentences] = [rowsOf(trial), armsIn(trial), sentencesOf(dataset)];
  const facts = new Map(
    Object.entries(dataset).flatMap(([key, part]): [string, string[]][] => (isOurs(key) ? [] : [[key, textsIn(part)]])),
  );
  const statements = trial.language.startsWith('en') ? statementsOf(sentences, rows, named) : [];
  let isIn: ReturnType<typeof isInDataset> | undefined;
  const isInData = (number: NumberInText) => (isIn ??= isInDataset(dataset))(number);
  return { rows, named, sentences, statements, facts, isInData };
}

/** The texts of the data, apart from those under some keys. */
export const factsBut = ({ facts }: Reading, ...keys: string[]): string[] =>
  [...facts].flatMap(([key, texts]) => (keys.includes(key) ? [] : texts));
