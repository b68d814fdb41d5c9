/** The list of references of a paper: what is told there is of other trials. */
import type { Block } from './block.js';

const heading = /^\W*(?:\d+\.?\s)?(?:references(?: and notes)?|bibliography|literature cited|works cited)\W*$/i;
/** What may follow a list of references, and is of the trial again. */
const after = /^\W*(?:appendix|appendices|supplement\w*|tables?|figures?|figure legends|extended data)\b.{0,80}$/i;

/**
 * A reference as journals print it: a year, then volume and pages, such as
 * `2019; 102: 5–11` (Vancouver) or `2019;12(3):e45`.
 */
const entry = /\b(?:19|20)\d\d\b[^.]{0,12};\s?\d+\s?(?:\([^)]{1,12}\))?\s?:\s?[a-z]?\d+/i;
const numberedEntry = /^\W*\d{1,3}[.)\]]?\s/;

/** Whether a line is the heading of a list of references, or of a part that may follow one. */
export const isPartHeading = (line: string): boolean => heading.test(line) || after.test(line);

/** The blocks, with those of the list of references marked: from its heading on, and entries wherever they stand. */
export function withReferences(blocks: Block[]): Block[] {
  let inList = false;
  return blocks.map((block) => {
    if (heading.test(block.text)) inList = true;
    else if (inList && after.test(block.text)) inList = false;
    const isEntry = numberedEntry.test(block.text) && entry.test(block.text);
    return inList || isEntry ? { ...block, region: 'references' } : block;
  });
}
