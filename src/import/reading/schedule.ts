/** How much of a treatment was given and how often, in the words of the record. */
import { own } from '../../own.js';
import { words } from '../text.js';

/** A dose with its unit, and how often one is given, as parts of a pattern. */
export const amount = String.raw`\.?\d[\d.,]{0,12}(?:\s*(?:-|–|to)\s*\.?\d[\d.,]{0,12})?\s?(?:mg|mcg|µg|μg|g|IU|units?|mL|milligrams?|mmol|millimoles?|Gy)(?:\s?\/\s?(?:kg|m2|m²|day|d|dose))*\b`;
export const often = String.raw`(?:(?:once|twice|thrice|one time|two times|three times|four times|\d times)(?:[ -](?:a|per|each)[ -](?:day|week|month)|[ -]?(?:daily|weekly|monthly))|daily|weekly|monthly|per day|a day|every (?:other )?(?:\d+ |two |three |four |six |eight |twelve )?(?:hours?|days?|weeks?|months?)|\b[btq]\.?i\.?d\b\.?|\bq\.?d\b\.?|\bo\.?d\b\.?|\bq\.?w\b\.?)`;
const dose = new RegExp(
  String.raw`(?<aim>\b(?:target|maintenance|maximum(?: tolerated)?)\b(?: dose)?(?: of)? )?(?<![\d./])(?<amount>${amount})(?:[^.;\d]{0,60}?(?<![\p{L}\d])(?<often>${often})(?![\p{L}\d]))?(?![\d])`,
  'giu',
);

const spelled: Record<string, string> = {
  bid: 'twice daily',
  tid: 'three times daily',
  qid: 'four times daily',
  qd: 'once daily',
  od: 'once daily',
  qw: 'once weekly',
};

const tidy = (text: string): string => {
  const key = text.toLowerCase().replaceAll('.', '');
  return own(spelled, key) ?? text.toLowerCase();
};

/** Without units spelled out beside their letters, and how a dose is made up, such as `(2 × 750 mg tablets)`. */
const plain = (text: string): string =>
  text
    .replace(/\bmilligrams? \(mg\)/gi, 'mg')
    .replace(/\bmicrograms? \((?:mcg|µg|μg)\)/gi, 'mcg')
    .replace(/ \([^()]*\)/g, (bracket) => (/\d/.test(bracket) ? '' : bracket));

/** Letters in front of a dose in which its treatment is named. */
const before = 90;

const isNamed = (text: string, name: string): boolean => {
  const named = words(text);
  return words(name).some((word) => word.length > 3 && named.includes(word));
};

/**
 * Such as `10 mg once daily` or `target 0.4 mg/kg/day twice per day`, of the first text that tells one dose with how often it was given;
 * null where none does, or all tell several, or none beside a word of the name, as it may be of something else. What a name tells
 * already is not told again. `alone` are texts that are of the treatment alone.
 */
export function scheduleOf(texts: readonly string[], name: string, alone: readonly string[] = []): string | null {
  for (const written of [...texts, ...alone]) {
    const text = plain(written);
    const found = [...text.matchAll(dose)].flatMap(({ index, groups }) => {
      const { aim = '', amount = '', often = '' } = groups!;
      const isOf =
        alone.includes(written) || aim !== '' || isNamed(text.slice(Math.max(0, index - before), index), name);
      if (!isOf) return [];
      const isDaily = /\/\s?d(ay)?\b/i.test(amount);
      return often || isDaily
        ? [
            {
              aim: aim.trim().toLowerCase(),
              amount: amount.replace(/^\./, '0.').replace(/(?<=\d)(?=[a-zµμ])/i, ' '),
              often: tidy(often),
            },
          ]
        : [];
    });
    // Steps of a titration are not what was given in the end.
    if (/\btitrat|\bescalat|\bincreas/i.test(text) && found.every(({ aim }) => aim === '')) continue;
    const aimed = found.filter(({ aim }) => aim !== '');
    const told = aimed.length > 0 ? aimed : found;
    const [first] = told;
    if (!first || told.some(({ amount }) => amount !== first.amount)) continue;
    if (words(name).join(' ').includes(words(first.amount).join(' '))) return first.often || null;
    return [first.aim.replace(/ of$/, '').replace(/^(target|maintenance)$/, '$1 dose'), first.amount, first.often]
      .filter(Boolean)
      .join(' ');
  }
  return null;
}
