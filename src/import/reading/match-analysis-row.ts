/** Which of the rows of an outcome an analysis is of, told by its words. */
import { own } from '../../own.js';
import type { Analysis } from '../registry-trial.js';
import { words } from '../text.js';
import type { OutcomeRow } from '../drafts.js';

/** Letters that records write in one place, and words in the other. */
const spelledOut: Record<string, string[]> = {
  cv: ['cardiovascular'],
  mi: ['myocardial', 'infarction'],
  hf: ['heart', 'failure'],
  hr: ['hour'],
  hrs: ['hour'],
};
const comparable = (text: string): string =>
  ` ${words(text)
    .flatMap((word) => own(spelledOut, word) ?? (word.length > 3 ? word.replace(/s$/, '') : word))
    .join(' ')} `;

/** A title without what follows it: how many were counted (`, n = 54, 57`), or the unit in brackets. */
const bare = (title: string): string => withoutCounts(title).replace(/(?<!\s)\s*\([^()]*\)$/, '') || title;

function withoutCounts(title: string): string {
  const end = /(?<![\d\s,;(=n])[\d\s,;(=n]+\)?$/i.exec(title)?.index ?? title.length;
  const count = /(?<![\s,;(])[\s,;(]*\bn?\s*=/gi;
  count.lastIndex = end;
  return title.slice(0, count.exec(title)?.index);
}

/** The titles of an outcome's rows as they are looked for, the longest first. */
interface Lookup {
  titles: { cell: OutcomeRow; words: string }[];
  /** The words that each title has alone; empty where one of them has none. */
  own: { cell: OutcomeRow; words: string[] }[];
}

function lookupIn(cells: OutcomeRow[]): Lookup {
  const titles = cells
    .map((cell) => ({ cell, words: comparable(bare(cell.title)) }))
    .filter(({ words }) => words.trim().length > 3)
    .sort((a, b) => b.words.length - a.words.length);
  return { titles, own: ownWords(cells) };
}

/** Words that may stand in the description of any analysis. */
const common = comparable(
  'value baseline more less than with without from treatment patient participant subject group visit model',
);

/** `systolic` and `diastolic` of `Systolic BP` and `Diastolic BP`. */
function ownWords(cells: OutcomeRow[]): Lookup['own'] {
  const titles = cells.map(({ title }) => [...new Set(comparable(bare(title)).trim().split(' '))]);
  const times = new Map<string, number>();
  for (const word of titles.flat()) times.set(word, (times.get(word) ?? 0) + 1);
  const isOwn = (word: string) => times.get(word) === 1 && /^\p{L}{4,}$/u.test(word) && !common.includes(` ${word} `);
  const own = cells.map((cell, index) => ({ cell, words: titles[index]!.filter(isOwn) }));
  return own.every(({ words }) => words.length > 0) ? own : [];
}

/**
 * The one row of an outcome that the words of an analysis name, or null; what it says of margins is
 * asked only where the rest names none. Each is looked up once, as each row asks for all analyses.
 */
export function rowMatcher(cells: OutcomeRow[]): (analysis: Analysis) => OutcomeRow | null {
  const lookup = lookupIn(cells);
  const found = new Map<Analysis, OutcomeRow | null>();
  return (analysis) => {
    let row = found.get(analysis);
    if (row === undefined) found.set(analysis, (row = lookUp(analysis, lookup)));
    return row;
  };
}

function lookUp(analysis: Analysis, { titles, own }: Lookup): OutcomeRow | null {
  const { words: said } = analysis;
  const texts = [said.groups, said.method, said.estimate, said.p];
  const inWhole = rowsIn(texts, titles);
  const named = inWhole.length > 0 ? inWhole : rowsIn([said.framework], titles);
  const found = named.length > 0 ? named : rowsByWords(texts, own);
  return found.length === 1 ? found[0]! : null;
}

/** The rows whose own words all stand in texts; none where some words of another stand there too. */
function rowsByWords(texts: string[], own: Lookup['own']): OutcomeRow[] {
  const text = texts.map(comparable).join('|');
  const named = own.filter(({ words }) => words.some((word) => text.includes(` ${word} `)));
  const isWhole = named.every(({ words }) => words.every((word) => text.includes(` ${word} `)));
  return isWhole ? named.map(({ cell }) => cell) : [];
}

/** The rows whose titles stand in texts; of two titles of which one is part of the other, the longer. */
function rowsIn(texts: string[], titles: Lookup['titles']): OutcomeRow[] {
  let text = texts.map(comparable).join('|');
  const found = titles.filter(({ words }) => {
    const named = text.includes(words);
    if (named) text = text.replaceAll(words, ' | ');
    return named;
  });
  return found.map(({ cell }) => cell);
}
