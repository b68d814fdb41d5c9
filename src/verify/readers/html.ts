/** HTML as saved from a browser, and JATS XML, by htmlparser2: what it says, without what it looks like. */
import { Parser } from 'htmlparser2';
import { expectWithin } from '../../bounds.js';
import type { Block, RegionName } from '../block.js';
import { tableBlocks, type ReadCell } from '../tables.js';
import { numbered } from './text.js';

/** What holds no text of the page. */
const unread = new Set(['script', 'style', 'head', 'noscript', 'svg', 'template']);

/** What begins a new block, and ends one. */
const blocks = new Set(
  (
    'p div h1 h2 h3 h4 h5 h6 li section article blockquote figcaption caption br hr ul ol dl dt dd ' +
    'body main header footer aside figure pre sec title abstract ref ref-list aff fn kwd table-wrap'
  ).split(' '),
);

/** Parts of a paper: JATS by its tags (Journal Article Tag Suite 1.3), pages of journals by their classes. */
const tagged = new Map<string, RegionName>([
  ['ref-list', 'references'],
  ['related-article', 'references'],
  ['contrib-group', 'affiliations'],
  ['aff', 'affiliations'],
  ['abstract', 'abstract'],
]);
const classed: [RegExp, RegionName][] = [
  [/(?:^|[\s_-])(?:ref-?list|references?|bibliography|citation-list)(?:$|[\s_-])/i, 'references'],
  [/(?:^|[\s_-])(?:affiliations?|author-notes)(?:$|[\s_-])/i, 'affiliations'],
  [/(?:^|[\s_-])abstract(?:$|[\s_-])/i, 'abstract'],
];

function regionOf(name: string, { class: kind = '', id = '' }: Record<string, string>): RegionName | undefined {
  const known = tagged.get(name);
  if (known) return known;
  if (!/^(?:section|div|ol|ul|li)$/.test(name)) return undefined;
  return classed.find(([pattern]) => pattern.test(kind) || pattern.test(id))?.[1];
}

/** A line of text as it grows, or a table. */
type Part = { region?: RegionName; words: string[] } | { region?: RegionName; rows: ReadCell[][] };

/** A table as it is read: cells that reach down into rows that follow stand in them too. */
class TableReader {
  readonly rows: ReadCell[][] = [];
  #reaching: { column: number; left: number; cell: ReadCell }[] = [];
  #cell: { words: string[]; columns: number; rows: number } | null = null;

  /** `count` is of the cells of all tables of a page, those that reach down in each of their rows. */
  constructor(private readonly count: { cells: number }) {}

  private put(row: ReadCell[], cell: ReadCell): void {
    row.push(cell);
    expectWithin('columns of a source', row.length, {});
    expectWithin('cells of a source', (this.count.cells += 1), {});
  }

  row(): void {
    this.rows.push([]);
    for (const one of this.#reaching) one.left -= 1;
    this.#reaching = this.#reaching.filter(({ left }) => left >= 0);
  }

  cell({ colspan, rowspan }: Record<string, string>): void {
    this.end();
    if (this.rows.length === 0) this.row();
    this.#cell = { words: [], columns: span(colspan), rows: span(rowspan) };
  }

  get isInCell(): boolean {
    return this.#cell !== null;
  }

  add(text: string): void {
    this.#cell?.words.push(text);
  }

  end(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell) return;
    const row = this.rows.at(-1)!;
    let from = row.at(-1)?.to ?? 0;
    for (let above; (above = this.#reaching.find(({ column, left }) => column === from && left >= 0));) {
      this.put(row, above.cell);
      from = above.cell.to;
    }
    const read = { text: plain(cell.words), from, to: from + cell.columns };
    this.put(row, read);
    if (cell.rows > 1) this.#reaching.push({ column: from, left: cell.rows - 1, cell: read });
  }
}

/** As wide as the columns of any table. */
const span = (written: string | undefined): number => Math.min(100, Math.max(1, Number.parseInt(written ?? '1') || 1));

const plain = (words: readonly string[]): string =>
  words
    .join('')
    .replace(/[^\S\u00A0\u2009\u202F]+/g, ' ')
    .trim();

/** Blocks at paragraphs, headings and items; of tables one for each row, with the heads of its cells. */
export function blocksOfHtml(html: string, file: string): Block[] {
  const parts: Part[] = [];
  /** For each open tag, the part of the paper that it stands in. */
  const regions: (RegionName | undefined)[] = [];
  const tables: TableReader[] = [];
  const count = { cells: 0 };
  let [tags, depth] = [0, 0];
  let hidden = 0;
  const line = () => {
    const words: string[] = [];
    parts.push({ region: regions.at(-1), words });
  };
  line();
  const parser = new Parser({
    onopentag(name, attributes) {
      expectWithin('tags of a source', (tags += 1), { file });
      expectWithin('depth of a source', (depth += 1), { file });
      regions.push(regionOf(name, attributes) ?? regions.at(-1));
      if (unread.has(name)) hidden += 1;
      const table = tables.at(-1);
      if (name === 'table') tables.push(new TableReader(count));
      else if (table && name === 'tr') table.row();
      else if (table && (name === 'td' || name === 'th')) table.cell(attributes);
      else if (table?.isInCell && blocks.has(name)) table.add(' ');
      else if (blocks.has(name)) line();
    },
    ontext(text) {
      if (hidden > 0) return;
      const table = tables.at(-1);
      if (table?.isInCell) table.add(text);
      else (parts.at(-1) as { words: string[] }).words.push(text);
    },
    onclosetag(name) {
      depth -= 1;
      const region = regions.pop();
      if (unread.has(name)) hidden -= 1;
      const table = tables.at(-1);
      if (table && (name === 'td' || name === 'th' || name === 'tr')) table.end();
      if (table && name === 'table') {
        table.end();
        tables.pop();
        parts.push({ region, rows: table.rows });
        line();
      } else if (blocks.has(name) && !table?.isInCell) line();
    },
  });
  parser.write(html);
  parser.end();
  return blocksOf(parts);
}

function blocksOf(parts: readonly Part[]): Block[] {
  const texts = parts.map((part) => ('words' in part ? plain(part.words) : ''));
  return numbered(texts).flatMap((block, index): Block[] => {
    const part = parts[index]!;
    const { region } = part;
    if ('words' in part) return [region ? { ...block, region } : block];
    return tableBlocks(
      part.rows.filter((row) => row.length > 0),
      null,
    ).map((row) => ({ ...row, region: region ?? 'table' }));
  });
}
