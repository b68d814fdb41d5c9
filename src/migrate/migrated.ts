/** What becomes of a file that was written for an earlier version. */

/** A line that is written otherwise now; both without the white space around them. */
export interface ChangedLine {
  /** From 1, in the file as it was. */
  line: number;
  before: string;
  after: string;
}

export interface Migrated {
  text: string;
  changes: ChangedLine[];
}

/** A stretch of a text, and what stands in its place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with all edits made, which do not overlap. All else stays as it is: comments, order, white space. */
export function edited(before: string, edits: readonly Edit[]): Migrated {
  const inOrder = edits.toSorted((one, other) => one.start - other.start);
  let text = '';
  let done = 0;
  const changes = inOrder.map(({ start, end, text: after }): ChangedLine => {
    text += before.slice(done, start) + after;
    done = end;
    return { line: before.slice(0, start).split('\n').length, before: inOneLine(before.slice(start, end)), after };
  });
  return { text: text + before.slice(done), changes };
}

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
