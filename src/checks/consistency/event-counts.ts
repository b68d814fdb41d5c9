/** Counts of events in words, against their rows: none at all, and so many cases. */
import { exact } from '../../dataset/quantity.js';
import type { Trial, TrialEvent } from '../../trial/trial.js';
import { stemsOf, type Row } from '../rows-in-text.js';
import type { Reading } from '../reading.js';
import type { Sentence } from '../sentences.js';
import { should, type Compared } from './agreement.js';
import { checkNumbersNeeded } from './numbers-needed.js';

/** In every sentence of ours that tells what the trial found, and in what is told of an event. */
export function checkEventCounts(trial: Trial, { sentences, rows }: Reading): Compared[] {
  const told = sentences.filter(({ by }) => by === 'claim' || by === 'event');
  return told.flatMap((sentence) => [
    ...none(trial, sentence.words, sentence.place),
    ...(sentence.event === null
      ? checkNumbersNeeded(trial, rows, sentence)
      : cases(trial, trial.adverse_events[sentence.event]!, sentence)),
  ]);
}

/** All events of a row, where each arm of its own tells them; null where one does not. */
function eventsOf({ arms }: Trial, row: Pick<Row, 'ofArms'>): number[] | null {
  const single = arms.filter(({ pools, external }) => pools.length === 0 && !external);
  const counts = single.map((arm) => {
    const values = row.ofArms.find((one) => one.arm === arm)?.values;
    return values === undefined || typeof values === 'string' ? null : exact(values.events);
  });
  return counts.length === 0 || counts.includes(null) ? null : counts.map((count) => count!.value);
}

const sumOf = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0);

const noDeath =
  /\b(?:no|zero|without(?: any)?) (?:treatment-related )?deaths?\b(?! (?:on|with|in|after|from|was|were) )|\b(?:nobody|no one|none) died\b(?! (?:on|with|in|of|from) )/i;
const noSerious = /\b(?:no|zero|without(?: any)?) serious (?:adverse )?events?\b(?! (?:on|with|in) )/i;

/** `Nobody died`, `no serious adverse events`: the row has none in any arm. */
function none(trial: Trial, text: string, place: string): Compared[] {
  return (
    [
      ['death', noDeath],
      ['serious', noSerious],
    ] as const
  ).flatMap(([kind, words]) => {
    const said = words.exec(text)?.[0];
    const rows = trial.adverse_events.filter((event) => event.kind === kind);
    const [row, ...more] = rows;
    const counts = row && eventsOf(trial, row);
    if (said === undefined || !row || more.length > 0 || !counts || /related/i.test(said)) return [];
    const message = `“${said}” stands here, and “${row.name}” counts ${sumOf(counts)}`;
    return [
      should(place, `“${said}” and ${sumOf(counts)}`, sumOf(counts) === 0, message, 'check which of the two is right'),
    ];
  });
}

/** `Six cases`, in what is told of an event: as many as its row counts, or the row whose name begins as its own does. */
function cases(trial: Trial, event: TrialEvent, { digits, place }: Sentence): Compared[] {
  const [, told, noun] =
    /^(?:all |the )?(\d+) ((?:\w+ )?(?:cases|events|people|participants|patients))\b/i.exec(digits) ?? [];
  const own = stemsOf(event.name);
  const isAlike = ({ name }: TrialEvent) => own.length > 0 && own.every((stem) => stemsOf(name).includes(stem));
  const counts = [event, ...trial.adverse_events.filter((other) => other !== event && isAlike(other))].flatMap(
    (row) => {
      const known = eventsOf(trial, row);
      return known ? [{ row, known }] : [];
    },
  );
  const [first] = counts;
  if (told === undefined || !first) return [];
  const size = Number(told);
  const holds = first.known.includes(size) || size === sumOf(first.known);
  const message = `this tells of ${told} ${noun!}, the counts of “${first.row.name}” of ${sumOf(first.known)}`;
  return [should(place, `${told} ${noun!} and ${sumOf(first.known)}`, holds, message, 'check both')];
}
