/** Blocks in two: what still fits on a slide, and the rest. */
import { plainText } from '../../document/build.js';
import type { Block, Card, Columns, List, Row, Table } from '../../document/types.js';
import type { Typesetter } from '../typesetter.js';

/** Whether some blocks fit where they would stand. */
export type Fits<T> = (piece: T) => boolean;

export interface Halves<T> {
  first: T;
  rest: T | null;
}

/** Divides blocks; what is tried again and again stays the same piece, whose words are measured once. */
export class Splitter {
  constructor(private readonly typesetter: Typesetter) {}

  /** The blocks with the rows of their table that fit; null where they have none, or not one fits. */
  withRowsThatFit(blocks: Block[], fits: Fits<Block[]>): Block[] | null {
    const table = blocks.find(({ tag }) => tag === 'table');
    if (!table) return null;
    const having = (piece: Block) => blocks.map((block) => (block === table ? piece : block));
    const halves = this.block(table, (piece) => fits(having(piece)));
    return halves && having(halves.first);
  }

  /** As many blocks as fit, the last of them divided if it can be; null when not even a part of the first fits. */
  blocks(blocks: Block[], fits: Fits<Block[]>): Halves<Block[]> | null {
    const whole = mostThatFit(blocks.length, (count) => fits(this.firstOf(blocks, count)));
    const before = this.firstOf(blocks, whole);
    const next = blocks[whole];
    if (!next) return { first: before, rest: null };
    const halves = this.block(next, (piece) => fits(this.followed(before, piece)));
    if (!halves) return whole > 0 ? { first: before, rest: this.after(blocks, whole) } : null;
    const { first, rest } = halves;
    const others = blocks.slice(whole + 1);
    if (rest) return { first: this.followed(before, first), rest: this.once(rest, blocks, () => [rest, ...others]) };
    return { first: this.followed(before, first), rest: others.length > 0 ? this.after(blocks, whole + 1) : null };
  }

  /** The items of a list from one index up to another, counting on from those before. */
  partOfList(list: List, from: number, to?: number): List {
    const start = (list.start ?? 1) + from;
    return this.once(list, `${from} to ${to ?? 'the end'}`, () => ({
      ...list,
      items: list.items.slice(from, to),
      start,
    }));
  }

  private once<T>(whole: object, key: unknown, make: () => T): T {
    return this.typesetter.once(whole, key, make);
  }

  private firstOf(blocks: Block[], count: number): Block[] {
    return count === blocks.length ? blocks : this.once(blocks, `first ${count}`, () => blocks.slice(0, count));
  }

  private after(blocks: Block[], count: number): Block[] {
    return this.once(blocks, `after ${count}`, () => blocks.slice(count));
  }

  private followed(before: Block[], piece: Block): Block[] {
    return this.once(piece, before, () => [...before, piece]);
  }

  private block(block: Block, fits: Fits<Block>): Halves<Block> | null {
    switch (block.tag) {
      case 'ul':
      case 'ol':
        return this.list(block, fits);
      case 'table':
        return this.table(block, fits);
      case 'card':
        return this.card(block, fits);
      case 'columns':
        return this.columns(block, fits);
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

  private list(list: List, fits: Fits<Block>): Halves<Block> | null {
    const most = mostThatFit(list.items.length, (count) => fits(this.partOfList(list, 0, count)));
    if (most === 0) return null;
    const rest = most < list.items.length ? this.partOfList(list, most) : null;
    return { first: this.partOfList(list, 0, most), rest };
  }

  private card(card: Card, fits: Fits<Block>): Halves<Block> | null {
    const holding = (children: Block[]): Card => this.once(children, card, () => ({ ...card, children }));
    const halves = this.blocks(card.children, (children) => fits(holding(children)));
    return halves && { first: holding(halves.first), rest: halves.rest && holding(halves.rest) };
  }

  /** Each column is divided by itself; those with nothing left are missing from the rest. */
  private columns(block: Columns, fits: Fits<Block>): Halves<Block> | null {
    const halves = block.columns.map((column, index) =>
      this.blocks(column, (piece) =>
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

  /** Between results; the head and the group that goes on are repeated, and no group stands last. */
  private table(table: Table, fits: Fits<Block>): Halves<Block> | null {
    const headEnd = table.rows.findIndex(({ kind }) => kind !== 'head');
    if (headEnd < 0) return null;
    const [head, body] = [table.rows.slice(0, headEnd), table.rows.slice(headEnd)];
    const upTo = (count: number) =>
      this.once(table, `first ${count}`, () => this.partOfTable(table, [...head, ...body.slice(0, count)]));
    const fitting = mostThatFit(body.length, (count) => fits(upTo(count)));
    if (fitting === body.length) return { first: table, rest: null };
    const most = lastBreak(body, fitting, true) || lastBreak(body, fitting, false);
    if (most === 0) return null;
    const group = body[most]!.kind === 'group' ? [] : lastGroup(body.slice(0, most));
    const after = () => this.partOfTable(table, [...head, ...group, ...body.slice(most)]);
    return { first: upTo(most), rest: this.once(table, `after ${most}`, after) };
  }

  /** These rows of a table, without its last column where that is empty in all of them. */
  private partOfTable(table: Table, rows: Row[]): Table {
    const values = rows.filter(({ kind }) => kind === 'body' || kind === 'strong');
    if (values.length === 0 || !rows.every(endsEmpty)) return { ...table, rows };
    return { ...table, rows: rows.map((row) => this.once(row, 'without its last column', () => withoutLast(row))) };
  }
}

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

// ── Tables ──────────────────────────────────────────────────────────────────

/** Whether a row has nothing in the last column. */
function endsEmpty({ kind, cells }: Row): boolean {
  const last = cells.at(-1);
  return kind === 'head' ? last?.span === 1 : kind === 'group' || (last?.span === 1 && last.children.length === 0);
}

/** A row without its last column. */
function withoutLast(row: Row): Row {
  const last = row.cells.at(-1)!;
  const before = row.cells.slice(0, -1);
  return { ...row, cells: last.span > 1 ? [...before, { ...last, span: last.span - 1 }] : before };
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
