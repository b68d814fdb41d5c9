/** A citation from the file of a reference manager: CSL-JSON, RIS, BibTeX or PubMed's NBIB. */
import { expectWithin } from '../bounds.js';
import { ContentError } from '../errors.js';
import { clean } from './text.js';
import { Figure, type Tree } from './yaml.js';
import { own } from '../own.js';

/** What all four formats tell, each author as `Surname AB`. */
interface Reference {
  title: string;
  authors: string[];
  journal: string;
  year: string;
  volume: string;
  issue: string;
  pages: string;
  doi: string;
  pmid: string;
}

/**
 * The keys of a dataset's `citation`, from the first reference of a file.
 * Throws a ContentError where the file has none with title, journal and year.
 */
export function readCitation(file: string, text: string): Record<string, Tree> {
  const fail = (message: string, hint: string) => new ContentError([{ severity: 'error', message, hint, file }]);
  const reference = read(text.replace(/^\uFEFF/, ''));
  if (!reference) {
    throw fail('no citation was found in this file', 'export it as CSL-JSON, RIS, BibTeX or, from PubMed, as NBIB');
  }
  for (const key of ['title', 'journal', 'year'] as const) {
    if (reference[key] === '')
      throw fail(`the citation has no ${key}`, 'complete it in your reference manager, and export it again');
  }
  expectWithin('authors of a citation', reference.authors.length, { file });
  const { title, authors, journal, year, volume, issue, pages, doi, pmid } = reference;
  const figure = (value: string) => (/^[1-9]\d*$/.test(value) ? new Figure(value) : value || null);
  return {
    title: title.replace(/\.$/, ''),
    authors: authors.length > 0 ? authors : ['Authors not stated'],
    journal,
    year: figure(year),
    volume: figure(volume),
    issue: figure(issue),
    pages: pages.replace(/(?<=\w)--?(?=\w)/g, '–') || null,
    doi: doi.replace(/^https?:\/\/(dx\.)?doi\.org\//i, '') || null,
    pmid: figure(pmid),
  };
}

function read(text: string): Reference | null {
  if (/^\s*[[{]/.test(text)) return fromCsl(text);
  if (/^[^\S\n]*@\w+\s*\{/m.test(text) && !/^TY {2}- /m.test(text)) return fromBibtex(text);
  if (/^PMID- /m.test(text)) return fromTagged(text, /^([A-Z]{2,4}) *- (.*)$/, nbibReference);
  if (/^TY {2}- /m.test(text)) return fromTagged(text, /^([A-Z][A-Z0-9]) {2}- ?(.*)$/, risReference);
  return null;
}

/** `Pitt, Bertram A.` or its parts to `Pitt BA`. */
function author(family: string, given: string): string {
  const initials = given
    .split(/[\s.-]+/)
    .filter(Boolean)
    .map((name) => (/^\p{Lu}{2,3}$/u.test(name) ? name : (name[0] ?? '').toUpperCase()))
    .join('');
  return clean([family, initials].filter(Boolean).join(' '));
}

function authorOf(name: string): string {
  const [family = '', given] = name.split(/,\s*/);
  if (given !== undefined) return author(family, given);
  const parts = name.trim().split(/\s+/);
  return parts.length === 1 || /^\p{Lu}{1,3}$/u.test(parts.at(-1)!)
    ? clean(name)
    : author(parts.at(-1)!, parts.slice(0, -1).join(' '));
}

const yearIn = (date: string) => /\b(1[89]|20)\d{2}\b/.exec(date)?.[0] ?? '';

// ── CSL-JSON ────────────────────────────────────────────────────────────────

function fromCsl(text: string): Reference | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  const item = (Array.isArray(root) ? root[0] : root) as Record<string, unknown> | null | undefined;
  if (item === null || typeof item !== 'object') return null;
  const value = (key: string) => {
    const found = Array.isArray(own(item, key)) ? (own(item, key) as unknown[])[0] : own(item, key);
    return typeof found === 'string' || typeof found === 'number' ? clean(String(found)) : '';
  };
  const people = Array.isArray(item.author) ? item.author.filter(isObject) : [];
  const name = (part: unknown) => (typeof part === 'string' ? part : '');
  return {
    title: value('title'),
    authors: people
      .map(({ family, given, literal }) => (literal ? clean(name(literal)) : author(name(family), name(given))))
      .filter(Boolean),
    journal: value('container-title-short') || value('journalAbbreviation') || value('container-title'),
    year: yearIn(JSON.stringify(item.issued ?? '')),
    volume: value('volume'),
    issue: value('issue'),
    pages: value('page'),
    doi: value('DOI'),
    pmid: value('PMID'),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';

// ── RIS and NBIB: a tag and a value a line ──────────────────────────────────

type Tags = Map<string, string[]>;

function fromTagged(text: string, line: RegExp, toReference: (tags: Tags) => Reference): Reference {
  const tags: Tags = new Map();
  let last: string[] | undefined;
  for (const written of text.split(/\r?\n/)) {
    const match = line.exec(written);
    const [, tag = '', value = ''] = match ?? [];
    if (tag === 'ER' || (tag === 'PMID' && tags.has('PMID'))) break;
    if (match) {
      last = tags.get(tag) ?? [];
      tags.set(tag, last);
      last.push(value.trim());
    } else if (last && /^\s+\S/.test(written)) last.push(`${last.pop() ?? ''} ${written.trim()}`);
  }
  return toReference(tags);
}

const first = (tags: Tags, ...names: string[]) => clean(names.map((name) => tags.get(name)?.[0]).find(Boolean) ?? '');

function risReference(tags: Tags): Reference {
  const pages = [first(tags, 'SP'), first(tags, 'EP')].filter(Boolean);
  return {
    title: first(tags, 'TI', 'T1'),
    authors: [...(tags.get('AU') ?? []), ...(tags.get('A1') ?? [])].map(authorOf),
    journal: first(tags, 'JA', 'J2', 'JO', 'JF', 'T2'),
    year: yearIn(first(tags, 'PY', 'Y1', 'DA')),
    volume: first(tags, 'VL'),
    issue: first(tags, 'IS'),
    pages: pages.join('–'),
    doi: first(tags, 'DO'),
    pmid: /^\d+$/.exec(first(tags, 'AN', 'C7'))?.[0] ?? '',
  };
}

function nbibReference(tags: Tags): Reference {
  const doi = [...(tags.get('LID') ?? []), ...(tags.get('AID') ?? [])].find((id) => id.endsWith('[doi]'));
  return {
    title: first(tags, 'TI'),
    authors: (tags.get('AU') ?? []).map(authorOf),
    journal: first(tags, 'TA', 'JT'),
    year: yearIn(first(tags, 'DP')),
    volume: first(tags, 'VI'),
    issue: first(tags, 'IP'),
    pages: first(tags, 'PG'),
    doi: (doi ?? '').replace(/(?<!\s)\s*\[doi\]$/, ''),
    pmid: first(tags, 'PMID'),
  };
}

// ── BibTeX ──────────────────────────────────────────────────────────────────

function fromBibtex(text: string): Reference | null {
  const start = /@(?!comment|preamble|string)\w+\s*\{[^,{}]{0,300},/i.exec(text);
  if (!start) return null;
  const fields = bibtexFields(text.slice(start.index + start[0].length));
  const value = (name: string) => clean(plainTex(fields.get(name) ?? ''));
  return {
    title: value('title'),
    authors: (fields.get('author') ?? '')
      .split(/(?<!\s)\s+and\s+/)
      .filter((name) => name.trim() !== '')
      .map(bibtexAuthor),
    journal: value('journal') || value('journaltitle'),
    year: yearIn(value('year') || value('date')),
    volume: value('volume'),
    issue: value('number') || value('issue'),
    pages: value('pages'),
    doi: value('doi'),
    pmid: value('pmid'),
  };
}

/** A name in braces is an organisation's, and stays whole. */
function bibtexAuthor(written: string): string {
  const name = clean(plainTex(written));
  if (name === 'others') return 'et al';
  return /^\s*\{[^{}]*\}\s*$/.test(written) ? name : authorOf(name);
}

/** `name = {value}`, `name = "value"` or `name = 2020`, up to the end of the entry. */
function bibtexFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  const field = /\s*([\w-]+)\s*=\s*/y;
  let at = 0;
  for (;;) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match) return fields;
    const end = endOfValue(text, field.lastIndex);
    fields.set(
      match[1]!.toLowerCase(),
      text
        .slice(field.lastIndex, end)
        .trim()
        .replace(/^["{]|["}]$/g, ''),
    );
    at = end;
    while (/[\s,]/.test(text[at] ?? '')) at += 1;
  }
}

function endOfValue(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at]!;
    if (sign === '{') depth += 1;
    else if (sign === '}' && depth === 0) return at;
    else if (sign === '}') depth -= 1;
    else if (sign === '"' && depth === 0) quoted = !quoted;
    else if (sign === ',' && depth === 0 && !quoted) return at;
  }
  return text.length;
}

const accents: Record<string, string> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  c: '\u0327',
};

/** TeX's accents as letters, without its braces. */
const plainTex = (text: string): string =>
  text
    .replace(/\\(["'`^~])\{?\\?(\p{L})\}?/gu, (_, accent: string, letter: string) =>
      (letter + own(accents, accent)!).normalize('NFC'),
    )
    .replace(/\\c\{(\p{L})\}/gu, (_, letter: string) => (letter + accents.c!).normalize('NFC'))
    .replace(/\\ss\b\{?\}?/g, 'ß')
    .replace(/\\([&%$#_])/g, '$1')
    .replace(/[{}]/g, '');
