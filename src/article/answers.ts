/** What the text of an article answers of that which a new dataset begins with; what it leaves open, a person is asked. */
import type { Arm, RegistryTrial } from '../import/registry-trial.js';
import { directionOf } from '../import/reading/better.js';
import { conditionOf } from '../import/reading/condition.js';
import { kindOf } from '../import/reading/kind.js';
import { peopleNamed } from '../import/reading/population.js';
import type { Article } from './article.js';
import type { Kind, OutcomeType } from './kinds.js';
import { trialOfArticle } from './trial.js';

/** Answers to the questions of `trialbrief new`, by what they are called there; without those that the text leaves open. */
export interface AnswersOfArticle {
  kind?: Kind;
  condition?: string;
  treatment?: string;
  /** Further arms with a treatment that was tried, such as other doses. */
  further?: string[];
  comparator?: string;
  outcome?: string;
  type?: OutcomeType;
  better?: 'lower' | 'higher' | 'neither';
}

/** What has a place in a new dataset and that nobody is asked for; null where it is not told. */
export interface DetailsOfArticle {
  masking: string | null;
  allocation: string | null;
  control: string | null;
  phase: string | null;
  framework: string | null;
  centres: string | null;
  people: string | null;
  timepoint: string | null;
  /** The outcome spelled out, where its name is letters. */
  longName: string | null;
}

export interface FactsOfArticle {
  answers: AnswersOfArticle;
  details: DetailsOfArticle;
}

/** By title and abstract. */
export function factsOfArticle(article: Article): FactsOfArticle {
  const trial = trialOfArticle(article);
  const text = `${article.title} ${trial.summary}`;
  return { answers: answersOf(trial), details: detailsOf(trial, text) };
}

function answersOf(trial: RegistryTrial): AnswersOfArticle {
  const tried = trial.arms.filter(({ planned }) => planned?.kind === 'experimental').map(({ title }) => title);
  const control = trial.arms.find(({ planned }) => planned?.kind !== 'experimental')?.title;
  const kind = kindOfTrial(trial);
  const outcome = trial.outcomes[0];
  const type = outcome && typeOf(outcome.title);
  const better = outcome && directionOf(trial, { ...outcome, description: '' }, kindOf(outcome)).better;
  return {
    ...(kind && { kind }),
    ...(trial.conditions.length > 0 && { condition: conditionOf(trial) }),
    ...(tried[0] !== undefined && { treatment: tried[0], further: tried.slice(1) }),
    ...(control !== undefined && tried.length > 0 && { comparator: control }),
    ...(outcome && { outcome: shortOf(outcome.title).name }),
    ...(type && { type }),
    ...(better && better !== 'not clear' && { better }),
  };
}

/** A long name that ends with its letters in brackets goes by these. */
function shortOf(title: string): { name: string; long: string | null } {
  const [, long, letters] = /^(.{30,}) \(([\p{Lu}\d][\p{Lu}\d-]{2,11})\)$/u.exec(title) ?? [];
  return long && letters ? { name: letters, long } : { name: title, long: null };
}

function kindOfTrial({ design: { model, modelWords } }: RegistryTrial): Kind | null {
  if (modelWords === 'cluster') return 'cluster';
  return model === 'sequential' ? null : model;
}

/** By the words of an outcome; null where they leave it open. */
function typeOf(name: string): OutcomeType | null {
  if (/\btime (?:to|until)\b|\bsurvival\b|\btime-to\b/i.test(name)) return 'time-to-event';
  if (
    /\b(?:annuali[sz]ed|event) rate|\brate of (?:relapses?|exacerbations?|events|falls|attacks)\b|\bper (?:person|patient)-?\s?years?/i.test(
      name,
    )
  )
    return 'rate';
  if (
    /\b(?:proportion|percentage(?! (?:points?|change|reduction|increase|decrease|difference))|incidence|number of (?:patients|participants|people|women|children)|response rate|remission|mortality|death|composite of|occurrence|responders?|cure|relapse|recurrence|clearance|pregnancy|live births?|hospitali[sz]ation)\b/i.test(
      name,
    )
  )
    return 'binary';
  return /\b(?:change|mean|score|level|difference in|reduction in|volume|pressure|concentration)\b/i.test(name)
    ? 'continuous'
    : null;
}

function detailsOf(trial: RegistryTrial, text: string): DetailsOfArticle {
  const { masking, allocation, phases } = trial.design;
  const control = trial.arms.find(({ planned }) => planned?.kind !== 'experimental');
  return {
    ...{ masking, allocation, control: controlOf(control, text), phase: phases[0] ?? null },
    framework: /\bnon-?\s?inferior/i.test(text)
      ? 'noninferiority'
      : /\bequivalence (?:trial|margin)/i.test(text)
        ? 'equivalence'
        : null,
    centres: /\bmulti-?cent(?:er|re)\b/i.test(text)
      ? 'multicentre'
      : /\bsingle-?\s?cent(?:er|re)\b/i.test(text)
        ? 'single-centre'
        : null,
    people: peopleNamed(trial, 90),
    timepoint: trial.outcomes[0]?.timeframe || null,
    longName: shortOf(trial.outcomes[0]?.title ?? '').long,
  };
}

function controlOf(control: Arm | undefined, text: string): string | null {
  if (/\bplacebo-controlled\b/i.test(text) || control?.planned?.kind === 'placebo') return 'placebo-controlled';
  if (/\bsham-controlled\b/i.test(text) || control?.planned?.kind === 'sham') return 'sham-controlled';
  return /\bactive-controlled\b/i.test(text) ? 'active-controlled' : null;
}
