/**
 * The letters of a value's sources, carried inside of its text from where they are
 * known to where it is printed: no template can forget or misplace them.
 */

// Characters for private use, which no font has and no text of a trial needs.
const [opening, closing] = ['\uE000', '\uE001'];
const enclosed = /\uE000([^\uE000\uE001]*)\uE001/g;

/** `37` and `b` as a value that prints 37 with a raised b. */
export const lettered = (text: string, letters: string): string =>
  letters === '' ? text : `${text}${opening}${letters}${closing}`;

/** The words of a value alone, or with its letters as `show` writes them. */
export const withoutLetters = (text: string, show: (letters: string) => string = () => ''): string =>
  text.replace(enclosed, (_, letters: string) => show(letters));

/** The words of a value, and all of its letters. */
export function lettersApart(text: string): { text: string; letters: string } {
  const letters = new Set([...text.matchAll(enclosed)].flatMap((match) => match[1]!.split(',')));
  return { text: withoutLetters(text), letters: [...letters].join(',') };
}

/** A text cut into its words and its letters, in their order. */
export const wordsAndLetters = (text: string): { text: string; isLetters: boolean }[] =>
  text
    .split(enclosed)
    .map((piece, index) => ({ text: piece, isLetters: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
