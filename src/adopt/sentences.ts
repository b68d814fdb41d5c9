/** Which of our own sentences in the data a text of the deck was written from. */
import { isOurs } from '../checks/values-in-dataset.js';
import { piecesOf, type Prose, type Reference } from '../dataset/prose.js';
import type { Dataset } from '../dataset/schema.js';
import { walk } from '../dataset/walk.js';
import { plainText } from '../merge/words.js';

/** A reference of a sentence, as it is written there and as it was printed. */
export interface PrintedReference {
  written: string;
  shown: string;
  /** The words beside it, as printed; empty at the ends. */
  before: string;
  after: string;
}

/** A sentence of the data in a printed text. */
export interface Source {
  prose: Prose;
  references: PrintedReference[];
  /** What the templates print around it, such as the `(1/2)` of a title that goes on. */
  before: string;
  after: string;
}

/** Our own sentences, in the order of the file. */
export function sentencesOf(dataset: Dataset): Prose[] {
  const found: Prose[] = [];
  walk(dataset, {
    prose(prose, path) {
      if (isOurs(path)) found.push(prose);
    },
  });
  return found;
}

/** The sentences that a printed text holds: those that it holds alone, where there are such. */
export function sourcesOf(printed: string, sentences: readonly Prose[]): Source[] {
  const all = sentences.flatMap((prose) => sourceIn(printed, prose) ?? []);
  const alone = all.filter(({ before, after }) => before === '' && after === '');
  return alone.length > 0 ? alone : all;
}

/** With fewer letters around its references, a sentence could be any text. */
const leastLetters = 8;

function sourceIn(printed: string, prose: Prose): Source | null {
  const pieces = piecesOf(prose);
  const words = pieces.map((piece) => ('words' in piece ? piece.words : '')).join('');
  if (words.replace(/[^\p{L}]/gu, '').length < leastLetters) return null;
  const match = found(printed, pieces);
  if (!match) return null;
  const { before, inside, after } = match;
  const references = pieces.filter((piece): piece is Reference => 'path' in piece);
  const text = printed.slice(before.length, printed.length - after.length);
  let from = 0;
  return {
    prose,
    before,
    // A full stop alone is how a sentence ends, and no word of the template.
    after: after === '.' ? '' : after,
    references: references.map(({ written }, index) => {
      const shown = inside[index]!;
      const start = text.indexOf(shown, from);
      from = start + shown.length;
      return { written, shown, before: lastWord(text.slice(0, start)), after: firstWord(text.slice(from)) };
    }),
  };
}

type SentencePiece = { words: string } | Reference;
interface Found {
  before: string;
  /** What is printed for each reference. */
  inside: string[];
  after: string;
}

/** Letters that a template prints before a sentence and behind it, and of what a reference is printed as. */
const [mostBefore, mostAfter, mostOfReference] = [60, 40, 80];
const opensSentence = /[\s:–—]/;
const afterSentence = new RegExp(`^(?:[\\s.:(–—].{0,${mostAfter}})?$`);

/** Where a sentence stands in a text: at its beginning, or as soon as it can; each reference as short as it can be. */
function found(printed: string, pieces: readonly SentencePiece[]): Found | null {
  const words = pieces.map((piece, index) => printedAs(piece, index === 0, index === pieces.length - 1));
  // What led to nothing once is not tried again, so that a text of many likenesses takes no longer than its square.
  const failed = new Set<number>();
  const from = (index: number, at: number): string[] | null => {
    const key = at * (words.length + 1) + index;
    if (failed.has(key)) return null;
    const ends = words[index] ?? (index < words.length ? referenceEnds(printed, at) : []);
    if (index === words.length && afterSentence.test(printed.slice(at))) return [printed.slice(at)];
    for (const end of ends) {
      const length = typeof end === 'number' ? end : printed.startsWith(end, at) ? end.length : 0;
      const rest = length > 0 ? from(index + 1, at + length) : null;
      if (rest) return words[index] ? rest : [printed.slice(at, at + length), ...rest];
    }
    failed.add(key);
    return null;
  };
  for (const start of startsIn(printed)) {
    const inside = from(0, start);
    if (inside) return { before: printed.slice(0, start), after: inside.pop()!, inside };
  }
  return null;
}

function startsIn(printed: string): number[] {
  const starts = [0];
  for (let at = Math.min(mostBefore + 1, printed.length); at > 0; at -= 1) {
    if (opensSentence.test(printed[at - 1]!)) starts.push(at);
  }
  return starts;
}

const referenceEnds = (printed: string, at: number): number[] =>
  Array.from({ length: Math.min(mostOfReference, printed.length - at) }, (_, index) => index + 1);

/** The ways in which words are printed: some sentences with a capital, or without their full stop. Null for a reference. */
function printedAs(piece: SentencePiece, isFirst: boolean, isLast: boolean): string[] | null {
  if (!('words' in piece)) return null;
  const spaced = piece.words.replace(/\s+/g, ' ');
  const ways = isLast && spaced.endsWith('.') ? [spaced, spaced.slice(0, -1)] : [spaced];
  const [first = ''] = isFirst ? plainText(spaced) : '';
  if (!/\p{L}/u.test(first)) return ways;
  return ways.flatMap((way) => [first.toLowerCase() + way.slice(1), first.toUpperCase() + way.slice(1)]);
}

export const lastWord = (text: string): string => text.trim().split(' ').at(-1) ?? '';
export const firstWord = (text: string): string => text.trim().split(' ')[0] ?? '';
