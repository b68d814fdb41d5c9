/** Page and deck say the same wherever both tell of one thing, and each says the same wherever it tells it twice. */
import { plainText } from '../document/build.js';
import { innerBlocks } from '../document/inner-blocks.js';
import type { Block, Brief, Deck, Step, Table } from '../document/types.js';
import type { Problem } from '../errors.js';
import { numbersIn, valueOf } from './printed-numbers.js';

/** Cells of tables and marks of charts that stand on both and differ. */
export function checkAgreement(brief: Brief, deck: Deck): Problem[] {
  const [page, slides] = [textsByKey(brief.children), textsByKey(deck.slides.flatMap(({ children }) => children))];
  return [...page].flatMap(([key, text]): Problem[] => {
    const other = slides.get(key);
    if (other === undefined || other === null || text === null || saysNoOther(text, other)) return [];
    const message = `page and deck differ: ${key} is “${text}” on the page and “${other}” in the deck`;
    return [{ severity: 'error', message, hint: 'print both from the same value' }];
  });
}

/** Whether two texts are the same, or one stops short of the other: a talk tells a mean without its deviation. */
const saysNoOther = (one: string, other: string): boolean =>
  [one, other].some((text, index, both) => {
    const rest = both[1 - index]!;
    return text === '' || (rest.startsWith(text) && /^(?:$|[\s;,(])/.test(rest.slice(text.length)));
  });

/** Figures that print another number than they draw, and arms whose number differs between the flow and a table. */
export function checkWithin(document: Brief | Deck, name: 'page' | 'visual abstract' | 'deck'): Problem[] {
  const blocks = (
    document.tag === 'brief' ? document.children : document.slides.flatMap(({ children }) => children)
  ).flatMap(flat);
  const wrong = (message: string, hint: string): Problem => ({
    severity: 'error',
    message: `${name}: ${message}`,
    hint,
  });
  const drawn = blocks
    .flatMap((block) => (block.tag === 'chart' ? block.marks : []))
    .flatMap(({ label, value, text, estimates }) => [
      { label: label.text, value, text: text.text },
      ...estimates.map((one) => ({ label: label.text, value: one.value, text: one.text.text })),
    ])
    .flatMap(({ label, value, text }) => {
      const printed = numbersIn(text).map(valueOf);
      if (value === null || printed.length === 0 || printed.includes(value)) return [];
      return [wrong(`the figure draws ${value} for “${label}” and prints “${text}”`, 'draw and print one value')];
    });
  const told = new Map<string, string>();
  const counts = blocks.flatMap(countsIn).flatMap(([arm, n]) => {
    const before = told.get(arm) ?? n;
    told.set(arm, n);
    return before === n
      ? []
      : [wrong(`“${arm}” has ${before} in one place and ${n} in another`, 'print both from the same value')];
  });
  return [...drawn, ...counts];
}

/** The number of each arm in the boxes of a flow, or in the head of a table. */
function countsIn(block: Block): [string, string][] {
  if (block.tag === 'flow') return leaves(block.root).map(({ label, n }) => [label, n]);
  if (block.tag !== 'table') return [];
  const heads = block.rows.filter(({ kind }) => kind === 'head').flatMap(({ cells }) => cells);
  return heads.flatMap(({ children }): [string, string][] => {
    // A template may set letters of sources behind it that are not known as such.
    const [, arm, n] = /^(.*) n = (\d(?:[\d.,\u202F]*\d)?)/.exec(plainText(children)) ?? [];
    return arm && n ? [[arm, n]] : [];
  });
}

const leaves = (step: Step): Step[] => (step.steps.length === 0 ? [step] : step.steps.flatMap(leaves));

/** Texts by what they tell of; null where one document tells two things under one name. */
function textsByKey(blocks: Block[]): Map<string, string | null> {
  const texts = new Map<string, string | null>();
  const add = (key: string, text: string) => texts.set(key, texts.has(key) && texts.get(key) !== text ? null : text);
  for (const block of blocks.flatMap(flat)) for (const [key, text] of valuesOf(block)) add(key, text);
  return texts;
}

// No default: a block that is new must say what it tells of the trial.
function valuesOf(block: Block): [string, string][] {
  switch (block.tag) {
    case 'table':
      return cellsOf(block);
    case 'chart':
      return block.marks.map(({ label, at, text }) => [
        [block.title, label.text, at].filter(Boolean).join(', '),
        text.text,
      ]);
    case 'flow':
    case 'columns':
    case 'card':
    case 'h1':
    case 'h2':
    case 'h3':
    case 'p':
    case 'ul':
    case 'ol':
    case 'terms':
    case 'picture':
    case 'qr':
      return [];
  }
}

const flat = (block: Block): Block[] => [block, ...innerBlocks(block).flatMap(flat)];

/** Each value of a table by its group, its row and its column. */
function cellsOf({ rows }: Table): [string, string][] {
  const columns: string[] = [];
  let [group, main] = ['', ''];
  return rows.flatMap(({ kind, cells, of }): [string, string][] => {
    const texts = cells.map(({ children }) => plainText(children));
    if (kind === 'head') {
      columns.push(...cells.flatMap(({ span }, index) => Array.from({ length: span }, () => texts[index]!)));
      return [];
    }
    if (kind === 'group') {
      [group, main] = [texts[0]!, ''];
      return [];
    }
    const label = texts[0]!;
    // A row of comparisons or p values belongs to the outcome that it is marked with, or else to that above it.
    const isBelow = /^p (value|for)\b|\b(from|versus)\b/i.test(label);
    const own = of ? `${of}, ${label}` : isBelow ? `${main}, ${label}` : (main = label);
    let column = cells[0]!.span;
    return cells.slice(1).map(({ span }, index): [string, string] => {
      const head = columns[column] ?? '';
      column += span;
      return [[group, own, head].filter(Boolean).join(', '), texts[index + 1]!];
    });
  });
}
