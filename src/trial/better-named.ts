/**
 * Which way of an outcome is good, as its name tells it: by the events that it counts or waits for, by what burdens
 * people, and by scales that the field agrees on. None is told wherever a word beside it can turn that round.
 */
import { isQuantity } from '../dataset/quantity.js';
import type { ArmResult, Outcome } from '../dataset/schema.js';
import { eventNamed, surelyBad } from './known-events.js';
import { knownScales } from './known-scales.js';

/** The way that is good, and what tells it: `“mortality”`, or the paper that the direction of a scale is from. */
export interface BetterNamed {
  better: 'lower' | 'higher';
  by: string;
}

/** Words that turn a name round, or make something else of it: `pain relief`, `a fall of severity`, `time to`, `coping with`. */
const turning =
  /\b(?:free|freedom|without|absence|no|non|not|un\w+|reduc\w*|decreas\w*|fall\w*|drop\w*|declin\w*|loss|gain|improv\w*|better|reliev\w*|relief|resol\w*|respon\w*|recover\w*|remission|toler\w*|threshold|coping|control\w*|avoid\w*|prevent\w*|averted|spared|protect\w*|efficacy|alleviat\w*|halv\w*|half|least|most|below|less|lower|under|fewer|satisf\w*|accept\w*|manage\w*|knowledge|self|time|days? to|duration|interval|surviv\w*|alive|ratio|inverse\w*|reverse\w*|function\w*|tit(?:er|re)s?|antibod\w*|immun\w*|diagnos\w*|detect\w*|screen\w*|treated|adher\w*|attain\w*|achiev\w*|return\w*|quality|questionnaire|volume|vaccin\w*|uptake|discuss\w*|documented)\b|[<≤≥>%±]|\d (?:or|and) (?:more|less|higher|lower)/i;
/** What stands before an event that is not itself counted: `antibiotics for pneumonia`, `treatment of infection`. */
const aside =
  /\b(?:for|against|after|following|in|among|during|with|history|(?:treatment|therapy|use|prophylaxis) of)\b/i;
const burdens =
  /\b(?:pain|severity|disability|symptoms?|depression|anxiety|distress|itch|impairment|burden|discomfort)\b/i;
/** Scales of a name of their own can count the other way round; of these the field knows that they do not. */
const acronym = /\b(?!(?:VAS|NRS)\b)[A-Z]{2,}/;
const good =
  /^(?:(?:complete|clinical|overall|objective|sustained|partial|major|virological) )*(?:response|remission|recovery|survival|cure|healing|live birth)(?: rate)?$/i;

/** What the name of an outcome tells of its better side, with the values of its rows; null where it tells none. */
export function betterNamed(outcome: Outcome, rows: readonly Record<string, ArmResult>[]): BetterNamed | null {
  // Who says what the event is has said more than a name can.
  if (outcome.event !== null) return null;
  const { name, type } = outcome;
  const words = `${name} ${outcome.long_name ?? ''} ${outcome.measure}`;
  if (type === 'time-to-event') return ofTime(outcome, words, rows);
  if (type === 'binary' && good.test(name.trim()) && !/\b(?:without|no|not|free)\b/i.test(words)) return isGood(name);
  if (turning.test(words)) return null;
  if (type === 'binary' || type === 'rate') return ofEvent(name);
  const scales = knownScales.filter(({ named }) => named.test(name));
  if (scales.length > 0) {
    const [{ better, source }] = scales as [(typeof scales)[0]];
    return scales.every((scale) => scale.better === better) ? { better, by: `${better} is, by ${source}` } : null;
  }
  const burden = burdens.exec(name);
  return burden && !acronym.test(name) ? isBad(burden[0]) : null;
}

const isBad = (word: string): BetterNamed => ({ better: 'lower', by: `less is good of “${word}”` });
const isGood = (word: string): BetterNamed => ({ better: 'higher', by: `more is good of “${word}”` });

/** A time to an event can be told by its event, by a time, or by a share without it. */
function ofTime({ name }: Outcome, words: string, rows: readonly Record<string, ArmResult>[]): BetterNamed | null {
  const values = rows.flatMap((row) => Object.values(row)).filter((one) => typeof one !== 'string');
  if (values.some(({ mean, median }) => isQuantity(mean) || isQuantity(median)) || turning.test(words)) return null;
  return ofEvent(name);
}

function ofEvent(name: string): BetterNamed | null {
  const word = surelyBad.exec(name);
  if (!word || eventNamed(name).event === 'good' || aside.test(name.slice(0, word.index))) return null;
  return isBad(word[0]);
}
