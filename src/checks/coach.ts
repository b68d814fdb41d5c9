/**
 * “Before you present”: what a good chair would ask of this page, and what is still to be done. These are no errors of
 * the data, so that none of them stops anything; each is gone once it is done, or answered with `known`.
 */
import { placeholdersIn } from '../dataset/placeholders.js';
import { doubt, type Finding } from '../dataset/finding.js';
import type { Dataset } from '../dataset/schema.js';
import type { Trial } from '../trial/trial.js';
import { idleAnswers, withAnswers } from './answers.js';
import { askAbbreviations } from './coach/abbreviations.js';
import { askEffects } from './coach/effects.js';
import { askHarms } from './coach/harms.js';
import { askDenominators } from './coach/people.js';
import { askRegistration, askReview } from './coach/review.js';
import { askStrongWords } from './coach/strong-words.js';

/** Warnings for placeholders under a dataset that says that it is no draft: deleting that line does not finish them. */
export function checkPlaceholders(dataset: Dataset): Finding[] {
  if (dataset.draft) return [];
  const hint =
    'write your own words; until then page and deck still say “Draft”, and “draft: true” belongs in the file';
  return placeholders(dataset, hint);
}

const placeholders = (dataset: Dataset, hint: string): Finding[] =>
  placeholdersIn(dataset).map(({ path, text }) => ({
    ...doubt(path, `“${text}” is a placeholder`, hint),
    mend: { kind: 'write' },
  }));

/** Whether page and deck say that it is a draft: because the file does, or because it holds placeholders. */
export const isDraft = (dataset: Dataset): boolean => dataset.draft || placeholdersIn(dataset).length > 0;

/**
 * What to look at before the talk, in the order of its weight. Takes a trial, and what the checks found in it before
 * answers were looked at; gives paths of the dataset, as the checks do.
 */
export function beforeYouPresent(trial: Trial, found: readonly Finding[] = []): Finding[] {
  const { dataset } = trial;
  const asked = [
    ...placeholders(dataset, 'write your own words'),
    ...askEffects(trial),
    ...askStrongWords(trial),
    ...askHarms(trial),
    ...askDenominators(trial),
    ...askRegistration(dataset),
    ...askAbbreviations(dataset),
    ...askReview(dataset),
  ].filter(({ path, message }) => !found.some((one) => one.path === path && one.message === message));
  const open = withAnswers(dataset, asked).filter(({ severity }) => severity !== 'remark');
  const idle = idleAnswers(dataset, [...found, ...asked]).map((path) => {
    const place = path === '' ? 'known' : `${path}.known`;
    return doubt(place, 'this “known” answers nothing: what it was for is no longer there', 'delete it');
  });
  return [...open, ...idle];
}
