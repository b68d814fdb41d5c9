/** The other way round: figures that a paper gives in its abstract or for its primary outcome, and that the dataset lacks. */
import { piecesOf } from '../dataset/prose.js';
import { walk } from '../dataset/walk.js';
import { withCalculated } from '../trial/calculated/unreported.js';
import type { Trial } from '../trial/trial.js';
import type { Block } from './block.js';
import { placeOf } from './excerpt.js';
import { numeralsIn, unitAt, type Numeral } from './numerals.js';
import type { SourceText } from './source.js';

export interface Lacking {
  /** The number as the paper has it. */
  shown: string;
  /** The sentence or row that it stands in, the number between ‹ and ›. */
  sentence: string;
  /** `¶2`, `page 3`, `table`; empty where it has no name. */
  place: string;
}

/** In the order of the source; each number of a sentence once. */
export function lackingFrom(trial: Trial, { blocks }: SourceText): Lacking[] {
  const known = sizesIn(trial);
  const primary = trial.dataset.outcomes
    .filter(({ role }) => role === 'primary')
    .flatMap(({ name, long_name: long }) => [name, long ?? name].map((one) => one.toLowerCase()));
  return blocks
    .filter((block) => block.region === 'abstract' || isRowOf(block, primary))
    .flatMap((block) =>
      numeralsIn(block.text)
        .filter((numeral) => isFigure(numeral, block.text) && !known.some((size) => isSame(size, numeral)))
        .map((numeral) => lacking(block, numeral)),
    );
}

const isRowOf = ({ cells = [] }: Block, names: readonly string[]): boolean =>
  names.some((name) => cells.some(({ row }) => row.toLowerCase().includes(name)));

/** Written in digits, and no year, level of an interval, phase or registration. */
function isFigure({ start, end, size, decimals }: Numeral, text: string): boolean {
  if (!/\d/.test(text.slice(start, end))) return false;
  const isYear = decimals === 0 && size >= 1900 && size <= 2100;
  const isLevel =
    size >= 90 && size < 100 && /^[\s-]*(?:ci\b|cri\b|confidence|credible)/i.test(text.slice(end, end + 14));
  return !isYear && !isLevel && unitAt(text, start, end) !== 'phase';
}

/** With as many digits as the paper has: 19.2 tells 19.23 and 19. */
const isSame = (size: number, numeral: Numeral): boolean =>
  Math.abs(size - numeral.size) <= 0.5 * 10 ** -numeral.decimals + 1e-9;

/** Every number that the dataset holds, in values and words, and those that can be calculated from them. */
function sizesIn(trial: Trial): number[] {
  const sizes = new Set<number>();
  walk(withCalculated(trial).dataset, {
    quantity: ({ value }) => void sizes.add(Math.abs(value)),
    prose(prose) {
      for (const piece of piecesOf(prose)) if ('words' in piece) addFrom(piece.words, sizes);
    },
    row(row) {
      for (const text of Object.values(row)) if (typeof text === 'string') addFrom(text, sizes);
    },
  });
  return [...sizes];
}

const addFrom = (text: string, sizes: Set<number>) => {
  for (const { size } of numeralsIn(text)) sizes.add(size);
};

const longestSentence = 2000;

function lacking(block: Block, { start, end }: Numeral): Lacking {
  const { text } = block;
  const first = Math.max(0, start - longestSentence);
  const from = [...text.slice(first, start).matchAll(/[.;?!]\s(?=\p{Lu})/gu)].at(-1);
  const begin = first + (from ? from.index + 2 : 0);
  const stop = /[.?!](?:\s|$)/.exec(text.slice(end, end + longestSentence));
  const sentence = `${text.slice(begin, start)}‹${text.slice(start, end).trim()}›${text.slice(end, end + (stop ? stop.index + 1 : longestSentence))}`;
  return { shown: text.slice(start, end).trim(), sentence: sentence.trim(), place: placeOf(block) };
}
