/** An article from what a person has of it: a reference with its abstract, JATS XML, a PDF, a saved page, or text. */
import { isBibtex } from '../citation/bibtex.js';
import type { Citation } from '../citation/citation.js';
import { doiIn, pmidIn } from '../citation/identifiers.js';
import { citationInText } from '../citation/in-text.js';
import { mastheadOf } from './masthead.js';
import { headingOf } from './parts.js';
import { isNbib } from '../citation/nbib.js';
import { readCitation } from '../citation/read.js';
import { isRis } from '../citation/ris.js';
import { withoutControl } from '../dataset/values.js';
import { ContentError } from '../errors.js';
import { foreign, type Block } from '../verify/block.js';
import { readSource } from '../verify/source.js';
import type { Article } from './article.js';
import { citationOfJats } from './jats.js';
import { registrationsIn, registrationsOfPaper } from './registrations.js';
import { inParts, sentencesOf } from './sentences.js';

/** Reads a file by its ending and by what stands in it. Throws a ContentError where it holds neither a citation nor text. */
export async function readArticle(file: string, bytes: Uint8Array): Promise<Article> {
  const ending = /\.(\w{1,5})$/.exec(file)?.[1]?.toLowerCase() ?? 'txt';
  const text = () => new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  if (/^(?:ris|bib|nbib|json|enw)$/.test(ending)) return articleOfReference(file, text());
  if (/^(?:pdf|html?|xhtml)$/.test(ending)) return articleOfPaper(file, ending, bytes, null);
  if (/^n?xml$/.test(ending)) return articleOfPaper(file, ending, bytes, citationOfJats(text(), file));
  return isReference(text()) ? articleOfReference(file, text()) : articleOfText(text());
}

const isReference = (text: string): boolean => isNbib(text) || isRis(text) || isBibtex(text);

/** Of the file of a reference manager or of a database: citation and abstract, and whatever number of a register stands in it. */
export async function articleOfReference(file: string, text: string): Promise<Article> {
  const citation = await readCitation(file, text);
  const { title, abstract } = citation;
  const kept = [title.replace(/(?<![.?!])$/, '.'), ...inParts(abstract)].join('\n\n');
  const article = await articleOfText(kept).catch((error: unknown) => {
    // What is too much of it stands in that file, and not in a text that nobody has.
    throw error instanceof ContentError ? new ContentError(error.problems.map((one) => ({ ...one, file }))) : error;
  });
  return { ...article, citation, title, registrations: registrationsIn(text) };
}

/** Of text as it is pasted: an abstract, or a whole paper. */
export async function articleOfText(text: string): Promise<Article> {
  const article = await articleOfPaper('article.txt', 'txt', new TextEncoder().encode(withHeadings(text)), null);
  return { ...article, source: { ...article.source, bytes: new TextEncoder().encode(text) } };
}

/** A heading of the abstract that has its line to itself leads the paragraph below it. */
const withHeadings = (text: string): string =>
  text.replace(/^[ \t]*(\p{Lu}[\p{L} ,]{3,60})[:.]?[ \t]*\r?\n\s*(?=\S)/gmu, (all, heading: string) =>
    headingOf(`${heading.trim()}: `)?.length === heading.trim().length ? `${heading.trim()}: ` : all,
  );

async function articleOfPaper(
  file: string,
  ending: string,
  bytes: Uint8Array,
  citation: Citation | null,
): Promise<Article> {
  const read = await readSource(file, bytes);
  const blocks = read.blocks.map((block) => ({ ...block, text: withoutControl(block.text) }));
  const own = blocks.filter(({ region }) => !foreign.has(region));
  const whole = own.map(({ text }) => text).join('\n');
  const head = citation || ending !== 'txt' ? null : mastheadOf(withoutControl(new TextDecoder().decode(bytes)));
  const printed = citation ? null : (head?.printed ?? citationInText(whole.slice(0, beginning)));
  const title = citation?.title ?? (head?.title || titleOf(own) || (printed?.title ?? ''));
  const abstract = abstractOf(own)
    .map((block) => withoutHead(block, title))
    .filter(({ text }) => bare(text) !== bare(title));
  const told = registrationsIn(abstract.map(({ text }) => text).join('\n'));
  return {
    ...{ citation, title, abstract: sentencesOf(abstract) },
    printed,
    doi: citation?.doi ?? (doiIn(whole.slice(0, beginning)) || null),
    pmid: citation?.pmid ?? (pmidIn(/\bPMID:?\s{0,3}(\d{1,9})\b/.exec(whole.slice(0, beginning))?.[1] ?? '') || null),
    registrations: told.length > 0 ? told : registrationsOfPaper(whole),
    source: {
      ending: ending === 'nxml' ? 'xml' : ending,
      bytes,
      isWhole: lettersOf(own.filter(({ region }) => region !== 'abstract')) > masthead,
    },
  };
}

/** Beside an abstract alone stand its title, its authors and where it was printed, in no more letters than these. */
const masthead = 1500;
const lettersOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** Characters at the start of a paper among which its own DOI stands. */
const beginning = 6000;
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]+/gu, '');

/** What is marked as the abstract; where nothing is, the prose with which a paper begins. */
function abstractOf(blocks: readonly Block[]): Block[] {
  const marked = blocks.filter(({ region }) => region === 'abstract');
  if (marked.length > 0) return marked;
  const first = blocks.filter(({ cells, page }) => !cells && (page === null || page === 1));
  let length = 0;
  return first.filter(({ text }) => (length += text.length) < beginning);
}

/** A block that begins with the title goes on behind it. */
const withoutHead = (block: Block, title: string): Block => {
  const isHeaded = title !== '' && block.text.startsWith(title) && block.text.length > title.length + 1;
  return isHeaded ? { ...block, text: block.text.slice(title.length).replace(/^[.\s]+/, '') } : block;
};

/** The first line that is no sentence and has the words of a title. */
function titleOf(blocks: readonly Block[]): string {
  const line = blocks.slice(0, 8).find(({ text }) => text.split(' ').length >= 5 && text.length < 400);
  return line && line.text.split(/[.!?]\s/).length === 1 ? line.text.replace(/\.$/, '') : '';
}
