import { describe, expect, it } from 'vitest';
import { linearScale } from '../../src/layout/scale.js';
import { logScale, tickFormat } from '../../src/pptx/chart/scale.js';
import { buildChart } from '../../src/pptx/chart/build.js';
import { columnName } from '../../src/pptx/chart/sheet.js';
import type { DeckFigure as Chart } from '../../src/layout/types.js';
import { all, elements, sample, shape, unescape, words, type Package } from './inspect.js';
import { chart, differences, down, forest, mark } from './sample.js';

/** Cells of the workbook by address. */
function cells(deck: Package, number: number): Map<string, string> {
  const xml = deck.workbook(number).text('xl/worksheets/sheet1.xml');
  const found = xml.matchAll(
    /<c r="(\w+)"(?: t="inlineStr")?>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/g,
  );
  return new Map([...found].map(([, address, value, text]) => [address!, unescape(value ?? text ?? '')]));
}

/** Values by address, as a reference in the chart has cached them. */
function cached(reference: string): [string, string][] {
  const [, column, first, , last] = /<c:f>Sheet1!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?<\/c:f>/.exec(reference)!;
  const count = Number(all(reference, /<c:ptCount val="(\d+)"/g)[0]);
  expect(count).toBe(Number(last ?? first) - Number(first) + 1);
  return [...reference.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, index, value]) => [
    `${column}${Number(first) + Number(index)}`,
    unescape(value!),
  ]);
}

/** Values of an element of a series, such as its `c:val`. */
function values(series: string, tag: string): string[] {
  return all(elements(series, tag)[0]!, /<c:v>([^<]*)<\/c:v>/g).map(unescape);
}

/** Texts of the labels, by series; lines of one label joined by a slash. */
/** Labels without the space that keeps them off their mark. */
function labelTexts(series: string): string[] {
  return elements(series, 'c:dLbl').map((label) => elements(label, 'a:p').map(words).join('/').trim());
}

function build(figure: Chart): string {
  const box = {
    kind: 'chart',
    name: 'c',
    x: 0,
    y: 0,
    width: 600,
    height: 300,
    chart: figure,
    size: 14,
    titleSize: 16,
  } as const;
  return buildChart(box, 'en-GB').xml;
}

describe('every chart', () => {
  it('is described, and keeps the place of its box', async () => {
    const frame = shape((await sample()).slides[2]!, 'Bars');
    expect(unescape(/ descr="([^"]*)"/.exec(frame)![1]!)).toBe(down.alt);
    expect(frame).toContain('<a:off x="609600" y="1905000"/><a:ext cx="5715000" cy="4064000"/>');
    const deck = await sample();
    const frames = deck.slides
      .flatMap((xml) => elements(xml, 'p:graphicFrame'))
      .filter((one) => one.includes('<c:chart'));
    expect(frames).toHaveLength(5);
    expect(frames.filter((one) => !/ descr="[^"]+"/.test(one))).toEqual([]);
  });

  it('caches what its workbook holds, cell by cell', async () => {
    const deck = await sample();
    deck.charts.forEach((xml, index) => {
      const sheet = cells(deck, index + 1);
      const references = [...elements(xml, 'c:numRef'), ...elements(xml, 'c:strRef')].flatMap(cached);
      expect(references.length).toBeGreaterThan(5);
      for (const [address, value] of references) expect([address, sheet.get(address)]).toEqual([address, value]);
    });
  });

  it('is numbered from 1 and leads to its own workbook', async () => {
    const deck = await sample();
    expect(deck.matching(/charts\/chart\d+\.xml$/)).toEqual([1, 2, 3, 4, 5].map((n) => `ppt/charts/chart${n}.xml`));
    for (const n of [1, 2, 3, 4, 5]) {
      expect(deck.text(`ppt/charts/_rels/chart${n}.xml.rels`)).toContain(`Microsoft_Excel_Worksheet${n}.xlsx`);
      expect(deck.text(`ppt/slides/_rels/slide${n + (n === 5 ? 3 : 2)}.xml.rels`)).toContain(
        `/ppt/charts/chart${n}.xml`,
      );
    }
  });

  it('has two axes, square corners and its title small and bold, if it has one', async () => {
    const { charts } = await sample();
    for (const xml of charts) {
      expect(all(xml, /<c:(?:bar|line|scatter)Chart>.*?(<c:axId.*?)<\/c:(?:bar|line|scatter)Chart>/gs)).toEqual([
        '<c:axId val="1"/><c:axId val="2"/>',
      ]);
      expect(xml).toContain('<c:roundedCorners val="0"/>');
    }
    expect(words(elements(charts[0]!, 'c:title')[0]!)).toBe('Title of bars');
    expect(elements(charts[0]!, 'c:title')[0]).toContain('sz="1400" b="1"');
    expect(charts[1]).toContain('<c:autoTitleDeleted val="1"/>');
  });
});

describe('bars', () => {
  it('have one bar a mark in the colour of its arm, top to bottom, and the labels as printed', async () => {
    const xml = (await sample()).charts[0]!;
    const [bars, labels] = elements(xml, 'c:ser');
    expect(values(bars!, 'c:val')).toEqual(['-2.9', '-16.6', '-19.2']);
    expect(values(bars!, 'c:cat')).toEqual(['Placebo\nn = 24', '150 mg\nn = 23', '600 mg\nn = 22', '300 mg & more']);
    expect(elements(bars!, 'c:dPt').map((point) => all(point, /schemeClr val="(\w+)"/g)[0])).toEqual([
      'accent3',
      'accent2',
      'accent1',
      'accent2',
    ]);
    expect(labelTexts(labels!)).toEqual(['−2.9', '−16.6', '−19.2', 'not reported']);
    expect(elements(xml, 'c:catAx')[0]).toContain('<c:orientation val="maxMin"/>');
    expect(xml).not.toContain('<c:legend>');
  });

  it('have whiskers from low to high where both are known', async () => {
    const [bars, labels] = elements((await sample()).charts[0]!, 'c:ser');
    expect(values(bars!, 'c:plus')).toEqual(['3.1', '2.9']);
    expect(values(bars!, 'c:minus')).toEqual(['3.1', '2.9']);
    expect(values(labels!, 'c:val')).toEqual(['-6', '-19.5', '-19.2', '-0.000001'].map((v) => String(Number(v))));
  });

  it('grow to the right when no value is above zero', async () => {
    const xml = (await sample()).charts[0]!;
    const axis = elements(xml, 'c:valAx')[0]!;
    expect(axis).toContain('<c:orientation val="maxMin"/><c:max val="2"/><c:min val="-20"/>');
    expect(elements(xml, 'c:catAx')[0]).toContain('<c:tickLblPos val="high"/>');
    expect(unescape(all(axis, /formatCode="([^"]+)"/g)[0]!)).toBe('0;"−"0');
    expect(words(elements(axis, 'c:title')[0]!)).toBe('Points; lower is better');
  });

  it('start at zero', () => {
    const one = (value: number) => build(chart('bars', [mark('A', { value, text: 'x' })]));
    expect(one(18)).toContain('<c:orientation val="minMax"/><c:max val="20"/><c:min val="0"/>');
    expect(one(18)).toContain('<c:tickLblPos val="nextTo"/>');
    expect(one(-18)).toContain('<c:orientation val="maxMin"/><c:max val="0"/><c:min val="-20"/>');
  });

  it('keep categories clear of bars that cross zero, and say what each side means', async () => {
    const xml = (await sample()).charts[4]!;
    expect(elements(xml, 'c:catAx')[0]).toContain('<c:tickLblPos val="low"/>');
    expect(elements(elements(xml, 'c:valAx')[0]!, 'a:p').map(words)).toContain('← worse     better →');
    expect(build({ ...down, favours: ['better', 'worse'] })).toContain('← worse     better →');
  });

  it('end at 100 % for proportions', async () => {
    const axis = elements((await sample()).charts[1]!, 'c:valAx')[0]!;
    expect(axis).toContain('<c:max val="100"/><c:min val="0"/>');
    expect(unescape(all(axis, /formatCode="([^"]+)"/g)[0]!)).toBe('0"%";"−"0"%"');
  });
});

describe('forest plots', () => {
  it('draw each interval through its estimate on a log axis, names left and numbers right', async () => {
    const deck = await sample();
    const xml = deck.charts[2]!;
    const axis = elements(xml, 'c:valAx')[0]!;
    expect(axis).toContain('<c:logBase val="2"/><c:orientation val="minMax"/><c:max val="2"/><c:min val="0.5"/>');
    const series = elements(xml, 'c:ser');
    const names = series.map((one) => values(one, 'c:tx')[0]);
    expect(names).toEqual([
      'No effect',
      'Overall',
      'Age 65 or over',
      'Age under 65',
      'Estimate 1',
      'Estimate 2',
      'Rows',
      'Printed',
      'Direction below',
      'Direction above',
    ]);
    expect(labelTexts(series[6]!)).toEqual(['Overall/n = 400', 'Age 65 or over', 'Age under 65', 'Not estimable']);
    expect(labelTexts(series[7]!)).toEqual(forest.marks.map(({ text }) => text));
    expect(series.slice(8).flatMap(labelTexts)).toEqual(['← favours aspirin', 'favours placebo →']);
    expect(values(series[1]!, 'c:yVal')).toEqual(['4', '4', '4']);
    const sheet = cells(deck, 3);
    const rows = [...sheet].filter(([address, name]) => address.startsWith('A') && name.startsWith('Overall'));
    expect(rows.slice(0, 3).map(([address]) => sheet.get(address.replace('A', 'B')))).toEqual(['0.58', '0.71', '0.86']);
  });

  it('give every series all the points, or LibreOffice drops lines', async () => {
    for (const xml of (await sample()).charts.slice(2, 4)) {
      const counts = elements(xml, 'c:yVal').flatMap((one) => all(one, /<c:ptCount val="(\d+)"/g));
      expect(counts.length).toBeGreaterThan(4);
      expect(new Set(counts).size).toBe(1);
    }
  });

  const names = (figure: Parameters<typeof build>[0]) =>
    elements(build(figure), 'c:ser').map((one) => values(one, 'c:tx')[0]);

  it('have the line of no effect, and none without', () => {
    expect(names(differences)).toContain('No effect');
    expect(names({ ...differences, noEffect: null })).not.toContain('No effect');
  });

  it('have the margin as a dashed line on the axis, which reaches it', () => {
    const xml = build({ ...differences, margins: [-7] });
    expect(names({ ...differences, margins: [-7] })).toContain('Margin');
    expect(xml).toContain('<a:prstDash val="dash"/>');
    expect(Number(all(elements(xml, 'c:valAx')[0]!, /<c:min val="([^"]+)"/g)[0])).toBeLessThanOrEqual(-7);
    expect(build(differences)).not.toContain('<a:prstDash');
  });

  it('shade what matters too little on both sides of no effect, so that one sees through', () => {
    const figure = { ...differences, important: 1.5 };
    const series = elements(build(figure), 'c:ser');
    expect(names(figure).slice(0, 3)).toEqual([
      'Matters less',
      'Smallest difference that matters 1',
      'Smallest difference that matters 2',
    ]);
    expect(series[0]).toContain('<a:alpha val="20000"/>');
    expect(names(differences)).not.toContain('Matters less');
  });

  it('have both margins of equivalence as dashed lines', () => {
    const figure = { ...differences, margins: [-7, 7] };
    expect(names(figure)).toEqual(expect.arrayContaining(['Margin 1', 'Margin 2']));
    expect(build(figure).match(/<a:prstDash val="dash"\/>/g)).toHaveLength(2);
  });

  it('end in an arrow where the interval leaves the axis, which the other intervals keep', () => {
    const wide = mark('Over 75', { value: 1.1, low: 0.04, high: 31.5, text: 'x' });
    const zero = mark('A', { value: 0.5, low: 0, high: 2, text: 'x' });
    const ends = (figure: Parameters<typeof build>[0]) => {
      const axis = elements(build(figure), 'c:valAx')[0]!;
      return [/<c:min val="([^"]+)"/g, /<c:max val="([^"]+)"/g].map((end) => Number(all(axis, end)[0]));
    };
    const both = { ...forest, marks: [...forest.marks, wide] };
    expect(build(both)).toContain('◄');
    expect(build(both)).toContain('►');
    expect(ends(both)[0]).toBeGreaterThan(0.04);
    expect(ends(both)[1]).toBeLessThan(31.5);
    expect(build({ ...forest, marks: [zero] })).toContain('◄');
    expect(build({ ...forest, marks: [zero] })).not.toContain('►');
    expect(build(forest)).not.toMatch(/[◄►]/);
  });
});

describe('lines', () => {
  const at = (visit: string, label: string, value: number | null, detail: string) =>
    mark(label, {
      ...{ at: visit, value, detail, tone: label === 'Placebo' ? 'comparator' : 'arm-1' },
      ...(value === null ? { text: 'NR' } : { low: value - 0.5, high: value + 1, text: String(value) }),
    });
  const marks = [
    at('Week 4', 'Placebo', -1, 'n = 20'),
    at('Week 8', 'Placebo', -2, 'n = 18'),
    at('Week 4', 'Aspirin', -3, 'n = 21'),
    at('Week 8', 'Aspirin', null, 'n = 19'),
  ];
  const xml = build(chart('lines', marks, { axis: 'Points (lower is better)' }));
  const series = elements(xml, 'c:ser');

  it('have one line an arm in its colour and with a marker of its own, named in the legend', () => {
    expect(series.map((one) => values(one, 'c:tx')[0])).toEqual(['Placebo', 'Aspirin']);
    expect(series.map((one) => all(one, /<c:symbol val="(\w+)"/g)[0])).toEqual(['circle', 'square']);
    expect(series.map((one) => all(one, /<a:schemeClr val="(\w+)"/g)[0])).toEqual(['accent3', 'accent1']);
    expect(xml).toContain('<c:legendPos val="t"/>');
  });

  it('have the visits in order, with the number analysed of each arm under them', () => {
    expect(values(series[0]!, 'c:cat')).toEqual(['Week 4\nn = 20\nn = 21', 'Week 8\nn = 18\nn = 19']);
    expect(words(elements(elements(xml, 'c:catAx')[0]!, 'c:title')[0]!)).toBe('n under each visit: Placebo, Aspirin');
    expect(words(elements(elements(xml, 'c:valAx')[0]!, 'c:title')[0]!)).toBe('Points (lower is better)');
  });

  it('draw intervals as error bars along y, and no point where nothing is reported', () => {
    expect(series[0]).toContain('<c:errBars><c:errDir val="y"/>');
    expect(values(series[0]!, 'c:plus')).toEqual(['1', '1']);
    expect(values(series[0]!, 'c:minus')).toEqual(['0.5', '0.5']);
    expect(values(series[1]!, 'c:val')).toEqual(['-3']);
  });

  it('print the last value of each line beside it, and hold zero on the axis', () => {
    expect(series.flatMap(labelTexts)).toEqual(['-2', '-3']);
    expect(xml).toMatch(/<c:max val="0"\/><c:min val="-[\d.]+"\/>/);
  });
});

describe('scales', () => {
  it.each([
    [[0, 19.2], { min: 0, max: 20, step: 5 }],
    [[-0.03, 0.07], { min: -0.04, max: 0.08, step: 0.02 }],
    [[0, 0], { min: 0, max: 0.2, step: 0.2 }],
    [[3, 3], { min: 3, max: 4, step: 1 }],
    [[0, 1234], { min: 0, max: 1250, step: 250 }],
  ])('hold %j', (values, scale) => {
    expect(linearScale(values)).toEqual(scale);
  });

  it.each([
    [[0.58, 1.35], { min: 0.5, max: 2, step: 2 }],
    [[0.02, 30], { min: 0.01, max: 100, step: 10 }],
    [[1, 1], { min: 1, max: 2, step: 2 }],
  ])('hold %j on a log axis', (values, scale) => {
    expect(logScale(values)).toEqual(scale);
  });

  it.each([
    [5, '0;"−"0'],
    [0.5, '0.0;"−"0.0'],
    [0.25, '0.00;"−"0.00'],
  ])('print ticks of %d as %s', (step, format) => {
    expect(tickFormat({ min: 0, max: 1, step })).toBe(format);
  });

  it('name columns past Z', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
