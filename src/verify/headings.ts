/** The parts of a paper by their headings: its abstract, and its list of references, where other trials are told of. */
import type { Block, RegionName } from './block.js';

const line = (words: string) => new RegExp(`^\\W*(?:\\d+\\.?\\s)?(?:${words})\\W*$`, 'i');
const references = line('references(?: and notes)?|bibliography|literature cited|works cited');
/** What may follow a list of references, and is of the trial again. */
const after = /^\W*(?:appendix|appendices|supplement\w*|tables?|figures?|figure legends|extended data)\b.{0,80}$/i;
const abstract = line('abstract|summary|structured abstract');
/** What ends an abstract: the parts of one that has parts are not among it. */
const afterAbstract =
  /^\W*(?:\d+\.?\s)?(?:introduction|key\s?words|plain language summary|research in context|main text)\b/i;

/**
 * A reference as journals print it: a year, then volume and pages, such as
 * `2019; 102: 5–11` (Vancouver) or `2019;12(3):e45`.
 */
const entry = /\b(?:19|20)\d\d\b[^.]{0,12};\s?\d+\s?(?:\([^)]{1,12}\))?\s?:\s?[a-z]?\d+/i;
const numberedEntry = /^\W*\d{1,3}[.)\]]?\s/;

/** Whether a line is the heading of an abstract or of a list of references, or of a part that may follow one. */
export const isPartHeading = (text: string): boolean =>
  text.length < 100 && [references, after, abstract, afterAbstract].some((heading) => heading.test(text));

/**
 * The blocks, with those of the abstract and of the list of references marked: each from its heading on, and entries
 * of references wherever they stand. What a reader knew of its own stays.
 */
export function withParts(blocks: Block[]): Block[] {
  let part: RegionName | undefined;
  const read = blocks.map((block): Block => {
    if (references.test(block.text)) part = 'references';
    else if (abstract.test(block.text)) part = 'abstract';
    else if (part === 'references' && after.test(block.text)) part = undefined;
    else if (part === 'abstract' && afterAbstract.test(block.text)) part = undefined;
    const isEntry = numberedEntry.test(block.text) && entry.test(block.text);
    const region = block.region ?? (isEntry ? 'references' : part);
    return region && (region !== 'abstract' || block.page === null || block.text.length < longestAbstract)
      ? { ...block, region }
      : block;
  });
  return isAbstractAlone(read) ? read.map((block) => ({ ...block, region: block.region ?? 'abstract' })) : read;
}

/** In characters; more is the paper behind an abstract whose end no heading tells. */
const longestAbstract = 6000;

/** A text without any part of a paper, and no longer than an abstract, is one: pasted from PubMed. */
const isAbstractAlone = (blocks: readonly Block[]): boolean =>
  blocks.every(({ page, region }) => page === null && region === undefined) &&
  blocks.reduce((sum, { text }) => sum + text.length, 0) < longestAbstract;
