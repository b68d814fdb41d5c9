/** Words beside a reference, against what it leads to: the arm that they name, and the unit that they give. */
import { lookUp, type Piece, type Reference } from '../../dataset/prose.js';
import { isQuantity } from '../../dataset/quantity.js';
import { resultAt, type Trial, type TrialArm } from '../../trial/trial.js';
import { isPartOf, type Mention } from '../arms-in-text.js';
import { should, type Compared } from './agreement.js';
import type { Reading } from '../reading.js';
import type { Sentence } from '../sentences.js';

/** In every sentence with references. */
export function checkWordsAroundReferences(trial: Trial, { sentences, named }: Reading): Compared[] {
  return sentences
    .filter(({ pieces }) => pieces.some((piece) => 'path' in piece))
    .flatMap((sentence) => [...units(trial, sentence), ...arms(trial, sentence, named), ...mixed(trial, sentence)]);
}

// ── Arms ────────────────────────────────────────────────────────────────────

/** A reference with the arms whose values it leads to, and where it stands in the text that is read. */
interface Placed {
  reference: Reference;
  of: TrialArm[];
  index: number;
}

/** What parts of a sentence can be told of different arms. */
const breaks =
  /[;:()]|[,.](?=\s|$)|\b(?:and|but|or|while|whereas|against|versus|vs|compared (?:with|to)|than|from|to)\b/gi;
/** Before an arm that is named for something else: whom it is compared with, or what came before. */
const aside =
  /\b(?:against|versus|vs\.?|compared (?:with|to)|than|unlike|like|as|over|beyond|minus|after|before|off|plus|from|to|relative to|added to)(?: (?:on|with|in|for|under))?(?: the)? $/i;

/** A part of a sentence that names one arm, while its references lead to values of another one. */
function arms(trial: Trial, { pieces, place }: Sentence, named: (text: string) => Mention[]): Compared[] {
  const { text, references } = placed(trial, pieces);
  if (references.length === 0 || /\brespectively\b/i.test(text)) return [];
  const mentions = named(text);
  return partsOf(text, mentions).flatMap(({ from, to }) => {
    const told = mentions.filter(({ index, end }) => index >= from && end <= to);
    const [first, ...more] = references.filter(({ index }) => index >= from && index < to);
    const [mention] = told;
    if (!first || !mention || told.length > 1 || mention.arms.length > 1) return [];
    if (more.some(({ of }) => of.length !== first.of.length || !of.every((one) => first.of.includes(one)))) return [];
    if (aside.test(text.slice(Math.max(0, mention.index - 30), mention.index))) return [];
    const arm = mention.arms[0]!;
    const holds = first.of.some((one) => isPartOf(one, arm));
    const { written } = first.reference;
    const own = first.of.map(({ name }) => name).join(' and ');
    const words = text.slice(mention.index, mention.end);
    const message = `“${words}” stands beside ${written}, which leads to a value of ${own}`;
    return [should(place, `“${words}” and ${written}`, holds, message, 'check which of the two is right')];
  });
}

/** The sentence with one letter for each reference to a value, and names for references to names. */
function placed(trial: Trial, pieces: Piece[]): { text: string; references: Placed[] } {
  let text = '';
  const references: Placed[] = [];
  for (const piece of pieces) {
    if ('words' in piece) {
      text += piece.words;
      continue;
    }
    const { found } = lookUp(trial.dataset, piece.path);
    const of = armsOf(trial, piece.path);
    if (isQuantity(found) && of.length > 0) references.push({ reference: piece, of, index: text.length });
    text += typeof found === 'string' ? found : '#';
  }
  return { text, references };
}

/** The arm of a value, or both arms of a comparison. */
function armsOf(trial: Trial, path: string): TrialArm[] {
  const { comparison } = resultAt(trial, path) ?? {};
  if (comparison) return [comparison.arm, comparison.versus];
  const id = /(?:^|\.)arms\.([a-z0-9-]+)(?:\.|$)/.exec(path)?.[1];
  return trial.arms.filter((arm) => arm.id === id);
}

/** Cut where something else begins; not between two arms or two values told together, as in “on drug and placebo”. */
function partsOf(text: string, mentions: Mention[]): { from: number; to: number }[] {
  const cuts = [...text.matchAll(breaks)].filter(({ 0: word, index }) => {
    if (mentions.some((mention) => index >= mention.index && index < mention.end)) return false;
    if (!/^(?:and|or|to|,)$/i.test(word)) return true;
    const [left, right] = [text.slice(0, index), text.slice(index + word.length)];
    const isBetweenValues = /#%?\s*$/.test(left) && /^\s*(?:by |in |of )?#/.test(right);
    const isBetweenArms =
      mentions.some(({ end }) => left.slice(end).trim() === '' && end <= index) &&
      mentions.some(
        ({ index: start }) =>
          start > index &&
          /^\s*(?:(?:and|or) )?(?:on |with |in )?(?:the )?$/i.test(text.slice(index + word.length, start)),
      );
    return !isBetweenValues && !isBetweenArms;
  });
  const ends = [...cuts.map(({ index }) => index), text.length];
  const starts = [0, ...cuts.map(({ 0: word, index }) => index + word.length)];
  return starts.map((from, at) => ({ from, to: ends[at]! }));
}

// ── Comparisons ─────────────────────────────────────────────────────────────

/** An interval of one comparison, beside the estimate of another one alone; and limits of two. */
function mixed(trial: Trial, { pieces, place }: Sentence): Compared[] {
  const told = pieces.flatMap((piece) => {
    const [, name, key] =
      ('words' in piece
        ? null
        : /^(results\..+\.comparisons\.[^.]+)\.(estimate|ci\.low|ci\.high|margin.*)$/.exec(piece.path)) ?? [];
    return name && key ? [{ name, key }] : [];
  });
  const of = (pattern: RegExp) => new Set(told.filter(({ key }) => pattern.test(key)).map(({ name }) => name));
  const [estimates, lows, highs] = [of(/^estimate/), of(/low$/), of(/high$/)];
  const limits = new Set([...lows, ...highs]);
  if (limits.size === 0) return [];
  const alone = estimates.size === 0 ? undefined : [...limits].find((name) => !estimates.has(name));
  const half =
    lows.size > 0 && highs.size > 0 ? [...limits].find((name) => !lows.has(name) || !highs.has(name)) : undefined;
  const other = [...estimates].find((name) => !limits.has(name));
  const outcomeOf = (name: string) => resultAt(trial, name)?.result.outcome;
  const isMixed = alone !== undefined && other !== undefined && outcomeOf(alone) === outcomeOf(other);
  const names = isMixed
    ? `${alone} and the estimate of ${other}`
    : `${half ?? alone ?? ''} and that of ${[...limits].find((name) => name !== half) ?? ''}`;
  const message = `this sentence has the interval of ${names}`;
  return [
    should(
      place,
      'the comparisons of a sentence',
      !isMixed && half === undefined,
      message,
      'take estimate and limits from one comparison',
    ),
  ];
}

// ── Units ───────────────────────────────────────────────────────────────────

/** Units that words give and values have, each with what else stands for it. */
const known: readonly { unit: string; words: RegExp; also?: RegExp }[] = [
  {
    unit: 'percentage points',
    words: /^percentage points?/,
    also: /%|percent/,
  },
  { unit: 'percent', words: /^per ?cent(?!age)/, also: /%|percent/ },
  {
    unit: 'points',
    words: /^points?/,
    also: /%|percent|score|scale|units?|letters|^mm$/,
  },
  ...['mmol/mol', 'mmol/l', 'mg/dl', 'g/l', 'g/dl', 'mmhg', 'ml/min', 'kg', 'mg', 'µg', 'ng/ml', 'pg/ml'].map(
    (unit) => ({
      unit,
      words: new RegExp(`^${unit}(?![\\w/])`),
    }),
  ),
  ...['hour', 'day', 'week', 'month', 'year', 'minute', 'tablet', 'letter'].map((unit) => ({
    unit,
    words: new RegExp(`^${unit}s?(?![\\w-])`),
  })),
];

/** Of how many people a rate is: 1 of `per person and year`, 100 of `per 100 patient-years`; null where a text tells none. */
export function peopleOf(text: string): number | null {
  const [, digits] =
    /\bper (?:(\d[\d,]*) )?(?:persons?|people|patients?|participants?|subjects?|women|children)\b/i.exec(text) ?? [];
  return /\bper (?:\d[\d,]* )?(?:person|people|patient|participant|subject|women|child)/i.test(text)
    ? Number((digits ?? '1').replaceAll(',', ''))
    : null;
}

/** The time that a rate is of, right behind it: `year` of `% per year`, `attacks a year`. */
const timeIn = (text: string): string | null =>
  /^(?:(?!\b(?:on|with|after|once|twice|times)\b)[^.;,#]){0,40}?\b(?:per|a|each|every) (?:(?:person|patient)[- ])?(day|week|month|year)s?\b/i
    .exec(text)?.[1]
    ?.toLowerCase() ?? null;

/** A unit that stands behind a reference and is not that of its value. */
function units(trial: Trial, { pieces, place }: Sentence): Compared[] {
  return pieces.flatMap((piece, index) => {
    const next = pieces[index + 1];
    if ('words' in piece || !next || !('words' in next)) return [];
    const { found } = lookUp(trial.dataset, piece.path);
    if (!isQuantity(found) || (found.kind !== 'value' && found.kind !== 'effect') || found.unit === '') return [];
    const behind = /^[\s\u00a0]([\w/%µ ]{2,30})/.exec(next.words)?.[1]?.toLowerCase() ?? '';
    const told = known.find(({ words }) => words.test(behind));
    const own = found.unit.toLowerCase();
    const [per, ofTime] = [timeIn(next.words), timeIn(own)];
    if (per !== null && ofTime !== null && per !== ofTime) {
      const message = `“per ${per}” stands behind ${piece.written}, whose value is in ${found.unit}`;
      const what = `${piece.written} and ${found.unit}`;
      return [should(place, what, false, message, 'check the words, and the unit of the outcome')];
    }
    const [said, of] = [peopleOf(next.words.split(/[.;]/)[0]!), peopleOf(own)];
    if (said !== null && of !== null && said !== of) {
      const message = `“per ${said === 1 ? 'person' : said}” stands behind ${piece.written}, whose value is in ${found.unit}`;
      return [
        should(
          place,
          `${piece.written} and ${found.unit}`,
          false,
          message,
          'check the words, and the unit of the outcome',
        ),
      ];
    }
    if (piece.hasSign) return [];
    // A unit that is not in the table says nothing against the words.
    if (!told || !known.some(({ words }) => words.test(own.replace(/^%/, 'percent')))) return [];
    const holds = own.includes(told.unit) || told.words.test(own) || told.also?.test(own) === true;
    const message = `“${told.unit}” stands behind ${piece.written}, whose value is in ${found.unit}`;
    return [
      should(
        place,
        `“${told.unit}” and ${piece.written}`,
        holds,
        message,
        'check the words, and the unit of the outcome',
      ),
    ];
  });
}
