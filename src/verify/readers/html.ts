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
    'body main header footer aside figure pre sec title abstract ref ref-list aff fn kwd table-wrap'
  ).split(' '),
);

/** Lists of references, and who wrote what: JATS by its tags, pages of journals by their classes. */
const foreignTags = new Set(['ref-list', 'contrib-group', 'aff', 'related-article']);
const foreignClass = /(?:^|[\s_-])(?:ref-?list|references?|bibliography|citation-list)(?:$|[\s_-])/i;

const isForeign = (name: string, { class: kind = '', id = '' }: Record<string, string>): boolean =>
  foreignTags.has(name) ||
  (/^(?:section|div|ol|ul|li)$/.test(name) && (foreignClass.test(kind) || foreignClass.test(id)));

/** Blocks at paragraphs, headings, items and rows of tables; cells of a row stay together. */
export function blocksOfHtml(html: string, file: string): Block[] {
  const lines: { parts: string[]; foreign: boolean }[] = [];
  /** For each open tag, whether what stands in it is of other trials. */
  const foreign: boolean[] = [];
  let depth = 0;
  let hidden = 0;
  const line = () => lines.push({ parts: [], foreign: foreign.at(-1) ?? false });
  line();
  const parser = new Parser({
    onopentag(name, attributes) {
      expectWithin('depth of a source', (depth += 1), { file });
      foreign.push((foreign.at(-1) ?? false) || isForeign(name, attributes));
      if (unread.has(name)) hidden += 1;
      if (blocks.has(name)) line();
    },
    ontext(text) {
      if (hidden === 0) lines.at(-1)!.parts.push(text);
    },
    onclosetag(name) {
      depth -= 1;
      foreign.pop();
      if (unread.has(name)) hidden -= 1;
      if (name === 'td' || name === 'th') lines.at(-1)!.parts.push(' | ');
      if (blocks.has(name)) line();
    },
  });
  parser.write(html);
  parser.end();
  const texts = lines.map(({ parts }) =>
    parts
      .join('')
      .replace(/[^\S\u00A0\u2009\u202F]+/g, ' ')
      .trim(),
  );
  return numbered(texts).map((block, index) => (lines[index]!.foreign ? { ...block, region: 'references' } : block));
}
