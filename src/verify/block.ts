/** What part of a paper a block is. Values of the trial never stand in those of `foreign`. */
export type RegionName = 'abstract' | 'table' | 'references' | 'affiliations' | 'running head';

/** Parts of a paper that tell nothing of its trial. */
export const foreign: ReadonlySet<RegionName | undefined> = new Set(['references', 'affiliations', 'running head']);

/** A cell within the text of a row, with what stands at the start of its row and over its column. */
export interface SourceCell {
  start: number;
  end: number;
  row: string;
  column: string;
}

/** A paragraph, a page, a row of a table, or an entry of a record. */
export interface Block {
  text: string;
  /** Its number where it is a paragraph of prose, counted from 1 without headings; null elsewhere. */
  paragraph: number | null;
  /** Its page, from 1; null where there are none. */
  page: number | null;
  /** Left out for the body of a paper. */
  region?: RegionName;
  /** Of a row of a table; left out elsewhere. */
  cells?: readonly SourceCell[];
}
