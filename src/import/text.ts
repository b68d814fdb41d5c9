/** Text of the registry as it stands in records, to plain text. */
import { own } from '../own.js';

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Anything but signs of ASCII that stand for themselves, with single spaces between them: most texts of a record have nothing of it. */
const unclean = /[^ !-%'-;=?-Z\]_-~]| {2}|^ | $/;

/**
 * Plain text on one line: without Markdown's escapes (`\>`), HTML's entities
 * (`&gt;`), control characters and breaks, and with signs where it has what stands
 * for them (`>=`, `m^2`). Two brackets, which would begin a reference of ours, are parted.
 */
export function clean(text: string): string {
  if (!unclean.test(text)) return text;
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (entity, name: string) => decode(name) ?? entity)
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[<>]=/g, (sign) => (sign === '<=' ? '≤' : '≥'))
    .replace(/(?<=\b[ckm]?m)\^[23]\b/g, (power) => (power === '^2' ? '²' : '³'))
    .replace(/\[(?=\[)/g, '[ ')
    .trim();
}

function decode(name: string): string | undefined {
  if (!name.startsWith('#')) return own(entities, name.toLowerCase());
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Words that lead on to what was cut, and say nothing without it. */
const leading = /\s(?:and|or|of|to|in|on|at|by|for|from|with|as|per|the|an?|who|consisting|defined|based|including)$/i;
const trailing = /(?<![\s,;:.(–<>=≤≥-])[\s,;:.(–<>=≤≥-]+$/;

/**
 * At most so many characters, cut between words, with an ellipsis for what is left out.
 * What is longer than any word takes half of them at most, or it would fill a line alone.
 */
export function shorten(text: string, most: number): string {
  const half = Math.max(30, Math.ceil(most / 2));
  const words = text.replace(/\S+/g, (word) => (word.length > half ? `${word.slice(0, half - 1)}…` : word));
  if (words.length <= most) return words;
  const cut = words.slice(0, most - 1);
  const whole = /\s/.test(words[most - 1]!) ? cut : cut.replace(/(?<!\s)\s+\S*$/, '');
  let kept = (whole.length > most / 2 ? whole : cut).replace(trailing, '');
  while (leading.test(kept)) kept = kept.replace(leading, '').replace(trailing, '');
  return `${kept}…`;
}

/** As many whole sentences of a text as have room in so many letters; null where not even the first has: cut, it can say the contrary. */
export function wholeSentences(text: string, most: number): string | null {
  const ends = [...text.matchAll(/(?<=[\p{L})\d%][.!?])\s+(?=[\p{Lu}\d(])/gu)].map(({ index }) => index);
  const end = [...ends, text.length].filter((at) => at <= most).at(-1);
  return end === undefined || text === '' ? null : text.slice(0, end);
}

/** Words that turn round what stands before them. */
const turning = /\b(?:unless|except|other than|but not|without)\b/i;

/**
 * As much of a text as has room in so many letters, cut behind a sentence, else behind a clause, with an ellipsis; null where no
 * clause has room, or what is cut off would turn round what is left.
 */
export function clauses(text: string, most: number): string | null {
  const whole = wholeSentences(text, most);
  if (whole !== null) return whole;
  const brackets = (written: string, bracket: RegExp) => written.match(bracket)?.length ?? 0;
  const isOutside = (at: number) => brackets(text.slice(0, at), /\(/g) === brackets(text.slice(0, at), /\)/g);
  const ends = [...text.matchAll(/(?:[;,:]|(?= \([^()]*\)[,;.:])|(?= [–-] ))(?=\s)/g)].map(({ index }) => index);
  const end = ends.filter((at) => at >= Math.min(25, most / 2) && at < most && isOutside(at)).at(-1);
  const rest = text.slice(end).split(/[.!?]\s/, 1)[0]!;
  return end === undefined || turning.test(rest) ? null : `${text.slice(0, end)}…`;
}

/** An id from a name: small letters, digits and hyphens, not longer than 32, and none that is taken. */
export function idFrom(name: string, taken: Set<string>, fallback: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32)
    .replace(/-$/, '');
  const base = plain || fallback;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

/** Words that tell titles apart, for comparing them: small letters, without punctuation. */
export function words(title: string): string[] {
  return title
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replace(/^\.+|(?<!\.)\.+$/g, ''))
    .filter((word) => word !== '');
}

/** Spellings of one word. */
const spellings: readonly [RegExp, string][] = [
  [/[µμ]g\b|\bug\b|\bmicrograms?\b/g, 'mcg'],
  [/\bmilligrams?\b|\bmgs\b/g, 'mg'],
  [/\bgrams?\b/g, 'g'],
  [/\bkilograms?\b/g, 'kg'],
  [/\bmillilit(?:er|re)s?\b/g, 'ml'],
  // Codes in a list are no combination of treatments, nor is a unit by another.
  [/(?<=\d)\s*(?:&|\band\b)\s*(?=\p{L}{0,3}\d)/gu, ' '],
  [/[+&]|\bplus\b|(?<=\p{L}{4})\/(?=\p{L}{4})/gu, ' and '],
  [/(?<=\d),(?=\d{3}\b)/g, ''],
  [/(?<=\d)(?=(?:mcg|mg|g|kg|ml|iu)\b)/g, ' '],
  [/(?<=\d)\.0+(?!\d)/g, ''],
];
/** Words that tell no group from another. */
const fillers = ['an', 'the', 'of', 'arm', 'group', 'participants', 'patients', 'subjects'];

/** The words that titles are compared by: units and combinations written one way, without fillers. */
export function titleWords(title: string): string[] {
  const plain = title.normalize('NFKC').toLowerCase();
  const written = spellings.reduce((text, [as, word]) => text.replace(as, word), plain);
  return words(written).filter((word) => !fillers.includes(word));
}

/** Whether two words are one, or a long one and its misspelling by one letter. */
export function isSpelling(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length < 6 || long.length - short.length > 1 || /\d/.test(left + right)) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return at > 0 && short.slice(at + (short.length === long.length ? 1 : 0)) === long.slice(at + 1);
}
