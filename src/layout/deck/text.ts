/** Paragraphs, headings and lists that follow one another: one text box. */
import { plainText } from '../../document/build.js';
import type { Block, Heading, Inline, List, Paragraph, Qr, Terms } from '../../document/types.js';
import { noteBelow } from '../../document/table-notes.js';
import { words } from '../../document/words.js';
import type { DeckLine, DeckParagraph, Face } from '../types.js';
import { paragraphOf, textBox } from './box.js';
import { hangOf, leading, paragraphGap, ruleGap, safeShare, typeSizes } from './frame.js';
import { sum, type Part, type Setting } from './stack.js';
import { runsFrom, strongRuns, type DeckTypesetter } from './measured-words.js';

export type TextBlock = Heading | Paragraph | List | Terms | Qr;

/** Text blocks that share a box: `note` for small print. */
export interface TextGroup {
  tag: 'text';
  role: 'body' | 'note';
  blocks: TextBlock[];
  /** Whether there is nothing but one numbered list or list of terms: over the whole width its rows stand apart. */
  isAlone: boolean;
}

/** Consecutive text blocks as groups, other blocks as they are; empty ones are left out. */
export function groupText(blocks: Block[], typesetter: DeckTypesetter): (TextGroup | Exclude<Block, TextBlock>)[] {
  const groups: (TextGroup | Exclude<Block, TextBlock>)[] = [];
  const body = blocks.filter((block) => !isText(block) || (hasWords(block) && roleOf(block) === 'body'));
  const isAlone = body.length === 1 && (body[0]!.tag === 'terms' || body[0]!.tag === 'ol');
  for (const block of withNotes(blocks, typesetter)) {
    if (!isText(block)) groups.push(block);
    else if (hasWords(block)) {
      const last = groups.at(-1);
      const role = roleOf(block);
      if (last?.tag === 'text' && last.role === role) last.blocks.push(block);
      else groups.push({ tag: 'text', role, blocks: [block], isAlone: isAlone && role === 'body' });
    }
  }
  return groups;
}

/** A table has its notes below it; several have theirs together, behind them all, for a slide has one place for notes. */
function withNotes(blocks: Block[], typesetter: DeckTypesetter): Block[] {
  const [first, ...others] = blocks.filter((block) => block.tag === 'table');
  if (!first || others.length === 0) return blocks.flatMap((block) => withNote(block, typesetter));
  const isNote = (block: Block) => isText(block) && roleOf(block) === 'note';
  const note = noteBelow(first, ...others);
  return [...blocks.filter((block) => !isNote(block)), ...(note ? [note] : []), ...blocks.filter(isNote)];
}

function withNote(block: Block, typesetter: DeckTypesetter): Block[] {
  const note = block.tag === 'table' ? typesetter.once(block, 'note', () => noteBelow(block)) : null;
  return note ? [block, note] : [block];
}

function isText(block: Block): block is TextBlock {
  return ['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'terms', 'qr'].includes(block.tag);
}

function hasWords(block: TextBlock): boolean {
  if (block.tag === 'qr') return block.href !== '';
  return 'items' in block ? block.items.length > 0 : plainText(block.children).trim() !== '';
}

function roleOf(block: TextBlock): TextGroup['role'] {
  return block.tag === 'p' && (block.role === 'note' || block.role === 'foot') ? 'note' : 'body';
}

/** A list of several has room for so many items more, of a line each, that somebody may add. */
const spareItems = 2;

/** Text takes what height there is: its box is that of the layout, with room below the words. */
const textStretch = 1000;

/** A paragraph of a box before its size is known. */
interface Entry {
  inlines: Inline[];
  face: Face;
  marker: DeckParagraph['marker'];
  /** For numbers: that of the list's first item, and its own. */
  start?: number;
  number?: number;
  /** Of a term: its words. */
  term?: Inline[];
}

/**
 * A group as one text box. Terms that have the whole width for themselves have rules between their rows; numbered lists,
 * to which people add, have none, as a rule does not follow words that somebody types.
 */
export function textPart(group: TextGroup, setting: Setting): Part {
  const { role } = group;
  const { typesetter } = setting;
  const entries = group.blocks.flatMap((block) => typesetter.once(block, 'entries', () => entriesOf(block)));
  const size = setting.sizes[role];
  const indent = hang(entries, size, typesetter);
  const room = (entry: Entry) => setting.width - (entry.marker === 'none' ? 0 : indent);
  const heights = entries.map((entry) => typesetter.height(entry.inlines, entry.face, size, room(entry)));
  const isApart = group.isAlone && setting.isAcross && size > typeSizes.small;
  const isRuled = isApart && entries.every((entry) => entry.term && breaksAlike(entry, size, room(entry), typesetter));
  const least = role === 'note' ? 0 : isApart ? 2 * ruleGap.least : paragraphGap;
  // Nobody adds to terms that had to be set smaller.
  const isFull = entries.some(({ term }) => term) && size < typeSizes.text;
  const spare = entries.length > 1 && entries.some(isItem) && !isFull ? spareItems : 0;
  const gaps = entries.length - 1;
  return {
    height: sum(heights) + gaps * least,
    grows: spare * (size * leading + paragraphGap),
    stretch: role === 'note' ? 0 : textStretch,
    cramped: false,
    tooWide: Math.max(
      ...entries.map((entry) => typesetter.leastWidth(entry.inlines, entry.face, size) - room(entry)),
      0,
    ),
    place: (x, y, given) => {
      const room = given - sum(heights) - spare * size * leading;
      const before =
        isApart && gaps > 0 ? Math.max(least, Math.min(2 * ruleGap.most, Math.floor(room / (gaps + spare)))) : least;
      const box = textBox({
        name: role === 'note' ? 'Note' : 'Text',
        placeholder: role === 'note' ? 'note' : 'body',
        ...{ x, y, width: setting.width, height: given },
        size,
        hang: indent,
        color: role === 'note' ? 'muted' : 'ink',
        valign: role === 'note' ? 'bottom' : 'top',
        paragraphs: entries.map((entry, index) => paragraph(entry, index === 0 ? 0 : before)),
      });
      return [box, ...(isRuled ? rulesBetween(heights, before, { x, y, width: setting.width }) : [])];
    },
  };
}

/** Whether words take as many lines in a program that fits a little more on one than is measured. */
const breaksAlike = ({ inlines, face }: Entry, size: number, width: number, typesetter: DeckTypesetter): boolean =>
  typesetter.height(inlines, face, size, width) === typesetter.height(inlines, face, size, (width * 1.01) / safeShare);

/** A rule in the middle between rows of these heights. */
function rulesBetween(
  heights: number[],
  gap: number,
  { x, y, width }: { x: number; y: number; width: number },
): DeckLine[] {
  return heights.slice(1).map((_, index) => {
    const top = y + sum(heights.slice(0, index + 1)) + gap * (index + 0.5);
    return { kind: 'line', name: 'Rule', x, y: top, width, height: 0, color: 'hairline', weight: 1 };
  });
}

const isItem = ({ marker }: Entry) => marker !== 'none';

function paragraph({ inlines, face, marker, start, term }: Entry, before: number): DeckParagraph {
  const runs = face === 'strong' ? strongRuns(inlines) : runsFrom(inlines);
  return {
    ...paragraphOf(runs, before),
    marker,
    ...(start !== undefined && start > 1 ? { start } : {}),
    ...(term && { term: strongRuns(term) }),
  };
}

/** How far text hangs from its bullet, number or term, in points: the width of the longest and a space. */
function hang(entries: Entry[], size: number, typesetter: DeckTypesetter): number {
  if (entries.every(({ marker }) => marker === 'none')) return 0;
  const terms = entries.flatMap(({ term }) => (term ? [typesetter.naturalWidth(term, 'strong', size)] : []));
  if (terms.length > 0) return Math.ceil(Math.max(...terms) + size);
  const longest = Math.max(0, ...entries.map(({ number }) => number ?? 0));
  return longest > 9 ? Math.ceil(size * (longest > 99 ? 2.2 : 1.65)) : hangOf(size);
}

function entriesOf(block: TextBlock): Entry[] {
  switch (block.tag) {
    case 'ul':
      return block.items.map((inlines) => ({ inlines, face: 'regular', marker: 'bullet' }));
    case 'ol':
      return numbered(block);
    case 'terms':
      return block.items.map(({ term, children }) => ({
        inlines: children,
        face: 'regular',
        marker: 'term',
        term: words(term),
      }));
    case 'qr': {
      const link: Inline = { tag: 'a', href: block.href, alt: block.alt, children: words(block.href) };
      return [{ inlines: [link], face: 'regular', marker: 'none' }];
    }
    case 'p': {
      const inlines = block.end === '' ? block.children : [...block.children, ...words(` · ${block.end}`)];
      return [{ inlines, face: block.role === 'lead' ? 'strong' : 'regular', marker: 'none' }];
    }
    case 'h1':
    case 'h2':
    case 'h3':
      return [{ inlines: block.children, face: 'strong', marker: 'none' }];
  }
}

/** A list that goes on from another slide goes on counting. */
function numbered({ items, start: given }: List): Entry[] {
  // One item alone needs no number.
  const start = given ?? (items.length > 1 ? 1 : null);
  return items.map((inlines, index) => ({
    inlines,
    face: 'regular',
    ...(start === null ? { marker: 'none' } : { marker: 'number', start, number: start + index }),
  }));
}
