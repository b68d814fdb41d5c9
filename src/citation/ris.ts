/**
 * RIS, as reference managers and databases write it (RIS format specifications, 2011).
 *
 * Read here, line by line, and not by a library: @citation-js/plugin-ris 0.8 (MIT) refuses a
 * file with one space before the hyphen, keeps “Berg E.” as an organisation and makes
 * 137-146-146 of pages; its core needs a tenth of a second to start.
 */
import type { Citation } from './citation.js';
import { doiIn, pageRange, pmidIn, yearIn } from './identifiers.js';
import { writtenName } from './names.js';
import { plainText } from './plain-text.js';
import { taggedLines, type TaggedLines } from './tagged-lines.js';

const start = /^TY( {1,2})- /m;

export const isRis = (text: string): boolean => start.test(text);

/** The first reference of the file. */
export function readRis(text: string): Citation {
  const from = text.slice(text.search(start));
  // A file that has two spaces before its hyphens has them everywhere; “IL - 6” is then no tag.
  const spaces = start.exec(from)![1]!.length;
  const line = spaces === 2 ? /^([A-Z][A-Z0-9]) {2}- ?(.*)$/ : /^([A-Z][A-Z0-9]) -(?: (.*))?$/;
  const tags = taggedLines(from.replace(/ {3,20}(?=[A-Z][A-Z0-9] {2}- )/g, '\n'), line, 'TY');
  const names = tags.of('AU', 'A1').map(writtenName);
  const { pmid, doubt } = pmidOf(tags);
  const doubtful = names.filter(({ isDoubtful }) => isDoubtful).map(({ name }) => `“${name}”`);
  const written = tags.first('DO');
  const doi = doiIn(written) || doiIn(tags.of('UR', 'L2', 'M3').find((address) => /doi\.org\//i.test(address)) ?? '');
  return {
    title: plainText(tags.first('TI', 'T1')),
    authors: names.map(({ name }) => name),
    journal: plainText(tags.first('JA', 'J2', 'JO', 'JF', 'T2')),
    year: yearIn(tags.first('PY')) || yearIn(tags.first('Y1')) || yearIn(tags.first('DA')),
    volume: plainText(tags.first('VL')),
    issue: plainText(tags.first('IS')),
    pages: pageRange(plainText(tags.first('SP') || tags.first('C7')), plainText(tags.first('EP'))),
    doi,
    pmid,
    abstract: plainText(tags.first('AB', 'N2')),
    doubts: {
      ...(doubtful.length > 0 && { authors: `without a comma, so kept whole as a group's: ${doubtful.join(', ')}` }),
      ...(written !== '' && doi === '' && { doi: `the file has “${plainText(written)}”, which is no DOI` }),
      ...(doubt && { pmid: doubt }),
    },
  };
}

/** PubMed's number stands in AN where the database is PubMed, in C2 as Scopus writes it, or in an address. */
function pmidOf(tags: TaggedLines): { pmid: string; doubt?: string } {
  const databases = tags.of('DB', 'DP');
  const accession = pmidIn(tags.first('AN'));
  if (databases.some((name) => /pubmed|medline|nlm/i.test(name)) && accession !== '') return { pmid: accession };
  const address = tags.of('UR', 'L1', 'L2', 'LK').map((one) => (/^https?:\/\//.test(one) ? pmidIn(one) : ''));
  const linked = address.find(Boolean);
  if (linked !== undefined) return { pmid: linked };
  const scopus = pmidIn(tags.first('C2'));
  if (scopus !== '') return { pmid: scopus, doubt: 'read from the field C2, where Scopus has the number of PubMed' };
  if (accession === '' || databases.length > 0) return { pmid: '' };
  return { pmid: '', doubt: `the file has the number ${accession}, and does not say of which database` };
}
