/**
 * A citation from the file of a reference manager or database: RIS, BibTeX, PubMed's NBIB,
 * CSL-JSON or an item of Crossref.
 */
import { foreignFormat } from '../dataset/foreign-formats.js';
import { ContentError } from '../errors.js';
import { readJson } from '../json.js';
import { bibtexFault, isBibtex, readBibtex } from './bibtex.js';
import { expectShort, type Citation } from './citation.js';
import { cslItems, readCsl } from './csl.js';
import { isNbib, readNbib } from './nbib.js';
import { isRis, readRis } from './ris.js';

const unknown = {
  message: 'no citation was found in this file',
  hint: 'export it as CSL-JSON, RIS, BibTeX or, from PubMed, as NBIB',
};

const unreadable = {
  message: 'it holds “\ufffd”, which stands for letters that could not be read',
  hint: 'export it anew as UTF-8',
};

/**
 * The first reference of a file, with what is doubtful about it. Throws a ContentError
 * where the file has none, or none with title, journal and year.
 */
export async function readCitation(file: string, written: string): Promise<Citation> {
  const text = written.replace(/^\uFEFF/, '');
  const fail = (problem: { message: string; hint: string }) =>
    new ContentError([{ severity: 'error', ...problem, file }]);
  const foreign = foreignFormat(text);
  if (foreign) throw fail(foreign);
  const citation = await read(text, file).catch((error: unknown) => {
    const fault = bibtexFault(error);
    throw fault ? fail(fault) : error;
  });
  if (!citation) throw fail(unknown);
  for (const key of ['title', 'journal', 'year'] as const) {
    const hint = 'complete it in your reference manager, and export it again';
    if (citation[key] === '') throw fail({ message: `the citation has no ${key}`, hint });
  }
  const printed = { ...citation, abstract: '' };
  if (JSON.stringify(printed).includes('\ufffd')) throw fail(unreadable);
  expectShort(citation, file);
  return withCount(withAuthors(citation), text);
}

/** With a doubt where the file names nobody. */
function withAuthors(citation: Citation): Citation {
  if (citation.authors.length > 0) return citation;
  return { ...citation, doubts: { authors: 'the file names no author', ...citation.doubts } };
}

async function read(text: string, file: string): Promise<Citation | null> {
  if (/^\s*[[{]/.test(text)) return cslItems(readJson(text, file, unknown.hint)).map(readCsl)[0] ?? null;
  if (isRis(text)) return readRis(text);
  if (isBibtex(text)) return readBibtex(text, file);
  return isNbib(text) ? readNbib(text) : null;
}

/** How a reference begins, in each format. */
const beginnings = /^TY {1,2}- |^PMID *- |^[^\S\r\n\u2028\u2029]*@(?!comment|string|preamble)\w{1,50}\s{0,20}\{/gim;

/** With a doubt where the file holds more than the one that was taken. */
function withCount(citation: Citation, text: string): Citation {
  const count = /^\s*\[/.test(text) ? (JSON.parse(text) as unknown[]).length : (text.match(beginnings)?.length ?? 1);
  if (count < 2) return citation;
  return { ...citation, doubts: { title: `the first of ${count} references in the file`, ...citation.doubts } };
}
