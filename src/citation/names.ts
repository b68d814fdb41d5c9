/**
 * Names of authors as PubMed writes them: surname with its particles, initials without
 * stops, then Jr, Sr, 2nd, 3rd (Citing Medicine, National Library of Medicine, chapter 1).
 */
import { plainText } from './plain-text.js';

export interface Person {
  /** With or without its particles. */
  family: string;
  given?: string;
  /** `van der`, `de la`. */
  particle?: string;
  /** `Jr.`, `III`. */
  suffix?: string;
}

/** Words that no person is called by. */
const groupWord =
  /\b(?:group|investigators?|collaborat\w+|committees?|consorti\w+|network|organi[sz]ation|association|society|institutes?|investigation|trialists|team|programme?|initiative|council|federation|foundation|study|trials?|alliance|agency|universit\w+|cent(?:er|re)|department|ministry)\b/i;
const ordinals = new Map([
  ['II', '2nd'],
  ['III', '3rd'],
  ['IV', '4th'],
]);
const suffixes = /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th)\.?$/i;

/** `{ family: 'Berg', given: 'Erik L.', particle: 'van der' }` to `van der Berg EL`; who has no given name keeps the whole one. */
export function personName({ family, given = '', particle = '', suffix = '' }: Person): string {
  return [particle, family, initials(plainText(given)), suffixOf(plainText(suffix))]
    .map((part) => plainText(part).replace(/[\u2010\u2011]/g, '-'))
    .filter(Boolean)
    .join(' ');
}

/** `Wei-Li` to `WL`, `J. P.` to `JP`, `Erik` to `E`. */
const initials = (given: string): string =>
  given
    .split(/[\s.\p{Pd}]+/u)
    .map((name) => (/^\p{Lu}{2,3}$/u.test(name) ? name : (/^./u.exec(name)?.[0] ?? '').toUpperCase()))
    .join('');

function suffixOf(written: string): string {
  const plain = written.replace(/\.$/, '');
  return ordinals.get(plain.toUpperCase()) ?? plain;
}

/**
 * A name in one text: `Berg, Erik`, `Miller, John A., Jr.`, `Berg E.`, `Van der Meer JP` or a
 * group's, which is whole. One without a comma that may be either is left as it is, and doubtful.
 */
export function writtenName(written: string): { name: string; isDoubtful: boolean } {
  const whole = plainText(written).replace(/,$/, '');
  const sure = (name: string) => ({ name, isDoubtful: false });
  if (groupWord.test(whole)) return sure(whole);
  const [family = '', ...rest] = whole.split(/,\s*/);
  if (rest.length > 0) {
    const suffix = rest.find((part) => suffixes.test(part));
    const given = rest.find((part) => part !== suffix);
    return sure(personName({ family, given, suffix }));
  }
  const words = whole.split(' ');
  const last = suffixes.test(words.at(-1)!) ? words.pop() : undefined;
  // A group may be called by one word in capitals, never by initials alone.
  let from = words.length;
  while (from > 1 && isInitials(words[from - 1]!)) from -= 1;
  if (from < words.length) {
    return sure(
      personName({ family: words.slice(0, from).join(' '), given: words.slice(from).join(' '), suffix: last }),
    );
  }
  return { name: whole, isDoubtful: words.length > 1 };
}

const isInitials = (word: string) => /^(?:\p{Lu}\.-?){1,4}$/u.test(word) || /^\p{Lu}{1,4}$/u.test(word);
