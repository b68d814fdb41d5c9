/** A deck that uses all that the writer knows, about a trial that never was. */
import type { Properties } from '../../src/document/types.js';
import type { ArmsAxis, Chart, EffectAxis, Mark } from '../../src/document/types.js';
import { chartPart } from '../../src/layout/deck/chart.js';
import { ownFrame } from '../../src/layout/deck/frame.js';
import { DeckTypesetter } from '../../src/layout/deck/measured-words.js';
import { defaultTheme } from '../../src/theme/theme.js';
import type {
  DeckGroup,
  DeckItem,
  DeckLayout,
  DeckLine,
  DeckParagraph,
  DeckRow,
  DeckRun,
  DeckTable,
  DeckText,
  SlideLayout,
} from '../../src/layout/types.js';

export const properties: Properties = {
  title: 'Aspirin & <placebo> "trial"',
  authors: "O'Neil & Søn",
  subject: 'A < B & C',
  keywords: 'fever; R&D',
  language: 'en-GB',
  shortCitation: 'Doe et al. 2025',
  date: '2025-03-04',
};

export function run(text: string, more: Partial<DeckRun> = {}): DeckRun {
  return { text, strong: false, italic: false, script: 'normal', href: null, ...more };
}
export function paragraph(
  text: string | DeckRun[],
  marker: DeckParagraph['marker'] = 'none',
  before = 0,
): DeckParagraph {
  return { runs: typeof text === 'string' ? [run(text)] : text, marker, before };
}
export function text(name: string, box: number[], paragraphs: DeckParagraph[], more: Partial<DeckText> = {}): DeckText {
  const [x = 0, y = 0, width = 0, height = 0] = box;
  return {
    kind: 'text',
    name,
    x,
    y,
    width,
    height,
    placeholder: 'none',
    paragraphs,
    size: 20,
    leading: 1.25,
    color: 'ink',
    strong: false,
    caps: false,
    align: 'left',
    valign: 'top',
    inset: 0,
    hang: 22,
    fill: null,
    stroke: null,
    ...more,
  };
}

const worded = (text = '', letters = '') => ({ text, letters, data: [] });

/** A row: its name, and what it has. */
export function mark(
  label: string,
  more: Partial<Omit<Mark, 'text' | 'detail'>> & { text?: string; detail?: string } = {},
): Mark {
  const { text, detail, ...rest } = more;
  return {
    ...{
      tag: 'mark',
      label: worded(label),
      detail: worded(detail),
      tone: 'arm-1',
      level: 0,
      at: '',
      text: worded(text),
    },
    ...{ value: null, low: null, high: null, cells: [], estimates: [] },
    ...rest,
  };
}
/** A comparison with its interval, as it is printed. */
export const estimate = (
  value: number,
  low: number | null,
  high: number | null,
  text: string,
  interval: string,
): Mark['estimates'][number] => ({
  ...{ tag: 'estimate', value, low, high, open: null, text: worded(text), interval: worded(interval) },
  ...{ p: worded(), verdict: '' },
});
export const arms: ArmsAxis = {
  tag: 'arms',
  head: worded('Mean change'),
  detail: worded('Points; lower is better'),
  most: null,
};
export const effect: EffectAxis = {
  ...{ tag: 'effect', head: worded('Difference from placebo'), detail: worded('95% CI'), scale: 'linear', noEffect: 0 },
  ...{ favours: ['aspirin', 'placebo'], favoured: 'below', important: null, margins: [], marginName: '' },
};
export function chart(kind: Chart['kind'], marks: Mark[], more: Partial<Chart> = {}): Chart {
  return {
    ...{
      tag: 'chart',
      place: null,
      drop: 0,
      keep: 0,
      kind,
      numbers: 'plain',
      title: `Title of ${kind}`,
      alt: `The ${kind} say "A & B" < C`,
    },
    ...{ arms: kind === 'forest' ? null : arms, effect: null, columns: [], marks },
    ...more,
  } as Chart;
}
const typesetter = new DeckTypesetter(defaultTheme.fonts);
const sizes = { body: 20, table: 20, cell: 5, flow: 20, chart: 15, note: 15 };
/** The shapes of a chart in a box. */
export function figure([x = 0, y = 0, width = 0, height = 0]: number[], drawn: Chart): DeckGroup {
  const setting = { width, whole: ownFrame.body.height, isAcross: true, sizes, pictures: null, typesetter };
  return chartPart(drawn, setting).place(x, y, height)[0] as DeckGroup;
}

export const down = chart(
  'estimation',
  [
    mark('Placebo', { detail: 'n = 24', tone: 'comparator', value: -2.9, low: -6, high: 0.2, text: '−2.9' }),
    mark('150 mg', {
      detail: 'n = 23',
      tone: 'arm-2',
      value: -16.6,
      low: -19.5,
      high: -13.7,
      text: '−16.6',
      estimates: [estimate(-13.7, -18.3, -9, '−13.7', '−18.3 to −9.0')],
    }),
    mark('600 mg', {
      detail: 'n = 22',
      tone: 'arm-1',
      value: -19.2,
      text: '−19.2',
      estimates: [estimate(-16.3, -20.4, -12.1, '−16.3', '−20.4 to −12.1')],
    }),
    mark('300 mg & more', { tone: 'arm-3', text: 'not reported' }),
  ],
  { effect },
);
export const forest = chart(
  'forest',
  [
    mark('Overall', { detail: 'n = 400', estimates: [estimate(0.71, 0.58, 0.86, '0.71', '0.58 to 0.86')] }),
    mark('Age 65 or over', { level: 1, estimates: [estimate(0.65, 0.5, 0.84, '0.65', '0.50 to 0.84')] }),
    mark('Age under 65', { level: 1, tone: 'arm-2', estimates: [estimate(0.9, 0.6, 1.35, '0.90', '0.60 to 1.35')] }),
    mark('Not estimable', { tone: 'arm-2' }),
  ],
  { effect: { ...effect, scale: 'log', noEffect: 1, head: worded('Hazard ratio') } },
);
export const gains = chart('estimation', [
  mark('Placebo', { tone: 'comparator', value: 3.1, low: 1, high: 5.2, text: '3.1' }),
  mark('Aspirin', { tone: 'arm-1', value: -0.4, low: -1.4, high: 0.6, text: '−0.4' }),
]);
const at = (visit: string, label: string, value: number | null, detail: string) =>
  mark(label, {
    ...{ at: visit, value, detail, tone: label === 'Placebo' ? ('comparator' as const) : ('arm-1' as const) },
    ...(value === null ? { text: 'NR' } : { low: value - 0.5, high: value + 1, text: `−${-value}` }),
  });
export const visits = chart('visits', [
  at('week 4', 'Placebo', -1, '20'),
  at('week 8', 'Placebo', -2, '18'),
  at('week 24', 'Placebo', -2, '17'),
  at('week 4', 'Aspirin', -3, '21'),
  at('week 8', 'Aspirin', null, '19'),
  at('week 24', 'Aspirin', -4, '19'),
]);

const cell = (words: string | DeckRun[], more: Partial<DeckRow['cells'][number]> = {}): DeckRow['cells'][number] => ({
  header: false,
  span: 1,
  align: 'decimal',
  paragraphs: [paragraph(words)],
  ...more,
});
const named = (words: string | DeckRun[]) => cell(words, { header: true, align: 'left' });
export const table: DeckTable = {
  kind: 'table',
  name: 'Results',
  alt: 'Results at week 12 & later',
  x: 520,
  y: 150,
  width: 392,
  height: 190,
  size: 16,
  cellMargin: { horizontal: 6, vertical: 4 },
  columnWidths: [180, 106, 106],
  rows: [
    { kind: 'head', height: 32, cells: [named('vs placebo'), cell('600 mg'), cell('150 mg')] },
    { kind: 'group', height: 30, cells: [cell('Skin & cohort', { span: 3, align: 'left', header: true })] },
    {
      kind: 'strong',
      height: 30,
      cells: [named([run('Difference'), run('a', { script: 'sup' })]), cell('−16.3'), cell('−13.7')],
    },
    {
      kind: 'body',
      height: 30,
      cells: [named([run('P', { italic: true }), run(' value')]), cell('p < 0.0001'), cell('p < 0.0001')],
    },
    { kind: 'body', height: 30, cells: [named('IFN'), cell('not reported', { span: 2 })] },
  ],
};

const arrow = (name: string, box: number[]): DeckLine => {
  const [x = 0, y = 0, width = 0, height = 0] = box;
  return { kind: 'line', name, x, y, width, height, color: 'muted', weight: 1.25 };
};
const step = (name: string, box: number[], words: string) =>
  text(name, box, [paragraph(words)], {
    size: 16,
    align: 'center',
    valign: 'middle',
    fill: 'tint',
    stroke: 'hairline',
    inset: 6,
  });
export const flow: DeckGroup = {
  kind: 'group',
  name: 'Flow of participants',
  alt: '75 randomised: 24 placebo & 51 aspirin',
  x: 200,
  y: 160,
  width: 560,
  height: 240,
  items: [
    step('Randomised', [380, 160, 200, 60], '75 randomised'),
    arrow('Down', [480, 220, 0, 40]),
    arrow('Across', [300, 260, 360, 0]),
    step('Placebo', [200, 300, 200, 100], '24 placebo'),
    step('Aspirin', [560, 300, 200, 100], '51 aspirin'),
  ],
};

export function slide(title: string, items: DeckItem[], more: Partial<SlideLayout> = {}): SlideLayout {
  const kicker = text('Kicker', [48, 36, 864, 18], [paragraph('Primary result')], {
    placeholder: 'kicker',
    size: 12,
    strong: true,
    caps: true,
    color: 'accent',
  });
  const heading = text('Title', [48, 58, 864, 76], [paragraph(title)], {
    placeholder: 'title',
    size: 28,
    leading: 1.2,
    strong: true,
  });
  return {
    layout: 'text',
    key: title,
    section: 'Results',
    items: [heading, kicker, ...items],
    footer: 'Doe et al. 2025',
    time: '',
    notes: [`Say: "A & B" < C about ${title}`, 'Takes 1 minute.'],
    ...more,
  };
}

const opening: SlideLayout = {
  layout: 'title',
  key: 'opening',
  section: 'Opening',
  items: [
    text('Title', [48, 150, 800, 150], [paragraph('Aspirin eased fever; a benefit in pain was not shown')], {
      placeholder: 'title',
      size: 40,
      leading: 1.2,
      strong: true,
      color: 'paper',
      valign: 'bottom',
    }),
    text('Kicker', [48, 36, 800, 18], [paragraph('Journal club · phase 2 RCT')], {
      placeholder: 'kicker',
      size: 12,
      strong: true,
      caps: true,
      color: 'paper',
    }),
    text(
      'Subtitle',
      [48, 320, 800, 30],
      [paragraph([run('Doe J. '), run('J Trials', { italic: true }), run(' 2025')])],
      {
        placeholder: 'subtitle',
        color: 'paper',
      },
    ),
  ],
  footer: '',
  time: '',
  notes: ['Welcome.', 'R&D < 5 minutes.'],
};

const body = [
  paragraph(
    [run('CD4 10'), run('9', { script: 'sup' }), run('/L and H'), run('2', { script: 'sub' }), run('O')],
    'bullet',
  ),
  paragraph(
    [
      run('A '),
      run('strong', { strong: true }),
      run(' word & a '),
      run('link', { href: 'https://example.org/?a=1&b=2' }),
    ],
    'bullet',
    8,
  ),
  paragraph('A longer item that goes on for so long that it must wrap to a second line of the box', 'bullet', 8),
  paragraph('Between', 'none', 8),
  paragraph('First', 'number', 8),
  paragraph('Second', 'number', 8),
  paragraph('Pause\nin two lines', 'none', 8),
  paragraph('Third', 'number', 8),
];
const limits = text(
  'Limits',
  [500, 150, 412, 200],
  [paragraph('Phase 2', 'bullet'), paragraph('n = 18', 'bullet', 6)],
  {
    placeholder: 'body',
    fill: 'cautionTint',
    inset: 14,
  },
);

export function sampleDeck(): DeckLayout {
  const wide = [48, 150, 864, 330];
  return {
    frame: ownFrame,
    lineHeight: 1.15,
    leftOut: [],
    slides: [
      opening,
      slide('Text, bullets & numbers', [text('Body', [48, 150, 420, 330], body, { placeholder: 'body' }), limits]),
      slide('Both doses lowered skin activity by 14 to 16 points more than placebo', [
        table,
        text('Foot note', [520, 320, 392, 40], [paragraph('ᵃ Calculated here.')], { size: 12, color: 'muted' }),
      ]),
      slide('An estimation figure', [figure(wide, down)]),
      slide('Ratios on a log axis', [figure(wide, forest)]),
      slide('Visits', [figure(wide, visits)]),
      slide('Cards', [
        text('Limits card', [48, 150, 400, 200], [paragraph('Limits')], { fill: 'cautionTint', inset: 14, size: 12 }),
        text('Limits text', [62, 190, 372, 140], [paragraph('Phase 2', 'bullet')], { placeholder: 'body' }),
        text('Beside', [500, 190, 372, 140], [paragraph('Phase 2', 'bullet')]),
      ]),
      slide('Gains', [figure(wide, gains)]),
      slide('Flow', [flow, arrow('Rule', [48, 440, 864, 0])], { section: 'Appendix & more', notes: [] }),
      slide(
        'Two tables',
        [
          { ...table, x: 48, name: 'Results' },
          { ...table, x: 500, name: 'Results' },
        ],
        { section: 'Appendix & more' },
      ),
    ],
  };
}
