/**
 * Conditions under which a sentence of our own is true, in plain terms:
 * `results.pain.comparisons.drug: better than comparator`. They are checked
 * against the data, so that a sentence that is no longer true stops the build.
 */
import {
  crossesNoEffect,
  equivalenceOf,
  noEffectOf,
  noninferiorityOf,
  significanceOf,
  spanOf,
  type Verdict as Shown,
} from '../trial/effect.js';
import { askFor, betterOf, directionOf, type Untold } from '../trial/direction.js';
import { factsOf } from '../trial/measures.js';
import { wrong, type Finding } from '../dataset/finding.js';
import { lookUp, Prose, type Condition } from '../dataset/prose.js';
import { isQuantity, readQuantity } from '../dataset/quantity.js';
import type { ArmValues, ArmResult, Outcome, Value } from '../dataset/schema.js';
import { resultAt, type Trial, type TrialComparison, type TrialResult } from '../trial/trial.js';
import { suggest } from '../dataset/suggest.js';
import { walk } from '../dataset/walk.js';
import { own } from '../own.js';

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

/** True or not, and the value that decided it, in words. */
interface Verdict {
  holds: boolean;
  found: string;
}
/** A condition that cannot be asked of what its path leads to. */
class Unfit extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** What a path of a condition leads to, with the result that it belongs to. */
interface Subject {
  value: unknown;
  path: string;
  comparison: TrialComparison | null;
  result: TrialResult | null;
}

/** Every condition of every sentence that does not hold, or that cannot be understood. */
export function checkClaims(trial: Trial): Finding[] {
  const found: Finding[] = [];
  walk(trial.dataset, {
    prose(prose, path) {
      for (const condition of prose.holds) {
        const problem = problemOf(trial, prose, condition);
        if (problem) found.push(wrong(`${path}.${condition.place}`, ...problem));
      }
    },
  });
  return found;
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

const startOf = (text: string) => (text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text);

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
    case 'not reported': {
      const found = valuesIn(subject.value);
      return { holds: found.length > 0 === (words === 'reported'), found: found.join(', ') || 'not reported' };
    }
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

// ── Limits ──────────────────────────────────────────────────────────────────

function compareWith({ value, path }: Subject, limit: string, number: string): Verdict {
  const parsed = readQuantity(number);
  if (!parsed || parsed.relation !== '') throw new Unfit(`“${number}” is not a number`, `write such as “${limit} 5”`);
  if (!isQuantity(value)) {
    if (typeof value === 'string' || value === null) return { holds: false, found: value ?? 'not reported' };
    throw new Unfit(`${path} leads to a group of keys, not to a value`, 'go on to a value, such as its estimate');
  }
  const { low, high, closed } = spanOf(value);
  const bound = parsed.value;
  const limits = {
    below: high < bound || (high === bound && !closed),
    'at most': high <= bound,
    'at least': low >= bound,
    'more than': low > bound || (low === bound && !closed),
    exactly: low === bound && high === bound,
  };
  const holds = own(limits, limit);
  return { holds: holds === true, found: value.toString() };
}

// ── Texts ───────────────────────────────────────────────────────────────────

/** Whether a text has these words, whole: “non-randomised” does not say “randomised”. */
function saysWords({ value, path }: Subject, words: string): Verdict {
  const text = value instanceof Prose ? value.text : value;
  if (text === null) return { holds: false, found: 'nothing' };
  if (typeof text !== 'string') throw new Unfit(`${path} leads to no text`, 'go on to a text, such as design.masking');
  return { holds: hasWords(text.toLowerCase(), words.toLowerCase()), found: `“${startOf(text)}”` };
}

const inWord = /[\p{L}\d-]/u;

/** Whether some words stand in a text, and not as a part of longer ones. */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (![text[at - 1], text[at + words.length]].some((beside) => beside !== undefined && inWord.test(beside)))
      return true;
  }
  return false;
}

// ── Effects ─────────────────────────────────────────────────────────────────

function noEffectOrUnfit(comparison: TrialComparison): number {
  const none = noEffectOf(comparison);
  if (none !== null) return none;
  const what = comparison.label ?? comparison.measure;
  const message =
    factsOf(comparison.measure).kind === 'test'
      ? `“${what}” is a test without an effect`
      : 'the comparison has the measure "other", whose label does not tell what no effect is';
  throw new Unfit(message, 'name its measure, such as mean difference or hazard ratio, or use p');
}

function compareArms(trial: Trial, subject: Subject, better: boolean, versus: string): Verdict {
  const { comparison, result, path } = subject;
  if (!result) {
    throw new Unfit(`${path} is not a result`, 'name a result, such as results.pain.comparisons.drug');
  }
  if (comparison) {
    if (versus !== 'comparator' && versus !== comparison.versus.id) {
      throw new Unfit(`${path} is a comparison with ${comparison.versus.id}`, 'write “better than comparator”');
    }
    return sideOf(result, comparison, better);
  }
  const { outcome } = result;
  if (betterOf(outcome) === null) {
    throw new Unfit(`of ${outcome.name} neither direction is better`, 'set "better" of the outcome to lower or higher');
  }
  const wanted = better === (outcome.better === 'higher') ? 1 : -1;
  if (versus === 'comparator') {
    const meant = comparatorIn(trial, result);
    const hint = meant
      ? `write “${better ? 'better' : 'worse'} than ${meant}”, with the id of an arm, or name a comparison`
      : 'name one under comparisons, or write “better than” and an arm';
    throw new Unfit(`${path} is not a comparison`, hint);
  }
  const other = own(result.arms, versus);
  if (other === undefined)
    throw new Unfit(`there is no arm "${versus}" here`, suggest(versus, Object.keys(result.arms)));
  const against = middleOf(other);
  if (!isQuantity(against)) return { holds: false, found: `${versus} not reported` };
  const told = `${outcome.better} is better, ${versus} has ${against.toString()}`;
  return beyond(middleOf(subject.value as ArmResult), against.value, wanted, told);
}

/** The one comparator of a result; null where it has none, or several. */
function comparatorIn({ arms }: Trial, result: TrialResult): string | null {
  const [first, ...more] = arms.filter(({ id, role }) => role === 'comparator' && own(result.arms, id) !== undefined);
  return first && more.length === 0 ? first.id : null;
}

/** Whether an estimate lies on the side of no effect that is good for the first arm, or on the other one. */
function sideOf(result: TrialResult, comparison: TrialComparison, better: boolean): Verdict {
  const none = noEffectOrUnfit(comparison);
  const { good, why } = directionOf(result, comparison);
  if (why === 'contradicted') {
    return { holds: false, found: `${String(comparison.estimate)}, and values of the arms that say the opposite` };
  }
  if (good === null) throw new Unfit(...unclear(result.outcome, comparison, why));
  const isAbove = better === (good === 'above');
  return beyond(
    comparison.estimate,
    none,
    isAbove ? 1 : -1,
    `${good === 'above' ? 'higher' : 'lower'} is better, no effect is ${none}`,
  );
}

/** Why no direction is told, and what would tell one. */
function unclear(
  outcome: Outcome,
  comparison: TrialComparison,
  why: Exclude<Untold, 'contradicted'>,
): [string, string] {
  switch (why) {
    case 'neither is better':
      return [`of ${outcome.name} neither direction is better`, 'set "better" of the outcome to lower or higher'];
    case 'not clear':
      return [`of ${outcome.name} it is not clear which direction is better`, 'leave the condition out'];
    case 'left open':
      return [`the data leave open which way is better for ${outcome.name}`, askFor(comparison)];
  }
}

function beyond(value: Value | null, limit: number, sign: number, told: string): Verdict {
  if (!isQuantity(value)) return { holds: false, found: value ?? 'not reported' };
  const { low, high, closed } = spanOf(value);
  const [near, open] = [sign > 0 ? low : high, !closed];
  const holds = sign > 0 ? near > limit || (open && near === limit) : near < limit || (open && near === limit);
  return { holds, found: `${value.toString()} (${told})` };
}

/** The value that tells what an arm did. */
function middleOf(values: ArmResult): Value | null {
  if (typeof values === 'string' || isQuantity(values)) return values;
  const { mean, median, rate, percent }: ArmValues = values;
  return mean ?? median ?? rate ?? percent;
}

function interval({ comparison, path }: Subject, excludes: boolean): Verdict {
  if (!comparison) throw new Unfit(`${path} is not a comparison`, 'name one, such as results.pain.comparisons.drug');
  const none = noEffectOrUnfit(comparison);
  const crosses = crossesNoEffect(comparison);
  if (crosses === null) return { holds: false, found: 'no interval reported' };
  const { low, high } = comparison.ci!;
  return { holds: crosses !== excludes, found: `${String(low)} to ${String(high)} (no effect is ${none})` };
}

function significant({ comparison, path }: Subject, wanted: boolean): Verdict {
  if (!comparison) throw new Unfit(`${path} is not a comparison`, 'name one, such as results.pain.comparisons.drug');
  const { is, found } = significanceOf(comparison);
  return { holds: is === wanted, found };
}

function judged({ comparison, path }: Subject, verdictOf: (of: TrialComparison) => Shown, wanted: boolean): Verdict {
  if (!comparison) throw new Unfit(`${path} is not a comparison`, 'name one, such as results.cure.comparisons.short');
  const { is, found } = verdictOf(comparison);
  return { holds: is === wanted, found };
}

function valuesIn(node: unknown): string[] {
  const found: string[] = [];
  walk(node, { quantity: (quantity) => found.push(quantity.toString()) });
  return found;
}
