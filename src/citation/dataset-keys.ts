/** A citation as the keys of a dataset's `citation`. */
import { above, behind, Figure, type Tree } from '../import/tree.js';
import type { Citation, CitationKey } from './citation.js';

/** Each key with its doubt as a remark; doubts about what is not there stand above the title. */
export function citationKeys({ doubts, ...citation }: Omit<Citation, 'abstract'>): Record<string, Tree> {
  const figure = (value: string) => (/^[1-9]\d*$/.test(value) ? new Figure(value) : value || null);
  const values: Record<CitationKey, Tree> = {
    title: citation.title.replace(/\.$/, ''),
    authors: citation.authors.length > 0 ? citation.authors : ['Authors not stated'],
    journal: citation.journal,
    year: figure(citation.year),
    volume: figure(citation.volume),
    issue: figure(citation.issue),
    pages: citation.pages || null,
    doi: citation.doi || null,
    pmid: figure(citation.pmid),
  };
  const told = Object.entries(doubts) as [CitationKey, string][];
  for (const [key, doubt] of told) {
    if (values[key] !== null && key !== 'title') values[key] = behind(values[key], `Doubtful: ${doubt}`);
  }
  const remarks = told
    .filter(([key]) => values[key] === null || key === 'title')
    .map(([, doubt]) => `Doubtful: ${doubt}`);
  return { ...values, title: remarks.length > 0 ? above(remarks, values.title) : values.title };
}
