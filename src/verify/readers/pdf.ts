/**
 * Text of a PDF, by pdf.js: papers come in every kind of encoding, and it is the
 * reader that follows the standard best. It is bundled apart from the rest, so
 * that only those who verify against a PDF wait for it.
 */
import type { DocumentInitParameters, PDFDocumentLoadingTask, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { bounds, overBound } from '../../bounds.js';
import { answer } from '../../isolated.js';
import type { ReadCell } from '../tables.js';

/** pdf.js would draw with these; for text alone an empty shell will do. */
const shells = ['DOMMatrix', 'ImageData', 'Path2D'] as const;

/** A line of a page: its words, parted where a gap is wider than any between words. Points from the left. */
export interface PdfLine {
  cells: ReadCell[];
}

/** Begins to read a file, with options of the library beside those that keep it from running what is in there. */
export async function openPdf(
  bytes: Uint8Array,
  options: DocumentInitParameters = {},
): Promise<PDFDocumentLoadingTask> {
  const { getDocument } = await loadLibrary();
  return getDocument({
    useSystemFonts: false,
    ...options,
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
  });
}

/** The lines of each page in the order in which they are drawn. Rejects where the file is none, or is locked. */
export async function readPdf(bytes: Uint8Array): Promise<PdfLine[][]> {
  const task = await openPdf(bytes);
  try {
    const pdf = await task.promise;
    const tooMany = overBound('pages of a PDF', pdf.numPages);
    if (tooMany) throw new Error(tooMany.message);
    const pages: PdfLine[][] = [];
    let length = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const drawn = items.filter((item): item is TextItem => 'str' in item);
      pages.push(linesOf(drawn));
      length += drawn.reduce((sum, { str }) => sum + str.length, 0);
      if (length > bounds['characters of a source'].most) throw new Error('it holds more text than any source');
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/** Of the height of the letters: farther apart on one line, words stand in two cells. */
const widestSpace = 1.1;
const narrowestSpace = 0.12;

function linesOf(items: readonly TextItem[]): PdfLine[] {
  const lines: (PdfLine & { y: number })[] = [];
  let isSpaced = false;
  for (const { str, transform, width, height } of items) {
    const text = str.trim();
    isSpaced ||= text.length < str.length;
    if (text === '') continue;
    const [x, y] = [transform[4] as number, transform[5] as number];
    const cell = { text, from: x, to: x + width };
    const line = lines.at(-1);
    const last = line?.cells.at(-1);
    const gap = last ? x - last.to : 0;
    if (!line || !last || Math.abs(line.y - y) > height / 2 || gap < -height) lines.push({ y, cells: [cell] });
    else if (gap > height * widestSpace) line.cells.push(cell);
    else {
      last.text += `${isSpaced || gap > height * narrowestSpace ? ' ' : ''}${text}`;
      last.to = cell.to;
    }
    isSpaced = str.endsWith(' ');
  }
  return lines.map(({ cells }) => ({ cells }));
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
