/** Exactly one page: what gives way, in which order, and what is said of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { buildBrief } from '../../src/document/build.js';
import { parseMarkup } from '../../src/document/markup.js';
import { ContentError } from '../../src/errors.js';
import { Fonts } from '../../src/fonts/fonts.js';
import { layoutPage, margin } from '../../src/layout/page/page.js';
import { roles, easeAt, typeOf } from '../../src/layout/page/style.js';
import type { TextItem } from '../../src/layout/types.js';
import { boundsOf } from '../../src/pdf/bounds.js';
import { defaultTheme } from '../../src/theme/theme.js';
import { itemsIn, pageOf, pages, trials } from './pipeline.js';

const briefFrom = (body: string) =>
  buildBrief(parseMarkup(`<brief><h1>Title</h1>${body}<p role="foot">Foot.</p></brief>`, 'brief.hbs'));
const sentence = (count: number, word = 'words') => `${`${word} `.repeat(count)}end`;
const textsOf = (body: string, paper: 'a4' | 'letter' = 'a4') => {
  const { page, dropped } = layoutPage(briefFrom(body), paper);
  const texts = itemsIn(page.content).filter((item): item is TextItem => item.kind === 'text');
  return { page, dropped, texts, words: texts.map(({ text }) => text).join('') };
};

function problemOf(body: string) {
  try {
    layoutPage(briefFrom(body), 'a4');
  } catch (error) {
    if (error instanceof ContentError) return error.problems[0]!;
    throw error;
  }
  throw new Error('it fitted');
}

/** The most words that a paragraph can have beside other blocks before something must leave. */
function mostWords(others: string): number {
  const fits = (count: number) => {
    try {
      return textsOf(`<p>${sentence(count)}</p>${others}`).dropped.length === 0;
    } catch {
      return false;
    }
  };
  let [low, high] = [0, 4000];
  while (high - low > 4) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

describe('a page that is too full', () => {
  test('loses what has the lowest number first, the last of those first, and says so', () => {
    const optional = (drop: number, name: string) =>
      `<card label="${name}" drop="${drop}"><p>${sentence(60)}</p></card>`;
    const cards = `${optional(2, 'Later')}${optional(1, 'First')}${optional(1, 'Second')}`;
    const most = mostWords(cards);
    const { dropped, words } = textsOf(`<p>${sentence(most + 20)}</p>${cards}`);
    expect(dropped).toEqual(['Second']);
    expect(words).toContain('More in the deck: Second.');
    const more = textsOf(`<p>${sentence(most + 140)}</p>${cards}`);
    expect(more.dropped).toEqual(['First', 'Second']);
  });

  test('gets back what still has room once something larger has left', () => {
    const small = '<p drop="1">A short remark that has room.</p>';
    const large = `<card label="Large" drop="2"><p>${sentence(500)}</p></card>`;
    const { dropped, words } = textsOf(`<p>${sentence(mostWords(`${small}${large}`) + 20)}</p>${small}${large}`);
    expect(dropped).toEqual(['Large']);
    expect(words).toContain('A short remark');
  });

  test('loses rows that tell about one thing together, and the names of groups that are left without rows', () => {
    const row = (of: string, name: string) => `<tr drop="1" of="${of}"><th scope="row">${name}</th><td>1</td></tr>`;
    const table = `<table title="T"><tr kind="head"><th>O</th><th>A</th></tr><tr><th scope="row">Stays</th><td>1</td></tr>
      <tr kind="group"><th scope="rowgroup" span="2">Others</th></tr>${row('Pain', 'Pain')}${row('Pain', 'Its difference')}</table>`;
    const { dropped, words } = textsOf(`<p>${sentence(mostWords(table) + 10)}</p>${table}`);
    expect(dropped).toEqual(['Pain']);
    expect(words).toContain('Stays');
    expect(words).not.toContain('Others');
    expect(words).not.toContain('Its difference');
  });

  test('cuts a list that may be cut, the last item first, down to what it keeps', () => {
    const list = `<card label="Limits"><ul drop="1" keep="2">${['One', 'Two', 'Three', 'Four'].map((item) => `<li>${item} ${sentence(60)}</li>`).join('')}</ul></card>`;
    const most = mostWords(list);
    const some = textsOf(`<p>${sentence(most + 20)}</p>${list}`);
    expect(some.words).toContain('Three');
    expect(some.words).not.toContain('Four');
    expect(some.words).toContain('More in the deck: Limits, in part.');
    const problem = problemOf(`<p>${sentence(most + 300)}</p>${list}`);
    expect(problem.message).toContain('too long');
  });

  test('explains no marks of rows that left', () => {
    const table = `<table title="T"><note id="nr">NR: not reported.</note><note id="a" lead="Made here:">one</note>
      <note id="b" lead="Made here:">two</note><tr kind="head"><th>O</th><th>A</th></tr>
      <tr notes="a"><th scope="row">Stays</th><td>1</td></tr><tr notes="b"><th scope="row">Too</th><td>1</td></tr>
      <tr drop="1" notes="nr a"><th scope="row">Pain</th><td>NR ${sentence(60)}</td></tr></table>`;
    const most = mostWords(table);
    expect(textsOf(`<p>${sentence(most - 8)}</p>${table}`).words).toContain('NR: not reported. Made here: one; two.');
    const { words } = textsOf(`<p>${sentence(most + 10)}</p>${table}`);
    expect(words).toContain('Made here: one; two.');
    expect(words).not.toContain('NR');
  });

  test.each(pages)('never loses what to read with care: %s, %s', (name, paper) => {
    const { limitations } = loadDataset(trials[name]!, readFileSync(trials[name]!, 'utf8')).dataset;
    if (limitations.length === 0) return;
    const { page } = pageOf(name, paper);
    const words = itemsIn(page.content).flatMap((item) => (item.kind === 'text' ? [item.text] : []));
    expect(words.join(' ')).toContain('Read with care');
  });

  test('fails when nothing more may leave, naming the longest block, its place and by how many lines', () => {
    const problem = problemOf(`<p>Short.</p>\n<p>${sentence(2600, 'endless')}</p>`);
    expect(problem.message).toMatch(/^the page is too long by \d+ lines; its longest block is <p> “endless endless/);
    expect(problem).toMatchObject({ severity: 'error', file: 'brief.hbs' });
    const lines = Number(/by (\d+)/.exec(problem.message)![1]);
    const longer = Number(
      /by (\d+)/.exec(problemOf(`<p>${sentence(2600, 'endless')} ${sentence(500, 'endless')}</p>`).message)![1],
    );
    expect(longer).toBeGreaterThan(lines + 20);
  });
});

describe('a page with room to spare', () => {
  test('is set a tenth larger at most, and its foot stands at the foot', () => {
    const { texts, page } = textsOf(`<p>${sentence(30)}</p>`);
    const body = texts.find(({ text }) => text.startsWith('words'))!;
    expect(body.size).toBeCloseTo(roles.body.size * 1.1, 5);
    const bottom = boundsOf(texts.filter(({ text }) => text.startsWith('Foot')))!.bottom;
    expect(page.height - margin.y - bottom).toBeLessThan(12);
  });

  test('of one arm and one outcome has larger type than the longest trial', () => {
    const sizeOf = (name: string) =>
      Math.max(
        ...itemsIn(pageOf(name, 'a4').page.content).flatMap((item) => (item.kind === 'text' ? [item.size] : [])),
      );
    expect(sizeOf('shortest')).toBeGreaterThan(sizeOf('dose-ranging'));
  });
});

test('no setting goes below 8 points for what is read, and 7 for anything', () => {
  for (const role of Object.keys(roles) as (keyof typeof roles)[]) {
    const { size } = typeOf(role, easeAt(-1));
    expect(size).toBeGreaterThanOrEqual(['body', 'lead', 'h1', 'h2', 'h3'].includes(role) ? 8 : 7);
    expect(typeOf(role, easeAt(1)).size).toBeGreaterThan(size);
  }
});

test('a word that is wider than its column is cut, and stays in it', () => {
  const word = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3);
  const { texts, page } = textsOf(
    `<columns><card tone="line" label="A"><p>${word}</p></card><card tone="line" label="B"><p>B</p></card></columns>`,
  );
  expect(
    Math.max(...texts.filter(({ text }) => word.includes(text.trim())).map(({ x, width }) => x + width)),
  ).toBeLessThan(page.width / 2);
  expect(texts.map(({ text }) => text.trim()).join('')).toContain(word);
});

test('inline emphasis, raised and lowered letters stand in paragraphs, lists, cells and headings', () => {
  const inline = 'H<sub>2</sub>O<sup>a</sup> <em>often</em> <strong>never</strong>';
  const { texts } = textsOf(
    `<h2>${inline}</h2><p>${inline}</p><ul><li>${inline}</li></ul><table title="T"><tr kind="head"><th>${inline}</th></tr><tr><td>${inline}</td></tr></table>`,
  );
  const of = (text: string) => texts.filter((item) => item.text.trim() === text);
  expect(of('2')).toHaveLength(5);
  expect(of('often').every(({ face }) => face === 'italic')).toBe(true);
  expect(of('often')).toHaveLength(5);
  for (const [index, low] of of('2').entries()) expect(of('a')[index]!.baseline).toBeLessThan(low.baseline);
});

test("raised letters are the font's own at the size of the text, and shrunk to no less than 7 points where it has none", () => {
  const { texts } = textsOf('<p role="note">Deaths<sup>b</sup>, risk<sup>†</sup></p>');
  const of = (text: string) => texts.find((item) => item.text.trim().startsWith(text))!;
  expect(of('b')).toMatchObject({ isSuperior: true, size: of('Deaths').size, baseline: of('Deaths').baseline });
  expect(of('b').width).toBeLessThan(
    new Fonts(defaultTheme.fonts, 'page').chain('regular').width('b', of('b').size) * 0.8,
  );
  expect(of('†').isSuperior).toBeUndefined();
  expect(of('†').size).toBeGreaterThanOrEqual(7);
  expect(of('†').baseline).toBeLessThan(of(', risk').baseline);
});

test('a table of more columns than a page has room for is refused', () => {
  const cells = Array.from({ length: 200 }, (_, n) => `<th scope="col">${n}</th>`).join('');
  expect(problemOf(`<table title="Wide"><tr kind="head">${cells}</tr></table>`).message).toBe(
    'the table “Wide” has 200 columns, for which the page has no room',
  );
});
