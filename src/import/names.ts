/** Names of outcomes and arms from titles of up to 255 letters: what all say alike is dropped, what tells them apart is kept. */
import { shorten } from './text.js';

/** A row of an outcome, about to be named. */
export interface Titled {
  title: string;
  /** Title of the row, where the outcome has several. */
  row: string;
  /** Whether its figures count people or times to an event, which the table says beside the name. */
  counted: boolean;
}

/** One name a row, of at most so many letters; rows with different titles have different names. */
export function outcomeNames(rows: Titled[], most: number): string[] {
  const titles = withoutShared(rows.map(({ title }) => title));
  const parts = rows.map(({ row, counted }, index) => ({
    base: counted ? withoutOpening(titles[index]!) : titles[index]!,
    row,
  }));
  const short = parts.map(({ base, row }) => {
    const own = shorten(row, most - leastOfTitle);
    return join(shorten(base, Math.max(leastOfTitle, most - own.length - 2)), own);
  });
  return toldApart(
    parts.map(({ base, row }) => join(base, row)),
    short,
    most,
  );
}

/** Letters of an outcome's title that its rows leave at least. */
const leastOfTitle = 28;
const join = (title: string, row: string) => [title, row].filter(Boolean).join(': ');

/** One name an arm, of at most so many letters. */
export function armNames(titles: string[], most: number): string[] {
  const full = withoutShared(titles);
  const short = full.map((title) => shorten(title, most));
  return toldApart(full, short, most);
}

/** The titles without a beginning that all share, up to a colon or a dash. */
function withoutShared(titles: string[]): string[] {
  const shared = titles.length > 1 ? (/^.+?(?::| [-–]) /.exec(titles[0]!)?.[0] ?? '') : '';
  const differ = titles.every((title) => title.startsWith(shared) && title.length > shared.length);
  return differ ? titles.map((title) => title.slice(shared.length)) : titles;
}

const openings = [
  /^(the )?(number|percentage|percent|proportion) of (participants|subjects|patients|people|women|men|children) (with|who (had|have|experienced|developed|achieved|reported)|achieving|having|experiencing|reporting) (a |an |the )?/i,
  /^time (from randomi[sz]ation )?(to|until) (the )?(first (occurrence|event) of |onset of |occurrence of )?(a |an |the )?/i,
];

/** The title without what only says that people or times to an event are counted. */
function withoutOpening(title: string): string {
  const rest = openings.reduce((text, opening) => text.replace(opening, ''), title);
  return rest.length < 8 ? title : rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** The short texts, those that several would share cut so that they differ. */
function toldApart(full: string[], short: string[], most: number): string[] {
  return short.map((text, index) => {
    const alike = full.filter((other, at) => same(short[at]!, text) && !same(other, full[index]!));
    return alike.length === 0 ? text : around(full[index]!, alike, most);
  });
}

const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

/** The beginning of a text, and its end or, where that is the same, the part from the first word in which it differs. */
function around(text: string, others: string[], most: number): string {
  const words = text.split(' ');
  const shared = Math.max(...others.map((other) => sharedWords(words, other.split(' '))));
  const own = words.slice(shared).join(' ');
  if (own === '') return shorten(text, most);
  const room = Math.ceil(most / 2);
  const ending = endOf(own, room);
  const isOwn = ending !== '' && others.every((other) => !other.endsWith(ending));
  const end = own.length <= room ? own : isOwn ? ending : shorten(own, room);
  return `${shorten(text, most - end.length - 1).replace(/…$/, '')}… ${end}`;
}

/** As many of the last words as there is room for. */
function endOf(text: string, most: number): string {
  return text.slice(-most - 1).replace(/^\S*\s+|^\S+$/, '');
}

function sharedWords(left: string[], right: string[]): number {
  const at = left.findIndex((word, index) => word !== right[index]);
  return at < 0 ? left.length : at;
}
