/** An article from the databases that have it, by its number or DOI. */
import { doiIn } from '../citation/identifiers.js';
import { isNbib } from '../citation/nbib.js';
import { ContentError } from '../errors.js';
import { fetchText } from '../fetch-text.js';
import { readJson } from '../json.js';
import type { Article } from './article.js';
import { articleOfReference } from './read.js';

/** Where the databases answer: PubMed's E-utilities (National Library of Medicine) and Crossref's REST API. */
export interface Databases {
  pubmed?: string;
  crossref?: string;
}
const addresses: Required<Databases> = {
  pubmed: 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils',
  crossref: 'https://api.crossref.org/works',
};

/** What a person can write for an article that is looked up; null where it names a file. */
export type Identifier = { pmid: string } | { doi: string };

/** `39798982`, `PMID: 39798982`, an address of PubMed, a DOI in any of its forms. */
export function identifierIn(written: string): Identifier | null {
  const pmid =
    /^\s*(?:PMID:?\s*)?([1-9]\d{4,8})\s*$/i.exec(written)?.[1] ??
    /^https?:\/\/(?:www\.)?pubmed\.ncbi\.[^\s\d]{1,60}([1-9]\d{4,8})\/?$/i.exec(written)?.[1];
  if (pmid !== undefined) return { pmid };
  const doi = /^\s*(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}/i.test(written) ? doiIn(written) : '';
  return doi === '' ? null : { doi };
}

/** Citation, abstract and registration of an article. Of a DOI that PubMed does not know, Crossref tells what it has. */
export async function lookUpArticle(identifier: Identifier, databases: Databases = {}): Promise<Article> {
  const at = { pubmed: databases.pubmed ?? addresses.pubmed, crossref: databases.crossref ?? addresses.crossref };
  if ('pmid' in identifier) return ofPubmed(identifier.pmid, at.pubmed);
  const { doi } = identifier;
  const pmid = await pmidOf(doi, at.pubmed).catch((error: unknown) => {
    if (!(error instanceof ContentError)) throw error;
    return null;
  });
  return pmid === null ? ofCrossref(doi, at.crossref) : ofPubmed(pmid, at.pubmed);
}

const base = (address: string) => address.replace(/(?<!\/)\/+$/, '');
const byHand = 'or save the citation from the journal’s page as RIS, and give that file';

async function ofPubmed(pmid: string, address: string): Promise<Article> {
  const url = `${base(address)}/efetch.fcgi?db=pubmed&id=${pmid}&rettype=medline&retmode=text`;
  const text = await fetchText(url, { who: 'PubMed', what: `article ${pmid} in PubMed`, accept: 'text/plain', byHand });
  if (isNbib(text) && new RegExp(`^PMID *- *${pmid}\\b`, 'm').test(text))
    return articleOfReference(`${pmid}.nbib`, text);
  const message = `PubMed has no article ${pmid}`;
  throw new ContentError([{ severity: 'error', message, hint: 'check the number', file: url }]);
}

/** The number in PubMed of what has a DOI; null where there is not just one. */
async function pmidOf(doi: string, address: string): Promise<string | null> {
  const url = `${base(address)}/esearch.fcgi?db=pubmed&retmode=json&term=${encodeURIComponent(`"${doi}"[doi]`)}`;
  const text = await fetchText(url, { who: 'PubMed', what: 'answer of PubMed', accept: 'application/json', byHand });
  const found = readJson(text, url, 'try again later') as { esearchresult?: { idlist?: unknown } } | null;
  const list = found?.esearchresult?.idlist;
  const [only] = Array.isArray(list) && list.length === 1 ? (list as unknown[]) : [];
  return typeof only === 'string' && /^\d{1,9}$/.test(only) ? only : null;
}

async function ofCrossref(doi: string, address: string): Promise<Article> {
  const url = `${base(address)}/${encodeURIComponent(doi)}`;
  const what = `article ${doi} in Crossref`;
  const text = await fetchText(url, { who: 'Crossref', what, accept: 'application/json', byHand });
  return articleOfReference(`${doi.replace(/\W+/g, '-')}.json`, text);
}
