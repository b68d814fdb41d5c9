/** Where words that were read of a page stand on it: the page is drawn piece by piece, and its blocks are read across them. */

/** Letters of one of the pieces, from the first to the one before the last. */
export interface Part {
  piece: number;
  from: number;
  to: number;
}

/** What reading adds or takes away between the letters of a page: spaces, and hyphens at the ends of lines. */
const isBetween = (letter: string) => /[\s\u00AD\u2010\u2011-]/.test(letter);

/** The places of a text, in UTF-16 units, that are compared. */
const lettersOf = (text: string) =>
  Array.from({ length: text.length }, (_, at) => at).filter((at) => !isBetween(text[at]!));

/** Letters before and behind that are compared, where the whole block stands nowhere as it was read. */
const surroundings = [Infinity, 120, 60, 30, 15, 6, 3];

/**
 * The parts of a page's pieces that are the letters from `start` to `end` of a block.
 * None where the block is not found there, or its surroundings at more than one place.
 */
export function partsOf(pieces: readonly string[], block: string, start: number, end: number): Part[] {
  const there = pieces.flatMap((text, piece) => lettersOf(text).map((at) => ({ letter: text[at]!, piece, at })));
  const page = there.map(({ letter }) => letter).join('');
  const without = (text: string) =>
    lettersOf(text)
      .map((at) => text[at])
      .join('');
  const [before, words, behind] = [block.slice(0, start), block.slice(start, end), block.slice(end)].map(without) as [
    string,
    string,
    string,
  ];
  for (const most of surroundings) {
    const left = before.slice(-Math.min(most, before.length) || before.length);
    const around = `${left}${words}${behind.slice(0, most)}`;
    const found = page.indexOf(around);
    if (found < 0 || page.includes(around, found + 1)) continue;
    const first = found + left.length;
    return joined(there.slice(first, first + words.length));
  }
  return [];
}

function joined(letters: readonly { piece: number; at: number }[]): Part[] {
  const parts: Part[] = [];
  for (const { piece, at } of letters) {
    const last = parts.at(-1);
    if (last?.piece === piece) last.to = at + 1;
    else parts.push({ piece, from: at, to: at + 1 });
  }
  return parts;
}
