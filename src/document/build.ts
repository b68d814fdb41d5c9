/** A tree of elements to the Document: defaults filled in, white space folded. */
import type { StyleName } from '../dataset/number-styles.js';
import { ContentError } from '../errors.js';

import { apart, piecesOf, type Piece } from './carried.js';
import type { Element } from './element.js';
import { hardBreak } from './markup.js';
import { within } from './spans.js';
import type * as D from './types.js';
import type { BlockTag, StyledTag } from './vocabulary.js';
import { own } from '../own.js';

/** The page that a `<brief>` says, its markup having been checked; the axes of its charts print numbers in a style. Throws a ContentError for another root. */
export function buildBrief(root: Element, numbers: StyleName = 'plain'): D.Brief {
  expectRoot(root, 'brief');
  return { tag: 'brief', children: blocksOf(root, numbers) };
}

/** The slides that a `<deck>` says, its markup having been checked. Throws a ContentError for another root, or a slide without a title. */
export function buildDeck(root: Element, numbers: StyleName = 'plain'): D.Deck {
  expectRoot(root, 'deck');
  return {
    tag: 'deck',
    foot: root.attributes.foot ?? '',
    slides: elementsOf(root).map((slide) => slideOf(slide, numbers)),
  };
}

function expectRoot({ name, place }: Element, expected: string): void {
  if (name === expected) return;
  const message = `the template begins with <${name}>, expected <${expected}>`;
  throw new ContentError([{ severity: 'error', message, hint: `put everything in one <${expected}>`, ...place }]);
}

const elementsOf = ({ children }: Element): Element[] => children.filter((child) => typeof child !== 'string');

const blocksOf = (element: Element, numbers: StyleName): D.Block[] =>
  elementsOf(element)
    .filter((child) => child.name !== 'notes' && !isEmpty(child))
    .map((child) => blockOf(child, numbers));

/** A list, table, chart or row of columns that a template's `{{#each}}` has left empty says nothing. */
const isEmpty = (element: Element): boolean =>
  element.name === 'table'
    ? elementsOf(element).every((row) => elementsOf(row).length === 0)
    : ['ul', 'ol', 'terms', 'columns', 'chart', 'flow'].includes(element.name) && elementsOf(element).length === 0;

function slideOf(element: Element, numbers: StyleName): D.Slide {
  const { attributes, place } = element;
  const heading = elementsOf(element).find(({ name }) => name === 'h1');
  const notes = elementsOf(element).find(({ name }) => name === 'notes');
  if (!heading) {
    const hint = 'every slide needs a title that is its own';
    throw new ContentError([{ severity: 'error', message: 'this slide has no <h1>', hint, ...place }]);
  }
  return {
    tag: 'slide',
    place,
    layout: (attributes.layout ?? 'content') as D.Slide['layout'],
    key: attributes.key ?? '',
    size: (attributes.size ?? 'talk') as D.Slide['size'],
    rows: (attributes.rows ?? 'all') as D.Slide['rows'],
    from: Number(attributes.from ?? 0),
    section: attributes.section ?? '',
    kicker: attributes.kicker ?? '',
    title: inlinesOf(heading),
    children: blocksOf({ ...element, children: elementsOf(element).filter((child) => child !== heading) }, numbers),
    notes: notes ? elementsOf(notes).map(inlinesOf) : [],
    minutes: Number(notes?.attributes.minutes ?? 0),
  };
}

function blockOf(element: Element, numbers: StyleName): D.Block {
  const { attributes, place } = element;
  // What stands among blocks is one, as the markup was checked.
  const name = element.name as BlockTag;
  const node = { place, drop: Number(attributes.drop ?? 0) };
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
      return { tag: name, ...node, children: inlinesOf(element) };
    case 'p': {
      const role = (attributes.role ?? 'body') as D.ParagraphRole;
      return { tag: 'p', ...node, role, end: attributes.end ?? '', children: inlinesOf(element) };
    }
    case 'ul':
    case 'ol': {
      const items = elementsOf(element).map(inlinesOf);
      const keep = Number(attributes.keep ?? 0);
      return { tag: name, ...node, columns: Number(attributes.columns ?? 1) as D.List['columns'], keep, items };
    }
    case 'table':
      return tableOf(element, node);
    case 'columns':
      return columnsOf(element, node, numbers);
    case 'card': {
      const tone = (attributes.tone ?? 'plain') as D.Tone;
      const { label = '', badge = '' } = attributes;
      return {
        tag: 'card',
        ...node,
        tone,
        label,
        badge,
        value: worded(element, 'value'),
        children: blocksOf(element, numbers),
      };
    }
    case 'terms': {
      const items = elementsOf(element).map((term) => ({
        term: term.attributes.name ?? '',
        children: inlinesOf(term),
      }));
      return { tag: 'terms', ...node, items };
    }
    case 'chart':
      return chartOf(element, node, numbers);
    case 'flow':
      return { tag: 'flow', ...node, alt: attributes.alt ?? '', root: stepOf(elementsOf(element)[0] ?? element) };
    case 'picture': {
      const { file = '', title = '', alt = '' } = attributes;
      return { tag: 'picture', ...node, file, title, alt };
    }
    case 'qr':
      return { tag: 'qr', ...node, href: attributes.href ?? '', alt: attributes.alt ?? '' };
  }
}

type Node = Pick<D.Paragraph, 'place' | 'drop'>;

function columnsOf(element: Element, node: Node, numbers: StyleName): D.Columns {
  const columns = elementsOf(element).map((child) =>
    child.name === 'column' ? blocksOf(child, numbers) : [blockOf(child, numbers)],
  );
  const widths = numbersOf(element.attributes.widths);
  return { tag: 'columns', ...node, columns, widths: columns.map((_, index) => widths[index] ?? 1) };
}

function tableOf(element: Element, node: Node): D.Table {
  const children = elementsOf(element);
  return {
    tag: 'table',
    ...node,
    title: element.attributes.title ?? '',
    rows: children.filter((child) => child.name === 'tr' && elementsOf(child).length > 0).map(rowOf),
    notes: children.filter(({ name }) => name === 'note').map(noteOf),
  };
}

function noteOf(element: Element): D.TableNote {
  const { id = '', lead = '' } = element.attributes;
  return { tag: 'note', id, lead, children: inlinesOf(element) };
}

function rowOf(element: Element): D.Row {
  const cells = elementsOf(element).map((cell): D.Cell => ({
    tag: cell.name as 'th' | 'td',
    scope: cell.name === 'th' ? ((cell.attributes.scope ?? 'col') as D.Cell['scope']) : null,
    span: Number(cell.attributes.span ?? 1),
    align: (cell.attributes.align ?? 'left') as D.Align,
    quiet: cell.attributes.look === 'quiet',
    children: inlinesOf(cell),
  }));
  const { kind = 'body', drop = '', of = '', notes = '' } = element.attributes;
  return { tag: 'tr', kind: kind as D.Row['kind'], drop: Number(drop), of, notes: idsIn(notes), cells };
}

const idsIn = (text: string) => text.split(/\s+/).filter(Boolean);

function chartOf(element: Element, node: Node, numbers: StyleName): D.Chart {
  const { kind = 'estimation', title = '', alt = '' } = element.attributes;
  const named = (name: string) => elementsOf(element).filter((child) => child.name === name);
  return {
    tag: 'chart',
    ...node,
    kind: kind as D.ChartKind,
    title,
    alt,
    numbers,
    arms: named('arms').map(armsAxisOf)[0] ?? null,
    effect: named('effect').map(effectAxisOf)[0] ?? null,
    columns: named('column-head').map((head) => worded(head, 'text')),
    marks: named('mark').map(markOf),
  };
}

const worded = ({ attributes }: Element, name: string): D.Worded => apart(own(attributes, name) ?? '');

const armsAxisOf = (element: Element): D.ArmsAxis => ({
  tag: 'arms',
  head: worded(element, 'head'),
  detail: worded(element, 'detail'),
  most: numberOf(element.attributes.most),
});

function effectAxisOf(element: Element): D.EffectAxis {
  const { attributes } = element;
  const { 'favours-below': below = '', 'favours-above': above = '', favoured = '' } = attributes;
  return {
    tag: 'effect',
    head: worded(element, 'head'),
    detail: worded(element, 'detail'),
    scale: (attributes.scale ?? 'linear') as D.EffectAxis['scale'],
    noEffect: numberOf(attributes['no-effect']),
    favours: below || above ? [below, above] : null,
    favoured: (favoured || null) as D.EffectAxis['favoured'],
    important: numberOf(attributes.important),
    margins: numbersOf(attributes.margin),
    marginName: attributes['margin-name'] ?? '',
  };
}

function markOf(element: Element): D.Mark {
  const { tone = 'arm-1', at = '', level = '0', value, low, high } = element.attributes;
  const named = (name: string) => elementsOf(element).filter((child) => child.name === name);
  return {
    tag: 'mark',
    label: worded(element, 'label'),
    detail: worded(element, 'detail'),
    tone: tone as D.ArmTone,
    level: Number(level),
    at,
    value: numberOf(value),
    low: numberOf(low),
    high: numberOf(high),
    text: worded(element, 'text'),
    cells: named('cell').map((cell) => worded(cell, 'text')),
    estimates: named('estimate').map(estimateOf),
  };
}

function estimateOf(element: Element): D.Estimate {
  const { value, low, high, open = '', verdict = '' } = element.attributes;
  return {
    tag: 'estimate',
    value: numberOf(value) ?? NaN,
    low: numberOf(low),
    high: numberOf(high),
    open: (open || null) as D.Estimate['open'],
    text: worded(element, 'text'),
    interval: worded(element, 'interval'),
    p: worded(element, 'p'),
    verdict,
  };
}

const numberOf = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
const numbersOf = (text = '') => text.split(/\s+/).filter(Boolean).map(Number);

function stepOf(element: Element): D.Step {
  const [n, label, detail] = (['n', 'label', 'detail'] as const).map((name) => worded(element, name));
  const { count, tone = '' } = element.attributes;
  return {
    tag: 'step',
    n: n!.text,
    label: label!.text,
    detail: detail!.text,
    letters: { n: n!.letters, label: label!.letters, detail: detail!.letters },
    data: { n: n!.data, label: label!.data, detail: detail!.data },
    count: numberOf(count),
    tone: (tone || null) as D.Step['tone'],
    steps: elementsOf(element).map(stepOf),
  };
}

// ── Inline ──────────────────────────────────────────────────────────────────

/** The words of an element: runs of white space become one space, none at the ends, hard breaks stay. */
function inlinesOf(element: Element): D.Inline[] {
  return trimmed(element.children.flatMap(inlineOf));
}

function inlineOf(child: Element | string): D.Inline[] {
  if (typeof child === 'string') return textOf(child);
  const children = child.children.flatMap(inlineOf);
  // As for blocks.
  const name = child.name as StyledTag | 'a' | 'br';
  switch (name) {
    case 'br':
      return [{ tag: 'br' }];
    case 'a': {
      const { href = '', alt = '' } = child.attributes;
      return href === '' ? children : [{ tag: 'a', href, alt: alt || href, children }];
    }
    case 'em':
    case 'strong':
    case 'sup':
    case 'sub':
    case 'letters':
      return children.length > 0 ? [{ tag: name, children }] : [];
  }
}

function textOf(text: string): D.Inline[] {
  return piecesOf(text.replace(/[ \t\r\n]+/g, ' ')).flatMap((piece): D.Inline[] =>
    piece.isLetters ? [{ tag: 'letters', children: [{ tag: 'text', text: piece.text }] }] : linesOf(piece),
  );
}

/** Words with a break wherever the value itself has one. */
function linesOf({ text, data }: Pick<Piece, 'text' | 'data'>): D.Inline[] {
  let start = 0;
  return text.split(hardBreak).flatMap((line, index): D.Inline[] => {
    const words = textWith(line, within(data, start, start + line.length));
    start += line.length + hardBreak.length;
    return [...(index === 0 ? [] : [{ tag: 'br' } as const]), ...(line === '' ? [] : [words])];
  });
}

const textWith = (text: string, data: D.DataSpan[]): D.Text =>
  data.length === 0 ? { tag: 'text', text } : { tag: 'text', text, data };

function trimmed(inlines: D.Inline[]): D.Inline[] {
  const trim = (place: number, pattern: RegExp) => {
    const inline = inlines.at(place);
    if (inline?.tag !== 'text') return;
    const kept = inline.text.replace(pattern, '');
    const start = pattern === spacesBefore ? inline.text.length - kept.length : 0;
    inlines.splice(place, 1, textWith(kept, within(inline.data ?? [], start, start + kept.length)));
  };
  trim(0, spacesBefore);
  trim(-1, spacesBehind);
  return inlines.filter((inline) => inline.tag !== 'text' || inline.text !== '');
}

const spacesBefore = /^ +/;
// White space has been folded: there is one at most.
const spacesBehind = / $/;

/** The words of some inlines, for titles, bookmarks, notes and alternative texts: without the letters of their sources. */
export function plainText(inlines: D.Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.tag === 'text') return inline.text;
      if (inline.tag === 'letters') return '';
      return inline.tag === 'br' ? ' ' : plainText(inline.children);
    })
    .join('');
}
