/** Whether each value of a dataset stands in its source, where the dataset says that it does. */
import type { Trial } from '../trial/trial.js';
import { doubtOf } from './doubts.js';
import type { Item } from './items.js';
import { itemsOf } from './items.js';
import { regionOf } from './locate.js';
import { matches } from './matches.js';
import { numeralsIn, type Numeral } from './numerals.js';
import { hasBrokenSigns } from './broken-signs.js';
import type { Block } from './block.js';
import type { SourceText } from './source.js';

/**
 * `found`: the value stands there, with such words around it; whether it is this value, a person reads.
 * `ambiguous`: it is there, but nothing says that it is this one (no locator, or no name
 * of its group near), or something says that it is another.
 */
export type Verdict = 'found' | 'found elsewhere' | 'ambiguous' | 'not found' | 'not checked';

export interface Proof {
  item: Item;
  verdict: Verdict;
  /** What the source says around it, the number between ‹ and ›; empty where it was not found. */
  around: string;
  /** Where that is: `¶3`, `page 4`; empty where it has no name. */
  place: string;
  /** What speaks against it, in a few words; empty where nothing does. */
  doubt: string;
}

/** A proof for every value, in the order of the dataset; values whose source was not given are not checked. */
export function verify(trial: Trial, sources: ReadonlyMap<string, SourceText>): Proof[] {
  const read = new Map([...sources].map(([id, source]) => [id, readSourceText(source)]));
  return itemsOf(trial).map((item) => {
    const source = read.get(item.source);
    return source ? prove(item, source) : { item, verdict: 'not checked', around: '', place: '', doubt: '' };
  });
}

interface ReadSource {
  /** What is of the trial itself. */
  blocks: ReadBlock[];
  references: ReadBlock[];
  hasBrokenSigns: boolean;
}

function readSourceText({ blocks }: SourceText): ReadSource {
  const read = blocks.map(readBlock);
  return {
    blocks: read.filter(({ region }) => region !== 'references'),
    references: read.filter(({ region }) => region === 'references'),
    hasBrokenSigns: hasBrokenSigns(blocks),
  };
}

interface ReadBlock extends Block {
  numerals: Numeral[];
}
const readBlock = (block: Block): ReadBlock => ({ ...block, numerals: numeralsIn(block.text) });

interface Place {
  block: ReadBlock;
  numeral: Numeral;
}

function placesOf(item: Item, blocks: ReadBlock[]): Place[] {
  return blocks.flatMap((block) =>
    block.numerals
      .filter((numeral) => matches(item, numeral, block.text))
      .map((numeral): Place => ({ block, numeral })),
  );
}

function prove(item: Item, { blocks, references, hasBrokenSigns: broken }: ReadSource): Proof {
  const places = placesOf(item, blocks);
  const region = regionOf(item.at, blocks);
  const sorted = places
    .filter(({ block }) => region.blocks.has(block))
    .sort((a, b) => nearness(item, b) - nearness(item, a));
  const isPlain = (place: Place) => doubtIn(item, place) === null;
  const plain = sorted.filter(isPlain);
  const elsewhere = plain.length > 0 ? undefined : places.find(isPlain);
  const inside = plain.length > 0 ? plain : elsewhere ? [] : sorted;
  const best = inside[0] ?? elsewhere ?? places[0];
  if (!best) {
    const [cited] = placesOf(item, references);
    if (!cited) return { item, verdict: 'not found', around: '', place: '', doubt: '' };
    return { item, verdict: 'not found', around: excerpt(cited), place: nameOf(cited.block), doubt: onlyCited };
  }
  const proof = { item, around: excerpt(best), place: nameOf(best.block), doubt: doubtIn(item, best) ?? '' };
  if (broken && item.isSigned) return { ...proof, verdict: 'ambiguous', doubt: signsLost };
  if (inside.length === 0) return { ...proof, verdict: 'found elsewhere' };
  if (plain.length === 0) return { ...proof, verdict: 'ambiguous' };
  if (isCohort(item) && nearness(item, best) === 0) return { ...proof, verdict: 'ambiguous', doubt: unnamed };
  const sentences = new Set(inside.map(sentenceOf));
  if (!region.known && sentences.size > 1) return { ...proof, verdict: 'ambiguous', doubt: several(sentences.size) };
  return { ...proof, verdict: 'found' };
}

const doubtIn = (item: Item, { block, numeral }: Place) => doubtOf(item, numeral, block.text);

const onlyCited = 'it stands only among the references';
const signsLost = 'the text of this source has lost its signs: look at the page itself';
const unnamed = 'nothing around it names the group';
const several = (count: number) => `it stands in ${count} sentences, and “at” names none`;

/** The size of a group is a small number like others: something around it must name the group. */
const isCohort = ({ path, near }: Item) => path.startsWith('populations.') && near.length > 0;

/** How many words of its row stand around a number. */
function nearness({ near }: Item, { block: { text }, numeral: { start, end } }: Place): number {
  const around = text.slice(Math.max(0, start - 60), end + 60).toLowerCase();
  return near.filter((word) => around.includes(word)).length;
}

function sentenceOf({ block, numeral }: Place): string {
  const { text } = block;
  const from = Math.max(text.lastIndexOf('. ', numeral.start), -1);
  const to = text.indexOf('. ', numeral.end);
  return `${from}:${text.slice(from + 1, to < 0 ? undefined : to)}`;
}

function excerpt({ block: { text }, numeral: { start, end } }: Place): string {
  const before = text.slice(Math.max(0, start - 45), start);
  const after = text.slice(end, end + 40);
  return `${start > 45 ? '…' : ''}${before}‹${text.slice(start, end).trim()}›${after}${end + 40 < text.length ? '…' : ''}`;
}

const nameOf = ({ paragraph, page }: Block) =>
  page !== null ? `page ${page}` : paragraph !== null ? `¶${paragraph}` : '';
