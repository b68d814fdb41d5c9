/** Why a number that stands in a source may yet not be the value that is looked for. */
import type { SourceCell } from './block.js';
import type { Item } from './items.js';
import { countedAt, isEvery, unitAt, type Numeral } from './numerals.js';
import { nearestName, namedIn, nameInTurn, partnerOf, type Names } from './row-names.js';

const people =
  /^\s(?:\p{L}+\s)?(?:adults|participants|patients|people|persons|children|women|men|volunteers|sites|centres|centers)\b/iu;
const change =
  /^\s(?:relative\s|absolute\s)?(?:reduc|decreas|increas|improve|declin|rise|fall\b|change|lower|higher|greater|loss|gain|confidence|ci\b)/i;
const changeBefore = /\b(?:reduc|decreas|increas|improve|declin|rise|fall|fell|change|lower)\w*\s(?:of\s|by\s)?$/i;

/** In a few words; null where nothing speaks against it. */
export function doubtOf(item: Item, numeral: Numeral, text: string, cells: readonly SourceCell[] = []): string | null {
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
  return limitDoubt(item, numeral, text, cells) ?? rivalOf(item, numeral, text, cells);
}

/** `16 weeks` may be `up to 16 weeks` in its source; the other way round, something was added. */
const sameBound = ({ relation }: Item, numeral: Numeral): boolean =>
  relation === numeral.relation || (relation === '' && ['≤', '≥', '≈'].includes(numeral.relation));

/** In a table the heads of row and column tell whose value it is; elsewhere its sentence, and the names beside it. */
function rivalOf(item: Item, numeral: Numeral, text: string, cells: readonly SourceCell[]): string | null {
  const cell = cells.find((one) => one.start <= numeral.start && one.end >= numeral.end);
  for (const names of item.names) {
    const doubt = rivalAmong(names, numeral, text, cell);
    if (doubt) return doubt;
  }
  return null;
}

function rivalAmong(names: Names, { start, end }: Numeral, text: string, cell: SourceCell | undefined): string | null {
  const { kind, own, rivals, comparator } = names;
  const all = [...own, ...rivals];
  if (rivals.length > 0) {
    const heads = cell ? namedIn(`${cell.row} · ${cell.column}`, all) : [];
    const over = heads.find(({ name }) => own.includes(name));
    if (over && cell && comparator && !compares.test(`${cell.row} ${cell.column}`))
      return `stands in the row or column of “${over.name}” alone`;
    if (over) return null;
    if (heads[0]) return `stands in the row or column of “${heads[0].name}”`;
  }
  if (kind === 'row') return null;
  const near = cell ? inside(text, cell, start, end) : { text, start, end };
  const isOnWhole = kind === 'subject' || kind === 'timepoint';
  const subjects = isOnWhole && !cell ? namedIn(sentenceAround(near.text, near.start, near.end), all) : [];
  if (subjects[0] && !subjects.some(({ name }) => own.includes(name)))
    return `its sentence is on “${subjects[0].name}”`;
  if (kind === 'timepoint' && rivals.length > 0 && subjects.length === 0)
    return 'nothing tells which timepoint it is of';
  const name = nameAt(near, all);
  if (kind === 'arm' && rivals.length > 0 && cell && name === null) return 'its row and column name no arm';
  if (name !== null && rivals.includes(name)) return `stands with “${name}”`;
  if (!comparator) return null;
  const other = partnerOf(near.text, near.start, comparator, all);
  if (other !== null && rivals.includes(other)) return `compares “${other}”`;
  const follows = nearestName(near.text.slice(near.start), 0, near.end - near.start, all);
  if (
    follows === null ||
    !comparator.includes(follows) ||
    tellsComparison(near.text.slice(Math.max(0, near.start - 90), near.end + 30))
  )
    return null;
  return `stands with “${follows}” alone`;
}

/** Words by which sentences tell counts of people, by the path of a value that has no names of its own. */
const wordsOfCounts: readonly [RegExp, RegExp][] = [
  [/\.randomised$/, /\brandomi[sz]|\bassigned\b/i],
  [/\.screened$/, /\bscreened\b|\bassessed\b/i],
  [/\.n$/, /\brandomi[sz]|\banaly[sz]|\bincluded\b|\benrolled\b/i],
];

/** Whether the sentence of a number, or the heads of its row and column, name everything that its value belongs to. */
export function isNamed(item: Item, numeral: Numeral, text: string, cells: readonly SourceCell[] = []): boolean {
  const cell = cells.find((one) => one.start <= numeral.start && one.end >= numeral.end);
  const around = cell ? `${cell.row} · ${cell.column}` : sentenceAround(text, numeral.start, numeral.end);
  const asked = item.names.filter(
    ({ kind, own, rivals, isOnly }) => kind !== 'row' && own.length > 0 && rivals.length > 0 && !isOnly,
  );
  if (asked.length > 0) return asked.every(({ own }) => namedIn(around, own).length > 0);
  return wordsOfCounts.some(([path, words]) => path.test(item.path) && words.test(around));
}

/** Words of a head over comparisons. */
const compares =
  /differ|ratio|reduc|effic|odds|hazard|effect|risk|estimate|\b(?:rr|or|hr|vs?|md|ci|versus|minus|comparison|treatment)\b|−/i;

/** Words that tell of a comparison. */
const comparing =
  /differ|ratio|reduc|effic|odds|hazard|relative|absolute|lower|higher|greater|fewer|more|less|versus|\bvs?\b|compared|than|between/i;

/** Within brackets too, as the interval of an estimate. */
const tellsComparison = (text: string): boolean =>
  comparing.test(text) || text.lastIndexOf('(') > text.lastIndexOf(')');

const nameAt = ({ text, start, end }: { text: string; start: number; end: number }, names: string[]) =>
  nameInTurn(text, start, end, names) ?? nearestName(text, start, end, names);

/** The text of a cell alone, and where in it the number stands. */
const inside = (text: string, cell: SourceCell, start: number, end: number) => ({
  text: text.slice(cell.start, cell.end),
  start: start - cell.start,
  end: end - cell.start,
});

/** Longer than sentences of papers: as far around a number what is told of it is looked for. */
const longestSentence = 2000;

/** From the end of the sentence before to its own. */
function sentenceAround(text: string, start: number, end: number): string {
  const first = Math.max(0, start - longestSentence);
  const before = text.slice(first, start);
  const after = text.slice(end, end + longestSentence);
  const from = [...before.matchAll(/(?<!\bvs)[.?!]\s(?=\p{Lu})/gu)].at(-1);
  const stop = /[.?!]\s(?=\p{Lu})/u.exec(after);
  return text.slice(from ? first + from.index + 2 : first, end + (stop?.index ?? after.length));
}

const connector = '\\s?%?\\s?(?:to|and|through|,|;|–|-)\\s?';
const firstOfPair = new RegExp(`^${connector}[<>≤≥]?[−–‑-]?\\s?[.·]?\\d`);
const secondOfPair = new RegExp(`\\d${connector}$`);
const interval = '(?:\\bCr?I\\b|confidence|credible|interval|limits?)[^\\d.;]{0,25}(?:\\d\\d%?[\\s:,]*)?';
const opened = new RegExp(`(?:${interval}|\\d%?\\s?[([]\\s?)$`, 'i');
const openedTwo = new RegExp(`(?:${interval}|\\d%?\\s?[([]\\s?)[−–‑-]?\\s?[\\d.·]+${connector}$`, 'i');
const limitWords = { low: /low|from|limit|min|CI\b/i, high: /upp|high|to\b|limit|max|CI\b/i };

/** A limit stands in a pair, the low one first; and what stands in an interval is no mean, share or estimate. */
function limitDoubt(item: Item, { start, end }: Numeral, text: string, cells: readonly SourceCell[]): string | null {
  if (item.isWords) return null;
  const side = /\.(low|high)$/.exec(item.path)?.[1] as 'low' | 'high' | undefined;
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 20)];
  const [isFirst, isSecond] = [firstOfPair.test(after), secondOfPair.test(before)];
  if (side) {
    if (side === 'low' ? isFirst && !isSecond : isSecond) return null;
    const cell = cells.find((one) => one.start <= start && one.end >= end);
    const isNamed = limitWords[side].test(cell ? cell.column : before.slice(-30));
    return isNamed && !isFirst && !isSecond ? null : `is no ${side === 'low' ? 'lower' : 'upper'} limit there`;
  }
  const isMain = /\.(?:mean|median|percent|estimate)$/.test(item.path);
  return isMain && ((isFirst && opened.test(before)) || (isSecond && openedTwo.test(before)))
    ? 'is the limit of an interval there'
    : null;
}
