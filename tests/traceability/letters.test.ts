/**
 * Every value on the page that is not from the main source bears the letter of
 * its source, wherever it is printed. Each trial is taken as it is, and once
 * more with its values shared out among three further sources, so that nearly
 * every number on the page must have a letter, and the right one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ledgerOf, type Ledger } from '../../src/traceability/ledger.js';
import { numbersIn } from '../../src/traceability/printed-numbers.js';
import { loadDataset, type Loaded } from '../../src/load.js';
import { walk } from '../../src/dataset/walk.js';
import { buildBrief } from '../../src/document/build.js';
import { parseMarkup } from '../../src/document/markup.js';
import type { Block, Inline, Row, Worded } from '../../src/document/types.js';
import { generate } from '../../src/index.js';
import { compileTemplates } from '../../src/template/render.js';
import { viewOf } from '../../src/template/view/view.js';
import { readPage } from '../outputs/page.js';
import { linkTrial } from '../../src/trial/trial.js';
import { dazukibart, ownTemplates } from './made.js';

/** A number of the page, and the letters (and †) that stand for it: the next behind it, or those of its row. */
interface Told {
  number: string;
  letters: string;
  around: string;
}

const templates = ownTemplates();
const render = compileTemplates(templates);

function toldOn(loaded: Loaded): { told: Told[]; ledger: Ledger } {
  const view = viewOf(loaded);
  const brief = buildBrief(parseMarkup(render('brief', view), 'brief.hbs'));
  return { told: brief.children.flatMap(inBlock), ledger: ledgerOf(loaded, view, templates) };
}

function inBlock(block: Block): Told[] {
  switch (block.tag) {
    case 'columns':
      return block.columns.flat().flatMap(inBlock);
    case 'card':
      return block.children.flatMap(inBlock);
    case 'terms':
      return block.items.flatMap(({ children }) => inWords(children));
    case 'ul':
    case 'ol':
      return block.items.flatMap((item) => inWords(item));
    case 'table':
      return inTable(block);
    case 'chart':
      return inChart(block);
    case 'flow':
      return inStep(block.root);
    case 'picture':
    case 'qr':
      return [];
    default:
      return inWords(block.children);
  }
}

/** Letters on the head of a panel count for its values. */
function inChart({ arms, effect, marks }: Extract<Block, { tag: 'chart' }>): Told[] {
  const told = ({ text, letters }: Worded, head = '') => inText(text, letters || head);
  return marks.flatMap(({ label, detail, text, cells, estimates }) => [
    ...[label, detail, ...cells].flatMap((words) => told(words)),
    ...told(text, arms?.head.letters),
    ...estimates.flatMap((one) => [
      ...[one.text, one.interval].flatMap((words) => told(words, effect?.head.letters)),
      ...told(one.p),
    ]),
  ]);
}

function inStep({ letters, steps, ...step }: Extract<Block, { tag: 'flow' }>['root']): Told[] {
  const own = (['n', 'label', 'detail'] as const).flatMap((key) => inText(step[key], letters[key]));
  return [...own, ...steps.flatMap(inStep)];
}

/** Letters on the head of a column count for its cells. */
function inTable({ rows }: Extract<Block, { tag: 'table' }>): Told[] {
  const [head] = rows.filter(({ kind }) => kind === 'head');
  const heads = head?.cells.map(({ children }) => lettersIn(children)) ?? [];
  return rows.flatMap((row) => inRow(row, row === head ? [] : heads));
}

/** A letter at the label of a row counts for the whole row; the level that a label names, for the cells. */
function inRow({ cells }: Row, heads: string[]): Told[] {
  const label = lettersIn(cells[0]!.children);
  const all = cells.map(({ children }) => lettersIn(children)).join();
  let column = 0;
  return cells.flatMap(({ children, span }, index) => {
    const head = heads[column] ?? '';
    column += span;
    return inWords(children, index === 0 ? all : [label, head].filter(Boolean).join());
  });
}

const inText = (text: string, letters: string): Told[] =>
  numbersIn(text).map((number) => ({ number, letters: `${letters}${text.includes('†') ? '†' : ''}`, around: text }));

function inWords(inlines: Inline[], otherwise = ''): Told[] {
  const pieces = flat(inlines);
  const around = pieces.map(({ text }) => text).join('');
  return pieces.flatMap(({ text, isLetters }, index) => {
    if (isLetters) return [];
    const next = pieces.slice(index + 1).find((piece) => piece.isLetters);
    const dagger = text.includes('†') ? '†' : '';
    return numbersIn(text).map((number) => ({
      number,
      letters: [next?.text ?? '', otherwise, dagger].join(),
      around,
    }));
  });
}

const lettersIn = (inlines: Inline[]) =>
  flat(inlines)
    .filter(({ isLetters }) => isLetters)
    .map(({ text }) => text)
    .join();

function flat(inlines: Inline[], isLetters = false): { text: string; isLetters: boolean }[] {
  return inlines.flatMap((inline) => {
    if (inline.tag === 'text') return [{ text: inline.text, isLetters }];
    return inline.tag === 'br' ? [] : flat(inline.children, isLetters || inline.tag === 'letters');
  });
}

/** Numbers that can only be values of other sources, or calculated, and stand without their mark. */
function unmarked(loaded: Loaded): { missing: string[]; checked: number } {
  const { told, ledger } = toldOn(loaded);
  const letters = new Map(
    viewOf(loaded).sources.map(({ letter }, index) => [loaded.dataset.sources[index]!.id, letter]),
  );
  let checked = 0;
  const missing = told.flatMap(({ number, letters: found, around }) => {
    const origins = ledger.get(number) ?? [];
    if (!origins.every(({ kind }) => kind === 'value' || kind === 'calculation')) return [];
    const expected = origins.map(({ kind, source }) =>
      kind === 'calculation' ? '†' : (letters.get(source ?? '') ?? ''),
    );
    if (expected.length === 0 || expected.includes('a')) return [];
    checked += 1;
    return expected.some((mark) => found.split(/,|(?=†)/).includes(mark))
      ? []
      : [`${number} lacks ${expected.join(' or ')} in “${around}”`];
  });
  return { missing, checked };
}

/** The same trial with its values from three sources that are not the main one, neighbours from different ones. */
function sharedOut(text: string): Loaded {
  const loaded = loadDataset('trial.yaml', text);
  const [first] = loaded.dataset.sources;
  const ids = ['one', 'two', 'three'];
  const sources = ids.map((id) => ({ ...first!, id, cite: `The source called ${id}` }));
  loaded.dataset.sources = [first!, ...sources];
  let count = 0;
  walk(loaded.dataset, {
    quantity: (quantity) => {
      quantity.source = ids[count++ % ids.length]!;
    },
    prose: (prose) => {
      if (prose.source !== null) prose.source = ids[count++ % ids.length]!;
    },
  });
  return { ...loaded, trial: linkTrial(loaded.dataset) };
}

const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
const trials: [string, string][] = [
  ['dazukibart', dazukibart],
  ...fixtures.map((name): [string, string] => [name, readFileSync(`tests/fixtures/${name}`, 'utf8')]),
];

describe.each(trials)('%s', (_, text) => {
  test('marks what does not come from its main source', () => {
    expect(unmarked(loadDataset('trial.yaml', text)).missing).toEqual([]);
  });

  test('would mark every value if all came from other sources', () => {
    const { missing, checked } = unmarked(sharedOut(text));
    expect(missing).toEqual([]);
    expect(checked).toBeGreaterThan(5);
  });
});

test('letters stand where the values are: in the bottom line, the boxes of the flow, the foot', async () => {
  const { outputs } = await generate({ file: 'trial.yaml', text: dazukibart, formats: ['pdf'] });
  const page = (await readPage(outputs[0]!.bytes)).text;
  for (const printed of ['by 16.3b points more', '13.7b points', '125e screened', '37b', '15b', '23b', 'n = 37b']) {
    expect(page).toContain(printed);
  }
  expect(page).toContain('75 randomised');
  expect(page.replace(/\s+/g, ' ')).toContain(
    'Raised letters name the source of a value, at a label, a head or the end of a phrase that of all of it; none: a.',
  );
});

test('a sentence without its letter is found', () => {
  const loaded = loadDataset('trial.yaml', dazukibart);
  const view = viewOf(loaded);
  const bare = { ...view, bottomLine: [{ text: 'Skin activity had fallen by 16.3 points more', strong: false }] };
  const brief = buildBrief(parseMarkup(render('brief', bare), 'brief.hbs'));
  const told = brief.children.flatMap(inBlock).find(({ number }) => number === '16.3');
  expect(told?.letters).toBe(',,');
});

test('after the twenty-sixth source come letters in pairs', () => {
  const more = Array.from({ length: 25 }, (_, index) => `  - id: s${index}\n    kind: news\n    cite: News ${index}\n`);
  const text = dazukibart
    .replace('\ncitation:\n', `\n${more.join('')}\ncitation:\n`)
    .replace('screened: { value: 125, source: article', 'screened: { value: 125, source: s24');
  const loaded = loadDataset('trial.yaml', text);
  expect(
    viewOf(loaded)
      .sources.map(({ letter }) => letter)
      .slice(24),
  ).toEqual(['y', 'z', 'aa', 'ab', 'ac', 'ad']);
  expect(toldOn(loaded).told.find(({ number }) => number === '125')?.letters).toBe('ad');
});
