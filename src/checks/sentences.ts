/** Sentences of a dataset as checks read them: each once, with where a finding on it is told. */
import { numberWords, withDigits, type WordedNumber } from '../dataset/number-words.js';
import { piecesOf, type Piece, type Prose } from '../dataset/prose.js';
import { walk } from '../dataset/walk.js';
import type { Dataset } from '../dataset/schema.js';
import { isClaim, isOurs } from './values-in-dataset.js';

/** Whose words they are: ours on what the trial is and found, others of ours, of an adverse event, or of a source. */
export type Teller = 'claim' | 'ours' | 'event' | 'source';

export interface Sentence {
  prose: Prose;
  path: string;
  /** Where a finding on its words is told: one with conditions has them under `text`. */
  place: string;
  by: Teller;
  /** The number of the adverse event, in their order; null where it is of none. */
  event: number | null;
  pieces: Piece[];
  /** With # for each reference, and nothing of what “…” quotes. */
  words: string;
  /** Its numbers in words. */
  numbers: WordedNumber[];
  /** Its words with digits for those. */
  digits: string;
}

/** All of them, in the order of the file. */
export function sentencesOf(dataset: Dataset): Sentence[] {
  const found: Sentence[] = [];
  walk(dataset, {
    prose(prose, path) {
      const number = /^adverse_events\.(\d+)\.(?:told|detail)$/.exec(path)?.[1];
      const pieces = piecesOf(prose);
      const words = wordsIn(pieces).replace(/“[^“”]*”/g, '“”');
      const numbers = numberWords(words);
      found.push({
        prose,
        path,
        place: prose.holds.length > 0 ? `${path}.text` : path,
        by: number !== undefined ? 'event' : isClaim(path) ? 'claim' : isOurs(path) ? 'ours' : 'source',
        event: number === undefined ? null : Number(number),
        pieces,
        words,
        numbers,
        digits: withDigits(words, numbers),
      });
    },
  });
  return found;
}

/** The words of pieces, with # for each reference. */
export const wordsIn = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => ('words' in piece ? piece.words : '#')).join('');

/** The paths that a sentence cites or rests on. */
export const pathsOf = ({ prose, pieces }: Pick<Sentence, 'prose' | 'pieces'>): string[] =>
  [...prose.holds, ...pieces].flatMap((piece) => ('path' in piece ? [piece.path] : []));
