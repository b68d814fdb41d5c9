/** Whether each value of a dataset stands in its source, where the dataset says that it does. */
import type { Trial } from '../trial/trial.js';
import { doubtOf, isNamed } from './doubts.js';
import { excerpt, placeOf } from './excerpt.js';
import type { Item } from './items.js';
import { itemsOf } from './items.js';
import { regionOf } from './locate.js';
import { matches } from './matches.js';
import { numeralsIn, type Numeral } from './numerals.js';
import { hasBrokenSigns } from './broken-signs.js';
import { foreign, type Block, type RegionName } from './block.js';
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
  /** The same place for programs: the position of its block in the source, and of the number in that; null where it was not found. */
  spot: { block: number; start: number; end: number } | null;
}

/** A proof for every value, in the order of the dataset; values whose source was not given are not checked. */
export function verify(trial: Trial, sources: ReadonlyMap<string, SourceText>): Proof[] {
  const read = new Map([...sources].map(([id, source]) => [id, readSourceText(source)]));
  return itemsOf(trial).map((item) => {
    const source = read.get(item.source);
    return source
      ? prove(item, source)
      : { item, verdict: 'not checked', around: '', place: '', doubt: '', spot: null };
  });
}

interface ReadSource {
  /** What is of the trial itself. */
  blocks: ReadBlock[];
  /** References, affiliations and running heads. */
  foreign: ReadBlock[];
  hasBrokenSigns: boolean;
}

function readSourceText({ blocks }: SourceText): ReadSource {
  const read = blocks.map(readBlock);
  return {
    blocks: read.filter(({ region }) => !foreign.has(region)),
    foreign: read.filter(({ region }) => foreign.has(region)),
    hasBrokenSigns: hasBrokenSigns(blocks),
  };
}

interface ReadBlock extends Block {
  /** Its position in the source. */
  index: number;
  numerals: Numeral[];
}
const readBlock = (block: Block, index: number): ReadBlock => ({ ...block, index, numerals: numeralsIn(block.text) });

interface Place {
  block: ReadBlock;
  numeral: Numeral;
}

/** A value that stands in more places than that is told by none of them; the first are looked at. */
const mostPlaces = 300;

function placesOf(item: Item, blocks: ReadBlock[]): Place[] {
  const found: Place[] = [];
  for (const block of blocks) {
    for (const numeral of block.numerals) {
      if (!matches(item, numeral, block.text)) continue;
      found.push({ block, numeral });
      if (found.length === mostPlaces) return found;
    }
  }
  return found;
}

function prove(item: Item, { blocks, foreign: others, hasBrokenSigns: broken }: ReadSource): Proof {
  const places = placesOf(item, blocks);
  const region = regionOf(item.at, blocks);
  const sorted = places
    .filter(({ block }) => region.blocks.has(block))
    .sort((a, b) => nearness(item, b) - nearness(item, a));
  const isPlain = (place: Place) => doubtIn(item, place) === null;
  const plain = sorted.filter(isPlain).sort((a, b) => Number(namesIt(item, b)) - Number(namesIt(item, a)));
  const elsewhere = plain.length > 0 ? undefined : places.find(isPlain);
  const inside = plain.length > 0 ? plain : elsewhere ? [] : sorted;
  const best = inside[0] ?? elsewhere ?? places[0];
  if (!best) return notFound(item, placesOf(item, others)[0]);
  const proof = {
    item,
    around: excerpt(best.block.text, best.numeral),
    place: placeOf(best.block),
    doubt: doubtIn(item, best) ?? '',
    spot: spotOf(best),
  };
  if (broken && item.isSigned) return { ...proof, verdict: 'ambiguous', doubt: signsLost };
  if (inside.length === 0) return { ...proof, verdict: 'found elsewhere' };
  if (plain.length === 0) return { ...proof, verdict: 'ambiguous' };
  if (isCohort(item) && nearness(item, best) === 0 && !namesIt(item, best))
    return { ...proof, verdict: 'ambiguous', doubt: unnamed };
  const sentences = new Set(inside.map(sentenceOf));
  if (!region.known && sentences.size > 1 && !namesIt(item, best))
    return { ...proof, verdict: 'ambiguous', doubt: several(sentences.size) };
  return { ...proof, verdict: 'found' };
}

/** Where it stands in a part that tells nothing of this trial, that is said. */
function notFound(item: Item, other: Place | undefined): Proof {
  if (!other) return { item, verdict: 'not found', around: '', place: '', doubt: '', spot: null };
  const { block } = other;
  const doubt = onlyIn[block.region!]!;
  return {
    item,
    verdict: 'not found',
    around: excerpt(other.block.text, other.numeral),
    place: placeOf(block),
    doubt,
    spot: spotOf(other),
  };
}

const spotOf = ({ block: { index }, numeral: { start, end } }: Place) => ({ block: index, start, end });

const namesIt = (item: Item, { block, numeral }: Place) => isNamed(item, numeral, block.text, block.cells);

const doubtIn = (item: Item, { block, numeral }: Place) => doubtOf(item, numeral, block.text, block.cells);

const onlyIn: Partial<Record<RegionName, string>> = {
  references: 'it stands only among the references',
  affiliations: 'it stands only among the names and addresses of authors',
  'running head': 'it stands only in a running head',
};
const signsLost = 'the text of this source has lost its signs: look at the page itself';
const unnamed = 'nothing around it names the group';
const several = (count: number) => `it stands in ${count} sentences, and “at” names none`;

/** The size of a group is a small number like others: something around it must name the group. */
const isCohort = ({ path, near }: Item) => path.startsWith('populations.') && near.length > 0;

/** How many words of its row stand around a number. */
function nearness({ near }: Item, { block: { text, cells }, numeral: { start, end } }: Place): number {
  const cell = cells?.find((one) => one.start <= start && one.end >= end);
  const around = `${cell?.row ?? ''} ${text.slice(Math.max(0, start - 60), end + 60)}`.toLowerCase();
  return near.filter((word) => around.includes(word)).length;
}

function sentenceOf({ block, numeral }: Place): string {
  const { text, index } = block;
  return `${index}:${text.lastIndexOf('. ', numeral.start)}`;
}
