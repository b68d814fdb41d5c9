/** Sentences that say more than the data support. They are told, not refused: words are for people to judge. */
import { crossesNoEffect, equivalenceOf, noninferiorityOf, significanceOf } from '../trial/effect.js';
import { betterWords, didBy, directionOf } from '../trial/direction.js';
import { doubt, type Finding } from '../dataset/finding.js';
import { piecesOf, type Prose } from '../dataset/prose.js';
import { resultAt, type Trial, type TrialComparison, type TrialResult } from '../trial/trial.js';
import type { Reading } from './reading.js';
import { rowsNamed, type Row } from './rows-in-text.js';
import { resultsIn } from './statements.js';
import { tellsHarms } from '../trial/harms.js';

/** English words that claim a benefit, or deny one in the same part of a sentence. */
const benefit =
  /\b(benefi\w*|better|eas(?:ed|es)|effective\w*|helped|helps|improv\w*|lower(?:ed|s)|prevent\w*|reduc\w*|(?<!\bp for )superior\w*|works)\b/i;
/** Words that say that something was good for people: a fall alone can be a harm. */
const surelyGood =
  /\b(benefi(?:t|ts|ted|cial)|eas(?:ed|es)|effective|helped|helps|improv(?:ed|es)|reliev(?:ed|es)|superior|works)\b/i;
const denial = /\b(not|no|non|nor|neither|never|without|fail\w*|unclear|whether)\b|n[’']t\b/i;
const significance = /\bsignifican\w*\b/i;
const noninferiority = /\bnon-?inferior\b|\bnot inferior\b/i;
const equivalence = /\b(bio-?)?equivalen(t|ce)\b/i;

/** Words that say it of more than one arm: `every dose`, `both doses`, `all lowered`. */
const everyArm = new RegExp(
  `\\b(?:every|each|all|both|any|either)\\s+(?:(?:of\\s+)?(?:[\\w.-]+\\s+){0,2}(?:doses?|arms?|groups?|regimens?|treatments?|schedules?|strengths?|drugs?)|${benefit.source})`,
  'i',
);

/** The sentences that claim something; questions and reasons do not. */
const claiming = /^(headline|bottom_line|\w+_message|takeaways|strengths)(\.|$)/;

/** Of these, those that are of the primary result where they name none. */
const headings = /^(headline|primary_message|bottom_line)$/;

/** Warnings for claims of benefit or significance that their results do not support, and for benefit without harms. */
export function checkOverclaims(trial: Trial, { sentences, rows }: Reading): Finding[] {
  const found: Finding[] = [];
  const benefits: string[] = [];
  for (const { prose, path } of sentences) {
    if (!claiming.test(path)) continue;
    if (claimsBenefit(trial, prose)) benefits.push(path);
    const about = relatedTo(trial, prose);
    const meant = about.length > 0 ? [] : headings.test(path) ? primaryOf(trial) : namedIn(trial, rows, prose);
    found.push(...tooStrongAlone(trial, prose, path, meant));
    found.push(...againstEstimates(trial, prose, path, about));
    for (const related of withEveryArm(trial, prose, about)) found.push(...tooStrong(trial, prose, path, related));
  }
  if (benefits[0] !== undefined && !tellsHarms(trial)) {
    const hint = 'add adverse_events, if only to say that they were not reported';
    found.push(doubt(benefits[0], 'this claims a benefit, and the data say nothing of harms', hint));
  }
  return found;
}

/** A result that a sentence cites or rests on, and the comparison where it names one. */
interface Related {
  result: TrialResult;
  comparison: TrialComparison | null;
  name: string;
}

function relatedTo(trial: Trial, prose: Prose): Related[] {
  const cited = piecesOf(prose).flatMap((piece) => ('words' in piece ? [] : [piece.path]));
  const related = new Map<unknown, Related>();
  for (const path of [...cited, ...prose.holds.map((condition) => condition.path)]) {
    const at = resultAt(trial, path);
    if (!at) continue;
    const { result, comparison } = at;
    const short = path
      .split('.')
      .slice(0, comparison ? 4 : 2)
      .join('.');
    related.set(comparison ?? result, { result, comparison, name: short });
  }
  return [...related.values()];
}

/** The comparisons of the first primary result: what a headline is of that names none. */
function primaryOf({ results }: Trial): Related[] {
  const result = results.find(({ outcome }) => outcome.role === 'primary');
  return result ? comparedIn(result) : [];
}

/** The comparisons with the comparator of the results whose outcomes a sentence of one part names in full. */
function namedIn(trial: Trial, rows: readonly Row[], prose: Prose): Related[] {
  const [text, ...others] = partsOf(trial, prose);
  if (text === undefined || others.some((other) => other.trim() !== '')) return [];
  return ofComparator(resultsIn(trial, rowsNamed(rows, text)).flatMap(comparedIn));
}

function comparedIn(result: TrialResult): Related[] {
  const named = ({ arm }: TrialComparison) => `results.${result.id}.comparisons.${arm.id}`;
  return result.comparisons.map((comparison) => ({ result, comparison, name: named(comparison) }));
}

/** A sentence that cites nothing can be of any of these comparisons: it is too strong where none of them supports it, or not each where it says so. */
function tooStrongAlone(trial: Trial, prose: Prose, path: string, meant: Related[]): Finding[] {
  const check = (related: Related) => tooStrong(trial, prose, path, related);
  if (saysEveryArm(trial, prose)) return ofComparator(meant).flatMap(check);
  const each = meant.map(check);
  return each.length > 0 && each.every((found) => found.length > 0) ? each[0]! : [];
}

/** Whether a comparison shows its first arm to be worse than the comparator. */
function isWorse({ result, comparison }: Related): boolean {
  if (!comparison || comparison.versus.role !== 'comparator' || crossesNoEffect(comparison) !== false) return false;
  return didBy(result, comparison) === 'worse';
}

/** A benefit claimed where every comparison that the sentence is of shows a harm. */
function againstEstimates(trial: Trial, prose: Prose, path: string, about: Related[]): Finding[] {
  const of = about.length === 0 && headings.test(path) ? ofComparator(primaryOf(trial)) : about;
  const [first] = of;
  if (!first?.comparison || !of.every(isWorse) || !claims(partsOf(trial, prose), surelyGood)) return [];
  const { result, comparison, name } = first;
  const { good } = directionOf(result, comparison);
  const better = betterWords(result.outcome) || `an estimate ${String(good)} no effect is better`;
  const message = `this claims a benefit, but ${name}, ${String(comparison.estimate)}, speaks for the comparator: ${better} of ${result.outcome.name}`;
  return [doubt(path, message, 'check the sentence, the estimate, and “better” of the outcome')];
}

const saysEveryArm = (trial: Trial, prose: Prose) =>
  partsOf(trial, prose).some((part) => everyArm.test(part) && !denial.test(part));

/** The comparisons that a sentence is of; where it says “every dose”, each of the same results. */
function withEveryArm(trial: Trial, prose: Prose, about: Related[]): Related[] {
  if (!about.some(({ comparison }) => comparison) || !saysEveryArm(trial, prose)) return about;
  const results = [...new Set(about.filter(({ comparison }) => comparison).map(({ result }) => result))];
  const each = ofComparator(results.flatMap(comparedIn));
  return [...about, ...each.filter(({ comparison }) => about.every((related) => related.comparison !== comparison))];
}

/** Doses are also compared with one another; “every dose” is not of that. */
const ofComparator = (all: Related[]): Related[] =>
  all.filter(({ comparison }) => comparison?.versus.role === 'comparator');

function tooStrong(trial: Trial, prose: Prose, path: string, { result, comparison, name }: Related): Finding[] {
  const found: Finding[] = [];
  const admits = (words: RegExp) =>
    prose.holds.some((condition) => condition.path.startsWith(name) && words.test(condition.words));
  const admitted = admits(/^(not significant|interval includes)/);
  // “Noninferior, with less bleeding”: the benefit is of something else.
  const isOther = admits(/^(noninferior|equivalent)$/);
  if (comparison && !admitted && !isOther && claimsBenefit(trial, prose, name) && crossesNoEffect(comparison)) {
    const { low, high } = comparison.ci!;
    const message = `this claims a benefit, but the interval of ${name}, ${String(low)} to ${String(high)}, includes no effect`;
    found.push(doubt(path, message, 'say that a benefit was not shown, or that it is uncertain'));
  }
  const parts = partsOf(trial, prose);
  // “Noninferior by intention to treat, not per protocol” denies it, and says by its condition of which.
  const denied = parts.some((part) => noninferiority.test(part) && denial.test(part));
  const calls = !(denied && admits(/^noninferiority not shown/)) && parts.some((part) => noninferiority.test(part));
  if (comparison && calls && noninferiorityOf(comparison).is === false) {
    const message = `this calls ${name} noninferior, but its interval reaches the margin: ${noninferiorityOf(comparison).found}`;
    found.push(doubt(path, message, 'say that noninferiority was not shown'));
  }
  const notEquivalent = comparison && equivalenceOf(comparison).is === false && !admits(/^equivalence not shown/);
  if (notEquivalent && claims(parts, equivalence)) {
    const message = `this calls ${name} equivalent, but its interval does not lie between the margins: ${equivalenceOf(comparison).found}`;
    found.push(doubt(path, message, 'say that equivalence was not shown'));
  }
  if (!claims(parts, significance)) return found;
  const { outcome } = result;
  if (outcome.role === 'exploratory') {
    const message = `this calls a result significant whose outcome, ${outcome.name}, is exploratory`;
    found.push(doubt(path, message, 'exploratory results raise questions; leave “significant” out'));
  }
  if (comparison && !admitted && significanceOf(comparison).is === false) {
    const message = `this calls ${name} significant, but found is ${significanceOf(comparison).found}`;
    found.push(doubt(path, message, 'leave “significant” out'));
  }
  return found;
}

/** Whether a sentence claims a benefit: by a condition (on this comparison, if given) or by its words. */
export function claimsBenefit(trial: Trial, prose: Prose, name = ''): boolean {
  const byCondition = prose.holds.some(({ path, words }) => path.startsWith(name) && words.startsWith('better than'));
  return byCondition || claims(partsOf(trial, prose), benefit);
}

/** Whether a part of a sentence has such a word, and no denial of it. */
const claims = (parts: string[], word: RegExp): boolean => parts.some((part) => word.test(part) && !denial.test(part));

/** The parts of a sentence between full stops and semicolons; none where the words are not English. */
function partsOf({ language }: Trial, prose: Prose): string[] {
  if (!language.startsWith('en')) return [];
  // Keys of references are not words of the sentence.
  const words = piecesOf(prose).map((piece) => ('words' in piece ? piece.words : '#'));
  return words.join('').split(/[.;](?=\s|$)/);
}
