/** The one form that every reader of citations gives, whatever file it came from. */

import { expectWithin } from '../bounds.js';

/** An article as it is cited. What a file does not tell is an empty text. */
export interface Citation {
  title: string;
  /** In the style of PubMed: `van der Berg EL`, `Miller JA Jr`; a group by its whole name. */
  authors: string[];
  journal: string;
  year: string;
  volume: string;
  issue: string;
  /** A range, or the number of the article where the journal has no pages. */
  pages: string;
  doi: string;
  pmid: string;
  /** On one line. */
  abstract: string;
  /** What a person should look at, by the key that it concerns. */
  doubts: Partial<Record<CitationKey, string>>;
}

/** Throws a ContentError where a text is longer than a dataset takes, or there are more authors than are read. */
export function expectShort(citation: Citation, file: string): void {
  expectWithin('authors of a citation', citation.authors.length, { file });
  const { title, journal, year, volume, issue, pages, doi, pmid, authors, doubts } = citation;
  for (const text of [title, journal, year, volume, issue, pages, doi, pmid, ...authors, ...Object.values(doubts)])
    expectWithin('characters of a text', text.length, { file });
}

export type CitationKey = Exclude<keyof Citation, 'doubts' | 'abstract'>;
