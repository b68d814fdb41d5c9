/** Every number that is printed can be traced, and what cannot be stops the build. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { numbersIn } from '../../src/traceability/printed-numbers.js';
import { generate } from '../../src/index.js';
import { readDeck } from '../outputs/deck.js';
import { readPage } from '../outputs/page.js';
import { dazukibart, ready, templatesWith } from './made.js';

const { made, trace } = ready(dazukibart);
const traces = trace();
const originsOf = (number: string) => [
  ...new Set(traces.filter((item) => item.number === number).flatMap(({ origins }) => origins.map(({ path }) => path))),
];

describe('the numbers of a text', () => {
  test.each([
    ['fell by −16.3 (−20.4 to −12.1)', ['−16.3', '−20.4', '−12.1']],
    ['p<0.0001, p = 0.03, >80%, ≥ 5', ['<0.0001', '0.03', '>80%', '≥5']],
    ['4/37 (11%), aged 18–80, 95% CI', ['4', '37', '11%', '18', '80', '95%']],
    ['doi 10.1016/S0140-6736(24)02071-3', ['10.1016', '0140', '6736', '24', '02071', '3']],
    ['week 12, n = 57, 1,553 people; 12.', ['12', '57', '1,553', '12']],
    ['CDASI-A and IFNβ', []],
  ])('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });
});

describe('the first trial', () => {
  test('its numbers come from where the dataset has them', () => {
    expect(originsOf('−16.3')).toEqual(['results.0.comparisons.0.estimate']);
    expect(originsOf('−20.4')).toEqual(['results.0.comparisons.0.ci.low']);
    expect(originsOf('57')).toEqual(['populations.1.n']);
    expect(originsOf('10473')).toEqual(['citation.issue']);
  });

  test('each stands on the page or on a slide, with its place', () => {
    const places = new Set(traces.filter(({ number }) => number === '−16.3').map(({ place }) => place));
    expect([...places]).toContain('page, table');
    expect([...places].some((place) => /^slide \d+, table$/.test(place))).toBe(true);
    expect([...places].some((place) => /^slide \d+, notes$/.test(place))).toBe(true);
  });

  test('the files hold exactly the numbers that were traced, as other readers find them', async () => {
    const { outputs, traces: traced } = await generate({ file: 'trial.yaml', text: dazukibart });
    const page = await readPage(outputs[0]!.bytes);
    const deck = readDeck(outputs[1]!.bytes);
    const count = (numbers: string[]) => numbers.toSorted().join(' ');
    const of = (where: string) => traced.filter(({ place }) => place.startsWith(where)).map(({ number }) => number);

    const { content, artifacts } = made.brief!.layout;
    const own = [content, ...artifacts].flatMap((item) => ownTexts(item as Node)).flatMap(numbersIn);
    const spoken = [...page.alts, ...page.links].flatMap(numbersIn);
    const titles = titlesIn(content).flatMap(numbersIn);
    expect(new Set([...numbersIn(page.text), ...spoken, ...titles])).toEqual(new Set([...of('page'), ...own]));
    const drawnTwice = [...numbersIn(page.text), ...titles].length;
    expect(drawnTwice).toBeLessThanOrEqual([...of('page'), ...own].length);

    const notes = deck.slides.flatMap(({ notes: said }) => said).filter((text) => !text.startsWith('Time: '));
    expect(count(notes.flatMap(numbersIn))).toBe(
      count(traced.filter(({ place }) => place.endsWith('notes')).map(({ number }) => number)),
    );
    const shown = [...deck.slides.flatMap(({ paragraphs }) => paragraphs), ...deck.links];
    const inText = traced.filter(({ place }) => /^slide \d+, (title|text|table|foot)$/.test(place));
    expect(new Set(shown.flatMap(numbersIn))).toEqual(new Set(inText.map(({ number }) => number)));
    const known = new Set(traced.map(({ number }) => number.replace(/^[<>≤≥≈]|%$/g, '').replace('−', '-')));
    for (const { values } of deck.charts) for (const value of values) expect(known).toContain(String(value));
  });
});

interface Node {
  title?: string;
  text?: string;
  own?: true;
  children?: Node[];
}
/** What the layout wrote itself: ticks, numbers of lists. */
const ownTexts = ({ own, text = '', children = [] }: Node): string[] => [
  ...(own ? [text] : []),
  ...children.flatMap(ownTexts),
];
const titlesIn = (node: unknown): string[] => {
  const { title, children = [] } = node as Node;
  return [...(title ? [title] : []), ...children.flatMap(titlesIn)];
};

describe('every fixture', () => {
  const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
  test.each(fixtures)('%s closes', (name) => {
    const { trace: traceIt } = ready(readFileSync(`tests/fixtures/${name}`, 'utf8'));
    const found = traceIt();
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter(({ origins }) => origins.length === 0)).toEqual([]);
  });
});

describe('a number that comes from nowhere', () => {
  test('typed into a template is an error with its line and column', () => {
    const templates = templatesWith('brief', '<h2>What to take home</h2>', '<h2>What to take home: 3 of 4 helped</h2>');
    expect(() => ready(dazukibart, templates).trace()).toThrow(
      /templates\/brief\.hbs:\d+:\d+: the number 3 is typed into the template — name the value that it is, or declare it/,
    );
  });

  test('typed into a template is one even where the data hold the same number', () => {
    const templates = templatesWith('deck', '<h1>For discussion</h1>', '<h1>Questions for 75 people</h1>');
    expect(() => ready(dazukibart, templates).trace()).toThrow(/the number 75 is typed into the template/);
  });

  test('in quotation marks between braces is one too', () => {
    const templates = templatesWith(
      'deck',
      '{{talk.titles.takeaways}}',
      '{{or data.takeaway_message "Takeaways of 9"}}',
    );
    expect(() => ready(dazukibart, templates).trace()).toThrow(/the number 9 is typed/);
  });

  test('declared in its template is let pass', () => {
    const templates = templatesWith(
      'brief',
      '<h2>What to take home</h2>',
      '{{!-- literal: 1000 --}}<h2>What to take home for 1000</h2>',
    );
    const found = ready(dazukibart, templates).trace();
    expect(found.find(({ number, place }) => number === '1000' && place === 'page, heading')?.origins[0]?.kind).toBe(
      'literal',
    );
  });

  test('made on the way is an error that names its place', () => {
    const { trace: traceIt } = ready(dazukibart, undefined, (view) => {
      view.pico.patients = view.pico.patients.replace('75', '76');
    });
    expect(traceIt).toThrow(/page[^:]*: the number 76 in “76 adults/);
    expect(traceIt).toThrow(/slide \d+, text: the number 76/);
  });

  test('that loses its sign, its bound or its percent sign is another number', () => {
    for (const [from, to] of [
      ['−13.7', '13.8'],
      ['<0.0001', '0.0001'],
      ['81%', '81'],
    ] as const) {
      const { trace: traceIt } = ready(dazukibart, undefined, (view) => {
        const cells = view.tables.page.groups.flatMap(({ rows }) => rows.flatMap(({ cells: inRow }) => inRow));
        for (const cell of cells) cell.text = cell.text.replace(from, to);
      });
      expect(traceIt, `${from} as ${to}`).toThrow(`the number ${to} in`);
    }
  });

  test('drawn by a chart is one as well', () => {
    const { trace: traceIt } = ready(dazukibart, undefined, (view) => {
      view.chart!.marks[0]!.value = '-2.8';
    });
    expect(traceIt).toThrow(/slide \d+, chart data: the number -2.8/);
  });

  test('page and deck that tell one thing in two ways are an error', () => {
    const { trace: traceIt } = ready(dazukibart, undefined, (view) => {
      const row = view.tables.page.groups.at(-1)!.rows[0]!;
      const [first, second] = row.cells.map(({ text }) => text);
      row.cells[0]!.text = second!;
      row.cells[1]!.text = first!;
    });
    expect(traceIt).toThrow(/page and deck differ: .*600 mg.* is “80%” on the page and “81%” in the deck/);
  });
});
