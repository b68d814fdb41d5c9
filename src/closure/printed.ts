/** What the writers are given to draw, as texts with their places. */
import type { DeckItem, DeckLayout, DeckParagraph, Item, PageLayout, SlideLayout, Tagged } from '../layout/types.js';

/** A text that will be read somewhere, and where. */
export interface Printed {
  /** `page, table`, `slide 5, notes`. */
  place: string;
  text: string;
  /** Numbers that it shows only to draw a figure, such as the values behind a chart. */
  drawn: number[];
}

const printed = (place: string, text: string, drawn: number[] = []): Printed => ({ place, text, drawn });

// ── The page ────────────────────────────────────────────────────────────────

const rolesInWords: Partial<Record<Tagged['role'], string>> = {
  H1: 'headline',
  H2: 'heading',
  Table: 'table',
  Figure: 'figure',
  L: 'list',
};

/** All texts of the page. Numbers of lists and ticks of axes are no figures of the trial, and are left out. */
export function printedOnPage({ content, artifacts }: PageLayout): Printed[] {
  return [...inTagged(content, 'page'), ...artifacts.flatMap((item) => inItem(item, 'page'))];
}

function inTagged(node: Tagged, around: string): Printed[] {
  if (node.role === 'Lbl') return [];
  const name = rolesInWords[node.role];
  const place = name ? `page, ${name}` : around;
  const spoken = [node.alt, node.title, node.href].flatMap((text) => (text ? [printed(place, text)] : []));
  return [
    ...spoken,
    ...node.children.flatMap((child) => (child.kind === 'tagged' ? inTagged(child, place) : inItem(child, place))),
  ];
}

const inItem = (item: Item, place: string): Printed[] =>
  item.kind === 'text' && !item.isTick ? [printed(place, item.text)] : [];

// ── The deck ────────────────────────────────────────────────────────────────

/** All texts of the slides, their tables, charts, notes and alternative texts. */
export function printedInDeck({ slides }: DeckLayout): Printed[] {
  return slides.flatMap((slide, index) => onSlide(slide, `slide ${index + 1}`));
}

function onSlide({ items, footer, notes, section }: SlideLayout, place: string): Printed[] {
  return [
    ...items.flatMap((item) => inDeckItem(item, place)),
    printed(`${place}, foot`, footer),
    printed(`${place}, section`, section),
    ...notes.filter((note) => !isTime(note)).map((note) => printed(`${place}, notes`, note)),
  ];
}

/** The line of the notes that tells the time of the slide: minutes, no figures of the trial. */
const isTime = (note: string) => /^Time: [^.;]*(?:; \d+:\d\d of \d+:\d\d when it ends\.)?$/.test(note);

function inDeckItem(item: DeckItem, place: string): Printed[] {
  switch (item.kind) {
    case 'text':
      return item.placeholder === 'title'
        ? inParagraphs(item.paragraphs, `${place}, title`).map(withoutCount)
        : inParagraphs(item.paragraphs, `${place}, text`);
    case 'table': {
      const size = `, ${item.columnWidths.length} columns, ${item.rows.length} rows`;
      const alt = item.alt.endsWith(size) ? item.alt.slice(0, -size.length) : item.alt;
      const cells = item.rows.flatMap((row) => row.cells.flatMap(({ paragraphs }) => paragraphs));
      return [printed(`${place}, alternative text`, alt), ...inParagraphs(cells, `${place}, table`)];
    }
    case 'chart': {
      const { title, axis, alt, favours, marks } = item.chart;
      const texts = [
        title,
        axis,
        alt,
        ...(favours ?? []),
        ...marks.flatMap(({ label, detail, at, text }) => [label, detail, at, text]),
      ];
      const drawn = marks.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null);
      return [...texts.map((text) => printed(`${place}, chart`, text)), printed(`${place}, chart data`, '', drawn)];
    }
    case 'group':
      return [
        printed(`${place}, alternative text`, item.alt),
        ...item.items.flatMap((inner) => inDeckItem(inner, place)),
      ];
    default:
      return [];
  }
}

/** A title that goes on over several slides counts them: `(1/2)`, `(2)`. */
const withoutCount = (title: Printed): Printed => ({
  ...title,
  text: title.text.replace(/\s+\(\d+(?:\/\d+)?\)\s*$/, ''),
});

const inParagraphs = (paragraphs: DeckParagraph[], place: string): Printed[] =>
  paragraphs.flatMap(({ runs }) => [
    printed(place, runs.map(({ text, script }) => (script === 'normal' ? text : ` ${text} `)).join('')),
    ...runs.flatMap(({ href }) => (href ? [printed(place, href)] : [])),
  ]);
