/**
 * CSL-JSON, as Zotero and others write it, and an item of Crossref, which is nearly that
 * (CSL 1.0.2, csl-data schema; Crossref REST API). JSON needs no parser of citations; those
 * that there are (@citation-js/core, MIT) hand an item on as it is, with its markup.
 */
import { own } from '../own.js';
import type { Citation } from './citation.js';
import { doiIn, pageRange, pmidIn, yearIn } from './identifiers.js';
import { personName } from './names.js';
import { plainText } from './plain-text.js';

type Item = Record<string, unknown>;

const isItem = (value: unknown): value is Item => value !== null && typeof value === 'object' && !Array.isArray(value);

/** The items of a parsed file: a list, one item, or an answer of Crossref around it. */
export function cslItems(root: unknown): Item[] {
  if (Array.isArray(root)) return root.filter(isItem);
  if (!isItem(root)) return [];
  const inside = own(root, 'message') ?? own(root, 'items');
  return inside === undefined ? [root] : cslItems(inside);
}

/** One item. */
export function readCsl(item: Item): Citation {
  const value = (...keys: string[]) => keys.map((key) => textOf(own(item, key))).find(Boolean) ?? '';
  const subtitle = value('subtitle');
  const note = value('note', 'extra');
  const written = value('DOI', 'doi');
  const doi = doiIn(written) || doiIn(/\bDOI:\s{0,5}\S+/i.exec(note)?.[0] ?? '');
  const people = own(item, 'author');
  const named = (Array.isArray(people) ? people : []).map((one) => (isItem(one) ? authorOf(one) : ''));
  const nameless = named.filter((name) => name === '').length;
  return {
    title: [value('title'), subtitle].filter(Boolean).join(': '),
    authors: named.filter(Boolean),
    journal: value('container-title-short', 'short-container-title', 'journalAbbreviation', 'container-title'),
    year: yearOf(item),
    volume: value('volume'),
    issue: value('issue'),
    pages: pageRange(value('page', 'article-number', 'number')),
    doi,
    pmid: pmidIn(value('PMID', 'pmid')) || pmidIn(/\bPMID:\s{0,5}\d+/i.exec(note)?.[0] ?? ''),
    abstract: abstractOf(own(item, 'abstract')),
    doubts: {
      ...(written !== '' && doi === '' && { doi: `the file has “${written}”, which is no DOI` }),
      ...(nameless > 0 && { authors: `${nameless} of ${named.length} authors in the file without a name` }),
    },
  };
}

/** A text, a number, or the first of a list of them. */
function textOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' ? plainText(String(first)) : '';
}

/** Crossref has an abstract in JATS: its headings and paragraphs do not run into one another. */
const abstractOf = (value: unknown): string =>
  typeof value === 'string' ? textOf(value.replace(/<\/jats:title>/g, ': ').replace(/<\/jats:p>/g, ' ')) : '';

/** Who has a family name alone is a group. */
function authorOf(author: Item): string {
  const part = (key: string) => textOf(own(author, key));
  const [family, given] = [part('family'), part('given')];
  if (part('literal') || part('name')) return part('literal') || part('name');
  if (given === '' || family === '') return family || given;
  const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
  return personName({ family, given, particle, suffix: part('suffix') });
}

/** When it was issued; where that is empty, when it came out in print or online. */
function yearOf(item: Item): string {
  const dates = ['issued', 'published-print', 'published', 'published-online'];
  return dates.map((key) => yearIn(JSON.stringify(own(item, key) ?? ''))).find(Boolean) ?? '';
}
