/**
 * NBIB, as PubMed writes it (MEDLINE/PubMed data element descriptions, National Library of Medicine).
 *
 * Read here, line by line, and not by a library: of those at hand, @citation-js/plugin-pubmed
 * reads PubMed's web service, not its files, and the reader of @citation-js/plugin-ris refuses them.
 */
import type { Citation } from './citation.js';
import { doiIn, pageRange, pmidIn, yearIn } from './identifiers.js';
import { writtenName } from './names.js';
import { plainText } from './plain-text.js';
import { taggedLines, type TaggedLines } from './tagged-lines.js';

export const isNbib = (text: string): boolean => /^PMID *- /m.test(text);

/** The first reference of the file. */
export function readNbib(text: string): Citation {
  const tags = taggedLines(text.slice(text.search(/^PMID *- /m)), /^([A-Z]{2,4}) *- (.*)$/, 'PMID');
  const identifiers = tags.of('LID', 'AID');
  // The number of an article without pages is its publisher's identifier.
  const article = identifiers.find((id) => /^e?\d{1,12} \[pii\]$/i.test(id)) ?? '';
  return {
    title: plainText(tags.first('TI') || tags.first('BTI')),
    authors: authorsOf(tags),
    journal: plainText(tags.first('TA', 'JT')),
    year: yearIn(tags.first('DP', 'DEP')),
    volume: plainText(tags.first('VI')),
    issue: plainText(tags.first('IP')),
    pages: pageRange(plainText(tags.first('PG') || article.replace(/ \[pii\]$/, ''))),
    doi: doiIn(identifiers.find((id) => id.endsWith('[doi]')) ?? ''),
    pmid: pmidIn(tags.first('PMID')),
    abstract: plainText(tags.first('AB')),
    doubts: {},
  };
}

/** AU is as it is cited; FAU, the full name, stands for those who have no other. CN is a group. */
function authorsOf(tags: TaggedLines): string[] {
  const hasShort = tags.of('AU').length >= tags.of('FAU').length;
  return tags.lines
    .filter(([tag, value]) => value !== '' && (tag === 'CN' || tag === (hasShort ? 'AU' : 'FAU')))
    .map(([tag, value]) => (tag === 'FAU' ? fullName(value) : plainText(value)));
}

/** `Miller, John A Jr`: the suffix stands behind the given names. */
function fullName(value: string): string {
  const [, names = value, suffix] = /^(.+) (Jr|Sr|\d(?:nd|rd|th))$/.exec(value) ?? [];
  return writtenName(suffix === undefined ? names : `${names}, ${suffix}`).name;
}
