/** The figure of a chart as shapes of a slide: its panels as native charts, and the words around them as boxes. */
import type { Chart } from '../../document/types.js';
import { textColorOf, type ColorName } from '../../theme/theme.js';
import { xOf, type Figure, type FigureRole, type FigureStyle, type FigureText, type Panel } from '../charts/figure.js';
import type { Area, ChartTable, DeckChart, DeckLabel, DeckParagraph, DeckText, Face } from '../types.js';
import { textBox } from './box.js';
import { chartTable } from './chart-table.js';
import { leading, safeShare, typeSizes } from './frame.js';
import { runsFrom, type DeckTypesetter } from './measured-words.js';

/** Sizes of what is read from afar, of the words beside it, and of estimates. */
interface Sizes {
  label: number;
  small: number;
  estimate: number;
}

/** From roomy to what a figure of very many rows needs. */
export const figureSizes: readonly Sizes[] = [
  { label: typeSizes.detail, small: typeSizes.small, estimate: typeSizes.text },
  { label: typeSizes.small, small: typeSizes.small, estimate: typeSizes.detail },
  { label: 12, small: 12, estimate: 12 },
  { label: 10, small: 10, estimate: 10 },
];

const looks: Record<FigureRole, { size: keyof Sizes; face: Face; color: ColorName }> = {
  head: { size: 'small', face: 'strong', color: 'ink' },
  detail: { size: 'small', face: 'regular', color: 'muted' },
  label: { size: 'label', face: 'strong', color: 'ink' },
  value: { size: 'label', face: 'strong', color: 'ink' },
  interval: { size: 'small', face: 'regular', color: 'ink' },
  estimate: { size: 'estimate', face: 'strong', color: 'ink' },
  tick: { size: 'small', face: 'regular', color: 'muted' },
};

/** How words of a figure are set on slides: measured as broken, with the margin of safety that all words have. */
export const figureStyle = (sizes: Sizes, typesetter: DeckTypesetter): FigureStyle => ({
  weight: 2,
  below: 5,
  of: (role) => {
    const { size, ...look } = looks[role];
    return { size: sizes[size], leading: sizes[size] * leading, ...look };
  },
  measure: (words, face) => {
    const text = typesetter.measure(words, face);
    return {
      ...text,
      natural: (size) => text.natural(size) / safeShare,
      count: (size, width) => text.count(size, width * safeShare),
    };
  },
});

/** The shapes of a figure whose upper left corner is at a place, in the order in which they are drawn. */
export function figureShapes(
  chart: Chart,
  figure: Figure,
  { x, y }: { x: number; y: number },
  style: FigureStyle,
): (DeckText | DeckChart)[] {
  const table = chartTable(chart, figure.panels);
  const panels = figure.panels.map((panel) => movedPanel(panel, x, y));
  const texts = figure.texts.map((text) => ({ ...text, x: text.x + x, y: text.y + y }));
  const names = new BoxNames();
  const shapes = [
    ...panels.flatMap(zonesOf),
    ...panels.map((panel) => {
      const told = texts.filter(({ tells }) => tells?.panel === panel.name);
      const labels = told.map((text) => ({ tells: text.tells!, box: boxOf([text], 'Label', style) }));
      return panelChart(chart, panel, labels, table);
    }),
    ...stacks(texts.filter(({ tells }) => !tells)).map((stack) => boxOf(stack, names.next(stack[0]!.role), style)),
  ];
  return shapes.map((shape) => ({ ...shape, ...within(shape, { x, y, width: figure.width, height: figure.height }) }));
}

/** The part of a box that lies in another: what air and slack add at its edges stays inside. */
function within(box: Area, outer: Area): Area {
  const [x, y] = [Math.max(box.x, outer.x), Math.max(box.y, outer.y)];
  const right = Math.min(box.x + box.width, outer.x + outer.width);
  const bottom = Math.min(box.y + box.height, outer.y + outer.height);
  return { x, y, width: right - x, height: bottom - y };
}

function movedPanel(panel: Panel, x: number, y: number): Panel {
  const points = panel.along === 'x' ? panel.points.map((one) => ({ ...one, across: one.across + y })) : panel.points;
  return { ...panel, x: panel.x + x, y: panel.y + y, points };
}

/** What is shaded lies behind the chart. */
function zonesOf(panel: Panel): DeckText[] {
  const names = { favoured: 'Favoured side', 'within margin': 'Within the margin' } as const;
  return panel.zones.map(({ kind, from, to }) => {
    const [left, right] = [xOf(panel, from), xOf(panel, to)];
    const place = { x: left, y: panel.y, width: right - left, height: panel.height };
    return textBox({
      name: names[kind],
      ...place,
      paragraphs: [{ runs: [], marker: 'none', before: 0 }],
      size: typeSizes.small,
      fill: 'tint',
    });
  });
}

/** Air around a chart's words, in points: programs set them a little apart from their points. */
const air = 6;

/** A chart as large as its panel and its words need. */
function panelChart(chart: Chart, panel: Panel, labels: DeckLabel[], table: ChartTable): DeckChart {
  const boxes = [panel, ...labels.map(({ box }) => box)];
  const left = Math.min(...boxes.map((box) => box.x)) - air;
  const top = Math.min(...boxes.map((box) => box.y)) - air;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + air;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + air;
  const { head, detail } = (panel.name === 'effect' ? chart.effect : chart.arms)!;
  const place = { x: left, y: top, width: right - left, height: bottom - top };
  const alt = [head.text, detail.text].filter(Boolean).join(', ');
  // What is shaded is drawn behind the chart.
  const own = { ...panel, zones: [] };
  return { kind: 'chart', name: chartNames[panel.name], alt, ...place, panel: own, labels, table };
}

const chartNames: Record<Panel['name'], string> = {
  arms: 'Chart of the arms',
  effect: 'Chart of comparisons',
  visits: 'Chart of visits',
};

// ── Words ───────────────────────────────────────────────────────────────────

/** Names of boxes that stay the same when the data change: by what they hold, counted. */
class BoxNames {
  private readonly counts = new Map<FigureRole, number>();

  next(role: FigureRole): string {
    const count = (this.counts.get(role) ?? 0) + 1;
    this.counts.set(role, count);
    return `${roleNames[role]} ${count}`;
  }
}

const roleNames: Record<FigureRole, string> = {
  head: 'Head',
  detail: 'Detail',
  label: 'Row',
  value: 'Value',
  interval: 'Cell',
  estimate: 'Estimate',
  tick: 'Words at the axis',
};

/** Texts right below one another in one column share a box. */
function stacks(texts: readonly FigureText[]): FigureText[][] {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.5;
  return texts.reduce<FigureText[][]>((all, text) => {
    const above = all.at(-1)?.at(-1);
    const goesOn =
      above &&
      near(above.x, text.x) &&
      near(above.width, text.width) &&
      near(above.y + above.height, text.y) &&
      above.align === text.align;
    if (goesOn) all.at(-1)!.push(text);
    else all.push([text]);
    return all;
  }, []);
}

/** Points by which a box is wider than its words, so that they stay on their line in every program. */
const slack = 4;

function boxOf(stack: readonly FigureText[], name: string, style: FigureStyle): DeckText {
  const [first] = stack;
  const { x, y, width, align } = first!;
  const left = { left: x, center: x - slack / 2, right: x - slack }[align];
  const each = stack.map((text) => lookOf(text, style));
  // A box that is not all strong is plain, with strong words in it.
  const base = { ...each[0]!, strong: each.every(({ strong }) => strong) };
  return textBox({
    ...{ name, x: left, y, width: width + slack, height: stack.reduce((sum, text) => sum + text.height, 0), align },
    ...base,
    paragraphs: stack.map(({ words, own }, index): DeckParagraph => {
      const runs = runsFrom(words).map((run) => (own ? { ...run, own } : run));
      const look = each[index]!;
      const isBase = look.size === base.size && look.color === base.color && look.strong === base.strong;
      return { runs, marker: 'none', before: 0, ...(!isBase && { style: look }) };
    }),
  });
}

function lookOf({ role, tone, color }: FigureText, style: FigureStyle) {
  const { size, face, color: usual } = style.of(role);
  return { size, strong: face === 'strong', color: color ?? (tone ? textColorOf(tone) : usual), caps: false };
}
