import type { SourceCell } from '../verify/block.js';

/** A stretch of somebody's document: a paragraph, a cell with the heads of its row and column, a point of a chart. */
export interface Passage {
  text: string;
  /** Where it stands, as people say it: `slide 3, table`, `page 1`, `¶4`; empty where it has no name. */
  place: string;
  /** Of a row of a table, with the heads of its cells. */
  cells?: readonly SourceCell[];
}

/** A document as it can be audited. */
export interface ReadDocument {
  /** Its name, for messages. */
  file: string;
  passages: Passage[];
  /** What in it cannot be read, each in a line: `slide 4 has a picture`. */
  unread: string[];
}
