/** A source as a reader has it: its text in blocks, each with the name that a locator may call it by. */
import { bounds, expectWithin } from '../bounds.js';
import { ContentError, type Problem } from '../errors.js';
import { isolated, timeFor, Unanswered } from '../isolated.js';
import type { Block } from './block.js';
import { blocksOfHtml } from './readers/html.js';
import { blocksOfJson } from './readers/json.js';
import { blocksOfText } from './readers/text.js';
import { withParts } from './headings.js';
import { blocksOfPages } from './readers/pages.js';
import { countOfNumbers } from './numerals.js';
import { plainLetters } from './plain-letters.js';
import { withMarkdownTables } from './tables.js';

export interface SourceText {
  /** Name of the file, for messages. */
  file: string;
  blocks: Block[];
}

/** Reads text, Markdown, HTML, JATS XML, JSON or PDF, by the ending of its name. Throws a ContentError where it holds no text. */
export async function readSource(file: string, bytes: Uint8Array): Promise<SourceText> {
  try {
    return await sourceOf(file, bytes);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new ContentError(error.problems.map((problem) => ({ file, ...problem })));
  }
}

async function sourceOf(file: string, bytes: Uint8Array): Promise<SourceText> {
  const read = (await blocksOf(file, bytes)).map((block) =>
    block.cells ? block : { ...block, text: plainLetters(block.text) },
  );
  expectWithin('blocks of a source', read.length, { file });
  expectFewNumbers(read, file);
  const blocks = withParts(withMarkdownTables(read.filter(({ text }) => text !== '')));
  if (blocks.length > 0) return { file, blocks };
  const hint = 'a scanned PDF holds pictures: make its text searchable first';
  throw new ContentError([{ severity: 'error', message: 'there is no text in it', hint, file }]);
}

/** Each number is looked at with what stands around it, for each value of the data. */
function expectFewNumbers(blocks: readonly Block[], file: string): void {
  let count = 0;
  for (const { text } of blocks) {
    count += countOfNumbers(text, bounds['numbers of a source'].most);
    expectWithin('numbers of a source', count, { file });
  }
}

async function blocksOf(file: string, bytes: Uint8Array): Promise<Block[]> {
  expectWithin('bytes of a source', bytes.length, { file });
  const text = () => {
    // A NUL stands in programs, pictures and zipped files, never in text.
    if (bytes.includes(0)) throw new ContentError([notText(file)]);
    expectWithin('characters of a source', bytes.length, { file });
    return new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  };
  switch (/\.(\w+)$/.exec(file)?.[1]?.toLowerCase()) {
    case 'pdf':
      return blocksOfPdf(file, bytes);
    case 'html':
    case 'htm':
    case 'xhtml':
    case 'xml':
    case 'nxml':
      return blocksOfHtml(text(), file);
    case 'json':
      return blocksOfJson(file, text());
    default:
      return blocksOfText(text());
  }
}

function notText(file: string): Problem {
  const hint = 'give the source as text, Markdown, HTML, PDF or a registry record in JSON';
  return { severity: 'error', message: 'this is not text', hint, file };
}

async function blocksOfPdf(file: string, bytes: Uint8Array): Promise<Block[]> {
  try {
    const source = async () => (await import('./readers/pdf.js')).readPdf;
    const pages = await isolated('./pdf.cjs', bytes, timeFor('seconds of a PDF'), source);
    return blocksOfPages(pages);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    const message = `this PDF cannot be read: ${error.message}`;
    const hint = `open it, and save it anew without a password; or ${bounds['seconds of a PDF'].hint}`;
    throw new ContentError([{ severity: 'error', message, hint, file }]);
  }
}
