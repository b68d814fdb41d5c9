/** Numbers as papers write them: `19·2`, `–16.6`, `p < .0001`, `1 553`, `31,9`, `2.0 × 10−3`, `more than 80%`, `two`. */
import { numberWord, sizeInWords } from '../dataset/number-words.js';
import type { Relation } from '../dataset/quantity.js';

/** One number of a text. */
export interface Numeral {
  /** Without its sign. */
  size: number;
  /** How many decimals are printed. */
  decimals: number;
  /** Whether a minus stands before it. */
  negative: boolean;
  relation: Relation;
  percent: boolean;
  /** Where in the text it begins and ends, sign and bound included. */
  start: number;
  end: number;
}

/** “No deaths” says that there were 0. */
const none = '\\bno(?=\\s(?:\\p{L}+\\s){0,2}(?:deaths?|events?|cases?|patients|participants)\\b)';

/** Digits with separators of thousands or without, and decimals after a point, a middle dot or a comma; or a word. */
const pattern = new RegExp(
  '(?:\\d{1,3}(?:[,\\u00A0\\u2009\\u202F]\\d{3})+(?![\\d])|\\d+)(?:[.·∙]\\d+|,\\d{1,2}(?![\\d]))?|(?<![\\d.·])[.·]\\d+|' +
    `${numberWord}|${none}`,
  'giu',
);
/** `× 10−3` behind a number. */
const power = /^\s?[×x]\s?10\s?([−–-]\s?\d{1,2}|\d{1,2})(?!\d)/;

const bounds: [RegExp, Relation][] = [
  [/(?:<=|≤|\b(?:at most|up to|no more than|not more than))\s*$/i, '≤'],
  [/(?:>=|≥|\b(?:at least|no fewer than|no less than|not less than))\s*$/i, '≥'],
  [/(?:<|\b(?:less than|fewer than|lower than|below|under))\s*$/i, '<'],
  [/(?:>|\b(?:more than|greater than|higher than|over|above|exceed(?:ing|ed|s)?))\s*(?:a\s+)?$/i, '>'],
  [/(?:≈|~|\b(?:about|approximately|around|roughly|nearly|almost|some))\s*$/i, '≈'],
];

/** Longer than any words of a bound. */
const longestBound = 40;

/** How many numbers a text may hold, up to one more than so many: counted without keeping any. */
export function countOfNumbers(text: string, most: number): number {
  const found = text.matchAll(pattern);
  let count = 0;
  while (count <= most && found.next().done !== true) count += 1;
  return count;
}

/** Every number in a text, in its order. A number within a word, such as that of IgG1, is none. */
export function numeralsIn(text: string): Numeral[] {
  const found = [...text.matchAll(pattern)].flatMap((match): Numeral[] => {
    const [written] = match;
    const isWord = /^\p{L}/u.test(written);
    const before = text.slice(Math.max(0, match.index - longestBound), match.index);
    if (!isWord && /\p{L}$/u.test(before)) return [];
    const sign = signBefore(before);
    const rest = before.slice(0, before.length - sign.length);
    const bound = bounds.find(([words]) => words.test(rest));
    const tail = text.slice(match.index + written.length, match.index + written.length + 20);
    const raised = power.exec(tail);
    const percent = /^\s?(?:%|per\s?cent\b)/i.exec(tail)?.[0] ?? '';
    return [
      {
        size: isWord ? countedBy(written) : sizeOf(written, raised),
        decimals: decimalsOf(written) + Math.max(0, -exponentOf(raised)),
        negative: /[−–‑-]/.test(sign),
        relation: bound?.[1] ?? '',
        percent: percent !== '',
        start: match.index - sign.length - (bound ? bound[0].exec(rest)![0].length : 0),
        end: match.index + written.length + (raised?.[0] ?? percent).length,
      },
    ];
  });
  return sharingPercents(found, text);
}

const countedBy = (word: string): number => (word.toLowerCase() === 'no' ? 0 : sizeInWords(word));

/** Decimals after a point, a middle dot or a comma. */
const fraction = /(?:[.·∙]|,(?=\d{1,2}$))(\d+)$/;

const decimalsOf = (written: string): number => fraction.exec(written)?.[1]!.length ?? 0;

function sizeOf(written: string, raised: RegExpExecArray | null): number {
  const decimals = fraction.exec(written);
  const whole = (decimals ? written.slice(0, decimals.index) : written).replace(/[,\u00A0\u2009\u202F]/g, '');
  return Number(`${whole}${decimals ? `.${decimals[1]}` : ''}e${exponentOf(raised)}`);
}

const exponentOf = (raised: RegExpExecArray | null): number =>
  raised ? Number(raised[1]!.replace(/[−–]/, '-').replace(/\s/g, '')) : 0;

/** “60.2 vs. 29.2%”, “16.3 and 13.7 percent”: one sign for both. */
function sharingPercents(numerals: Numeral[], text: string): Numeral[] {
  return numerals.map((numeral, index) => {
    const next = numerals[index + 1];
    if (numeral.percent || !next?.percent) return numeral;
    const between = text.slice(numeral.end, next.start);
    return /^\s?(?:vs\.?|versus|and|or|to|[–-])\s?$/i.test(between) ? { ...numeral, percent: true } : numeral;
  });
}

/**
 * The sign that belongs to a number: not the dash of a range, nor the hyphen of a
 * word. A minus that is set apart, “− 3.1”, is one where no number stands before it.
 */
function signBefore(before: string): string {
  const apart = /(?:^|[^\d%)\s])\s?([−]\s)$/.exec(before)?.[1];
  if (apart !== undefined) return apart;
  const sign = /[−–‑+-]$/.exec(before)?.[0] ?? '';
  return sign !== '' && /[\p{L}\d%)]$/u.test(before.slice(0, -1)) ? '' : sign;
}

const units = 'mg|g|kg|µg|μg|mcg|ml|l|iu|week|day|month|year|hour|phase|stage';
const unitAfter = new RegExp(`^[\\s-]?(${units})s?\\b`, 'i');
/** “Week 12”, “phase 2”; in “600 mg 37” the number stands for itself. */
const unitBefore = /\b(week|day|month|year|hour|phase|stage)s?\s$/i;

/** The unit beside a number, after it or before. */
export function unitAt(text: string, start: number, end: number): string | null {
  const after = unitAfter.exec(text.slice(end, end + 20))?.[1];
  const before = unitBefore.exec(text.slice(Math.max(0, start - 20), start))?.[1];
  return (after ?? before)?.toLowerCase() ?? null;
}

/** Whether a number tells how often: `every 4 weeks`. */
export const isEvery = (text: string, start: number): boolean =>
  /\b(?:every|each)\s*$/i.test(text.slice(Math.max(0, start - 20), start));

const people = /^\s(?:\p{L}+[\s-]){0,2}(?:patients|participants|people|adults|children|women|men)\b/iu;
const happenings = /^\s(?:\p{L}+[\s-]){0,2}(?:events|episodes|cases|reports)\sin\s/iu;

/** What the number that ends here counts: “8 events in 6 patients” has one of each. */
export function countedAt(text: string, end: number): 'people' | 'events' | null {
  const after = text.slice(end, end + 60);
  return happenings.test(after) ? 'events' : people.test(after) ? 'people' : null;
}
