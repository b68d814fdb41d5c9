/** HTML as saved from a browser: what it says, without what it looks like. */
import type { Block } from '../source.js';
import { numbered } from './text.js';

/** Blocks at paragraphs, headings, items and rows of tables; cells of a row stay together. */
export function blocksOfHtml(html: string): Block[] {
  const body = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style|head|noscript|svg)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/[^\S\u00A0\u2009\u202F]+/g, ' ')
    .replace(
      /<\/?(p|div|h[1-6]|li|tr|table|section|article|blockquote|figcaption|caption|br|hr|ul|ol|dl|dt|dd)\b[^>]*>/gi,
      '\n',
    )
    .replace(/<\/t[dh]\s*>/gi, ' | ')
    .replace(/<[^>]*>/g, '');
  return numbered(
    body.split('\n').map((line) =>
      decode(line)
        .replace(/[^\S\u00A0\u2009\u202F]+/g, ' ')
        .trim(),
    ),
  );
}

const names: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: '\u00A0',
  thinsp: '\u2009',
  minus: '−',
  ndash: '–',
  mdash: '—',
  middot: '·',
  le: '≤',
  ge: '≥',
  asymp: '≈',
  plusmn: '±',
  times: '×',
};

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return names[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
