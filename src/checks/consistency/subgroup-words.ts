/** What sentences tell of a subgroup, against the intervals: an effect seen there only, an interval that is too wide, people who are few. */
import { crossesNoEffect } from '../../trial/effect.js';
import { exact } from '../../dataset/quantity.js';
import { escaped } from '../../trial/measures-in-text.js';
import type { Trial, TrialPopulation, TrialResult } from '../../trial/trial.js';
import type { Reading } from '../reading.js';
import type { Sentence } from '../sentences.js';
import { denial } from '../statements.js';
import { should, type Compared } from './agreement.js';

/** In every sentence that tells what the trial found. */
export function checkSubgroupWords(trial: Trial, { sentences }: Reading): Compared[] {
  const subgroups = trial.populations.filter(({ kind }) => kind === 'subgroup');
  if (subgroups.length === 0) return [];
  return sentences
    .filter(({ by }) => by === 'claim')
    .flatMap((sentence) => [
      ...inOneOnly(trial, subgroups, sentence),
      ...tooWide(trial, subgroups, sentence),
      ...fewIn(subgroups, sentence),
    ]);
}

/** `Diabetes` of a subgroup called `With diabetes`, in small letters. */
const bare = ({ name }: TrialPopulation): string => name.toLowerCase().replace(/^(?:with|in|those with) /, '');

const whom = ['', 'people ', 'patients ', 'participants ', 'those ', 'the ', 'children ', 'adults '].flatMap((who) => [
  who,
  `${who}with `,
]);

const found = ({ results }: Trial, population: TrialPopulation): TrialResult[] =>
  results.filter((result) => result.population === population);

/** “Clear in Niger only”, where the interval of Niger includes no effect, or that of another subgroup excludes it as well. */
function inOneOnly(trial: Trial, subgroups: TrialPopulation[], { words, place }: Sentence): Compared[] {
  if (denial.test(words)) return [];
  const text = words.toLowerCase();
  const only = subgroups.find((one) =>
    whom.some((who) =>
      [`in ${who}${bare(one)} only`, `only in ${who}${bare(one)}`].some((said) => text.includes(said)),
    ),
  );
  if (!only) return [];
  return found(trial, only).flatMap((result) => {
    const others = trial.results.filter(
      ({ outcome, population }) =>
        outcome === result.outcome &&
        population !== only &&
        population.within === only.within &&
        population.kind === 'subgroup',
    );
    const [own, clear] = [intervalOf(result), others.map(intervalOf).find((other) => other?.includes === false)];
    if (!own || !clear) return [];
    const message = own.includes
      ? `“${only.name} only”: the interval there, ${own.told}, includes no effect, and that of ${clear.name}, ${clear.told}, does not`
      : `“${only.name} only”: the interval of ${clear.name}, ${clear.told}, excludes no effect as well`;
    return [should(place, `“${only.name} only” and the intervals`, false, message, 'check which subgroup is meant')];
  });
}

const wide = /\b(?:too wide|inconclusive|uncertain|unclear|too (?:few|small) to (?:say|tell|know))\b/i;

/** Whether a name stands in a text as words of their own: “treatment” tells of no men. */
const isNamedIn = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d-])${escaped(name)}(?![\\p{L}\\d])`, 'u').test(text);

/** “With diabetes the interval is too wide”, where it excludes no effect. */
function tooWide(trial: Trial, subgroups: TrialPopulation[], { words, place }: Sentence): Compared[] {
  const said = /\b(?:interval|effect|benefit|difference|too)\b/i.test(words) ? wide.exec(words)?.[0] : undefined;
  const text = words.toLowerCase();
  const named = subgroups.filter((one) => isNamedIn(text, bare(one)));
  const [only, ...more] = named;
  const intervals = only
    ? found(trial, only)
        .map(intervalOf)
        .filter((one) => one !== null)
    : [];
  const [first] = intervals;
  if (said === undefined || !only || more.length > 0 || !first) return [];
  const message = `“${said}” stands in this sentence, and the interval of ${only.name}, ${first.told}, excludes no effect`;
  const holds = intervals.some(({ includes }) => includes);
  return [should(place, `“${said}” and ${first.told}`, holds, message, 'check which subgroup is meant')];
}

function intervalOf({ comparisons, population: { name } }: TrialResult) {
  const [comparison, ...more] = comparisons;
  const includes = comparison && more.length === 0 ? crossesNoEffect(comparison) : null;
  if (!comparison || includes === null) return null;
  return {
    includes,
    name,
    told: `${String(comparison.ci?.low)} to ${String(comparison.ci?.high)}`,
  };
}

// ── Few and most ────────────────────────────────────────────────────────────

const aged =
  /\b(few|most|many)(?: of the)? (?:people|patients|participants|adults|women|men)? ?(?:were |aged )*(over|above|under|below|older than|younger than) (\d{1,3})\b/i;
const isAbove = (words: string): boolean => /over|above|older|least/i.test(words);

/** `Few people over 75`, by the people of the subgroup of that age and of the whole that it is part of. */
function fewIn(subgroups: TrialPopulation[], { words, place }: Sentence): Compared[] {
  const [said, word, side, age] = aged.exec(words) ?? [];
  if (said === undefined) return [];
  return subgroups.flatMap(({ name, n, within }) => {
    const own = new RegExp(`\\b(over|above|older than|at least|under|below|younger than) ${age!}\\b`, 'i').exec(name);
    const [part, whole] = [exact(n)?.value, exact(within?.n)?.value];
    if (!own || part === undefined || !whole) return [];
    const share = isAbove(own[1]!) === isAbove(side!) ? part / whole : 1 - part / whole;
    const holds = /few/i.test(word!) ? share < 0.5 : /most/i.test(word!) ? share > 0.5 : share > 0.05;
    const message = `“${said}” stands in this sentence, and by “${name}” these are ${Math.round(100 * share)}% of the people`;
    return [should(place, `“${said}” and “${name}”`, holds, message, 'check the words and the counts')];
  });
}
