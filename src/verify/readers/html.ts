/** HTML as saved from a browser, by htmlparser2: what it says, without what it looks like. */
import { Parser } from 'htmlparser2';
import { expectWithin } from '../../bounds.js';
import type { Block } from '../block.js';
import { numbered } from './text.js';

/** What holds no text of the page. */
const unread = new Set(['script', 'style', 'head', 'noscript', 'svg', 'template']);

/** What begins a new block, and ends one. */
const blocks = new Set(
  (
    'p div h1 h2 h3 h4 h5 h6 li tr table section article blockquote figcaption caption br hr ul ol dl dt dd ' +
    'body main header footer aside figure pre'
  ).split(' '),
);

/** Blocks at paragraphs, headings, items and rows of tables; cells of a row stay together. */
export function blocksOfHtml(html: string, file: string): Block[] {
  const lines: string[][] = [[]];
  let depth = 0;
  let hidden = 0;
  const line = () => lines.push([]);
  const parser = new Parser({
    onopentag(name) {
      expectWithin('depth of a source', (depth += 1), { file });
      if (unread.has(name)) hidden += 1;
      if (blocks.has(name)) line();
    },
    ontext(text) {
      if (hidden === 0) lines.at(-1)!.push(text);
    },
    onclosetag(name) {
      depth -= 1;
      if (unread.has(name)) hidden -= 1;
      if (name === 'td' || name === 'th') lines.at(-1)!.push(' | ');
      if (blocks.has(name)) line();
    },
  });
  parser.write(html);
  parser.end();
  return numbered(
    lines.map((parts) =>
      parts
        .join('')
        .replace(/[^\S\u00A0\u2009\u202F]+/g, ' ')
        .trim(),
    ),
  );
}
