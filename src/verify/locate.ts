/** Where a locator leads: `¶3`, `¶5 and ¶6`, `page 4`, `table 2`, or a few words to find the place by. */
import type { Block } from './block.js';

export interface Region {
  blocks: ReadonlySet<Block>;
  /** Whether the locator led to a place; if not, the region is the whole source. */
  known: boolean;
}

/** The blocks that a locator means. */
export function regionOf(at: string | null, blocks: readonly Block[]): Region {
  const whole: Region = { blocks: new Set(blocks), known: false };
  if (at === null) return whole;
  const inPlaces = placesOf(at).flatMap((place) => blocks.filter(place));
  if (inPlaces.length > 0) return { blocks: new Set(inPlaces), known: true };
  const table = /\b(table|figure)\s*(\d+)/i.exec(at);
  if (table) {
    const inTable = tableBlocks(table[1]!, table[2]!, blocks);
    if (inTable.length > 0) return { blocks: new Set(inTable), known: true };
  }
  const words = wordsOf(at);
  const worded = blocks.filter(
    ({ text }) => words.length > 0 && words.every((word) => text.toLowerCase().includes(word)),
  );
  return worded.length > 0 ? { blocks: new Set(worded), known: true } : whole;
}

/** Paragraphs and pages, one or several: `¶1 and ¶2`, `¶3–5`, `p. 4`, `pages 4-6`. */
function placesOf(at: string): ((block: Block) => boolean)[] {
  return [...at.matchAll(/(¶|paragraph|pages?|pp?\.)\s*(\d+)(?:\s*[–-]\s*(\d+))?/gi)].map(([, kind, first, last]) => {
    const [from, to] = [Number(first), Number(last ?? first)];
    const key = /^p(?!ara)/i.test(kind!) ? 'page' : 'paragraph';
    return (block) => block[key] !== null && block[key] >= from && block[key] <= to;
  });
}

/** From the block that names a table or figure to the next that names another. */
function tableBlocks(kind: string, number: string, blocks: readonly Block[]): Block[] {
  const own = new RegExp(`\\b${kind}\\s*${number}\\b`, 'i');
  const first = blocks.findIndex(({ text }) => own.test(text));
  if (first < 0) return [];
  const next = blocks.findIndex(
    ({ text }, index) => index > first && /^\W*(?:table|figure)\s*\d+/i.test(text) && !own.test(text),
  );
  return blocks.slice(first, next < 0 ? undefined : next);
}

/** What is left of a locator without paragraphs and small words. */
const wordsOf = (at: string): string[] =>
  (
    at
      .replace(/[“”"']/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\d.·−-]{4,}/gu) ?? []
  ).filter((word) => !/^(also|from|with|that|this)$/.test(word));
