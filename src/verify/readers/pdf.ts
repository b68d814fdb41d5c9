/**
 * Text of a PDF, by pdf.js: papers come in every kind of encoding, and it is the
 * reader that follows the standard best. It is bundled apart from the rest, so
 * that only those who verify against a PDF wait for it.
 */
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { bounds, overBound } from '../../bounds.js';
import { answer } from '../../isolated.js';

/** pdf.js would draw with these; for text alone an empty shell will do. */
const shells = ['DOMMatrix', 'ImageData', 'Path2D'] as const;

/** The text of each page, lines ended by line breaks. Rejects where the file is none, or is locked. */
export async function readPdf(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await loadLibrary();
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
  });
  try {
    const pdf = await task.promise;
    const tooMany = overBound('pages of a PDF', pdf.numPages);
    if (tooMany) throw new Error(tooMany.message);
    const pages: string[] = [];
    let length = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const drawn = items.filter((item): item is TextItem => 'str' in item);
      pages.push(drawn.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(''));
      length += pages.at(-1)!.length;
      if (length > bounds['characters of a source'].most) throw new Error('it holds more text than any source');
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

async function loadLibrary() {
  const globals = globalThis as unknown as Record<string, unknown>;
  for (const name of shells) globals[name] ??= Object;
  const { warn } = console;
  // It tells on loading that it cannot draw.
  console.warn = () => undefined;
  try {
    globals.pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}

answer(readPdf);
