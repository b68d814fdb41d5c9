/** What the writers are given to draw, as texts with their places. */
import { moved } from '../document/spans.js';
import type { DataSpan } from '../document/types.js';
import type { DeckItem, DeckLayout, DeckParagraph, Item, PageLayout, SlideLayout, Tagged } from '../layout/types.js';

/** A text that will be read somewhere, and where. */
export interface Printed {
  /** `page, table`, `slide 5, notes`. */
  place: string;
  text: string;
  /** What of it is printed from the data, and the paths of that. */
  data: readonly DataSpan[];
  /** Numbers that it shows only to draw a figure, such as the values behind a chart. */
  drawn: number[];
  /** Whether only screen readers tell it, as an alternative text. */
  isAlternative: boolean;
}

const printed = (place: string, text: string, data: readonly DataSpan[] = [], drawn: number[] = []): Printed => ({
  place,
  text,
  data,
  drawn,
  isAlternative: false,
});

const alternative = (place: string, text: string): Printed => ({ ...printed(place, text), isAlternative: true });

// ── The page ────────────────────────────────────────────────────────────────

const rolesInWords: Partial<Record<Tagged['role'], string>> = {
  H1: 'headline',
  H2: 'heading',
  Table: 'table',
  Figure: 'figure',
  L: 'list',
};

/** All texts of the page but those that the layout wrote itself, which are no values of the trial. */
export function printedOnPage({ content, artifacts }: PageLayout, name = 'page'): Printed[] {
  return [...inTagged(content, name, name), ...artifacts.flatMap((item) => inItem(item, name))];
}

function inTagged(node: Tagged, around: string, page: string): Printed[] {
  const name = rolesInWords[node.role];
  const place = name ? `${page}, ${name}` : around;
  return [
    ...[node.alt, node.title, node.href].flatMap((text) => (text ? [alternative(place, text)] : [])),
    ...node.children.flatMap((child) =>
      child.kind === 'tagged' ? inTagged(child, place, page) : inItem(child, place),
    ),
  ];
}

// No default here or below: an item that is new to the layouts must say what it prints.
function inItem(item: Item, place: string): Printed[] {
  switch (item.kind) {
    case 'text':
      return item.own ? [] : [printed(place, item.text, item.data)];
    case 'rect':
    case 'path':
    case 'circle':
    case 'picture':
      return [];
  }
}

// ── The deck ────────────────────────────────────────────────────────────────

/** The same of the slides: their words, tables, charts, notes and alternative texts. */
export function printedInDeck({ slides }: DeckLayout): Printed[] {
  return slides.flatMap((slide, index) => onSlide(slide, `slide ${index + 1}`));
}

function onSlide({ items, footer, notes, section }: SlideLayout, place: string): Printed[] {
  return [
    ...items.flatMap((item) => inDeckItem(item, place)),
    printed(`${place}, foot`, footer),
    printed(`${place}, section`, section),
    ...notes.map((note) => printed(`${place}, notes`, note)),
  ];
}

function inDeckItem(item: DeckItem, place: string): Printed[] {
  switch (item.kind) {
    case 'text':
      return inParagraphs(item.paragraphs, `${place}, ${item.placeholder === 'title' ? 'title' : 'text'}`);
    case 'table': {
      const cells = item.rows.flatMap((row) => row.cells.flatMap(({ paragraphs }) => paragraphs));
      return [alternative(`${place}, alternative text`, item.alt), ...inParagraphs(cells, `${place}, table`)];
    }
    case 'chart': {
      const { alt, labels, table } = item;
      const cells = table.columns.flatMap((column) => column.cells);
      const drawn = cells.filter((cell) => typeof cell === 'number');
      return [
        alternative(`${place}, alternative text`, alt),
        ...labels.flatMap(({ box }) => inParagraphs(box.paragraphs, `${place}, chart`)),
        ...table.columns.map(({ head }) => printed(`${place}, chart data`, head)),
        ...cells.flatMap((cell) =>
          cell !== null && typeof cell !== 'number' ? [printed(`${place}, chart data`, cell.text, cell.data)] : [],
        ),
        printed(`${place}, chart data`, '', [], drawn),
      ];
    }
    case 'group':
      return [
        alternative(`${place}, alternative text`, item.alt),
        ...item.items.flatMap((inner) => inDeckItem(inner, place)),
      ];
    case 'picture':
      return [alternative(`${place}, alternative text`, item.alt)];
    case 'line':
      return [];
  }
}

const inParagraphs = (paragraphs: DeckParagraph[], place: string): Printed[] =>
  paragraphs.flatMap(({ runs, term = [] }) => {
    const told = [...term, ...runs].filter(({ own }) => !own);
    let words = '';
    const data = told.flatMap((run) => {
      const space = run.script === 'normal' ? '' : ' ';
      const start = words.length + space.length;
      words += `${space}${run.text}${space}`;
      return moved(run.data ?? [], start);
    });
    return [printed(place, words, data), ...told.flatMap(({ href }) => (href ? [printed(place, href)] : []))];
  });
