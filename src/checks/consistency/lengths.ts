/** How long a trial is told to have looked, against the times of its results. */
import { withDigits } from '../../dataset/number-words.js';
import type { Trial } from '../../trial/trial.js';
import { numbersInText } from '../numbers-in-text.js';
import type { Reading } from '../reading.js';
import type { Sentence } from '../sentences.js';
import { own } from '../../own.js';
import { should, type Compared } from './agreement.js';

const days = { hour: 1 / 24, day: 1, week: 7, month: 30.4, year: 365.25 };
const unit = '(hour|day|week|month|year)s?';
const alone = new RegExp(
  String.raw`(?:^|[.;] )(?:only )?(?<!\d)(\d{1,4}) ${unit}(?: only| of follow-up| long)?(?=$|[.,;])|(?<!\d)(\d{1,4}) ${unit} only\b|\bonly (?<!\d)(\d{1,4}) ${unit}\b`,
  'i',
);
const beyond = new RegExp(String.raw`\b(?:beyond|after|longer than|more than|past) (?<!\d)(\d{1,4}) ${unit}\b`, 'i');
const unknown =
  /\b(?:not known|unknown|nothing is known|nobody knows|is open|remains? open|whether|not (?:been )?(?:studied|tested|shown))\b/i;
/** A tenth more is the same time in another unit. */
const longer = 1.12;

/** `Twelve weeks only`, and `beyond 12 weeks is not known`, where a result is of week 24. */
export function checkLengths(trial: Trial, { sentences, facts }: Reading): Compared[] {
  const times = trial.results.map(({ timepoint, outcome }) => ({
    outcome,
    told: timepoint ?? outcome.timepoint,
  }));
  const known = times.map((one) => ({
    ...one,
    days: Math.max(0, ...daysIn(one.told)),
  }));
  const treated = ['intervention', 'arms', 'design'].flatMap((key) => facts.get(key) ?? []).flatMap(daysIn);
  const limits = sentences.filter(({ path }) => /^(?:limitations|takeaways)\./.test(path));
  return limits.flatMap((sentence) => {
    const told = toldIn(sentence);
    // A time of treatment can end before that of what was looked at.
    if (!told || treated.some((one) => Math.abs(one - told.days) <= 0.12 * told.days)) return [];
    const later = known.find((one) => one.days > longer * told.days);
    if (known.every((one) => one.days === 0)) return [];
    const message = `“${told.written}” stands in this sentence, and “${later?.outcome.name ?? ''}” is of ${later?.told ?? ''}`;
    return [
      should(
        sentence.place,
        `“${told.written}” and the times of the results`,
        !later,
        message,
        'check which of the two is right',
      ),
    ];
  });
}

function toldIn({ digits: text }: Sentence): { written: string; days: number } | null {
  const match = alone.exec(text) ?? (unknown.test(text) ? beyond.exec(text) : null);
  if (!match) return null;
  const [written, ...parts] = match;
  const [size, name] = parts.filter(Boolean);
  return {
    written: written.replace(/^[.;] /, ''),
    days: Number(size) * own(days, name!.toLowerCase())!,
  };
}

const daysIn = (text: string): number[] =>
  numbersInText(withDigits(text)).flatMap(({ size, unit: name }) => {
    const length = name === null ? undefined : own(days, name);
    return length === undefined ? [] : [size * length];
  });
