/** What a record is about: its condition, in the order of words that people speak. */
import { withoutTitleCase } from './population.js';
import type { RegistryTrial } from '../registry-trial.js';
import { shorten, words } from '../text.js';

/** The condition that the titles of a record name best, else its first; in 70 characters at most. */
export const conditionOf = (trial: RegistryTrial): string => shorten(inOrder(mainCondition(trial), trial), 70);

/** The condition with what the titles add to it: `heart failure with preserved ejection fraction`, where the condition is heart failure. */
export function fullCondition(trial: RegistryTrial): string {
  const condition = conditionOf(trial);
  const escaped = condition.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const tail = new RegExp(
    `\\b${escaped}\\s(with (?:an? )?(?:preserved|reduced|mildly|mid-range|elevated|low|high|severe)\\b[^.;:,()]{3,50})`,
    'i',
  );
  const added = [trial.titles.brief, trial.titles.official]
    .map((title) =>
      tail.exec(title)?.[1]?.replace(/\s(?:versus|vs|compared|treated|receiving|a|the|in|who)\b[^]*$/i, ''),
    )
    .find((found) => found !== undefined);
  return withoutTitleCase(added ? `${condition} ${added}` : condition);
}

/** Whether the titles of a record name its condition, at least by one word: a term that they do not name can be of something else. */
export const isInTitles = (trial: RegistryTrial): boolean => {
  const { conditions, titles } = trial;
  const told = words(`${titles.brief} ${titles.official}`);
  const isNamed = (word: string) =>
    told.some((one) => one === word || (word.length > 5 && one.startsWith(word.slice(0, 6))));
  return conditions.length > 0 && words(mainCondition(trial)).some((word) => word.length > 3 && isNamed(word));
};

function mainCondition(trial: RegistryTrial): string {
  const { conditions } = trial;
  const titles = new Set(words(`${trial.titles.brief} ${trial.titles.official}`));
  const named = (condition: string) => words(condition).filter((word) => word.length > 3 && titles.has(word)).length;
  return conditions.reduce(
    (best, next) => (named(next) > named(best) ? next : best),
    conditions[0] ?? 'Condition not stated',
  );
}

/** What follows the comma of a heading of the thesaurus, and belongs before it: an adjective, or a type. */
const qualifier = /(ic|ive|ous|ary|type \S+)$/i;

/**
 * `Heart Failure, Congestive` as Congestive Heart Failure. A list of two
 * conditions looks the same, so that only a heading is turned round whose second
 * part can be nothing else, or that the titles write so.
 */
function inOrder(condition: string, trial: RegistryTrial): string {
  const parts = condition.split(', ');
  if (parts.length === 1) return condition;
  const turned = parts.toReversed().join(' ');
  const inTitle = `${trial.titles.brief}; ${trial.titles.official}`.toLowerCase().includes(turned.toLowerCase());
  return inTitle || (parts.length === 2 && qualifier.test(parts[1]!)) ? turned : condition;
}

/** The condition as the record has it, where it is not printed so, and what it names beside it, for a remark. */
export function conditionRemark(trial: RegistryTrial): string {
  const main = mainCondition(trial);
  const others = trial.conditions.filter((name) => name !== main);
  return [
    ...(main === conditionOf(trial) || main === 'Condition not stated' ? [] : [`In the record: ${main}.`]),
    ...(others.length > 0
      ? [`The one that the titles of the record name best. Its others: ${shorten(others.join('; '), 300)}.`]
      : []),
  ].join(' ');
}

/** `Hypertension` is lower case inside a sentence, `HIV infections` is not. */
export function lowered(text: string): string {
  // Names of people and titles in capitals keep theirs.
  const capitals = /^\p{Lu}\p{Ll}+['’]/u.test(text) || /^\S+ (\p{Ll}+ )?\p{Lu}\p{Ll}/u.test(text);
  return /^\p{Lu}\p{Ll}/u.test(text) && !capitals ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
