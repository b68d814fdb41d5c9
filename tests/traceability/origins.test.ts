/** Printed values carry the path of their datum, and the right one, on the page and in the deck of every trial. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Block, DataSpan, Inline } from '../../src/document/types.js';
import { loadDataset } from '../../src/load.js';
import { viewOf } from '../../src/template/view/view.js';
import { ledgerOf } from '../../src/traceability/ledger.js';
import { numbersAt } from '../../src/traceability/printed-numbers.js';
import { printedInDeck, printedOnPage } from '../../src/traceability/printed-texts.js';
import { dazukibart, ownTemplates, ready } from './made.js';

const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
const trials: [string, string][] = [
  ['dazukibart', dazukibart],
  ...fixtures.map((name): [string, string] => [name, readFileSync(`tests/fixtures/${name}`, 'utf8')]),
];

const spanAt = (data: readonly DataSpan[], at: { start: number; end: number }) =>
  data.find(({ start, end }) => start < at.end && end > at.start);

describe.each(trials)('%s', (_, text) => {
  const { made } = ready(text);
  const loaded = loadDataset('trial.yaml', text);
  const ledger = ledgerOf(loaded, viewOf(loaded), ownTemplates());
  const printed = [...printedOnPage(made.brief!.layout), ...printedInDeck(made.deck!.layout)];

  test('a number that carries a path is what is printed of the datum there', () => {
    const carried = printed.flatMap((item) =>
      numbersAt(item.text).flatMap((at) => {
        const path = spanAt(item.data, at)?.path;
        return path === undefined ? [] : [{ number: at.number, path, text: item.text }];
      }),
    );
    expect(carried.length).toBeGreaterThan(20);
    const wrong = carried.filter(({ number, path }) => !ledger.get(number)?.some((origin) => origin.path === path));
    expect(wrong).toEqual([]);
  });

  test('every number in a cell of a table, and beside a mark of a chart, carries its path', () => {
    const slides = made.deck!.document.slides.flatMap(({ children }) => children);
    const told = [...made.brief!.document.children, ...slides].flatMap(valuesIn);
    expect(told.length).toBeGreaterThan(3);
    const without = told.flatMap(({ text: cell, data }) =>
      numbersAt(cell).flatMap((at) => (spanAt(data, at) ? [] : [`${at.number} in “${cell}”`])),
    );
    expect(without).toEqual([]);
  });

  test('a sentence of the dataset carries its path, and a value in it its own', () => {
    const headline = printed.filter(({ data }) => data.some(({ path }) => path === 'headline'));
    expect(headline.map(({ place }) => place)).toContain('page, headline');
    expect(headline.some(({ place }) => place.startsWith('slide 1'))).toBe(true);
  });
});

interface Told {
  text: string;
  data: readonly DataSpan[];
}

/** What a block prints of the results. */
function valuesIn(block: Block): Told[] {
  switch (block.tag) {
    case 'columns':
      return block.columns.flat().flatMap(valuesIn);
    case 'card':
      return block.children.flatMap(valuesIn);
    case 'chart':
      return block.marks.flatMap(({ text, cells, estimates }) => [
        text,
        ...cells,
        ...estimates.flatMap((one) => [one.text, one.interval, one.p]),
      ]);
    case 'table':
      return block.rows.flatMap(({ cells }) =>
        cells.flatMap(({ tag, children }) => (tag === 'td' ? textsIn(children) : [])),
      );
    default:
      return [];
  }
}

const textsIn = (inlines: Inline[]): Told[] =>
  inlines.flatMap((inline) => (inline.tag === 'text' ? [{ text: inline.text, data: inline.data ?? [] }] : []));
