/**
 * What the text of a value carries from where it is known to where it is printed, so that
 * no template can forget or misplace it: the letters of its sources, which stand raised
 * behind it, and the path of its datum, by which a reader finds it in the dataset.
 */
import { moved } from './spans.js';
import type { DataSpan } from './types.js';

// Characters for private use, which no font has and no text of a trial may hold.
const [letters, lettersEnd, datum, pathEnd, datumEnd] = ['\uE000', '\uE001', '\uE002', '\uE003', '\uE004'];
const carries = /[\uE000-\uE004]/;
const marks = /(\uE000[^\uE000\uE001]*\uE001|\uE002[^\uE002\uE003]*\uE003|\uE004)/;
const everyMark = new RegExp(marks, 'g');

/** `37` and `b` as a value that prints 37 with a raised b. */
export const lettered = (text: string, of: string): string =>
  of === '' ? text : `${text}${letters}${of}${lettersEnd}`;

/** `−19.2` as what is printed of the datum at `results.0.arms.high.mean`; a sentence may hold values with paths of their own. */
export const printing = (path: string, text: string): string =>
  path === '' || text === '' ? text : `${datum}${path}${pathEnd}${text}${datumEnd}`;

/** The words of a value alone, or with its letters as `show` writes them. */
export const bare = (text: string, show: (letters: string) => string = () => ''): string =>
  carries.test(text)
    ? text.replace(everyMark, (mark) => (mark.startsWith(letters) ? show(mark.slice(1, -1)) : ''))
    : text;

/** The same text without its letters; the paths of its data stay. */
export const withoutLetters = (text: string): string =>
  carries.test(text) ? text.replace(everyMark, (mark) => (mark.startsWith(letters) ? '' : mark)) : text;

/** The same text without the full stop that ends it, as a title has none. */
export const withoutStop = (text: string): string => text.replace(/\.((?:\uE000[^\uE001]*\uE001|\uE004)*)$/, '$1');

/** The same text, its words changed from their first letter on: the path before it stays as it is. */
export const withWords = (text: string, change: (words: string) => string): string => {
  const before = /^(?:\uE002[^\uE003]*\uE003)*/.exec(text)![0];
  return before + change(text.slice(before.length));
};

/** A stretch of words with what is printed in it, or letters, in the order of a text. */
export interface Piece {
  text: string;
  isLetters: boolean;
  data: DataSpan[];
}

/** A text cut into its words and its letters. What lies in two data, as a value in a sentence, belongs to the inner. */
export function piecesOf(text: string): Piece[] {
  if (!carries.test(text)) return text === '' ? [] : [{ text, isLetters: false, data: [] }];
  const paths: string[] = [];
  const pieces: Piece[] = [];
  for (const part of text.split(marks)) {
    if (part.startsWith(letters)) pieces.push({ text: part.slice(1, -1), isLetters: true, data: [] });
    else if (part.startsWith(datum)) paths.push(part.slice(1, -1));
    else if (part === datumEnd) paths.pop();
    else if (part !== '') {
      let last = pieces.at(-1);
      if (!last || last.isLetters) pieces.push((last = { text: '', isLetters: false, data: [] }));
      const [start, path] = [last.text.length, paths.at(-1)];
      last.text += part;
      if (path !== undefined) last.data.push({ start, end: last.text.length, path });
    }
  }
  return pieces.filter((piece) => piece.text !== '');
}

/** The words of a value, all of its letters, and what it prints of the data. */
export function apart(text: string): { text: string; letters: string; data: DataSpan[] } {
  const pieces = piecesOf(text);
  const all = new Set(pieces.flatMap((piece) => (piece.isLetters ? piece.text.split(',') : [])));
  let words = '';
  const data: DataSpan[] = [];
  for (const piece of pieces) {
    if (piece.isLetters) continue;
    data.push(...moved(piece.data, words.length));
    words += piece.text;
  }
  return { text: words, letters: [...all].join(','), data };
}
