/** Numbers as papers write them: `19·2`, `–16.6`, `p < .0001`, `1 553`, `more than 80%`, `two`. */
import type { Relation } from '../dataset/quantity.js';

/** One number of a text. */
export interface Numeral {
  /** Without its sign. */
  size: number;
  /** Whether a minus stands before it. */
  negative: boolean;
  relation: Relation;
  percent: boolean;
  /** Where in the text it begins and ends, sign and bound included. */
  start: number;
  end: number;
}

const small = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const pattern = new RegExp(
  `(?:\\d{1,3}(?:[,\\u00A0\\u2009\\u202F]\\d{3})+(?!\\d)|\\d+)(?:[.·∙]\\d+)?|(?<![\\d.·])[.·]\\d+|\\b(?:${small.join('|')})\\b`,
  'giu',
);

const bounds: [RegExp, Relation][] = [
  [/(?:<=|≤|\b(?:at most|up to|no more than|not more than))\s*$/i, '≤'],
  [/(?:>=|≥|\b(?:at least|no fewer than|no less than|not less than))\s*$/i, '≥'],
  [/(?:<|\b(?:less than|fewer than|lower than|below|under))\s*$/i, '<'],
  [/(?:>|\b(?:more than|greater than|higher than|over|above|exceed(?:ing|ed|s)?))\s*(?:a\s+)?$/i, '>'],
  [/(?:≈|~|\b(?:about|approximately|around|roughly|nearly|almost|some))\s*$/i, '≈'],
];

/** Every number in a text, in its order. A number within a word, such as that of IgG1, is none. */
export function numeralsIn(text: string): Numeral[] {
  return [...text.matchAll(pattern)].flatMap((match): Numeral[] => {
    const [written] = match;
    const word = small.indexOf(written.toLowerCase());
    const before = text.slice(0, match.index);
    if (word < 0 && /\p{L}$/u.test(before)) return [];
    const sign = signBefore(before);
    const rest = before.slice(0, before.length - sign.length);
    const bound = bounds.find(([words]) => words.test(rest));
    const percent = /^\s?(?:%|per\s?cent\b)/i.exec(text.slice(match.index + written.length))?.[0] ?? '';
    return [
      {
        size: word < 0 ? Number(written.replace(/[,\u00A0\u2009\u202F]/g, '').replace(/[·∙]/, '.')) : word + 1,
        negative: /[−–‑-]/.test(sign),
        relation: bound?.[1] ?? '',
        percent: percent !== '',
        start: rest.length - (bound ? bound[0].exec(rest)![0].length : 0),
        end: match.index + written.length + percent.length,
      },
    ];
  });
}

/** The sign that belongs to a number: not the dash of a range, nor the hyphen of a word. */
function signBefore(before: string): string {
  const sign = /[−–‑+-]$/.exec(before)?.[0] ?? '';
  return sign !== '' && /[\p{L}\d%)]$/u.test(before.slice(0, -1)) ? '' : sign;
}

const units = 'mg|g|kg|µg|μg|mcg|ml|l|iu|week|day|month|year|hour|phase|stage';
const unitAfter = new RegExp(`^[\\s-]?(${units})s?\\b`, 'i');
const unitBefore = new RegExp(`\\b(${units})s?\\s$`, 'i');

/** The unit beside a number, after it or before. */
export function unitAt(text: string, start: number, end: number): string | null {
  const after = unitAfter.exec(text.slice(end, end + 20))?.[1];
  const before = unitBefore.exec(text.slice(Math.max(0, start - 20), start))?.[1];
  return (after ?? before)?.toLowerCase() ?? null;
}

/** Whether a number tells how often: `every 4 weeks`. */
export const isEvery = (text: string, start: number): boolean =>
  /\b(?:every|each)\s*$/i.test(text.slice(Math.max(0, start - 20), start));
