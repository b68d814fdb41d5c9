/** Text and Markdown. */
import type { Block } from '../block.js';

/** Paragraphs between empty lines; where there is no empty line, each line is one. Rows of Markdown tables stand alone. */
export function blocksOfText(text: string): Block[] {
  const lines = text.split(/\r?\n/);
  const spaced = lines.some((line, index) => index > 0 && index < lines.length - 1 && line.trim() === '');
  const parts = spaced ? text.split(/\r?\n\s*\r?\n/).flatMap(rows) : lines;
  return numbered(
    parts.map((part) =>
      part
        .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
        .replace(/[^\S\u00A0\u2009\u202F]+/g, ' ')
        .trim(),
    ),
  );
}

const rows = (part: string): string[] => (/^[^\S\r\n\u2028\u2029]*\|/m.test(part) ? part.split(/\r?\n/) : [part]);

/** Prose is what ends like a sentence and has a dozen words; headings, bylines and tables are not counted. */
const isProse = (text: string) => /[.!?)”"’]$/.test(text) && text.split(' ').length >= 12 && !text.startsWith('|');

/** Texts as blocks, the paragraphs of prose counted. */
export function numbered(texts: string[]): Block[] {
  let count = 0;
  return texts.map((text) => ({ text, paragraph: isProse(text) ? ++count : null, page: null }));
}
