/** What a pasted text says of itself in its first lines: title, authors, and where and when it was printed. */
import { citationInText, type PrintedCitation } from '../citation/in-text.js';
import { personName } from '../citation/names.js';
import { headingOf } from './parts.js';

export interface Masthead {
  /** Empty where no line is one. */
  title: string;
  printed: PrintedCitation | null;
}

/** Lines at the beginning among which it stands, and letters of one that is a title. */
const [lines, longest] = [12, 400];

/** Year, volume and pages, or a year beside the name of a journal: `JAMA. 2021;325(21):2157`, `Lancet 2023; 401: 120–31`, `BMJ 2020;371:m3912`. */
const place = /\b(?:19|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?\s?;\s?\d{1,4}\b/;
const journalAlone = /^(\p{Lu}[\p{L}&:,()' -]{1,60}?),?\.?\s\(?((?:19|20)\d\d)\)?\.?$/u;
const published = /\b(?:published|epub|accepted|©|copyright)\b[^.;]{0,40}?\b((?:19|20)\d\d)\b/i;

export function mastheadOf(text: string): Masthead {
  const first = text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .slice(0, lines);
  // A heading may have its line to itself.
  const until = first.findIndex((line) => headingOf(`${line}: `) !== null || /^abstract\b/i.test(line));
  const head = until < 0 ? first : first.slice(0, until);
  const at = head.findIndex((line) => line.length < longest && isTitle(line));
  const title = at < 0 ? leadOf(text) : head[at]!.replace(/\.$/, '');
  const line = head.find((one) => place.test(one) && one.length < longest);
  const rest = at < 0 ? [] : head.slice(at + 1, at + 4);
  const between = at < 0 && title !== '' ? bylineOf(text, title) : [];
  const byline =
    between.length > 0
      ? between
      : (rest.map((one) => authorsIn(one.replace(place, ''))).find((names) => names.length > 0) ?? []);
  const spaced = (line ?? text.slice(0, 4000))
    .replace(/((?:19|20)\d\d);\s?/g, '$1;')
    .replace(/(\d);\s?(\d{1,4}):\s/g, '$1;$2:');
  const printed = citationInText(spaced);
  const journal = line === undefined ? '' : journalIn(line);
  if (printed)
    return {
      title,
      printed: {
        ...printed,
        title: printed.title || title,
        authors: printed.authors.length > 0 ? printed.authors : byline,
        journal: printed.journal || journal,
      },
    };
  const [, name = '', year = ''] = head.map((one) => journalAlone.exec(one)).find(Boolean) ?? [];
  const told = year || (published.exec(text.slice(0, 6000))?.[1] ?? '');
  if (told === '' && byline.length === 0) return { title, printed: null };
  return { title, printed: { title, authors: byline, journal: name, year: told, volume: '', issue: '', pages: '' } };
}

/** All on one line, the title is what stands before the first part of the abstract. */
function leadOf(text: string): string {
  const [, lead = ''] = /^\s*([^\n]{20,300}?)\.\s+(?=\p{Lu})/u.exec(text) ?? [];
  const rest = text
    .trimStart()
    .slice(lead.length)
    .replace(/^[.\s]+/, '');
  const isFollowed = headingOf(rest) !== null || place.test(rest.slice(0, longest));
  return isFollowed && lead.split(' ').length >= 4 && !headingOf(lead) && !place.test(lead) ? lead : '';
}

/** Between a title and where it was printed, all on one line: the authors. */
function bylineOf(text: string, title: string): string[] {
  const rest = text
    .trimStart()
    .slice(title.length, title.length + longest)
    .replace(/^[.\s]+/, '');
  const [first = ''] = rest.split(/\.\s/);
  return authorsIn(first);
}

/** A line of some words that is neither a sentence, nor a byline, nor where it was printed. */
const isTitle = (line: string): boolean =>
  line.split(' ').length >= 4 &&
  !/[.!?]\s\p{Lu}/u.test(line) &&
  !place.test(line) &&
  !/^(?:doi|https?:|pmid|clinicaltrials|correspond|from the\b)/i.test(line) &&
  authorsIn(line).length === 0;

/** `JAMA` of `JAMA. 2021;325(21)`, with authors before it or without. */
const journalIn = (line: string): string =>
  /(?:^|\.\s)(\p{Lu}[\p{L}&:,()' -]{1,60}?)\.?\s(?:19|20)\d\d\b/u.exec(line)?.[1] ?? '';

const surnameFirst = /^(?:\p{L}{1,4} ){0,3}\p{Lu}[\p{L}’' -]{0,40} \p{Lu}{1,4}$/u;
const group =
  /^(?:The |on behalf of |for )?(?:[\p{L}\d-]+ ){1,6}(?:Group|Investigators|Collaborat(?:ors|ion|ive)|Network|Consortium|Committee|Trialists)$/u;
const fullName =
  /^\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|van|von|der|den|de|la|le|di|da|dos|el|al|bin|ten)){1,4}$/u;
const degrees =
  /,?\s(?:M\.?D\.?|Ph\.?D\.?|M\.?P\.?H\.?|M\.?Sc\.?|MBBS|MBChB|FRCP|D\.?Phil\.?|R\.?N\.?|B\.?Sc\.?|M\.?S\.?)(?=,|;|\s|$)|,\s(?:\p{Lu}\p{Ll}{0,3}\.){2,6}(?:\s?\([^()]{1,20}\))?(?=,|;|\s|$)/gu;

/** The authors of a byline; none where one of its parts is no name. */
function authorsIn(line: string): string[] {
  const parts = line
    .replace(degrees, '')
    .replace(/(?<=[\p{L}.])\d{1,2}(?:,\d{1,2})*(?=[,;\s]|$)|[*†‡§¶]+/gu, '')
    .replace(/,?\s(?:for|on behalf of)\sthe\s/gi, ', ')
    .split(/,?\sand\s|,\s|;\s|\s&\s/)
    .map((part) => part.replace(/[,.]{1,4}$/, '').trim())
    .filter(Boolean);
  if (
    parts.length < 2 ||
    !parts.every((part) => /^et al$/i.test(part) || surnameFirst.test(part) || group.test(part) || fullName.test(part))
  )
    return [];
  return parts.map((part) =>
    /^et al$/i.test(part) || surnameFirst.test(part) || group.test(part) ? part : nameOf(part),
  );
}

/** `Anna van der Berg` is called `van der Berg A`. */
function nameOf(full: string): string {
  const words = full.replace(/(?<=\p{Lu}\.)(?=\p{Lu}\.)/gu, ' ').split(' ');
  const particle = words.findIndex(
    (word, index) =>
      index > 0 && index < words.length - 1 && /^(?:\p{Ll}|(?:Van|Von|De|Del|Della|Der|Den|Di|Da|La|Le)$)/u.test(word),
  );
  const from = particle > 0 ? particle : words.length - 1;
  return personName({ given: words.slice(0, from).join(' '), family: words.slice(from).join(' ') });
}
