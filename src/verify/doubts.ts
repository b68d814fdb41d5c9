/** Why a number that stands in a source may yet not be the value that is looked for. */
import type { Item } from './items.js';
import { countedAt, isEvery, unitAt, type Numeral } from './numerals.js';
import { nameBeside, nameInTurn } from './row-names.js';

const people = /^\s(?:\p{L}+\s)?(?:adults|participants|patients|people|persons|children|women|men|volunteers|sites|centres|centers)\b/iu; // prettier-ignore
const change = /^\s(?:relative\s|absolute\s)?(?:reduc|decreas|increas|improve|declin|rise|fall\b|change|lower|higher|greater|loss|gain|confidence|ci\b)/i; // prettier-ignore
const changeBefore = /\b(?:reduc|decreas|increas|improve|declin|rise|fall|fell|change|lower)\w*\s(?:of\s|by\s)?$/i;

/** In a few words; null where nothing speaks against it. */
export function doubtOf(item: Item, numeral: Numeral, text: string): string | null {
  const after = text.slice(numeral.end, numeral.end + 40);
  if (item.isEvery !== isEvery(text, numeral.start)) return item.isEvery ? 'not told as “every”' : 'told as “every”';
  if (item.isWords && !sameBound(item, numeral)) return 'told with another bound, such as “up to” or “more than”';
  const counted = countedAt(text, numeral.end);
  if (item.counts === 'people' && counted === 'events') return 'counts events, not people';
  if (item.counts === 'events' && counted === 'people') return 'counts people, not events';
  const unit = item.isWords ? null : unitAt(text, numeral.start, numeral.end);
  if (unit !== null && item.units && !item.units.includes(unit)) return `stands with “${unit}”`;
  if (item.key === 'age' && people.test(after)) return 'stands with people, not with an age';
  const before = text.slice(Math.max(0, numeral.start - 40), numeral.start);
  if (item.key === 'share' && (change.test(after) || changeBefore.test(before)))
    return 'a change, not a share of people';
  if (item.key === 'measured' && numeral.percent) return 'stands with a percent sign';
  return rivalOf(item, numeral, text);
}

/** `16 weeks` may be `up to 16 weeks` in its source; the other way round, something was added. */
const sameBound = ({ relation }: Item, numeral: Numeral): boolean =>
  relation === numeral.relation || (relation === '' && ['≤', '≥', '≈'].includes(numeral.relation));

function rivalOf({ names }: Item, { start, end }: Numeral, text: string): string | null {
  for (const { own, rivals } of names) {
    if (rivals.length === 0) continue;
    const all = [...own, ...rivals];
    const name = nameInTurn(text, start, end, all) ?? nameBeside(text, start, end, all);
    if (name !== null && rivals.includes(name)) return `stands with “${name}”`;
  }
  return null;
}
