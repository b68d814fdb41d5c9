/** Names of outcomes and arms from titles of up to 255 letters: what all say alike is dropped, what tells them apart is kept. */
import { upper } from '../../format/capital.js';
import { shortenTitle, phraseStart } from './shortened-titles.js';
import { shorten } from '../text.js';

/** A row of an outcome, about to be named. */
export interface Titled {
  title: string;
  /** Title of the row, where the outcome has several. */
  row: string;
  /** Whether it is of the first outcome, whose definition readers need whole. */
  main?: boolean;
  /** Whether its figures count people or times to an event, which the table says beside the name. */
  counted: boolean;
}

/** A row, ready to be cut. */
interface Parted {
  base: string;
  row: string;
  full: string;
  most: number;
}

/**
 * One name a row, of at most so many letters; the main outcome, and rows with
 * different titles that would have one name otherwise, may take more than half as many again.
 */
export function outcomeNames(rows: Titled[], most: number): string[] {
  const titles = withoutShared(essentials(rows.map(({ title }) => title)));
  const parted = rows.map((row, index) => partsOf({ ...row, title: titles[index]! }, row.main ? longer(most) : most));
  return parted.map((own) => {
    const others = parted.filter(({ full }) => !same(full, own.full));
    const lengths = Array.from({ length: longer(own.most) - own.most }, (_, more) => own.most + more);
    const letters = lengths.find((length) => others.every((other) => differ(own, other, length)));
    return letters === undefined ? withEnding(own, others) : nameOf(own, letters);
  });
}

/** Letters up to which a title is told whole. */
const whole = 60;

/** A title without what its long name tells as well: brackets, by what it was assessed, and between which arms. */
function essential(written: string): string {
  const title = written.replace(/(?<![\s.:;])[\s.:;]+$/, '');
  if (title.length <= whole) return title;
  const steps: ((text: string) => string)[] = [
    (text) =>
      text.replace(/(?<!\s)\s*\((?:[^()]|\([^()]*\))*\)/g, (bracket) =>
        /\d|phase|part/i.test(bracket) && bracket.length < 14 ? bracket : '',
      ),
    (text) =>
      text.replace(
        /^(?:relative risk reduction of|difference in) (.+?) (?:between|in the|in) .*\b(?:and|compared|versus|vs)\b.*$/i,
        '$1',
      ),
    (text) =>
      text.replace(
        /,?\s(?:using|as (?:determined|assessed|measured|defined)|(?:assessed|measured|evaluated|determined) (?:by|using|with)|based on|starting \d)[^]*$/i,
        '',
      ),
    (text) =>
      text.replace(
        /\s(?:in|between) (?:the )?[^,]{0,200}\b(?:groups?|arms?)\b.{0,200}\b(?:compared|versus|vs)\b[^]*$/i,
        '',
      ),
  ];
  return steps.reduce((text, step) => {
    const next = step(text).replace(/\s+/g, ' ').trim();
    return text.length > whole && next.length > 3 ? next : text;
  }, title);
}

/** Titles that would be one without what is not essential: each keeps behind it the bracket that no other has, or else is left whole. */
function essentials(titles: string[]): string[] {
  const short = titles.map(essential);
  return titles.map((title, index) => {
    const text = short[index]!;
    const others = titles.filter((other, at) => !same(other, title) && same(short[at]!, text));
    if (others.length === 0) return text;
    const own = (title.match(/\([^()]{4,120}\)/g) ?? []).filter((bracket) =>
      others.every((other) => !other.includes(bracket)),
    );
    return own.length > 0 ? `${text}: ${own.at(-1)!.slice(1, -1)}` : title;
  });
}

const longer = (most: number) => Math.ceil(most * 1.7);

function partsOf({ title, row: own, counted }: Titled, most: number): Parted {
  const base = counted ? withoutOpening(title) : title;
  const parts =
    own === '' ? inParts(base, most) : { base, row: base.toLowerCase().endsWith(own.toLowerCase()) ? '' : own };
  return { ...parts, full: join(base, own), most };
}

function nameOf({ base, row }: Parted, letters: number): string {
  const own = shortenTitle(row, letters - leastOfTitle);
  return join(shortenTitle(base, Math.max(leastOfTitle, letters - own.length - 2)), own);
}

/** Whether a name of so many letters is not the other's too, nor what the other begins with. */
function differ(own: Parted, other: Parted, letters: number): boolean {
  const name = nameOf(own, letters);
  const beginning = name.replace(/(…| and others)$/, '');
  const isCut = beginning.length < name.length;
  return (
    !same(nameOf(other, letters), name) && !(isCut && other.full.toLowerCase().startsWith(beginning.toLowerCase()))
  );
}

/** The beginning of a title, and the phrase in which it differs from all others. */
function withEnding({ full, most }: Parted, others: Parted[]): string {
  const words = full.split(' ');
  const shared = Math.max(0, ...others.map((other) => sharedWords(words, other.full.split(' '))));
  const own = shortenTitle(words.slice(phraseStart(words, shared)).join(' '), Math.ceil(most / 2));
  return own === '' ? shortenTitle(full, most) : join(shortenTitle(full, most - own.length - 2), own);
}

/** A long title in front of a colon, and what stands behind it, which tells more and so is kept. */
function inParts(title: string, most: number): { base: string; row: string } {
  const at = title.lastIndexOf(': ');
  const row = title.slice(at + 2);
  return title.length > most && at > 0 && row.length <= most - leastOfTitle && !/,/.test(row)
    ? { base: title.slice(0, at), row }
    : { base: title, row: '' };
}

/** Letters of an outcome's title that its rows leave at least. */
const leastOfTitle = 28;
const join = (title: string, row: string) => [title, row].filter(Boolean).join(': ');

/** One name an arm, of at most so many letters. */
export function armNames(titles: string[], most: number): string[] {
  const full = withoutShared(titles).map(withoutRepeats);
  const short = full.map((title) => shortenTitle(title, most));
  return short.map((text, index) => {
    const beginning = /^(.*\S)\s*(?:…| and others)$/.exec(text)?.[1]?.toLowerCase();
    // What is left of a name must not be the beginning of another's.
    const mistaken = (other: string) => beginning !== undefined && other.toLowerCase().startsWith(beginning);
    const alike = full.filter((other, at) => !same(other, full[index]!) && (same(short[at]!, text) || mistaken(other)));
    return alike.length === 0 ? text : around(full[index]!, alike, most);
  });
}

/** `10 mg` for `10 Milligram (10 mg)`. */
const withoutRepeats = (title: string) =>
  title.replace(/(?<![\p{L}\d.,])(\d[\d.,]*) \p{L}+ \(\1\s?(\p{L}+)\)/gu, '$1 $2');

/** The titles without a beginning that all share, up to a colon or a dash. */
function withoutShared(titles: string[]): string[] {
  const shared = titles.length > 1 ? (/^.+?(?::| [-–]) /.exec(titles[0]!)?.[0] ?? '') : '';
  const differ = titles.every((title) => title.startsWith(shared) && title.length > shared.length);
  return differ ? titles.map((title) => title.slice(shared.length)) : titles;
}

const openings = [
  /^(the )?(number|percentage|percent|proportion) of (participants|subjects|patients|people|women|men|children) (with|who (had|have|experienced|developed|achieved|reported)|receiving|achieving|having|experiencing|reporting) (a |an |the )?(first (occurrence|event) of )?(a |an |the )?/i,
  /^(first )?occurrence of (a |an |the )?/i,
  /^time (from randomi[sz]ation )?(to|until) (the )?(first (occurrence|event) of |onset of |occurrence of )?(a |an |the )?/i,
];

/** The title without what only says that people or times to an event are counted. */
function withoutOpening(title: string): string {
  const [part = ''] = /^Part [A-Z]\d?: /.exec(title) ?? [];
  const rest = openings.reduce((text, opening) => text.replace(opening, ''), title.slice(part.length));
  return rest.length < 4 ? title : `${part}${upper(rest)}`;
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
