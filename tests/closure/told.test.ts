/** What a reader must be told beside the numbers, on the page and in the deck, for every trial. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printedInDeck, printedOnPage } from '../../src/closure/printed.js';
import { loadDataset } from '../../src/dataset/load.js';
import { isQuantity } from '../../src/dataset/quantity.js';
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
        expect(name).toMatch(/\((?:n not (?:reported|applicable)|[<>≤≥≈]?\d+)\)$/);
      }
    }
  });

  test('carries the revision and the date of its data', () => {
    expect(view.revision).toMatch(/^[0-9a-f]{7}$/);
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
  expect(serious.cells[0]!.text).toBe('4 (11%), either dose; sources disagree on the dose');
});

test('the revision changes whenever the data change', () => {
  const other = ready(dazukibart.replace('women_percent: { value: 93', 'women_percent: { value: 92'));
  expect(other.view.revision).not.toBe(ready(dazukibart).view.revision);
});
