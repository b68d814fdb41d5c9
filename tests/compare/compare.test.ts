/** A registration beside a dataset: what was switched, added, left out and changed is told, and nothing where both agree. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { compareDataset } from '../../src/cli/compare.js';
import { compareWithRecord } from '../../src/compare/compare.js';
import { differs } from '../../src/compare/values.js';
import { isSameTime } from '../../src/compare/times.js';
import { withLine, withList } from '../../src/dataset/edit/lists.js';
import { readQuantity } from '../../src/dataset/quantity.js';
import { readRegistration } from '../../src/import/clinicaltrials/read.js';
import { generate } from '../../src/index.js';
import { loadDataset } from '../../src/load.js';
import { folderWith } from '../cli/run.js';
import { imported, record, records } from '../import/records.js';
import { readDeck } from '../outputs/deck.js';

const of = (text: string) => loadDataset('t.yaml', text).dataset;

/** What is told of a dataset, edited, beside the record it was made of. */
function told(name: string, edit: (text: string) => string = (text) => text) {
  const { text } = imported(record(name).text);
  const { trial } = readRegistration(name, record(name).text);
  const draft = imported(record(name).text, { outcomes: Infinity }).dataset;
  const edited = edit(text);
  const { differences } = compareWithRecord(of(edited), trial, draft);
  return differences.filter(({ about }) => about !== 'registered late');
}

test.each(records.map(({ name }) => name))('%s says nothing of its own draft', (name) => {
  expect(told(name)).toEqual([]);
});

describe('told are', () => {
  const name = 'NCT02951130';
  test('a primary outcome that is secondary, and a secondary one that is primary', () => {
    const demoted = told(name, (text) => text.replace('role: primary', 'role: secondary'));
    expect(demoted.map(({ about }) => about)).toEqual(['primary outcome switched']);
    expect(demoted[0]!.registered).toMatch(/^primary: Oxygenation Response, 24 h/);
    expect(demoted[0]!.reported).toMatch(/^secondary: Oxygenation Response/);
    const promoted = told('NCT00959660', (text) => text.replace('role: secondary', 'role: primary'));
    expect(promoted.map(({ about }) => about)).toEqual(['primary outcome switched']);
    expect(promoted[0]!.registered).toMatch(/^secondary: /);
  });

  test('one that is not there, and one that nobody registered', () => {
    const found = told(name, (text) => text.replace(/Oxygenation Response/g, 'Quality of sleep'));
    expect(found.map(({ about }) => about)).toEqual(['primary outcome left out', 'primary outcome added']);
  });

  test('another number of people', () => {
    const { trial } = readRegistration(name, record(name).text);
    const n = Number(trial.arms[0]!.n);
    const found = told(name, (text) => text.replace(new RegExp(`^( +n: )${n}$`, 'm'), `$1${n + 1}`));
    expect(found.map(({ registered, reported }) => [registered, reported])).toContainEqual([String(n), String(n + 1)]);
  });

  test('other dates', () => {
    const found = told(name, (text) => text.replace('start: 2017-10-24', 'start: 2017-09'));
    expect(found).toEqual([{ about: 'start', registered: '2017-10-24', reported: '2017-09' }]);
    expect(told(name, (text) => text.replace('start: 2017-10-24', 'start: 2017-10'))).toEqual([]);
  });
});

test('who registered after the beginning is told', () => {
  const { trial } = readRegistration('x', record('NCT00959660').text);
  const { differences } = compareWithRecord(imported(record('NCT00959660').text).dataset, trial, null);
  expect(differences).toContainEqual({
    about: 'registered late',
    registered: 'first sent to the registry on 2009-08-14',
    reported: 'begun 2009-02, as the record says',
  });
});

test.each([
  ['19.23', '19.2', false],
  ['19.23', '19.3', true],
  ['-1.2', '1.2', true],
  ['<0.001', '0.0002', false],
  ['<0.001', '0.02', true],
  ['0.5', '0.50', false],
])('%s and %s differ beyond rounding: %s', (left, right, expected) => {
  expect(differs(readQuantity(left)!, readQuantity(right)!)).toBe(expected);
});

test.each([
  ['52 weeks', '12 months', true],
  ['Baseline, Week 12', '12 weeks', true],
  ['Week 12', 'week 24', false],
  ['through study completion', 'week 24', true],
])('%s can be %s: %s', (left, right, expected) => {
  expect(isSameTime(left, right)).toBe(expected);
});

describe('lists in a text', () => {
  const text = '# top\nid: x # kept\nrows:\n  - a: 1 # one\n    b: 2\n\n  # two\n  - { a: 3 }\nlast: y\n';
  test('are put under a row in lines, and under one in braces', () => {
    expect(withList(text, 'rows.0', 'more', [{ k: 'v: "w"' }])).toBe(
      text.replace('    b: 2\n', '    b: 2\n    more:\n      - { k: "v: \\"w\\"" }\n'),
    );
    expect(withList(text, 'rows.1', 'more', ['z'])).toBe(text.replace('{ a: 3 }', '{ a: 3, more: ["z"] }'));
  });
  test('take the place of what stood there', () => {
    const once = withList(text, 'rows.0', 'more', ['one', 'two'])!;
    expect(withList(once, 'rows.0', 'more', ['three'])).toBe(withList(text, 'rows.0', 'more', ['three']));
  });
  test('get a line at their end, and are made where there is none', () => {
    expect(withLine(text, 'limits', 'one')).toBe(`${text}limits:\n  - "one"\n`);
    expect(withLine('a:\n  - x # y\n# end\nb: 1\n', 'a', 'z')).toBe('a:\n  - x # y\n  - "z"\n# end\nb: 1\n');
  });
});

test('with --slide it becomes a slide and a line on the page; without, nothing is written', async () => {
  const { text } = imported(record('NCT02951130').text);
  const edited = text.replace('start: 2017-10-24', 'start: 2017-09');
  const folder = folderWith({ 'nct02951130.yaml': edited, 'r.json': record('NCT02951130').text });
  const file = join(folder, 'nct02951130.yaml');
  const log = vi.spyOn(console, 'log').mockReturnValue();
  try {
    expect(await compareDataset(file, { record: join(folder, 'r.json') })).toBe(0);
    expect(log.mock.calls.join()).toContain('registered  2017-10-24\n  reported    2017-09');
    expect(readFileSync(file, 'utf8')).toBe(edited);
    expect(await compareDataset(file, { record: join(folder, 'r.json'), slide: true })).toBe(0);
  } finally {
    log.mockRestore();
  }
  const written = readFileSync(file, 'utf8');
  expect(written.match(/Not as registered/g)).toHaveLength(1);
  const { outputs } = await generate({ file: 'nct02951130.yaml', text: written, formats: ['pptx'] });
  const slide = readDeck(outputs[0]!.bytes).slides.find(({ paragraphs }) =>
    paragraphs.join().includes('Registered one way'),
  );
  expect(slide).toBeDefined();
  expect(JSON.stringify(slide)).toContain('2017-09');
});

test('what a record tells at length is cut, the dataset stays one that can be read, and its lines end as they did', async () => {
  const { text } = imported(record('NCT02951130').text);
  const json = JSON.parse(record('NCT02951130').text) as {
    protocolSection: { outcomesModule: { primaryOutcomes: { measure: string }[] } };
  };
  json.protocolSection.outcomesModule.primaryOutcomes[0]!.measure = 'word '.repeat(390);
  const folder = folderWith({ 'nct02951130.yaml': text.replace(/\n/g, '\r\n'), 'r.json': JSON.stringify(json) });
  const file = join(folder, 'nct02951130.yaml');
  const log = vi.spyOn(console, 'log').mockReturnValue();
  try {
    expect(await compareDataset(file, { record: join(folder, 'r.json'), slide: true })).toBe(0);
    expect(log.mock.calls.join().length).toBeLessThan(20_000);
  } finally {
    log.mockRestore();
  }
  const written = readFileSync(file, 'utf8');
  expect(written).toContain('word word');
  expect(written).not.toMatch(/(?<!\r)\n/);
  expect(loadDataset(file, written).dataset.id).toBe('nct02951130');
});
