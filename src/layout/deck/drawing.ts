/**
 * Slides as they look: words broken into lines, boxes and rules, each at its place. For
 * whoever shows a deck without a presentation program.
 */
import type {
  DeckItem,
  DeckLayout,
  DeckLine,
  DeckRow,
  DeckTable,
  DeckText,
  Drawing,
  Item,
  SlideLayout,
  StructureRole,
  Tagged,
} from '../types.js';
import type { Fonts } from '../../fonts/fonts.js';
import { paintPanel } from '../charts/paint.js';
import { drawnText } from './drawn-text.js';
import { footTexts } from './foot.js';
import { leading, openingEdge } from './frame.js';
import { sum } from './stack.js';

/** The slides of a deck in their order, in its fonts. */
export function slideDrawings(deck: DeckLayout, fonts: Fonts): Drawing[] {
  return deck.slides.map((slide, index) => slideDrawing(deck, slide, index + 1, fonts));
}

function slideDrawing(deck: DeckLayout, slide: SlideLayout, number: number, fonts: Fonts): Drawing {
  const { width, height } = deck.frame;
  const parts = [...slide.items, ...footTexts(deck, slide, number)].map((item) => drawn(item, fonts));
  const edge: Item = { kind: 'rect', x: 0, y: 0, width: openingEdge, height, fill: 'accent' };
  return {
    width,
    height,
    artifacts: [
      ...(slide.layout === 'title' && deck.frame.single === undefined ? [edge] : []),
      ...parts.flatMap(({ artifacts }) => artifacts),
    ],
    content: tag(
      'Document',
      parts.flatMap(({ tagged }) => tagged),
    ),
  };
}

const tag = (role: StructureRole, children: (Tagged | Item)[], more: Partial<Tagged> = {}): Tagged => ({
  kind: 'tagged',
  role,
  children,
  ...more,
});

/** What of an item is there for the eye, and what is read. */
interface Drawn {
  artifacts: Item[];
  tagged: Tagged[];
}

function drawn(item: DeckItem, fonts: Fonts): Drawn {
  switch (item.kind) {
    case 'text':
      return textBox(item, fonts);
    case 'table':
      return table(item, fonts);
    case 'line': {
      const { color, weight } = item;
      const points = pointsOf(item);
      return { artifacts: [{ kind: 'path', points, stroke: color, lineWidth: weight }], tagged: [] };
    }
    case 'picture': {
      const { x, y, width, height, picture } = item;
      const image: Item = { kind: 'picture', x, y, width, height, picture };
      return { artifacts: [], tagged: [tag('Figure', [image], { alt: item.alt })] };
    }
    case 'group': {
      const parts = item.items.map((one) => drawn(one, fonts));
      const children = parts.flatMap(({ tagged }) => tagged);
      return {
        artifacts: parts.flatMap(({ artifacts }) => artifacts),
        tagged: [tag('Figure', children, { alt: item.alt })],
      };
    }
    case 'chart': {
      const words = item.labels.map(({ box }) => drawn(box, fonts));
      return {
        artifacts: [],
        tagged: [
          tag('Figure', [...paintPanel(item.panel), ...words.flatMap(({ tagged }) => tagged)], { alt: item.alt }),
        ],
      };
    }
  }
}

/** Where a line leads through. */
function pointsOf({ x, y, width, height, bend }: DeckLine): [number, number][] {
  const [start, end] = bend === 'up' ? [y + height, y] : [y, y + height];
  const middle = x + width / 2;
  const bent: [number, number][] = bend
    ? [
        [middle, start],
        [middle, end],
      ]
    : [];
  return [[x, start], ...bent, [x + width, end]];
}

/** Corner radius of filled boxes, in points; boxes less than four times as high stay square. */
const corner = 5;

function textBox(box: DeckText, fonts: Fonts): Drawn {
  const { x, y, width, height, inset, fill, stroke, valign, paragraphs, placeholder } = box;
  const radius = Math.min(width, height) >= corner * 4 ? { radius: corner } : {};
  const look = { ...(fill && { fill }), ...(stroke && { stroke, lineWidth: 1 }) };
  const artifacts: Item[] = fill || stroke ? [{ kind: 'rect', x, y, width, height, ...radius, ...look }] : [];
  const text = drawnText(paragraphs, width - 2 * inset, box, fonts);
  const spare = height - 2 * inset - text.height;
  const told = text.at(x + inset, y + inset + { top: 0, middle: spare / 2, bottom: spare }[valign]);
  if (placeholder === 'title') return { artifacts, tagged: [tag('H1', told.flat())] };
  return { artifacts, tagged: told.map((children) => tag('P', children)) };
}

/** A table with its rules; the last of two that meet is seen. */
function table(box: DeckTable, fonts: Fonts): Drawn {
  const { x, rows, columnWidths, alt } = box;
  const width = sum(columnWidths);
  const artifacts: Item[] = [];
  let y = box.y;
  const tagged = rows.map((row) => {
    if (row.kind === 'strong') artifacts.push({ kind: 'rect', x, y, width, height: row.height, fill: 'tint' });
    const cells = rowCells(row, y, box, fonts);
    y += row.height;
    const isHead = row.kind === 'head';
    const points: [number, number][] = [
      [x, y],
      [x + width, y],
    ];
    artifacts.push({ kind: 'path', points, stroke: isHead ? 'ink' : 'hairline', lineWidth: isHead ? 1.5 : 0.75 });
    return tag('TR', cells);
  });
  return { artifacts, tagged: [tag('Table', tagged, { title: alt })] };
}

function rowCells(row: DeckRow, y: number, { x, size, cellMargin, columnWidths }: DeckTable, fonts: Fonts): Tagged[] {
  let column = 0;
  return row.cells.map(({ header, quiet, span, align, paragraphs }) => {
    const left = x + sum(columnWidths.slice(0, column)) + cellMargin.horizontal;
    const width = sum(columnWidths.slice(column, column + span)) - 2 * cellMargin.horizontal;
    column += span;
    const style = {
      size,
      leading,
      color: row.kind === 'group' ? ('accent' as const) : quiet ? ('muted' as const) : ('ink' as const),
      strong: row.kind !== 'body',
      caps: false,
      align: align === 'decimal' ? ('center' as const) : align,
      hang: 0,
    };
    const text = drawnText(paragraphs, width, style, fonts);
    const children = text.at(left, y + (row.height - text.height) / 2).flat();
    const more = span > 1 ? { colSpan: span } : {};
    return header
      ? tag('TH', children, { ...more, scope: row.kind === 'head' ? 'Column' : 'Row' })
      : tag('TD', children, more);
  });
}
