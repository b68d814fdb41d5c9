/** Numbers in words in our own sentences: times, people who left, counts of an arm, and of doses. */
import { exact, isQuantity } from '../../dataset/quantity.js';
import { own } from '../../own.js';
import type { Trial } from '../../trial/trial.js';
import { sharesInWords, withDigits, type WordedNumber } from '../../dataset/number-words.js';
import { numbersInText, singular } from '../numbers-in-text.js';
import { factsBut, type Reading } from '../reading.js';
import { sizeIn } from '../rows-in-text.js';
import { singleArms } from '../statements.js';
import { countedIn, leftIn, lostIn } from '../people-counted.js';
import { should, type Compared } from './agreement.js';

/** What is compared with the numbers of a sentence. */
interface Known {
  trial: Trial;
  /** Texts of the data that are not our own sentences, nor the authors' conclusion, with digits for words. */
  texts: string[];
  /** The times that stand in those, in days. */
  days: number[];
  reading: Reading;
}

/** A number in words, with what follows it. */
type Followed = WordedNumber & { next: string };
type Check = (known: Known, text: string, numbers: readonly Followed[]) => Told[];
interface Told {
  what: string;
  holds: boolean;
  message: string;
}

/** In every sentence that tells what the trial is and found. */
export function checkWordedNumbers(trial: Trial, reading: Reading): Compared[] {
  const texts = countingFacts(reading);
  const known: Known = { trial, texts, days: texts.flatMap(inDays), reading };
  return reading.sentences.flatMap(({ by, path, place, words, numbers }) => {
    const told = numbers.map((number) => ({ ...number, next: words.slice(number.end, number.end + 80) }));
    const checks: Check[] =
      path === 'authors_conclusion.text'
        ? [times, amounts]
        : by === 'claim'
          ? [times, left, leftShares, ofArms, nobody, groups]
          : [];
    return checks.flatMap((check) =>
      check(known, words, told).map(({ what, holds, message }) => should(place, what, holds, message, hint)),
    );
  });
}

const hint = 'check which of the two is right; a reference, [[…]], would follow the data';

/** Texts of the data with digits for numbers in words; numbers of a citation count nothing in the trial. */
export const countingFacts = (reading: Reading): string[] =>
  factsBut(reading, 'authors_conclusion', 'citation', 'sources', 'registrations').map((text) => withDigits(text));

// ── Times ───────────────────────────────────────────────────────────────────

const days = { hour: 1 / 24, day: 1, week: 7, month: 30.4, year: 365.25 };
const daysOf = (unit: string | null): number | undefined => (unit === null ? undefined : own(days, unit));
const inDays = (text: string): number[] =>
  numbersInText(text).flatMap(({ size, unit }) => {
    const length = daysOf(unit);
    return length === undefined ? [] : [size * length];
  });

/** A time in words that is no time of the data, also in another unit: half a year more or less is the same. */
const times: Check = ({ trial, reading, days: told }, text, numbers) => {
  const timepoints = [...new Set(trial.results.map(({ timepoint, outcome }) => timepoint ?? outcome.timepoint))];
  const measured = timepoints.filter((timepoint) => inDays(timepoint).length > 0);
  const { age_from: from, age_to: to } = trial.participants;
  const ages = [from, to].flatMap((age) => (isQuantity(age) ? [age.value * days.year] : []));
  const known = [...told, ...ages];
  return numbers.flatMap(({ written, size, next }) => {
    const unit = /^[\s-](hour|day|week|month|year)s?\b(?! old)/i.exec(next)?.[1]?.toLowerCase();
    const length = daysOf(unit ?? null);
    if (length === undefined || measured.length === 0 || size === 0 || (size === 1 && unit === 'day')) return [];
    const time = size * length;
    // A time that is compared is a difference of two.
    if (/^[\s-]\w+ (?:sooner|earlier|later|longer|shorter|faster|quicker|more|less|fewer)\b/i.test(next))
      return apart(trial, reading, written, unit!, size);
    const holds = known.some((other) => Math.abs(other - time) <= 0.12 * time);
    const words = `${written} ${unit}${size === 1 ? '' : 's'}`;
    const message = `“${words}” stands in this sentence, and no time of the data is that: the results are of ${measured.slice(0, 3).join(', ')}`;
    return [{ what: `“${words}” and ${measured.join(', ')}`, holds, message }];
  });
};

/** `Five days sooner`: the difference of two arms of an outcome in that unit, where there is one. */
function apart(trial: Trial, reading: Reading, written: string, unit: string, size: number): Told[] {
  const rows = reading.rows.filter(({ path }) =>
    trial.results.some(
      ({ id, outcome }) =>
        path === `results.${id}.` &&
        (outcome.unit ?? '')
          .toLowerCase()
          .split(/\W/)
          .some((word) => singular(word) === unit),
    ),
  );
  const differences = rows.flatMap((row) => {
    const sizes = singleArms(trial).flatMap((arm) => sizeIn({ ...row, kind: 'measure' }, arm) ?? []);
    return sizes.flatMap((one, at) => sizes.slice(at + 1).map((other) => Math.abs(one - other)));
  });
  const [nearest] = differences.toSorted((one, other) => Math.abs(one - size) - Math.abs(other - size));
  if (nearest === undefined) return [];
  const holds = Math.abs(nearest - size) <= Math.max(0.5, 0.12 * size);
  const message = `“${written} ${unit}s” stands in this sentence as a difference, and that of the arms is ${nearest.toFixed(1)}`;
  return [{ what: `“${written} ${unit}s” and ${nearest.toFixed(1)}`, holds, message }];
}

/** A time or a dose in digits that the authors conclude of, and that is none of the data. */
const amounts: Check = ({ trial, texts, days: known }, text) => {
  const told = texts.flatMap(numbersInText);
  return numbersInText(text).flatMap(({ kind, size, unit, written, isLimit }) => {
    // Of “7 to 10 years” each end alone need not stand in the data.
    if (isLimit) return [];
    const alike = told.filter((one) => one.unit === unit);
    if (kind !== 'time or amount' || unit === 'phase' || alike.length === 0) return [];
    const length = daysOf(unit);
    const isTime =
      length !== undefined && known.some((other) => Math.abs(other - size * length) <= 0.12 * size * length);
    const ages = [trial.participants.age_from, trial.participants.age_to].map((age) =>
      isQuantity(age) ? age.value : null,
    );
    const holds = isTime || alike.some((one) => one.size === size) || (unit === 'year' && ages.includes(size));
    const others = [...new Set(alike.map((one) => one.written))].slice(0, 4).join(', ');
    return [
      {
        what: `“${written}” and ${others}`,
        holds,
        message: `“${written}” stands in this sentence, and the data tell of ${others}`,
      },
    ];
  });
};

// ── People ──────────────────────────────────────────────────────────────────

const people = String.raw`(?:people|persons?|participants?|patients?|adults|children|infants|women|men|volunteers)`;
/** Words behind a number of people who left. */
export const leaving = new RegExp(
  String.raw`^ (?:of (?:the |all |those )?)?(?:randomi[sz]ed )?(?:${people} )?(?:had )?(?:left|withdrew|dropped out|were lost|was lost|discontinued|did not (?:return|complete|finish|(?:have|get|receive|undergo|take|start) (?:the |any |their )?(?:procedure|treatment|drug|surgery|operation|intervention|assigned|allocated|study)))\b`,
  'i',
);
/** A share of those who left, with the arm that they left where one is named: `one in ten left the placebo arm`. */
const leftShares: Check = ({ trial, reading: { named } }, text) => {
  const told = sharesInWords(text).filter(({ end }) => leaving.test(text.slice(end)));
  const few =
    /\b(?:very )?few (?:people |patients |participants )?(?:were |had )?(?:left|withdrew|withdrawn|dropped out|lost|discontinued)\b/i.exec(
      text,
    );
  const many =
    /\bmany (?:people |patients |participants )?(?:were |had )?(?:left|withdrew|withdrawn|dropped out|lost|discontinued)\b/i.exec(
      text,
    );
  const said = [
    ...told,
    ...(few
      ? [
          {
            written: few[0],
            from: 0,
            to: mostOfFew,
            end: few.index + few[0].length,
          },
        ]
      : []),
    ...(many
      ? [
          {
            written: many[0],
            from: leastOfMany,
            to: 100,
            end: many.index + many[0].length,
          },
        ]
      : []),
  ];
  return said.flatMap(({ written, from, to, end }) => {
    const arm = named(text.slice(end, end + 60))[0]?.arms[0] ?? null;
    const all = lostIn(trial, arm);
    // Few and many are told of all; a share in words, of one of them.
    const lost = (written === few?.[0] || written === many?.[0]) && all.length > 0 ? [Math.max(...all)] : all;
    const [nearest] = lost.toSorted((one, other) => Math.abs(one - from) - Math.abs(other - from));
    if (nearest === undefined) return [];
    const holds = lost.some((share) => share >= from && share <= to);
    const message = `“${written}” tells of people who left, and ${nearest.toFixed(1)}% did${arm ? ` in ${arm.name}` : ''} by the counts`;
    return [{ what: `“${written}” and ${nearest.toFixed(1)}%`, holds, message }];
  });
};

/** In percent: more than that are not few, and fewer are not many. A fifth lost is the usual threshold of a serious threat to validity (Schulz and Grimes, Lancet 2002;359:781), a twentieth that of none. */
const [mostOfFew, leastOfMany] = [20, 5];

const isNumberIn = (texts: string[], size: number) =>
  texts.some((text) => numbersInText(text).some((number) => number.size === size && number.kind === 'number'));

/** People who left, in words or digits, against the stages of the trial. */
const left: Check = ({ trial, texts }, text, numbers) =>
  numbers.flatMap(({ written, size, next }) => {
    const verb = leaving.exec(next)?.[0];
    const known = verb === undefined ? [] : leftIn(trial);
    const nearest = known.toSorted((one, other) => Math.abs(one.size - size) - Math.abs(other.size - size))[0];
    if (verb === undefined || !nearest) return [];
    const holds = isNumberIn(texts, size) || known.some((one) => one.size === size);
    const words = `${written}${verb}`;
    const message = `this sentence tells that “${words}”, and no two counts of the data differ by ${size}: ${nearest.as} is ${nearest.size}`;
    return [{ what: `“${words}” and ${nearest.as}`, holds, message }];
  });

/** A number on one arm: `nine on placebo`. */
const ofArms: Check = ({ trial, texts, reading: { named } }, text, numbers) => {
  const mentions = named(text);
  return numbers.flatMap(({ written, size, end, next }) => {
    const [joint] = new RegExp(String.raw`^ (?:${people} )?(?:on|with|in)(?: the)? `, 'i').exec(next) ?? [];
    const mention = mentions.find(({ index }) => joint !== undefined && index === end + joint.length);
    if (!mention || mention.arms.length > 1 || / in $| of $/.test(text.slice(0, end - written.length).slice(-4)))
      return [];
    const arm = mention.arms[0]!;
    const counts = countedIn(trial, arm);
    if (counts.length === 0) return [];
    const words = text.slice(end - written.length, mention.end);
    const message = `“${words}” stands in this sentence, and no count of ${arm.name} is ${size}`;
    return [
      {
        what: `“${words}” and the counts of ${arm.name}`,
        holds: counts.includes(size) || isNumberIn(texts, size),
        message,
      },
    ];
  });
};

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `Nobody was enrolled in the third arm`: the one that is named, or that stands there in the list. */
const nobody: Check = ({ trial, reading: { named } }, text) => {
  const said =
    /\b(?:nobody|no one|none) (?:was|were) (?:enrolled|randomi[sz]ed|recruited|assigned) (?:in|to) (?:the )?/i.exec(
      text,
    );
  if (!said) return [];
  const end = said.index + said[0].length;
  const place = ordinals.findIndex((word) => text.slice(end).startsWith(`${word} arm`));
  const arm = named(text).find(({ index }) => index === end)?.arms[0] ?? singleArms(trial)[place];
  const n = arm && exact(arm.n);
  if (!arm || !n) return [];
  const message = `“${said[0].trim()} …” stands in this sentence, and ${arm.name} has ${String(n)}`;
  return [{ what: `“${said[0].trim()} …” and n of ${arm.name}`, holds: n.value === 0, message }];
};

// ── Arms ──────────────────────────────────────────────────────────────────

/** More doses or arms than there are; of a vaccine, doses are counted that one person gets. */
const groups: Check = ({ trial, texts }, text, numbers) => {
  const single = trial.arms.filter(({ pools }) => pools.length === 0);
  const experimental = single.filter(({ role }) => role === 'experimental');
  const doses = new Set(experimental.map(({ dose, short, name }) => dose ?? short ?? name)).size;
  return numbers.flatMap(({ written, size, index, next }) => {
    const noun = /^ (doses|arms|groups)\b(?! of (?:the )?vaccin)/i.exec(next)?.[1]?.toLowerCase();
    const isAll = /\b(?:all|each of the|the) $/i.test(text.slice(0, index));
    const isWhole =
      index === 0 &&
      /^ \w+(?: and (?:a )?placebo)?(?: only| were compared| only were compared)?(?:$|[.,;])/i.test(next);
    if (noun === undefined || !(isAll || isWhole) || doses < 2 || /vaccin|immuni/i.test(trial.intervention.description))
      return [];
    const most = noun === 'doses' ? doses : single.length;
    const message = `“${written} ${noun}” stands in this sentence, and the data have ${most}`;
    return [
      {
        what: `“${written} ${noun}” and ${most}`,
        holds: isWhole ? size === most : size <= most || isNumberIn(texts, size),
        message,
      },
    ];
  });
};
