/** BibTeX: the first entry of a file, cut out here, and read by a library (src/citation/bibtex-entry.ts). */
import { bounds, expectWithin } from '../bounds.js';
import { isolated, timeFor, Unanswered } from '../isolated.js';
import { own } from '../own.js';
import type { Citation } from './citation.js';
import { doiIn, pageRange, pmidIn, yearIn } from './identifiers.js';
import { personName } from './names.js';
import { plainText } from './plain-text.js';
import type { Entry } from './bibtex-entry.js';

const entry = /(?<!\w)@(\w{1,50})\s{0,20}\{/g;

export const isBibtex = (text: string): boolean => /^[^\S\r\n\u2028\u2029]*@\w{1,50}\s{0,20}\{/m.test(text);

/** The first entry that is a reference; null where none is whole. Throws a ContentError where it cannot be read. */
export async function readBibtex(text: string, file: string): Promise<Citation | null> {
  const cut = firstEntry(text);
  if (cut === null) return null;
  expectWithin('characters of a BibTeX entry', longest(cut), { file });
  const source = async () => (await import('./bibtex-entry.js')).readEntry;
  const read = await isolated(
    './bibtex-entry.cjs',
    new TextEncoder().encode(cut.abbreviations.join('\n') + cut.reference),
    timeFor('seconds of a citation'),
    source,
  );
  return read && citationOf(read);
}

/** Why BibTeX could not be read, and what to do; null where an error is another. */
export const bibtexFault = (error: unknown): { message: string; hint: string } | null =>
  error instanceof Unanswered
    ? { message: `this BibTeX cannot be read: ${error.message}`, hint: bounds['seconds of a citation'].hint }
    : null;

interface Cut {
  /** `@string{jt = "Journal of Trials"}` */
  abbreviations: string[];
  reference: string;
}

/** How long an entry may become when its abbreviations are put in: each `#` of theirs may double one. */
function longest({ abbreviations, reference }: Cut): number {
  const doubled = 2 ** (abbreviations.join('').match(/#/g)?.length ?? 0);
  const uses = reference.match(/[#=]/g)?.length ?? 0;
  return reference.length + uses * doubled * abbreviations.reduce((most, { length }) => Math.max(most, length), 0);
}

/** The first reference of a file, with the abbreviations before it. In one pass, whatever the file holds. */
function firstEntry(text: string): Cut | null {
  const abbreviations: string[] = [];
  entry.lastIndex = 0;
  for (let match = entry.exec(text); match; match = entry.exec(text)) {
    const kind = match[1]!.toLowerCase();
    const end = endOfBraces(text, entry.lastIndex);
    if (end === null) return null;
    const whole = text.slice(match.index, end);
    if (kind === 'string') abbreviations.push(whole);
    else if (kind !== 'comment' && kind !== 'preamble') return { abbreviations, reference: whole };
    entry.lastIndex = end;
  }
  return null;
}

/** Behind the brace that closes one that was opened before `start`; null where none does. */
function endOfBraces(text: string, start: number): number | null {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && (depth -= 1) === 0) return at + 1;
  }
  return null;
}

function citationOf({ fields, people }: Entry): Citation {
  const value = (...names: string[]) => names.map((name) => plainText(own(fields, name) ?? '')).find(Boolean) ?? '';
  const subtitle = value('subtitle');
  const written = value('doi');
  const doi = doiIn(written) || doiIn(value('url'));
  const isPubmed = /^pubmed$/i.test(value('eprinttype', 'archiveprefix'));
  return {
    title: [value('title'), subtitle].filter(Boolean).join(': '),
    authors: people.map((one) => {
      if (one.group !== undefined) return one.group === 'others' ? 'et al' : plainText(one.group);
      return personName(one.person);
    }),
    journal: value('journal', 'journaltitle', 'shortjournal'),
    year: yearIn(value('year')) || yearIn(value('date')),
    volume: value('volume'),
    issue: value('number', 'issue'),
    pages: pageRange(value('pages', 'eid', 'article-number', 'articleno')),
    doi,
    pmid: pmidIn(value('pmid')) || (isPubmed ? pmidIn(value('eprint')) : ''),
    abstract: value('abstract'),
    doubts: { ...(written !== '' && doi === '' && { doi: `the file has “${written}”, which is no DOI` }) },
  };
}
