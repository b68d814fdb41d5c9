/** Somebody's deck or page as passages, by the ending of its name. */
import { ContentError } from '../errors.js';
import { isDeckAsWritten } from '../pptx/fingerprint.js';
import { isSealed } from '../seal.js';
import { placeOf } from '../verify/excerpt.js';
import { readSource } from '../verify/source.js';
import type { ReadDocument } from './passage.js';
import { readSlides } from './slides.js';

/**
 * Reads a deck (.pptx), a page (.pdf) or HTML. Throws a ContentError where it cannot be read.
 * Pictures are told to be unread, but in documents that are as this tool wrote them.
 */
export async function readDocument(file: string, bytes: Buffer): Promise<ReadDocument> {
  if (/\.pptx$/i.test(file)) return deckOf(file, bytes);
  if (!/\.(?:pdf|html?|xhtml)$/i.test(file))
    throw problem(file, 'this is no deck and no page', 'give a file .pptx, .pdf or .html');
  const { blocks } = await readSource(file, bytes);
  const passages = blocks.map((block) => ({ text: block.text, cells: block.cells, place: placeOf(block) }));
  return { file, passages, unread: isSealed(bytes) ? [] : picturesIn(file, bytes) };
}

function deckOf(file: string, bytes: Buffer): ReadDocument {
  try {
    const { passages, pictures } = readSlides(bytes);
    const unread = isDeckAsWritten(bytes) ? [] : pictures.map((slide) => `slide ${slide} has a picture`);
    return { file, passages, unread };
  } catch (error) {
    if (error instanceof ContentError) throw new ContentError(error.problems.map((one) => ({ ...one, file })));
    throw problem(
      file,
      'this is no PowerPoint deck that can be read',
      'open it in PowerPoint, and save it anew as .pptx',
    );
  }
}

/** Pictures of a PDF are streams, and the dictionary of a stream is never packed (ISO 32000-1, 7.5.7). */
function picturesIn(file: string, bytes: Buffer): string[] {
  const pattern = /\.pdf$/i.test(file) ? /\/Subtype\s?\/Image\b/g : /<(?:img|svg|canvas|picture)\b/gi;
  const count = bytes.toString('latin1').match(pattern)?.length ?? 0;
  return count === 0 ? [] : [count === 1 ? 'there is a picture in it' : `there are ${count} pictures in it`];
}

const problem = (file: string, message: string, hint: string): ContentError =>
  new ContentError([{ severity: 'error', message, hint, file }]);
