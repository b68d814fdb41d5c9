/** A small page, made by hand, that has one of everything. */
import type { Properties } from '../../src/document/types.js';
import type { Item, PageLayout, StructureRole, Tagged, TextItem } from '../../src/layout/types.js';

export const properties: Properties = {
  title: 'Salt & water <2 g>',
  authors: 'A. Author; Å. Näxt',
  subject: 'A trial',
  keywords: 'salt, water',
  language: 'en-GB',
  shortCitation: 'Author 2024',
  date: '2024-03-05',
};

export function text(content: string, x: number, baseline: number, more: Partial<TextItem> = {}): TextItem {
  const size = more.size ?? 10;
  const width = content.trimEnd().length * size * 0.5;
  return { kind: 'text', x, baseline, width, size, face: 'regular', font: 0, color: 'ink', text: content, ...more };
}

export function tag(role: StructureRole, children: (Tagged | Item)[], more: Partial<Tagged> = {}): Tagged {
  return { kind: 'tagged', role, children, ...more };
}

function page(...content: Tagged[]): PageLayout {
  const ground: Item = { kind: 'rect', x: 0, y: 0, width: 595.28, height: 20, fill: 'tint' };
  return { width: 595.28, height: 841.89, artifacts: [ground], content: tag('Document', content) };
}

/** A page that only says one thing. */
export function plainPage(content: string): PageLayout {
  return page(tag('P', [text(content, 40, 60)]));
}

function table(): Tagged {
  const column = (name: string, x: number, colSpan?: number) =>
    tag('TH', [text(name, x, 200, { face: 'strong' })], { scope: 'Column', colSpan });
  return tag(
    'Table',
    [
      tag('TR', [tag('TH', [], { scope: 'Column' }), column('Salt', 100), column('Water', 160)]),
      tag('TR', [tag('TH', [text('Harms', 40, 215)], { scope: 'Row', colSpan: 3 })]),
      tag('TR', [
        tag('TH', [text('Death', 40, 230)], { scope: 'Row' }),
        tag('TD', [text('0·58', 100, 230)]),
        tag('TD', []),
      ]),
      tag('TR', [
        tag('TH', [text('Nausea', 40, 245)], { scope: 'Row' }),
        tag('TD', [text('not estimable', 100, 245)], { colSpan: 2 }),
      ]),
    ],
    { title: 'Outcomes by arm' },
  );
}

function figure(): Tagged {
  const items: Item[] = [
    { kind: 'rect', x: 40, y: 300, width: 100, height: 50, fill: 'accent', radius: 2 },
    {
      kind: 'path',
      points: [
        [40, 290],
        [200, 290],
      ],
      stroke: 'muted',
      lineWidth: 2,
      dash: [2, 1],
    },
    {
      kind: 'path',
      points: [
        [150, 300],
        [160, 310],
        [140, 310],
      ],
      fill: 'caution',
    },
    { kind: 'circle', x: 60, y: 380, radius: 5, fill: 'paper', stroke: 'ink' },
  ];
  return tag('Figure', items, { alt: 'Salt 58%, water 86%' });
}

function link(): Tagged {
  const children = [
    text('doi.org/', 200, 100, { width: 40 }),
    text('2', 240, 96, { size: 6, width: 3 }),
    text('10.1', 40, 113, { width: 20 }),
  ];
  return tag('Link', children, { href: 'https://doi.org/10.1', alt: 'The article (DOI)' });
}

/** A page with headings, a paragraph, a list, a table, a figure and a link. */
export const fullPage: PageLayout = page(
  tag('H1', [text('Salt or water?', 40, 50, { size: 18, face: 'strong' })]),
  tag('H2', [text('What was done', 40, 75, { size: 12, face: 'strong' })], { title: 'What was done' }),
  tag('P', [
    text('Counts of 10', 40, 100),
    text('9', 100, 96, { size: 6 }),
    text('/L and Δ −1·5 ', 103, 100, { face: 'italic' }),
    link(),
    text('.', 60, 113),
  ]),
  tag('L', [
    tag('LI', [tag('Lbl', [text('1. ', 40, 130)]), tag('LBody', [text('Åre, β and µ', 52, 130)])]),
    tag('LI', [tag('Lbl', [text('2. ', 40, 145)]), tag('LBody', [text('Örebro', 52, 145)])]),
  ]),
  tag('H3', [text('Outcomes', 40, 170, { face: 'strong' })], { title: 'Outcomes & harms' }),
  table(),
  figure(),
);
