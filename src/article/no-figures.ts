/** Digits of a text that tell no amount of the trial: those of its citation, of registrations, and of names. */

const patterns: readonly RegExp[] = [
  // DOI Handbook, 2.2.
  /\b(?:doi:?\s?|https?:\/\/\S*?)?10\.\d{4,9}\/[^\s"<>]+/gi,
  /\bhttps?:\/\/\S+/gi,
  /\bPMID:?\s?\d{1,9}\b|\bPMC\d{3,9}\b/gi,
  // Year, volume, issue and pages (ICMJE, Recommendations), with the journal before them.
  /(?:\b\p{Lu}[\p{L}&.]{0,20}\s){0,6}\(?(?:19|20)\d\d\)?(?:\s\p{Lu}[a-z]{2}(?:\s\d{1,2})?)?\s?;\s?\d{1,4}\s?(?:\([^()]{1,14}\))?\s?:?\s?(?:[a-z]?\d{1,7}(?:[-–][a-z]?\d{1,7})?)?/gu,
  // What a test is called: the 6-minute walk.
  /\b\d{1,3}-(?:minute|meter|metre|item|step|point|question)\b(?= \p{L})/gu,
  // How people were shared out: 1:1, 2:2:1.
  /\b\d{1,2}(?::\d{1,2}){1,5}\b/g,
  // Kinds and classes: type 2 diabetes, grade 3 or higher.
  /\b(?:type|class|grade|stage)s?[\s-]\d{1,3}(?:\s?(?:to|or|and|–|-)\s?\d{1,3})?\b/gi,
];

/** Where they stand. */
export const noFiguresIn = (text: string): { start: number; end: number }[] =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
