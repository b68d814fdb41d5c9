import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Deck } from '../../src/document/types.js';
import { ContentError } from '../../src/errors.js';
import { layoutDeck } from '../../src/layout/deck/deck.js';
import { shareTime } from '../../src/layout/deck/schedule.js';
import { Splitter } from '../../src/layout/deck/split.js';
import { measured } from '../../src/layout/lines.js';
import { Typesetter } from '../../src/layout/typesetter.js';
import type { DeckLayout, DeckTable, DeckText } from '../../src/layout/types.js';
import {
  bodyOf,
  checkApart,
  checkHeights,
  checkInside,
  checkNames,
  checkSizes,
  deckFonts,
  heightOf,
  isPlaceholder,
  textOf,
} from './measured.js';
import { deckOf, properties, realDeck, slideOf } from './pipeline.js';

const long =
  'A long item that says what a short one could have said, and says it again so that it must wrap on every slide';
const items = (count: number, text: string) =>
  Array.from({ length: count }, (_, n) => `<li>${text} ${n + 1}</li>`).join('');
const row = (kind: string, name: string, cells: string[]) =>
  `<tr kind="${kind}"><th scope="row">${name}</th>${cells.map((cell) => `<td align="decimal">${cell}</td>`).join('')}</tr>`;
const numbers = ['−12.5', '3.1', '&lt;0.001', '17 (40%)', '1.2 to 3.4', 'NR'];
const head =
  '<tr kind="head"><th>Outcome</th>' + numbers.map((_, n) => `<th>Arm ${n + 1}<br/>n = 40</th>`).join('') + '</tr>';
const group = (name: string) => `<tr kind="group"><th scope="rowgroup" span="7">${name}</th></tr>`;
const rows = Array.from(
  { length: 40 },
  (_, n) => (n % 2 === 0 ? group(`Group ${n / 2 + 1}`) : '') + row('body', `Outcome ${n + 1}`, numbers),
);
const longTable = `<table title="All outcomes">${head}${rows.join('')}</table>`;
const steps = (count: number) =>
  Array.from({ length: count }, (_, n) => `<step n="${n + 12}" label="Treatment ${n + 1} mg" detail="2 lost"/>`).join(
    '',
  );
const flow = `<flow alt="Flow"><step n="400" label="screened"><step n="300" label="randomised">${steps(8)}</step></step></flow>`;
const chart = (title: string) =>
  `<chart kind="estimation" title="${title}" alt="Bars"><arms head="points"/><mark label="A" value="1" text="1"/><mark label="B" value="2" text="2"/></chart>`;
const card = (label: string, body: string, tone = 'plain') => `<card tone="${tone}" label="${label}">${body}</card>`;

const decks: Record<string, () => Deck> = {
  'the real trial': realDeck,
  'a long table': () => slideOf(longTable),
  'a list of long items': () => slideOf(`<ul>${items(20, long)}</ul>`),
  'a numbered list of long items': () => slideOf(`<ol>${items(20, long)}</ol><p role="note">A note.</p>`),
  'one short paragraph': () => slideOf('<p>Short.</p>'),
  'three short items': () => slideOf(`<ul>${items(3, 'Short')}</ul>`),
  'three short items and a note': () => slideOf(`<ul>${items(3, 'Short')}</ul><p role="note">${long}</p>`),
  'eight arms': () => slideOf(`${flow}<p role="note">${long}</p>`),
  'a title of two long lines': () => slideOf('<p>Text.</p>', 'Words and numbers of a title '.repeat(4)),
  'a divided slide under a title of two lines': () => slideOf(longTable, 'Words and numbers of a title '.repeat(4)),
  'cards of lists': () =>
    slideOf(
      `<columns>${card('Few', `<ul>${items(2, 'Short')}</ul>`)}${card('Many', `<ul>${items(30, long)}</ul>`, 'caution')}</columns>`,
    ),
  'a chart beside a table': () =>
    slideOf(
      `<columns widths="55 45"><column>${chart('Bars')}</column><column><table title="T">${row('strong', 'Change', ['−1.5', '2.5'])}</table><p role="note">${long}</p></column></columns>`,
    ),
  'two columns of text': () =>
    slideOf(
      `<columns><column><ul>${items(4, long)}</ul></column><column><ul>${items(3, long)}</ul></column></columns>`,
    ),
  'everything at once': () =>
    slideOf(
      `<p>${long}</p><ul>${items(2, long)}</ul><h2>Heading</h2><p role="lead">Lead</p>${card('Accent', '<p>On it</p>', 'accent')}${chart('Bars')}<p role="note">${long}</p>`,
    ),
  'characters that Arial lacks': () => slideOf('<ul><li>漢字 in a list</li><li>Plain</li><li>More</li></ul>'),
};
const names = Object.keys(decks);
const layoutOf = (name: string): DeckLayout => layoutDeck(decks[name]!(), properties);

describe.each(names)('%s', (name) => {
  const layout = layoutOf(name);
  test('every item is within the slide and above its foot', () => checkInside(layout));
  test('items do not overlap; what is on a card is inside it', () => checkApart(layout));
  test('words fit the height of their box', () => checkHeights(layout));
  test('no text is smaller than its least size', () => checkSizes(layout));
  test('names, titles and placeholders are each once', () => checkNames(layout));
});

/** Wider than any box, and cut in it. */
const endless = 'Pneumonoultramicroscopic'.repeat(5);
const words = fc.array(fc.constantFrom('a', 'dose', '−12.5', '150 mg', 'placebo-controlled', 'interval', endless), {
  minLength: 1,
  maxLength: 30,
});
const text = words.map((list) => list.join(' '));
const list = fc
  .array(text, { minLength: 1, maxLength: 14 })
  .map((all) => `<ul>${all.map((one) => `<li>${one}</li>`).join('')}</ul>`);
const cells = fc.array(fc.constantFrom(...numbers), { minLength: 3, maxLength: 3 });
const table = fc
  .array(fc.tuple(fc.constantFrom('body', 'strong'), text, cells), { minLength: 1, maxLength: 25 })
  .map(
    (all) =>
      `<table title="T"><tr kind="head"><th>O</th><th>A</th><th>B</th><th>C</th></tr>${all.map((one) => row(...one)).join('')}</table>`,
  );
const note = text.map((one) => `<p role="note">${one}</p>`);
const simple = fc.oneof(
  list,
  table,
  note,
  text.map((one) => `<p>${one}</p>`),
  fc.constant(chart('Bars')),
  fc.constant(flow),
);
const cards = fc.tuple(list, list).map(([a, b]) => `<columns>${card('One', a)}${card('Two', b, 'line')}</columns>`);
const body = fc.array(fc.oneof(simple, cards), { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join(''));

test('whatever stands on a slide, all of it holds', { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(body, (blocks) => {
      const layout = layoutDeck(slideOf(blocks), properties);
      for (const check of [checkInside, checkApart, checkHeights, checkSizes, checkNames]) check(layout);
    }),
    { numRuns: process.env.TEST_ALL ? 60 : 15 },
  );
});

// ── Filling the slide ───────────────────────────────────────────────────────

test('a sparse slide sets its text larger than a full one', () => {
  const sizeOf = (name: string) =>
    (layoutOf(name).slides[0]!.items.find((item) => isPlaceholder(item, 'body')) as DeckText).size;
  expect(sizeOf('three short items')).toBeGreaterThanOrEqual(24);
  expect(sizeOf('a list of long items')).toBeLessThan(24);
});

test('a list leaves room for two more items', () => {
  for (const slide of layoutOf('three short items').slides) {
    const body = slide.items.find((item) => isPlaceholder(item, 'body')) as DeckText;
    expect(heightOf(body) + 2 * (body.size * body.leading + 10)).toBeLessThanOrEqual(body.height);
  }
});

test('a card of words is one box to edit: its label, then the words, under a rule', () => {
  const { items: placed } = layoutOf('cards of lists').slides[0]!;
  const one = placed.find((item) => isPlaceholder(item, 'body')) as DeckText;
  expect(one.paragraphs[0]).toMatchObject({ runs: [{ text: 'Few' }], style: { caps: false, strong: true } });
  expect(one.paragraphs.slice(1).map(({ marker }) => marker)).toEqual(['bullet', 'bullet']);
  expect(placed.filter(({ kind }) => kind === 'line')).toHaveLength(2);
});

test('a step of the flow is one box: the number, then its label; an arm is a bar as long as its number, and a box', () => {
  const group = layoutOf('eight arms').slides[0]!.items.find((item) => item.kind === 'group')!;
  const boxes = group.items.filter((item) => item.kind === 'text');
  const told = boxes.map(textOf).filter((text) => text !== '');
  expect(told.slice(0, 3)).toEqual(['400\nscreened', '300\nrandomised', '12 Treatment 1\u00A0mg, 2 lost']);
  expect(told).toHaveLength(10);
});

test('bars of arms are as long as their numbers, one below another, and lines are glued to both of their ends', () => {
  const arms = [80, 40, 20].map((n) => `<step n="${n}" label="Arm of ${n}" count="${n}" tone="arm-1"/>`).join('');
  const body = `<flow alt="Flow"><step n="140" label="randomised">${arms}</step></flow>`;
  const { items: all } = layoutDeck(slideOf(body), properties).slides[0]!;
  const { items: shapes } = all.find((item) => item.kind === 'group')!;
  const bars = shapes.filter((item) => item.kind === 'text' && item.fill !== null);
  expect(bars.map(({ width }) => Math.round((width / bars[0]!.width) * 80))).toEqual([80, 40, 20]);
  expect(new Set(bars.map(({ x }) => x)).size).toBe(1);
  const lines = shapes.filter((item) => item.kind === 'line');
  expect(lines.map(({ glued }) => [shapes[glued!.from]!.name, shapes[glued!.to]!.name])).toEqual(
    [80, 40, 20].map((n) => ['randomised', `Bar of Arm of ${n}`]),
  );
});

test('many arms with long names stay on the slide', () => {
  const names = ['Methylprednisolone', 'Hydroxychloroquine', 'Mycophenolate', 'Sulfamethoxazole', 'Placebo'];
  const arms = [...names, ...names].map((name) => `<step n="80" label="${name}" detail=""/>`).join('');
  const layout = layoutDeck(
    slideOf(`<flow alt="Flow"><step n="800" label="randomised">${arms}</step></flow>`),
    properties,
  );
  for (const check of [checkInside, checkApart, checkHeights, checkSizes]) check(layout);
});

test('numbers of two digits have room beside their words', () => {
  const box = layoutDeck(slideOf(`<ol>${items(12, 'Short')}</ol>`), properties)
    .slides.at(-1)!
    .items.find((item) => item.kind === 'text' && item.placeholder === 'body') as DeckText;
  const widest = measured([{ text: '12. ', face: 'regular', script: 'normal', link: null }], deckFonts).natural(
    box.size,
  );
  expect(box.hang).toBeGreaterThanOrEqual(widest);
});

// ── Further slides ──────────────────────────────────────────────────────────

test('a table goes on with its head and the group that goes on', () => {
  const { slides } = layoutOf('a long table');
  const tables = slides.map(({ items }) => items.find((item) => item.kind === 'table')!);
  expect(slides.length).toBeGreaterThan(1);
  const firstCells = tables.flatMap(({ rows: all }) =>
    all.filter(({ kind }) => kind === 'body').map(({ cells }) => cells[0]!.paragraphs[0]!.runs[0]!.text),
  );
  expect(firstCells).toEqual(Array.from({ length: 40 }, (_, n) => `Outcome ${n + 1}`));
  for (const table of tables) {
    expect(table.rows.map(({ kind }) => kind).slice(0, 2)).toEqual(['head', 'group']);
    expect(table.rows.at(-1)!.kind).toBe('body');
    expect(table.alt).toBe('All outcomes');
  }
  const titles = slides.map(({ items }) => textOf(items[0]!));
  expect(titles).toEqual(slides.map((_, n) => `A title\u00A0(${n + 1}/${slides.length})`));
});

test('a numbered list goes on counting, and only the first slide keeps the notes', () => {
  const { slides } = layoutOf('a numbered list of long items');
  expect(slides.length).toBeGreaterThan(1);
  expect(slides.every(({ time }) => time.startsWith('Time: '))).toBe(true);
  expect(slides.map(({ notes }) => notes)).toEqual([
    ['Say.'],
    ...slides.slice(1).map(() => ['Continued from the previous slide.']),
  ]);
  const counts = slides.map(
    ({ items: all }) => (all.find((item) => isPlaceholder(item, 'body')) as DeckText).paragraphs,
  );
  expect(counts[0]!.every(({ marker }) => marker === 'number')).toBe(true);
  expect(counts[1]!.every(({ marker, start }) => marker === 'number' && start === counts[0]!.length + 1)).toBe(true);
  expect(counts.flat()).toHaveLength(20);
});

test('no group is left last when a table is divided', () => {
  const table = slideOf(longTable).slides[0]!.children;
  const rowsOf = (blocks: Block[]) => blocks.flatMap((block) => (block.tag === 'table' ? block.rows : []));
  const halves = new Splitter(new Typesetter(deckFonts)).blocks(table, (piece) => rowsOf(piece).length <= 5)!;
  expect(rowsOf(halves.first).map(({ kind }) => kind)).toEqual(['head', 'group', 'body', 'body']);
  expect(rowsOf(halves.rest!)[1]).toMatchObject({ kind: 'group', cells: [{ children: [{ text: 'Group 2' }] }] });
});

test.each([2, 3, 4, 5])('rows about one result stay on one slide, %i of them', (count) => {
  const result = (n: number) =>
    [`Outcome ${n}`, ...Array<string>(count - 1).fill('Difference')]
      .map((name) => row('body', name, numbers).replace('<tr ', `<tr of="Outcome ${n}" `))
      .join('');
  const results = Array.from({ length: 11 }, (_, n) => result(n + 1));
  const { slides } = layoutDeck(slideOf(`<table title="T">${head}${results.join('')}</table>`), properties);
  expect(slides.length).toBeGreaterThan(1);
  const firsts = slides.map(({ items: all }) => {
    const table = all.find((item) => item.kind === 'table')!;
    return table.rows.find(({ kind }) => kind === 'body')!.cells[0]!.paragraphs[0]!.runs[0]!.text;
  });
  for (const first of firsts) expect(first).toMatch(/^Outcome /);
});

test('the parts of a divided slide are even', () => {
  const counts = layoutOf('a list of long items').slides.map(
    ({ items: all }) => (all.find((item) => isPlaceholder(item, 'body')) as DeckText).paragraphs.length,
  );
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
});

test('cards are divided with their labels', () => {
  const { slides } = layoutOf('cards of lists');
  expect(slides.length).toBeGreaterThan(1);
  const labels = slides.map((slide) => bodyOf(slide).flatMap((item) => textOf(item).split('\n')[0] || []));
  expect(labels[0]).toEqual(['Few', 'Many']);
  expect(labels.slice(1).every(([first, ...others]) => first === 'Many' && others.length === 0)).toBe(true);
});

// ── What cannot be set ──────────────────────────────────────────────────────

const problem = (deck: Deck) => {
  try {
    layoutDeck(deck, properties);
  } catch (error) {
    if (error instanceof ContentError) return error.problems[0]!;
    throw error;
  }
  return undefined;
};

test.each([
  [
    'a paragraph',
    `<p>${'Too many words. '.repeat(200)}</p>`,
    /^the text “Too many words.*” is \d+ points \(\d+ lines\) too long/,
  ],
  [
    'an item',
    `<ul><li>Fits</li><li>${'Too many words. '.repeat(200)}</li></ul>`,
    /^an item of this list is \d+ points/,
  ],
  ['a phrase that must not break', `<p>${'150\u00a0mg\u00a0'.repeat(60)}</p>`, /too wide/],
  [
    'a table',
    `<columns><column><p>a</p></column><column><table title="Wide">${row('body', 'Outcome', Array<string>(14).fill('12.345,67'))}</table></column></columns>`,
    /^the table “Wide” is \d+ points too wide/,
  ],
])('%s that cannot fit is a problem at its place', (_, body, message) => {
  expect(problem(slideOf(body))).toMatchObject({ severity: 'error', file: 'deck.hbs', line: 1 });
  expect(problem(slideOf(body))!.message).toMatch(message);
});

test('a title of more than two lines is a problem', () => {
  expect(problem(slideOf('<p>Text</p>', 'Words and numbers of a title '.repeat(8)))!.message).toMatch(
    /^the title of this slide is \d lines? too long/,
  );
});

test('a title slide takes paragraphs only', () => {
  const deck = deckOf('<deck><slide layout="title"><h1>T</h1><ul><li>a</li></ul></slide></deck>');
  expect(problem(deck)!.message).toBe('<ul> cannot stand on a title slide');
});

test('a title that stands on an earlier slide takes its own kicker, then a number', () => {
  const one = (title: string, kicker: string) => `<slide kicker="${kicker}"><h1>${title}</h1><p>Text</p></slide>`;
  const deck = deckOf(`<deck>${one('Same', 'First')}${one('same', 'Second')}${one('Same', 'Second')}</deck>`);
  const titles = layoutDeck(deck, properties).slides.map(({ items: all }) => textOf(all[0]!));
  expect(titles).toEqual(['Same', 'same (second)', 'Same (2)']);
});

test('a title without words is a problem at its slide', () => {
  expect(problem(slideOf('<p>Text</p>', ' '))).toMatchObject({ message: 'the title of this slide is empty', line: 1 });
});

// ── Time ────────────────────────────────────────────────────────────────────

const secondsIn = (line: string) => {
  const [, minutes = '0', , seconds = '0'] = /^Time: (?:(\d+) minutes?)?( )?(?:(\d+) seconds?)?;/.exec(line)!;
  return Number(minutes) * 60 + Number(seconds);
};

test.each([1, 5, 7, 10, 20, 45])('the times of the slides add up to a talk of %i minutes', (minutes) => {
  const { slides } = layoutDeck(realDeck(), properties, { minutes });
  const times = slides.map(({ time }) => secondsIn(time));
  expect(times.reduce((sum, time) => sum + time, 0)).toBe(minutes * 60);
  expect(Math.min(...times)).toBeGreaterThan(0);
  expect(slides.at(-1)!.time).toContain(`; ${minutes}:00 of ${minutes}:00 when it ends.`);
});

test('any weights give whole steps that add up, longer ones never less', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: 0.25, max: 5, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 60 }),
      (weights, minutes) => {
        const times = shareTime(weights, minutes);
        expect(times.reduce((sum, time) => sum + time, 0)).toBe(minutes * 60);
        for (const [index, weight] of weights.entries()) {
          expect(Number.isInteger(times[index]) && times[index]! > 0).toBe(true);
          const lighter = weights.flatMap((other, at) => (other < weight ? [times[at]!] : []));
          expect(times[index]).toBeGreaterThanOrEqual(Math.max(0, ...lighter));
        }
      },
    ),
  );
});

test('a divided slide shares its time among its parts', () => {
  const { slides } = layoutDeck(slideOf(longTable), properties);
  const times = slides.map(({ time }) => secondsIn(time));
  expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(15);
});

// ── Words ───────────────────────────────────────────────────────────────────

test('numbers keep their units: what is drawn is what was measured', () => {
  const slide = layoutDeck(
    slideOf('<p>Given 150 mg in <em>week 12</em>, <strong>n = 57</strong><sup>a</sup></p>'),
    properties,
  ).slides[0]!;
  const [paragraph] = (slide.items.find((item) => isPlaceholder(item, 'body')) as DeckText).paragraphs;
  expect(paragraph!.runs).toEqual([
    { text: 'Given 150\u00A0mg in ', strong: false, italic: false, script: 'normal', href: null },
    { text: 'week\u00A012', strong: false, italic: true, script: 'normal', href: null },
    { text: ', ', strong: false, italic: false, script: 'normal', href: null },
    { text: 'n\u00A0=\u00A057', strong: true, italic: false, script: 'normal', href: null },
    { text: 'a', strong: false, italic: false, script: 'sup', href: null },
  ]);
});

test('the same deck gives the same layout, and is left as it was', () => {
  const deck = realDeck();
  const before = structuredClone(deck);
  expect(layoutDeck(deck, properties)).toEqual(layoutDeck(deck, properties));
  expect(deck).toEqual(before);
});

// ── Tables ──────────────────────────────────────────────────────────────────

const tablesIn = (body: string) =>
  layoutDeck(slideOf(body), properties).slides.map(
    ({ items }) => items.find((item) => item.kind === 'table') as DeckTable,
  );

const plainTable = (count: number, last: (index: number) => string) => {
  const body = Array.from({ length: count }, (_, index) => row('body', `Outcome ${index}`, ['1', '2', last(index)]));
  return `<table title="T"><tr kind="head"><th>O</th><th>A</th><th>B</th><th>P</th></tr>${body.join('')}</table>`;
};
const bodyRows = ({ rows: all }: DeckTable) => all.filter(({ kind }) => kind === 'body').length;

test('a table has 16 points or more, over one slide more if it must, unless that leaves a row or two', () => {
  const counts = Array.from({ length: 24 }, (_, index) => index + 4);
  for (const tables of counts.map((count) => tablesIn(plainTable(count, () => '3')))) {
    if (tables.length > 1) {
      for (const table of tables) expect(table.size).toBeGreaterThanOrEqual(16);
      for (const table of tables) expect(bodyRows(table)).toBeGreaterThan(2);
    }
  }
  const divided = counts.filter((count) => tablesIn(plainTable(count, () => '3')).length === 2);
  expect(divided.length).toBeGreaterThan(5);
});

test('a column that is empty on a slide is left out there', () => {
  const tables = tablesIn(plainTable(24, (index) => (index < 3 ? '0.03' : '')));
  expect(tables.length).toBeGreaterThan(1);
  expect(tables.map(({ columnWidths }) => columnWidths.length)).toEqual([4, ...tables.slice(1).map(() => 3)]);
});

test('cards side by side stand under rules of one height, and have one height', () => {
  const { items: placed } = layoutDeck(
    slideOf(`<columns>${card('One', '<p>Short.</p>')}${card('Two', `<ul>${items(2, 'Short')}</ul>`)}</columns>`),
    properties,
  ).slides[0]!;
  const rules = placed.filter(({ kind }) => kind === 'line');
  expect(rules).toHaveLength(2);
  expect(new Set(rules.map(({ y }) => y)).size).toBe(1);
  const boxes = placed.filter((item) => isPlaceholder(item, 'body') || isPlaceholder(item, 'second'));
  expect(boxes).toHaveLength(2);
  expect(new Set(boxes.map(({ height }) => height)).size).toBe(1);
});
