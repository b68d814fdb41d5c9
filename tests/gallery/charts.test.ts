/** Figures that do not lie: what is drawn where, on the fixtures. */
import { describe, expect, test } from 'vitest';
import type { Item, PathItem, RectItem, TextItem } from '../../src/layout/types.js';
import { itemsIn, pageOf, tagsIn, viewOfTrial } from './pipeline.js';

function figureOf(name: string): {
  items: Item[];
  texts: TextItem[];
  paths: PathItem[];
  rects: RectItem[];
  alt: string;
} {
  const chart = viewOfTrial(name).chart!;
  const figure = tagsIn(pageOf(name, 'a4').page.content).find(({ alt }) => alt === chart.alt)!;
  const items = itemsIn(figure);
  const of = <K extends Item['kind']>(kind: K) =>
    items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind);
  return { items, texts: of('text'), paths: of('path'), rects: of('rect'), alt: chart.alt };
}
const at = ({ texts }: { texts: TextItem[] }, words: string) => texts.find(({ text }) => text.trim() === words)!;
const middle = ({ x, width }: TextItem) => x + width / 2;

describe('the kind of figure follows the outcome', () => {
  test.each([
    ['dazukibart', 'bars'],
    ['binary', 'proportions'],
    ['hazard', 'forest'],
    ['noninferiority', 'forest'],
    ['rate', 'bars'],
    ['visits', 'lines'],
    ['negative', 'forest'],
    ['equivalence', 'forest'],
  ])('%s: %s', (name, kind) => {
    expect(viewOfTrial(name).chart!.kind).toBe(kind);
  });
});

test('bars start at zero, and are as long as their values', () => {
  const figure = figureOf('binary');
  const zero = middle(at(figure, '0'));
  const unit = (middle(at(figure, '50')) - zero) / 50;
  const bars = figure.rects.filter(({ pattern }) => pattern !== undefined).sort((a, b) => a.y - b.y);
  expect(bars.map(({ x }) => Math.abs(x - zero) < 0.5)).toEqual([true, true]);
  expect(bars.map(({ width }) => Math.round((width / unit) * 10) / 10)).toEqual([29.9, 45]);
});

test('a share of nobody is printed and has no bar', () => {
  const figure = figureOf('zero-events');
  expect(at(figure, '0/200 (0%; 0 to 1.8)')).toBeDefined();
  expect(figure.rects.filter(({ pattern }) => pattern !== undefined).map(({ width }) => width > 0)).toEqual([
    true,
    false,
  ]);
});

test('an interval that leaves the axis ends in arrows; others end in caps', () => {
  const arrows = (name: string) =>
    figureOf(name).paths.filter(({ fill, points }) => fill === 'ink' && points.length === 3);
  const leaving = arrows('hazard');
  expect(leaving).toHaveLength(2);
  expect(leaving[0]!.points[1]![1]).toBe(leaving[1]!.points[1]![1]);
  expect(arrows('noninferiority')).toHaveLength(0);
});

test('ratios stand on a log axis, with the line of no effect at 1 and both sides named', () => {
  const figure = figureOf('hazard');
  const [half, one, two] = ['0.5', '1.0', '2.0'].map((tick) => middle(at(figure, tick)));
  expect(one! - half!).toBeCloseTo(two! - one!, 1);
  expect(
    figure.paths.some(
      ({ stroke, points }) =>
        stroke === 'ink' && points[0]![0] === points[1]![0] && Math.abs(points[0]![0] - one!) < 0.5,
    ),
  ).toBe(true);
  const [below, above] = [at(figure, '← favours corvadine'), at(figure, 'favours placebo\u00A0→')];
  expect(below.x + below.width).toBeLessThan(one!);
  expect(above.x).toBeGreaterThan(one!);
});

test('a row of a forest plot stands on one baseline', () => {
  const figure = figureOf('hazard');
  expect(at(figure, 'Cardiovascular death').baseline).toBeCloseTo(at(figure, '0.82 (0.69 to 0.98)').baseline, 1);
});

test('the smallest difference that matters is a band around no effect, and is named', () => {
  const figure = figureOf('negative');
  const [zero, two] = ['0', '2'].map((tick) => middle(at(figure, tick)));
  const band = figure.rects.find(({ fill }) => fill === 'tint')!;
  const unit = (two! - zero!) / 2;
  expect(band.x).toBeCloseTo(zero! - 1.5 * unit, 0);
  expect(band.width).toBeCloseTo(3 * unit, 0);
  expect(viewOfTrial('negative').chart!.note).toContain('smallest difference that matters, 1.5');
});

test('the margin of noninferiority is a dashed line at its value', () => {
  const figure = figureOf('noninferiority');
  const margin = figure.paths.find(({ stroke, dash }) => stroke === 'caution' && dash)!;
  expect(margin.points[0]![0]).toBeCloseTo(middle(at(figure, '−7.5')), 0);
});

test('both margins of equivalence are dashed lines, at both sides of no effect', () => {
  const figure = figureOf('equivalence');
  const [half, one, two] = ['0.5', '1.0', '2.0'].map((tick) => middle(at(figure, tick)));
  const dashed = figure.paths.filter(({ stroke, dash }) => stroke === 'caution' && dash);
  const places = dashed.map(({ points }) => 0.5 * 4 ** ((points[0]![0] - half!) / (two! - half!)));
  expect(places[0]).toBeCloseTo(0.8, 2);
  expect(places[1]).toBeCloseTo(1.25, 2);
  expect(one).toBeLessThan(dashed[1]!.points[0]![0]);
});

test('change over time has a line an arm, visits as far apart as in time, and the number at each', () => {
  const figure = figureOf('visits');
  const visits = ['week 4', 'week 8', 'week 12', 'week 18', 'week 24'].map((visit) => middle(at(figure, visit)));
  const step = (visits[4]! - visits[0]!) / 20;
  expect(visits.map((x) => Math.round((x - visits[0]!) / step))).toEqual([0, 4, 8, 14, 20]);
  const lines = figure.paths.filter(({ stroke, points }) => stroke !== undefined && points.length === 5);
  expect(new Set(lines.map(({ stroke, dash }) => `${stroke} ${dash?.join()}`)).size).toBe(3);
  for (const mark of viewOfTrial('visits').chart!.marks)
    expect(at(figure, mark.detail.replace('n = ', ''))).toBeDefined();
  expect(figure.alt).toContain('Glucosate 10 mg (week 12, n = 102) −1.7 (−1.9 to −1.5)');
});

test('a missing interval is said to be missing', () => {
  expect(viewOfTrial('dazukibart').chart!.note).toContain('not reported');
  expect(viewOfTrial('binary').chart!.note).not.toContain('not reported');
});

test('the flow shows zeros, and as many arms as there are', () => {
  const boxes = (name: string) => {
    const { flow } = viewOfTrial(name);
    const figure = tagsIn(pageOf(name, 'a4').page.content).find(({ alt }) => alt === flow.alt)!;
    return itemsIn(figure);
  };
  expect(boxes('dose-ranging').filter(({ kind }) => kind === 'rect')).toHaveLength(8);
  expect(boxes('zero-events').some((item) => item.kind === 'text' && item.text.trim() === '0')).toBe(true);
});
