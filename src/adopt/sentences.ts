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

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function sourceIn(printed: string, prose: Prose): Source | null {
  const pieces = piecesOf(prose);
  const words = pieces.map((piece) => ('words' in piece ? piece.words : '')).join('');
  if (words.replace(/[^\p{L}]/gu, '').length < leastLetters) return null;
  const body = pieces.map((piece, index) => patternOf(piece, index === 0, index === pieces.length - 1)).join('');
  const match = new RegExp(`^(.{0,60}[\\s:–—])??${body}([\\s.:(–—].{0,40})?$`, 'u').exec(printed);
  if (!match) return null;
  const [before = '', ...inside] = match.slice(1);
  const after = inside.pop() ?? '';
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

/** Templates print some sentences with a capital, or without the full stop. */
function patternOf(piece: { words: string } | Reference, isFirst: boolean, isLast: boolean): string {
  if (!('words' in piece)) return '(.{1,80}?)';
  const spaced = piece.words.replace(/\s+/g, ' ');
  const stop = isLast && spaced.endsWith('.') ? '\\.?' : '';
  const kept = escaped(stop ? spaced.slice(0, -1) : spaced);
  const [first = ''] = isFirst ? plainText(spaced) : '';
  return (/\p{L}/u.test(first) ? `[${first.toLowerCase()}${first.toUpperCase()}]${kept.slice(1)}` : kept) + stop;
}

export const lastWord = (text: string): string => text.trim().split(' ').at(-1) ?? '';
export const firstWord = (text: string): string => text.trim().split(' ')[0] ?? '';
