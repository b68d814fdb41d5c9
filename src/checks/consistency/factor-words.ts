/** Words that tell how many times as much, against ratios: halved, doubled, a quarter fewer, twice as many. */
import { piecesOf, wordsOf, type Prose } from '../../dataset/prose.js';
import { exact } from '../../dataset/quantity.js';
import { walk } from '../../dataset/walk.js';
import { own } from '../../own.js';
import { noEffectOf } from '../../trial/effect.js';
import { factsOf } from '../../trial/measures.js';
import type { Trial, TrialResult } from '../../trial/trial.js';
import { rowsLike, rowsNamed, rowsOf, sizeIn, type Row } from '../rows-in-text.js';
import { isClaim } from '../values-in-dataset.js';
import { should, type Compared } from './agreement.js';
import { placeOf } from '../sentences.js';

/** In every sentence of ours that tells what the trial found. */
export function checkFactorWords(trial: Trial): Compared[] {
  if (!trial.language.startsWith('en')) return [];
  const found: Compared[] = [];
  walk(trial.dataset, {
    prose(prose, path) {
      if (isClaim(path)) found.push(...factors(trial, prose, path));
    },
  });
  return found;
}

const parts = { half: 1 / 2, third: 1 / 3, quarter: 1 / 4, fifth: 1 / 5, tenth: 1 / 10, 'two thirds': 2 / 3, 'three quarters': 3 / 4 }; // prettier-ignore
const part = String.raw`(?:(?:a|one|by) )?(two[ -]thirds|three[ -]quarters|half|third|quarter|fifth|tenth)`;

/** The words, and the ratios of which they are so. */
interface Said {
  words: string;
  from: number;
  to: number;
}

/** What is counted in words that way is itself an outcome, such as “pain halved”: those are left out. */
function factorsIn(text: string): Said[] {
  const found: Said[] = [];
  const add = (pattern: RegExp, range: (match: RegExpExecArray) => [number, number]) => {
    const match = pattern.exec(text);
    if (!match) return;
    const [from, to] = range(match);
    found.push({ words: match[0].trim(), from, to });
  };
  const bounds = (ratio: number, before: string | undefined): [number, number] => {
    if (/more|over/i.test(before ?? '')) return ratio < 1 ? [0, ratio] : [ratio, Infinity];
    if (/less|fewer|under/i.test(before ?? '')) return ratio < 1 ? [ratio, 1] : [1, ratio];
    if (/nearly|almost/i.test(before ?? '')) return ratio < 1 ? [0.98 * ratio, 1.25 * ratio] : [0.75 * ratio, 1.02 * ratio];
    return ratio < 1 ? [0.8 * ratio, 1.2 * ratio] : [0.8 * ratio, 1.25 * ratio];
  };
  const near = String.raw`(?:(more than|over|less than|nearly|almost|about|roughly) )?`;
  add(new RegExp(`\\b${near}(halved|doubled|tripled|trebled)\\b`, 'i'), ({ 1: before, 2: verb }) => bounds(/halved/i.test(verb!) ? 0.5 : /doubled/i.test(verb!) ? 2 : 3, before)); // prettier-ignore
  add(new RegExp(`\\b${near}(twice|two times|three times|four times) as (?:many|much|often|common)`, 'i'), ({ 1: before, 2: times }) => bounds(/^three/i.test(times!) ? 3 : /^four/i.test(times!) ? 4 : 2, before)); // prettier-ignore
  add(/\b(?:(fewer than|less than|nearly|almost|about) )?half as (?:many|much|often)/i, ({ 1: before }) => /than/i.test(before ?? '') ? [0, 0.5] : bounds(0.5, undefined)); // prettier-ignore
  add(new RegExp(`\\b${near}${part} (?:fewer|less|lower|rarer)\\b`, 'i'), ({ 1: before, 2: of }) => less(of!, before));
  add(new RegExp(`\\b(?:cut|reduced|lowered|fell|dropped|fall|reduction|lower|fewer)\\b[^.;,]{0,40}? by (?:(more than|over|less than|nearly|almost|about) )?${part}\\b`, 'i'), ({ 1: before, 2: of }) => less(of!, before)); // prettier-ignore
  add(new RegExp(`\\b(?:raised|rais\\w+|rose|risen|increas\\w+|grew|higher|more)\\b[^.;,]{0,60}? by (?:(more than|over|less than|nearly|almost|about) )?${part}\\b`, 'i'), ({ 1: before, 2: of }) => more(of!, before)); // prettier-ignore
  add(new RegExp(`\\b${near}${part} (?:more|higher|commoner)\\b`, 'i'), ({ 1: before, 2: of }) => more(of!, before));
  return found;
} // prettier-ignore

function less(of: string, before: string | undefined): [number, number] {
  const left = 1 - own(parts, of.toLowerCase().replace('-', ' '))!;
  if (/more|over/i.test(before ?? '')) return [0, left];
  if (/less/i.test(before ?? '')) return [left, 1];
  if (/nearly|almost/i.test(before ?? '')) return [left - 0.01, left + 0.1];
  return [left - 0.06, left + 0.06];
}

/** The same of a rise. */
function more(of: string, before: string | undefined): [number, number] {
  const whole = 1 + own(parts, of.toLowerCase().replace('-', ' '))!;
  if (/more|over/i.test(before ?? '')) return [whole, Infinity];
  if (/less/i.test(before ?? '')) return [1, whole];
  return /nearly|almost/i.test(before ?? '') ? [whole - 0.1, whole + 0.01] : [whole - 0.06, whole + 0.06];
}

/** Ratios of a result: as it is told, and of the values of its arms. */
function ratiosOf({ ofArms, comparisons, outcome }: TrialResult): number[] {
  return comparisons.flatMap((comparison) => {
    const { measure, estimate, arm, versus } = comparison;
    const { kind } = factsOf(measure);
    const value = exact(estimate)?.value;
    const told = value === undefined ? [] : kind === 'ratio' ? [value / (noEffectOf(comparison) ?? 1)] : kind === 'reduction' ? [1 - value / 100] : []; // prettier-ignore
    const row = { ofArms, kind: ['binary', 'rate', 'time-to-event'].includes(outcome.type) ? 'count' : 'measure' } as const; // prettier-ignore
    const [one, two] = [sizeIn(row, arm), sizeIn(row, versus)];
    if (one === undefined || two === undefined || two === 0 || one / two <= 0) return told;
    // Odds are no people: where shares are known, words are of these.
    return measure === 'odds ratio' ? [one / two] : [...told, one / two];
  });
}

const ratiosOfRow = (trial: Trial, row: Row): number[] =>
  trial.arms.flatMap((arm) => trial.arms.flatMap((other) => {
    const [one, two] = [sizeIn(row, arm), sizeIn(row, other)];
    return arm === other || !one || !two ? [] : [one / two];
  })); // prettier-ignore

const headings = /^(?:headline|primary_message|bottom_line)$/;

/** Of the results that a sentence cites; of a heading else, the primary ones; of others all rows. One that fits is enough. */
function factors(trial: Trial, prose: Prose, path: string): Compared[] {
  const text = wordsOf(prose);
  const names = trial.outcomes.map(({ name }) => name).join('; ');
  const said = factorsIn(text).filter(({ words }) => !/halv|doubl|half/i.test(words) || !/halv|doubl|half|50\s?%/i.test(names)); // prettier-ignore
  if (said.length === 0) return [];
  const paths = [...prose.holds, ...piecesOf(prose)].flatMap((piece) => ('path' in piece ? [`${piece.path}.`] : []));
  const cited = trial.results.filter(({ id }) => paths.some((one) => one.startsWith(`results.${id}.`)));
  const primary = trial.results.filter(({ outcome, population }) => outcome.role === 'primary' && population.kind !== 'subgroup'); // prettier-ignore
  const rows = rowsOf(trial).filter(({ path: of }) => of.startsWith('results.'));
  const named = rowsNamed(rows, text);
  const like = new Set((named.length > 0 ? named : rowsLike(rows, text)).map((row) => row.path));
  const about = trial.results.filter(({ id }) => like.has(`results.${id}.`));
  const ofHeading = about.length > 0 ? about : primary;
  const of = cited.length > 0 ? cited : headings.test(path) ? ofHeading : trial.results;
  const harms = cited.length > 0 || headings.test(path) ? [] : rowsOf(trial).filter(({ kind }) => kind === 'event');
  const ratios = [...of.flatMap(ratiosOf), ...harms.flatMap((row) => ratiosOfRow(trial, row))];
  if (ratios.length === 0) return [];
  const place = placeOf(prose, path);
  return said.map(({ words, from, to }) => {
    const holds = ratios.some((ratio) => [ratio, 1 / ratio].some((one) => one >= from - 0.005 && one <= to + 0.005));
    const distance = (ratio: number) => Math.abs(Math.log(ratio / Math.max(0.05, Math.min(from, to) || to)));
    const nearest = ratios.toSorted((one, other) => distance(one) - distance(other))[0]!;
    const message = `“${words}” stands in this sentence, and the ratio that is nearest to it is ${nearest.toFixed(2)}`;
    const by = `ratios as they are told and value ÷ value of the arms, between ${from.toFixed(2)} and ${to === Infinity ? 'any' : to.toFixed(2)}`; // prettier-ignore
    return should(place, `“${words}” and ${nearest.toFixed(2)}`, holds, message, 'check the words and the values', by);
  });
}
