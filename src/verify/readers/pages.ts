/** Pages of a PDF as blocks: running text, rows of tables, captions; running heads and feet apart. */
import type { Block } from '../block.js';
import { isPartHeading } from '../headings.js';
import { tableBlocks } from '../tables.js';
import type { PdfLine } from './pdf.js';

/** In the order of the pages. */
export function blocksOfPages(pages: readonly PdfLine[][]): Block[] {
  const heads = runningHeads(pages);
  return pages.flatMap((lines, index) => {
    const page = index + 1;
    const isHead = (line: PdfLine, at: number) => isAtEdge(at, lines.length) && heads.has(shapeOf(line));
    const edges = lines.filter(isHead).map((line): Block => ({
      ...{ text: textOf(line), paragraph: null, page },
      region: 'running head',
    }));
    return [
      ...edges,
      ...blocksOfLines(
        lines.filter((line, at) => !isHead(line, at)),
        page,
      ),
    ];
  });
}

const textOf = ({ cells }: PdfLine): string => cells.map(({ text }) => text).join(' ');

/** Lines at the top and bottom of a page that may be running ones. */
const isAtEdge = (at: number, count: number): boolean => at < 2 || at >= count - 2;

/** The same line on another page: numbers of pages differ. */
const shapeOf = (line: PdfLine): string => textOf(line).replace(/\d+/g, '#');

/** What stands at an edge of at least three pages, and of half of them: with nothing but a number too. */
function runningHeads(pages: readonly PdfLine[][]): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const edges = new Set(lines.filter((_, at) => isAtEdge(at, lines.length)).map(shapeOf));
    for (const shape of edges) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= Math.max(3, pages.length / 2)).map(([shape]) => shape));
}

const isCaption = (line: string) => /^(?:table|figure|fig\.)\s?\d+/i.test(line);

/** Runs of lines that are cells beside one another are tables; the rest is prose, parted at headings and captions. */
function blocksOfLines(lines: readonly PdfLine[], page: number): Block[] {
  const blocks: Block[] = [];
  let prose: string[] = [];
  const endProse = () => {
    if (prose.length > 0) blocks.push({ text: joinLines(prose.join('\n')), paragraph: null, page });
    prose = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const rows = tableAt(lines, at);
    if (rows.length > 0) {
      endProse();
      blocks.push(
        ...tableBlocks(
          rows.map(({ cells }) => cells),
          page,
        ),
      );
      at += rows.length - 1;
      continue;
    }
    const text = textOf(lines[at]!);
    if (isPartHeading(text) || isCaption(text)) endProse();
    prose.push(text);
    if (isPartHeading(text)) endProse();
  }
  endProse();
  return blocks;
}

/** The lines of a table that begins here: at least two of two cells, one of them of three. */
function tableAt(lines: readonly PdfLine[], at: number): readonly PdfLine[] {
  const end = lines.findIndex(({ cells }, index) => index >= at && cells.length < 2);
  const run = lines.slice(at, end < 0 ? undefined : end);
  return run.length >= 2 && run.some(({ cells }) => cells.length >= 3) ? run : [];
}

/** Lines as running text; a word that a line divided is whole again. */
const joinLines = (lines: string): string =>
  lines
    .replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1')
    .replace(/[^\S\u00A0\u2009\u202F]+/g, ' ')
    .trim();
