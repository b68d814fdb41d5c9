/**
 * Conditions under which a sentence of our own is true, in plain terms:
 * `results.pain.comparisons.drug: better than comparator`. They are checked
 * against the data, so that a sentence that is no longer true stops the build.
 */
import { wrong, type Finding } from '../dataset/finding.js';
import { lookUp, type Condition, type Prose } from '../dataset/prose.js';
import { suggest } from '../dataset/suggest.js';
import { equivalenceOf, noninferiorityOf } from '../trial/effect.js';
import { resultAt, type Trial } from '../trial/trial.js';
import { compareArms, interval, judged, significant } from './claims/effects.js';
import { Unfit, type Subject, type Verdict } from './claims/verdict.js';
import type { Reading } from './reading.js';
import { compareWith, isReported, saysWords, startOf } from './claims/values.js';

/** What a condition may say, as its documentation and its messages list it. */
const conditions = [
  'better than comparator',
  'worse than comparator',
  'interval excludes no effect',
  'interval includes no effect',
  'significant',
  'not significant',
  'noninferior',
  'noninferiority not shown',
  'equivalent',
  'equivalence not shown',
  'below N',
  'at most N',
  'at least N',
  'more than N',
  'exactly N',
  'says WORDS',
  'reported',
  'not reported',
] as const;

/** Every condition of every sentence that does not hold, or that cannot be understood. */
export function checkClaims(trial: Trial, { sentences }: Reading): Finding[] {
  return sentences.flatMap(({ prose, path }) =>
    prose.holds.flatMap((condition) => {
      const problem = problemOf(trial, prose, condition);
      return problem ? [wrong(`${path}.${condition.place}`, ...problem)] : [];
    }),
  );
}

function problemOf(trial: Trial, prose: Prose, { path, words }: Condition): [string, string] | null {
  try {
    const { holds, found } = judge(trial, path, words);
    if (holds) return null;
    const message = `“${startOf(prose.text)}” no longer holds: ${path} should be “${words}”, found ${found}`;
    return [message, 'check the value; if it is right, change the sentence and its condition'];
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return [error.message, error.hint];
  }
}

/**
 * Whether a condition holds. Throws Unfit when it cannot be asked: an unknown
 * path or word, or an outcome of which neither direction is better.
 */
function judge(trial: Trial, path: string, words: string): Verdict {
  const subject = subjectAt(trial, path);
  const [, limit, number] = /^(below|at most|at least|more than|exactly) (.+)$/.exec(words) ?? [];
  if (limit) return compareWith(subject, limit, number!);
  const [, said] = /^says (.+)$/.exec(words) ?? [];
  if (said) return saysWords(subject, said);
  const [, direction, versus] = /^(better|worse) than ([a-z][a-z0-9-]*)$/.exec(words) ?? [];
  if (direction) return compareArms(trial, subject, direction === 'better', versus!);
  switch (words) {
    case 'interval excludes no effect':
    case 'interval includes no effect':
      return interval(subject, words.includes('excludes'));
    case 'significant':
    case 'not significant':
      return significant(subject, words === 'significant');
    case 'noninferior':
    case 'noninferiority not shown':
      return judged(subject, noninferiorityOf, words === 'noninferior');
    case 'equivalent':
    case 'equivalence not shown':
      return judged(subject, equivalenceOf, words === 'equivalent');
    case 'reported':
    case 'not reported':
      return isReported(subject, words === 'reported');
    default:
      throw new Unfit(`“${words}” is not a condition`, suggest(words, conditions));
  }
}

function subjectAt(trial: Trial, path: string): Subject {
  const { found, keys, missing } = lookUp(trial.dataset, path);
  if (found === undefined) throw new Unfit(`${path}: there is no "${missing}"`, suggest(missing, keys));
  const { result = null, comparison = null } = resultAt(trial, path) ?? {};
  return { value: found, path, comparison, result };
}
