/** What a reader must be told beside the numbers, on the page and in the deck, for every trial. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printedInDeck, printedOnPage } from '../../src/traceability/printed-texts.js';
import { loadDataset } from '../../src/load.js';
import { bare } from '../../src/document/carried.js';
import { isQuantity } from '../../src/dataset/quantity.js';
import type { View } from '../../src/template/view/view.js';
import { dazukibart, ready } from './made.js';

const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
const trials: [string, string][] = [
  ['dazukibart', dazukibart],
  ...fixtures.map((name): [string, string] => [name, readFileSync(`tests/fixtures/${name}`, 'utf8')]),
];

describe.each(trials)('%s', (_, text) => {
  const { dataset } = loadDataset('trial.yaml', text);
  const { made, view } = ready(text);
  const page = printedOnPage(made.brief!.layout).map((item) => item.text);
  const deck = printedInDeck(made.deck!.layout).map((item) => item.text);
  const words = (texts: string[]) => texts.join(' ').replace(/[\s\u00A0]+/g, ' ');

  test('says what NR means wherever it prints it', () => {
    for (const texts of [page, deck]) {
      if (/\bNR\b/.test(words(texts))) expect(words(texts)).toContain('NR: not reported in the sources read.');
    }
  });

  test('says the level of its intervals, or that it is not stated', () => {
    const levels = dataset.results
      .filter((result) => result.page)
      .flatMap(({ comparisons }) => comparisons.flatMap(({ ci }) => (ci && isQuantity(ci.low) ? [ci.level] : [])));
    for (const level of levels) {
      const name = isQuantity(level) ? `${level.digits}% CI` : 'level not stated';
      expect(words(page)).toContain(name);
      expect(words(deck)).toContain(name);
    }
  });

  test('says which set every result was counted in, and how many it has', () => {
    for (const table of [view.tables.page, view.tables.primary, view.tables.other]) {
      for (const { name } of table?.groups.filter((group) => !group.name.startsWith('Adverse events')) ?? []) {
        expect(bare(name)).toMatch(/\((?:n not (?:reported|applicable)|[<>≤≥≈]?[\d\u202f]+)\)$/);
      }
    }
  });

  test('carries the revision and the date of its data', () => {
    expect(view.revision).toMatch(/^[a-p]{7}$/);
    for (const texts of [page, deck]) {
      expect(words(texts)).toContain(`revision ${view.revision}`);
      expect(words(texts)).toContain(view.revised);
    }
  });

  test('lists every source by its letter, on the page and in the deck', () => {
    for (const { cite } of dataset.sources) {
      expect(words(page)).toContain(cite);
      expect(words(deck)).toContain(cite);
    }
  });
});

test('a disagreement of sources stands where the number is', () => {
  const { view } = ready(dazukibart);
  const serious = view.tables.page.groups
    .flatMap(({ rows }) => rows)
    .find(({ label }) => label === 'Serious adverse event')!;
  expect(bare(serious.cells[0]!.text)).toBe('4 (11%), doses pooled; sources disagree on the dose');
});

test('the same for a result', () => {
  const text = dazukibart.replace(
    "    arms:\n      dazukibart: { percent: '>80' }",
    "    disagreement: the news item says fewer\n    arms:\n      dazukibart: { percent: '>80' }",
  );
  const cells = cellsIn(ready(text).view);
  expect(cells).toContain('>80%, doses pooled; the news item says fewer');
});

describe('what no source gives', () => {
  const event = (rows: string) =>
    dazukibart.replace('adverse_events:\n', `adverse_events:\n  - id: rash\n    name: Rash\n    kind: other\n${rows}`);

  test.each([
    ['in any arm', '    arms: { high: not reported, low: not reported, placebo: not reported }\n    source: summary\n'],
    ['at all', '    source: summary\n'],
  ])('of an adverse event, %s, is printed as not reported', (_, rows) => {
    const { view, trace } = ready(event(rows));
    const rowsOf = (table: { groups: { rows: { label: string; cells: { text: string }[] }[] }[] }) =>
      table.groups.flatMap(({ rows: all }) => all);
    for (const all of [rowsOf(view.tables.page), rowsOf(view.tables.safety!)]) {
      const row = all.find(({ label }) => label === 'Rash')!;
      expect(row.cells.slice(0, 3).map(({ text }) => bare(text))).toEqual(['NR', 'NR', 'NR']);
    }
    trace();
  });

  test('does not hide the words that tell a result', () => {
    const text = dazukibart.replace(
      '    arms: {}\n    told: many',
      '    arms: { placebo: not reported }\n    told: many',
    );
    expect(text).not.toBe(dazukibart);
    expect(cellsIn(ready(text).view, 'other')).toContain('many not significant, possibly because of the small sample');
  });

  test('does not hide an interval without its estimate', () => {
    const text = dazukibart.replace('estimate: -14.8', 'estimate: not reported');
    expect(cellsIn(ready(text).view, 'other')).toContain('NR (−20.3 to −9.4)');
  });

  test('does not hide the detail of an event that nothing else tells', () => {
    const { view } = ready(event('    arms: { high: { events: 2 } }\n    detail: on the trunk\n    source: summary\n'));
    expect(view.safety.map(({ text }) => bare(text))).toContain('Rash: on the trunk');
  });
});

const cellsIn = ({ tables }: View, table: 'page' | 'other' = 'page') =>
  tables[table]!.groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => bare(text))));

test('the revision changes whenever the data change', () => {
  const other = ready(dazukibart.replace('women_percent: { value: 93', 'women_percent: { value: 92'));
  expect(other.view.revision).not.toBe(ready(dazukibart).view.revision);
});
