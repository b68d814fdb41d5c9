/** Numbers in sentences, as people write them: with a percent sign, with a unit, or bare. */
import { own } from '../own.js';

/** What a number is: numbers of two kinds are never the same one. */
export type Kind = 'percent' | 'p' | 'time or amount' | 'number';

/** One number of a text. */
export interface NumberInText {
  /** As a message shows it: `4.7`, `33%`, `week 12`. */
  written: string;
  /** Without its sign. */
  size: number;
  decimals: number;
  kind: Kind;
  /** `week`, `mg`; null where there is none beside it. */
  unit: string | null;
  /** Whether it is an end of a range or of an interval. */
  isLimit: boolean;
}

const after = 'mg|g|kg|µg|μg|mcg|ml|l|iu|mm|cm|h|hrs?|hours?|days?|weeks?|months?|yrs?|years?|minutes?';
const before = 'weeks?|days?|months?|years?|visits?|hours?|phases?';
/** Words before a number that belongs to a name. */
const names = 'stages?|grades?|types?|class|tables?|figures?|pages?|p|¶|outcomes?|analys[ie]s|domains?';
/** Further numbers between one and its unit, as in “4, 8 and 12 weeks” or “18–80 years”. */
const next = String.raw`(?:\s?[,–−/-]\s?|,?\s(?:to|and|or)\s)`;
const list = String.raw`(?:${next}\d+(?:\.\d+)?%?)*`;

const value = /(?<![\p{L}\d.,·])(?<!\p{L}[-‑])\d[\d,]*(?:[.·]\d+)?/gu;
const unitAfter = new RegExp(`^${list}[\\s\\u00a0-]?(${after})(?!\\p{L})`, 'iu');
const unitBefore = new RegExp(`(?<!\\p{L})(${before})[\\s\\u00a0-](?:\\d+(?:\\.\\d+)?${list}${next})?$`, 'iu');
const nameBefore = new RegExp(`(?<!\\p{L})(?:${names})[\\s\\u00a0]?$`, 'iu');
const percentAfter = new RegExp(`^${list}(?:[\\s\\u00a0]?%|\\s(?:per\\s?cent|percentage)\\b)`, 'iu');
const pBefore = /(?<!\p{L})p(?:[\s-]values?)?(?:\s(?:of|was|is))?\s?[<>=≤≥]?\s?$/iu;
/** “per 1000 people” tells a share of people, and no number of a trial. */
const denominator = /\b(?:per|in|of|among)(?: every| each)?\s$/i;
const people = /^\s(?:people|patients|participants|adults|women|men|children)\b/i;
/** As far as this around a number may stand what belongs to it. */
const reach = 60;
const limitBefore = /\d%?\s?(?:to|–|−|-|,|and)\s?[−–-]?$/;
/** “From 33% to 14%” tells two values, and no interval. */
const change = /\bfrom (?:about )?(?:\d[\d.,]*%? to (?:about )?)?[−–-]?$/i;
const limitAfter = /^%?\s?(?:to|–|−|-|,)\s?[−–-]?\d/;

/** Every number of a text, in its order; numbers within names, such as CDASI40, COVID-19, 5-HT or type 2, are none. */
export function numbersInText(text: string): NumberInText[] {
  return [...text.matchAll(value)].flatMap((match): NumberInText[] => {
    const digits = match[0].replace(/,$/, '');
    const end = match.index + digits.length;
    const left = text.slice(Math.max(0, match.index - reach), match.index);
    const right = text.slice(end, end + reach);
    const unit = unitAfter.exec(right)?.[1] ?? unitBefore.exec(left)?.[1] ?? null;
    if (nameBefore.test(left) || (!unit && /^(?:\p{L}|-\p{Lu}\p{Lu})/u.test(right))) return [];
    if (/^10+$/.test(digits) && (denominator.test(left) || (/\bfor\s$/i.test(left) && people.test(right)))) return [];
    const number = digits
      .replace('·', '.')
      .replace(/^(\d+),(\d{1,2})$/, '$1.$2')
      .replaceAll(',', '');
    const kind = percentAfter.test(right) ? 'percent' : unit ? 'time or amount' : pBefore.test(left) ? 'p' : 'number';
    return [
      {
        written: kind === 'percent' ? `${digits}%` : withUnit(digits, unit, unitAfter.test(right)),
        size: Number(number),
        decimals: number.split('.')[1]?.length ?? 0,
        kind,
        unit: kind === 'time or amount' ? singular(unit!) : null,
        isLimit: (limitBefore.test(left) || limitAfter.test(right)) && !change.test(left),
      },
    ];
  });
}

function withUnit(digits: string, unit: string | null, isAfter: boolean): string {
  if (unit === null) return digits;
  return isAfter ? `${digits} ${unit}` : `${unit} ${digits}`;
}

/** A unit as it is compared: `weeks` is `week`, `hr` is `hour`. */
export function singular(unit: string): string {
  const one = unit.toLowerCase().replace(/(?<=\w\w)s$/, '');
  return own({ h: 'hour', hr: 'hour', yr: 'year' }, one) ?? one;
}
