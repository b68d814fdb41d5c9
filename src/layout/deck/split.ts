/** Blocks in two: what still fits on a slide, and the rest. */
import { plainText } from '../../document/build.js';
import type { Block, Card, Cell, Columns, List, Row, Table } from '../../document/types.js';
import { partOfList } from './list-numbers.js';
import { once } from './kept-pieces.js';

/** Whether some blocks fit where they would stand. */
export type Fits<T> = (piece: T) => boolean;

export interface Halves<T> {
  first: T;
  rest: T | null;
}

/** The blocks with the rows of their table that fit; null where they have none, or not one fits. */
export function withRowsThatFit(blocks: Block[], fits: Fits<Block[]>): Block[] | null {
  const table = blocks.find(({ tag }) => tag === 'table');
  if (!table) return null;
  const having = (piece: Block) => blocks.map((block) => (block === table ? piece : block));
  const halves = splitBlock(table, (piece) => fits(having(piece)));
  return halves && having(halves.first);
}

/** As many blocks as fit, the last of them divided if it can be; null when not even a part of the first fits. */
export function splitBlocks(blocks: Block[], fits: Fits<Block[]>): Halves<Block[]> | null {
  const whole = mostThatFit(blocks.length, (count) => fits(firstOf(blocks, count)));
  const before = firstOf(blocks, whole);
  const next = blocks[whole];
  if (!next) return { first: before, rest: null };
  const halves = splitBlock(next, (piece) => fits(followed(before, piece)));
  if (!halves) return whole > 0 ? { first: before, rest: after(blocks, whole) } : null;
  const { first, rest } = halves;
  const others = blocks.slice(whole + 1);
  if (rest) return { first: followed(before, first), rest: once(rest, blocks, () => [rest, ...others]) };
  return { first: followed(before, first), rest: others.length > 0 ? after(blocks, whole + 1) : null };
}

const firstOf = (blocks: Block[], count: number): Block[] =>
  count === blocks.length ? blocks : once(blocks, `first ${count}`, () => blocks.slice(0, count));
const after = (blocks: Block[], count: number): Block[] => once(blocks, `after ${count}`, () => blocks.slice(count));
const followed = (before: Block[], piece: Block): Block[] => once(piece, before, () => [...before, piece]);

/** The greatest count for which the test holds, which fails for all above it; 0 when it holds for none. */
function mostThatFit(count: number, test: (count: number) => boolean): number {
  let [most, tooMany] = [0, count + 1];
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (test(middle)) most = middle;
    else tooMany = middle;
  }
  return most;
}

function splitBlock(block: Block, fits: Fits<Block>): Halves<Block> | null {
  switch (block.tag) {
    case 'ul':
    case 'ol':
      return splitList(block, fits);
    case 'table':
      return splitTable(block, fits);
    case 'card':
      return splitCard(block, fits);
    case 'columns':
      return splitColumns(block, fits);
    case 'h1':
    case 'h2':
    case 'h3':
    case 'p':
    case 'chart':
    case 'flow':
    case 'terms':
    case 'picture':
    case 'qr':
      return null;
  }
}

function splitList(list: List, fits: Fits<Block>): Halves<Block> | null {
  const most = mostThatFit(list.items.length, (count) => fits(partOfList(list, 0, count)));
  if (most === 0) return null;
  return { first: partOfList(list, 0, most), rest: most < list.items.length ? partOfList(list, most) : null };
}

function splitCard(card: Card, fits: Fits<Block>): Halves<Block> | null {
  const holding = (children: Block[]): Card => once(children, card, () => ({ ...card, children }));
  const halves = splitBlocks(card.children, (children) => fits(holding(children)));
  return halves && { first: holding(halves.first), rest: halves.rest && holding(halves.rest) };
}

/** Each column is divided by itself; those with nothing left are missing from the rest. */
function splitColumns(block: Columns, fits: Fits<Block>): Halves<Block> | null {
  const halves = block.columns.map((column, index) =>
    splitBlocks(column, (piece) =>
      fits({ ...block, columns: block.columns.map((_, at) => (at === index ? piece : [])) }),
    ),
  );
  if (halves.some((half) => half === null)) return null;
  const rests = halves.map((half) => half!.rest);
  const left = rests.flatMap((rest, index) => (rest ? [{ rest, width: block.widths[index]! }] : []));
  const first = { ...block, columns: halves.map((half) => half!.first) };
  if (left.length === 0) return { first, rest: null };
  return { first, rest: { ...block, columns: left.map(({ rest }) => rest), widths: left.map(({ width }) => width) } };
}

// ── Tables ──────────────────────────────────────────────────────────────────

/** Between results; the head and the group that goes on are repeated, and no group stands last. */
function splitTable(table: Table, fits: Fits<Block>): Halves<Block> | null {
  const headEnd = table.rows.findIndex(({ kind }) => kind !== 'head');
  if (headEnd < 0) return null;
  const [head, body] = [table.rows.slice(0, headEnd), table.rows.slice(headEnd)];
  const upTo = (count: number) =>
    once(table, `first ${count}`, () => partOfTable(table, [...head, ...body.slice(0, count)]));
  const fitting = mostThatFit(body.length, (count) => fits(upTo(count)));
  if (fitting === body.length) return { first: table, rest: null };
  const most = lastBreak(body, fitting, true) || lastBreak(body, fitting, false);
  if (most === 0) return null;
  const group = body[most]!.kind === 'group' ? [] : lastGroup(body.slice(0, most));
  return {
    first: upTo(most),
    rest: once(table, `after ${most}`, () => partOfTable(table, [...head, ...group, ...body.slice(most)])),
  };
}

/** These rows of a table, without its last column where that is empty in all of them. */
function partOfTable(table: Table, rows: Row[]): Table {
  const isEmpty = ({ kind, cells }: Row) => {
    const last = cells.at(-1);
    return kind === 'head' ? last?.span === 1 : kind === 'group' || (last?.span === 1 && last.children.length === 0);
  };
  const values = rows.filter(({ kind }) => kind === 'body' || kind === 'strong');
  if (values.length === 0 || !rows.every(isEmpty)) return { ...table, rows };
  return { ...table, rows: rows.map(withoutLast) };
}

/** A row without its last column. */
const withoutLast = (row: Row): Row =>
  once(row, 'without its last column', () => ({ ...row, cells: cellsWithoutLast(row.cells) }));

function cellsWithoutLast(cells: Cell[]): Cell[] {
  const last = cells.at(-1)!;
  const before = cells.slice(0, -1);
  return last.span > 1 ? [...before, { ...last, span: last.span - 1 }] : before;
}

/** The last place up to `most` where a table may be cut; 0 for none. Rows about one result stay `together` if they can. */
function lastBreak(body: Row[], most: number, together: boolean): number {
  const last = body[most - 1];
  if (!last) return 0;
  const subject = body[most]?.of ?? '';
  const parted = together && subject !== '' && last.of === subject;
  return last.kind === 'group' || parted ? lastBreak(body, most - 1, together) : most;
}

function lastGroup(rows: Row[]): Row[] {
  const group = rows.findLast(({ kind }) => kind === 'group');
  return group ? [group] : [];
}

// ── Names ───────────────────────────────────────────────────────────────────

/** A block as a message names it. */
export function nameOf(block: Block): string {
  switch (block.tag) {
    case 'table':
      return `the table “${block.title}”`;
    case 'card':
      return `the card “${block.label}”`;
    case 'chart':
      return `the chart “${block.title}”`;
    case 'flow':
      return 'the flow of participants';
    case 'ul':
    case 'ol':
      return 'an item of this list';
    case 'columns':
      return 'this row of columns';
    case 'terms':
      return 'this list of terms';
    case 'picture':
      return `the picture “${block.file}”`;
    case 'qr':
      return 'the link';
    case 'h1':
    case 'h2':
    case 'h3':
    case 'p':
      return `the text “${shorten(plainText(block.children))}”`;
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}
