/** The citation that a text prints of itself, as abstracts and mastheads do: `Nobody A, et al. Lancet 2018;391:31-40`. */
import type { Citation } from './citation.js';

/** What was found; empty, or without authors, where the text does not print it. */
export type PrintedCitation = Pick<Citation, 'title' | 'authors' | 'journal' | 'year' | 'volume' | 'issue' | 'pages'>;

/** Year, volume, issue and pages as the Vancouver style prints them (ICMJE, Recommendations; NLM, Citing Medicine). */
const place =
  /\b((?:19|20)\d\d)(?: [A-Z][a-z]{2}(?: \d{1,2})?)?; ?(\d{1,4})(?: ?\((\d{1,5}(?:[-–]\d{1,5}| Suppl \d)?)\))?: ?([a-z]?\d{1,7}(?:[-–][a-z]?\d{1,7})?)/;
/** A particle of a surname begins with a small letter. */
const author = /^(?:\p{L}{1,4} ){0,3}\p{Lu}[\p{L}’' -]{0,40} \p{Lu}{1,4}$/u;
/** Letters before the year among which journal and authors stand. */
const before = 400;

/** Takes the beginning of a text; null where it prints no volume and pages. */
export function citationInText(text: string): PrintedCitation | null {
  const found = place.exec(text);
  if (!found) return null;
  const [, year = '', volume = '', issue = '', pages = ''] = found;
  const lead = text
    .slice(Math.max(0, found.index - before), found.index)
    .trimEnd()
    .replace(/\.$/, '');
  const parts = lead.split(/\.\s+|\n+/).map((part) => part.trim());
  const journal = parts.at(-1) ?? '';
  const isJournal = /^\p{Lu}[\p{L}&:,()' -]{1,60}$/u.test(journal);
  const names = (parts.at(-2) ?? '')
    .replaceAll(/ and | & /g, ', ')
    .split(', ')
    .filter((name) => name !== '');
  const areAuthors = isJournal && names.length > 0 && names.every((name) => name === 'et al' || author.test(name));
  // What was cut off has no beginning.
  const title = areAuthors && found.index <= before ? (parts.at(-3) ?? '') : '';
  return {
    title,
    authors: areAuthors ? names : [],
    journal: isJournal ? journal : '',
    year,
    volume,
    issue,
    pages: pages.replace('-', '–'),
  };
}
