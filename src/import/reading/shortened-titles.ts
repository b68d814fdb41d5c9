/** Long titles cut where a phrase or an item of a list ends, and never in their middle. */
import { shorten } from '../text.js';

/**
 * At most so many letters. A remark in brackets at the end goes first; a list
 * loses whole items; else the last phrase goes that has no room.
 */
export function shortenTitle(text: string, most: number): string {
  if (text.length <= most) return shorten(text, most);
  const bare = text.replace(/(?<![\s.])[\s.]*\([^()]*\)\.?$/, '');
  if (bare !== '' && bare.length <= most) return shorten(bare, most);
  return cutList(text, most) ?? cutPhrase(text, most);
}

const inList = /,\s(?:[^,]+,\s)*(?:[^,]+\s)?(?:and|or)\s/;
const others = ' and others';
/** With its last item, a list is whole; what follows is no item. */
const isWhole = (list: string) => /^,.*\s(?:and|or)\s/.test(list.slice(list.lastIndexOf(',')));
/** What follows a comma and is no item. */
const aside =
  /^,\s(?:measured|presented|assessed|defined|including|inclusive|consisting|whichever|as|at|by|for|from|in|per|with)\b/i;

/** As many items as there is room for; null for what is no list, or would keep none of it. */
function cutList(text: string, most: number): string | null {
  if (!inList.test(text)) return null;
  const first = text.indexOf(', ');
  const ends = [...text.matchAll(/,\s|(?<!,)\s(?:and|or)\s/g)].map(({ index }) => index).filter((end) => end >= first);
  const kept = ends
    .map((end) => text.slice(0, end))
    .map((head) => ({ head, rest: isWhole(head) || aside.test(text.slice(head.length)) ? '…' : others }))
    .filter(({ head, rest }) => head.length + rest.length <= most && isBalanced(head) && isWordy(head))
    .at(-1);
  return kept !== undefined && kept.head.length >= most / 3 ? `${kept.head}${kept.rest}` : null;
}

const isBalanced = (text: string) => text.split('(').length === text.split(')').length;
/** Of numbers, such as times, “others” says nothing. */
const isWordy = (text: string) => /[\p{L})]$/u.test(text);

/** Before these, a phrase ends. */
const openings =
  '[-–&]|for|of|in|at|on|by|with|from|to|during|after|before|over|through|under|until|between|among|as|per|within|and|or|defined|including|consisting|measured|assessed|presented';
const opening = new RegExp(String.raw`\s(?:${openings})(?=\s)`, 'gi');
const isOpening = new RegExp(`^(?:${openings})$`, 'i');

/** The word with which the phrase begins that this word is in. */
export function phraseStart(words: string[], at: number): number {
  const start = words.slice(0, at + 1).findLastIndex((word) => isOpening.test(word));
  return at >= words.length ? at : Math.max(start, 0) || at;
}

/** Whether a text is cut between the two numbers of a range, such as `16 to 35`. */
const inRange = (head: string, text: string) => /\d$/.test(head) && /^\sto\s/.test(text.slice(head.length));

/** Without the last phrase that has no room, or only without its last words where much would be lost. */
function cutPhrase(text: string, most: number): string {
  const short = shorten(text, most);
  const words = short.replace(/…$/, '');
  const whole = isBalanced(words) ? words : withoutOpened(words);
  const ends = [...whole.matchAll(opening)].map(({ index }) => index);
  const kept = ends
    .map((end) => whole.slice(0, end))
    .filter((head) => head.length >= most * 0.6 && isBalanced(head) && !inRange(head, text));
  const phrase = kept.at(-1) ?? (inRange(whole, text) ? whole.replace(/(?:\s(?:aged|from))?\s\S+$/i, '') : whole);
  return phrase === '' ? short : `${withoutLoose(phrase)}…`;
}

/** Without a bracket that is not closed. */
function withoutOpened(words: string): string {
  const opened = words.indexOf('(', words.lastIndexOf(')') + 1);
  return opened < 0 ? words : words.slice(0, opened).replace(/(?<![\s,;:])[\s,;:]+$/, '');
}

/** Without signs and words at its end that lead on to something else. */
function withoutLoose(phrase: string): string {
  let left = phrase.replace(/(?<![\s,;:.…&–-])[\s,;:.…&–-]+$/, '');
  const loose = /\s(?:and|or|of|in|at|on|by|the|an?)$/i;
  while (loose.test(left)) left = left.replace(loose, '');
  return left;
}
