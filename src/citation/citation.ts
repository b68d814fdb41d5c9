/** The one form that every reader of citations gives, whatever file it came from. */

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

export type CitationKey = Exclude<keyof Citation, 'doubts' | 'abstract'>;
