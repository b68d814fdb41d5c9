import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/document/types.js';
import type { DeckChart } from '../../src/layout/types.js';
import { buildChart } from '../../src/pptx/chart/build.js';
import { labelFormula } from '../../src/pptx/chart/label-formulas.js';
import { columnName } from '../../src/pptx/chart/sheet.js';
import { all, elements, sample, unescape, type Package } from './inspect.js';
import { chart, down, effect, estimate, figure, forest, mark, visits } from './sample.js';

/** Cells of the workbook by address: their values, and formulas. */
function cells(deck: Package, number: number): Map<string, { value: string; formula: string | undefined }> {
  const xml = deck.workbook(number).text('xl/worksheets/sheet1.xml');
  const found = xml.matchAll(
    /<c r="(\w+)"(?: t="\w+")?>(?:(?:<f>([^<]*)<\/f>)?<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/g,
  );
  return new Map(
    [...found].map(([, address, formula, value, text]) => [
      address!,
      {
        value: unescape(value ?? text ?? '').replaceAll('\u00A0', ' '),
        formula: formula && unescape(formula).replaceAll('\u00A0', ' '),
      },
    ]),
  );
}

/** Values by address, as a reference in the chart has cached them: along a column or a row. */
function cached(reference: string): [string, string][] {
  const [, column, first, , last] = /<c(?:15)?:f>Sheet1!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?<\/c(?:15)?:f>/.exec(
    reference,
  )!;
  const isRow = last === first;
  return [...reference.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].map(([, index, value]) => [
    isRow
      ? `${columnName(column!.charCodeAt(0) - 65 + Number(index))}${first}`
      : `${column}${Number(first) + Number(index)}`,
    unescape(value!).replaceAll('\u00A0', ' '),
  ]);
}

const values = (series: string, tag: string): string[] =>
  elements(series, tag).flatMap((one) => all(one, /<c:v>([^<]*)<\/c:v>/g).map(unescape));

/** The charts of a figure, as XML by name. */
function built(drawn: Chart): Record<string, string> {
  const items = figure([48, 124, 864, 320], drawn).items.filter((item): item is DeckChart => item.kind === 'chart');
  return Object.fromEntries(items.map((item) => [item.name, buildChart(item, 'en-GB').xml]));
}
const named = (xml: string, name: string) => elements(xml, 'c:ser').filter((one) => values(one, 'c:tx')[0] === name);
/** What a series prints at its points. */
const printed = (series: string) =>
  elements(series, 'c:dLbl').map((label) =>
    all(label, /<a:t>([^<]*)<\/a:t>/g)
      .map(unescape)
      .join('')
      .replace(/\s/g, ' '),
  );
const ends = (xml: string) =>
  [/<c:min val="([^"]+)"/, /<c:max val="([^"]+)"/].map((end) => Number(end.exec(elements(xml, 'c:valAx')[0]!)![1]));

describe('every chart', () => {
  it('caches what its workbook holds, cell by cell', async () => {
    const deck = await sample();
    expect(deck.charts).toHaveLength(5);
    deck.charts.forEach((xml, index) => {
      const sheet = cells(deck, index + 1);
      const references = ['c:numRef', 'c:strRef', 'c15:datalabelsRange']
        .flatMap((tag) => elements(xml, tag))
        .flatMap(cached);
      expect(references.length).toBeGreaterThan(5);
      for (const [address, value] of references) expect([address, sheet.get(address)?.value]).toEqual([address, value]);
    });
  });

  it('has a scatter, two axes with fixed ends and square corners', async () => {
    for (const xml of (await sample()).charts) {
      expect(xml).toContain('<c:axId val="1"/><c:axId val="2"/></c:scatterChart>');
      expect(xml).toContain('<c:roundedCorners val="0"/>');
      expect(elements(xml, 'c:valAx')).toHaveLength(2);
    }
  });

  it('has a sheet that reads as a table of the trial', async () => {
    const sheet = cells(await sample(), 1);
    const row = (number: number) => 'ABCDEFGH'.split('').map((column) => sheet.get(`${column}${number}`)?.value);
    expect(row(1)).toEqual([
      'Arm',
      'n',
      'Mean change',
      'Low',
      'High',
      'Difference from placebo',
      'Difference: low',
      'Difference: high',
    ]);
    expect(row(3)).toEqual(['150 mg', 'n = 23', '-16.6', '-19.5', '-13.7', '-13.7', '-18.3', '-9']);
  });

  it('prints what its cells say, which follow the values', async () => {
    const deck = await sample();
    const sheet = cells(deck, 2);
    const label = [...sheet.values()].find(({ value }) => value === '−18.3 to −9.0');
    expect(label?.formula).toBe(
      'SUBSTITUTE(SUBSTITUTE(FIXED(G3,1,TRUE),"-","−"),",",".")&" to "&SUBSTITUTE(SUBSTITUTE(FIXED(H3,1,TRUE),"-","−"),",",".")',
    );
    const fields = deck.charts.flatMap((xml) => elements(xml, 'a:fld'));
    expect(fields.filter((one) => !one.includes('type="CELLRANGE"'))).toEqual([]);
    expect(fields.map((one) => all(one, /<a:t>([^<]*)</g)[0]!.replaceAll('\u00A0', ' '))).toEqual(
      expect.arrayContaining(['−2.9', '−16.3', '0.71', '0.50 to 0.84', '−4']),
    );
  });
});

describe('an estimation figure', () => {
  const xml = built(down);
  const [groups, compared] = [xml['Chart of the arms']!, xml['Chart of comparisons']!];

  it('has a dot an arm with its interval, and no bars', () => {
    expect(Object.keys(xml)).toEqual(['Chart of the arms', 'Chart of comparisons']);
    expect(named(groups, '150 mg').map((one) => values(one, 'c:xVal'))).toEqual([['-19.5', '-13.7'], ['-16.6']]);
    expect(named(groups, '150 mg').flatMap(printed)).toEqual(['−16.6']);
    // Without an interval, a stem from zero.
    expect(named(groups, '600 mg').map((one) => values(one, 'c:xVal'))).toEqual([['0', '-19.2'], ['-19.2']]);
    expect(groups + compared).not.toContain('barChart');
  });

  it('has the difference on an axis of its own, with the line of no effect', () => {
    expect(named(compared, '600 mg').map((one) => values(one, 'c:xVal'))).toEqual([['-20.4', '-12.1'], ['-16.3']]);
    expect(values(named(compared, 'No effect')[0]!, 'c:xVal')).toEqual(['0', '0']);
    expect(elements(compared, 'c:ser').flatMap(printed)).toEqual(['−13.7', '−18.3 to −9.0', '−16.3', '−20.4 to −12.1']);
  });

  it('has ticks at whole multiples of the step, printed by a number format', () => {
    expect(ends(compared)).toEqual([-25, 0]);
    expect(elements(compared, 'c:valAx')[0]).toContain('<c:majorUnit val="5"/>');
    expect(unescape(all(elements(compared, 'c:valAx')[0]!, /formatCode="([^"]+)"/g)[0]!)).toBe('0;"−"0;0');
  });

  it('has the margins as dashed lines on the axis, which reaches them', () => {
    const margins = built({ ...down, effect: { ...effect, margins: [-30], marginName: 'margin −30' } })[
      'Chart of comparisons'
    ]!;
    expect(named(margins, 'Margin')[0]).toContain('<a:prstDash val="dash"/>');
    expect(ends(margins)[0]).toBeLessThanOrEqual(-30);
    expect(compared).not.toContain('prstDash');
  });

  it('ends in an arrow where an interval has no limit, and holds the others whole', () => {
    const open = { ...estimate(-13.7, null, -9, '−13.7', 'below −9.0'), open: 'low' as const };
    const one = built(
      chart(
        'estimation',
        [mark('Placebo', { value: 1, text: '1' }), mark('A', { value: 2, text: '2', estimates: [open] })],
        { effect },
      ),
    );
    const arrows = (from: string) => named(from, 'A: beyond the axis');
    expect(arrows(one['Chart of comparisons']!)).toHaveLength(1);
    expect(arrows(compared)).toHaveLength(0);
    // LibreOffice loses the values of a chart whose later series have more points.
    expect(elements(one['Chart of comparisons']!, 'c:ser')[0]).toBe(arrows(one['Chart of comparisons']!)[0]);
  });
});

describe('a forest plot', () => {
  const xml = built(forest)['Chart of comparisons']!;

  it('is drawn on a log axis with ticks where people read them', () => {
    expect(elements(xml, 'c:valAx')[0]).toContain('<c:logBase val="10"/>');
    const ticks = elements(xml, 'c:ser').filter((one) => values(one, 'c:tx')[0]!.startsWith('Label of tick'));
    expect(ticks.flatMap(printed)).toEqual(expect.arrayContaining(['0.7', '1']));
    expect(ends(xml)[0]).toBeLessThan(0.5);
    expect(ends(xml)[1]).toBeGreaterThan(1.35);
  });

  it('draws each interval through its estimate', () => {
    expect(named(xml, 'Age under 65').map((one) => values(one, 'c:xVal'))).toEqual([['0.6', '1.35'], ['0.9']]);
    expect(named(xml, 'Not estimable')).toEqual([]);
  });
});

describe('visits', () => {
  const xml = built(visits)['Chart of visits']!;

  it('have one line an arm over the true time, with a marker of its own and no point where nothing is reported', () => {
    const [placebo, aspirin] = [named(xml, 'Placebo')[0]!, named(xml, 'Aspirin')[0]!];
    expect(values(placebo, 'c:xVal').map((x) => Math.round(Number(x)))).toEqual([4, 8, 24]);
    expect(values(aspirin, 'c:yVal')).toEqual(['-3', '-4']);
    expect([placebo, aspirin].map((one) => all(one, /<c:symbol val="(\w+)"/g)[0])).toEqual(['circle', 'square']);
  });

  it('draw intervals as error bars whose lengths are formulas on the table', () => {
    const placebo = named(xml, 'Placebo')[0]!;
    expect(values(placebo, 'c:plus')).toEqual(['1', '1', '1']);
    expect(values(placebo, 'c:minus')).toEqual(['0.5', '0.5', '0.5']);
  });

  it('print the last value at the end of each line', () => {
    expect(elements(xml, 'c:ser').flatMap(printed)).toEqual(['−2', '−4']);
  });
});

describe('words that follow values', () => {
  const cell = (column: number, value: number) => ({ range: { column, row: 1 }, value });

  it('keep what stands around the number', () => {
    expect(labelFormula('not reported', [])).toBe('not reported');
    expect(labelFormula('>80%', [cell(2, 80)])).toEqual({
      formula: '">"&SUBSTITUTE(FIXED(C2,0,TRUE),"-","−")&"%"',
      value: '>80%',
    });
    expect(labelFormula('18/22 (82%)', [cell(2, 81.8)])).toMatchObject({
      formula: expect.stringContaining('"18/22 ("&') as string,
    });
    expect(labelFormula('+2.3', [cell(2, 2.3)])).toMatchObject({
      formula: expect.stringMatching(/^IF\(C2>0,"\+",""\)&/) as string,
    });
    expect(labelFormula('0·71', [cell(2, 0.71)])).toMatchObject({ formula: expect.stringContaining('"·"') as string });
  });

  it('stay words where they print another number', () => {
    expect(labelFormula('5.1', [cell(2, 4.9)])).toBe('5.1');
  });
});

it('names columns past Z', () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
