/** The words and numbers of a deck, whoever made it (ECMA-376 part 1, 19 and 21): slides in their order, tables, charts, notes. */
import { Package } from '../merge/package.js';
import { at, attribute, children, relationId, within, type Element } from '../merge/xml.js';
import type { Passage } from './passage.js';

export interface ReadSlides {
  passages: Passage[];
  /** Numbers of slides that show a picture which no number of the data can be found in. */
  pictures: number[];
}

/** Reads a package. Throws where it is none, or is no presentation. */
export function readSlides(bytes: Uint8Array): ReadSlides {
  const deck = new Package(bytes);
  const presentation = deck.related('', 'officeDocument') ?? 'ppt/presentation.xml';
  const targets = new Map(deck.relations(presentation).map(({ id, target }) => [id, target]));
  const list = at(deck.root(presentation), 'sldIdLst');
  const slides = (list ? children(list, 'sldId') : []).flatMap((entry) => targets.get(relationId(entry) ?? '') ?? []);
  const passages = slides.flatMap((name, index) => onSlide(deck, name, `slide ${index + 1}`));
  const pictures = slides.flatMap((name, index) => (within(deck.root(name), 'pic').length > 0 ? [index + 1] : []));
  return { passages, pictures };
}

function onSlide(deck: Package, name: string, place: string): Passage[] {
  const tree = at(deck.root(name), 'cSld', 'spTree');
  const notes = deck.related(name, 'notesSlide');
  const spoken = notes ? at(deck.root(notes), 'cSld', 'spTree') : null;
  return [
    ...(tree ? children(tree).flatMap((shape) => inShape(deck, name, shape, place)) : []),
    ...(spoken ? within(spoken, 'p').map((paragraph) => ({ text: textOf(paragraph), place: `${place}, notes` })) : []),
  ].filter(({ text }) => text !== '');
}

function inShape(deck: Package, slide: string, shape: Element, place: string): Passage[] {
  if (shape.localName === 'grpSp') return children(shape).flatMap((inner) => inShape(deck, slide, inner, place));
  // What a program shows for another that does not know the first choice says the same again.
  if (shape.localName === 'AlternateContent')
    return (at(shape, 'Choice') ? children(at(shape, 'Choice')!) : []).flatMap((inner) =>
      inShape(deck, slide, inner, place),
    );
  const described = attribute(within(shape, 'cNvPr')[0] ?? null, 'descr') ?? '';
  const alt = described === '' ? [] : [{ text: described, place: `${place}, alternative text` }];
  const [table] = within(shape, 'tbl');
  if (table) return [...alt, ...cellsOf(table).map((text) => ({ text, place: `${place}, table` }))];
  const chart = within(shape, 'chart')
    .map((one) => relationId(one))
    .find(Boolean);
  const part = deck.relations(slide).find(({ id }) => id === chart)?.target;
  if (part && deck.has(part)) {
    return [...alt, ...pointsOf(deck.root(part)).map((text) => ({ text, place: `${place}, chart` }))];
  }
  const body = at(shape, 'txBody');
  return [...alt, ...(body ? children(body, 'p').map((one) => ({ text: textOf(one), place })) : [])];
}

/** The words of a paragraph; fields such as the number of the slide are not its own. */
function textOf(paragraph: Element): string {
  const parts = children(paragraph).map((part) => {
    if (part.localName === 'br') return ' ';
    return part.localName === 'r' ? (at(part, 't')?.textContent ?? '') : '';
  });
  return parts.join('').trim();
}

/** Each cell of a table below its heads: `Itch; Placebo: −3.1`. The first row is the head, the first column the labels. */
function cellsOf(table: Element): string[] {
  const rows = children(table, 'tr').map((row) =>
    children(row, 'tc').map((cell) => within(cell, 'p').map(textOf).join(' ').trim()),
  );
  const [head = [], ...body] = rows;
  return [
    ...head,
    ...body.flatMap(([label = '', ...cells]) => [
      label,
      ...cells.map((cell, index) => (cell === '' ? '' : worded([label, nameIn(head[index + 1] ?? '')], cell))),
    ]),
  ];
}

/** A head without the number of its people: `600 mg` of `600 mg (n = 57)`. */
const nameIn = (head: string): string => head.split(/(?<![\s(])[\s(]*\bn\s?=/i, 1)[0]!.trim();

const worded = (names: string[], value: string): string => `${names.filter(Boolean).join('; ')}: ${value}`;

/** Values beside the names of their series and category. Points of a scatter are places of a drawing: only their labels are read. */
function pointsOf(chart: Element): string[] {
  const titles = within(chart, 'title').map((title) =>
    within(title, 't')
      .map(({ textContent }) => textContent)
      .join(''),
  );
  const labels = within(chart, 'dLbl').map((label) =>
    within(label, 't')
      .map(({ textContent }) => textContent)
      .join(''),
  );
  const values = within(chart, 'ser').flatMap((series) => {
    const name = within(at(series, 'tx') ?? series.ownerDocument!.createElement('none'), 'v')[0]?.textContent ?? '';
    const categories = new Map(pointsIn(at(series, 'cat')));
    return pointsIn(at(series, 'val')).map(([index, value]) => worded([name, categories.get(index) ?? ''], value));
  });
  return [...titles, ...labels, ...values].filter((text): text is string => Boolean(text));
}

const pointsIn = (list: Element | null): [string, string][] =>
  (list ? within(list, 'pt') : []).map((point) => [
    attribute(point, 'idx') ?? '',
    (at(point, 'v')?.textContent ?? '').replace(/^-/, '−'),
  ]);
