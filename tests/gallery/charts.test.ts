/** Figures that do not lie: what is drawn where, on the fixtures and on marks of their own. */
import { describe, expect, test } from 'vitest';
import { buildBrief } from '../../src/document/build.js';
import { parseMarkup } from '../../src/document/markup.js';
import type { Chart, Estimate, Mark, Worded } from '../../src/document/types.js';
import { Fonts } from '../../src/fonts/fonts.js';
import { linearAxis, logAxis } from '../../src/layout/charts/axis.js';
import type { Axis } from '../../src/layout/charts/figure.js';
import { estimationFigure, estimationHeight } from '../../src/layout/charts/estimation.js';
import { xOf, yOf, type Figure } from '../../src/layout/charts/figure.js';
import { flowFigure } from '../../src/layout/charts/flow.js';
import { forestFigure, forestHeight } from '../../src/layout/charts/forest.js';
import { visitsFigure, visitsHeight } from '../../src/layout/charts/visits.js';
import { figureStyle } from '../../src/layout/page/chart.js';
import { easeAt } from '../../src/layout/page/style.js';
import { Typesetter } from '../../src/layout/typesetter.js';
import type { CircleItem, Item, PathItem, RectItem, TextItem } from '../../src/layout/types.js';
import { defaultTheme } from '../../src/theme/theme.js';
import { briefOf, itemsIn, pageOf, tagsIn, trials, viewOfTrial } from './pipeline.js';

function figureOf(name: string) {
  const chart = viewOfTrial(name).chart!;
  const figure = tagsIn(pageOf(name, 'a4').page.content).find(({ alt }) => alt === chart.alt)!;
  const items = itemsIn(figure);
  const of = <K extends Item['kind']>(kind: K) =>
    items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind);
  const texts: TextItem[] = of('text');
  const paths: PathItem[] = of('path');
  const rects: RectItem[] = of('rect');
  const circles: CircleItem[] = of('circle');
  return { items, texts, paths, rects, circles, alt: chart.alt };
}
const at = ({ texts }: { texts: TextItem[] }, words: string) => texts.find(({ text }) => text.trim() === words)!;
const middle = ({ x, width }: TextItem) => x + width / 2;

const kinds = {
  estimation: [estimationFigure, estimationHeight],
  forest: [forestFigure, forestHeight],
  visits: [visitsFigure, visitsHeight],
} as const;

const onPage = () => figureStyle({ ...easeAt(0), typesetter: new Typesetter(new Fonts(defaultTheme.fonts, 'page')) });

/** The chart of a trial, and its geometry on the page at the natural setting. */
function geometryOf(chart: Chart, width = 350): Figure {
  const [figure, height] = kinds[chart.kind];
  const style = onPage();
  return figure(chart, width, height(chart, width, style).least, style);
}
const chartIn = (name: string): Chart =>
  briefOf(name)
    .children.flatMap((block) => (block.tag === 'columns' ? block.columns.flat() : [block]))
    .find((block) => block.tag === 'chart')!;

describe('the kind of figure follows the outcome', () => {
  test.each([
    ['dazukibart', 'estimation'],
    ['binary', 'estimation'],
    ['hazard', 'forest'],
    ['noninferiority', 'estimation'],
    ['rate', 'estimation'],
    ['visits', 'visits'],
    ['negative', 'forest'],
    ['equivalence', 'forest'],
  ])('%s: %s', (name, kind) => {
    expect(viewOfTrial(name).chart!.kind).toBe(kind);
  });
});

const charted = Object.keys(trials).filter((name) => viewOfTrial(name).chart !== null);

describe.each(charted)('%s', (name) => {
  const chart = chartIn(name);
  const { panels, texts, width, height } = geometryOf(chart);

  test('holds every interval whole, on ticks that are whole multiples of the step', () => {
    for (const { axis, points } of panels) {
      for (const { low, high, value, arrows } of points) {
        if (!arrows.low) expect(Math.min(low ?? value, value)).toBeGreaterThanOrEqual(axis.from);
        if (!arrows.high) expect(Math.max(high ?? value, value)).toBeLessThanOrEqual(axis.to);
      }
      if (axis.scale === 'linear') {
        for (const { value, text } of axis.ticks) {
          expect(Math.abs(value / axis.step - Math.round(value / axis.step))).toBeLessThan(1e-9);
          expect(text.length).toBeLessThan(8);
        }
      }
    }
  });

  test('has its words inside, and an axis that runs to the right or up', () => {
    for (const text of texts) {
      expect(text.x).toBeGreaterThanOrEqual(-0.5);
      expect(text.x + text.width).toBeLessThanOrEqual(width + 1);
      expect(text.y + text.height).toBeLessThanOrEqual(height + 1);
    }
    for (const { axis } of panels) expect(axis.to).toBeGreaterThan(axis.from);
  });
});

test('arms are dots at their values with intervals, and the difference stands beside them on its own axis', () => {
  const [arms, effect] = geometryOf(chartIn('binary')).panels;
  expect(arms!.points.map(({ value, low, high, shape }) => [value, low, high, shape])).toEqual([
    [29.9, 25.4, 34.7, 'circle'],
    [45, 40.1, 50, 'circle'],
  ]);
  expect(effect!.points.map(({ value, low, high, shape }) => [value, low, high, shape])).toEqual([
    [1.51, 1.25, 1.81, 'square'],
  ]);
  // Both on the row of their arm.
  expect(effect!.points[0]!.across).toBe(arms!.points[1]!.across);
  expect(effect!.zones).toEqual([{ kind: 'favoured', from: 1, to: effect!.axis.to }]);
});

test('no bar has a whisker: what is drawn of an arm is a dot, a line and caps', () => {
  const figure = figureOf('binary');
  expect(figure.circles).toHaveLength(2);
  expect(figure.rects.filter(({ width }) => width > 12).map(({ fill }) => fill)).toEqual(['tint']);
});

test('the comparator stands first and is the reference; doses rise from light to dark', () => {
  const { marks } = viewOfTrial('dazukibart').chart!;
  expect(marks.map(({ label, tone }) => [label, tone])).toEqual([
    ['Placebo', 'comparator'],
    ['150 mg', 'arm-2'],
    ['600 mg', 'arm-1'],
  ]);
  expect(at(figureOf('dazukibart'), 'reference')).toBeDefined();
  const doses = viewOfTrial('dose-ranging').chart!.marks.map(({ label }) => label);
  expect(doses).toEqual(['Placebo', '0.25 mg', '0.5 mg', '1 mg', '2 mg', '4 mg']);
});

test('ratios stand on a log axis, with the line of no effect at 1 and both sides named', () => {
  const [panel] = geometryOf(chartIn('hazard')).panels;
  const [low, one, high] = [0.9, 1, 1 / 0.9].map((value) => xOf(panel!, value));
  expect(one! - low!).toBeCloseTo(high! - one!, 5);
  expect(panel!.lines).toContainEqual({ kind: 'no effect', value: 1 });
  const figure = figureOf('hazard');
  const [below, above] = [at(figure, '← favours corvadine'), at(figure, 'favours placebo\u00A0→')];
  expect(below.x + below.width).toBeLessThan(above.x);
});

test('subgroups stand indented under their outcome, with what both arms had', () => {
  const { marks, columns } = viewOfTrial('hazard').chart!;
  expect(columns).toEqual(['Corvadine, events/n', 'Placebo, events/n']);
  expect(marks.map(({ level }) => level)).toEqual(['0', '1', '1', '1', '0', '0', '0']);
});

test('what a margin allows is tinted, and its line is named', () => {
  const [, panel] = geometryOf(chartIn('noninferiority')).panels;
  expect(panel!.zones).toEqual([{ kind: 'within margin', from: -7.5, to: panel!.axis.to }]);
  const figure = figureOf('noninferiority');
  const line = figure.paths.find(({ stroke, dash }) => stroke === 'caution' && dash)!;
  expect(middle(at(figure, 'noninferiority margin −7.5'))).toBeCloseTo(line.points[0]![0], -2);
  expect(at(figure, 'noninferior')).toBeDefined();
  const [equivalence] = geometryOf(chartIn('equivalence')).panels;
  expect(equivalence!.zones).toEqual([{ kind: 'within margin', from: 0.8, to: 1.25 }]);
});

test('the smallest difference that matters is a pair of dotted lines, and is named', () => {
  const [panel] = geometryOf(chartIn('negative')).panels;
  expect(panel!.lines.filter(({ kind }) => kind === 'important').map(({ value }) => value)).toEqual([-1.5, 1.5]);
  expect(viewOfTrial('negative').chart!.note).toContain('smallest difference that matters');
});

test('change over time has a line an arm on a true axis of time from baseline, and the number at each visit', () => {
  const chart = chartIn('visits');
  const { panels, texts } = geometryOf(chart);
  const [lines, strip] = panels;
  expect(lines!.time!.from).toBe(0);
  expect(lines!.time!.ticks.map(({ value }) => value)).toEqual([4, 8, 12, 18, 24]);
  expect(new Set(lines!.points.map(({ series, tone, shape }) => `${series} ${tone} ${shape}`)).size).toBe(3);
  const top = yOf(lines!, lines!.axis.to);
  expect(top).toBeCloseTo(lines!.y, 5);
  const printed = texts.map(({ words }) => words.map((word) => (word.tag === 'text' ? word.text : '')).join(''));
  for (const { detail } of chart.marks) expect(printed).toContain(detail.text);
  expect(strip!.points.map(({ value }) => value)).toEqual([-1.2, -1.7]);
  expect(figureOf('visits').alt).toContain('10 mg (week 12, 102) −1.7');
});

test('a missing interval is said to be missing, and the value has a line to zero', () => {
  expect(viewOfTrial('dazukibart').chart!.note).toContain('not reported');
  expect(viewOfTrial('binary').chart!.note).not.toContain('not reported');
  expect(geometryOf(chartIn('dazukibart')).panels[0]!.points.every(({ stem }) => stem)).toBe(true);
});

const word = (text: string): Worded => ({ text, letters: '', data: [] });
function oneSided(open: Estimate['open'], low: number | null, high: number | null): Chart {
  const estimate: Estimate = {
    tag: 'estimate',
    value: 1.2,
    low,
    high,
    open,
    text: word('1.2'),
    interval: word('a limit'),
    p: word(''),
    verdict: '',
  };
  const mark: Mark = {
    tag: 'mark',
    label: word('Drug'),
    detail: word(''),
    tone: 'arm-1',
    level: 0,
    at: '',
    value: null,
    low: null,
    high: null,
    text: word(''),
    cells: [],
    estimates: [estimate],
  };
  return {
    tag: 'chart',
    place: { file: '', line: 1, column: 1 },
    drop: 0,
    kind: 'forest',
    title: '',
    alt: '',
    numbers: 'plain',
    arms: null,
    effect: {
      tag: 'effect',
      head: word('Hazard ratio'),
      detail: word(''),
      scale: 'log',
      noEffect: 1,
      favours: null,
      favoured: null,
      important: null,
      margins: [],
      marginName: '',
    },
    columns: [],
    marks: [mark],
  };
}

test('an interval with one limit ends in an arrow at the other side', () => {
  const [up] = geometryOf(oneSided('low', null, 4)).panels[0]!.points;
  expect(up!.arrows).toEqual({ low: true, high: false });
  expect(up!.high).toBe(4);
  const [down] = geometryOf(oneSided('high', 0.4, null)).panels[0]!.points;
  expect(down!.arrows).toEqual({ low: false, high: true });
  // A limit that is only not reported is no arrow.
  const [missing] = geometryOf(oneSided(null, 0.4, null)).panels[0]!.points;
  expect(missing!.arrows).toEqual({ low: false, high: false });
});

test('axes have round ticks without the dust of floats, and keep below what cannot be exceeded', () => {
  const texts = ({ ticks }: Axis) => ticks.map(({ text }) => text);
  expect(texts(linearAxis([-0.3, 0.1], 'plain', 4))).toEqual(['−0.3', '−0.2', '−0.1', '0.0', '0.1']);
  expect(linearAxis([0, 97], 'plain', 5, 100).to).toBe(100);
  expect(texts(logAxis([0.55, 1.9], 'plain', 6))).toEqual(['0.7', '1', '1.4']);
  expect(texts(logAxis([0.04, 31.5], 'plain', 5))).toEqual(['0.1', '1', '10']);
  // As the values beside them.
  expect(texts(linearAxis([-0.3, 0.1], 'lancet', 4))).toEqual(['−0·3', '−0·2', '−0·1', '0·0', '0·1']);
  expect(texts(logAxis([0.55, 1.9], 'lancet', 6))).toEqual(['0·7', '1', '1·4']);
  expect(texts(linearAxis([0, 19000], 'nejm', 2))).toEqual(['0', '10,000', '20,000']);
});

test('the flow shows zeros, and arms as bars as long as their numbers', () => {
  const boxes = (name: string) => {
    const { flow } = viewOfTrial(name);
    return itemsIn(tagsIn(pageOf(name, 'a4').page.content).find(({ alt }) => alt === flow.alt)!);
  };
  const bars = (name: string) => boxes(name).filter((item) => item.kind === 'rect');
  expect(bars('dose-ranging')).toHaveLength(6);
  const widths = bars('dazukibart').map(({ width }) => width);
  expect(widths[1]! / widths[0]!).toBeCloseTo(15 / 37, 5);
  expect(boxes('zero-events').some((item) => item.kind === 'text' && item.text.trim() === '0')).toBe(true);
});

test('no line of the flow goes through the words of a step, be its number known or not', () => {
  const steps = (n: string) =>
    `<step n="125" label="screened"><step n="${n}" label="Number randomised: not reported"><step n="NR" label="Oral"/><step n="NR" label="Usual care"/></step></step>`;
  for (const n of ['', '75']) {
    const source = `<brief><h1>T</h1><flow alt="F">${steps(n)}</flow><p role="foot">Foot.</p></brief>`;
    const flow = buildBrief(parseMarkup(source, 'brief.hbs')).children.find((block) => block.tag === 'flow')!;
    const { joints, texts } = flowFigure(flow, 520, onPage());
    expect(joints.length).toBeGreaterThan(2);
    for (const points of joints) {
      points.slice(1).forEach(([x, y], index) => {
        const [from, height] = points[index]!;
        // The box of a number is as wide as that of the words below it.
        const crossed = texts
          .filter(({ role }) => role === 'detail')
          .filter(
            (text) =>
              Math.abs(height - y) < 0.01 &&
              y > text.y &&
              y < text.y + text.height &&
              x > text.x &&
              from < text.x + text.width - 2,
          );
        expect(crossed.map(({ words }) => words)).toEqual([]);
      });
    }
  }
});
