/**
 * The only way to the terminal. Data, keys, names of files and servers may hold control
 * and escape sequences, which would move the cursor, colour or hide text: they are
 * shown, never sent.
 */
import { styleText } from 'node:util';

/** Text whose control sequences are our own. */
export class Painted {
  constructor(readonly text: string) {}
}

export type Piece = string | Painted;

/** What a terminal may take as an order, or as the end of a line: C0 and C1, directions of writing (UAX 9), halves of a character. */
const control =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with such characters as JSON writes them: `\u001b`. Tabs and ends of lines stay. */
export const shown = (text: string): string =>
  text.replace(control, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The same where the text is part of a line. */
export const shownInLine = (text: string): string => shown(text).replace(/\n/g, '\\n');

/** In a style, where the terminal has colours. */
export function paint(style: Parameters<typeof styleText>[0], text: string, colored: boolean): Piece {
  return colored ? new Painted(styleText(style, shown(text), { validateStream: false })) : text;
}

/** Several pieces as one. */
export const together = (pieces: readonly Piece[], between = ''): Painted =>
  new Painted(pieces.map(safe).join(between));

const safe = (piece: Piece) => (piece instanceof Painted ? piece.text : shown(piece));

/** What is known of where something is printed: whether people read it there, and how wide it is. */
export interface Terminal {
  isTTY?: boolean;
  columns?: number;
}

/** A text broken between words at the width of the terminal, later lines two spaces further in; whole where a program reads it. */
export function wrapped(text: string, { isTTY, columns = 0 }: Terminal): string {
  if (isTTY !== true || columns < 30) return text;
  return text
    .split('\n')
    .map((line) => broken(line, columns))
    .join('\n');
}

function broken(line: string, width: number): string {
  const indent = `${/^ */.exec(line)![0]}  `;
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width);
    // A word that is longer than the line, such as a path, is left whole.
    const end = at > indent.length ? at : rest.indexOf(' ', width);
    if (end < 0) break;
    lines.push(rest.slice(0, end).trimEnd());
    rest = `${indent}${rest.slice(end).trimStart()}`;
  }
  return [...lines, rest].join('\n');
}

/** A line, or lines, of what was done. */
export function say(...pieces: Piece[]): void {
  console.log(together(pieces).text);
}

/** What is wrong. */
export function complain(...pieces: Piece[]): void {
  console.error(together(pieces).text);
}

/** What a program reads, such as a table: without an end of line of ours. */
export function give(text: string): void {
  process.stdout.write(shown(text));
}

/** What is wrong, without an end of line of ours. */
export function giveError(text: string): void {
  process.stderr.write(shown(text));
}

/** Takes away what the screen shows and what was scrolled off it, and goes to its top. */
export const cleared = (terminal: { isTTY?: boolean }): Painted =>
  new Painted(terminal.isTTY === true ? '\u001b[2J\u001b[3J\u001b[H' : '');

/** Takes the last line away, where nothing ended it. */
export const lineCleared = new Painted('\r\u001b[2K');

/**
 * What to do when nobody reads any more, as with `| head -1`, or there is no room: the
 * work goes on without a word, and lack of room is told at its end, with exit code 1.
 */
export function surviveOutput(): void {
  let failure: string | null = null;
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') failure = code ?? 'unknown';
  });
  process.on('exit', (exitCode) => {
    if (failure === null) return;
    complain(`The output could not be written (${failure}); what it said of the work is lost, the work is not.`);
    if (exitCode === 0) process.exitCode = 1;
  });
}
