/** Times, deaths and numbers of countries in our own sentences, against what the dataset tells: a sentence stays behind when that changes. */
import { countriesOf } from '../../trial/countries.js';
import { isTwoSided } from '../../trial/effect.js';
import { exact } from '../../dataset/quantity.js';
import type { ArmResult } from '../../dataset/schema.js';
import { countriesIn } from '../countries-in-text.js';
import { marginIn } from '../meant-values.js';
import { numbersInText, type NumberInText } from '../numbers-in-text.js';
import { textsIn } from '../values-in-dataset.js';
import { should, type Compared } from './agreement.js';
import type { Trial, TrialEvent, TrialResult } from '../../trial/trial.js';
import { own } from '../../own.js';
import type { Reading } from '../reading.js';
import { pathsOf, type Sentence } from '../sentences.js';

/** In every sentence that tells what the trial found; deaths also in the words of their row. */
export function checkOwnSentences(trial: Trial, { sentences, isInData }: Reading): Compared[] {
  return sentences.flatMap((sentence) => {
    if (sentence.event !== null) return deaths(trial, sentence, [trial.adverse_events[sentence.event]!]);
    if (sentence.by !== 'claim') return [];
    return [
      ...deaths(trial, sentence, trial.adverse_events),
      ...times(trial, isInData, sentence),
      ...[countries, margins].flatMap((check) => check(trial, sentence)),
    ];
  });
}

// ── Times ───────────────────────────────────────────────────────────────────

const isTime = ({ unit }: { unit: string | null }) => /^(hour|day|week|month|year|visit)$/.test(unit ?? '');
const timesIn = (texts: string[]) => texts.flatMap(numbersInText).filter(isTime);

const isVisit = /^(?:(?:week|month|day|year|visit) \d+|\d+ (?:weeks|months|days|years))$/i;
const isOf = (time: NumberInText, text: string): boolean =>
  timesIn([text]).some(({ unit, size }) => unit === time.unit && size === time.size);

/** A time that the data have, but none of the results that the sentence is of. */
function times(trial: Trial, isInData: Reading['isInData'], sentence: Sentence): Compared[] {
  const { words, place } = sentence;
  const told = timesIn([words]);
  const of = told.length > 0 ? resultsOf(trial, sentence) : [];
  const when = [...new Set(of.map(({ timepoint, outcome }) => timepoint ?? outcome.timepoint))].filter(
    (text) => timesIn([text]).length > 0,
  );
  if (when.length === 0) return [];
  const [only, ...more] = told;
  // One time alone, and values of that time and of another one.
  const isSpan = /\b(?:by|from|until|between|over|within|after|before) (?:week|month|day|year|visit|\d)/i.test(words);
  const other =
    only && more.length === 0 && !isSpan && when.some((text) => isOf(only, text))
      ? when.find((text) => isVisit.test(text) && !isOf(only, text))
      : undefined;
  if (other !== undefined) {
    const message = `“${only!.written}” stands in this sentence, and a value that it cites is of ${other}`;
    return [should(place, `“${only!.written}” and ${other}`, false, message, 'check the references and the time')];
  }
  const written = trial.dataset.results.filter((_, index) => of.includes(trial.results[index]!));
  const own = timesIn([...when, ...written.flatMap((row) => textsIn({ ...row, timepoint: null }))]);
  const { intervention, arms, populations, condition, participants } = trial.dataset;
  const measured = of.map(({ outcome }) => outcome);
  const { description } = participants;
  const around = timesIn(textsIn([intervention, arms, populations, condition, description, measured]));
  const isIn = (list: typeof told, time: (typeof told)[number]) =>
    list.some(({ size, unit }) => size === time.size && unit === time.unit);
  // One that is of the result lets others stand beside it: “at week 24, after the switch at week 12”.
  const stray = told.some((time) => isIn(own, time)) ? undefined : told.find((time) => !isIn(around, time));
  // One that stands nowhere is told as such.
  if (stray ? !isInData(stray) : !told.some((time) => isIn(own, time))) return [];
  const message = `“${(stray ?? told[0]!).written}” stands in this sentence, and its result is of ${when.join(' and ')}`;
  return [
    should(
      place,
      `“${told[0]!.written}” and ${when.join(' and ')}`,
      !stray,
      message,
      'check which of the two is right',
    ),
  ];
}

/** The results that a sentence cites or rests on. */
const resultsOf = ({ results }: Trial, sentence: Sentence): TrialResult[] => {
  const paths = pathsOf(sentence);
  return results.filter(({ id }) => paths.some((path) => `${path}.`.startsWith(`results.${id}.`)));
};

// ── Margins ─────────────────────────────────────────────────────────────────

/** A margin that a sentence types, against those of the comparisons. */
function margins({ results }: Trial, { words, place }: Sentence): Compared[] {
  const typed = marginIn(words);
  const known = results.flatMap(({ comparisons }) =>
    comparisons.flatMap(({ margin }) =>
      (isTwoSided(margin) ? [margin.low, margin.high] : [margin]).flatMap((one) => exact(one) ?? []),
    ),
  );
  if (typed === null || known.length === 0) return [];
  const holds = known.some(({ value }) => Math.abs(value) === typed);
  const own = [...new Set(known.map(String))].join(' and ');
  const message = `this sentence tells of a margin of ${typed}, the comparisons of ${own}`;
  return [should(place, `the margin ${typed} and ${own}`, holds, message, 'check which of the two is right')];
}

// ── Counts ──────────────────────────────────────────────────────────────────

/** Against `sites.countries`; where there are none, against those that participants and subgroups are told to be from. */
function countries({ sites, participants, populations }: Trial, { digits, place }: Sentence): Compared[] {
  const told = countBefore(digits, beforeCountries);
  if (told === null) return [];
  const { count } = countriesOf(sites);
  const subgroups = populations.filter(({ kind }) => kind === 'subgroup').map(({ name }) => name);
  const named = count !== null ? [] : countriesIn([participants.description, ...subgroups].join('; '));
  if (count === null && named.length < 2) return [];
  const own = count !== null ? `sites.countries of ${count}` : `participants and subgroups of ${named.join(', ')}`;
  const message = `this sentence tells of ${told} countries, ${own}`;
  return [should(place, `${told} countries and ${own}`, told === (count ?? named.length), message, 'check both')];
}

/** A person dies once, so that deaths can be counted as people; of other events one person may have several. */
function deaths({ arms }: Trial, { digits, place }: Sentence, events: readonly TrialEvent[]): Compared[] {
  const rows = events.filter(({ kind }) => kind === 'death');
  const told = countBefore(digits, beforeDeaths);
  const [only] = rows;
  if (told === null || !only || rows.length > 1) return [];
  const counts = arms.filter(({ pools }) => pools.length === 0).map(({ id }) => eventsOf(own(only.arms, id)));
  const known = counts.filter((count) => count !== undefined);
  if (known.length === 0) return [];
  const sum = known.reduce((left, right) => left + right, 0);
  // Where an arm is not reported, there can be more than were counted.
  const holds = known.length === counts.length ? told === sum : told >= sum;
  const message = `this tells of ${told} ${told === 1 ? 'death' : 'deaths'}, the counts of “${only.name}” of ${sum}`;
  return [should(place, `${told} deaths and ${sum}`, holds, message, 'check both')];
}

const eventsOf = (values: ArmResult | undefined): number | undefined =>
  values === undefined || typeof values === 'string' ? undefined : exact(values.events)?.value;

const numberBefore = (noun: string) => new RegExp(`\\b(\\d+) ${noun}\\b`, 'i');
const beforeCountries = numberBefore('countr(?:y|ies)');
const beforeDeaths = numberBefore('deaths?');

/** The number that stands before a noun. */
function countBefore(text: string, noun: RegExp): number | null {
  const told = noun.exec(text)?.[1];
  return told === undefined ? null : Number(told);
}
