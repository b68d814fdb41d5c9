/** Texts that were edited in a deck, taken back into the data that it was made from. */
import { replaced, replacementOf } from '../dataset/replace-text.js';
import type { Prose } from '../dataset/prose.js';
import type { Dataset } from '../dataset/schema.js';
import { loadDataset, readDataset } from '../load.js';
import { baseOf, dataOf } from '../merge/base.js';
import { Package } from '../merge/package.js';
import { editedTexts, type EditedText } from './edited-texts.js';
import { tied } from './references.js';
import { sentencesOf, sourcesOf, type Source } from './sentences.js';

/** An edited text that one of our own sentences in the data can become. */
export interface Offer extends EditedText {
  /** The sentence in the data file: its path, and its line from 1. */
  path: string;
  line: number;
  /** The sentence as it would stand there, with references. */
  text: string;
  /** Numbers in it that come from no value of the data. */
  untied: string[];
  /** Another offer for the same sentence, with another text. */
  rivals: boolean;
}

export interface Offers {
  offers: Offer[];
  /** Edited texts whose sentence is another one in the data by now. */
  moved: EditedText[];
  /** How many edited texts come from no sentence of the data. */
  others: number;
}

/** The data that a deck carries. Throws what cannot be read; null where it carries none. */
export function carriedBy(deck: Uint8Array): { base: Package; data: { name: string; text: string } } | null {
  const base = baseOf(new Package(deck));
  const data = base && dataOf(base);
  return data ? { base, data } : null;
}

/** What can be taken back from a deck into a data file; what is in the data already is not offered again. */
export function offersOf(deck: Uint8Array, file: string, text: string): Offers | null {
  const carried = carriedBy(deck);
  if (!carried) return null;
  const { dataset: before } = readDataset(carried.data.name, carried.data.text);
  const { dataset, locate } = loadDataset(file, text);
  const [old, now] = [sentencesOf(before), sentencesOf(dataset)];
  const found: Offers = { offers: [], moved: [], others: 0 };
  for (const edit of editedTexts(new Package(deck), carried.base)) {
    const sources = sourcesOf(edit.old, old);
    if (sources.length === 0) found.others += 1;
    for (const source of sources) {
      const offer = offerOf(edit, source, now, dataset);
      if (offer === 'moved') found.moved.push(edit);
      else if (offer === null) found.others += 1;
      else if (offer !== 'taken') found.offers.push({ ...offer, line: locate(offer.path)?.line ?? 1, rivals: false });
    }
  }
  return { ...found, offers: withRivals(found.offers) };
}

/** `taken` where the data say it so already, `moved` where they say something else by now; null where it is no sentence any more. */
function offerOf(
  edit: EditedText,
  source: Source,
  now: readonly Prose[],
  dataset: Dataset,
): Omit<Offer, 'line' | 'rivals'> | 'taken' | 'moved' | null {
  const typed = withoutFrame(edit.new, source);
  if (typed === null || typed === '') return null;
  const { text, untied } = tied(typed, source.prose, source.references, dataset);
  if (now.some((prose) => prose.path === source.prose.path && sameText(prose.text, text))) return 'taken';
  const same = now.filter((prose) => sameText(prose.text, source.prose.text));
  const place = same.find(({ path }) => path === source.prose.path) ?? (same.length === 1 ? same[0]! : null);
  return place ? { ...edit, path: place.path, text, untied } : 'moved';
}

const sameText = (one: string, other: string) => one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim();

/** The typed sentence without what the template prints around it; as the data had it, with a full stop or none, a capital or none. */
function withoutFrame(typed: string, { before, after, prose }: Source): string | null {
  if (!typed.startsWith(before) || !typed.endsWith(after)) return null;
  const own = typed.slice(before.length, typed.length - after.length).trim();
  const sentence = prose.text.trim();
  const ended = sentence.endsWith('.') && own !== '' && !/[.?!…]$/.test(own) ? `${own}.` : own;
  const firstWord = /^\p{Ll}\S*/u.exec(sentence)?.[0];
  const isCapital = firstWord !== undefined && ended.toLowerCase().startsWith(firstWord.toLowerCase());
  return isCapital ? ended[0]!.toLowerCase() + ended.slice(1) : ended;
}

/** The same sentence with the same text stands on several slides: it is offered once. */
function withRivals(all: Offer[]): Offer[] {
  const different = all.filter(
    (offer, index) => all.findIndex(({ path, text }) => path === offer.path && text === offer.text) === index,
  );
  return different.map((offer) => ({
    ...offer,
    rivals: different.some((other) => other !== offer && other.path === offer.path),
  }));
}

/** The data file with the texts in it: nothing else of it changes. Null where a sentence cannot be written in its place. */
export function adopted(text: string, offers: readonly Offer[]): string | null {
  const replacements = offers.map((offer) => replacementOf(text, offer.path, offer.text));
  return replacements.some((one) => one === null)
    ? null
    : replaced(
        text,
        replacements.filter((one) => one !== null),
      );
}
