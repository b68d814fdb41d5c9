/**
 * What leaves a page that is too full: blocks and rows of tables, in the order
 * that the template gives. Of those with the same order the last on the page
 * goes first, one at a time.
 */
import { plainText } from '../../document/build.js';
import type { Block, Card, Heading, Inline, List, Paragraph, Row, Table } from '../../document/types.js';

type Item = Inline[];

/** A block, the rows of a table that tell one thing, or an item of a list. */
export interface Leaver {
  drop: number;
  parts: Set<Block | Row | Item>;
  name: string;
}

/** Everything that may leave, first to go first. */
export function leavers(blocks: Block[]): Leaver[] {
  const found: Leaver[] = [];
  /** `over`: the words that stand over a list. */
  const visit = (block: Block, over: string): void => {
    if (isCut(block)) found.push(...itemLeavers(block, over));
    else if (block.drop > 0) found.push({ drop: block.drop, parts: new Set([block]), name: nameOf(block) });
    else if (block.tag === 'table') found.push(...rowLeavers(block));
    else if (block.tag === 'columns') block.columns.forEach((column) => visitAll(column));
    else if (block.tag === 'card') visitAll(block.children, block.label);
  };
  const visitAll = (list: Block[], label = '') =>
    list.forEach((block, index) => {
      const before = list[index - 1];
      visit(block, before && isHeading(before) ? plainText(before.children) : label);
    });
  visitAll(blocks);
  return found
    .map((leaver, index) => ({ leaver, index }))
    .sort((a, b) => a.leaver.drop - b.leaver.drop || b.index - a.index)
    .map(({ leaver }) => leaver);
}

const isHeading = (block: Block): block is Heading => block.tag === 'h1' || block.tag === 'h2' || block.tag === 'h3';

/** Whether a list may lose its last items, and not only leave as a whole. */
const isCut = (block: Block): block is List =>
  (block.tag === 'ul' || block.tag === 'ol') && block.drop > 0 && block.keep > 0;

function itemLeavers({ items, drop, keep }: List, over: string): Leaver[] {
  const name = `${over || 'a list'}, in part`;
  return items.slice(keep).map((item) => ({ drop, parts: new Set([item]), name }));
}

/** Rows that follow each other with the same order and name leave together. */
function rowLeavers({ rows }: Table): Leaver[] {
  const found: Leaver[] = [];
  let last: Leaver | undefined;
  for (const row of rows) {
    const name = row.of || plainText(row.cells[0]?.children ?? []);
    if (row.drop > 0 && last?.name === name && last.drop === row.drop) last.parts.add(row);
    else {
      last = row.drop > 0 ? { drop: row.drop, parts: new Set([row]), name } : undefined;
      if (last) found.push(last);
    }
  }
  return found;
}

/** Blocks without those that leave, and the names of what left, in the order of the page. */
export function without(blocks: Block[], gone: readonly Leaver[]): { kept: Block[]; dropped: string[] } {
  const parts = new Set(gone.flatMap((leaver) => [...leaver.parts]));
  const names = new Map(gone.flatMap((leaver) => [...leaver.parts].map((part) => [part, leaver.name])));
  const dropped = new Set<string>();
  const left = (part: Block | Row | Item) => {
    if (!parts.has(part)) return false;
    dropped.add(names.get(part)!);
    return true;
  };
  const keep = (list: Block[]): Block[] =>
    list.flatMap((block): Block[] => {
      if (left(block)) return [];
      if (block.tag === 'table') return keepRows(block, left);
      if (isCut(block)) return [keepItems(block, left)];
      if (block.tag === 'card') return keepInCard(block, keep);
      if (block.tag !== 'columns') return [block];
      const columns = block.columns.map((column, index) => ({ column: keep(column), width: block.widths[index]! }));
      const staying = columns.filter(({ column }) => column.length > 0);
      if (staying.length === 0) return [];
      return [{ ...block, columns: staying.map(({ column }) => column), widths: staying.map(({ width }) => width) }];
    });
  const kept = keep(blocks);
  return { kept: dropped.size > 0 ? withNote(kept, [...dropped]) : kept, dropped: [...dropped] };
}

/** What nothing has left stays the same object, whose measures are known. */
function keepItems(list: List, left: (item: Item) => boolean): List {
  const items = list.items.filter((item) => !left(item));
  return items.length === list.items.length ? list : { ...list, items };
}

function keepInCard(card: Card, keep: (list: Block[]) => Block[]): Card[] {
  const children = keep(card.children);
  if (children.length === 0 && card.children.length > 0) return [];
  const same = children.length === card.children.length && children.every((child, at) => child === card.children[at]);
  return [same ? card : { ...card, children }];
}

/** A table without the rows that left, and without names of groups that have no rows any more. */
function keepRows(table: Table, left: (row: Row) => boolean): Table[] {
  const staying = table.rows.filter((row) => !left(row));
  if (staying.length === table.rows.length) return [table];
  const rows = staying.filter(
    (row, index) => row.kind !== 'group' || (staying[index + 1]?.kind ?? 'group') !== 'group',
  );
  return rows.every(({ kind }) => kind === 'head') ? [] : [{ ...table, rows }];
}

/** A block as a reader would call it. */
export function nameOf(block: Block): string {
  switch (block.tag) {
    case 'card':
      // The bottom line stands beside a bar, without a label.
      return block.tone === 'bar' ? 'Bottom line' : block.label;
    case 'table':
    case 'chart':
      return block.title;
    case 'picture':
      return block.title || 'a picture';
    case 'ul':
    case 'ol':
      return 'a list';
    case 'terms':
      return 'a list of terms';
    case 'flow':
      return 'the flow of participants';
    case 'qr':
      return 'the QR code';
    case 'columns':
      return block.columns.flat().every(isVerdict) ? 'the verdicts' : block.columns.flat().map(nameOf).join(', ');
    case 'h1':
    case 'h2':
    case 'h3':
    case 'p': {
      const [first] = block.children;
      const lead = first?.tag === 'strong' ? plainText(first.children).trim() : '';
      if (lead.endsWith(':')) return lead.slice(0, -1);
      const text = plainText(block.children);
      return text.length > 40 ? `${text.slice(0, 38).replace(/(?<!\s)\s+\S*$/, '')} …` : text;
    }
  }
}

const isVerdict = (block: Block) => block.tag === 'card' && block.badge !== '';

/** How many names the page itself gives; the screen gives all. */
const mostListed = 4;

/** Says on the page itself what had to go, above the foot. */
function withNote(blocks: Block[], dropped: string[]): Block[] {
  const last = blocks.at(-1);
  if (!last) return blocks;
  const more = dropped.length - mostListed;
  const names = more > 1 ? [...dropped.slice(0, mostListed), 'and others'] : dropped;
  const list = `More in the deck: ${names.join('; ')}`;
  const note: Paragraph = {
    tag: 'p',
    role: 'note',
    end: '',
    place: last.place,
    drop: 0,
    children: [{ tag: 'text', text: list.endsWith('…') ? list : `${list}.` }],
  };
  return [...blocks.slice(0, -1), note, last];
}
