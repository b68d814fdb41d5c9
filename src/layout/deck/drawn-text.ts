/** Paragraphs of a slide as items: each line at its baseline. Lengths are points. */
import { within } from '../../document/spans.js';
import type { Link } from '../../document/types.js';
import type { Fonts } from '../../fonts/fonts.js';
import { measured, type Line, type PlacedRun } from '../lines.js';
import { chainOf, rises, scriptSize, type Run } from '../runs.js';
import type { DeckParagraph, DeckRun, DeckText, Item, Tagged, TextItem } from '../types.js';
import { safeShare } from './frame.js';

/** How the words of a box or cell are set, where a paragraph does not say otherwise. */
export type BoxStyle = Pick<DeckText, 'size' | 'leading' | 'color' | 'strong' | 'caps' | 'align' | 'hang'>;

/** Paragraphs in lines: their height, and the items of each where they are put; links are tags of their own. */
export interface DrawnText {
  height: number;
  at(x: number, y: number): (Tagged | Item)[][];
}

/** A paragraph in lines. */
interface Set {
  paragraph: DeckParagraph;
  marker: { text: string; strong: boolean };
  lines: Line[];
  style: BoxStyle;
  indent: number;
}

/** Paragraphs one below the other in a width. */
export function drawnText(paragraphs: readonly DeckParagraph[], width: number, box: BoxStyle, fonts: Fonts): DrawnText {
  let counted = 0;
  const sets = paragraphs.map((paragraph): Set => {
    const style = { ...box, ...paragraph.style };
    const indent = paragraph.marker === 'none' ? 0 : style.hang;
    counted = paragraph.marker === 'number' ? (paragraph.start ?? counted + 1) : 0;
    const text = measured(
      paragraph.runs.map((run) => toRun(run, style)),
      fonts,
    );
    return {
      paragraph,
      marker: markerOf(paragraph, counted),
      style,
      indent,
      lines: text.lines(style.size, (width - indent) * safeShare),
    };
  });
  return {
    height: sets.reduce((sum, set) => sum + heightOf(set), 0),
    at: (x, y) => {
      let top = y;
      return sets.map((set) => {
        const items = linesAt(set, x, top + set.paragraph.before, width, fonts);
        top += heightOf(set);
        return items;
      });
    },
  };
}

/** What hangs before a paragraph: a number or a term is strong. */
const markerOf = ({ marker, term = [] }: DeckParagraph, counted: number): Set['marker'] => ({
  text: { none: '', bullet: '•', number: `${counted}.`, term: term.map(({ text }) => text).join('') }[marker],
  strong: marker === 'term',
});

const heightOf = ({ paragraph, lines, style }: Set) => paragraph.before + lines.length * style.size * style.leading;

function toRun({ text, strong, italic, script, href, data }: DeckRun, style: BoxStyle): Run {
  const link: Link | null = href === null ? null : { tag: 'a', href, alt: href, children: [] };
  const face = strong || style.strong ? 'strong' : italic ? 'italic' : 'regular';
  return { text: style.caps ? capitals(text) : text, face, script, link, data };
}

/** In capitals, letter by letter: what becomes two letters stays, so that the places of data in the text do. */
const capitals = (text: string) =>
  Array.from(text, (letter) => {
    const upper = letter.toUpperCase();
    return upper.length === letter.length ? upper : letter;
  }).join('');

/** Where the baseline of a line is: capitals, some 0.7 of the size high, stand in its middle. */
const baselineOf = ({ size, leading }: BoxStyle) => (leading / 2 + 0.35) * size;

function linesAt(
  { lines, style, indent, marker }: Set,
  x: number,
  y: number,
  width: number,
  fonts: Fonts,
): (Tagged | Item)[] {
  const step = style.size * style.leading;
  const first = y + baselineOf(style);
  const left = ({ width: used }: Line) => {
    const spare = width - indent - used;
    return x + indent + { left: 0, center: spare / 2, right: spare }[style.align];
  };
  const words = lines.flatMap((line, index) =>
    line.runs.flatMap((run) => runItems(run, left(line) + run.x, first + index * step, style, fonts)),
  );
  return marker.text === '' ? words : [markerItem(marker, x, first, style, fonts), ...words];
}

/** Bullets, numbers and terms are in the accent, as the master has them. */
function markerItem(
  { text, strong }: Set['marker'],
  x: number,
  baseline: number,
  { size }: BoxStyle,
  fonts: Fonts,
): TextItem {
  const face = strong ? 'strong' : 'regular';
  const width = fonts.chain(face).width(text, size);
  return { kind: 'text', x, baseline, width, size, face, font: 0, color: 'accent', text, own: true };
}

function runItems(run: PlacedRun, x: number, baseline: number, style: BoxStyle, fonts: Fonts): (Tagged | Item)[] {
  const chain = chainOf(run, fonts);
  const size = scriptSize(run.script, style.size);
  let [left, start] = [x, 0];
  const items = (chain.split(run.text) ?? []).map(({ font, text }): TextItem => {
    const data = within(run.data ?? [], start, (start += text.length));
    const item: TextItem = {
      kind: 'text',
      x: left,
      baseline: baseline - rises[run.script] * style.size,
      width: chain.width(text.trimEnd(), size),
      size,
      face: run.face,
      font,
      color: style.color,
      text,
      ...(data.length > 0 && { data }),
    };
    left += chain.width(text, size);
    return item;
  });
  const { link } = run;
  return link ? [{ kind: 'tagged', role: 'Link', href: link.href, alt: link.alt, children: items }] : items;
}
