/** A paragraph, a page, a row of a table, or an entry of a record. */
export interface Block {
  text: string;
  /** Its number where it is a paragraph of prose, counted from 1 without headings; null elsewhere. */
  paragraph: number | null;
  /** Its page, from 1; null where there are none. */
  page: number | null;
  /** What part of a paper it is: values of the trial never stand in `references`. */
  region?: 'references';
}
