/** Sentences that say more than the data support. They are told, not refused: words are for people to judge. */
import { crossesNoEffect, equivalenceOf, noninferiorityOf, significanceOf } from '../trial/effect.js';
import { doubt, type Finding } from '../dataset/finding.js';
import { lookUp, piecesOf, type Prose } from '../dataset/prose.js';
import type { Comparison, Dataset, Result } from '../dataset/schema.js';
import { walk } from '../dataset/walk.js';

/** English words that claim a benefit, or deny one in the same part of a sentence. */
const benefit =
  /\b(benefi\w*|better|eas(?:ed|es)|effective\w*|helped|helps|improv\w*|lower(?:ed|s)|prevent\w*|reduc\w*|(?<!\bp for )superior\w*|works)\b/i;
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
export function checkOverclaims(dataset: Dataset): Finding[] {
  const found: Finding[] = [];
  const benefits: string[] = [];
  walk(dataset, {
    prose(prose, path) {
      if (!claiming.test(path)) return;
      if (claimsBenefit(dataset, prose)) benefits.push(path);
      const about = relatedTo(dataset, prose);
      if (about.length === 0 && headings.test(path)) found.push(...tooStrongAlone(dataset, prose, path));
      for (const related of withEveryArm(dataset, prose, about)) {
        found.push(...tooStrong(dataset, prose, path, related));
      }
    },
  });
  if (benefits[0] !== undefined && dataset.adverse_events.length === 0) {
    const hint = 'add adverse_events, if only to say that they were not reported';
    found.push(doubt(benefits[0], 'this claims a benefit, and the data say nothing of harms', hint));
  }
  return found;
}

/** A result that a sentence cites or rests on, and the comparison where it names one. */
interface Related {
  result: Result;
  comparison: Comparison | null;
  name: string;
}

function relatedTo(dataset: Dataset, prose: Prose): Related[] {
  const cited = piecesOf(prose).flatMap((piece) => ('words' in piece ? [] : [piece.path]));
  const related = new Map<unknown, Related>();
  for (const path of [...cited, ...prose.holds.map((condition) => condition.path)]) {
    const [list, id, kind, name] = path.split('.');
    const result = list === 'results' ? dataset.results.find((row) => row.id === id) : undefined;
    if (!result) continue;
    const compared = kind === 'comparisons' ? lookUp(result.comparisons, name ?? '').found : undefined;
    const comparison = (compared as Comparison | undefined) ?? null;
    const short = comparison ? `results.${result.id}.comparisons.${name}` : `results.${result.id}`;
    related.set(comparison ?? result, { result, comparison, name: short });
  }
  return [...related.values()];
}

/** The comparisons of the first primary result: what a headline is of that names none. */
function primaryOf({ outcomes, results }: Dataset): Related[] {
  const primary = new Set(outcomes.filter(({ role }) => role === 'primary').map(({ id }) => id));
  const result = results.find(({ outcome }) => primary.has(outcome));
  return result ? comparedIn(result) : [];
}

function comparedIn(result: Result): Related[] {
  const named = ({ arm }: Comparison) => `results.${result.id}.comparisons.${arm}`;
  return result.comparisons.map((comparison) => ({ result, comparison, name: named(comparison) }));
}

/** A headline can be of any of these comparisons: what it says is too strong where none of them supports it, or not each where it says so. */
function tooStrongAlone(dataset: Dataset, prose: Prose, path: string): Finding[] {
  const check = (related: Related) => tooStrong(dataset, prose, path, related);
  const primary = primaryOf(dataset);
  if (saysEveryArm(dataset, prose)) return ofComparator(dataset, primary).flatMap(check);
  const each = primary.map(check);
  return each.length > 0 && each.every((found) => found.length > 0) ? each[0]! : [];
}

const saysEveryArm = (dataset: Dataset, prose: Prose) =>
  partsOf(dataset, prose).some((part) => everyArm.test(part) && !denial.test(part));

/** The comparisons that a sentence is of; where it says “every dose”, each of the same results. */
function withEveryArm(dataset: Dataset, prose: Prose, about: Related[]): Related[] {
  if (!about.some(({ comparison }) => comparison) || !saysEveryArm(dataset, prose)) return about;
  const results = [...new Set(about.filter(({ comparison }) => comparison).map(({ result }) => result))];
  const each = ofComparator(dataset, results.flatMap(comparedIn));
  return [...about, ...each.filter(({ comparison }) => about.every((related) => related.comparison !== comparison))];
}

/** Doses are also compared with one another; “every dose” is not of that. */
const ofComparator = ({ arms }: Dataset, all: Related[]): Related[] =>
  all.filter(({ comparison }) => arms.find(({ id }) => id === comparison?.versus)?.role === 'comparator');

function tooStrong(dataset: Dataset, prose: Prose, path: string, { result, comparison, name }: Related): Finding[] {
  const found: Finding[] = [];
  const admits = (words: RegExp) =>
    prose.holds.some((condition) => condition.path.startsWith(name) && words.test(condition.words));
  const admitted = admits(/^(not significant|interval includes)/);
  if (comparison && !admitted && claimsBenefit(dataset, prose, name) && crossesNoEffect(comparison)) {
    const { low, high } = comparison.ci!;
    const message = `this claims a benefit, but the interval of ${name}, ${String(low)} to ${String(high)}, includes no effect`;
    found.push(doubt(path, message, 'say that a benefit was not shown, or that it is uncertain'));
  }
  const parts = partsOf(dataset, prose);
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
  const outcome = dataset.outcomes.find(({ id }) => id === result.outcome);
  if (outcome?.role === 'exploratory') {
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
function claimsBenefit(dataset: Dataset, prose: Prose, name = ''): boolean {
  const byCondition = prose.holds.some(({ path, words }) => path.startsWith(name) && words.startsWith('better than'));
  return byCondition || claims(partsOf(dataset, prose), benefit);
}

/** Whether a part of a sentence has such a word, and no denial of it. */
const claims = (parts: string[], word: RegExp): boolean => parts.some((part) => word.test(part) && !denial.test(part));

/** The parts of a sentence between full stops and semicolons; none where the words are not English. */
function partsOf({ language }: Dataset, prose: Prose): string[] {
  if (!language.startsWith('en')) return [];
  // Keys of references are not words of the sentence.
  const words = piecesOf(prose).map((piece) => ('words' in piece ? piece.words : '#'));
  return words.join('').split(/[.;](?=\s|$)/);
}
